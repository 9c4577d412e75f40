package money

import (
	"cmp"
	"slices"

	"rung/model"
)

// Deadline is a day by which something about money has to be done: one that a note
// names, or the end of a stage.
type Deadline struct {
	Day   model.Day
	Year  int
	Note  Note  // set where a note names the day
	Stage Stage // the stage that ends then; set where no note names the day
}

// Deadlines returns the deadlines from a day on, soonest first: those of notes
// without an answer, and the ends of the stages that the day is in. Where a note
// names the day on which a stage ends, only the note is listed.
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
