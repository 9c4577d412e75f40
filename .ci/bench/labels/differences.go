package labels

import (
	"fmt"
	"maps"
	"slices"

	"rung/model/meaning"
)

// Differences says in what a reading differs from its label. A key that the label
// leaves out is not judged, an empty list says that nothing must be read there; of the
// values only those labelled are, and those that must never be read.
func (l Label) Differences(p meaning.Printed) (all []string) {
	got := read(p)
	differ := func(format string, a ...any) { all = append(all, fmt.Sprintf(format, a...)) }
	if l.Kind != "" && got.Kind != l.Kind && !slices.Contains(l.Also, got.Kind) {
		differ("kind %s, should be %s", got.Kind, l.Kind)
	}
	if l.Mood != "" && got.Mood != l.Mood {
		differ("mood %s, should be %s", got.Mood, l.Mood)
	}
	for _, field := range slices.Sorted(maps.Keys(l.Values)) {
		if v, ok := got.Values[field]; !ok || !sameValue(field, l.Values[field], v) {
			differ("value %s=%v, should be %v", field, v, l.Values[field])
		}
	}
	if l.People != nil {
		differList(differ, "people", l.People, got.People, samePerson)
	}
	if l.Numbers != nil {
		differList(differ, "numbers", l.Numbers, got.Numbers, sameNumber)
	}
	if l.Amounts != nil {
		differList(differ, "amounts", l.Amounts, got.Amounts, sameAmount)
	}
	if l.Promises != nil {
		differList(differ, "promises", l.Promises, got.Promises, samePromise)
	}
	if l.Competencies != nil {
		differList(differ, "competencies", l.Competencies, got.Competencies, func(a, b string) bool { return a == b })
	}
	for _, broken := range l.broken(got) {
		differ("never: %s", broken)
	}
	return all
}

func differList[T any](differ func(string, ...any), what string, want, got []T, same func(want, got T) bool) {
	if n := countPairs(want, got, same); n < max(len(want), len(got)) {
		differ("%s %+v, should be %+v", what, got, want)
	}
}

// samePerson compares names, and of what is said of them that which is labelled.
func samePerson(want, got Person) bool {
	said := func(want, got string) bool { return want == "" || sameText(want, got) }
	return flattenName(want.Text) == flattenName(got.Text) && said(want.Department, got.Department) && said(want.Job, got.Job) && said(want.Organisation, got.Organisation) && (want.Circle == "" || want.Circle == got.Circle)
}

// broken names what was read that must never be.
func (l Label) broken(got Label) (all []string) {
	if slices.ContainsFunc(l.Never.Kinds, func(kind string) bool { return flatten(kind) == got.Kind }) {
		all = append(all, "kind "+got.Kind)
	}
	for _, field := range slices.Sorted(maps.Keys(l.Never.Values)) {
		never, isList := l.Never.Values[field].([]any)
		if !isList {
			never = []any{l.Never.Values[field]}
		}
		if v, ok := got.Values[field]; ok && slices.ContainsFunc(never, func(n any) bool { return flatten(n) == flatten(v) }) {
			all = append(all, fmt.Sprintf("value %s=%v", field, v))
		}
	}
	for _, id := range got.Competencies {
		if slices.Contains(l.Never.Competencies, id) {
			all = append(all, "competency "+id)
		}
	}
	return all
}
