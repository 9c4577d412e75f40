package backup

import (
	"slices"
	"time"
)

// How far back copies are kept, in days, weeks and months that have a copy.
const (
	keptDays   = 7
	keptWeeks  = 4
	keptMonths = 12
)

// slack is how far ahead of now a copy may be dated and still count as made now: of
// copies made in the same second, all but one are dated a little later.
const slack = time.Minute

// isAhead reports whether a copy is dated in the future: the clock was ahead when it
// was made, or is behind now.
func isAhead(at, now time.Time) bool { return at.After(now.Add(slack)) }

// expired gives the indexes of the copies' times, in the order of Copies, that are no
// longer needed. Copies dated in the future are judged by the same rule among
// themselves, so that they push out no others; once their date has come, they count
// with the others. As some dates may never come, those more than a year ahead go once
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

// surplus gives the indexes of the times, newest first, that are no longer needed. It
// keeps all copies of the last 7 days that have one, and the newest of each of the
// last 4 weeks and 12 months that have one. Days without a copy do not count, so
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
