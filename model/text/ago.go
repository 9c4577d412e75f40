package text

// Ago says how far a day is, given how many days have passed since: "47 days ago",
// "8 months ago", "in 3 days".
func Ago(days int) string { return describeDistance(days, 100, 100) }

// RoughlyAgo says in weeks what Ago counts in days after a fortnight: "3 weeks ago".
// A day to come is today.
func RoughlyAgo(days int) string { return describeDistance(max(days, 0), 14, 60) }

// describeDistance counts weeks and months from so many days on.
func describeDistance(days, weeksFrom, monthsFrom int) string {
	var distance string
	switch n := max(days, -days); {
	case days == 0:
		return "today"
	case days == 1:
		return "yesterday"
	case days == -1:
		return "tomorrow"
	case n < weeksFrom:
		distance = Counted(n, "day", "days")
	case n < monthsFrom:
		distance = Counted(n/7, "week", "weeks")
	case n < 730:
		distance = Counted(n/30, "month", "months")
	default:
		distance = Counted(n/365, "year", "years")
	}
	if days < 0 {
		return "in " + distance
	}
	return distance + " ago"
}
