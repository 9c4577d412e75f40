package transfer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"rung/model"
)

// period is what a date of a foreign file covers: a day, a month or a year.
type period struct{ first, last model.Day }

var (
	timeOfDay   = regexp.MustCompile(`[,T ]+\d{1,2}:\d{2}.*$`)
	digitsOnly  = regexp.MustCompile(`^(\d{1,4})([-/.])(\d{1,2})[-/.](\d{1,4})\.?(?:[, ].*)?$`)
	dayLayouts  = []string{"2 Jan 2006", "Jan 2, 2006", "Jan 2 2006", "2-Jan-2006", "2-Jan-06", "2 January 2006", "January 2, 2006", "Mon, 2 Jan 2006", "20060102"}
	monthLayout = []string{"Jan 2006", "January 2006", "2006-01", "01/2006", "1/2006", "2006/01"}
)

// period reads a date as programs write it. An empty text, and the "Present" of
// what goes on, are no date and no fault. The error says why there is none.
func (how reading) period(text string) (period, error) {
	text = strings.TrimSpace(timeOfDay.ReplaceAllString(strings.TrimSpace(text), ""))
	if text == "" || strings.EqualFold(text, "present") {
		return period{}, nil
	}
	if m := digitsOnly.FindStringSubmatch(text); m != nil {
		return how.numeric(text, m[1], m[2], m[3], m[4])
	}
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			return checked(text, t, t)
		}
	}
	for _, layout := range monthLayout {
		if t, err := time.Parse(layout, text); err == nil {
			return checked(text, t, t.AddDate(0, 1, -1))
		}
	}
	if t, err := time.Parse("2006", text); err == nil {
		return checked(text, t, t.AddDate(1, 0, -1))
	}
	return period{}, fmt.Errorf("“%s” is no day that Rung can read", brieflySaid(text))
}

func checked(text string, first, last time.Time) (period, error) {
	p := period{model.NewDay(first), model.NewDay(last)}
	if !p.first.Valid() || !p.last.Valid() {
		return period{}, fmt.Errorf("“%s” is no day that Rung can read", brieflySaid(text))
	}
	return p, nil
}

// numeric reads three numbers. Four digits in front are a year, dots mean day
// first; what is left open, Source.Dates decides.
func (how reading) numeric(text, a, mark, b, c string) (period, error) {
	order := how.Dates
	switch {
	case len(a) > 2:
		order = "ymd"
	case mark == ".":
		order = "dmy"
	case order == "ymd" && len(c) > 2:
		order = ""
	}
	one, other := ordered(order, a, b, c)
	switch {
	case one == "" && other == "":
		return period{}, fmt.Errorf("there is no day “%s”", text)
	case one != "" && other != "" && one != other:
		return period{}, fmt.Errorf("“%s” can be read two ways, as %s and as %s; say --dates dmy or --dates mdy", text, one, other)
	case one == "":
		one = other
	}
	return period{one, one}, nil
}

// ordered gives the day in an order; where none is said, the day with the day
// first and that with the month first.
func ordered(order, a, b, c string) (one, other model.Day) {
	switch order {
	case "ymd":
		return civil(a, b, c), ""
	case "dmy":
		return civil(c, b, a), ""
	case "mdy":
		return civil(c, a, b), ""
	}
	return civil(c, b, a), civil(c, a, b)
}

// civil gives the day, or "" where there is none. A year of two digits lies
// between 1970 and 2069.
func civil(year, month, day string) model.Day {
	var n [3]int
	for i, digits := range []string{year, month, day} {
		var err error
		if n[i], err = strconv.Atoi(digits); err != nil {
			return ""
		}
	}
	switch {
	case len(year) > 2:
	case n[0] < 70:
		n[0] += 2000
	default:
		n[0] += 1900
	}
	if d := model.Day(fmt.Sprintf("%04d-%02d-%02d", n[0], n[1], n[2])); d.Valid() {
		return d
	}
	return ""
}
