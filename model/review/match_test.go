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
	m, err := l.Match(description, "", today)
	if err != nil {
		t.Fatal(err)
	}
	return m.Requirements
}

// bearings are entries of somebody's journal, and what each requirement makes of them.
func TestALevelSaysHowFarARequirementIsBorneOut(t *testing.T) {
	deed := func(title string, v model.Values) model.Entry { return entry("achievement", title, v) }
	study := func(title, form, status string) model.Entry {
		return entry("study", title, model.Values{"form": form, "status": status, "discipline": "technical"})
	}
	led := func(title string, people int) model.Entry {
		return entry("leadership", title, model.Values{"setting": "at work", "people_led": int64(people)})
	}
	outside := entry("leadership", "Coached the under-twelves", model.Values{"setting": "coaching", "outside_it": true, "people_led": int64(14)})
	refused := entry("budget", "Asked for Splunk", model.Values{"outcome": "refused"})
	lapsed := study("CCNP passed", "certificate", "finished")
	lapsed.Values["valid_until"] = model.Day("2020-01-01")
	post := entry("position", "Network administrator", model.Values{"organisation": "Fabrikam"})
	post.Day = today.Add(-6 * 366)
	for _, c := range []struct {
		asks    string
		entry   model.Entry
		level   review.Level
		because string // in the reason, or in what is missing
	}{
		// A named thing is shown by itself alone.
		{"Terraform", deed("Terraform for all of staging", nil), review.Shown, "Terraform"},
		{"Terraform", deed("Ansible for all of staging", nil), review.Related, "Ansible, not Terraform"},
		{"Terraform", deed("A script that cleans staging", nil), review.Nothing, "Terraform"},
		{"AWS", deed("Moved the archive to Azure", nil), review.Related, "Microsoft Azure, not AWS"},
		{"Cisco", deed("Cisco Meraki in all branches", nil), review.Shown, "Cisco"},
		{"Terraform or Ansible", deed("Ansible for all of staging", nil), review.Shown, "Ansible"},
		{"Terraform and Kubernetes", deed("Terraform for all of staging", nil), review.Related, "Kubernetes"},
		// A certificate is earned, not named; what is planned or lapsed is none.
		{"CISSP", study("CISSP", "certificate", "finished"), review.Shown, "CISSP"},
		{"CISSP", study("CISSP", "certificate", "planned"), review.Nothing, "CISSP"},
		{"CISSP", study("CISSP", "certificate", "running"), review.Related, "not finished yet"},
		{"CISSP", deed("Phishing exercise for the CISSP folks", nil), review.Related, "not certified"},
		{"CCNP", lapsed, review.Related, "lapsed"},
		{"CCNA or CCNP", study("CCNA", "certificate", "finished"), review.Shown, "CCNA"},
		{"A bachelor's degree in computing", study("BSc Mathematics", "degree", "finished"), review.Shown, "a degree, finished"},
		{"A master's degree", study("BSc Mathematics", "degree", "finished"), review.Related, "a master's degree"},
		{"A degree", deed("To the first degree of detail", nil), review.Nothing, ""},
		// Deeds at work first: what was learned, said, noted or done elsewhere is near.
		{"Kubernetes", study("Kubernetes", "course", "finished"), review.Related, "studied, not done yet"},
		{"Kubernetes", entry("note", "Kubernetes at home", nil), review.Related, "only noted"},
		{"Mentoring of juniors", outside, review.Related, "outside work"},
		{"SIEM with Splunk", refused, review.Nothing, "Splunk"},
		// Sizes count.
		{"Managing a team of 10 or more", led("Led the team of the depot", 6), review.Related, "10 people asked, 6 led"},
		{"Managing a team of 10 or more", led("Led the team of the depot", 12), review.Shown, "led 12 people"},
		{"Five years of running networks", post, review.Shown, "networks"},
		{"At least eight years of running networks", post, review.Related, "8 years asked, 6 shown"},
		{"A budget of £250,000", entry("budget", "The budget of the depot", model.Values{"granted": model.Money{Minor: 9_000_00, Currency: "GBP"}}), review.Related, "smaller"},
		{"A budget of £250,000", entry("budget", "The budget of the depot", model.Values{"granted": model.Money{Minor: 300_000_00, Currency: "GBP"}}), review.Shown, "budget"},
		{"8 to 12 years of running networks", post, review.Related, "8 years asked, 6 shown"},
		{"AWS certification", deed("Moved the archive to AWS", nil), review.Related, "not certified"},
		{"EX1: Managing a budget", entry("budget", "The budget of the depot", nil), review.Shown, "budget"},
		{"AI in testing", deed("Testing of the depot's doors", nil), review.Related, "AI"},
		// A German requirement is met by what is told in English.
		{"Erfahrung in der Budgetplanung", entry("budget", "The budget of the depot", nil), review.Shown, "budget"},
		{"Erfahrung mit Fortinet-Firewalls", deed("Fortinet in all branches", nil), review.Shown, "Fortinet"},
		// Topics: the words that ask for them, or others that mean the same.
		{"Negotiation of supplier contracts", deed("Negotiated the line contract", nil), review.Shown, "vendors"},
		{"Recruitment of staff", deed("Hired two technicians", nil), review.Shown, "hiring"},
		{"Leading major incidents", deed("On-call reports are shorter", nil), review.Nothing, "incidents"},
		{"Software licences", deed("Negotiated software licences down", nil), review.Shown, "software, licences"},
		{"Software licences", deed("A software for the depot", nil), review.Nothing, ""},
		// No word shows another by its stem.
		{"Working with developers", deed("Developed a habit", nil), review.Nothing, "software development"},
		{"Internal training", deed("An international guest", nil), review.Nothing, ""},
		{"Business continuity", deed("It continually restarts", nil), review.Nothing, ""},
		{"SOX controls", deed("Red Sox night with the team", nil), review.Nothing, "SOX"},
	} {
		got := matched(t, newLibrary(t, c.entry), "Requirements:\n- "+c.asks)[0]
		said := strings.Join(got.Missing, ", ")
		if len(got.Evidence) > 0 {
			said += "; " + got.Evidence[0].Reason
		}
		if got.Level != c.level || !strings.Contains(said, c.because) {
			t.Errorf("%q by %q: %s, %q; want %s, %q", c.asks, c.entry.Title, got.Level, said, c.level, c.because)
		}
		if (got.Level == review.Nothing) != (len(got.Evidence) == 0) || got.Level == review.Shown && len(got.Missing) > 0 {
			t.Errorf("%q: %s by %v, missing %v", c.asks, got.Level, got.Evidence, got.Missing)
		}
	}
}

