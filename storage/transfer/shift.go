package transfer

import (
	"math"
	"time"

	"rung/model"
)

// daysOfYear is the mean number of days in a year: a fiscal year moves by the days
// given, rounded to whole years.
const daysOfYear = 365.25

// Shift gives an entry with all its days and time stamps moved by a number of days, so
// that the demo's life can end today. The entry given stays as it is.
func Shift(e model.Entry, days int) model.Entry {
	e = e.Clone()
	e.Day, e.Until = shiftDay(e.Day, days), shiftDay(e.Until, days)
	if !e.Created.IsZero() {
		e.Created = e.Created.AddDate(0, 0, days)
	}
	if !e.Updated.IsZero() {
		e.Updated = e.Updated.AddDate(0, 0, days)
	}
	if kind, ok := model.KindOf(e.Kind); ok {
		shiftValues(e.Values, kind.Fields, days, int64(math.Round(float64(days)/daysOfYear)))
	}
	return e
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func shiftDay(d model.Day, days int) model.Day {
	if d == "" {
		return d
	}
	return d.Add(days)
}

func shiftValues(values model.Values, fields []model.Field, days int, years int64) {
	for _, f := range fields {
		switch v := values[f.Key].(type) {
		case model.Day:
			values[f.Key] = shiftDay(v, days)
		case int64:
			if f.Type == model.Year {
				values[f.Key] = v + years
			}
		case []model.Values:
			for _, item := range v {
				shiftValues(item, f.Of, days, years)
			}
		}
	}
}
