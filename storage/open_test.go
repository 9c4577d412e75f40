package storage

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rung/model"
)

// wantCode fails unless err has the code, and gives its message.
func wantCode(t *testing.T, err error, code model.Code) string {
	t.Helper()
	if model.CodeOf(err) != code {
		t.Fatalf("error %v (code %q), want code %q", err, model.CodeOf(err), code)
	}
	return err.Error()
}

func TestMissingJournalIsMadeOnlyWhenAsked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "journal.rung")
	o := testOptions()
	o.Create = false
	_, err := Open(path, o)
	wantCode(t, err, model.NotFound)
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("looking for a journal made its folder")
	}
	_, err = Open(path, testOptions())
	if message := wantCode(t, err, model.NotFound); !strings.Contains(message, "There is no folder") {
		t.Errorf("message %q", message)
	}
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("a folder was made that nobody asked for")
	}
	o = testOptions()
	o.MakeFolder = true
	s, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	write(t, s, note("first"))
	for name, want := range map[string]os.FileMode{path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(name), got, want)
		}
	}
}

// A foreign file is named for what it is, and not a byte of it changes.
func TestForeignFilesAreRefusedUntouched(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		make func(path string)
		code model.Code
		says string
	}{
		"text":          {func(path string) { writeFile(t, path, "dear diary, "+strings.Repeat("today ", 50)) }, model.NotJournal, "not a journal"},
		"short":         {func(path string) { writeFile(t, path, "hi") }, model.NotJournal, "not a journal"},
		"other program": {func(path string) { sqlFile(t, path, `CREATE TABLE song (name TEXT)`) }, model.NotJournal, "another program"},
		"newer": {func(path string) {
			s := mustOpen(t, path)
			write(t, s, note("from the future"))
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			sqlFile(t, path, `PRAGMA user_version = 99`, `UPDATE meta SET value = '7.2' WHERE key = 'written_by'`)
		}, model.Newer, "7.2"},
		"newer, changed past knowing": {func(path string) {
			sqlFile(t, path, `PRAGMA user_version = 99`, `PRAGMA application_id = 0x52756E67`, `CREATE TABLE other (x)`)
		}, model.Newer, "newer"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name+".rung")
			c.make(path)
			before := readFile(t, path)
			_, err := Open(path, testOptions())
			if message := wantCode(t, err, c.code); !strings.Contains(message, c.says) {
				t.Errorf("message %q does not say %q", message, c.says)
			}
			if !bytes.Equal(before, readFile(t, path)) {
				t.Error("the file was changed")
			}
			if _, err := os.Stat(path + "-wal"); err == nil {
				t.Error("a log was left beside the file")
			}
		})
	}
}

func TestFolderIsNoJournal(t *testing.T) {
	_, err := Open(t.TempDir(), testOptions())
	wantCode(t, err, model.NotJournal)
}

func TestPathMayHoldAnyCharacter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "my 100% journal? #1 & more=é;.rung")
	s := mustOpen(t, path)
	write(t, s, note("kept"))
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the journal lies elsewhere: %v", err)
	}
}

func TestConnectionsAreSetUp(t *testing.T) {
	s := newStore(t)
	for _, c := range []struct {
		db     *sql.DB
		pragma string
		want   string
	}{
		{s.writer, "journal_mode", "wal"}, {s.writer, "synchronous", "2"}, {s.writer, "foreign_keys", "1"},
		{s.writer, "busy_timeout", "10000"}, {s.writer, "secure_delete", "1"}, {s.writer, "trusted_schema", "0"}, {s.reader, "trusted_schema", "0"}, {s.writer, "application_id", "1383427687"},
		{s.reader, "busy_timeout", "10000"},
	} {
		var got string
		if err := c.db.QueryRow(`PRAGMA ` + c.pragma).Scan(&got); err != nil || got != c.want {
			t.Errorf("%s is %q (%v), want %q", c.pragma, got, err, c.want)
		}
	}
	if _, err := s.reader.Exec(`DELETE FROM meta`); codeOf(err) != model.ReadOnly {
		t.Errorf("the reader may write: %v", err)
	}
	if _, err := s.writer.Exec(`DELETE FROM search_data`); err == nil {
		t.Error("the search index's own tables may be written")
	}
	if _, err := s.writer.Exec(`SELECT "no such column"`); err == nil {
		t.Error("a mistyped column is taken for text")
	}
}

func TestVersionTellsOthersWritesFromOurs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.rung")
	ours, theirs := mustOpen(t, path), mustOpen(t, path)
	ctx := context.Background()
	version := func() int64 {
		v, err := ours.Version(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	first := version()
	write(t, ours, note("ours"))
	if version() != first {
		t.Error("our own write counts as another program's")
	}
	write(t, theirs, note("theirs"))
	if version() == first {
		t.Error("another program's write does not show")
	}
}

// What still runs when the journal is closed gets an error.
func TestClosedStoreAnswersWithAnError(t *testing.T) {
	s := newStore(t)
	write(t, s, note("kept"))
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Drafts(context.Background()); err == nil {
		t.Error("a closed journal was read")
	}
	if err := s.SetSetting(context.Background(), "currency", "EUR"); err == nil {
		t.Error("a closed journal was written")
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// sqlFile runs statements on a file as another program would.
func sqlFile(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+strings.ReplaceAll(path, " ", "%20"))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range statements {
		if _, err := db.Exec(text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
