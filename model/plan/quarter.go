package plan

import (
	"fmt"
	"time"

	"rung/model"
)

// Quarter is three months of the calendar, by their first and last day.
type Quarter struct {
	From model.Day `json:"from"`
	To   model.Day `json:"to"`
}

// QuarterOf gives the quarter that a day lies in.
func QuarterOf(day model.Day) Quarter {
	t := day.Time()
	first := time.Date(t.Year(), t.Month()-(t.Month()-1)%3, 1, 0, 0, 0, 0, time.UTC)
	return Quarter{model.NewDay(first), model.NewDay(first.AddDate(0, 3, -1))}
}

// Next gives the quarter after this one.
func (q Quarter) Next() Quarter { return QuarterOf(q.To.Add(1)) }

// Number is which quarter of its year it is, from 1 to 4.
func (q Quarter) Number() int { return (int(q.From.Time().Month())-1)/3 + 1 }

// Months names its first and last month, with the year.
func (q Quarter) Months() string {
	return fmt.Sprintf("%s to %s", q.From.Time().Month(), q.To.Time().Format("January 2006"))
}

// Weeks gives the first day of each week. The quarter's first days belong to the week
// that begins next, its last ones to the week that began in it, so that there are about
// thirteen, whichever day it begins on.
func (q Quarter) Weeks(start time.Weekday) []model.Day {
	var weeks []model.Day
	first := q.From.Add((int(start) - int(q.From.Time().Weekday()) + 7) % 7)
	for day := first; day <= q.To; day = day.Add(7) {
		weeks = append(weeks, day)
	}
	return weeks
}

// weekOf gives the place of the week that a day lies in.
func weekOf(weeks []model.Day, day model.Day) int {
	at := 0
	for i, first := range weeks {
		if first <= day {
			at = i
		}
	}
	return at
}
