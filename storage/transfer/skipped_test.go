package transfer

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"rung/model"
)

func TestWhatIsLeftOutIsToldInTheOrderOfTheFile(t *testing.T) {
	p := newExchange(t)
	toNobody := `, "links": [{"role": "about", "id": "` + idC + `"}]`
	a := p.bring(t, `{"settings": {"currency": 1}, "rung": 1, "entries": [`+strings.Join([]string{entryJSON(idA, "One", toNobody), entryJSON("12", "Two", ""), `{"kind": "note", "title": "Three", "tags": 3}`, entryJSON(idB, "Four", toNobody)}, ",")+`]}`)
	var places []string
	for _, line := range a.Skipped {
		place, _, _ := strings.Cut(line, "”")
		places = append(places, place)
	}
	if got := strings.Join(places, ", "); got != `Entry 1 “One, Entry 2 “Two, Entry 3 “Three, Entry 4 “Four, The setting "currency" was left out: its value cannot be used.` {
		t.Errorf("told in the order %s", got)
	}
	if a.Refused != 2 || a.New != 2 {
		t.Errorf("arrival %+v", a)
	}
}

func TestAnAttachmentThatIsNotThereIsNotCalledLarge(t *testing.T) {
	p := newExchange(t)
	hash := strings.Repeat("ab", 32)
	a := p.bring(t, file(entryJSON(idA, "Gone", `, "attachments": [{"name": "gone.json", "sha256": "`+hash+`", "bytes": 99999999}]`)))
	if a.New != 1 || len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], "“gone.json” was left out, since its content is missing") {
		t.Errorf("arrival %+v", a)
	}
}

func TestAnImportTakenBackIsBroughtBackInOneStep(t *testing.T) {
	p, ctx := newExchange(t), context.Background()
	text := file(entryJSON(idA, "A", ""), entryJSON(idB, "B", ""), entryJSON(idC, "C", ""))
	first := p.bring(t, text)
	undone, err := p.Journal.Undo(ctx, first.Batch)
	if err != nil {
		t.Fatal(err)
	}
	a := p.bring(t, text)
	if len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], "3 of the entries") || !strings.HasSuffix(a.Skipped[0], "rung undo "+undone.Batch) || a.Refused != 0 {
		t.Fatalf("arrival %+v", a)
	}
	if _, err := p.Journal.Undo(ctx, undone.Batch); err != nil {
		t.Fatal(err)
	}
	if a := p.bring(t, text); a.Unchanged != 3 || len(a.Skipped) != 0 {
		t.Errorf("brought back: %+v", a)
	}
	// What the person put in the trash is told by itself.
	if _, err := p.Journal.Trash(ctx, idB); err != nil {
		t.Fatal(err)
	}
	if a := p.bring(t, text); a.Unchanged != 2 || len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], "untrash "+idB) {
		t.Errorf("one in the trash: %+v", a)
	}
}

func TestAFileThatIsNoJSONIsAnsweredInPlainWords(t *testing.T) {
	for text, want := range map[string]string{
		"Dear diary": "Choose a file that “rung export json” wrote",
		`{"rung": 1, "entries": [` + entryJSON(idA, "A", "") + `, oops]}`: "It can be read up to entry 1",
		`{"rung": 1, "entries": []} more`:                                 "Choose a file",
	} {
		_, err := newExchange(t).Import(context.Background(), strings.NewReader(text), model.ImportSource{Format: "json"}, true)
		if model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "character") {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestAShiftedLifeIsNotWrittenInTheFuture(t *testing.T) {
	p := newExchange(t)
	now := p.Journal.Now()
	late := `{"id": "` + idA + `", "kind": "note", "day": "2026-11-01", "title": "Late", "created": "2026-11-01T23:00:00Z", "updated": "2026-11-01T23:30:00Z"}`
	if _, err := p.ImportShifted(context.Background(), bytes.NewReader([]byte(file(late))), p.Journal.Today().DaysSince("2026-11-01")); err != nil {
		t.Fatal(err)
	}
	e, err := p.Journal.Entry(context.Background(), idA)
	if err != nil || e.Day != p.Journal.Today() || e.Created.After(now) || e.Updated.After(now) || e.Created.After(e.Updated) {
		t.Errorf("created %v, updated %v, now %v, %v", e.Created, e.Updated, now, err)
	}
}
