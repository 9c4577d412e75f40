package main

import (
	"context"
	"fmt"

	"rung/.ci/bench/postings"
	"rung/assets/lexicon"
	"rung/model/meaning"
	"rung/ui/bank"
)

// measureAdvertisements holds what is read of job advertisements to what a person says of them. Those of the second row
// were kept unread while the rules were written.
func measureAdvertisements(context.Context, journals) (lines []line) {
	all, err := postings.Load("model/review/testdata/postings")
	if err != nil {
		return []line{{what: "requirements of job advertisements", why: err}}
	}
	scores := map[bool]*postings.Score{false: {}, true: {}}
	for _, p := range all {
		s, err := postings.Count(p)
		if err != nil {
			return []line{{what: "requirements of job advertisements", why: err}}
		}
		scores[p.Kept].Add(s)
	}
	for _, kept := range []bool{false, true} {
		s, of := scores[kept], ""
		if kept {
			of = ", kept unread"
		}
		for _, c := range []struct {
			what  string
			rate  postings.Rate
			least float64
		}{{"requirements right", s.Precision, 0.92}, {"requirements found", s.Recall, 0.93}, {"must or nice right", s.Need, 0.95}, {"nice ones told apart", s.Nice, 0.88}} {
			lines = append(lines, line{what: fmt.Sprintf("%s, of %d%s", c.what, c.rate.All, of), rung: fmt.Sprintf("%.1f %%", 100*c.rate.Share()), aim: fmt.Sprintf("%.0f %%", 100*c.least), good: c.rate.Share() >= c.least})
		}
	}
	return lines
}

// measureEvidence holds what is called shown, related or nothing to what a hiring manager says of two people's journals.
func measureEvidence(context.Context, journals) (lines []line) {
	words, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		return []line{{what: "evidence for job advertisements", why: err}}
	}
	for _, person := range []string{"hospital", "insurer"} {
		score, err := evidenceOf(person, words)
		if err != nil {
			return append(lines, line{what: "evidence of the " + person, why: err})
		}
		wrong := 1 - score.First.Share() - score.Related.Share()
		for _, c := range []struct {
			what  string
			share float64
			aim   string
			good  bool
		}{
			{fmt.Sprintf("levels right, of %d", score.Level.All), score.Level.Share(), "78 %", score.Level.Share() >= 0.78},
			{fmt.Sprintf("first evidence right, of %d called shown", score.First.All), score.First.Share(), "85 %", score.First.Share() >= 0.85},
			{"first evidence wrong", wrong, "at most 4 %", wrong <= 0.04},
			{"evidence that must never be cited", score.Never.Share(), "none", score.Never.Right == 0},
		} {
			lines = append(lines, line{what: person + ": " + c.what, rung: fmt.Sprintf("%.1f %%", 100*c.share), aim: c.aim, good: c.good})
		}
	}
	return lines
}

func evidenceOf(person string, words *meaning.Lexicon) (score postings.EvidenceScore, err error) {
	applicant, err := postings.LoadApplicant("model/review/testdata/evidence/" + person)
	if err != nil {
		return score, err
	}
	library, err := bank.Library(func() (*meaning.Lexicon, error) { return words, nil })
	if err != nil {
		return score, err
	}
	return applicant.CountEvidence(library, words, "2026-11-30")
}
