package labels

import (
	"fmt"
	"maps"
	"slices"

	"rung/model/meaning"
)

// fieldsJudged are the fields of a kind whose values are counted.
var fieldsJudged = map[string][]string{
	"achievement": {"outcome", "came_from"},
	"leadership":  {"setting", "outside_it", "people_led", "outcome", "organisation"},
	"interaction": {"direction"},
	"feedback":    {"tone", "quote", "by_name"},
	"budget":      {"stage", "outcome"},
	"initiative":  {"funded", "outcome"},
	"study":       {"form", "discipline", "status", "level", "field"},
	"contact":     {"job", "department", "organisation", "circle"},
	"application": {"status", "inside"},
	"position":    {"people_led", "level", "employment", "organisation"},
}

// flags are fields whose "no" says as much as nothing.
var flags = []string{"outside_it", "by_name", "inside"}

// Rate counts what was read rightly, what the labels say, and all that was read.
type Rate struct{ Right, Labelled, Read int }

func (r *Rate) add(right, labelled, read int) {
	r.Right += right
	r.Labelled += labelled
	r.Read += read
}

// Precision is the share of what was read that is right.
func (r Rate) Precision() float64 { return share(r.Right, r.Read) }

// Recall is the share of what the labels say that was read.
func (r Rate) Recall() float64 { return share(r.Right, r.Labelled) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// Score says how often readings agree with their labels. Only what is sure counts.
type Score struct {
	Lines, Kinds, Moods int // Kinds counts lines whose kind is the label's or just as right
	Broken              int // lines of which something was read that must not be
	People, Values, Competencies,
	Numbers, Amounts, Promises Rate
}

// Count reads every labelled line and counts how often the reading agrees.
func Count(all []Label, x *meaning.Lexicon) (s Score) {
	for _, l := range all {
		s.count(l, read(l.Read(x)))
	}
	return s
}

func (s *Score) count(want, got Label) {
	s.Lines++
	isAlso := slices.Contains(want.Also, got.Kind) && got.Kind != want.Kind
	if got.Kind == want.Kind || isAlso {
		s.Kinds++
	}
	if got.Mood == want.Mood {
		s.Moods++
	}
	if len(want.broken(got)) > 0 {
		s.Broken++
	}
	names := func(people []Person) map[string]bool {
		names := map[string]bool{}
		for _, p := range people {
			names[flattenName(p.Text)] = true
		}
		return names
	}
	countSets(&s.People, names(want.People), names(got.People))
	countSets(&s.Competencies, asSet(want.Competencies), asSet(got.Competencies))
	s.countValues(want, got, isAlso)
	countLists(&s.Numbers, want.Numbers, got.Numbers, sameNumber)
	countLists(&s.Amounts, want.Amounts, got.Amounts, sameAmount)
	countLists(&s.Promises, want.Promises, got.Promises, samePromise)
}

// countValues counts the values of the kind that was read. Where that is another one that
// is just as right, only fields count that both kinds have.
func (s *Score) countValues(want, got Label, isAlso bool) {
	judged, labelled := fieldsJudged[got.Kind], maps.Clone(want.Values)
	if isAlso {
		if want.Mood == "deed" {
			ofLabel := fieldsJudged[want.Kind]
			judged = slices.DeleteFunc(slices.Clone(judged), func(f string) bool { return !slices.Contains(ofLabel, f) })
		}
		maps.DeleteFunc(labelled, func(field string, _ any) bool { return !slices.Contains(judged, field) })
	}
	for field, value := range labelled {
		right := 0
		if v, ok := got.Values[field]; ok && sameValue(field, value, v) {
			right = 1
		}
		s.Values.add(right, 1, 0)
	}
	for field, value := range got.Values {
		_, isLabelled := labelled[field]
		if isLabelled || slices.Contains(judged, field) && !want.saysNothing(field, value) {
			s.Values.add(0, 0, 1)
		}
	}
}

// saysNothing reports whether a value that is not labelled may be read nevertheless.
func (l Label) saysNothing(field string, value any) bool {
	v := flatten(value)
	return slices.Contains(freeFields, field) || slices.Contains(flags, field) && v == "no" ||
		l.Mood == "plan" && (field == "status" && v == "planned" || field == "stage" && v == "plan")
}

func asSet(all []string) map[string]bool {
	set := map[string]bool{}
	for _, x := range all {
		set[x] = true
	}
	return set
}

func countSets(r *Rate, want, got map[string]bool) {
	right := 0
	for x := range want {
		if got[x] {
			right++
		}
	}
	r.add(right, len(want), len(got))
}

func countLists[T any](r *Rate, want, got []T, same func(want, got T) bool) {
	r.add(countPairs(want, got, same), len(want), len(got))
}

// String gives the score as a table, a figure a line.
func (s Score) String() string {
	text := fmt.Sprintf("%d lines: kind %.1f %%, mood %.1f %%, %d with something that must not be read\n", s.Lines, 100*share(s.Kinds, s.Lines), 100*share(s.Moods, s.Lines), s.Broken)
	for _, r := range []struct {
		what string
		rate Rate
	}{{"people", s.People}, {"values", s.Values}, {"competencies", s.Competencies}, {"numbers", s.Numbers}, {"amounts", s.Amounts}, {"promises", s.Promises}} {
		text += fmt.Sprintf("%-13s right %5.1f %% of %3d read, found %5.1f %% of %3d\n", r.what, 100*r.rate.Precision(), r.rate.Read, 100*r.rate.Recall(), r.rate.Labelled)
	}
	return text
}
