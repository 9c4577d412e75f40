package labels

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rung/model/meaning"
)

// freeFields hold text: one may contain the other.
var freeFields = []string{"quote", "job", "department", "organisation"}

var (
	separators = regexp.MustCompile(`[\s_\-]+`)
	honorific  = regexp.MustCompile(`(?i)^(mr|mrs|ms|miss|dr|prof|mme|mlle|m|herr|frau|sir|mam)\.?\s+|\s+(sir|mam|madam|ji|didi)$`)
	digits     = regexp.MustCompile(`\d[\d.,' \x{00a0}]*`)
	thousands  = regexp.MustCompile(`^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$`)
	kilo       = regexp.MustCompile(`^k\b`)
	notPlain   = regexp.MustCompile(`[^0-9a-z]`)
)

// flatten gives a value in the form in which values are compared.
func flatten(v any) string {
	switch v := v.(type) {
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case nil:
		return ""
	}
	return strings.ToLower(strings.Trim(separators.ReplaceAllString(fmt.Sprint(v), " "), ` "'“”‘’.`))
}

func flattenName(name string) string {
	s := strings.TrimLeft(strings.Join(strings.Fields(name), " "), "@")
	s = honorific.ReplaceAllString(honorific.ReplaceAllString(s, ""), "")
	return strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s"))
}

// sameText reports whether one of two free texts holds the other.
func sameText(want, got string) bool {
	a, b := flatten(want), flatten(got)
	return b != "" && (strings.Contains(b, a) || strings.Contains(a, b))
}

func sameValue(field string, want, got any) bool {
	if slices.Contains(freeFields, field) {
		return sameText(fmt.Sprint(want), fmt.Sprint(got))
	}
	return flatten(want) == flatten(got)
}

// asNumber reads 4, "4%", "3,000", "9,5", "12k" or "two" as a number, else it gives the text.
func asNumber(v any) any {
	switch v := v.(type) {
	case nil:
		return nil
	case float64:
		return v
	}
	s := strings.ToLower(strings.TrimSpace(fmt.Sprint(v)))
	if s == "" {
		return nil
	}
	if n := slices.Index(strings.Fields("zero one two three four five six seven eight nine ten eleven twelve"), s); n >= 0 {
		return float64(n)
	}
	at := digits.FindStringIndex(s)
	if at == nil {
		return s
	}
	d, rest := strings.TrimRight(strings.NewReplacer("'", "", " ", "", "\u00a0", "").Replace(s[at[0]:at[1]]), ".,"), strings.TrimSpace(s[at[1]:])
	if thousands.MatchString(d) {
		d = strings.NewReplacer(".", "", ",", "").Replace(d)
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(d, ",", "."), 64)
	switch {
	case err != nil:
		return s
	case kilo.MatchString(rest):
		return n * 1000
	case strings.HasPrefix(rest, "lakh"):
		return n * 100000
	}
	return n
}

func sameNumber(want, got Number) bool {
	return asNumber(want.Before) == asNumber(got.Before) && asNumber(want.After) == asNumber(got.After)
}

func sameAmount(want, got Amount) bool {
	a, b := notPlain.ReplaceAllString(strings.ToLower(want.Text), ""), notPlain.ReplaceAllString(strings.ToLower(got.Text), "")
	return flatten(want.Field) == flatten(got.Field) && b != "" && (a == b || asNumber(a) == asNumber(b))
}

func samePromise(want, got Promise) bool {
	return flatten(want.By) == flatten(got.By) && (want.Due == "" || want.Due == got.Due)
}

// read is what was read from a line for sure, in the shape of a label.
func read(p meaning.Printed) Label {
	got := Label{Kind: flatten(p.Kind), Mood: string(p.Mood), Competencies: p.Sure, Values: map[string]any{}}
	for field, value := range p.Values {
		got.Values[field] = value
	}
	for _, x := range p.People {
		got.People = append(got.People, Person{x.Text, x.Department, x.Job, x.Organisation, x.Circle})
	}
	for _, x := range p.Numbers {
		n := Number{Unit: x.Unit}
		if x.Before != "" {
			n.Before = string(x.Before)
		}
		if x.After != "" {
			n.After = string(x.After)
		}
		got.Numbers = append(got.Numbers, n)
	}
	for _, x := range p.Amounts {
		got.Amounts = append(got.Amounts, Amount{x.Field, x.Text})
	}
	for _, x := range p.Promises {
		got.Promises = append(got.Promises, Promise{x.By, x.What, x.Due})
	}
	return got
}

// countPairs says how many labels have a partner among what was read, each used once.
func countPairs[T any](want, got []T, same func(want, got T) bool) int {
	left, n := slices.Clone(got), 0
	for _, w := range want {
		if i := slices.IndexFunc(left, func(g T) bool { return same(w, g) }); i >= 0 {
			left = slices.Delete(left, i, i+1)
			n++
		}
	}
	return n
}
