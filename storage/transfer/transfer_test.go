package transfer

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"rung/model"
	"rung/storage/storetest"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func newExchange(t testing.TB) Exchange {
	t.Helper()
	journal, store := storetest.New(t, noon)
	return Exchange{Journal: journal, File: store}
}

func (p Exchange) save(t testing.TB, contents map[string][]byte, entries ...model.Entry) {
	t.Helper()
	var edits []model.Edit
	for _, e := range entries {
		edits = append(edits, model.Edit{Entry: e})
	}
	if _, err := p.Journal.Save(context.Background(), model.Added, edits, contents); err != nil {
		t.Fatal(err)
	}
}

func (p Exchange) export(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	if err := p.Export(context.Background(), &b, "json", model.Query{}, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (p Exchange) bring(t testing.TB, text string) model.ImportResult {
	t.Helper()
	a, err := p.Import(context.Background(), strings.NewReader(text), model.ImportSource{Format: "json"}, false)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func revisions(t testing.TB, text string) []model.Revision {
	t.Helper()
	var all struct{ Revisions []model.Revision }
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatalf("the export is no JSON: %v\n%s", err, text)
	}
	return all.Revisions
}

// aLife holds every kind with every field filled, links, an attachment, an
// edit, trash, a private entry and a setting.
func aLife(t testing.TB, p Exchange) {
	t.Helper()
	file := []byte("minutes of the board\x00\xff")
	sum := sha256.Sum256(file)
	ana := model.NewEntry("contact", "2026-01-05")
	ana.Title = "Ana Núñez 東京"
	p.save(t, nil, ana)
	var ids []string
	for i, kind := range model.Kinds {
		e := model.NewEntry(kind.ID, model.Day("2026-02-01").Add(-i))
		e.Title, e.Body, e.Tags = "A "+kind.Label, "Some *text* <b>&amp;</b>\n\n- and a list", []string{"erp", "año"}
		e.Competencies = []string{"budgeting", "leadership"}
		e.Until, e.Time = e.Day.Add(3), "14:05"
		for _, f := range kind.Fields {
			e.Values[f.Key] = sample(f)
		}
		e.Links = []model.LinkTo{{Role: "witness", ID: ana.ID}, {Role: "about", ID: ana.ID}}
		e.Attachments = []model.Attachment{{Name: kind.ID + ".pdf", SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(file))}}
		e.Private = i%2 == 0
		p.save(t, map[string][]byte{hex.EncodeToString(sum[:]): file}, e)
		ids = append(ids, e.ID)
	}
	ctx := context.Background()
	if _, err := p.Journal.Change(ctx, model.Edited, ids[:2], func(e *model.Entry) { e.Title += ", edited" }); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Journal.Trash(ctx, ids[3]); err != nil {
		t.Fatal(err)
	}
	if err := p.Journal.SetSetting(ctx, model.SettingSearches, []model.SavedSearch{{Name: "Money", Query: "kind:budget"}}); err != nil {
		t.Fatal(err)
	}
}

func sample(f model.Field) any {
	switch f.Type {
	case model.Choice:
		return f.Choices[len(f.Choices)-1]
	case model.YesNo:
		return false
	case model.Integer:
		return int64(12)
	case model.Year:
		return int64(2027)
	case model.Number:
		return model.Decimal("3.5")
	case model.Date:
		return model.Day("2026-03-01")
	case model.Amount:
		return model.Money{Minor: -8400050, Currency: "USD"}
	case model.Link:
		return "https://example.org/a?b=c&d"
	case model.List:
		item := model.Values{}
		for _, of := range f.Of {
			item[of.Key] = sample(of)
		}
		return []model.Values{item, {f.Of[0].Key: sample(f.Of[0])}}
	}
	return "some “text” of " + f.Key
}

func TestAJournalTravelsWhole(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	aLife(t, from)
	text := from.export(t)
	if again := from.export(t); again != text {
		t.Error("the same journal exports as other bytes")
	}
	a := to.bring(t, text)
	count := len(model.Kinds) + 1
	if a.New != count || a.Changed != 0 || a.Unchanged != 0 || len(a.Skipped) != 0 || a.Batch == "" {
		t.Fatalf("arrival %+v, want %d new and nothing else", a, count)
	}
	if diff := cmp.Diff(text, to.export(t)); diff != "" {
		t.Errorf("the journal changed on the way (-sent +came):\n%s", diff)
	}
}

func TestImportingTwiceAddsNothing(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	aLife(t, from)
	text := from.export(t)
	to.bring(t, text)
	before := to.export(t)
	a := to.bring(t, text)
	if a.New+a.Changed+len(a.Skipped) != 0 || a.Unchanged != len(model.Kinds)+1 || a.Batch != "" {
		t.Errorf("second arrival %+v", a)
	}
	if to.export(t) != before {
		t.Error("the second import changed the journal")
	}
}

func TestAnImportIsUndoneWhole(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	aLife(t, from)
	own := model.NewEntry("note", "2026-11-20")
	own.Title = "mine"
	to.save(t, nil, own)
	a := to.bring(t, from.export(t))
	if _, err := to.Journal.Undo(context.Background(), a.Batch); err != nil {
		t.Fatal(err)
	}
	hits, _, err := to.Journal.Find(context.Background(), model.Query{}, model.Cursor{}, 0)
	if err != nil || len(hits) != 1 || hits[0].Entry.ID != own.ID {
		t.Errorf("after undo the journal lists %d entries, %v", len(hits), err)
	}
}

func TestHistoryOfAnImportedEntryGoesOn(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	aLife(t, from)
	text := from.export(t)
	to.bring(t, text)
	var id string
	for _, r := range revisions(t, text) {
		if r.Action == model.Edited {
			id = r.Entry
		}
	}
	history, err := to.Journal.History(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	if len(history) != 2 || history[0].Action != model.Edited || history[1].Action != model.Added {
		t.Fatalf("history %+v", history)
	}
	if _, err := to.Journal.Revert(context.Background(), id, history[1].ID); err != nil {
		t.Fatal(err)
	}
	if e, err := to.Journal.Entry(context.Background(), id); err != nil || strings.Contains(e.Title, "edited") {
		t.Errorf("after going back the title is %q, %v", e.Title, err)
	}
}

func TestAHistoryThatLeadsElsewhereIsLeftOut(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	own := model.NewEntry("note", "2026-11-20")
	own.Title = "What it says now"
	from.save(t, nil, own)
	text := strings.Replace(from.export(t), `"title":"What it says now"`, `"title":"What it never said"`, 1)
	a := to.bring(t, text)
	if a.New != 1 || len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], "history") {
		t.Errorf("arrival %+v", a)
	}
}

