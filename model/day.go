package model

import (
	"encoding/json"
	"time"
)

// Day is a civil date as YYYY-MM-DD, in no time zone; "" is no day. Days
// compare as text.
type Day string

// NewDay gives the civil date of t in t's own location.
func NewDay(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// Valid reports whether d is a date that exists in the years 1000 to 9999.
func (d Day) Valid() bool {
	t, err := time.Parse(time.DateOnly, string(d))
	return err == nil && t.Year() >= 1000
}

// Time is midnight UTC of d, for arithmetic only; the zero time where d is
// not valid.
func (d Day) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add gives the day n days later, or earlier where n is negative.
func (d Day) Add(n int) Day { return NewDay(d.Time().AddDate(0, 0, n)) }

// DaysSince gives the number of days from past to d.
func (d Day) DaysSince(past Day) int { return int(d.DayNumber() - past.DayNumber()) }

// DayNumber counts days from 1970-01-01, negative before it.
func (d Day) DayNumber() int64 { return d.Time().Unix() / 86400 }

// Format writes d as the person's locale does, with its weekday and year.
func (d Day) Format(loc Locale) string {
	return d.formatLayout("Mon 2 Jan 2006", "Mon Jan 2, 2006", loc)
}

// FormatShort writes d with its weekday less than a week from today, without the year
// inside this year.
func (d Day) FormatShort(loc Locale) string {
	switch {
	case daysBetween(d, loc.Today) < 7:
		return d.formatLayout("Mon 2 Jan", "Mon Jan 2", loc)
	case d.Time().Year() == loc.Today.Time().Year():
		return d.FormatDayMonth(loc)
	}
	return d.FormatPlain(loc)
}

// FormatPlain writes d with its year, without the weekday.
func (d Day) FormatPlain(loc Locale) string { return d.formatLayout("2 Jan 2006", "Jan 2, 2006", loc) }

// FormatDayMonth writes d where its year is known.
func (d Day) FormatDayMonth(loc Locale) string { return d.formatLayout("2 Jan", "Jan 2", loc) }

func (d Day) formatLayout(dayFirst, monthFirst string, loc Locale) string {
	if !d.Valid() {
		return string(d)
	}
	if loc.MonthFirst {
		return d.Time().Format(monthFirst)
	}
	return d.Time().Format(dayFirst)
}

func decodeDay(f Field, raw json.RawMessage) (any, error) {
	var d Day
	if err := json.Unmarshal(raw, &d); err != nil || (d != "" && !d.Valid()) {
		return nil, newInvalidError(f.Key, f.Label+" wants a day that exists, written 2026-11-21.")
	}
	return d, nil
}
