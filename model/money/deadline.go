package money

import (
	"cmp"
	"slices"

	"rung/model"
)

// Deadline is a day that something about money has to be done by: what a note
// names, or the end of a stage.
type Deadline struct {
	Day   model.Day
	Year  int
	Note  Note  // with an id, where a note names the day
	Stage Stage // that ends then, where none does
}

// Deadlines gives what is still due on a day, soonest first: the deadlines of
// notes that have no answer yet, and the ends of stages of the years in hand.
// Where a note names the very day on which a stage ends, the note stands for both.
func (l Ledger) Deadlines(on model.Day) []Deadline {
	var list []Deadline
	named := map[model.Day]bool{}
	for _, n := range l.Notes {
		if day := n.Values.Day("deadline"); day >= on && !n.IsAnswered() {
			list = append(list, Deadline{Day: day, Year: n.Year, Note: n})
			named[day] = true
		}
	}
	for _, year := range l.Years(on) {
		cycle := l.Cycle(year)
		for _, stage := range Stages {
			span := cycle.Stages[stage]
			if span.Contains(on) && !named[span.Last] {
				list = append(list, Deadline{Day: span.Last, Year: year, Stage: stage})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Deadline) int { return cmp.Compare(a.Day, b.Day) })
	return list
}
