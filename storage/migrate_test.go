package storage

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"rung/model"
)

// versionOne makes a journal as version 1 left it.
func versionOne(t *testing.T) (path string, steps []step) {
	t.Helper()
	steps, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "journal.rung")
	sqlFile(t, path, `PRAGMA journal_mode = WAL`, steps[0].text, `PRAGMA application_id = 0x52756E67`, `PRAGMA user_version = 1`,
		`INSERT INTO meta VALUES ('written_by', '1.0')`, string(readFile(t, filepath.Join("testdata", "v1.sql"))))
	return path, steps
}

func TestJournalOfVersionOneIsReadWhole(t *testing.T) {
	path, _ := versionOne(t)
	s := mustOpen(t, path)
	mustBeSound(t, s)
	e := mustRead(t, s, "018f0000-0000-7000-8000-000000000002")
	if e.Title != "Cut the backup time" || e.Linked("witness")[0] != "018f0000-0000-7000-8000-000000000001" || len(e.Values.Items("metrics")) != 1 || !e.Private {
		t.Errorf("read %+v", e)
	}
	if got := finds(t, s, "muller"); !slices.Equal(got, []string{"Ana Müller", "Cut the backup time"}) {
		t.Errorf("found %q", got)
	}
	if drafts, err := s.Drafts(context.Background()); err != nil || len(drafts) != 1 {
		t.Errorf("%d drafts, %v", len(drafts), err)
	}
}

var nextStep = step{text: `ALTER TABLE entry ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'`}

func TestMigrationKeepsACheckedCopy(t *testing.T) {
	path, steps := versionOne(t)
	o := testOptions()
	o.Version = "2.0"
	s, err := open(path, o, append(steps, nextStep))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	var mood string
	if err := s.reader.QueryRow(`SELECT mood FROM entry LIMIT 1`).Scan(&mood); err != nil || mood != "calm" {
		t.Errorf("mood %q, %v", mood, err)
	}
	if by := writtenBy(context.Background(), s.reader); by != "2.0" {
		t.Errorf("written by %q", by)
	}
	beside := strings.TrimSuffix(path, ".rung") + ".before-v2.rung"
	if info, err := os.Stat(beside); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("copy %v, %v", info, err)
	}
	mustRead(t, mustOpen(t, beside), "018f0000-0000-7000-8000-000000000002")
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	path, steps := versionOne(t)
	_, err := open(path, testOptions(), append(steps, nextStep, nextStep))
	if err == nil || !strings.Contains(err.Error(), "step 6") {
		t.Fatalf("error %v", err)
	}
	beside := func() []string {
		copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*before*"))
		if err != nil {
			t.Fatal(err)
		}
		return copies
	}
	// Neither the steps before it nor a copy of what did not change is left.
	if copies := beside(); len(copies) != 0 {
		t.Errorf("copies %q", copies)
	}
	s, err := open(path, testOptions(), append(steps, nextStep))
	if err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*before*"))
	if err != nil || len(copies) != 1 {
		t.Errorf("copies %q, %v", copies, err)
	}
}

func TestSeveralProgramsMigrateAtOnce(t *testing.T) {
	path, steps := versionOne(t)
	var wait sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		wait.Go(func() {
			s, err := open(path, testOptions(), append(slices.Clone(steps), nextStep))
			if err == nil {
				err = s.Close()
			}
			errs[i] = err
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*before*"))
	if err != nil || len(copies) != 1 {
		t.Errorf("copies %q, %v", copies, err)
	}
}

func TestOlderRungRefusesTheMigratedJournal(t *testing.T) {
	path, steps := versionOne(t)
	o := testOptions()
	o.Version = "2.0"
	newer, err := open(path, o, append(steps, nextStep))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := newer.Close(); err != nil {
			t.Error(err)
		}
	}()
	// The version may still be in the write-ahead log alone.
	_, err = Open(path, testOptions())
	if message := wantCode(t, err, model.Newer); !strings.Contains(message, "2.0") {
		t.Errorf("message %q", message)
	}
}

func TestCopyNeverReplacesAFile(t *testing.T) {
	s := newStore(t)
	write(t, s, note("copied"))
	path := filepath.Join(t.TempDir(), "copy.rung")
	writeFile(t, path, "something else")
	if err := s.CopyTo(context.Background(), path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v", err)
	}
	if got := readFile(t, path); string(got) != "something else" {
		t.Errorf("the file now holds %.20q", got)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("%d files left behind, %v", len(left), err)
	}
}
