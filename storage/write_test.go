package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rung/model"
)

// serve gives the journal as the window uses it, on a store in a real file.
func serve(t *testing.T) (*model.Journal, *Store) {
	s := newStore(t)
	return model.NewJournal(s, func() time.Time { return noon }), s
}

// save saves entries as new.
func save(t *testing.T, j *model.Journal, entries ...model.Entry) model.Receipt {
	t.Helper()
	var edits []model.Edit
	for _, e := range entries {
		edits = append(edits, model.Edit{Entry: e})
	}
	r, err := j.Save(context.Background(), model.Added, edits, nil)
	if err != nil {
		t.Fatalf("save: %v", err)
	}
	return r
}

// edit saves what change makes of an entry as it was read.
func edit(j *model.Journal, base model.Entry, change func(*model.Entry)) (model.Receipt, error) {
	e := base.Clone()
	change(&e)
	return j.Save(context.Background(), model.Edited, []model.Edit{{Base: &base, Entry: e}}, nil)
}

func mustEdit(t *testing.T, j *model.Journal, base model.Entry, change func(*model.Entry)) model.Entry {
	t.Helper()
	r, err := edit(j, base, change)
	if err != nil || len(r.Entries) != 1 {
		t.Fatalf("edit: %v, %d entries", err, len(r.Entries))
	}
	return r.Entries[0]
}

func mustRead(t *testing.T, r model.Reader, id string) model.Entry {
	t.Helper()
	e, err := r.Entry(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func mustBeSound(t *testing.T, s *Store) {
	t.Helper()
	found, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range found {
		t.Errorf("check: %s", line)
	}
}

// finds gives the titles of the entries in which the search index has a word.
func finds(t *testing.T, s *Store, word string) (titles []string) {
	t.Helper()
	rows, err := s.reader.Query(`SELECT title FROM entry WHERE pos IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY title`, word)
	if err != nil {
		t.Fatal(err)
	}
	err = eachRow(rows, func(r *sql.Rows) error {
		var title string
		err := r.Scan(&title)
		titles = append(titles, title)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return titles
}

func contactNamed(name string) model.Entry {
	e := model.NewEntry("contact", "2026-11-19")
	e.Title = name
	return e
}

func content(text string) (hash string, contents map[string][]byte) {
	sum := sha256.Sum256([]byte(text))
	hash = hex.EncodeToString(sum[:])
	return hash, map[string][]byte{hash: []byte(text)}
}

func TestEveryPartOfAnEntryIsKept(t *testing.T) {
	j, s := serve(t)
	ana := contactNamed("Ana <Controller> & Co")
	save(t, j, ana)
	hash, contents := content("the plan")
	e := model.NewEntry("budget", "2026-11-18")
	e.Title, e.Body, e.Time, e.Until = "Asked for “racks” <now> & then", "Two lines\nof *Markdown*", "14:05", "2026-11-19"
	e.Tags, e.Competencies, e.Private = []string{"erp", "money"}, []string{"budgeting"}, true
	e.Links = []model.LinkTo{{Role: "decision_maker", ID: ana.ID}, {Role: "with", ID: ana.ID}}
	e.Attachments = []model.Attachment{{Name: "plan.txt", SHA256: hash, Bytes: 8}, {Name: "copy.txt", SHA256: hash, Bytes: 8}}
	e.Values = model.Values{"why": "growth", "fiscal_year": int64(2027), "asked": model.Money{Minor: 8400000, Currency: "USD"}, "deadline": model.Day("2026-12-01"), "stage": "request"}
	r, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, contents)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r.Entries[0], mustRead(t, j, e.ID), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("read differs from the receipt: %s", diff)
	}
	e.Created, e.Updated = noon, noon
	if diff := cmp.Diff(e, r.Entries[0], cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("kept differs from written: %s", diff)
	}
	if got, err := j.AttachmentContent(context.Background(), hash); err != nil || string(got) != "the plan" {
		t.Errorf("attachment %q, %v", got, err)
	}
	mustBeSound(t, s)
}

func TestTwoWritersOfDifferentFieldsBothKeepTheirs(t *testing.T) {
	j, s := serve(t)
	base := save(t, j, note("coffee")).Entries[0]
	mustEdit(t, j, base, func(e *model.Entry) { e.Body = "with Ana" })
	merged := mustEdit(t, j, base, func(e *model.Entry) { e.Tags = []string{"erp"} })
	if merged.Body != "with Ana" || !slices.Equal(merged.Tags, []string{"erp"}) {
		t.Errorf("merged to %+v", merged)
	}
	_, err := edit(j, base, func(e *model.Entry) { e.Body = "with Ben" })
	wantCode(t, err, model.Conflict)
	if got := mustRead(t, j, base.ID); got.Body != "with Ana" {
		t.Errorf("a conflict changed the body to %q", got.Body)
	}
	if _, err := edit(j, base, func(e *model.Entry) { e.Body = "with Ana" }); err != nil {
		t.Errorf("the same words twice are no conflict: %v", err)
	}
	mustBeSound(t, s)
}

// Each of two edits is sound, and together they would not be.
func TestMergeThatBreaksARuleIsRefused(t *testing.T) {
	j, _ := serve(t)
	base := save(t, j, note("fair")).Entries[0]
	mustEdit(t, j, base, func(e *model.Entry) { e.Until = "2026-11-21" })
	_, err := edit(j, base, func(e *model.Entry) { e.Day = "2026-11-25" })
	wantCode(t, err, model.Invalid)
}

func TestUnchangedEntriesWriteNothing(t *testing.T) {
	j, _ := serve(t)
	base := save(t, j, note("same")).Entries[0]
	r, err := edit(j, base, func(*model.Entry) {})
	if err != nil || len(r.Entries) != 0 {
		t.Errorf("receipt %+v, %v", r, err)
	}
	if history, err := j.History(context.Background(), base.ID); err != nil || len(history) != 1 {
		t.Errorf("%d revisions, %v", len(history), err)
	}
	if r := save(t, j, base); len(r.Entries) != 0 {
		t.Errorf("adding what is there changed %d entries", len(r.Entries))
	}
}

func TestNewEntryWithATakenIDIsAConflict(t *testing.T) {
	j, _ := serve(t)
	e := save(t, j, note("one")).Entries[0]
	e.Title = "two"
	_, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil)
	wantCode(t, err, model.Conflict)
}

func TestLinksLeadToEntriesThatTheRoleTakes(t *testing.T) {
	j, _ := serve(t)
	plain := save(t, j, note("plain")).Entries[0]
	for name, id := range map[string]string{"nowhere": model.NewID(), "to a note": plain.ID} {
		e := note("links " + name)
		e.Links = []model.LinkTo{{Role: "with", ID: id}}
		_, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil)
		wantCode(t, err, model.Invalid)
		if field := err.(*model.Error).Field; field != "with" {
			t.Errorf("%s: names the field %q", name, field)
		}
	}
	// An entry and the contact it links to may come in one batch, in any order.
	ana := contactNamed("Ana")
	e := note("met")
	e.Links = []model.LinkTo{{Role: "with", ID: ana.ID}}
	save(t, j, e, ana)
	_, err := edit(j, mustRead(t, j, ana.ID), func(e *model.Entry) { e.Kind = "note" })
	wantCode(t, err, model.Invalid)
}

