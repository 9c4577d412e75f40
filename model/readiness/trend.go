package readiness

import (
	"time"

	"rung/model"
	"rung/model/strength"
)

// TrendPoint is the coverage on one day.
type TrendPoint struct {
	Day      model.Day
	Coverage strength.Share
}

// Trend returns a framework's coverage at the end of each of the last months and on
// the day itself, oldest first. Nothing is recorded for it: each point counts the
// entries dated up to its day as they are now.
func (ix *Index) Trend(framework string, months int, on model.Day) ([]TrendPoint, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	f, _, err := ix.frameworkOn(framework, on)
	if err != nil {
		return nil, err
	}
	var points []TrendPoint
	t := on.Time()
	for back := months - 1; back >= 0; back-- {
		end := model.NewDay(time.Date(t.Year(), t.Month()-time.Month(back), 0, 0, 0, 0, 0, time.UTC))
		points = append(points, TrendPoint{end, ix.pastReport(f, int32(end.DayNumber())).Coverage})
	}
	return append(points, TrendPoint{on, ix.coverageReport(f, int32(on.DayNumber())).Coverage}), nil
}

// PastReport returns a coverage report of an earlier day. The index keeps what it has
// counted for one day, today as a rule, and this leaves it be: the next save is counted
// as fast as before.
func (ix *Index) PastReport(framework string, on model.Day) (Report, error) {
	return askIndex(ix, framework, on, ix.pastReport)
}

func (ix *Index) pastReport(f *compiledFramework, day int32) Report {
	type counted struct {
		fresh bool
		on    int32
		tally tally
	}
	kept := make([]counted, len(ix.countingRules))
	for i, c := range ix.countingRules {
		kept[i] = counted{c.fresh, c.on, c.tally}
	}
	defer func() {
		for i, c := range ix.countingRules {
			c.fresh, c.on, c.tally = kept[i].fresh, kept[i].on, kept[i].tally
		}
	}()
	return ix.coverageReport(f, day)
}
