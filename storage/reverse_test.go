package storage

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rung/model"
)

// inTrash reports whether an entry lies in the trash.
func inTrash(t *testing.T, j *model.Journal, id string) bool {
	t.Helper()
	return mustRead(t, j, id).Trashed
}

func undo(t *testing.T, j *model.Journal, batch string) model.Receipt {
	t.Helper()
	r, err := j.Undo(context.Background(), batch)
	if err != nil {
		t.Fatalf("undo: %v", err)
	}
	return r
}

func redo(t *testing.T, j *model.Journal) {
	t.Helper()
	if _, err := j.Redo(context.Background()); err != nil {
		t.Fatalf("redo: %v", err)
	}
}

func TestUndoAndRedoWalkBackAndForth(t *testing.T) {
	j, s := serve(t)
	e := save(t, j, note("one")).Entries[0]
	two := mustEdit(t, j, e, func(e *model.Entry) { e.Title = "two"; e.Day = "2026-01-01" })
	mustEdit(t, j, two, func(e *model.Entry) { e.Title = "three" })
	title := func(want string) {
		t.Helper()
		if got := mustRead(t, j, e.ID).Title; got != want {
			t.Errorf("title %q, want %q", got, want)
		}
	}
	undo(t, j, "")
	title("two")
	undo(t, j, "")
	title("one")
	if day := mustRead(t, j, e.ID).Day; day != "2026-11-20" {
		t.Errorf("the day stayed %s", day)
	}
	undo(t, j, "")
	if !inTrash(t, j, e.ID) {
		t.Error("what was added is not in the trash")
	}
	_, err := j.Undo(context.Background(), "")
	wantCode(t, err, model.NotFound)
	redo(t, j)
	if inTrash(t, j, e.ID) {
		t.Error("redo left the entry in the trash")
	}
	redo(t, j)
	redo(t, j)
	title("three")
	_, err = j.Redo(context.Background())
	wantCode(t, err, model.NotFound)
	undo(t, j, "")
	title("two")
	save(t, j, note("written since"))
	_, err = j.Redo(context.Background())
	wantCode(t, err, model.NotFound)
	mustBeSound(t, s)
}

func TestUndoByNameTakesJustThatBack(t *testing.T) {
	j, _ := serve(t)
	base := save(t, j, note("one")).Entries[0]
	tagged, err := j.Change(context.Background(), model.Tagged, []string{base.ID}, func(e *model.Entry) { e.Tags = []string{"erp"} })
	if err != nil {
		t.Fatal(err)
	}
	mustEdit(t, j, tagged.Entries[0], func(e *model.Entry) { e.Body = "later words" })
	r := undo(t, j, tagged.Batch)
	if got := r.Entries[0]; len(got.Tags) > 0 || got.Body != "later words" {
		t.Errorf("undone to %+v", got)
	}
	_, err = j.Undo(context.Background(), tagged.Batch)
	wantCode(t, err, model.NotFound)
	// Taking the undo back by its name brings the tag back.
	undo(t, j, r.Batch)
	if got := mustRead(t, j, base.ID); !slices.Equal(got.Tags, []string{"erp"}) {
		t.Errorf("tags %q", got.Tags)
	}
	_, err = j.Undo(context.Background(), model.NewID())
	wantCode(t, err, model.NotFound)
}

