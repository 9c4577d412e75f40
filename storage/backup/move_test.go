package backup

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestAMovedJournalLeavesItsOldFileAside(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "before")
	path := filepath.Join(t.TempDir(), "elsewhere.rung")
	if err := f.Move(context.Background(), path, func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	aside := f.AsideName()
	if want := filepath.Join(filepath.Dir(f.Journal), "journal-moved-2026-11-20.rung"); aside != want {
		t.Errorf("the old file will be called %s, want %s", aside, want)
	}
	if err := f.Store.Close(); err != nil {
		t.Fatal(err)
	}
	f.Store = nil
	if err := f.PutAside(); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{path, aside} {
		if got := titles(t, open(t, at)); got != "before" {
			t.Errorf("%s holds %q", at, got)
		}
	}
	if _, err := os.Lstat(f.Journal); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old file still has its name: %v", err)
	}
	if again := f.AsideName(); again != filepath.Join(filepath.Dir(f.Journal), "journal-moved-2026-11-20-2.rung") {
		t.Errorf("a second one would be called %s", again)
	}
}

func TestAMoveThatFailsLeavesNoCopy(t *testing.T) {
	f, j, _ := newFile(t)
	path, refused := filepath.Join(t.TempDir(), "elsewhere.rung"), errors.New("refused")
	if err := f.Move(context.Background(), path, func() error { return refused }); !errors.Is(err, refused) {
		t.Errorf("%v", err)
	}
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a copy is left: %v", err)
	}
	if err := f.PutAside(); err != nil {
		t.Errorf("nothing has moved: %v", err)
	}
	write(t, j, "goes on")
	if got := titles(t, j); got != "goes on" {
		t.Errorf("the journal holds %q", got)
	}
}
