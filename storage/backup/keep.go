package backup

import (
	"slices"
	"time"
)

// How many days, weeks and months are reached back to.
const (
	keptDays   = 7
	keptWeeks  = 4
	keptMonths = 12
)

// surplus gives which of the copies' times, newest first, are no longer needed:
// all copies of the last 7 days that have one stay, and the newest of each of
// the last 4 such weeks and 12 such months. Days without a copy do not count, so
// whoever pauses for a year loses nothing.
func surplus(times []time.Time) []int {
	keep := make([]bool, len(times))
	hold := func(period func(time.Time) [2]int, limit int, all bool) {
		var seen [][2]int
		for i, t := range times {
			p := period(t)
			known := slices.Contains(seen, p)
			if !known && len(seen) == limit {
				return
			}
			if !known {
				seen = append(seen, p)
			}
			if all || !known {
				keep[i] = true
			}
		}
	}
	hold(func(t time.Time) [2]int { return [2]int{t.Year(), t.YearDay()} }, keptDays, true)
	hold(func(t time.Time) [2]int { y, w := t.ISOWeek(); return [2]int{y, w} }, keptWeeks, false)
	hold(func(t time.Time) [2]int { return [2]int{t.Year(), int(t.Month())} }, keptMonths, false)
	var rest []int
	for i, kept := range keep {
		if !kept {
			rest = append(rest, i)
		}
	}
	return rest
}
