package main

import (
	"context"
	"errors"
	"time"

	"rung/.ci/bench/life"
	"rung/model"
	"rung/storage"
)

// page is how many hits the list asks for at a time.
const page = 50

// measureSearch types every beginning, from two letters on, of the most common words, and takes the time from the key
// to the first page of hits with their snippets.
func measureSearch(ctx context.Context, j journals) []line {
	const commonWords = 200
	what := "search in 100,000 entries while typing, 95 of 100 keys"
	store, err := open(j.large())
	if err != nil {
		return []line{{what: what, why: err}}
	}
	newest, best, err := typeWords(ctx, store, life.New().Common(commonWords))
	if err = errors.Join(err, store.Close()); err != nil {
		return []line{{what: what, why: err}}
	}
	const aim = 16 * time.Millisecond
	return []line{
		alone(what, percentile(newest, 95), aim),
		alone("the same, the middle one", median(newest), 0),
		alone("the same, the slowest one", percentile(newest, 100), 0),
		alone("the same, best match first, 95 of 100 keys", percentile(best, 95), 0),
	}
}

func typeWords(ctx context.Context, store *storage.Store, words []string) (newest, best []time.Duration, err error) {
	typed := beginnings(words)
	// The first searches also open the reading connections.
	for _, text := range typed[:10] {
		if _, err := find(ctx, store, text); err != nil {
			return nil, nil, err
		}
	}
	for _, text := range typed {
		took, err := find(ctx, store, text)
		if err != nil {
			return nil, nil, err
		}
		newest = append(newest, took)
		if took, err = find(ctx, store, "order:best "+text); err != nil {
			return nil, nil, err
		}
		best = append(best, took)
	}
	return newest, best, nil
}

func beginnings(words []string) (all []string) {
	seen := map[string]bool{}
	for _, word := range words {
		for n := 2; n <= len(word); n++ {
			if !seen[word[:n]] {
				seen[word[:n]] = true
				all = append(all, word[:n])
			}
		}
	}
	return all
}

// find searches as the window does after a key: what was typed is read as a search that is not finished.
func find(ctx context.Context, store *storage.Store, text string) (time.Duration, error) {
	start := time.Now()
	q, err := model.ParseQuery(text, model.Locale{Today: model.NewDay(start)}, true)
	if err != nil {
		return 0, err
	}
	_, _, err = store.Find(ctx, q, model.Cursor{}, page)
	return time.Since(start), err
}
