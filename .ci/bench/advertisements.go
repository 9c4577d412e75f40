package main

import (
	"context"
	"fmt"

	"rung/.ci/bench/postings"
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
