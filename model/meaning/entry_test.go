package meaning_test

import (
	"slices"
	"testing"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"

	"github.com/google/go-cmp/cmp"
)

// entryReader reads entries of somebody who knows these contacts.
func entryReader(t *testing.T, known ...model.KnownContact) *meaning.EntryReader {
	t.Helper()
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	return x.NewEntryReader(model.Locale{Currency: "USD"}, known)
}

func newNote(title, body string) model.Entry {
	e := model.NewEntry(model.KindNote, "2026-11-30")
	e.Title, e.Body = title, body
	return e
}

// checkReading checks what must hold for every reading: the words stay as they are,
// places lie inside them, and reading once more changes nothing.
func checkReading(t *testing.T, r *meaning.EntryReader, e model.Entry) meaning.EntryReading {
	t.Helper()
	e.Normalize()
	got := r.Read(e)
	if got.Entry.Title != e.Title || got.Entry.Body != e.Body {
		t.Errorf("the words became %q, %q", got.Entry.Title, got.Entry.Body)
	}
	if diff := cmp.Diff(got.Entry, r.Read(got.Entry).Entry); diff != "" {
		t.Errorf("reading again changed: %s", diff)
	}
	tidy := got.Entry.Clone()
	tidy.Normalize()
	if diff := cmp.Diff(got.Entry, tidy); diff != "" {
		t.Errorf("it is not as a journal keeps it: %s", diff)
	}
	if err := got.Entry.Check(); err != nil {
		t.Error(err)
	}
	return got
}

func TestAnEntryIsReadFromTitleAndText(t *testing.T) {
	r := entryReader(t)
	inText := newNote("Power supplies", "Quiet day.\n\nAsked for $4,800 for two new ones.")
	inText.Kind = model.KindBudget
	for _, e := range []model.Entry{newNote("asked for $4,800 for two new power supplies", ""), inText} {
		got := checkReading(t, r, e).Entry
		asked, ok := got.Values.Money("asked")
		if got.Kind != model.KindBudget || got.Values.Text("stage") != "request" || !ok || asked.Minor != 480000 || !slices.Contains(got.Competencies, "budgeting") {
			t.Errorf("%q is read as %+v", e.Title, got)
		}
		i := slices.IndexFunc(got.Read.Parts, func(p model.ReadPart) bool { return p.Name == model.PartValue("asked") })
		if i < 0 {
			t.Fatalf("the record is %+v", got.Read)
		}
		p := got.Read.Parts[i]
		words := map[string]string{model.InTitle: got.Title, model.InBody: got.Body}[p.In]
		if words[p.From:p.To] != "$4,800" {
			t.Errorf("it is said to stand at %+v", p)
		}
		if got.Read.Mood != string(meaning.Deed) || got.Read.Edition == "" {
			t.Errorf("the record is %+v", got.Read)
		}
	}
}

func TestTheKindSetByHandIsKept(t *testing.T) {
	e := newNote("asked for $4,800 for two new power supplies", "")
	e.Kind = model.KindAchievement
	got := checkReading(t, entryReader(t), e).Entry
	if got.Kind != model.KindAchievement || got.Read.Has(model.PartKind) || got.Values["stage"] != nil {
		t.Errorf("it is read as %+v", got)
	}
	plain := newNote("asked for $4,800 for two new power supplies", "").WithoutRead(model.PartKind)
	if got := checkReading(t, entryReader(t), plain).Entry; got.Kind != model.KindNote {
		t.Errorf("a note that is to stay one became %s", got.Kind)
	}
}

func TestTheKindOfOneSentenceOfAPageIsOnlyOffered(t *testing.T) {
	got := checkReading(t, entryReader(t), newNote("Power supplies", "Quiet day.\n\nAsked for $4,800 for two new ones."))
	i := slices.IndexFunc(got.Offers, func(f model.Finding) bool { return f.Name == model.PartKind && f.Value == model.KindBudget })
	if got.Entry.Kind != model.KindNote || i < 0 {
		t.Fatalf("it is read as %+v, offered %+v", got.Entry, got.Offers)
	}
	taken := checkReading(t, entryReader(t), got.Entry.Take(got.Offers[i])).Entry
	if taken.Kind != model.KindBudget || taken.Values.Text("stage") != "request" || taken.Read.Has(model.PartKind) {
		t.Errorf("taken it is %+v", taken)
	}
}

func TestEntriesThatRungMakesAreNotRead(t *testing.T) {
	for _, kind := range []string{model.KindBullet, model.KindClaim, model.KindContact, "unheard of"} {
		e := newNote("Asked for $4,800", "")
		e.Kind = kind
		if got := entryReader(t).Read(e).Entry; !got.Read.IsZero() || len(got.Competencies) > 0 {
			t.Errorf("a %s is read as %+v", kind, got)
		}
	}
}

func TestPeopleWhoAreKnownAreLinked(t *testing.T) {
	ana, tom := model.KnownContact{ID: model.NewID(), Name: "Ana Núñez", Department: "Finance"}, model.KnownContact{ID: model.NewID(), Name: "Tom Baker"}
	otherTom := model.KnownContact{ID: model.NewID(), Name: "Tom Reed"}
	r := entryReader(t, ana, tom, otherTom)
	got := checkReading(t, r, newNote("Lunch with Ana Núñez from Finance and Tom Baker", "")).Entry
	for _, id := range []string{ana.ID, tom.ID} {
		if !slices.ContainsFunc(got.Links, func(l model.LinkTo) bool { return l.ID == id }) {
			t.Errorf("%s is not linked in %+v", id, got.Links)
		}
	}
	unclear := checkReading(t, r, newNote("Lunch with Tom about the racks", ""))
	if len(unclear.Entry.Links) > 0 || len(unclear.Unclear) != 1 || len(unclear.Unclear[0].Contacts) != 2 {
		t.Errorf("one of two is read as %+v, unclear %+v", unclear.Entry.Links, unclear.Unclear)
	}
}

