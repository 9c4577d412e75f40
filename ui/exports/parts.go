package exports

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"rung/model"
)

// period is a stretch of days of which a book is often made.
type period struct {
	label string
	days  func(today time.Time) (first, last time.Time)
}

var periods = []period{
	{"This month", monthBack(0)}, {"Last month", monthBack(1)},
	{"This year", yearBack(0)}, {"Last year", yearBack(1)},
}

func monthBack(n int) func(time.Time) (first, last time.Time) {
	return func(today time.Time) (first, last time.Time) {
		first = time.Date(today.Year(), today.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return first, first.AddDate(0, 1, -1)
	}
}

func yearBack(n int) func(time.Time) (first, last time.Time) {
	return func(today time.Time) (first, last time.Time) {
		first = time.Date(today.Year()-n, 1, 1, 0, 0, 0, 0, time.UTC)
		return first, first.AddDate(1, 0, -1)
	}
}

// query asks for the entries of the period, as it is today.
func (p period) query(today model.Day) model.Query {
	first, last := p.days(today.Time())
	return model.Query{Terms: []model.Term{
		{Key: "from", Value: model.NewDay(first)}, {Key: "to", Value: model.NewDay(last)}}}
}

// What can be written, by its place in the choice: all, what a search finds, a
// period, then a kind each.
const (
	everything = iota
	searched
	periodsFrom
)

var kindsFrom = periodsFrom + len(periods)

// partLabels are the options of the choice.
func partLabels(kinds []model.Kind) []string {
	labels := []string{lang.L("Everything"), lang.L("What a search finds")}
	for _, p := range periods {
		labels = append(labels, lang.L(p.label))
	}
	for _, k := range kinds {
		labels = append(labels, lang.L(k.Plural))
	}
	return labels
}