func TestADryRunSaysTheSameAndWritesNothing(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	aLife(t, from)
	text := from.export(t)
	before := to.export(t)
	dry, err := to.Import(context.Background(), strings.NewReader(text), model.ImportSource{Format: "json"}, true)
	if err != nil {
		t.Fatal(err)
	}
	if dry.Batch != "" || to.export(t) != before {
		t.Error("the dry run wrote something")
	}
	wet := to.bring(t, text)
	wet.Batch = ""
	if diff := cmp.Diff(dry, wet); diff != "" {
		t.Errorf("dry run and import differ:\n%s", diff)
	}
}

const (
	idA = "01900000-0000-7000-8000-00000000000a"
	idB = "01900000-0000-7000-8000-00000000000b"
	idC = "01900000-0000-7000-8000-00000000000c"
)

// entryJSON is a note's JSON with more of it replaced or added.
func entryJSON(id, title, more string) string {
	return fmt.Sprintf(`{"id": %q, "kind": "note", "day": "2026-11-01", "title": %q, "updated": "2026-11-01T10:00:00Z"%s}`, id, title, more)
}

func file(entries ...string) string {
	return `{"rung": 1, "entries": [` + strings.Join(entries, ",") + `]}`
}

func TestABadEntryIsNamedAndTheRestComesIn(t *testing.T) {
	p := newExchange(t)
	for name, c := range map[string]struct{ entry, says string }{
		"day":        {`{"id": "` + idA + `", "kind": "note", "day": "2026-02-31", "title": "Wrong day"}`, "Entry 1 “Wrong day”, day:"},
		"no title":   {entryJSON(idA, " ", ""), "Entry 1, title:"},
		"kind":       {`{"id": "` + idA + `", "kind": "", "day": "2026-11-01", "title": "Ode"}`, "Entry 1 “Ode”, kind:"},
		"field":      {entryJSON(idA, "Odd", `, "values": {"why": 3}`), "Entry 1 “Odd”, why:"},
		"type":       {`{"id": "` + idA + `", "kind": "note", "day": "2026-11-01", "title": "Bool", "body": true}`, "Entry 1 “Bool”, body: a bool cannot stand here."},
		"deep":       {entryJSON(idA, "Deep", `, "mood": `+strings.Repeat("[", 300)+strings.Repeat("]", 300)), `Entry 1 “Deep”, mood:`},
		"role":       {entryJSON(idA, "Role", `, "links": [{"role": "", "id": "`+idB+`"}]`), "Entry 1 “Role”, links:"},
		"id":         {entryJSON("12", "Short", ""), "Entry 1 “Short”, id:"},
		"moment":     {entryJSON(idA, "When", `, "created": "yesterday"`), "is not a moment"},
		"no object":  {`17`, "Entry 1:"},
		"competency": {entryJSON(idA, "Juggler", `, "competencies": ["jugg\nling"]`), "competencies:"},
		"amount":     {`{"id": "` + idA + `", "kind": "budget", "day": "2026-11-01", "title": "Float", "values": {"asked": {"minor": 1.5, "currency": "USD"}}}`, "Entry 1 “Float”, asked:"},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := p.Import(context.Background(), strings.NewReader(file(c.entry, entryJSON(idB, "Good", ""))), model.ImportSource{Format: "json"}, true)
			if err != nil {
				t.Fatal(err)
			}
			if a.New != 1 || len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], c.says) {
				t.Errorf("arrival %+v, want one new and %q", a, c.says)
			}
		})
	}
}

