package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"rung/.ci/bench/labels"
	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
)

// wordsOfPage is how long a text is read in one go at most, in practice.
const wordsOfPage = 1500

// measureReading reads lines that say what should be read from them: how often the reading agrees, and how long a line
// and a page take. Those kept, and the newest, were not looked at while rules were written.
func measureReading(context.Context, journals) (lines []line) {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		return []line{{what: "what lines mean", why: err}}
	}
	for _, set := range []struct{ what, file string }{
		{"known lines", "lines"}, {"more known lines", "more"}, {"lines kept unread", "kept"}, {"others' lines", "unseen"}, {"newer lines", "fresh"}, {"newest lines, kept unread", "fresh2"},
	} {
		all, err := labels.Load("model/meaning/testdata/" + set.file + ".jsonl")
		if err != nil {
			return append(lines, line{what: "what " + set.what + " mean", why: err})
		}
		s := labels.Count(all, x)
		share := func(what string, part, least float64) line {
			l := line{what: fmt.Sprintf("%s, of %d %s", what, s.Lines, set.what), rung: fmt.Sprintf("%.1f %%", 100*part), good: part >= least}
			if least > 0 {
				l.aim = fmt.Sprintf("%.0f %%", 100*least)
			}
			return l
		}
		count := float64(max(s.Lines, 1))
		lines = append(lines,
			share("kind right", float64(s.Kinds)/count, 0.85), share("mood right", float64(s.Moods)/count, 0.92),
			share("people found", s.People.Recall(), 0.95), share("people right", s.People.Precision(), 0.95),
			share("sure values right", s.Values.Precision(), 0.93), share("values found", s.Values.Recall(), 0.65),
			share("sure competencies right", s.Competencies.Precision(), 0.88), share("competencies found", s.Competencies.Recall(), 0),
			share("numbers right", s.Numbers.Precision(), 0), share("numbers found", s.Numbers.Recall(), 0),
			share("amounts right", s.Amounts.Precision(), 0), share("amounts found", s.Amounts.Recall(), 0),
			share("promises right", s.Promises.Precision(), 0), share("promises found", s.Promises.Recall(), 0),
			share("nothing read that must not be", 1-float64(s.Broken)/count, 0.98))
		if len(lines) <= 15 {
			lines = append(lines, timesOfReading(all, x)...)
		}
	}
	return lines
}

// timesOfReading takes the time of each line, and of pages made of them.
func timesOfReading(all []labels.Label, x *meaning.Lexicon) []line {
	var each, pages []time.Duration
	var page strings.Builder
	words := 0
	c := meaning.Context{Locale: model.Locale{Today: "2026-11-30", Currency: "USD"}}
	for range 3 {
		for _, l := range all {
			start := time.Now()
			x.ReadLine(l.Text, nil, c)
			each = append(each, time.Since(start))
			page.WriteString(l.Text + ".\n")
			if words += len(strings.Fields(l.Text)); words >= wordsOfPage {
				start = time.Now()
				x.Read(page.String(), c)
				pages = append(pages, time.Since(start))
				page.Reset()
				words = 0
			}
		}
	}
	if len(pages) == 0 {
		return []line{{what: "the time of reading", why: errors.New("there are too few lines")}}
	}
	return []line{
		alone("a line read, 95th percentile", percentile(each, 95), time.Millisecond),
		alone(fmt.Sprintf("a page of %d words read", wordsOfPage), median(pages), 10*time.Millisecond),
	}
}
