package model

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// mergeFields gives one field for the declarations of a key in several kinds, with the
// choices of all. A test checks that they are of one type; only a text may be a choice in
// another kind, and together they are a text.
func mergeFields(fields []Field) Field {
	f := fields[0]
	f.Choices = slices.Clone(f.Choices)
	for _, other := range fields[1:] {
		if other.Type == Text {
			f.Type = Text
		}
		for _, c := range other.Choices {
			if !slices.Contains(f.Choices, c) {
				f.Choices = append(f.Choices, c)
			}
		}
	}
	return f
}

// readFieldFilter reads the filter of a field: ":" finds words in texts and is "="
// for everything that has one value.
func readFieldFilter(t token, f Field, loc Locale) ([]Term, error) {
	compared := f.Type.Comparison()
	if compared == NotCompared {
		return nil, t.errorf("“%s” holds several values; try has:%s.", t.key, t.key)
	}
	if strings.TrimSpace(t.text) == "" {
		return nil, t.valueError(f)
	}
	term := Term{Key: t.key, Op: t.op, Type: f.Type}
	if ordered := compared == ComparedByOrder && f.Type != YesNo || compared == ComparedAsMoney; !ordered && t.op != ":" && t.op != "=" {
		return nil, t.errorf("“%s” cannot be compared with %s; try %s:%s.", t.key, t.op, t.key, exampleValue(f))
	}
	switch {
	case compared == ComparedByText:
		term.Text = strings.TrimSpace(t.text)
		return []Term{term}, nil
	case compared == ComparedByName:
		terms, err := readAlternatives(t, func(name string) (string, error) {
			v, err := f.Parse(name, loc)
			choice, chosen := v.(string)
			if err != nil || !chosen {
				return "", t.valueError(f)
			}
			return choice, nil
		})
		for i := range terms {
			terms[i].Op, terms[i].Type = t.op, f.Type
		}
		return terms, err
	case f.Type == Date:
		return t.readFieldDays(term, loc)
	}
	v, err := f.Parse(t.text, loc)
	if err != nil || v == nil {
		return nil, t.valueError(f)
	}
	term.Value = v
	if compared == ComparedAsMoney {
		if bare, err := ParseMoney(t.text, Locale{DecimalComma: loc.DecimalComma}); err == nil && bare.Currency == "" {
			term.Value = bare
		}
	}
	if term.Op == ":" {
		term.Op = "="
	}
	return []Term{term}, nil
}

func exampleValue(f Field) string {
	if f.Type == Choice {
		return quoteValue(f.Choices[0])
	}
	return types[f.Type].Example
}

func (t token) valueError(f Field) error {
	want := types[f.Type].Wanted
	if f.Type == Choice {
		want = "one of " + strings.Join(f.Choices, ", ")
	}
	return t.errorf("“%s” wants %s after %s; try %s%s%s.", t.key, want, t.op, t.key, t.op, exampleValue(f))
}

func (t token) readFieldDays(term Term, loc Locale) ([]Term, error) {
	first, last, err := parseDaySpan(t.text, loc)
	if err != nil {
		return nil, &SyntaxError{At: t.valueAt, End: t.end, Reason: err.Error()}
	}
	with := func(op string, d Day) Term {
		term.Op, term.Value = op, d
		return term
	}
	switch {
	case t.op == ">" || t.op == "<=":
		return []Term{with(t.op, last)}, nil
	case t.op == "<" || t.op == ">=":
		return []Term{with(t.op, first)}, nil
	case first == last:
		return []Term{with("=", first)}, nil
	case t.not:
		return nil, t.errorf("A whole month or year cannot be left out; try %s<%s.", t.key, first)
	}
	return []Term{with(">=", first), with("<=", last)}, nil
}

var (
	wholeYear  = regexp.MustCompile(`^\d{4}$`)
	wholeMonth = regexp.MustCompile(`^(\d{4})[-/](\d{1,2})$`)
)

// parseDaySpan reads a year, a month as 2026-03, or a day, and gives the first and
// the last day of it.
func parseDaySpan(text string, loc Locale) (first, last Day, err error) {
	text = strings.TrimSpace(text)
	if wholeYear.MatchString(text) {
		if first, last = yearSpan(atoiOrZero(text)); first.Valid() {
			return first, last, nil
		}
	}
	if m := wholeMonth.FindStringSubmatch(text); m != nil {
		first, err = writtenDate{year: completeYear(m[1], loc), month: time.Month(atoiOrZero(m[2])), day: 1}.resolveDay(loc)
		if err == nil && first.Valid() {
			first, last = monthSpan(first.Time().Year(), first.Time().Month())
			return first, last, nil
		}
	}
	if err == nil {
		first, err = ParseDay(text, loc)
	}
	return first, first, err
}