func TestWhoSawOrDecidesItIsLinkedAsSuch(t *testing.T) {
	rosa := model.KnownContact{ID: model.NewID(), Name: "Rosa Lindt", Department: "Finance"}
	for title, role := range map[string]string{
		"Gate scanners no longer drop. A cable of their own at each gate. Rosa Lindt saw it.": "witness",
		"Asked for $4,800 for a spare line. Rosa Lindt decides.":                              "decision_maker",
		"Gate scanners no longer drop. With Rosa Lindt.":                                      "with",
		"Gate scanners no longer drop. Rosa Lindt saw it on the news and rang me.":            "with",
	} {
		got := checkReading(t, entryReader(t, rosa), newNote(title, "")).Entry
		if len(got.Links) != 1 || got.Links[0].Role != role {
			t.Errorf("%q links %+v, should be as %s", title, got.Links, role)
		}
	}
}

func TestAPromiseToSomebodyHasAPlace(t *testing.T) {
	petra := model.KnownContact{ID: model.NewID(), Name: "Petra Novak"}
	got := checkReading(t, entryReader(t, petra), newNote("I will send Petra the forecast by Friday", "")).Entry
	promises := got.Values.Items("promises")
	if got.Kind != model.KindInteraction || len(promises) != 1 || promises[0].Day("due") != "2026-12-04" || promises[0].Text("by") != "me" || !got.Read.IsPlan() || len(got.Linked("with")) != 1 {
		t.Errorf("it is read as %+v", got)
	}
	if got := checkReading(t, entryReader(t, petra), newNote("I will rebuild the print server by Friday", "")).Entry; got.Kind != model.KindNote {
		t.Errorf("a plan of one's own is read as %+v", got)
	}
}

func TestALineAboutSomebodyNewBecomesThatContact(t *testing.T) {
	r := entryReader(t)
	line := newNote("Met Petra Novak from Legal at the summit, new head of compliance", "")
	got := r.Read(line).Entry
	if got.Kind != model.KindContact || got.Title != "Petra Novak" || got.Body != line.Title || got.Values.Text("department") != "Legal" || !got.Read.Has(model.PartKind) {
		t.Errorf("it is read as %+v", got)
	}
	checkReading(t, r, got)
	known := entryReader(t, model.KnownContact{ID: model.NewID(), Name: "Petra Novak"})
	if again := checkReading(t, known, line).Entry; again.Kind == model.KindContact || len(again.Links) != 1 {
		t.Errorf("of somebody known it makes %+v", again)
	}
}

// FuzzReadEntry holds the reading of an entry to its promises, whatever the words.
func FuzzReadEntry(f *testing.F) {
	for _, words := range [][2]string{{"asked for $4,800", "Ana said my reports are clear."}, {"Met Priya Raman, the new head of Legal", ""}, {"\x00\xff", "a\r\nb"}, {"Ana Ana", "from 18% to 4%\n\nI will send it by Friday"}, {"é\u0301", "\u202e$5"}} {
		f.Add(words[0], words[1])
	}
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		f.Fatal(err)
	}
	r := x.NewEntryReader(model.Locale{Currency: "EUR"}, []model.KnownContact{{ID: "0199d0c0-0000-7000-8000-000000000001", Name: "Ana Núñez"}})
	f.Fuzz(func(t *testing.T, title, body string) {
		e := newNote(title, body)
		e.Normalize()
		e.SplitLongTitle()
		e.Normalize()
		if e.Check() != nil {
			return
		}
		got := r.Read(e).Entry
		if got.Title+got.Body != e.Title+e.Body && (got.Kind != model.KindContact || got.Body != e.Title && got.Body != e.Title+"\n\n"+e.Body) {
			t.Fatalf("the words %q, %q became %q, %q", e.Title, e.Body, got.Title, got.Body)
		}
		if err := got.Check(); err != nil {
			t.Fatal(err)
		}
		for _, p := range got.Read.Parts {
			words := map[string]string{model.InTitle: got.Title, model.InBody: got.Body}[p.In]
			if p.From < 0 || p.To < p.From || p.To > len(words) {
				t.Fatalf("%+v lies outside %q", p, words)
			}
		}
		if diff := cmp.Diff(got, r.Read(got).Entry); diff != "" {
			t.Fatalf("reading again changed: %s", diff)
		}
	})
}

func TestWhatAnEntryHasIsNotOfferedAgain(t *testing.T) {
	e := model.NewEntry(model.KindAchievement, "2026-11-30")
	e.Title = "My boss handed me the Salesforce migration"
	got := checkReading(t, entryReader(t), e)
	for len(got.Offers) > 0 {
		left := len(got.Offers)
		got = checkReading(t, entryReader(t), got.Entry.Take(got.Offers[0]))
		if len(got.Offers) >= left {
			t.Fatalf("taken, and offered again: %+v", got.Offers)
		}
	}
	if !slices.Contains(got.Entry.Competencies, "excellence") {
		t.Errorf("nothing was offered: %v", got.Entry.Competencies)
	}
}
