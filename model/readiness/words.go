package readiness

import (
	"strconv"
	"strings"

	"rung/model"
	"rung/model/text"
)

// joinNames joins the first few names: "Finance, HR and 3 more".
func joinNames(list []string, most int) string {
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return strings.Join(list[:most], ", ") + " and " + strconv.Itoa(len(list)-most) + " more"
}

// describeMonth names the month of a day, with the year unless it is the current one.
func describeMonth(day int32, on int32) string {
	d, today := dayOf(day).Time(), dayOf(on).Time()
	if d.Year() == today.Year() {
		return d.Format("January")
	}
	return d.Format("January 2006")
}

// ago says how long ago a day was: "3 weeks ago".
func ago(day, on model.Day) string {
	switch n := on.DaysSince(day); {
	case n <= 0:
		return "today"
	case n == 1:
		return "yesterday"
	case n < 14:
		return text.Counted(n, "day", "days") + " ago"
	case n < 60:
		return text.Counted(n/7, "week", "weeks") + " ago"
	case n < 730:
		return text.Counted(n/30, "month", "months") + " ago"
	default:
		return text.Counted(n/365, "year", "years") + " ago"
	}
}
