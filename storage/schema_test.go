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

// What another program puts into a journal is found wherever the file is taken
// in, and named, before anything is written.
func TestWhatAnotherProgramPutInIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ sql, says string }{
		"trigger":       {`CREATE TRIGGER follow AFTER INSERT ON entry BEGIN UPDATE meta SET value = 'seen' WHERE key = 'seen'; END`, "the trigger “follow”"},
		"view":          {`CREATE VIEW mine AS SELECT * FROM entry`, "the view “mine”"},
		"index":         {`CREATE INDEX faster ON entry (title)`, "the index “faster”"},
		"table":         {`CREATE TABLE bookmark (url TEXT)`, "the table “bookmark”"},
		"virtual table": {`CREATE VIRTUAL TABLE again USING fts5 (x)`, "again"},
		"column":        {`ALTER TABLE entry ADD COLUMN mood TEXT`, "the table “entry”"},
		"index gone":    {`DROP INDEX entry_until`, "the index “entry_until”"},
		"table changed": {`ALTER TABLE draft RENAME COLUMN form TO shape`, "the table “draft”"},
	} {
		t.Run(name, func(t *testing.T) {
			path := closedJournal(t, nil, note("alpha"))
			sqlFile(t, path, c.sql)
			refusedEverywhere(t, path, model.Damaged, c.says)
		})
	}
}

// refusedEverywhere fails unless a file is refused at open, at a check and at a
// restore, and left as it was, with nothing beside it.
func refusedEverywhere(t *testing.T, path string, code model.Code, says string) {
	t.Helper()
	ctx, before := context.Background(), readFile(t, path)
	_, err := Open(path, testOptions())
	if message := wantCode(t, err, code); !strings.Contains(message, says) {
		t.Errorf("opening says %q, not %q", message, says)
	}
	found, err := CheckFile(ctx, path)
	if err != nil || !strings.Contains(strings.Join(found, "\n"), says) {
		t.Errorf("the check finds %q, %v", found, err)
	}
	to := filepath.Join(t.TempDir(), "restored.rung")
	err = Extract(ctx, path, to, testOptions())
	if message := wantCode(t, err, code); !strings.Contains(message, says) {
		t.Errorf("restoring says %q, not %q", message, says)
	}
	if left, err := os.ReadDir(filepath.Dir(to)); err != nil || len(left) > 0 {
		t.Errorf("restoring left %v, %v", left, err)
	}
	if !bytes.Equal(before, readFile(t, path)) {
		t.Error("the file was changed")
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("beside the file lie %v, %v", left, err)
	}
}

// A file that only says that it is a journal is neither migrated nor written.
func TestAnotherProgramsFileWithOurMarkIsRefused(t *testing.T) {
	for name, version := range map[string]string{"begun": "0", "first": "1"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.rung")
			sqlFile(t, path, `CREATE TABLE song (name TEXT)`, `INSERT INTO song VALUES ('la')`,
				`PRAGMA application_id = 0x52756E67`, `PRAGMA user_version = `+version)
			refusedEverywhere(t, path, model.NotJournal, "the table “song”")
		})
	}
}

func TestAnOlderJournalWithATriggerIsNotMigrated(t *testing.T) {
	path, _ := versionOne(t)
	sqlFile(t, path, `CREATE TRIGGER follow AFTER UPDATE ON entry BEGIN DELETE FROM tag; END`)
	refusedEverywhere(t, path, model.Damaged, "the trigger “follow”")
}

// The schema may have changed in the write-ahead log alone, while the other
// program has the file open.
func TestATriggerInTheLogIsFound(t *testing.T) {
	path := closedJournal(t, nil, note("alpha"))
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	if _, err := db.Exec(`CREATE TRIGGER follow AFTER INSERT ON entry BEGIN SELECT 1; END`); err != nil {
		t.Fatal(err)
	}
	_, err = Open(path, testOptions())
	if message := wantCode(t, err, model.Damaged); !strings.Contains(message, "“follow”") {
		t.Errorf("message %q", message)
	}
}

// What SQLite itself may do to a journal is no other program's change.
func TestAJournalThatSQLiteTidiedIsOpened(t *testing.T) {
	path := closedJournal(t, nil, note("alpha"))
	sqlFile(t, path, `ANALYZE`, `REINDEX`, `VACUUM`, `PRAGMA journal_mode = DELETE`)
	if found, err := CheckFile(context.Background(), path); err != nil || len(found) > 0 {
		t.Errorf("the check finds %q, %v", found, err)
	}
	mustBeSound(t, mustOpen(t, path))
}

func TestLayoutAndCommentsAreNoChange(t *testing.T) {
	for _, c := range []struct{ one, other string }{
		{"CREATE TABLE t (a, -- the first\n  b)", "CREATE TABLE t (a, b)"},
		{"CREATE TABLE t (a /* it's one */, b)", "CREATE TABLE t (a , b)"},
		{"CREATE VIEW v AS SELECT '--  ' || [a  b]", "CREATE VIEW v AS SELECT '--  ' ||\t[a  b]"},
	} {
		if got, want := plainSQL(c.one), plainSQL(c.other); got != want {
			t.Errorf("%q and %q differ", got, want)
		}
	}
	for _, c := range []struct{ one, other string }{
		{"SELECT 'a  b'", "SELECT 'a b'"}, {"SELECT '-- x'", "SELECT '-- y'"}, {`SELECT "a b"`, `SELECT "a  b"`},
	} {
		if plainSQL(c.one) == plainSQL(c.other) {
			t.Errorf("%q and %q are the same", c.one, c.other)
		}
	}
}

func FuzzPlainSQL(f *testing.F) {
	for _, s := range []string{"a -- b", "a /*", "'", `"x""y"`, "[", "a\n\n b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := plainSQL(text)
		if again := plainSQL(once); again != once {
			t.Errorf("%q is made %q and then %q", text, once, again)
		}
	})
}
