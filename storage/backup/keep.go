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

// slack is how far a copy may be dated ahead of now and still be one of now:
// copies of the same second are told apart by the next ones.
const slack = time.Minute

// isAhead reports whether a copy's date has not come yet: the clock ran ahead when
// it was made, or runs behind now.
func isAhead(at, now time.Time) bool { return at.After(now.Add(slack)) }

// expired gives which of the copies' times, in the order of Copies, are no longer
// needed. Copies that are dated ahead are held to the same rule by themselves, so
// that they push out no other, and come under the common one once their date has
// come. That of some dates may never come: those more than a year ahead go once
// there are twelve months of others, which is as long as any copy is kept.
func expired(times []time.Time, now time.Time) []int {
	n := slices.IndexFunc(times, func(at time.Time) bool { return isAhead(at, now) })
	if n < 0 {
		return surplus(times)
	}
	gone := surplus(times[:n])
	for _, i := range surplus(times[n:]) {
		gone = append(gone, n+i)
	}
	months := map[string]bool{}
	for _, at := range times[:n] {
		months[at.Format("2006-01")] = true
	}
	if len(months) < keptMonths {
		return gone
	}
	for i, at := range times[n:] {
		if at.After(now.AddDate(1, 0, 0)) && !slices.Contains(gone, n+i) {
			gone = append(gone, n+i)
		}
	}
	return gone
}

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
