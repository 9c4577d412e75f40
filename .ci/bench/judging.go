package main

import (
	"context"
	"fmt"

	"rung/.ci/bench/lives"
)

// measureJudging holds coverage to what a coach says of invented lives, written as journals and as plain lines.
// Those of the last two folders were kept unread while the rules were written.
func measureJudging(ctx context.Context, _ journals) (lines []line) {
	for _, shelf := range [][2]string{{"lives", ""}, {"lives-more", "more lives: "}, {"lives-unseen", "lives kept unread: "}, {"lives-fresh", "newer lives kept unread: "}} {
		lines = append(lines, measureShelf(ctx, "model/readiness/testdata/"+shelf[0], shelf[1])...)
	}
	return lines
}

func measureShelf(ctx context.Context, folder, name string) []line {
	shelf, err := lives.Load(folder)
	if err != nil {
		return []line{{what: "coverage beside a coach", why: err}}
	}
	journals, lines, err := shelf.Count(ctx)
	if err != nil {
		return []line{{what: "coverage beside a coach", why: err}}
	}
	row := func(what string, r lives.Rate, least float64) line {
		return line{what: fmt.Sprintf("%s%s, of %d", name, what, r.All), rung: fmt.Sprintf("%.1f %%", 100*r.Share()), aim: fmt.Sprintf("%.0f %%", 100*least), good: r.Share() >= least}
	}
	return []line{
		row("steps in the band of a coach, as journals", journals.Bands, 0.9), row("steps in the band of a coach, as lines", lines.Bands, 0.9),
		row("pairs of lives in order, as journals", journals.Order, 1), row("pairs of lives in order, as lines", lines.Order, 1),
		row("entries that must count, in journals", journals.Must, 1), row("entries that must count, as lines", lines.Must, 1),
		row("entries that must not, in journals", journals.MustNot, 1), row("entries that must not, as lines", lines.MustNot, 1),
		row("journals of fluff under 15 %", journals.Fluff, 1), row("frameworks with lines within 15 points of the journal", lines.Near, 1),
	}
}
