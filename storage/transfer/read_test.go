package transfer

import (
	"context"
	"strings"
	"testing"

	"rung/model"
)

// readSaved has a journal read "led" as leadership that succeeded, and "met NAME" as a new
// contact of that name.
func readSaved(p Exchange) Exchange {
	p.Journal.ReadWords(func(known []model.KnownContact) func(model.Entry) model.Entry {
		return func(e model.Entry) model.Entry {
			f := model.Findings{Edition: "test", Mood: "deed"}
			part := func(name string, value any) {
				f.Parts = append(f.Parts, model.Finding{ReadPart: model.ReadPart{Name: name, In: model.InTitle, From: 0, To: 1}, Value: value})
			}
			if name, met := strings.CutPrefix(e.Title, "met "); met && e.Kind == model.KindNote {
				f.Kind = model.KindContact
				part(model.PartKind, nil)
				out := e.WithFindings(f)
				out.Title, out.Body = name, e.Title
				return out
			}
			if e.Kind == model.KindContact {
				return e
			}
			if strings.Contains(e.Title, "led") {
				f.Kind = model.KindLeadership
				part(model.PartKind, nil)
				part(model.PartValue("outcome"), "succeeded")
				part(model.PartCompetency("leadership"), nil)
			}
			return e.WithFindings(f)
		}
	})
	return p
}

func (p Exchange) entry(t *testing.T, id string) model.Entry {
	t.Helper()
	e, err := p.Journal.Entry(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAnImportWithoutARecordIsReadOnArrival(t *testing.T) {
	p := readSaved(newExchange(t))
	text := file(entryJSON(idA, "I led the move", ""), entryJSON(idB, "met Petra Novak", ""), entryJSON(idC, "Lunch", ""))
	if a := p.bring(t, text); a.New != 3 {
		t.Fatalf("%+v", a)
	}
	if e := p.entry(t, idA); e.Kind != model.KindLeadership || e.Values.Text("outcome") != "succeeded" || !e.Read.Has(model.PartKind) {
		t.Errorf("it came in as %+v", e)
	}
	if e := p.entry(t, idB); e.Kind != model.KindContact || e.Title != "Petra Novak" || e.Body != "met Petra Novak" {
		t.Errorf("the contact came in as %+v", e)
	}
	if a := p.bring(t, text); a.New+a.Changed > 0 || a.Unchanged != 3 {
		t.Errorf("the same file again: %+v", a)
	}
}

func TestAnImportWithARecordStaysAsItIs(t *testing.T) {
	p := readSaved(newExchange(t))
	p.bring(t, file(entryJSON(idA, "I led the move", `, "read": {"edition": "other", "mood": "plan", "parts": [{"part": "values.outcome", "removed": true}]}`)))
	e := p.entry(t, idA)
	if e.Kind != model.KindNote || e.Read.Edition != "other" || !e.Read.IsRemoved(model.PartValue("outcome")) || e.Values["outcome"] != nil {
		t.Errorf("it came in as %+v", e)
	}
	p.bring(t, file(entryJSON(idB, "I led the move", `, "read": true`), entryJSON(idC, "I led it", `, "read": {"parts": 7, "edition": "x"}`)))
	if e := p.entry(t, idB); e.Kind != model.KindLeadership {
		t.Errorf("an entry with a record that cannot be understood came in as %+v", e)
	}
}

func TestWhatWasReadGoesOutAndComesBack(t *testing.T) {
	from, to := readSaved(newExchange(t)), readSaved(newExchange(t))
	led := model.NewEntry(model.KindNote, "2026-11-01")
	led.Title = "I led the move"
	from.save(t, nil, led)
	if _, err := from.Journal.Change(context.Background(), model.Edited, []string{led.ID}, func(e *model.Entry) { *e = e.WithoutRead(model.PartValue("outcome")) }); err != nil {
		t.Fatal(err)
	}
	text := from.export(t)
	if !strings.Contains(text, `"read":{"edition":"test"`) {
		t.Errorf("the export says nothing of what was read: %s", text)
	}
	to.bring(t, text)
	if back := to.export(t); back != text {
		t.Errorf("it comes back as\n%s\nand was\n%s", back, text)
	}
}

func TestAnEntryWithAHistoryCanBeReadOnArrivalAndGoBack(t *testing.T) {
	from, to := newExchange(t), readSaved(newExchange(t))
	led := model.NewEntry(model.KindNote, "2026-11-01")
	led.Title = "Lunch"
	from.save(t, nil, led)
	if _, err := from.Journal.Change(context.Background(), model.Edited, []string{led.ID}, func(e *model.Entry) { e.Title = "I led the move" }); err != nil {
		t.Fatal(err)
	}
	to.bring(t, from.export(t))
	if e := to.entry(t, led.ID); e.Kind != model.KindLeadership {
		t.Fatalf("it came in as %+v", e)
	}
	history, err := to.Journal.History(context.Background(), led.ID)
	if err != nil || len(history) != 3 {
		t.Fatalf("%d revisions, %v", len(history), err)
	}
	if _, err := to.Journal.Revert(context.Background(), led.ID, history[2].ID); err != nil {
		t.Fatal(err)
	}
	if e := to.entry(t, led.ID); e.Title != "Lunch" || e.Kind != model.KindNote || e.Read.HasParts() {
		t.Errorf("as it was first it is %+v", e)
	}
}

func TestWordsThatAnImportChangesAreReadAgain(t *testing.T) {
	p := readSaved(newExchange(t))
	p.bring(t, file(entryJSON(idA, "I led the move", "")))
	later := strings.Replace(entryJSON(idA, "We had lunch", ""), "2026-11-01T10", "2026-11-02T10", 1)
	if a := p.bring(t, file(later)); a.Changed != 1 {
		t.Fatalf("%+v", a)
	}
	if e := p.entry(t, idA); e.Kind != model.KindNote || len(e.Values)+len(e.Competencies) > 0 || e.Title != "We had lunch" {
		t.Errorf("it is now %+v", e)
	}
}
