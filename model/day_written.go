package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	yearFirst = regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})$`)
	dotted    = regexp.MustCompile(`^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})?$`)
	slashed   = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?$`)
	dashed    = regexp.MustCompile(`^(\d{1,2})-([a-z]+)-(\d{4})$`)
	ordinal   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|\.)?$`)
	fullYear  = regexp.MustCompile(`^(\d{4}|['’]\d{2})$`)
)

// writtenDate is a date as its parts; a year of 0 was not written.
type writtenDate struct {
	year, day  int
	sure       bool // a year of four digits was written: this is meant as a date
	month      time.Month
	weekday    time.Weekday
	hasWeekday bool
}

// readNumeric reads dates of digits alone. Dots mean day first everywhere;
// slashes follow the locale, unless only the other order gives a date.
func readNumeric(words []string, loc Locale) (Day, error) {
	text := strings.Join(words, " ")
	if m := yearFirst.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		return writtenDate{year: completeYear(m[1], loc), sure: true, month: time.Month(atoiOrZero(m[3])), day: atoiOrZero(m[5])}.resolveDay(loc)
	}
	if m := dotted.FindStringSubmatch(text); m != nil {
		return writtenDate{year: completeYear(m[3], loc), sure: len(m[3]) == 4, month: time.Month(atoiOrZero(m[2])), day: atoiOrZero(m[1])}.resolveDay(loc)
	}
	m := slashed.FindStringSubmatch(text)
	if m == nil {
		return "", nil
	}
	day, month := atoiOrZero(m[1]), atoiOrZero(m[2])
	if loc.MonthFirst {
		day, month = month, day
	}
	if month > 12 && day <= 12 {
		day, month = month, day
	}
	w := writtenDate{year: completeYear(m[3], loc), sure: len(m[3]) == 4, month: time.Month(month), day: day}
	if loc.OrderUnknown && day <= 12 && month <= 12 && day != month {
		return w.refuseAmbiguous(text)
	}
	return w.resolveDay(loc)
}

// refuseAmbiguous refuses a date of which nobody said whether its month comes first.
func (w writtenDate) refuseAmbiguous(text string) (Day, error) {
	one, other := fmt.Sprintf("%d %s", w.day, w.month.String()[:3]), fmt.Sprintf("%d %s", int(w.month), time.Month(w.day).String()[:3])
	if w.day < 1 || w.month < 1 {
		return w.resolveDay(Locale{})
	}
	if w.year != 0 {
		one, other = string(newCivilDay(w.year, w.month, w.day)), string(newCivilDay(w.year, time.Month(w.day), int(w.month)))
	}
	return "", newInvalidError("", fmt.Sprintf("“%s” can be read two ways. Write %s or %s.", text, one, other))
}

// readNamed reads dates that name the month, a weekday before it or not.
func readNamed(words []string, loc Locale) (Day, error) {
	if len(words) == 1 {
		if m := dashed.FindStringSubmatch(words[0]); m != nil {
			words = m[1:]
		}
	}
	var w writtenDate
	if len(words) > 2 {
		if w.weekday, w.hasWeekday = parseWeekday(words[0]); w.hasWeekday {
			words = words[1:]
		}
	}
	if len(words) > 2 && words[1] == "of" {
		words = append([]string{words[0]}, words[2:]...)
	}
	if len(words) == 3 && fullYear.MatchString(words[2]) {
		w.year, words = completeYear(strings.Trim(words[2], "'’"), loc), words[:2]
	}
	if len(words) != 2 {
		return "", nil
	}
	for _, order := range [][2]string{{words[0], words[1]}, {words[1], words[0]}} {
		month, isMonth := ParseMonth(order[1])
		if m := ordinal.FindStringSubmatch(order[0]); m != nil && isMonth {
			w.day, w.month = atoiOrZero(m[1]), month
			return w.resolveDay(loc)
		}
	}
	return "", nil
}

func atoiOrZero(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// completeYear completes a year of two digits: in this century, unless that is more
// than 30 years ahead. Degrees and first jobs lie in the last one.
func completeYear(digits string, loc Locale) int {
	year := atoiOrZero(digits)
	switch len(digits) {
	case 0:
		return 0
	case 4:
		return max(year, 1) // 0 means that none was written
	}
	year += 2000
	if loc.Today.Valid() && year > loc.Today.Time().Year()+30 {
		year -= 100
	}
	return year
}

// resolveDay gives the day that was written, or says why there is none.
func (w writtenDate) resolveDay(loc Locale) (Day, error) {
	if w.month < 1 || w.month > 12 {
		return "", w.refuseDate(fmt.Sprintf("There is no month %d. Months go from 1 to 12, as in 2026-11-03.", int(w.month)))
	}
	if w.day < 1 || w.day > 31 {
		return "", w.refuseDate(fmt.Sprintf("There is no day %d in a month. Days go from 1 to 31, as in 2026-11-03.", w.day))
	}
	if w.year != 0 {
		return w.resolveInYear()
	}
	if w.day > monthDays(2000, w.month) {
		last := monthDays(loc.Today.Time().Year(), w.month)
		return "", newInvalidError("", fmt.Sprintf("%s has %d days. Try %d %s.", w.month, last, last, w.month.String()[:3]))
	}
	if !loc.Today.Valid() {
		return outOfReach, nil
	}
	found, wrongWeekday := Day(""), false
	this := loc.Today.Time().Year()
	for year := this - 1; year <= this+1; year++ {
		d := newCivilDay(year, w.month, w.day)
		if !d.Valid() {
			continue
		}
		if w.hasWeekday && d.Time().Weekday() != w.weekday {
			wrongWeekday = true
		} else if found == "" || daysBetween(d, loc.Today) < daysBetween(found, loc.Today) {
			found = d
		}
	}
	switch {
	case found != "":
		return found, nil
	case wrongWeekday:
		return "", newInvalidError("", fmt.Sprintf("%d %s is no %s near today. Add the year, or leave the weekday out.", w.day, w.month, w.weekday))
	}
	return "", newInvalidError("", fmt.Sprintf("29 February comes in leap years only. Add the year, as in 29 Feb %d.", (this+3)/4*4))
}

// refuseDate refuses numbers that no date has. Without a whole year they may be
// anything, such as the 50/50 of a deal.
func (w writtenDate) refuseDate(message string) error {
	if w.sure {
		return newInvalidError("", message)
	}
	return newNotADayError(message)
}

func (w writtenDate) resolveInYear() (Day, error) {
	if days := monthDays(w.year, w.month); w.day > days {
		return "", newInvalidError("", fmt.Sprintf("%s %d has %d days. Try %d %s %d.", w.month, w.year, days, days, w.month.String()[:3], w.year))
	}
	d := newCivilDay(w.year, w.month, w.day)
	if w.hasWeekday && d.Valid() && d.Time().Weekday() != w.weekday {
		return "", newInvalidError("", fmt.Sprintf("%d %s %d is a %s. Mend the date, or leave the weekday out.", w.day, w.month, w.year, d.Time().Weekday()))
	}
	return d, nil
}

func daysBetween(a, b Day) int {
	if n := a.DaysSince(b); n > 0 {
		return n
	}
	return b.DaysSince(a)
}
