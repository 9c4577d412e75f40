package model

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rung/model/text"
)

// ParseDay reads a day as a person types it, counted from loc.Today:
//
//   - today, yesterday, tomorrow, "3 days ago", "in 2 weeks", "2w ago",
//     "end of month", "start of last year";
//   - a bare weekday is the latest one up to today, "last tue" the one before
//     today, "next tue" the first after today, "this tue" the first from today;
//   - "3 Nov", "Nov 3rd, 2026", "Tue 3 November", "2026-11-03", "3.11.2026",
//     "3.11." and, in the locale's order, "3/11" and "3/11/26"; where that is
//     not known, only those that read one way.
//
// A day and month without a year are the ones closest to today, the earlier on
// a tie; a weekday before them narrows the choice. Nothing else is guessed: the
// error is an Error of code Invalid that says why and what would do.
func ParseDay(typed string, loc Locale) (Day, error) {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(typed, ",", " ")))
	if len(words) > 1 && words[0] == "on" {
		words = words[1:]
	}
	for _, read := range []func([]string, Locale) (Day, error){
		readRelative, readWeekday, readMonthEdge, readNumeric, readNamed,
	} {
		d, err := read(words, loc)
		if err == nil && d != "" && !d.Valid() {
			return "", newInvalidError("", "That day is out of reach. Days go from the year 1000 to 9999.")
		}
		if err != nil || d != "" {
			return d, err
		}
	}
	return "", newNotADayError(fmt.Sprintf("“%s” is not a day. Try yesterday, last tue, 3 Nov or 2026-11-03.", text.Shorten(typed, 40)))
}

// errNotADay is the cause where a text does not even look like a day, unlike one
// that looks so and cannot be.
var errNotADay = errors.New("not a day")

func newNotADayError(message string) *Error {
	return &Error{Code: Invalid, Message: message, Err: errNotADay}
}

// outOfReach is any day that is not valid, where arithmetic has no answer.
const outOfReach Day = "?"

var numerals = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

var units = map[string]string{
	"d": "day", "day": "day", "days": "day",
	"w": "week", "wk": "week", "week": "week", "weeks": "week",
	"mo": "month", "month": "month", "months": "month",
	"y": "year", "yr": "year", "year": "year", "years": "year",
}

var shortSpan = regexp.MustCompile(`^(\d+)([a-z]+)$`)

func readRelative(words []string, loc Locale) (Day, error) {
	switch phrase := strings.TrimPrefix(strings.Join(words, " "), "the "); phrase {
	case "today":
		return orOutOfReach(loc.Today), nil
	case "yesterday":
		return addUnits(loc.Today, -1, "day"), nil
	case "tomorrow":
		return addUnits(loc.Today, 1, "day"), nil
	case "day before yesterday":
		return addUnits(loc.Today, -2, "day"), nil
	case "day after tomorrow":
		return addUnits(loc.Today, 2, "day"), nil
	}
	sign := 0
	if n := len(words); n > 1 && words[n-1] == "ago" {
		sign, words = -1, words[:n-1]
	} else if n > 1 && words[0] == "in" {
		sign, words = 1, words[1:]
	}
	if sign == 0 {
		return "", nil
	}
	if len(words) == 1 {
		if m := shortSpan.FindStringSubmatch(words[0]); m != nil {
			words = m[1:]
		}
	}
	if len(words) != 2 || units[words[1]] == "" {
		return "", nil
	}
	count, ok := readCount(words[0])
	if !ok {
		return "", nil
	}
	return addUnits(loc.Today, sign*count, units[words[1]]), nil
}

func readCount(word string) (int, bool) {
	if word == "a" || word == "an" {
		return 1, true
	}
	if i := slices.Index(numerals, word); i >= 0 {
		return i, true
	}
	n, err := strconv.Atoi(word)
	return min(n, 10_000_000), err == nil && n >= 0
}

