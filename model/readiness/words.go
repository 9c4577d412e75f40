package readiness

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model"
)

// lowerFirst puts a label in the middle of a sentence; short forms such as "IT"
// stay as they are.
func lowerFirst(label string) string {
	first, size := utf8.DecodeRuneInString(label)
	if second, _ := utf8.DecodeRuneInString(label[size:]); unicode.IsUpper(second) {
		return label
	}
	return string(unicode.ToLower(first)) + label[size:]
}

func plain(n int) string { return strconv.Itoa(n) }

// counted gives a number with what it counts: "1 more entry", "3 more entries".
func counted(n int, between, one, several string) string {
	if n == 1 {
		several = one
	}
	return strings.Join(strings.Fields(plain(n)+" "+between+" "+several), " ")
}

// joinNames joins names, the first few of them: "Finance, HR and 3 more".
func joinNames(list []string, most int) string {
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return strings.Join(list[:most], ", ") + " and " + plain(len(list)-most) + " more"
}

// describeMonth tells the month of a day, with its year where that is another.
func describeMonth(day int32, on int32) string {
	d, today := dayOf(day).Time(), dayOf(on).Time()
	if d.Year() == today.Year() {
		return d.Format("January")
	}
	return d.Format("January 2006")
}

// ago tells how long before a day another one was: "3 weeks ago".
func ago(day, on model.Day) string {
	switch n := on.DaysSince(day); {
	case n <= 0:
		return "today"
	case n == 1:
		return "yesterday"
	case n < 14:
		return counted(n, "", "day", "days") + " ago"
	case n < 60:
		return counted(n/7, "", "week", "weeks") + " ago"
	case n < 730:
		return counted(n/30, "", "month", "months") + " ago"
	default:
		return counted(n/365, "", "year", "years") + " ago"
	}
}
