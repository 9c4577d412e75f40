package readiness

import (
	"maps"
	"slices"
	"strings"

	"rung/model"
)

// possibleKinds is what a condition leaves possible: kinds of entry, and which of
// their choices.
type possibleKinds struct {
	kinds []string
	where map[string][]string
}

// allEvidence returns every kind that can be evidence: all but those that Rung
// itself makes, since a claim or a plan shows nothing.
func allEvidence() possibleKinds {
	return possibleKinds{kinds: model.KindsWhere(func(k model.Kind) bool { return !k.MadeByRung })}
}

// choicesOf returns the values that a choice of the kind can still have.
func (s possibleKinds) choicesOf(kind, key string) []string {
	k, _ := model.KindOf(kind)
	f, ok := k.Field(key)
	if !ok {
		return nil
	}
	possible := choicesOf(f)
	if allowed, limited := s.where[key]; limited {
		possible = intersect(possible, allowed)
	}
	return possible
}

func choicesOf(f model.Field) []string {
	if f.Type == model.YesNo {
		return []string{"yes", "no"}
	}
	return f.Choices
}

func intersect(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(x string) bool { return !slices.Contains(b, x) })
}

// checkCondition checks a condition within what is still possible, and returns what
// is possible after it. Each kind that the condition names has to be able to meet
// all of it; where none is named, it is about the kinds that can.
func (c *checker) checkCondition(path string, cond Condition, outer possibleKinds) possibleKinds {
	s := possibleKinds{kinds: outer.kinds, where: maps.Clone(outer.where)}
	if s.where == nil {
		s.where = map[string][]string{}
	}
	if len(cond.Kinds) > 0 {
		for i, kind := range cond.Kinds {
			ok := slices.Contains(allEvidence().kinds, kind)
			c.require(ok, itemPath(joinPath(path, "kinds"), i), "%q is not a kind of entry that can be evidence.", kind)
		}
		s.kinds = intersect(outer.kinds, cond.Kinds)
		c.require(len(s.kinds) > 0, joinPath(path, "kinds"), "No entry can be both %s and %s.", strings.Join(outer.kinds, " or "), strings.Join(cond.Kinds, " or "))
	}
	named := len(cond.Kinds) > 0
	for _, key := range slices.Sorted(maps.Keys(cond.Where)) {
		c.checkWhere(joinPath(joinPath(path, "where"), key), key, cond.Where[key], named, &s)
	}
	for i, part := range cond.Filled {
		s.narrow(c, itemPath(joinPath(path, "filled"), i), part, named, func(k model.Kind) bool { return hasPart(k, part) })
	}
	for _, key := range slices.Sorted(maps.Keys(cond.Least)) {
		at := joinPath(joinPath(path, "least"), key)
		c.require(cond.Least[key] >= 1, at, "At least %d holds for every entry: from 1 up.", cond.Least[key])
		s.narrow(c, at, key, named, func(k model.Kind) bool { f, ok := k.Field(key); return ok && isNumber(f) })
	}
	c.checkCompetencies(joinPath(path, "competencies"), cond.Competencies)
	for i, l := range cond.Linked {
		c.checkLinked(itemPath(joinPath(path, "linked"), i), l, s)
	}
	for i, e := range cond.Either {
		at := itemPath(joinPath(path, "either"), i)
		c.require(!e.isBare(), at, "Every entry meets an empty condition: say what it asks for.")
		c.checkCondition(at, e, s)
	}
	return s
}

func (c *checker) checkWhere(path, key string, allowed []string, named bool, s *possibleKinds) {
	c.require(len(allowed) > 0, path, "Say which values of %s count.", key)
	s.narrow(c, path, key, named, func(k model.Kind) bool {
		f, ok := k.Field(key)
		return ok && (f.Type == model.Choice || f.Type == model.YesNo)
	})
	if len(s.kinds) == 0 {
		return
	}
	possible := map[string]bool{}
	for _, kind := range s.kinds {
		for _, choice := range s.choicesOf(kind, key) {
			possible[choice] = true
		}
	}
	for i, choice := range allowed {
		c.require(possible[choice] || choice == "", itemPath(path, i), "%s cannot be %q here; it is one of: %s.", key, choice, strings.Join(slices.Sorted(maps.Keys(possible)), ", "))
	}
	if limited, ok := s.where[key]; ok {
		allowed = intersect(allowed, limited)
	}
	s.where[key] = allowed
	s.kinds = slices.DeleteFunc(slices.Clone(s.kinds), func(kind string) bool {
		return len(s.choicesOf(kind, key)) == 0 && !slices.Contains(allowed, "")
	})
	c.require(len(s.kinds) > 0, path, "No entry can meet this together with the rest.")
}

// narrow narrows the kinds to those that have a part, and reports a named kind that
// lacks it.
func (s *possibleKinds) narrow(c *checker, path, part string, named bool, has func(model.Kind) bool) {
	var kept []string
	for _, id := range s.kinds {
		k, _ := model.KindOf(id)
		if has(k) {
			kept = append(kept, id)
		} else if named {
			c.require(false, path, "%q cannot be asked of a %s.", part, id)
		}
	}
	c.require(len(kept) > 0 || named, path, "%q cannot be asked of any entry here.", part)
	s.kinds = kept
}

func hasPart(k model.Kind, part string) bool {
	_, field := k.Field(part)
	_, role := k.Role(part)
	return field || role || part == bodyPart
}

func isNumber(f model.Field) bool {
	return f.Type == model.Integer || f.Type == model.Number
}

// bodyPart is the name of an entry's text in a rule or template; titlePart is that
// of its title.
const (
	bodyPart  = "body"
	titlePart = "title"
)

// mostLinkSteps is how many links in a row a rule may follow from an entry.
const mostLinkSteps = 2

func (c *checker) checkLinked(path string, l Linked, s possibleKinds) {
	c.require(strings.Count(path, ".linked[") <= mostLinkSteps, path, "A rule looks at most %d links far.", mostLinkSteps)
	other := c.checkCondition(path, l.Condition, allEvidence())
	if len(s.kinds) == 0 || len(other.kinds) == 0 {
		return
	}
	for _, from := range s.kinds {
		for _, to := range other.kinds {
			if canLink(from, l.Role, to) || canLink(to, l.Role, from) {
				return
			}
		}
	}
	c.require(false, joinPath(path, "role"), "No %s is linked to a %s in the role %q.", strings.Join(s.kinds, " or "), strings.Join(other.kinds, " or "), l.Role)
}

// canLink reports whether an entry of one kind can point to another in the role.
func canLink(from, role, to string) bool {
	k, _ := model.KindOf(from)
	r, ok := k.Role(role)
	return ok && (len(r.To) == 0 || slices.Contains(r.To, to))
}
