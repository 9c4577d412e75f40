package model

import (
	"cmp"
	"slices"
	"strings"
)

// betweenNumbers are the words around two numbers that say only which is the earlier one.
var betweenNumbers = []string{"from", "to", "->", "→", "–", "-", "=>", ":", "by", "down", "up", "now", "before", "after", "was", "is", "instead", "of", "than", "rather"}

// parseMeasure reads an item of a list of measures as people say it, such as “order to
// dispatch from 31 to 9 hours” or “3,000 invoices saved”; nil where no one or two numbers
// are in it, or nothing says what they measure.
func parseMeasure(f Field, text string, loc Locale) Values {
	numbers := fieldsOfType(f.Of, Number)
	names := fieldsOfType(f.Of, Text)
	if len(numbers) == 0 || len(names) == 0 {
		return nil
	}
	item := Values{}
	var found []Decimal
	var lead, tail []string
	swapped, unit := false, ""
	for word := range strings.FieldsSeq(text) {
		number, sign, ok := cutNumber(word, loc)
		switch {
		case ok && len(found) == len(numbers):
			return nil
		case ok:
			found, unit = append(found, number), cmp.Or(unit, sign)
			tail = nil
		case slices.Contains(betweenNumbers, strings.ToLower(strings.TrimSuffix(word, ","))) && len(found) > 0 && len(tail) < 2:
			swapped = swapped || strings.EqualFold(word, "instead")
		case len(found) == 0:
			lead = append(lead, word)
		default:
			tail = append(tail, word)
		}
	}
	for len(lead) > 0 && slices.Contains(betweenNumbers, strings.ToLower(lead[len(lead)-1])) {
		lead = lead[:len(lead)-1]
	}
	if len(lead) > 0 && unit == "" && len(tail) > 0 && len(names) > 1 {
		n := 1
		if len(tail) > 1 && slices.Contains([]string{"a", "an", "per", "each"}, tail[0]) {
			n = 2
		}
		unit, tail = strings.TrimRight(strings.Join(tail[:n], " "), ".,;"), tail[n:]
	}
	what := strings.TrimRight(strings.Join(append(lead, tail...), " "), ".:,;")
	if len(found) == 0 || what == "" {
		return nil
	}
	if swapped {
		slices.Reverse(found)
	}
	for i, number := range found {
		item[numbers[len(numbers)-len(found)+i].Key] = number
	}
	item[names[0].Key] = what
	if unit != "" {
		item[names[len(names)-1].Key] = unit
	}
	return item
}

// cutNumber reads a number with the sign before or after it, such as 18% or $2,100.
func cutNumber(word string, loc Locale) (d Decimal, sign string, ok bool) {
	bare := strings.TrimRight(word, ".,;:")
	for _, s := range []string{"%", "$", "€", "£"} {
		if trimmed := strings.TrimSuffix(strings.TrimPrefix(bare, s), s); trimmed != bare {
			bare, sign = trimmed, s
		}
	}
	if bare == "" || bare[0] < '0' || bare[0] > '9' {
		return d, "", false
	}
	d, ok = ParseDecimal(bare, loc)
	return d, sign, ok
}

func fieldsOfType(fields []Field, t Type) (found []Field) {
	for _, f := range fields {
		if f.Type == t {
			found = append(found, f)
		}
	}
	return found
}

// measureHint says how a measure can be written, for a list of them.
func (f Field) measureHint() string {
	if len(fieldsOfType(f.Of, Number)) == 0 {
		return ""
	}
	return ", or a line such as: order to dispatch from 31 to 9 hours"
}
