package review_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/review"
)

func matched(t *testing.T, l *review.Library, description string) []review.MatchedRequirement {
	t.Helper()
	m, err := l.Match(description)
	if err != nil {
		t.Fatal(err)
	}
	return m.Requirements
}

func TestThreePiles(t *testing.T) {
	licences := entry("achievement", "Licence renewal cheaper", model.Values{"action": "Negotiated with the supplier.", "metrics": []model.Values{{"what": "licences", "after": model.Decimal("95000"), "known": "measured"}}})
	bullet := entry("bullet", "Led 7 people for two weeks and kept the budget", nil)
	led := entry("leadership", "Fill-in manager", model.Values{"people_led": int64(7)})
	l := newLibrary(t, licences, bullet, led)
	found := matched(t, l, "Requirements:\n- Negotiation of supplier contracts\n- Leading people\n- Deep knowledge of Kubernetes\nNice to have:\n- Cost control")
	for i, want := range []struct {
		need   review.Need
		pile   review.Pile
		cover  review.Cover
		entry  string
		reason string
	}{
		{review.Must, review.InJournal, review.Shown, licences.ID, "vendors; with a measured result"},
		{review.Must, review.InBullets, review.Shown, bullet.ID, "leading people"},
		{review.Must, review.Nowhere, review.NotCovered, "", ""},
		{review.Nice, review.InBullets, review.Shown, bullet.ID, "budget"},
	} {
		got := found[i]
		if got.Need != want.need || got.Pile != want.pile || got.Cover != want.cover {
			t.Errorf("%s: %s %s %s, want %v", got.Text, got.Need, got.Pile, got.Cover, want)
		}
		if want.entry != "" && (len(got.Evidence) == 0 || got.Evidence[0] != review.Evidence{Entry: want.entry, Reason: want.reason}) {
			t.Errorf("%s: shown by %v, want %s", got.Text, got.Evidence, want.reason)
		}
	}
	if got := found[1].Evidence; len(got) != 2 || got[1].Reason != "leading people; led 7 people" {
		t.Errorf("the entry behind the bullet shows it too: %v", got)
	}
	if got := found[2].Missing; !slices.Equal(got, []string{"containers"}) {
		t.Errorf("missing %v", got)
	}
}

func TestStemsMeetAndCommonWordsAloneDoNot(t *testing.T) {
	l := newLibrary(t,
		entry("note", "Migrated the mail servers", nil),
		entry("note", "Dairy visit", model.Values{"body": "Saw how cheese is made."}),
		entry("note", "A long day", model.Values{"body": "We worked on the refrigeration."}),
	)
	for text, want := range map[string]review.Pile{
		"Migrating servers":                        review.InJournal,
		"Experience in the dairy industry":         review.InJournal,
		"Refrigeration control loops":              review.Nowhere,
		"Excellent skills":                         review.Nowhere,
		"Strong ability to work in a team":         review.Nowhere,
		"Making cheese and visits":                 review.InJournal,
		"C# and R":                                 review.Nowhere,
		"Server infrastructure, Cisco and Ansible": review.InJournal,
	} {
		if got := matched(t, l, "Requirements:\n- "+text)[0]; got.Pile != want {
			t.Errorf("%q: %s by %v, want %s", text, got.Pile, got.Evidence, want)
		}
	}
	if got := matched(t, l, "Requirements:\n- Servers, Cisco and Ansible")[0]; got.Cover != review.Partly || !slices.Equal(got.Missing, []string{"networks", "automation"}) {
		t.Errorf("%s, missing %v", got.Cover, got.Missing)
	}
}

func TestWhatShowsNothingIsNoEvidence(t *testing.T) {
	trashed := entry("note", "Kubernetes in the trash", nil)
	trashed.Trashed = true
	gone := entry("bullet", "Ran Kubernetes", model.Values{"left_out": true})
	l := newLibrary(t, trashed, gone,
		entry("contact", "Kubernetes expert", nil),
		entry("interview", "Kubernetes Ltd", model.Values{"description": "Kubernetes"}),
		entry("application", "Kubernetes Ltd", nil),
		entry("question", "Do you know Kubernetes?", nil),
		entry("study", "Kubernetes course", model.Values{"status": "planned"}))
	if got := matched(t, l, "Kubernetes")[0]; got.Pile != review.Nowhere {
		t.Errorf("%v", got.Evidence)
	}
	trashed.Trashed = false
	if err := l.PutEntries(trashed); err != nil {
		t.Fatal(err)
	}
	if got := matched(t, l, "Kubernetes")[0]; got.Pile != review.InJournal {
		t.Error("taken out of the trash, an entry shows again what it says")
	}
	l.RemoveEntries(trashed.ID)
	if got := matched(t, l, "Kubernetes")[0]; got.Pile != review.Nowhere {
		t.Error("removed for good, it still shows")
	}
}

