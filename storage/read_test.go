package storage

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/model"
)

// readingJournal gives a journal in which "led" tells of leadership that succeeded, and
// in which everybody known is linked who is named.
func readingJournal(t *testing.T) (*model.Journal, *Store) {
	t.Helper()
	s := newStore(t)
	j := model.NewJournal(s, func() time.Time { return noon })
	j.ReadWords(readLed)
	return j, s
}

func readLed(known []model.KnownContact) func(model.Entry) model.Entry {
	return func(e model.Entry) model.Entry {
		f := model.Findings{Edition: "test", Mood: "deed"}
		add := func(name, word string, value any) {
			for in, words := range map[string]string{model.InTitle: e.Title, model.InBody: e.Body} {
				if at := strings.Index(words, word); at >= 0 {
					f.Parts = append(f.Parts, model.Finding{ReadPart: model.ReadPart{Name: name, In: in, From: at, To: at + len(word)}, Value: value})
					return
				}
			}
		}
		if strings.Contains(e.Title+e.Body, "led") {
			f.Kind = model.KindLeadership
			add(model.PartKind, "led", nil)
			add(model.PartValue("outcome"), "led", "succeeded")
			add(model.PartCompetency("leadership"), "led", nil)
		}
		for _, c := range known {
			add(model.PartLink("with", c.ID), c.Name, nil)
		}
		return e.WithFindings(f)
	}
}