func TestPilesSayWhetherTheResumeHasIt(t *testing.T) {
	licences := entry("achievement", "Licence renewal cheaper", model.Values{"action": "Negotiated with the supplier.", "metrics": []model.Values{{"what": "licences", "after": model.Decimal("95000"), "known": "measured"}}})
	bullet := entry("bullet", "Led a team of 7 and kept the budget", nil)
	led := entry("leadership", "Leading people in the depot", model.Values{"setting": "at work", "people_led": int64(7)})
	l := newLibrary(t, licences, bullet, led)
	found := matched(t, l, "Requirements:\n- Negotiation with suppliers\n- Leading people\n- Deep knowledge of Kubernetes\nNice to have:\n- Keeping a budget")
	for i, want := range []struct {
		need  review.Need
		pile  review.Pile
		entry string
	}{{review.Must, review.InJournal, licences.ID}, {review.Must, review.InJournal, led.ID}, {review.Must, review.Nowhere, ""}, {review.Nice, review.InBullets, bullet.ID}} {
		got := found[i]
		if got.Need != want.need || got.Pile != want.pile || want.entry != "" && got.Evidence[0].Entry != want.entry {
			t.Errorf("%s: %s %s by %v, want %v", got.Text, got.Need, got.Pile, got.Evidence, want)
		}
	}
	if got := found[0].Evidence[0].Reason; got != "vendors; with a measured result" {
		t.Errorf("the reason is %q", got)
	}
}

func TestWhatIsShownHasOnlyEvidenceThatShowsIt(t *testing.T) {
	proof := entry("achievement", "Terraform for all of staging", nil)
	l := newLibrary(t, entry("study", "Terraform", model.Values{"form": "book", "status": "finished"}), proof, entry("note", "Terraform meetup", nil))
	if got := matched(t, l, "Terraform")[0]; got.Level != review.Shown || len(got.Evidence) != 1 || got.Evidence[0].Entry != proof.ID {
		t.Errorf("%s by %v", got.Level, got.Evidence)
	}
}

func TestTwoEntriesTogetherShowWhatIsAsked(t *testing.T) {
	l := newLibrary(t, entry("achievement", "Terraform for all of staging", nil), entry("achievement", "Kubernetes in production", nil))
	if got := matched(t, l, "Requirements:\n- Terraform and Kubernetes")[0]; got.Level != review.Shown || len(got.Evidence) != 2 {
		t.Errorf("%s by %v, missing %v", got.Level, got.Evidence, got.Missing)
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

// A competency says what an entry builds on, and not what was done.
func TestACompetencyAloneIsOnlyNear(t *testing.T) {
	e := entry("achievement", "Lunch upstairs", nil)
	e.Competencies = []string{"budgeting"}
	l := newLibrary(t, e)
	if got := matched(t, l, "Requirements:\n- Budgets")[0]; got.Level != review.Related || !strings.Contains(got.Evidence[0].Reason, "said in no word") {
		t.Errorf("%+v", got)
	}
}

func TestOwnSynonymsMatch(t *testing.T) {
	l := newLibrary(t, entry("achievement", "Tamed the beast", nil))
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
	if got := matched(t, l, job)[0]; got.Level != review.Shown || got.Evidence[0].Reason != "our ERP" {
		t.Errorf("%+v", got)
	}
}

func TestAMatchingReadsAsPromised(t *testing.T) {
	l := newLibrary(t, entry("note", "Kubernetes at home", nil))
	m, err := l.Match("Kubernetes", "", today)
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	id := m.Requirements[0].Evidence[0].Entry
	want := `{"requirements":[{"text":"Kubernetes","need":"must","level":"related","pile":"journal","evidence":[{"entry":"` + id + `","reason":"Kubernetes; only noted"}],"missing":["Kubernetes"]}]}`
	if string(got) != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	m, err = l.Match("Dogs", "", today)
	if got, _ := json.Marshal(m); err != nil || !strings.Contains(string(got), `"level":"nothing","pile":"none","evidence":[]`) {
		t.Errorf("%s, %v", got, err)
	}
	if m.CountAtLevel(review.Nothing) != 1 || m.CountAtLevel(review.Shown) != 0 {
		t.Error("the levels are counted wrongly")
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
		m, err := l.Match(job, "", today)
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
