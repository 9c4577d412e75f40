package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
	"rung/model/review"
	"rung/ui/bank"
)

// jobWords is how long the job description is that is matched.
const jobWords = 1500

// measureReview matches a long job description against every entry, asks for the first card of a practice session, and
// reads what both need from SQLite.
func measureReview(ctx context.Context, j journals) []line {
	matched, carded, loaded, err := reviewOf(ctx, j.small())
	if err != nil {
		return []line{{what: "review at 10,000 entries", why: err}}
	}
	return []line{
		alone("a job description of 1,500 words matched, 10,000 entries", median(matched), 200*time.Millisecond),
		alone("the first practice card", median(carded), 16*time.Millisecond),
		alone("what both need, read cold", median(loaded), 0),
	}
}

func reviewOf(ctx context.Context, path string) (matched, carded, loaded []time.Duration, err error) {
	job, err := longJob()
	if err != nil {
		return nil, nil, nil, err
	}
	store, err := open(path)
	if err != nil {
		return nil, nil, nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var library *review.Library
	for range 3 {
		start := time.Now()
		if library, err = bank.Library(func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) }); err != nil {
			return nil, nil, nil, err
		}
		if err := library.Load(ctx, store); err != nil {
			return nil, nil, nil, err
		}
		loaded = append(loaded, time.Since(start))
	}
	for range 15 {
		start := time.Now()
		if _, err := library.Match(job, "", model.NewDay(start)); err != nil {
			return nil, nil, nil, err
		}
		matched = append(matched, time.Since(start))
		start = time.Now()
		if _, err := library.Session("", review.SessionSize, model.NewDay(start)); err != nil {
			return nil, nil, nil, err
		}
		carded = append(carded, time.Since(start))
	}
	return matched, carded, loaded, nil
}

// longJob puts the job descriptions of the matcher's tests one after the other.
func longJob() (string, error) {
	files, err := filepath.Glob("model/review/testdata/jobs/*.txtar")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	words := 0
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			return "", err
		}
		for text := range strings.Lines(string(archive.Files[0].Data)) {
			if words < jobWords {
				b.WriteString(text)
				words += len(strings.Fields(text))
			}
		}
	}
	if words < jobWords {
		return "", fmt.Errorf("the job descriptions have %d words, want %d", words, jobWords)
	}
	return b.String(), nil
}