func TestTheSameIDTwiceIsTakenOnce(t *testing.T) {
	a := newExchange(t).bring(t, file(entryJSON(idA, "First", ""), entryJSON(strings.ToUpper(idA), "Second", "")))
	if a.New != 1 || len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], "Entry 2 “Second”: it has the same id as entry 1") {
		t.Errorf("arrival %+v", a)
	}
}

func TestLinksThatLeadNowhereAreLeftOutAndTold(t *testing.T) {
	p := newExchange(t)
	link := func(id string) string { return `, "links": [{"role": "about", "id": "` + id + `"}]` }
	a := p.bring(t, file(entryJSON(idA, "To nobody", link(idC)), entryJSON(idB, "To A", link(idA)),
		entryJSON("01900000-0000-7000-8000-00000000000d", "With a note", `, "links": [{"role": "with", "id": "`+idA+`"}]`)))
	if a.New != 3 || len(a.Skipped) != 2 || !strings.Contains(a.Skipped[0], "Entry 1 “To nobody”, about: the link was left out") ||
		!strings.Contains(a.Skipped[1], "kind note") {
		t.Fatalf("arrival %+v", a)
	}
	e, err := p.Journal.Entry(context.Background(), idB)
	if err != nil || len(e.Links) != 1 {
		t.Errorf("a good link was lost: %+v, %v", e.Links, err)
	}
	// A later file may link to what the journal has by now.
	if a := p.bring(t, file(entryJSON(idC, "Later", link(idA)))); a.New != 1 || len(a.Skipped) != 0 {
		t.Errorf("arrival %+v", a)
	}
}

func TestNewerWordsWinAndOlderOnesAreTold(t *testing.T) {
	p := newExchange(t)
	p.bring(t, file(entryJSON(idA, "Old", "")))
	newer := `{"id": "` + idA + `", "kind": "note", "day": "2026-11-01", "title": "New", "updated": "2026-11-02T10:00:00Z"}`
	if a := p.bring(t, file(newer)); a.Changed != 1 || a.New != 0 || len(a.Skipped) != 0 {
		t.Fatalf("arrival %+v", a)
	}
	a := p.bring(t, file(entryJSON(idA, "Old", "")))
	if a.Changed != 0 || len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], "newer") {
		t.Fatalf("arrival %+v", a)
	}
	if e, err := p.Journal.Entry(context.Background(), idA); err != nil || e.Title != "New" {
		t.Errorf("the journal has %q, %v", e.Title, err)
	}
}

func TestAnAttachmentIsHeldToItsHash(t *testing.T) {
	sum := sha256.Sum256([]byte("good"))
	hash := hex.EncodeToString(sum[:])
	entry := entryJSON(idA, "With file", `, "attachments": [{"name": "a.txt", "sha256": "`+hash+`", "bytes": 4}]`)
	for content, lost := range map[string]bool{"Z29vZA==": false, "ZXZpbA==": true, "no base64": true} {
		p := newExchange(t)
		a := p.bring(t, `{"rung": 1, "entries": [`+entry+`], "attachments": {"`+hash+`": "`+content+`"}}`)
		e, err := p.Journal.Entry(context.Background(), idA)
		if err != nil || a.New != 1 || (len(e.Attachments) == 0) != lost || (len(a.Skipped) > 0) != lost {
			t.Errorf("content %q: %+v, attachments %v, %v", content, a, e.Attachments, err)
		}
	}
}

func TestAFileThatIsNoJournalIsRefusedWhole(t *testing.T) {
	p := newExchange(t)
	for name, c := range map[string]struct {
		text string
		code model.Code
	}{
		"empty":      {"", model.Invalid},
		"text":       {"Dear diary", model.Invalid},
		"array":      {"[]", model.Invalid},
		"other JSON": {`{"name": "x"}`, model.Invalid},
		"newer":      {`{"rung": 2, "entries": []}`, model.Newer},
		"cut":        {`{"rung": 1, "entries": [` + entryJSON(idA, "Whole", ""), model.Invalid},
		"trailing":   {file() + "{}", model.Invalid},
		"deep":       {`{"rung": 1, "entries": [` + strings.Repeat("[", 100_000), model.Invalid},
		"binary":     {"SQLite format 3\x00", model.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := p.Import(context.Background(), strings.NewReader(c.text), model.ImportSource{Format: "json"}, false)
			if model.CodeOf(err) != c.code || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v, want code %q", err, c.code)
			}
		})
	}
	if n, err := p.Journal.Count(context.Background(), model.Query{}); err != nil || n != 0 {
		t.Errorf("%d entries came in, %v", n, err)
	}
}

func TestUnknownFormatsAreNamed(t *testing.T) {
	if _, err := newExchange(t).Import(context.Background(), strings.NewReader(""), model.ImportSource{Format: "tarot"}, true); model.CodeOf(err) != model.Invalid {
		t.Errorf("error %v", err)
	}
}

func TestAMarkOfByteOrderIsNoMistake(t *testing.T) {
	if a := newExchange(t).bring(t, "\xef\xbb\xbf"+file(entryJSON(idA, "Saved by an editor", ""))); a.New != 1 {
		t.Errorf("arrival %+v", a)
	}
}
