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
		points = append(points, TrendPoint{end, ix.coverageReport(f, int32(end.DayNumber())).Coverage})
	}
	return append(points, TrendPoint{on, ix.coverageReport(f, int32(on.DayNumber())).Coverage}), nil
}
