package exports

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"rung/model"
)

// period is a span of days that people often export.
type period struct {
	label string
	days  func(today time.Time) (first, last time.Time)
}

var periods = []period{
	{"This month", monthsAgo(0)}, {"Last month", monthsAgo(1)},
	{"This year", yearsAgo(0)}, {"Last year", yearsAgo(1)},
}

func monthsAgo(n int) func(time.Time) (first, last time.Time) {
	return func(today time.Time) (first, last time.Time) {
		first = time.Date(today.Year(), today.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return first, first.AddDate(0, 1, -1)
	}
}

func yearsAgo(n int) func(time.Time) (first, last time.Time) {
	return func(today time.Time) (first, last time.Time) {
		first = time.Date(today.Year()-n, 1, 1, 0, 0, 0, 0, time.UTC)
		return first, first.AddDate(1, 0, -1)
	}
}

// entriesQuery gives the query for the entries of the period as of today.
func (p period) entriesQuery(today model.Day) model.Query {
	first, last := p.days(today.Time())
	return model.Query{Terms: []model.Term{
		{Key: "from", Value: model.NewDay(first)}, {Key: "to", Value: model.NewDay(last)}}}
}

// Places in the choice of what to export: all, what a search finds, the periods, then
// the kinds.
const (
	scopeAll = iota
	scopeSearch
	scopePeriods
)

var scopeKinds = scopePeriods + len(periods)

// scopeLabels are the options of the choice.
func scopeLabels(kinds []model.Kind) []string {
	labels := []string{lang.L("Everything"), lang.L("What a search finds")}
	for _, p := range periods {
		labels = append(labels, lang.L(p.label))
	}
	for _, k := range kinds {
		labels = append(labels, lang.L(k.Plural))
	}
	return labels
}