func TestACompetencyShowsWhatNoWordSays(t *testing.T) {
	e := entry("note", "Lunch upstairs", nil)
	e.Competencies = []string{"budgeting"}
	l := newLibrary(t, e)
	if got := matched(t, l, "Requirements:\n- Budget responsibility")[0]; got.Pile != review.InJournal || got.Evidence[0].Reason != "budget" {
		t.Errorf("%+v", got)
	}
}

func TestOwnSynonymsMatch(t *testing.T) {
	l := newLibrary(t, entry("note", "Tamed the beast", nil))
	const job = "Requirements:\n- Oracle Fusion"
	if got := matched(t, l, job)[0]; got.Pile != review.Nowhere {
		t.Fatalf("%v", got.Evidence)
	}
	s := newStore(t)
	if err := review.SaveSynonyms(t.Context(), s, []review.SynonymGroup{{Name: "our ERP", Words: []string{"Oracle Fusion", "the beast"}}}); err != nil {
		t.Fatal(err)
	}
	if err := review.SaveSynonyms(t.Context(), s, []review.SynonymGroup{{Words: []string{"nameless"}}}); model.CodeOf(err) != model.Invalid {
		t.Errorf("a group without a name gives %v", err)
	}
	if err := l.LoadSynonyms(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if got := matched(t, l, job)[0]; got.Pile != review.InJournal || got.Evidence[0].Reason != "our ERP" {
		t.Errorf("%+v", got)
	}
}

func TestAMatchingReadsAsPromised(t *testing.T) {
	l := newLibrary(t, entry("note", "Kubernetes at home", nil))
	m, err := l.Match("Kubernetes")
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	id := m.Requirements[0].Evidence[0].Entry
	want := `{"requirements":[{"text":"Kubernetes","need":"must","pile":"journal","evidence":[{"entry":"` + id + `","reason":"containers"}]}]}`
	if string(got) != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	m, err = l.Match("Dogs")
	if got, _ := json.Marshal(m); err != nil || !strings.Contains(string(got), `"pile":"none","evidence":[]`) {
		t.Errorf("%s, %v", got, err)
	}
	if m.CountInPile(review.Nowhere, "") != 1 || m.CountInPile(review.Nowhere, review.Nice) != 0 || m.CountInPile(review.InJournal, review.Must) != 0 {
		t.Error("the piles are counted wrongly")
	}
}

// What is planned for a requirement comes back among the actions.
func TestARequirementThatNothingShowsIsPlanned(t *testing.T) {
	l := newLibrary(t)
	plan := matched(t, l, "Requirements:\n- Kubernetes in production")[0].PlanEvidence(today, today.Add(30))
	if err := plan.Check(); err != nil {
		t.Fatal(err)
	}
	if err := l.PutEntries(plan); err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(l.Actions(today), func(a actionT) bool { return a.Decision == plan.ID })
	if i < 0 {
		t.Fatal("it is not among the actions")
	}
	if a := l.Actions(today)[i]; a.Due != today.Add(30) || a.Status != "planned" || !strings.Contains(a.Title, "Kubernetes in production") {
		t.Errorf("%+v", a)
	}
}

func FuzzMatch(f *testing.F) {
	l := newLibrary(f, wholeStory())
	f.Add("Requirements:\n- C#, R&D and Führung for 5+ years")
	f.Fuzz(func(t *testing.T, job string) {
		m, err := l.Match(job)
		if err != nil && model.CodeOf(err) == "" {
			t.Error(err)
		}
		for _, r := range m.Requirements {
			if (r.Pile == review.Nowhere) != (len(r.Evidence) == 0) {
				t.Errorf("%+v", r)
			}
		}
	})
}

// What one entry shows beside the best one is not called missing, and can be looked
// up.
func TestEachThingNamedIsShownByTheEntryThatHasIt(t *testing.T) {
	most := entry("achievement", "Moved the ERP's servers while production ran", nil)
	list := []model.Entry{most, entry("note", "Kubernetes for beginners", nil)}
	for range 6 {
		list = append(list, entry("note", "ERP and servers, vendor and budget", nil))
	}
	got := matched(t, newLibrary(t, list...), "Requirements:\n- Servers for the ERP, with a budget, vendors and Kubernetes")[0]
	if got.Cover != review.Shown || len(got.Missing) > 0 || len(got.Evidence) != 5 {
		t.Fatalf("%s, missing %v, by %v", got.Cover, got.Missing, got.Evidence)
	}
	if last := got.Evidence[4]; last.Entry != list[1].ID || last.Reason != "containers" {
		t.Errorf("the last of the evidence is %v", last)
	}
}

func TestAmountsAreNothingToShow(t *testing.T) {
	l := newLibrary(t, entry("budget", "Budget asked", nil))
	got := matched(t, l, "Requirements:\n- A $3.2M budget, £52-58k of it for the 2nd year, in 1:1s (x3)")[0]
	if got.Cover != review.Shown || len(got.Missing) > 0 {
		t.Errorf("%s, missing %v", got.Cover, got.Missing)
	}
}
