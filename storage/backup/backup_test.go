package backup

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rung/model"
	"rung/storage"

	"github.com/google/go-cmp/cmp"
	_ "modernc.org/sqlite"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// clock is the time of a test, which the test moves.
type clock struct{ now time.Time }

func (c *clock) read() time.Time { return c.now }

func newFile(t *testing.T) (*File, *model.Journal, *clock) {
	t.Helper()
	c := &clock{noon}
	path := filepath.Join(t.TempDir(), "journal.rung")
	o := storage.Options{Device: "laptop", Version: "1.0", Clock: c.read, Create: true}
	s, err := storage.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	f := &File{Store: s, Journal: path, Options: o}
	t.Cleanup(func() {
		if f.Store != nil {
			if err := f.Store.Close(); err != nil {
				t.Errorf("close: %v", err)
			}
		}
	})
	return f, model.NewJournal(s, c.read), c
}

func write(t *testing.T, j *model.Journal, title string) {
	t.Helper()
	e := model.NewEntry("note", "2026-11-20")
	e.Title = title
	if _, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
		t.Fatal(err)
	}
}

func titles(t *testing.T, r model.Reader) string {
	t.Helper()
	hits, _, err := r.Find(context.Background(), model.Query{}, model.Cursor{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, h := range hits {
		all = append(all, h.Entry.Title)
	}
	return strings.Join(all, ", ")
}

// open opens a journal's file to look into it.
func open(t *testing.T, path string) *storage.Store {
	t.Helper()
	s, err := storage.Open(path, storage.Options{Device: "test", Version: "1.0"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func TestABackupRestores(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "before")
	made, err := f.Backup(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(filepath.Dir(f.Journal), "backups", "journal-2026-11-20-120000.rung"); made.Path != want {
		t.Errorf("the copy lies at %s, want %s", made.Path, want)
	}
	write(t, j, "after")
	aside, err := f.Restore(context.Background(), made.Path)
	if err != nil {
		t.Fatal(err)
	}
	if got := titles(t, j); got != "before" {
		t.Errorf("restored: %q", got)
	}
	if want := filepath.Join(filepath.Dir(f.Journal), "journal-before-restore-2026-11-20-120000.rung"); aside != want {
		t.Errorf("put aside at %s, want %s", aside, want)
	}
	if got := titles(t, open(t, aside)); got != "after, before" {
		t.Errorf("put aside: %q", got)
	}
	write(t, j, "life goes on")
	if got := titles(t, open(t, f.Journal)); got != "life goes on, before" {
		t.Errorf("written after: %q", got)
	}
	if found, err := f.Check(context.Background()); err != nil || len(found) > 0 {
		t.Errorf("check after restore: %v, %v", found, err)
	}
	if rest, err := filepath.Glob(f.Journal + ".restoring*"); err != nil || len(rest) > 0 {
		t.Errorf("left behind: %v", rest)
	}
}

func TestARestoreShowsInEveryOpenProgram(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "before")
	made, err := f.Backup(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	other := open(t, f.Journal)
	write(t, j, "after")
	version, err := other.Version(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Restore(context.Background(), made.Path); err != nil {
		t.Fatal(err)
	}
	if now, err := other.Version(context.Background()); err != nil || now == version {
		t.Errorf("the other program is not told: version %d, %v", now, err)
	}
	if got := titles(t, other); got != "before" {
		t.Errorf("the other program reads %q", got)
	}
	write(t, model.NewJournal(other, f.currentTime), "written by the other")
	if got := titles(t, j); got != "written by the other, before" {
		t.Errorf("after the other wrote: %q", got)
	}
}

func TestCopiesArePrivateAndNeverReplaced(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "a")
	made, err := f.Backup(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{made.Path: 0o600, filepath.Dir(made.Path): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, want %v (%v)", path, info.Mode().Perm(), want, err)
		}
	}
	before, err := os.ReadFile(made.Path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, j, "b")
	if _, err := f.Backup(context.Background(), made.Path); model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), "there already") {
		t.Errorf("backup onto a copy: %v", err)
	}
	second, err := f.Backup(context.Background(), "")
	if err != nil || second.Path == made.Path {
		t.Errorf("a second copy in the same second: %+v, %v", second, err)
	}
	if after, err := os.ReadFile(made.Path); err != nil || string(after) != string(before) {
		t.Error("the copy was changed")
	}
	copies, err := f.Copies(context.Background())
	if diff := cmp.Diff([]model.Copy{second, made}, copies); err != nil || diff != "" {
		t.Errorf("copies: %v\n%s", err, diff)
	}
}

func TestBackupNamesWhatStandsInItsWay(t *testing.T) {
	f, _, _ := newFile(t)
	if _, err := f.Backup(context.Background(), filepath.Join(t.TempDir(), "none", "copy.rung")); model.CodeOf(err) != model.NotFound {
		t.Errorf("no such folder: %v", err)
	}
	f.Folder = f.Journal
	if _, err := f.Backup(context.Background(), ""); model.CodeOf(err) != model.ReadOnly {
		t.Errorf("a file for a folder: %v", err)
	}
}

// ruin overwrites pages in the middle of a journal's file.
func ruin(t *testing.T, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(b); i++ {
		b[i] = 0xa5
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWhatCannotBeRestoredLeavesTheJournalAlone(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "mine")
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, name := range []string{"damaged", "newer"} {
		if _, err := f.Backup(context.Background(), at(name)); err != nil {
			t.Fatal(err)
		}
	}
	ruin(t, at("damaged"))
	run := func(path string, statements ...string) {
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range statements {
			if _, err := db.Exec(s); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	run(at("newer"), "PRAGMA user_version = 999")
	run(at("foreign"), "CREATE TABLE bookmark (url TEXT)")
	for name, content := range map[string]string{"empty": "", "text": "Dear diary, this is no journal."} {
		if err := os.WriteFile(at(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, code := range map[string]model.Code{"damaged": model.Damaged, "newer": model.Newer, "foreign": model.NotJournal,
		"empty": model.NotJournal, "text": model.NotJournal, "missing": model.NotFound, ".": model.NotJournal} {
		if _, err := f.Restore(context.Background(), at(name)); model.CodeOf(err) != code {
			t.Errorf("%s: %v, want code %q", name, err, code)
		}
	}
	if _, err := f.Restore(context.Background(), f.Journal); model.CodeOf(err) != model.Invalid {
		t.Errorf("the journal itself: %v", err)
	}
	if got := titles(t, j); got != "mine" {
		t.Errorf("the journal holds %q", got)
	}
	files, err := os.ReadDir(filepath.Dir(f.Journal))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.Contains(file.Name(), "restor") {
			t.Errorf("left behind: %s", file.Name())
		}
	}
}

func TestADamagedJournalIsPutAsideWhole(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "kept")
	made, err := f.Backup(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Store.Close(); err != nil {
		t.Fatal(err)
	}
	f.Store = nil
	ruin(t, f.Journal)
	broken, err := os.ReadFile(f.Journal)
	if err != nil {
		t.Fatal(err)
	}
	aside, err := f.Restore(context.Background(), made.Path)
	if err != nil {
		t.Fatal(err)
	}
	if was, err := os.ReadFile(aside); err != nil || string(was) != string(broken) {
		t.Errorf("the damaged journal is not aside as it was: %v", err)
	}
	if got := titles(t, open(t, f.Journal)); got != "kept" {
		t.Errorf("restored: %q", got)
	}
}

func TestRestoreWhereThereIsNoJournal(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "kept")
	made, err := f.Backup(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	empty := &File{Journal: filepath.Join(t.TempDir(), "new", "journal.rung"), Options: f.Options}
	if _, err := empty.Restore(context.Background(), made.Path); model.CodeOf(err) != model.NotFound {
		t.Fatalf("into a folder that is not there: %v", err)
	}
	empty.Options.MakeFolder = true
	if aside, err := empty.Restore(context.Background(), made.Path); err != nil || aside != "" {
		t.Fatalf("Restore = %q, %v", aside, err)
	}
	if got := titles(t, open(t, empty.Journal)); got != "kept" {
		t.Errorf("restored: %q", got)
	}
}
