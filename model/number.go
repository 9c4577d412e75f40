package model

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number in its shortest form ("31", "-0.5"), kept
// as text so that what was typed is what is kept. At most 15 digits on either
// side of the point.
type Decimal string

// maxInteger is the largest whole number that a Decimal can hold.
const maxInteger = 999_999_999_999_999

// MarshalJSON writes a plain JSON number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d), nil }

// Float gives the number for comparing and drawing. Sums must not use it: it is not exact.
func (d Decimal) Float() float64 {
	v, err := strconv.ParseFloat(string(d), 64)
	if err != nil {
		return 0
	}
	return v
}

// ParseDecimal reads a number as the locale writes it: "12,500" and "12.5",
// "12 500,75" or "12'500". A mark followed by exactly three digits separates
// thousands unless it is the locale's decimal mark; where both marks appear the
// last is the decimal one. ok is false for anything else.
func ParseDecimal(text string, loc Locale) (d Decimal, ok bool) {
	s := strings.Map(func(r rune) rune {
		switch r {
		case '\u00a0', '\u202f', '\'', '’', '_':
			return ' '
		case '−':
			return '-'
		}
		return r
	}, text)
	s = strings.TrimSpace(s)
	sign := ""
	if unsigned, found := strings.CutPrefix(s, "-"); found {
		sign, s = "-", unsigned
	} else {
		s = strings.TrimPrefix(s, "+")
	}
	whole, fraction, ok := splitDecimal(strings.TrimSpace(s), loc)
	if !ok {
		return "", false
	}
	whole = strings.TrimLeft(whole, "0")
	fraction = strings.TrimRight(fraction, "0")
	if len(whole) > 15 || len(fraction) > 15 {
		return "", false
	}
	if whole == "" {
		whole = "0"
	}
	switch {
	case fraction != "":
		return Decimal(sign + whole + "." + fraction), true
	case whole == "0":
		return "0", true
	}
	return Decimal(sign + whole), true
}

// splitDecimal takes an unsigned number apart at its decimal mark.
func splitDecimal(s string, loc Locale) (whole, fraction string, ok bool) {
	whole = s
	if last := strings.LastIndexAny(s, ".,"); last >= 0 && isDecimalMark(s, last, loc) {
		whole, fraction = s[:last], s[last+1:]
		if fraction == "" || !allDigits(fraction) {
			return "", "", false
		}
	}
	whole, ok = joinThousands(whole)
	return whole, fraction, ok && whole+fraction != ""
}

func isDecimalMark(s string, at int, loc Locale) bool {
	mark, other := s[at], ","
	if mark == ',' {
		other = "."
	}
	switch {
	case strings.ContainsAny(s, other+" "):
		return true
	case strings.Count(s, string(mark)) > 1:
		return false
	case len(s)-at-1 != 3 || at == 0 || at > 3 || s[0] == '0': // no thousands look so
		return true
	}
	return (mark == ',') == loc.DecimalComma
}

// joinThousands takes out the one mark that separates groups of three, or, as in
// India, groups of two before the last three.
func joinThousands(whole string) (digits string, ok bool) {
	if allDigits(whole) {
		return whole, true
	}
	mark := strings.IndexAny(whole, "., ")
	if mark < 0 {
		return "", false
	}
	groups := strings.Split(whole, whole[mark:mark+1])
	last := len(groups) - 1
	inside := 3
	if whole[mark] == ',' && last > 1 && len(groups[1]) == 2 {
		inside = 2
	}
	for i, g := range groups {
		wrong := len(g) == 0 || len(g) > inside
		if i > 0 {
			wrong = len(g) != inside
		}
		if i == last {
			wrong = len(g) != 3
		}
		if wrong || !allDigits(g) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func allDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// Format writes d with thousands separated, as ParseDecimal reads it.
func (d Decimal) Format(loc Locale) string {
	group, mark := ",", "."
	if loc.DecimalComma {
		group, mark = ".", ","
	}
	whole, fraction, hasFraction := strings.Cut(string(d), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + group + whole[i:]
	}
	if hasFraction {
		whole += mark + fraction
	}
	return sign + whole
}

func decodeDecimal(f Field, raw json.RawMessage) (any, error) {
	d, ok := ParseDecimal(strings.Trim(string(raw), `"`), Locale{})
	if !ok || strings.ContainsAny(string(raw), ", ") {
		return nil, newInvalidError(f.Key, f.Label+" wants a number, such as 12.5.")
	}
	return d, nil
}
