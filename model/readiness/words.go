package readiness

import (
	"strconv"
	"strings"
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
