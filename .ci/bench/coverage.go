package main

import (
	"context"
	"errors"
	"time"

	"rung/.ci/bench/life"
	"rung/assets/frameworks"
	"rung/model"
	"rung/model/readiness"
	"rung/storage"
)

// measureCoverage saves entries and takes the time until the coverage of every built-in framework is known anew; and
// reads it cold, from SQLite on.
func measureCoverage(ctx context.Context, j journals) (lines []line) {
	for _, m := range []struct {
		size       string
		path       string
		save, cold time.Duration
	}{{"10,000", j.small(), 16 * time.Millisecond, 0}, {"100,000", j.large(), 50 * time.Millisecond, 500 * time.Millisecond}} {
		saved, cold, err := coverageOf(ctx, m.path)
		if err != nil {
			lines = append(lines, line{what: "coverage at " + m.size + " entries", why: err})
			continue
		}
		lines = append(lines,
			alone("coverage of four frameworks after a save, "+m.size+" entries", percentile(saved, 95), m.save),
			alone("the same, read cold", median(cold), m.cold))
	}
	return lines
}

// coverageOf measures on a copy in memory of the journal's facts, so that the journal stays as the others find it.
func coverageOf(ctx context.Context, path string) (saved, cold []time.Duration, err error) {
	store, err := open(path)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	today := model.NewDay(time.Now())
	var ix *readiness.Index
	for range 5 {
		start := time.Now()
		if ix, err = readMap(ctx, store); err != nil {
			return nil, nil, err
		}
		if err := coverAll(ix, today); err != nil {
			return nil, nil, err
		}
		cold = append(cold, time.Since(start))
	}
	invented := life.New()
	invented.Entries(smallSize) // so that links lead to contacts that the journal holds
	for _, e := range invented.Entries(200) {
		start := time.Now()
		if err := ix.PutEntries(e); err != nil {
			return nil, nil, err
		}
		if err := coverAll(ix, today); err != nil {
			return nil, nil, err
		}
		saved = append(saved, time.Since(start))
	}
	return saved, cold, nil
}

func readMap(ctx context.Context, store *storage.Store) (*readiness.Index, error) {
	var shelf readiness.FrameworkSet
	for _, f := range frameworks.Built() {
		if err := shelf.AddBuiltIn(f.Name, f.Text); err != nil {
			return nil, err
		}
	}
	kinds, err := store.CountByKind(ctx)
	if err != nil {
		return nil, err
	}
	entries := 0
	for _, of := range kinds {
		entries += of
	}
	ix := readiness.NewIndex(readiness.NewCompetencyRules(), shelf.Frameworks())
	ix.Reserve(entries)
	return ix, ix.Load(func(l readiness.Loader) error { return store.Facts(ctx, l) })
}

func coverAll(ix *readiness.Index, on model.Day) error {
	for _, f := range ix.Frameworks() {
		if _, err := ix.CoverageReport(f.ID, on); err != nil {
			return err
		}
	}
	return nil
}
