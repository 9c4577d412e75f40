package readiness

import (
	"maps"
	"slices"

	"rung/model"
)

// RuleChoices is what a rule about some kinds of entry can ask for.
type RuleChoices struct {
	Choices []model.Field // choices and yes/no fields that each of the kinds has
	Numbers []model.Field // numbers that each of them has
	Parts   []RulePart    // fields and links that each of them has, and the text
}

// RulePart is a part of an entry that a rule can ask for.
type RulePart struct{ ID, Label string }

// EvidenceKinds returns the kinds of entry that can be evidence.
func EvidenceKinds() []model.Kind {
	var kinds []model.Kind
	for _, id := range allEvidence().kinds {
		k, _ := model.KindOf(id)
		kinds = append(kinds, k)
	}
	return kinds
}

// DifferentChoices returns what a rule can ask entries of these kinds to differ in.
func DifferentChoices(kinds []string) []string {
	var list []string
	for _, id := range slices.Sorted(maps.Keys(differs)) {
		if field := differs[id]; field == "" || slices.ContainsFunc(kinds, func(kind string) bool { return len(allEvidence().choicesOf(kind, field)) > 0 }) {
			list = append(list, id)
		}
	}
	return list
}

// ChoicesFor returns what a rule about these kinds can ask for; nothing for no kind.
func ChoicesFor(kinds []string) (c RuleChoices) {
	if len(kinds) == 0 {
		return c
	}
	first, known := model.KindOf(kinds[0])
	if !known {
		return c
	}
	shared := func(has func(model.Kind) bool) bool {
		return !slices.ContainsFunc(kinds, func(id string) bool { k, _ := model.KindOf(id); return !has(k) })
	}
	for _, f := range first.Fields {
		typed := func(fits func(model.Field) bool) bool {
			return shared(func(k model.Kind) bool { of, ok := k.Field(f.Key); return ok && fits(of) })
		}
		switch {
		case typed(isChoice):
			c.Choices = append(c.Choices, f)
		case typed(isNumber):
			c.Numbers = append(c.Numbers, f)
		}
		if shared(func(k model.Kind) bool { return hasPart(k, f.Key) }) {
			c.Parts = append(c.Parts, RulePart{f.Key, f.Label})
		}
	}
	for _, r := range first.Links {
		if _, both := first.Field(r.ID); !both && shared(func(k model.Kind) bool { return hasPart(k, r.ID) }) {
			c.Parts = append(c.Parts, RulePart{r.ID, r.Label})
		}
	}
	c.Parts = append(c.Parts, RulePart{bodyPart, "Text"})
	return c
}

// ChoiceValues returns the values that a choice can have in any of the kinds.
func ChoiceValues(kinds []string, key string) (values []string) {
	for _, kind := range kinds {
		for _, value := range allEvidence().choicesOf(kind, key) {
			if !slices.Contains(values, value) {
				values = append(values, value)
			}
		}
	}
	return values
}

func isChoice(f model.Field) bool { return f.Type == model.Choice || f.Type == model.YesNo }

// ForKinds returns the rule about other kinds of entry, without what cannot be asked of
// those.
func (r Rule) ForKinds(kinds []string) Rule {
	r.Kinds = kinds
	offered := ChoicesFor(kinds)
	lacks := func(part string) bool {
		return !slices.ContainsFunc(offered.Parts, func(p RulePart) bool { return p.ID == part })
	}
	keeps := func(fields []model.Field, key string) bool {
		return slices.ContainsFunc(fields, func(f model.Field) bool { return f.Key == key })
	}
	r.Filled = slices.DeleteFunc(slices.Clone(r.Filled), lacks)
	if r.Tells = slices.DeleteFunc(slices.Clone(r.Tells), lacks); len(r.Tells) == 0 {
		r.Tells = nil
	}
	r.Least = maps.Clone(r.Least)
	maps.DeleteFunc(r.Least, func(key string, _ int) bool { return !keeps(offered.Numbers, key) })
	where := map[string][]string{}
	for key, allowed := range r.Where {
		possible := ChoiceValues(kinds, key)
		left := slices.DeleteFunc(slices.Clone(allowed), func(v string) bool { return v != "" && !slices.Contains(possible, v) })
		if keeps(offered.Choices, key) && len(left) > 0 {
			where[key] = left
		}
	}
	r.Where = where
	if !slices.Contains(DifferentChoices(kinds), r.Different) {
		r.Different, r.Spread = "", 0
	}
	return r
}
