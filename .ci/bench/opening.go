package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"rung/.ci/bench/life"
	"rung/model"
	"rung/storage/transfer"
)

// measureOpening opens the large journal, by itself and up to the first page of its list.
func measureOpening(ctx context.Context, j journals) []line {
	var opened, read []time.Duration
	for range 11 {
		start := time.Now()
		store, err := open(j.large())
		if err == nil {
			opened = append(opened, time.Since(start))
			_, _, err = store.Find(ctx, model.Query{}, model.Cursor{}, page)
			read = append(read, time.Since(start))
			err = errors.Join(err, store.Close())
		}
		if err != nil {
			return []line{{what: "opening a journal of 100,000 entries", why: err}}
		}
	}
	return []line{
		alone("opening a journal of 100,000 entries", median(opened), 0),
		alone("the same, up to the first page of its list", median(read), 0),
	}
}

// measureImport reads 10,000 entries from the journal's own JSON into an empty journal.
func measureImport(ctx context.Context, j journals) []line {
	const what, aim = "import of 10,000 entries", 2 * time.Second
	sent, err := json.Marshal(map[string]any{"rung": 1, "entries": life.New().Entries(smallSize)})
	if err != nil {
		return []line{{what: what, why: err}}
	}
	var took []time.Duration
	for i := range 3 {
		t, err := importInto(ctx, j.named(fmt.Sprintf("import-%d", i)), sent)
		if err != nil {
			return []line{{what: what, why: err}}
		}
		took = append(took, t)
	}
	return []line{alone(what, median(took), aim)}
}

func importInto(ctx context.Context, path string, sent []byte) (took time.Duration, err error) {
	store, err := open(path)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	start := time.Now()
	arrival, err := transfer.Exchange{Journal: model.NewJournal(store, time.Now), File: store}.Import(ctx, bytes.NewReader(sent), model.ImportSource{Format: "json"}, false)
	took = time.Since(start)
	if err == nil && arrival.New != smallSize {
		err = fmt.Errorf("%d entries arrived, %d were sent", arrival.New, smallSize)
	}
	return took, err
}
