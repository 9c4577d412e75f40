package intake

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rung/model"
)

// Period is what a date of a foreign file covers: a day, a month or a year.
type Period struct{ First, Last model.Day }

func (t Period) Contains(other Period) bool {
	return t.First <= other.First && other.Last <= t.Last
}

var (
	timeOfDay   = regexp.MustCompile(`[,T ]+\d{1,2}:\d{2}.*$`)
	digitsOnly  = regexp.MustCompile(`^(\d{1,4})([-/.])(\d{1,2})[-/.](\d{1,4})\.?(?:[, ].*)?$`)
	dayLayouts  = []string{"2 Jan 2006", "Jan 2, 2006", "Jan 2 2006", "2-Jan-2006", "2-Jan-06", "2 January 2006", "January 2, 2006", "Mon, 2 Jan 2006", "20060102"}
	monthLayout = []string{"Jan 2006", "January 2006", "2006-01", "01/2006", "1/2006", "2006/01"}
)

// UnclearDay is the error of a date that can be read in more than one way.
type UnclearDay model.AmbiguousDay

// DatesHint tells a person at the terminal how to have such dates read.
const DatesHint = "Say --dates dmy, mdy or ymd."

func (d UnclearDay) Error() string {
	var days []string
	for _, day := range []model.Day{d.DMY, d.MDY, d.YMD} {
		if day != "" && !slices.Contains(days, "as "+string(day)) {
			days = append(days, "as "+string(day))
		}
	}
	return fmt.Sprintf("“%s” can be read %s ways, %s", d.Text, map[int]string{2: "two", 3: "three"}[len(days)], strings.Join(days, " and "))
}

// ReadPeriod reads a date of an entry. One that cannot be read is empty and reported.
func (in *Result) ReadPeriod(how Options, index int, title, field, text string) Period {
	p, err := how.ParsePeriod(text)
	if err == nil {
		return p
	}
	line, hint := fmt.Sprintf("%s, %s: it was left empty, since %v.", EntryName(index, title), field, err), ""
	var unclear UnclearDay
	if errors.As(err, &unclear) {
		const examples = 3
		hint = DatesHint
		if len(in.UnclearDays) < examples {
			in.UnclearDays = append(in.UnclearDays, model.AmbiguousDay(unclear))
		}
	}
	in.SkipWithHint(index, line, hint)
	return p
}

// ParsePeriod reads a date as programs write it. An empty text, and the "Present" of
// something ongoing, give an empty period. Errors: UnclearDay, or why the text is no
// date.
func (how Options) ParsePeriod(text string) (Period, error) {
	text = strings.TrimSpace(timeOfDay.ReplaceAllString(strings.TrimSpace(text), ""))
	if text == "" || strings.EqualFold(text, "present") {
		return Period{}, nil
	}
	if m := digitsOnly.FindStringSubmatch(text); m != nil {
		return how.parseNumbers(text, m[1], m[2], m[3], m[4])
	}
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			return newPeriod(text, t, t)
		}
	}
	for _, layout := range monthLayout {
		if t, err := time.Parse(layout, text); err == nil {
			return newPeriod(text, t, t.AddDate(0, 1, -1))
		}
	}
	if t, err := time.Parse("2006", text); err == nil {
		return newPeriod(text, t, t.AddDate(1, 0, -1))
	}
	if p, known := parseOtherLanguages(text); known {
		return p, nil
	}
	return Period{}, fmt.Errorf("“%s” is no day that Rung can read", Shorten(text))
}

func newPeriod(text string, first, last time.Time) (Period, error) {
	p := Period{model.NewDay(first), model.NewDay(last)}
	if !p.First.Valid() || !p.Last.Valid() {
		return Period{}, fmt.Errorf("“%s” is no day that Rung can read", Shorten(text))
	}
	return p, nil
}

// parseNumbers reads three numbers. More than two digits in front are a year, dots mean
// day first, and only dashes may follow a short year in front; otherwise
// ImportSource.Dates decides, or the order learned.
func (how Options) parseNumbers(text, a, mark, b, c string) (Period, error) {
	order := cmp.Or(how.Dates, how.Learned[mark])
	switch {
	case len(a) > 2:
		order = "ymd"
	case mark == ".":
		order = "dmy"
	case order == "ymd" && len(c) > 2:
		order = ""
	}
	unclear := UnclearDay{Text: text}
	days := unclear.read(order, a, mark, b, c)
	switch len(days) {
	case 0:
		return Period{}, fmt.Errorf("there is no day “%s”", text)
	case 1:
		return Period{days[0], days[0]}, nil
	}
	return Period{}, unclear
}

// read notes which day three numbers mean in each order that is possible, and gives the
// different days.
func (d *UnclearDay) read(order, a, mark, b, c string) (days []model.Day) {
	for _, way := range []struct {
		order string
		day   model.Day
		note  *model.Day
	}{{"dmy", civilDay(c, b, a), &d.DMY}, {"mdy", civilDay(c, a, b), &d.MDY}, {"ymd", civilDay(a, b, c), &d.YMD}} {
		possible := order == way.order || order == "" && (way.order != "ymd" || len(c) <= 2 && mark == "-")
		if possible && way.day != "" {
			*way.note = way.day
			if !slices.Contains(days, way.day) {
				days = append(days, way.day)
			}
		}
	}
	return days
}

var threeNumbers = regexp.MustCompile(`(?:^|[\s\[,])(\d{1,2})([-/])(\d{1,2})[-/](\d{1,4})(?:$|[^\d])`)

// WithLearnedOrder gives options with the order in which the days of one column, or of
// one file, are written, by the sign between their numbers. A day that can be read only
// one way shows the order; days that contradict each other show nothing.
func (how Options) WithLearnedOrder(days []string) Options {
	if how.Dates != "" {
		return how
	}
	orders := map[string]string{}
	for _, text := range days {
		m := threeNumbers.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		var d UnclearDay
		if found := d.read("", m[1], m[2], m[3], m[4]); len(found) != 1 || d.DMY != "" && d.MDY != "" {
			continue // unclear, or the same in both orders, as 5/5 is
		}
		order := "ymd"
		if d.DMY != "" {
			order = "dmy"
		} else if d.MDY != "" {
			order = "mdy"
		}
		if known, met := orders[m[2]]; met && known != order {
			order = contradicted
		}
		orders[m[2]] = order
	}
	learned := maps.Clone(how.Learned)
	for mark, order := range orders {
		if learned == nil {
			learned = map[string]string{}
		}
		if learned[mark] = order; order == contradicted {
			delete(learned, mark)
		}
	}
	how.Learned = learned
	return how
}

// contradicted stands for an order about which days disagree.
const contradicted = "?"

// civilDay gives the day, or "" if it does not exist. A year of two digits is between
// 1970 and 2069.
func civilDay(year, month, day string) model.Day {
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
