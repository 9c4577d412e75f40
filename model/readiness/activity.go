package readiness

import (
	"rung/model"
	"rung/model/strength"
)

// DayActivity is what was written on one day: the number of entries of the kinds
// that the journal lists, and the sum of their strengths.
type DayActivity struct {
	Entries  int
	Strength strength.Share
}

// ActivityByDay returns what was written on each day from one to another, both
// included. Days without an entry are left out.
func (ix *Index) ActivityByDay(from, to model.Day) map[model.Day]DayActivity {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	first, last := int32(from.DayNumber()), int32(to.DayNumber())
	count := map[int32]DayActivity{}
	for i := range ix.facts {
		f := &ix.facts[i]
		if f.kind == unknown || f.trashed || f.day < first || f.day > last || layouts[f.kind].kind.Hidden {
			continue
		}
		w := count[f.day]
		w.Entries++
		w.Strength += defaultStrength(f)
		count[f.day] = w
	}
	days := make(map[model.Day]DayActivity, len(count))
	for number, w := range count {
		days[from.Add(int(number-first))] = w
	}
	return days
}
