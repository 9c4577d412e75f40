package readiness

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"rung/model"
)

var idPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// Check returns everything that is wrong with a framework; it can be used where the
// list is empty.
func (f Framework) Check() []Problem {
	c := &checker{ids: map[string]bool{}}
	c.requireID("id", f.ID)
	c.requireText("title", f.Title)
	c.require(f.Version == FrameworkVersion, "version", "Version %d is none that this Rung reads. It reads version %d: write version = %[2]d, or update Rung.", f.Version, FrameworkVersion)
	c.checkLadder(f)
	c.require(len(f.Steps) > 0, "step", "A framework needs at least one step.")
	for i, s := range f.Steps {
		c.checkStep(itemPath("step", i), s)
	}
	return c.problems
}

type checker struct {
	problems []Problem
	ids      map[string]bool // of steps and criteria, which must not share one
}

func (c *checker) require(ok bool, path, format string, args ...any) {
	if !ok {
		c.problems = append(c.problems, Problem{Path: path, Reason: fmt.Sprintf(format, args...)})
	}
}

func (c *checker) requireText(path, text string) {
	c.require(text != "", path, "%s is missing.", path[strings.LastIndex(path, ".")+1:])
}

func (c *checker) requireID(path, id string) {
	c.require(idPattern.MatchString(id), path, "%q is not an id: use letters, digits, dots and dashes.", id)
}

func (c *checker) requireUniqueID(path, id string) {
	c.requireID(path, id)
	c.require(!c.ids[id], path, "The id %q is used twice.", id)
	c.ids[id] = true
}

func (c *checker) checkStep(path string, s Step) {
	c.requireUniqueID(joinPath(path, "id"), s.ID)
	c.requireText(joinPath(path, "title"), s.Title)
	c.require(s.Applies == "" || s.Applies == Manager, joinPath(path, "applies"), "A step applies to everybody, or to %q.", Manager)
	c.require(s.Weight >= 1, joinPath(path, "weight"), "A weight is a whole number from 1 up.")
	c.checkCompetencies(joinPath(path, "competencies"), s.Competencies)
	c.require(len(s.Competencies) > 0, joinPath(path, "competencies"), "A step builds on at least one competency.")
	c.require(len(s.Criteria) > 0, path, "A step needs at least one criterion.")
	for i, one := range s.Criteria {
		c.checkCriterion(itemPath(joinPath(path, "criterion"), i), one)
	}
}

func (c *checker) checkCriterion(path string, one Criterion) {
	c.requireUniqueID(joinPath(path, "id"), one.ID)
	c.requireText(joinPath(path, "title"), one.Title)
	c.requireText(joinPath(path, "question"), one.Question)
	c.require(one.Weight >= 1, joinPath(path, "weight"), "A weight is a whole number from 1 up.")
	c.checkRule(joinPath(path, "rule"), one.Rule)
	seen := map[string]bool{}
	for i, a := range one.Actions {
		at := itemPath(joinPath(path, "action"), i)
		c.requireID(joinPath(at, "id"), a.ID)
		c.require(!seen[a.ID], joinPath(at, "id"), "The action %q is there twice.", a.ID)
		seen[a.ID] = true
		c.checkTemplate(at, a)
	}
}

func (c *checker) checkCompetencies(path string, ids []string) {
	for i, id := range ids {
		_, ok := model.CompetencyOf(id)
		c.require(ok, itemPath(path, i), "There is no competency %q.", id)
	}
}

func (c *checker) checkRule(path string, r Rule) {
	parts := append(slices.Clone(r.Any), r.All...)
	if len(parts) == 0 {
		c.checkCount(path, r)
		return
	}
	alone := len(r.Any) == 0 || len(r.All) == 0
	bare := r.isBare() && r.Need == 0 && r.Tells == nil && r.Different == "" && r.Spread == 0 && !r.Present && !r.Aimed && r.Within == 0 && r.Strong == 0 && !r.Valid && r.Unit == "" && r.Units == ""
	c.require(alone && bare, path, "A rule that combines others with any or all holds nothing else.")
	c.require(len(parts) > 1, path, "Any and all combine at least two rules.")
	for i, part := range r.Any {
		c.checkRule(itemPath(joinPath(path, "any"), i), part)
	}
	for i, part := range r.All {
		c.checkRule(itemPath(joinPath(path, "all"), i), part)
	}
}

func (c *checker) checkCount(path string, r Rule) {
	c.require(!r.isBare(), path, "A rule needs at least one condition, or every entry would count.")
	c.require(r.Need >= 1, joinPath(path, "need"), "Nothing is needed: say how many, from 1 up.")
	c.require(r.Strong <= 100, joinPath(path, "strong"), "No entry is stronger than 100 percent.")
	c.require((r.Unit == "") == (r.Units == ""), joinPath(path, "unit"), "Give both unit and units, or neither.")
	c.require((r.Different == "") == (r.Spread == 0), joinPath(path, "spread"), "Say both what the entries differ in and over how many they are spread, or neither.")
	s := c.checkCondition(path, r.Condition, allEvidence())
	if r.Aimed {
		s.narrow(c, joinPath(path, "aimed"), areaField, len(r.Kinds) > 0, func(k model.Kind) bool { return hasPart(k, areaField) })
	}
	c.require(len(r.Tells) <= mostTells, joinPath(path, "tells"), "Ask to be told of %d parts at most.", mostTells)
	for i, part := range r.Tells {
		told := slices.ContainsFunc(s.kinds, func(id string) bool { k, _ := model.KindOf(id); return hasPart(k, part) })
		c.require(told || len(s.kinds) == 0, itemPath(joinPath(path, "tells"), i), "No entry here can tell %q.", part)
	}
	if r.Different == "" || len(s.kinds) == 0 {
		return
	}
	field, known := differs[r.Different]
	c.require(known, joinPath(path, "different"), "Different is one of: %s.", strings.Join(slices.Sorted(maps.Keys(differs)), ", "))
	if field == "" {
		return
	}
	most := 0
	for _, kind := range s.kinds {
		most = max(most, len(s.choicesOf(kind, field)))
	}
	c.require(most > 0, joinPath(path, "different"), "Entries of %s have no %s to differ in.", strings.Join(s.kinds, ", "), field)
	at := "spread"
	if r.Spread == r.Need { // as it is where spread is not said
		at = "need"
	}
	c.require(most == 0 || most >= r.Spread, joinPath(path, at), "There are only %d different %s, so %d can never be reached.", most, r.Different, r.Spread)
}

// differs names the choice by which evidence differs, or "" for what is no choice: people
// and departments are those of the linked contacts.
var differs = map[string]string{Departments: "", People: "", Months: "", Organisations: "", Titles: "", DifferentKind: "",
	Disciplines: "discipline", Settings: "setting", Fields: "field", Parts: "part", Forms: "form", Stages: "stage"}

func (c Condition) isBare() bool {
	return len(c.Kinds)+len(c.Where)+len(c.Filled)+len(c.Least)+len(c.Competencies)+len(c.Linked)+len(c.Either) == 0
}
