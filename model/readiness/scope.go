package readiness

import (
	"maps"
	"slices"
	"strings"

	"rung/model"
)

// scope is what a condition leaves possible: the kinds, and of their choices
// those that it allows.
type scope struct {
	kinds []string
	where map[string][]string
}

// everything is what can be evidence: every kind but those that Rung's own
// screens make, since a claim or a plan shows nothing.
func everything() scope {
	var s scope
	for _, k := range model.Kinds {
		if !k.MadeByRung {
			s.kinds = append(s.kinds, k.ID)
		}
	}
	return s
}

// choices gives what a choice of the kind may still be.
func (s scope) choices(kind, key string) []string {
	k, _ := model.KindOf(kind)
	f, ok := k.Field(key)
	if !ok {
		return nil
	}
	possible := choicesOf(f)
	if allowed, limited := s.where[key]; limited {
		possible = common(possible, allowed)
	}
	return possible
}

func choicesOf(f model.Field) []string {
	if f.Type == model.YesNo {
		return []string{"yes", "no"}
	}
	return f.Choices
}

func common(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(x string) bool { return !slices.Contains(b, x) })
}

// condition checks what is asked of one entry within what is still possible,
// and gives what is possible after it. Each kind that is named has to be able
// to meet the whole of it; where none is named, those that can are meant.
func (c *checker) condition(path string, cond Condition, outer scope) scope {
	s := scope{kinds: outer.kinds, where: maps.Clone(outer.where)}
	if s.where == nil {
		s.where = map[string][]string{}
	}
	if len(cond.Kinds) > 0 {
		for i, kind := range cond.Kinds {
			ok := slices.Contains(everything().kinds, kind)
			c.require(ok, item(join(path, "kinds"), i), "%q is not a kind of entry that can be evidence.", kind)
		}
		s.kinds = common(outer.kinds, cond.Kinds)
		c.require(len(s.kinds) > 0, join(path, "kinds"), "No entry can be both %s and %s.", strings.Join(outer.kinds, " or "), strings.Join(cond.Kinds, " or "))
	}
	named := len(cond.Kinds) > 0
	for _, key := range slices.Sorted(maps.Keys(cond.Where)) {
		c.where(join(join(path, "where"), key), key, cond.Where[key], named, &s)
	}
	for i, part := range cond.Filled {
		s.keep(c, item(join(path, "filled"), i), part, named, func(k model.Kind) bool { return hasPart(k, part) })
	}
	for _, key := range slices.Sorted(maps.Keys(cond.Least)) {
		at := join(join(path, "least"), key)
		c.require(cond.Least[key] >= 1, at, "At least %d holds for every entry: from 1 up.", cond.Least[key])
		s.keep(c, at, key, named, func(k model.Kind) bool { f, ok := k.Field(key); return ok && isNumber(f) })
	}
	c.competencies(join(path, "competencies"), cond.Competencies)
	for i, l := range cond.Linked {
		c.linked(item(join(path, "linked"), i), l, s)
	}
	for i, e := range cond.Either {
		at := item(join(path, "either"), i)
		c.require(!e.isBare(), at, "Every entry meets an empty condition: say what it asks for.")
		c.condition(at, e, s)
	}
	return s
}

func (c *checker) where(path, key string, allowed []string, named bool, s *scope) {
	c.require(len(allowed) > 0, path, "Say which values of %s count.", key)
	s.keep(c, path, key, named, func(k model.Kind) bool {
		f, ok := k.Field(key)
		return ok && (f.Type == model.Choice || f.Type == model.YesNo)
	})
	if len(s.kinds) == 0 {
		return
	}
	possible := map[string]bool{}
	for _, kind := range s.kinds {
		for _, choice := range s.choices(kind, key) {
			possible[choice] = true
		}
	}
	for i, choice := range allowed {
		c.require(possible[choice], item(path, i), "%s cannot be %q here; it is one of: %s.", key, choice, strings.Join(slices.Sorted(maps.Keys(possible)), ", "))
	}
	if limited, ok := s.where[key]; ok {
		allowed = common(allowed, limited)
	}
	s.where[key] = allowed
	s.kinds = slices.DeleteFunc(slices.Clone(s.kinds), func(kind string) bool { return len(s.choices(kind, key)) == 0 })
	c.require(len(s.kinds) > 0, path, "No entry can meet this together with the rest.")
}

// keep narrows the kinds to those that have a part, and complains about a kind
// that was named and lacks it.
func (s *scope) keep(c *checker, path, part string, named bool, has func(model.Kind) bool) {
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

// bodyPart is how a rule or a template names an entry's text; titlePart its title.
const (
	bodyPart  = "body"
	titlePart = "title"
)

// deepest is how many links a rule may follow from an entry.
const deepest = 2

func (c *checker) linked(path string, l Linked, s scope) {
	c.require(strings.Count(path, ".linked[") <= deepest, path, "A rule looks at most %d links far.", deepest)
	other := c.condition(path, l.Condition, everything())
	if len(s.kinds) == 0 || len(other.kinds) == 0 {
		return
	}
	for _, from := range s.kinds {
		for _, to := range other.kinds {
			if joins(from, l.Role, to) || joins(to, l.Role, from) {
				return
			}
		}
	}
	c.require(false, join(path, "role"), "No %s is linked to a %s in the role %q.", strings.Join(s.kinds, " or "), strings.Join(other.kinds, " or "), l.Role)
}

// joins reports whether an entry of one kind can point to another in the role.
func joins(from, role, to string) bool {
	k, _ := model.KindOf(from)
	r, ok := k.Role(role)
	return ok && (len(r.To) == 0 || slices.Contains(r.To, to))
}
