package readiness

import (
	"fmt"
	"slices"
	"strings"

	"rung/model"
)

// Chosen gives the framework that the person chose; the first one where none
// was chosen, or where it is there no more.
func (ix *Index) Chosen() Framework {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.chosen()
}

func (ix *Index) chosen() Framework {
	if len(ix.frameworks) == 0 {
		return Framework{}
	}
	i := slices.IndexFunc(ix.frameworks, func(f *compiled) bool { return f.ID == ix.life.Framework })
	return ix.frameworks[max(i, 0)].Framework
}

// StepNamed finds a step of the chosen framework by its id or the number that
// its id ends with; ok is false where none fits, or more than one.
func (ix *Index) StepNamed(name string) (title string, competencies []string, ok bool) {
	fits := ix.Chosen().stepsNamed(name)
	if len(fits) != 1 {
		return "", nil, false
	}
	return fits[0].ID + " " + fits[0].Title, fits[0].Competencies, true
}

// stepsNamed gives the step of that id, else those whose id ends with it as its
// number: "2" is A2 and not A12.
func (f Framework) stepsNamed(name string) (fits []Step) {
	for _, s := range f.Steps {
		if strings.EqualFold(s.ID, name) {
			return []Step{s}
		}
		if number := s.ID[len(strings.TrimRight(s.ID, "0123456789")):]; number != "" && number == name {
			fits = append(fits, s)
		}
	}
	return fits
}

// Resolve makes of each step that a query asks for the ids of what is evidence
// for it on the day, since a store knows no frameworks; "" is the chosen one. A
// step that is not there or fits several is a *model.SyntaxError; a map that is
// still being read, where ix is nil, an Error of code Busy; others as Report.
func Resolve(q model.Query, ix *Index, framework string, on model.Day) (model.Query, error) {
	if !q.Steps() {
		return q, nil
	}
	if ix == nil {
		return q, &model.Error{Code: model.Busy, Field: "step", Message: "What counts for a step is still being read. Try again in a moment."}
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if framework == "" {
		framework = ix.chosen().ID
	}
	f, day, err := ix.asked(framework, on)
	if err != nil {
		return q, err
	}
	q.Terms = slices.Clone(q.Terms)
	for i, t := range q.Terms {
		if t.Key != "step" {
			continue
		}
		names := t.Any
		if len(names) == 0 {
			names = []string{t.Text}
		}
		ids := []string{}
		for _, name := range names {
			fits := f.stepsNamed(name)
			if len(fits) != 1 {
				return q, &model.SyntaxError{At: t.At, End: t.End, Reason: f.misnamed(name, fits)}
			}
			ids = append(ids, ix.evidenceFor(f, fits[0], day)...)
		}
		t.Key, t.Op, t.Text, t.Any = "id", ":", "", ids
		q.Terms[i] = t
	}
	return q, nil
}

// evidenceFor gives the entries that count for any criterion of a step.
func (ix *Index) evidenceFor(f *compiled, s Step, on int32) []string {
	seen := map[int32]bool{}
	var found []int32
	for _, c := range s.Criteria {
		for _, at := range ix.evidence(f.rules[c.ID], on) {
			if !seen[at] {
				seen[at] = true
				found = append(found, at)
			}
		}
	}
	return ix.ids(found)
}

func (f Framework) misnamed(name string, fits []Step) string {
	among := fits
	said := fmt.Sprintf("“%s” fits several steps", name)
	if len(fits) == 0 {
		among, said = f.Steps, fmt.Sprintf("There is no step “%s” in %s", name, f.Title)
	}
	var ids []string
	for _, s := range among {
		ids = append(ids, s.ID)
	}
	return said + ". Try " + names(ids, 12) + "."
}
