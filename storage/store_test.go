package storage

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"rung/model"
	"rung/model/people"
)

// noon is when every test takes place.
var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func testOptions() Options {
	return Options{Device: "laptop", Version: "1.0", Clock: func() time.Time { return noon }, Create: true, DistinguishNamesakes: people.DistinguishNamesakes}
}

func mustOpen(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(path, testOptions())
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func newStore(t *testing.T) *Store {
	return mustOpen(t, filepath.Join(t.TempDir(), "journal.rung"))
}

func note(title string) model.Entry {
	e := model.NewEntry("note", "2026-11-20")
	e.Title, e.Created, e.Updated = title, noon, noon
	return e
}

// write writes new entries as one batch.
func write(t *testing.T, s *Store, entries ...model.Entry) model.Receipt {
	t.Helper()
	b := model.Batch{ID: model.NewID(), Action: model.Added, At: noon}
	for _, e := range entries {
		b.Edits = append(b.Edits, model.Edit{Entry: e})
	}
	r, err := s.Write(context.Background(), b)
	if err != nil {
		t.Fatalf("write: %v", err)
	}
	return r
}

func TestWrittenEntryIsRead(t *testing.T) {
	s := newStore(t)
	e := note("first")
	write(t, s, e)
	got, err := s.Entry(context.Background(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Title != "first" || !got.Created.Equal(noon) {
		t.Errorf("read %+v", got)
	}
}