func TestAttachmentsAreWhatTheySay(t *testing.T) {
	j, _ := serve(t)
	hash, contents := content("words")
	attach := func(a model.Attachment, contents map[string][]byte) error {
		e := note("with a file")
		e.Attachments = []model.Attachment{a}
		_, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, contents)
		return err
	}
	wantCode(t, attach(model.Attachment{Name: "a", SHA256: hash, Bytes: 5}, nil), model.Invalid)
	wantCode(t, attach(model.Attachment{Name: "a", SHA256: hash, Bytes: 5}, map[string][]byte{hash: []byte("other")}), model.Invalid)
	wantCode(t, attach(model.Attachment{Name: "a", SHA256: hash, Bytes: 6}, contents), model.Invalid)
	if err := attach(model.Attachment{Name: "a", SHA256: hash, Bytes: 5}, contents); err != nil {
		t.Fatal(err)
	}
	if err := attach(model.Attachment{Name: "again", SHA256: hash, Bytes: 5}, nil); err != nil {
		t.Errorf("a file that is there must be attached again: %v", err)
	}
	big := make([]byte, model.MaxAttachment+1)
	wantCode(t, attach(model.Attachment{Name: "a", SHA256: hash, Bytes: 5}, map[string][]byte{hash: big}), model.TooLarge)
}

func TestMovedDayMovesTheRowAndItsWords(t *testing.T) {
	j, s := serve(t)
	base := save(t, j, note("wanderer"), note("stays")).Entries[0]
	mustEdit(t, j, base, func(e *model.Entry) { e.Day = "1999-12-31" })
	var first string
	if err := s.reader.QueryRow(`SELECT title FROM entry ORDER BY pos LIMIT 1`).Scan(&first); err != nil || first != "wanderer" {
		t.Errorf("the oldest row is %q, %v", first, err)
	}
	if got := finds(t, s, "wanderer"); !slices.Equal(got, []string{"wanderer"}) {
		t.Errorf("found %q", got)
	}
	mustBeSound(t, s)
}