// addUnits counts from a day on; a month too short for the day gives its last one.
func addUnits(from Day, count int, unit string) Day {
	if !from.Valid() {
		return outOfReach
	}
	t := from.Time()
	switch unit {
	case "day":
		return NewDay(t.AddDate(0, 0, count))
	case "week":
		return NewDay(t.AddDate(0, 0, 7*count))
	case "year":
		count *= 12
	}
	first := time.Date(t.Year(), t.Month()+time.Month(count), 1, 0, 0, 0, 0, time.UTC)
	return NewDay(first.AddDate(0, 0, min(t.Day(), monthDays(first.Year(), first.Month()))-1))
}

func orOutOfReach(d Day) Day {
	if d == "" {
		return outOfReach
	}
	return d
}

func monthDays(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// nameIndex finds a name by itself, its first three letters or one of the usual
// longer short forms, or gives -1.
func nameIndex(word string, count int, name func(int) string, short map[string]int) int {
	word = strings.TrimSuffix(word, ".")
	if i, ok := short[word]; ok {
		return i
	}
	for i := range count {
		full := strings.ToLower(name(i))
		if word == full || word == full[:3] {
			return i
		}
	}
	return -1
}

func parseWeekday(word string) (time.Weekday, bool) {
	i := nameIndex(word, 7, func(i int) string { return time.Weekday(i).String() },
		map[string]int{"tues": 2, "weds": 3, "thur": 4, "thurs": 4})
	return time.Weekday(i), i >= 0
}

// ParseMonth reads the name of a month in lower case, or its short form.
func ParseMonth(word string) (time.Month, bool) {
	i := nameIndex(word, 12, func(i int) string { return time.Month(i + 1).String() }, map[string]int{"sept": 8})
	return time.Month(i + 1), i >= 0
}

func readWeekday(words []string, loc Locale) (Day, error) {
	from, step := loc.Today, -1
	if len(words) == 2 {
		switch words[0] {
		case "last":
			from = addUnits(loc.Today, -1, "day")
		case "next":
			from, step = addUnits(loc.Today, 1, "day"), 1
		case "this":
			step = 1
		default:
			return "", nil
		}
		words = words[1:]
	}
	if len(words) != 1 {
		return "", nil
	}
	weekday, ok := parseWeekday(words[0])
	if !ok {
		return "", nil
	}
	if !from.Valid() {
		return outOfReach, nil
	}
	for from.Time().Weekday() != weekday {
		from = from.Add(step)
	}
	return from, nil
}

// readMonthEdge reads "end of month", "start of the year", "end of last month".
func readMonthEdge(words []string, loc Locale) (Day, error) {
	if len(words) < 3 || len(words) > 4 || words[1] != "of" {
		return "", nil
	}
	edge, unit, shift := words[0], words[len(words)-1], 0
	if unit != "month" && unit != "year" || edge != "start" && edge != "beginning" && edge != "end" {
		return "", nil
	}
	if len(words) == 4 {
		i := slices.Index([]string{"last", "this", "next", "the"}, words[2])
		if i < 0 {
			return "", nil
		}
		shift = []int{-1, 0, 1, 0}[i]
	}
	d := addUnits(loc.Today, shift, unit)
	if !d.Valid() {
		return outOfReach, nil
	}
	first, last := monthSpan(d.Time().Year(), d.Time().Month())
	if unit == "year" {
		first, last = yearSpan(d.Time().Year())
	}
	if edge == "end" {
		return last, nil
	}
	return first, nil
}

func monthSpan(year int, month time.Month) (first, last Day) {
	return newCivilDay(year, month, 1), newCivilDay(year, month, monthDays(year, month))
}

func yearSpan(year int) (first, last Day) {
	return newCivilDay(year, time.January, 1), newCivilDay(year, time.December, 31)
}

func newCivilDay(year int, month time.Month, day int) Day {
	return Day(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
}
