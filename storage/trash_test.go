package storage

import (
	"bytes"
	"context"
	"os"
	"testing"

	"rung/model"
)

func trash(t *testing.T, j *model.Journal, ids ...string) {
	t.Helper()
	if _, err := j.Trash(context.Background(), ids...); err != nil {
		t.Fatal(err)
	}
}

func emptyTrash(t *testing.T, j *model.Journal, want int, ids ...string) {
	t.Helper()
	if n, err := j.EmptyTrash(context.Background(), ids); err != nil || n != want {
		t.Fatalf("removed %d, %v; want %d", n, err, want)
	}
}

// After the trash is emptied, none of the words that an entry ever had are left
// in any of the journal's files.
func TestEmptiedTrashLeavesNoWord(t *testing.T) {
	j, s := serve(t)
	ctx := context.Background()
	hash, contents := content("attachedsecret")
	e := note("titlesecret")
	e.Body, e.Tags = "earliersecret", []string{"tagsecret"}
	e.Attachments = []model.Attachment{{Name: "namesecret.txt", SHA256: hash, Bytes: 14}}
	r, err := j.Save(ctx, model.Added, []model.Edit{{Entry: e}}, contents)
	if err != nil {
		t.Fatal(err)
	}
	mustEdit(t, j, r.Entries[0], func(e *model.Entry) { e.Body = "latersecret" })
	if err := j.KeepDraft(ctx, model.Draft{Entry: e.ID, Kind: "note", Title: "draftsecret", At: noon}); err != nil {
		t.Fatal(err)
	}
	for range 30 {
		save(t, j, note("an ordinary day"))
	}
	trash(t, j, e.ID)
	emptyTrash(t, j, 1)
	for _, path := range []string{s.path, s.path + "-wal"} {
		b := bytes.ToLower(readFile(t, path))
		if i := bytes.Index(b, []byte("secret")); i >= 0 {
			t.Errorf("%s still holds %q", path, b[max(0, i-20):i+6])
		}
	}
	_, err = j.Entry(ctx, e.ID)
	wantCode(t, err, model.NotFound)
	_, err = j.AttachmentContent(ctx, hash)
	wantCode(t, err, model.NotFound)
	mustBeSound(t, s)
}

func TestEmptyTrashTakesOnlyWhatIsAskedAndTrashed(t *testing.T) {
	j, s := serve(t)
	entries := save(t, j, note("kept"), note("first"), note("second")).Entries
	trash(t, j, entries[1].ID, entries[2].ID)
	emptyTrash(t, j, 0, entries[0].ID)
	emptyTrash(t, j, 1, entries[0].ID, entries[1].ID)
	emptyTrash(t, j, 1)
	emptyTrash(t, j, 0)
	mustRead(t, j, entries[0].ID)
	mustBeSound(t, s)
}

// What linked to a removed contact forgets it: in its links, its history, its
// words in the search, and in whether it is whole.
func TestRemovedContactIsForgottenWhereItWasLinked(t *testing.T) {
	j, s := serve(t)
	ctx := context.Background()
	ana, ben := contactNamed("Ana Gone"), contactNamed("Ben Here")
	talk := model.NewEntry("interaction", "2026-11-20")
	talk.Title, talk.Body = "call", "about it"
	talk.Links = []model.LinkTo{{Role: "with", ID: ana.ID}}
	base := save(t, j, talk, ana, ben).Entries[0]
	changed := mustEdit(t, j, base, func(e *model.Entry) { e.Links = append(e.Links, model.LinkTo{Role: "with", ID: ben.ID}) })
	mustEdit(t, j, changed, func(e *model.Entry) { e.Links = nil })
	undo(t, j, "")
	trash(t, j, ana.ID)
	emptyTrash(t, j, 1)
	if got := mustRead(t, j, talk.ID); len(got.Links) != 1 || got.Links[0].ID != ben.ID {
		t.Errorf("links %v", got.Links)
	}
	if got := finds(t, s, "gone"); len(got) > 0 {
		t.Errorf("the removed name finds %q", got)
	}
	if bytes.Contains(readFile(t, s.path), []byte(ana.ID)) {
		t.Error("the removed contact's id is still in the file")
	}
	mustBeSound(t, s)
	// The history goes on without it.
	history, err := j.History(ctx, talk.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Revert(ctx, talk.ID, history[len(history)-1].ID); err != nil {
		t.Errorf("revert to the first words: %v", err)
	}
	mustBeSound(t, s)
	trash(t, j, ben.ID)
	emptyTrash(t, j, 1)
	var whole int
	if err := s.reader.QueryRow(`SELECT whole FROM entry WHERE id = ?`, talk.ID).Scan(&whole); err != nil || whole != 0 {
		t.Errorf("whole without a contact: %d, %v", whole, err)
	}
}

func TestUndoPassesOverWhatIsGone(t *testing.T) {
	j, _ := serve(t)
	kept := save(t, j, note("kept")).Entries[0]
	gone := save(t, j, note("gone")).Entries[0]
	trash(t, j, gone.ID)
	emptyTrash(t, j, 1)
	undo(t, j, "")
	if !inTrash(t, j, kept.ID) {
		t.Error("the last change that still stands was not taken back")
	}
}

// An attachment that was taken out of an entry stays for its history, until
// the entry goes.
func TestAttachmentStaysAsLongAsItsHistory(t *testing.T) {
	j, s := serve(t)
	ctx := context.Background()
	hash, contents := content("once attached")
	e := note("holder")
	e.Attachments = []model.Attachment{{Name: "a.txt", SHA256: hash, Bytes: 13}}
	r, err := j.Save(ctx, model.Added, []model.Edit{{Entry: e}}, contents)
	if err != nil {
		t.Fatal(err)
	}
	mustEdit(t, j, r.Entries[0], func(e *model.Entry) { e.Attachments = nil })
	other := save(t, j, note("other")).Entries[0]
	trash(t, j, other.ID)
	emptyTrash(t, j, 1)
	history, err := j.History(ctx, e.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Revert(ctx, e.ID, history[1].ID); err != nil {
		t.Errorf("the attachment cannot come back: %v", err)
	}
	if got, err := j.AttachmentContent(ctx, hash); err != nil || !bytes.Equal(got, contents[hash]) {
		t.Errorf("content %q, %v", got, err)
	}
	trash(t, j, e.ID)
	emptyTrash(t, j, 1)
	_, err = j.AttachmentContent(ctx, hash)
	wantCode(t, err, model.NotFound)
	if info, err := os.Stat(s.path + "-wal"); err != nil || info.Size() != 0 {
		t.Errorf("the log was not begun anew: %v, %v", info, err)
	}
}