func TestUndoOfARedoTakesTheFirstBackAgain(t *testing.T) {
	j, _ := serve(t)
	e := save(t, j, note("one")).Entries[0]
	mustEdit(t, j, e, func(e *model.Entry) { e.Title = "two" })
	undo(t, j, "")
	r, err := j.Redo(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	undo(t, j, r.Batch)
	if got := mustRead(t, j, e.ID).Title; got != "one" {
		t.Errorf("title %q", got)
	}
}

func TestUndoOfWhatHasOtherWordsNowIsAConflict(t *testing.T) {
	j, _ := serve(t)
	e := save(t, j, note("one")).Entries[0]
	r, err := edit(j, e, func(e *model.Entry) { e.Title = "two" })
	if err != nil {
		t.Fatal(err)
	}
	mustEdit(t, j, r.Entries[0], func(e *model.Entry) { e.Title = "three" })
	_, err = j.Undo(context.Background(), r.Batch)
	wantCode(t, err, model.Conflict)
	if got := mustRead(t, j, e.ID).Title; got != "three" {
		t.Errorf("title %q", got)
	}
}

// Two programs look at the same last change; only one may take it back.
func TestTwoUndosOfOneChange(t *testing.T) {
	j, s := serve(t)
	e := save(t, j, note("one")).Entries[0]
	mustEdit(t, j, e, func(e *model.Entry) { e.Title = "two" })
	ctx := context.Background()
	first, err := s.Reversal(ctx, "", false)
	if err != nil {
		t.Fatal(err)
	}
	second := first
	first.ID, first.At, second.ID, second.At = model.NewID(), noon, model.NewID(), noon
	if _, err := s.Write(ctx, first); err != nil {
		t.Fatal(err)
	}
	_, err = s.Write(ctx, second)
	wantCode(t, err, model.Conflict)
}

func TestRevertGivesEarlierWordsBack(t *testing.T) {
	j, s := serve(t)
	e := save(t, j, note("one")).Entries[0]
	two := mustEdit(t, j, e, func(e *model.Entry) { e.Title, e.Body = "two", "b" })
	mustEdit(t, j, two, func(e *model.Entry) { e.Title = "three" })
	history, err := j.History(context.Background(), e.ID)
	if err != nil || len(history) != 3 {
		t.Fatalf("%d revisions, %v", len(history), err)
	}
	for i, want := range []string{"two", "one"} {
		r, err := j.Revert(context.Background(), e.ID, history[i+1].ID)
		if err != nil || r.Entries[0].Title != want {
			t.Errorf("reverted to %+v, %v; want %q", r.Entries, err, want)
		}
	}
	undo(t, j, "")
	if got := mustRead(t, j, e.ID).Title; got != "two" {
		t.Errorf("undo of a revert gives %q", got)
	}
	mustBeSound(t, s)
}

func TestTrashAndBulkChangesAreOneUndo(t *testing.T) {
	j, s := serve(t)
	var ids []string
	for _, e := range save(t, j, note("a"), note("b"), note("c")).Entries {
		ids = append(ids, e.ID)
	}
	if _, err := j.Trash(context.Background(), ids...); err != nil {
		t.Fatal(err)
	}
	undo(t, j, "")
	for _, id := range ids {
		if inTrash(t, j, id) {
			t.Error("an entry stayed in the trash")
		}
	}
	mustBeSound(t, s)
}

// A listener sees what was published in the journal already, and nothing is
// published of a write that failed.
func TestPublishedOnlyAfterTheCommit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.rung")
	j := model.NewJournal(mustOpen(t, path), func() time.Time { return noon })
	other := mustOpen(t, path)
	var told []model.Receipt
	cancel := j.Subscribe(func(r model.Receipt) {
		told = append(told, r)
		for _, e := range r.Entries {
			mustRead(t, other, e.ID)
		}
	})
	e := save(t, j, note("seen")).Entries[0]
	bad := note("")
	if _, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: bad}}, nil); err == nil {
		t.Error("an entry without a title was kept")
	}
	stale := e.Clone()
	stale.Title = "another base"
	_, err := edit(j, stale, func(e *model.Entry) { e.Title = "x" })
	wantCode(t, err, model.Conflict)
	if len(told) != 1 || told[0].Action != model.Added || told[0].Entries[0].ID != e.ID {
		t.Errorf("told %+v", told)
	}
	cancel()
	save(t, j, note("unseen"))
	if len(told) != 1 {
		t.Error("told after cancelling")
	}
}
