package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"fyne.io/fyne/v2/theme"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
	"rung/model/paper"
	"rung/model/resume"
	"rung/storage/transfer/documents"
	"rung/ui/bank"
)

// longResume is how many bullets the résumé has that is written.
const longResume = 200

// measureResume reads a journal of 10,000 entries with a résumé in it, and writes the résumé in every format.
func measureResume(ctx context.Context, j journals) []line {
	path := j.named("resume")
	bullets, err := fillResume(ctx, path)
	if err != nil {
		return []line{{what: "a résumé", why: err}}
	}
	read, written, err := resumeOf(ctx, path, bullets)
	if err != nil {
		return []line{{what: "a résumé", why: err}}
	}
	lines := []line{alone("what a résumé needs, read cold, 10,000 entries", median(read), 0)}
	for _, format := range model.ResumeFormats {
		lines = append(lines, alone(fmt.Sprintf("a résumé of %d bullets as %s", longResume, format), median(written[format]), 300*time.Millisecond))
	}
	return lines
}

// fillResume writes a journal with bullets of several positions, and gives their ids.
func fillResume(ctx context.Context, path string) (bullets map[string]bool, err error) {
	if err := fill(ctx, path, smallSize); err != nil {
		return nil, err
	}
	store, err := open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var entries []model.Entry
	today := model.NewDay(time.Now())
	var position model.Entry
	bullets = map[string]bool{}
	for i := range longResume {
		if i%25 == 0 {
			position = model.NewEntry(model.KindPosition, today.Add(-300*(i/25+1)))
			position.Title, position.Values["organisation"] = fmt.Sprintf("Administrator %d", i/25), "Halloway"
			entries = append(entries, position)
		}
		words := fmt.Sprintf("Cut order-to-dispatch time from %d to 9 hours by splitting a nightly ERP job per warehouse, so that Sales could promise next-day freight", 30+i)
		bullet := resume.NewBullet(position.Day, words, position.ID)
		bullets[bullet.ID] = true
		entries = append(entries, bullet)
	}
	_, err = model.NewJournal(store, time.Now).Save(ctx, model.Imported, added(entries), nil)
	return bullets, err
}

func resumeOf(ctx context.Context, path string, bullets map[string]bool) (read []time.Duration, written map[string][]time.Duration, err error) {
	store, err := open(path)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	words, err := bank.BulletWords(func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) })
	if err != nil {
		return nil, nil, err
	}
	written = map[string][]time.Duration{}
	for range 5 {
		start := time.Now()
		book, err := resume.ReadCareer(ctx, store, words, model.NewDay(time.Now()))
		if err != nil {
			return nil, nil, err
		}
		document := book.Resume(resume.Selection{Only: bullets})
		read = append(read, time.Since(start))
		if n := len(document.AllBullets()); n != longResume {
			return nil, nil, fmt.Errorf("the résumé has %d bullets", n)
		}
		for _, format := range model.ResumeFormats {
			start := time.Now()
			press, err := documents.NewWriter(documents.Fonts{Regular: theme.DefaultTextFont().Content(), Bold: theme.DefaultTextBoldFont().Content()})
			if err == nil {
				_, err = press.Resume(io.Discard, format, document, paper.A4)
			}
			if err != nil {
				return nil, nil, err
			}
			written[format] = append(written[format], time.Since(start))
		}
	}
	return read, written, nil
}