func mustSave(t *testing.T, j *model.Journal, entries ...model.Entry) []model.Entry {
	t.Helper()
	var edits []model.Edit
	for _, e := range entries {
		edits = append(edits, model.Edit{Entry: e})
	}
	r, err := j.Save(context.Background(), model.Added, edits, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r.Entries
}

func countOf(t *testing.T, s *Store, query string) int {
	t.Helper()
	q, err := model.ParseQuery(query, model.Locale{}, false)
	if err != nil {
		t.Fatal(err)
	}
	n, err := s.Count(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWhatIsReadIsStoredFoundAndSound(t *testing.T) {
	j, s := readingJournal(t)
	ana := mustSave(t, j, contactNamed("Ana"))[0]
	saved := mustSave(t, j, note("I led the move with Ana"), note("Lunch"))
	e := mustRead(t, s, saved[0].ID)
	if e.Kind != model.KindLeadership || e.Values.Text("outcome") != "succeeded" || !slices.Equal(e.Linked("with"), []string{ana.ID}) {
		t.Errorf("it is stored as %+v", e)
	}
	if !e.Read.Has(model.PartLink("with", ana.ID)) || !e.Read.Has(model.PartKind) || e.Title != "I led the move with Ana" {
		t.Errorf("its record is %+v", e.Read)
	}
	if n := countOf(t, s, "is:read"); n != 1 {
		t.Errorf("is:read finds %d entries", n)
	}
	if n := countOf(t, s, "-is:read kind:note"); n != 1 {
		t.Errorf("-is:read finds %d notes", n)
	}
	mustBeSound(t, s)
	if _, err := s.writer.Exec(`UPDATE entry SET read = '{"edition":"x"}' WHERE id = ?`, e.ID); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Check(context.Background()); err != nil || len(found) == 0 {
		t.Errorf("a record that was changed outside is not found: %q, %v", found, err)
	}
}

func TestRemovedReadingsAreNeverReadAgain(t *testing.T) {
	j, s := readingJournal(t)
	e := mustSave(t, j, note("I led the move"))[0]
	e = mustEdit(t, j, e, func(e *model.Entry) { delete(e.Values, "outcome") })
	e = mustEdit(t, j, e, func(e *model.Entry) { e.Body = "And it led to more." })
	if e.Values["outcome"] != nil || !e.Read.IsRemoved(model.PartValue("outcome")) || !e.Read.Has(model.PartCompetency("leadership")) {
		t.Errorf("it is now %+v", e)
	}
	e = mustEdit(t, j, e, func(e *model.Entry) { e.Values["outcome"] = "failed" })
	e = mustEdit(t, j, e, func(e *model.Entry) { e.Title = "I led the whole move" })
	if e.Values.Text("outcome") != "failed" || e.Read.Has(model.PartValue("outcome")) || e.Read.IsRemoved(model.PartValue("outcome")) {
		t.Errorf("it is now %+v", e)
	}
	e = mustEdit(t, j, e, func(e *model.Entry) { e.Title, e.Body = "Nothing", "" })
	if e.Kind != model.KindLeadership || len(e.Competencies) > 0 || e.Values.Text("outcome") != "failed" {
		t.Errorf("without the words it is %+v", e) // the outcome is the person's own, and a note has none
	}
	mustBeSound(t, s)
}

func TestUndoAndRevertBringReadingsBackAndReadNothing(t *testing.T) {
	j, s := readingJournal(t)
	ctx := context.Background()
	e := mustSave(t, j, note("Lunch"))[0]
	read := mustEdit(t, j, e, func(e *model.Entry) { e.Title = "I led the move" })
	if read.Kind != model.KindLeadership {
		t.Fatalf("it is %+v", read)
	}
	if _, err := j.Undo(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if now := mustRead(t, s, e.ID); now.Kind != model.KindNote || now.Read.HasParts() || len(now.Values) > 0 {
		t.Errorf("undone it is %+v", now)
	}
	if _, err := j.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	now := mustRead(t, s, e.ID)
	if !now.Read.Has(model.PartValue("outcome")) || now.Values.Text("outcome") != "succeeded" {
		t.Errorf("done again it is %+v", now)
	}
	without := mustEdit(t, j, now, func(e *model.Entry) { *e = e.WithoutRead(model.PartValue("outcome")) })
	history, err := j.History(ctx, e.ID)
	if err != nil || len(history) < 2 {
		t.Fatalf("%d revisions, %v", len(history), err)
	}
	if without.Values["outcome"] != nil {
		t.Fatalf("it is %+v", without)
	}
	if _, err := j.Revert(ctx, e.ID, history[1].ID); err != nil {
		t.Fatal(err)
	}
	if now := mustRead(t, s, e.ID); !now.Read.Has(model.PartValue("outcome")) || now.Values.Text("outcome") != "succeeded" {
		t.Errorf("brought back it is %+v", now)
	}
	mustBeSound(t, s)
}

func TestTwoWritersOfOneEntryKeepTheirReadings(t *testing.T) {
	j, s := readingJournal(t)
	base := mustSave(t, j, note("I led the move"))[0]
	mustEdit(t, j, base, func(e *model.Entry) { *e = e.WithoutRead(model.PartValue("outcome")) })
	mustEdit(t, j, base, func(e *model.Entry) { *e = e.WithoutRead(model.PartCompetency("leadership")) })
	now := mustRead(t, s, base.ID)
	if !now.Read.IsRemoved(model.PartValue("outcome")) || !now.Read.IsRemoved(model.PartCompetency("leadership")) || len(now.Values)+len(now.Competencies) > 0 {
		t.Errorf("it is now %+v", now)
	}
}

func TestAReadingGivesWayToWhatOthersChangedMeanwhile(t *testing.T) {
	j, s := readingJournal(t)
	base := mustSave(t, j, note("Lunch"))[0]
	mustEdit(t, j, base, func(e *model.Entry) { e.Competencies = []string{"technical"} })
	now := mustEdit(t, j, base, func(e *model.Entry) { e.Title = "I led the move" })
	if now.Title != "I led the move" || !slices.Contains(now.Competencies, "technical") || now.Read.Has(model.PartCompetency("technical")) {
		t.Errorf("it is now %+v", now)
	}
	mine := mustEdit(t, j, now, func(e *model.Entry) { e.Values["outcome"] = "failed" })
	later := mustEdit(t, j, now, func(e *model.Entry) { e.Title = "I led the whole move" })
	if later.Values.Text("outcome") != "failed" || later.Read.Has(model.PartValue("outcome")) || mine.Read.Has(model.PartValue("outcome")) {
		t.Errorf("it is now %+v", later)
	}
	if _, err := edit(j, now, func(e *model.Entry) { e.Values["outcome"] = "partly" }); model.CodeOf(err) != model.Conflict {
		t.Errorf("two people's outcomes: %v", err)
	}
	mustBeSound(t, s)
}

func TestEmptyingTheTrashTakesReadLinksAlong(t *testing.T) {
	j, s := readingJournal(t)
	ctx := context.Background()
	ana, e := contactNamed("Ana"), note("Lunch with Ana")
	ana, e = mustSave(t, j, ana)[0], mustSave(t, j, e)[0]
	if !e.Read.HasParts() {
		t.Fatalf("it is %+v", e)
	}
	if _, err := j.Trash(ctx, ana.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := j.EmptyTrash(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if now := mustRead(t, s, e.ID); now.Read.HasParts() || len(now.Links) > 0 || now.Read.Edition == "" {
		t.Errorf("it is now %+v", now)
	}
	mustBeSound(t, s)
}

func TestPrivateContactsAreNotNamedAsRead(t *testing.T) {
	j, s := readingJournal(t)
	ctx := context.Background()
	ana := contactNamed("Ana")
	ana.Private = true
	ana = mustSave(t, j, ana)[0]
	e := mustSave(t, j, note("I led the move with Ana"))[0]
	shown, err := model.NewShareable(ctx, s, false)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := shown.Entry(ctx, e.ID); err != nil || got.Read.Has(model.PartLink("with", ana.ID)) || !got.Read.Has(model.PartKind) {
		t.Errorf("others are shown %+v, %v", got.Read, err)
	}
	if known, err := shown.KnownContacts(ctx); err != nil || len(known) > 0 {
		t.Errorf("others are told of %v, %v", known, err)
	}
	if now := mustRead(t, s, e.ID); !now.Read.Has(model.PartLink("with", ana.ID)) {
		t.Errorf("the person's own record is %+v", now.Read)
	}
}

func TestPlainEntriesAndThoseOfOthersAreNotRead(t *testing.T) {
	j, s := readingJournal(t)
	plain := note("I led the move")
	if _, err := j.SavePlain(context.Background(), model.Added, []model.Edit{{Entry: plain}}, nil); err != nil {
		t.Fatal(err)
	}
	if e := mustRead(t, s, plain.ID); e.Kind != model.KindNote || !e.Read.IsZero() {
		t.Errorf("it is %+v", e)
	}
	tagged, err := j.Change(context.Background(), model.Tagged, []string{plain.ID}, func(e *model.Entry) { e.Tags = []string{"erp"} })
	if err != nil || !tagged.Entries[0].Read.IsZero() {
		t.Errorf("tagging has it read: %+v, %v", tagged.Entries, err)
	}
}

func TestAKindThatOthersLinkToIsKept(t *testing.T) {
	j, s := readingJournal(t)
	job := mustSave(t, j, note("I led the team"))[0]
	if job.Kind != model.KindLeadership {
		t.Fatalf("it is %+v", job)
	}
	// The words tell of a position, so far; a bullet links to it as that.
	position := job.Clone()
	position.Kind, position.Values, position.Competencies, position.Read = model.KindPosition, model.Values{}, nil, model.ReadRecord{Edition: "old", Parts: []model.ReadPart{{Name: model.PartKind}}}
	if _, err := j.SavePlain(context.Background(), model.Edited, []model.Edit{{Base: &job, Entry: position}}, nil); err != nil {
		t.Fatal(err)
	}
	bullet := model.NewEntry(model.KindBullet, "2026-11-20")
	bullet.Title, bullet.Links = "Led the team", []model.LinkTo{{Role: "position", ID: position.ID}}
	mustSave(t, j, bullet)
	now := mustEdit(t, j, mustRead(t, s, position.ID), func(e *model.Entry) { e.Title = "I led the whole team" })
	if now.Kind != model.KindPosition {
		t.Errorf("it became a %s, which the bullet cannot link to", now.Kind)
	}
}

// versionTwo makes a journal as version 2 left it.
func versionTwo(t *testing.T) (path string) {
	t.Helper()
	steps, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "journal.rung")
	sqlFile(t, path, `PRAGMA journal_mode = WAL`, steps[0].text, `PRAGMA application_id = 0x52756E67`, `PRAGMA user_version = 1`,
		`INSERT INTO meta VALUES ('written_by', '1.0')`, string(readFile(t, filepath.Join("testdata", "v1.sql"))), steps[1].text, `PRAGMA user_version = 2`)
	db, err := connect(path, readWrite, 1)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := fillVersionTwo(context.Background(), tx); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestJournalOfVersionTwoIsReadWhole(t *testing.T) {
	path := versionTwo(t)
	s := mustOpen(t, path)
	mustBeSound(t, s)
	e := mustRead(t, s, "018f0000-0000-7000-8000-000000000002")
	if e.Title != "Cut the backup time" || !e.Read.IsZero() || len(e.Values.Items("metrics")) != 1 {
		t.Errorf("read %+v", e)
	}
	j := model.NewJournal(s, func() time.Time { return noon })
	j.ReadWords(readLed)
	if now := mustEdit(t, j, e, func(e *model.Entry) { e.Body = "Read by Ana Müller" }); now.Read.Edition != "test" {
		t.Errorf("the record is %+v", now.Read)
	}
	mustBeSound(t, s)
}

func TestReadingAgainIsPreviewedWrittenOnceAndUndone(t *testing.T) {
	j, s := readingJournal(t)
	ctx := context.Background()
	var plain []model.Edit
	for _, title := range []string{"I led the move", "Lunch", "We led the rollout"} {
		plain = append(plain, model.Edit{Entry: note(title)})
	}
	if _, err := j.SavePlain(ctx, model.Added, plain, nil); err != nil {
		t.Fatal(err)
	}
	removed := mustSave(t, j, note("They led us"))[0]
	removed = mustEdit(t, j, removed, func(e *model.Entry) { *e = e.WithoutRead(model.PartKind) })
	var titles []string
	preview := func(r model.Rereading) error {
		titles = append(titles, r.Is.Title)
		if len(r.Added()) != 3 || len(r.Gone()) > 0 || r.Would.Kind != model.KindLeadership {
			t.Errorf("“%s”: new %v, gone %v", r.Is.Title, r.Added(), r.Gone())
		}
		return nil
	}
	if err := j.EachRereading(ctx, preview); err != nil || len(titles) != 2 {
		t.Fatalf("the preview tells of %q, %v", titles, err)
	}
	if e := mustRead(t, s, plain[0].Entry.ID); !e.Read.IsZero() {
		t.Errorf("the preview wrote %+v", e)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := j.ReadAgain(cancelled); err == nil || !mustRead(t, s, plain[0].Entry.ID).Read.IsZero() {
		t.Errorf("a cancelled reading ends with %v", err)
	}
	r, err := j.ReadAgain(ctx)
	if err != nil || len(r.Entries) != 2 || r.Action != model.ReadAnew {
		t.Fatalf("written: %+v, %v", r, err)
	}
	if e := mustRead(t, s, plain[2].Entry.ID); e.Values.Text("outcome") != "succeeded" || e.Title != "We led the rollout" {
		t.Errorf("it is now %+v", e)
	}
	if again, err := j.ReadAgain(ctx); err != nil || again.Batch != "" {
		t.Errorf("once more writes %+v, %v", again, err)
	}
	if _, err := j.Undo(ctx, r.Batch); err != nil {
		t.Fatal(err)
	}
	for _, e := range plain {
		if now := mustRead(t, s, e.Entry.ID); now.Kind != model.KindNote || now.Trashed || now.Read.HasParts() || len(now.Competencies) > 0 {
			t.Errorf("undone it is %+v", now)
		}
	}
	if now := mustRead(t, s, removed.ID); now.Kind != model.KindNote {
		t.Errorf("a note that is to stay one became %+v", now)
	}
	mustBeSound(t, s)
}
