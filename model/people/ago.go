package people

import (
	"rung/model"
	"rung/model/text"
)

// Ago says how far a day is from another: "47 days ago", "8 months ago", "in 3 days".
func Ago(day, on model.Day) string {
	n := on.DaysSince(day)
	switch {
	case n == 0:
		return "today"
	case n == 1:
		return "yesterday"
	case n == -1:
		return "tomorrow"
	case n < 0:
		return "in " + describeSpan(-n)
	}
	return describeSpan(n) + " ago"
}

func describeSpan(days int) string {
	switch {
	case days < 100:
		return text.Counted(days, "day", "days")
	case days < 730:
		return text.Counted(days/30, "month", "months")
	}
	return text.Counted(days/365, "year", "years")
}
