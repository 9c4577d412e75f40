package readiness

import (
	"fmt"
	"slices"
	"time"

	"rung/model"
	"rung/model/strength"
	"rung/model/text"
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

// paceDays is how far back a forecast looks, and furthestDays how far ahead it
// still says something.
const (
	paceDays     = 90
	furthestDays = 2 * 365
)

// Forecast says when every step would be at 80 %, if all that the last 90 days
// added went where it is missing. It is "" where nothing can be said: the journal
// is too young, nothing was gained, or the day is too far away.
func (ix *Index) Forecast(framework string, on model.Day) (string, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	f, day, err := ix.frameworkOn(framework, on)
	if err != nil {
		return "", err
	}
	now, then := ix.coverageReport(f, day), ix.coverageReport(f, day-paceDays)
	if now.isEveryStepDone() {
		return "Every step is at 80 % or more.", nil
	}
	var missing, gained strength.Share
	for i, s := range now.Steps {
		missing += max(0, stepDone-s.Coverage)
		gained += max(0, s.Coverage-then.Steps[i].Coverage)
	}
	if !ix.hasEntriesBetween(day-2*paceDays, day-paceDays) || gained == 0 || missing*paceDays/gained > furthestDays {
		return "", nil
	}
	return fmt.Sprintf("At the pace of the last %d days: all steps at 80 %% in about %s.", paceDays, describeSpan(int(missing*paceDays/gained))), nil
}

// hasEntriesBetween reports whether the journal has entries dated between two days:
// an old degree alone is no pace.
func (ix *Index) hasEntriesBetween(from, to int32) bool {
	return slices.ContainsFunc(ix.facts, func(f fact) bool { return f.kind != unknown && !f.trashed && f.day >= from && f.day <= to })
}

func describeSpan(days int) string {
	switch {
	case days < 14:
		return text.Counted(max(days, 1), "day", "days")
	case days < 60:
		return text.Counted((days+3)/7, "week", "weeks")
	default:
		return text.Counted((days+15)/30, "month", "months")
	}
}
