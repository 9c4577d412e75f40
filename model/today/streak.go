package today

import (
	"time"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// Activity is what was written on each day; days without an entry are missing.
type Activity map[model.Day]readiness.DayActivity

// CountStreak counts the days in a row with an entry. Weekends and days off without
// an entry do not break the streak, and neither does today, which is not over yet.
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

// isFreeDay reports whether a day is a weekend or a day off.
func isFreeDay(d model.Day, off model.DaysOff) bool {
	weekday := d.Time().Weekday()
	return weekday == time.Saturday || weekday == time.Sunday || off.Has(d)
}

// Measure says what the year at a glance shows of a day.
type Measure int

const (
	ByCount    Measure = iota // the number of entries
	ByStrength                // the sum of their strengths
)

// HeatSteps returns the step of the ramp, 1 to 4, for each day, by its YYYY-MM-DD.
// By count, four entries or more are step 4; by strength, one complete entry is
// step 3.
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
