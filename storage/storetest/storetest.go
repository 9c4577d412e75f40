// Package storetest opens journals in files of their own for the tests of what reads and
// writes them. Only tests use it; it must not know what they keep there.
package storetest

import (
	"path/filepath"
	"testing"
	"time"

	"rung/model"
	"rung/storage"
)

// New gives an empty journal in a new file, whose clock always says now, and its store. Both
// are closed when the test ends.
func New(t testing.TB, now time.Time) (*model.Journal, *storage.Store) {
	t.Helper()
	clock := func() time.Time { return now }
	store, err := storage.Open(filepath.Join(t.TempDir(), "journal.rung"), storage.Options{Device: "laptop", Version: "test", Clock: clock, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return model.NewJournal(store, clock), store
}
