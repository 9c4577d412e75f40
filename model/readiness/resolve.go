package readiness

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rung/model"
)

// ChosenFramework returns the framework that the person chose, or the first one
// where none was chosen or the chosen one is gone.
func (ix *Index) ChosenFramework() Framework {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.chosenFramework()
}

func (ix *Index) chosenFramework() Framework {
	if len(ix.frameworks) == 0 {
		return Framework{}
	}
	i := slices.IndexFunc(ix.frameworks, func(f *compiledFramework) bool { return f.ID == ix.life.Framework })
	return ix.frameworks[max(i, 0)].Framework
}

// FindStep finds a step of the chosen framework by its id or its number.
func (ix *Index) FindStep(name string) (title string, competencies []string, ok bool) {
	s, ok := ix.ChosenFramework().findStep(name)
	return strings.TrimSpace(s.ID + " " + s.Title), s.Competencies, ok
}

func (f Framework) findStep(name string) (Step, bool) {
	numbers := f.stepNumbers()
	i := slices.IndexFunc(f.Steps, func(s Step) bool { return strings.EqualFold(s.ID, name) })
	if i < 0 {
		i = slices.Index(numbers, name)
	}
	if i < 0 {
		return Step{}, false
	}
	return f.Steps[i], true
}

// stepNumbers returns each step's number as people say it: the digits that its id
// ends with, such as "2" for A2, or its position where those digits are not unique.
func (f Framework) stepNumbers() []string {
	var numbers, places []string
	for i, s := range f.Steps {
		number := s.ID[len(strings.TrimRight(s.ID, "0123456789")):]
		if number != "" && !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
		places = append(places, strconv.Itoa(i+1))
	}
	if len(numbers) < len(places) {
		return places
	}
	return numbers
}

// anyStep is the name that stands for every step.
const anyStep = "any"

// ResolveSteps replaces each step that a query asks for by the ids of what is
// evidence for it on the day, since a store knows no frameworks; "" is the chosen
// framework. A step may also be a criterion's id, a step or criterion of another
// framework, or "any" for every step. Errors: *model.SyntaxError for an unknown
// name; Busy where ix is nil because the index is still being read; those of
// Report.
func ResolveSteps(q model.Query, ix *Index, framework string, on model.Day) (model.Query, error) {
	if !q.HasSteps() {
		return q, nil
	}
	if ix == nil {
		return q, &model.Error{Code: model.Busy, Field: "step", Message: "What counts for a step is still being read. Try again in a moment."}
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	f, day, err := ix.frameworkOn(cmp.Or(framework, ix.chosenFramework().ID), on)
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
			rules := ix.rulesNamed(f, name)
			if rules == nil {
				return q, &model.SyntaxError{At: t.At, End: t.End, Reason: f.unknownStepReason(name)}
			}
			ids = append(ids, ix.evidenceIDs(rules, day)...)
		}
		t.Key, t.Op, t.Text, t.Any = "id", ":", "", ids
		q.Terms[i] = t
	}
	return q, nil
}

// EvidenceOf returns the ids of what counts for a step of a framework on a day, ""
// being the chosen framework. The step is named by its id or its number; a
// criterion's id does as well. Errors: NotFound for an unknown step, and as
// Report.
func (ix *Index) EvidenceOf(framework, step string, on model.Day) ([]string, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	f, day, err := ix.frameworkOn(cmp.Or(framework, ix.chosenFramework().ID), on)
	if err != nil {
		return nil, err
	}
	rules := ix.rulesNamed(f, step)
	if rules == nil {
		return nil, &model.Error{Code: model.NotFound, Field: "step", Message: f.unknownStepReason(step)}
	}
	return ix.evidenceIDs(rules, day), nil
}

// rulesNamed returns the rules that a name stands for, as ResolveSteps says; nil
// for an unknown name.
func (ix *Index) rulesNamed(f *compiledFramework, name string) (rules []*ruleNode) {
	if name == anyStep {
		for _, s := range f.Steps {
			rules = append(rules, f.stepRules(s)...)
		}
		return rules
	}
	if s, ok := f.findStep(name); ok {
		return f.stepRules(s)
	}
	for _, other := range slices.Concat([]*compiledFramework{f}, ix.frameworks) {
		for _, s := range other.Steps {
			if s.ID == name {
				return other.stepRules(s)
			}
		}
		if rule, ok := other.rules[name]; ok {
			return []*ruleNode{rule}
		}
	}
	return nil
}

func (f *compiledFramework) stepRules(s Step) (rules []*ruleNode) {
	for _, c := range s.Criteria {
		rules = append(rules, f.rules[c.ID])
	}
	return rules
}

// evidenceIDs returns the ids of the entries that count by any of the rules.
func (ix *Index) evidenceIDs(rules []*ruleNode, on int32) []string {
	seen := map[int32]bool{}
	var found []int32
	for _, rule := range rules {
		for _, one := range ix.sortedEvidence(rule, on) {
			if !seen[one.at] {
				seen[one.at] = true
				found = append(found, one.at)
			}
		}
	}
	return ix.entryIDs(found)
}

func (f Framework) unknownStepReason(name string) string {
	var ids []string
	for _, s := range f.Steps {
		ids = append(ids, s.ID)
	}
	return fmt.Sprintf("There is no step “%s” in %s. Try %s.", name, f.Title, joinNames(ids, 12))
}
