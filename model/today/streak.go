package today

import (
	"time"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// Activity is what was written on each day; days without an entry are left out.
type Activity map[model.Day]readiness.DayActivity

// CountStreak counts the days in a row on which something was written. Weekends and
// days off break nothing, written on or not, and today need not be over: a
// streak lives through yesterday.
func CountStreak(written Activity, today model.Day, off model.DaysOff) int {
	first := today
	for d := range written {
		first = min(first, d)
	}
	streak := 0
	for d := today; d >= first; d = d.Add(-1) {
		switch {
		case written[d].Entries > 0:
			streak++
		case d != today && !isFreeDay(d, off):
			return streak
		}
	}
	return streak
}

// isFreeDay reports whether nothing is asked of the person on a day.
func isFreeDay(d model.Day, off model.DaysOff) bool {
	weekday := d.Time().Weekday()
	return weekday == time.Saturday || weekday == time.Sunday || off.Has(d)
}

// Measure says what makes a day of the year at a glance full.
type Measure int

const (
	ByCount    Measure = iota // how many entries
	ByStrength                // how strong they are together
)

// HeatSteps gives each day one of the steps 1 to 4. By strength, a whole entry fills
// half of them; by count, four entries or more fill all.
func HeatSteps(written Activity, by Measure) map[string]int {
	steps := make(map[string]int, len(written))
	for d, w := range written {
		step := w.Entries
		if by == ByStrength {
			step = 1 + int(w.Strength)*2/int(strength.Full)
		}
		steps[string(d)] = min(max(step, 1), 4)
	}
	return steps
}
