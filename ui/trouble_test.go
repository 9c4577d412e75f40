package ui

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	_ "modernc.org/sqlite"

	"rung/model"
	"rung/storage"
	"rung/storage/backup"
	"rung/ui/config"
)

// findsItGone is a person whose journal is gone, with a copy of it left.
func findsItGone(t *testing.T) (p *person, restarted *bool) {
	t.Helper()
	p = newPerson(t)
	if _, err := p.Journal().Save(context.Background(), model.Added, []model.Edit{{Entry: noteNamed("Kept", p)}}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := p.File().Backup(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	store := p.File().(*backup.File).Store
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(p.path); err != nil {
		t.Fatal(err)
	}
	file := &backup.File{Journal: p.path, Options: storage.Options{Device: "laptop", Version: "test", Clock: p.Journal().Now}}
	trouble := file.Prepare(context.Background())
	if model.CodeOf(trouble) != model.Missing {
		t.Fatalf("Prepare: %v", trouble)
	}
	w := test.NewWindow(nil)
	p.shell = newShell(Options{File: file, Trouble: trouble, Config: config.Default()}, p.app, w, p.tasks, nil)
	restarted = new(bool)
	w.SetOnClosed(func() { *restarted = p.again != nil })
	t.Cleanup(func() {
		if !*restarted {
			w.Close()
		}
	})
	p.showTrouble()
	return p, restarted
}

// holds opens the journal's file and gives the titles in it.
func (p *person) holds() string {
	p.Helper()
	s, err := storage.Open(p.path, storage.Options{Device: "test", Version: "test"})
	if err != nil {
		p.Fatal(err)
	}
	hits, _, err := s.Find(context.Background(), model.Query{}, model.Cursor{}, 0)
	if err != nil {
		p.Fatal(err)
	}
	if err := s.Close(); err != nil {
		p.Fatal(err)
	}
	var titles []string
	for _, h := range hits {
		titles = append(titles, h.Entry.Title)
	}
	return strings.Join(titles, ", ")
}

func TestAJournalThatIsGoneIsOfferedItsCopies(t *testing.T) {
	p, restarted := findsItGone(t)
	p.tap("Use this copy")
	if !*restarted || p.holds() != "Kept" {
		t.Errorf("restarted %v with %q", *restarted, p.holds())
	}
}

func TestAJournalThatIsGoneIsBegunAnewOnPurpose(t *testing.T) {
	p, restarted := findsItGone(t)
	p.tap("Begin a new journal here")
	if !*restarted || p.holds() != "" {
		t.Errorf("restarted %v with %q", *restarted, p.holds())
	}
	if copies, err := p.File().Copies(context.Background()); err != nil || len(copies) != 1 {
		t.Errorf("copies: %v, %v", copies, err)
	}
}

func TestAJournalWithFaultsIsToldUntilItIsDealtWith(t *testing.T) {
	p := newPerson(t)
	if _, err := p.Journal().Save(context.Background(), model.Added, []model.Edit{{Entry: noteNamed("Kept", p)}}, nil); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", p.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE entry SET title = 'Exchanged'`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	p.shell.o.DailyCopy = p.File().(*backup.File).BackupDaily
	p.makeDailyCopy()
	told := p.footSays()
	if !strings.Contains(told, "not copied today") {
		t.Fatalf("the foot says %q", told)
	}
	p.Say("Something else", "", nil)
	p.tasks.flush()
	if got := p.footSays(); got != told {
		t.Errorf("after another line the foot says %q", got)
	}
	p.giveReminder("A line for today?")
	p.footBanner().OnDismiss()
	if got := p.footSays(); got != told {
		t.Errorf("after a reminder the foot says %q", got)
	}
	p.footBanner().OnDismiss()
	if p.foot.Visible() {
		t.Errorf("dismissed, the foot says %q", p.footSays())
	}
}

// ruin damages the page of a table that nothing is read from at the start.
func (p *person) ruin() {
	p.Helper()
	db, err := sql.Open("sqlite", p.path)
	if err != nil {
		p.Fatal(err)
	}
	var page, size int64
	if err := db.QueryRow(`SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = 'draft'`).Scan(&page, &size); err != nil {
		p.Fatal(err)
	}
	if _, err := db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		p.Fatal(err)
	}
	if err := db.Close(); err != nil {
		p.Fatal(err)
	}
	f, err := os.OpenFile(p.path, os.O_WRONLY, 0)
	if err != nil {
		p.Fatal(err)
	}
	if _, err := f.WriteAt(bytes.Repeat([]byte{0xa5}, int(size)), (page-1)*size); err != nil {
		p.Fatal(err)
	}
	if err := f.Close(); err != nil {
		p.Fatal(err)
	}
}

func TestADamagedJournalIsRestoredFromItsWindow(t *testing.T) {
	p := newPerson(t)
	if _, err := p.Journal().Save(context.Background(), model.Added, []model.Edit{{Entry: noteNamed("Kept", p)}}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := p.File().Backup(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	p.ruin()
	store := p.File().(*backup.File).Store
	p.shell.o.Upkeep = func() error { return store.QuickCheck(context.Background()) }
	p.checkSoundness()
	if said := p.footSays(); !strings.Contains(said, "damaged") {
		t.Fatalf("the foot says %q", said)
	}
	p.tap("Restore a copy")
	p.tap("Restore…")
	p.tap("Restore")
	if p.again == nil || p.holds() != "Kept" {
		t.Errorf("started anew %v with %q", p.again, p.holds())
	}
}
