package today

import (
	"context"

	"rung/model"
)

// PastDay is an earlier day to look back on.
type PastDay struct {
	Ago     string // "A week ago"
	Day     model.Day
	Entries []model.Entry
}

// Anniversaries returns the days to look back on: a week, a quarter, a year and
// five years before today. Where a month has no such day, as with 31 August or 29
// February, it is the month's last day.
func Anniversaries(today model.Day) []PastDay {
	return []PastDay{
		{Ago: "A week ago", Day: today.Add(-7)},
		{Ago: "A quarter ago", Day: monthsBefore(today, 3)},
		{Ago: "A year ago", Day: monthsBefore(today, 12)},
		{Ago: "Five years ago", Day: monthsBefore(today, 60)},
	}
}

func monthsBefore(d model.Day, months int) model.Day {
	t := d.Time()
	there := t.AddDate(0, -months, 0)
	for there.Day() != t.Day() { // the date ran over into the next month
		t = t.AddDate(0, 0, -1)
		there = t.AddDate(0, -months, 0)
	}
	return model.NewDay(there)
}

// LookBack returns those of Anniversaries on which something was written, with the
// entries. Errors: the reader's.
func LookBack(ctx context.Context, r model.Reader, today model.Day) ([]PastDay, error) {
	var found []PastDay
	for _, p := range Anniversaries(today) {
		var err error
		if p.Entries, err = model.FindEntries(ctx, r, model.Query{Terms: []model.Term{{Key: "day", Value: p.Day}}}); err != nil {
			return nil, err
		}
		if len(p.Entries) > 0 {
			found = append(found, p)
		}
	}
	return found, nil
}
