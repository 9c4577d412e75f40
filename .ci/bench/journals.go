package main

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"rung/.ci/bench/life"
	"rung/model"
	"rung/storage"
)

// journals are the files that are measured.
type journals struct {
	folder string
	binary string // of Rung, or "" to build one
}

func (j journals) small() string { return filepath.Join(j.folder, "10000.rung") }
func (j journals) large() string { return filepath.Join(j.folder, "100000.rung") }

// named is a journal to be written in one of the measurements.
func (j journals) named(name string) string { return filepath.Join(j.folder, name+".rung") }

const (
	smallSize = 10_000
	largeSize = 100_000
)

func (j journals) write(ctx context.Context) error {
	if err := fill(ctx, j.small(), smallSize); err != nil {
		return err
	}
	return fill(ctx, j.large(), largeSize)
}

func open(path string) (*storage.Store, error) {
	return storage.Open(path, storage.Options{Device: "bench", Version: "bench", Clock: time.Now, Create: true})
}

// fill writes a new journal of invented entries, in batches as an import does.
func fill(ctx context.Context, path string, entries int) (err error) {
	store, err := open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	journal, invented := model.NewJournal(store, time.Now), life.New()
	const batch = 5000
	for done := 0; done < entries; done += batch {
		if _, err := journal.Save(ctx, model.Imported, added(invented.Entries(min(batch, entries-done))), nil); err != nil {
			return err
		}
	}
	return nil
}

// added gives the edits that add entries.
func added(entries []model.Entry) []model.Edit {
	edits := make([]model.Edit, len(entries))
	for i, e := range entries {
		edits[i].Entry = e
	}
	return edits
}
