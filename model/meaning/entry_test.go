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
	for _, e := range []model.Entry{newNote("asked for $4,800 for two new power supplies", ""), newNote("Power supplies", "Quiet day.\n\nAsked for $4,800 for two new ones.")} {
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

func TestEntriesThatRungMakesAreNotRead(t *testing.T) {
	for _, kind := range []string{model.KindBullet, model.KindClaim, model.KindContact, "unheard of"} {
		e := newNote("Asked for $4,800", "")
		e.Kind = kind
		if got := entryReader(t).Read(e).Entry; !got.Read.IsZero() || len(got.Competencies) > 0 {
			t.Errorf("a %s is read as %+v", kind, got)
		}
	}
}