func TestContactsNewNameIsFoundInWhatLinksToIt(t *testing.T) {
	j, s := serve(t)
	ana := contactNamed("Ana Smith")
	met := note("lunch")
	met.Links = []model.LinkTo{{Role: "with", ID: ana.ID}}
	save(t, j, ana, met)
	mustEdit(t, j, mustRead(t, j, ana.ID), func(e *model.Entry) { e.Title = "Ana Jones" })
	if got := finds(t, s, "people : jones"); !slices.Equal(got, []string{"lunch"}) {
		t.Errorf("the new name finds %q", got)
	}
	if got := finds(t, s, "smith"); len(got) > 0 {
		t.Errorf("the old name finds %q", got)
	}
	mustBeSound(t, s)
}

func TestInboxHoldsWhatIsNotWhole(t *testing.T) {
	j, s := serve(t)
	ana := contactNamed("Ana")
	talk := model.NewEntry("interaction", "2026-11-20")
	talk.Title = "call"
	save(t, j, ana, talk)
	whole := func() (n int) {
		if err := s.reader.QueryRow(`SELECT whole FROM entry WHERE id = ?`, talk.ID).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if whole() != 0 {
		t.Error("a bare call counts as whole")
	}
	mustEdit(t, j, mustRead(t, j, talk.ID), func(e *model.Entry) {
		e.Body, e.Links = "about the budget", []model.LinkTo{{Role: "with", ID: ana.ID}}
	})
	if whole() != 1 {
		t.Error("a filled call does not count as whole")
	}
}

func TestClockRisesWhateverTheMachinesDoes(t *testing.T) {
	j, s := serve(t)
	base := save(t, j, note("one")).Entries[0]
	s.clock = func() time.Time { return noon.Add(-24 * time.Hour) }
	mustEdit(t, j, base, func(e *model.Entry) { e.Title = "two" })
	history, err := j.History(context.Background(), base.ID)
	if err != nil || len(history) != 2 {
		t.Fatalf("%d revisions, %v", len(history), err)
	}
	if history[0].Clock <= history[1].Clock || history[0].Action != model.Edited {
		t.Errorf("newest first is %s %s, then %s", history[0].Action, history[0].Clock, history[1].Clock)
	}
	if history[0].Device != "laptop" || !history[0].At.Equal(noon) || history[0].Changes[0].Field != "title" {
		t.Errorf("revision %+v", history[0])
	}
}

func TestCancelledWriteKeepsNothing(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := s.Write(ctx, model.Batch{ID: model.NewID(), Action: model.Added, At: noon, Edits: []model.Edit{{Entry: note("gone")}}})
	if err != context.Canceled {
		t.Errorf("error %v", err)
	}
	write(t, s, note("kept"))
}

func TestSettingsAndDrafts(t *testing.T) {
	j, _ := serve(t)
	ctx := context.Background()
	currency := "EUR"
	if err := j.Setting(ctx, model.SettingCurrency, &currency); err != nil || currency != "EUR" {
		t.Errorf("a setting never written gives %q, %v", currency, err)
	}
	for _, code := range []string{"USD", "CHF"} {
		if err := j.SetSetting(ctx, model.SettingCurrency, code); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Setting(ctx, model.SettingCurrency, &currency); err != nil || currency != "CHF" {
		t.Errorf("the setting gives %q, %v", currency, err)
	}
	old := model.Draft{Entry: model.NewID(), Kind: "note", Title: "hal", At: noon, Form: []byte("{}")}
	young := model.Draft{Entry: model.NewID(), Kind: "note", At: noon.Add(time.Second)}
	for _, d := range []model.Draft{old, young, {Entry: old.Entry, Kind: "note", Title: "half", At: noon, Form: []byte(`{"a":1}`)}} {
		if err := j.KeepDraft(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	drafts, err := j.Drafts(ctx)
	if err != nil || len(drafts) != 2 || drafts[0].Entry != young.Entry || drafts[1].Title != "half" || string(drafts[1].Form) != `{"a":1}` {
		t.Errorf("drafts %+v, %v", drafts, err)
	}
	if err := j.DropDraft(ctx, old.Entry); err != nil {
		t.Fatal(err)
	}
	if drafts, err := j.Drafts(ctx); err != nil || len(drafts) != 1 {
		t.Errorf("%d drafts, %v", len(drafts), err)
	}
}
