package readiness

import (
	"slices"

	"github.com/BurntSushi/toml"

	"rung/model"
	"rung/model/strength"
)

// ReadRule reads a rule alone, as a file has it below its criterion. It may still be
// one that cannot be used, see Check. Errors: *ParseError for what is no rule at all.
func ReadRule(text string) (Rule, error) {
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		return Rule{}, &ParseError{"rule", []Problem{syntaxProblem(err)}}
	}
	var problems []Problem
	r := readRule(newTOMLTable("", tree, &problems))
	if len(problems) > 0 {
		return Rule{}, &ParseError{"rule", problems}
	}
	return r, nil
}

// TOML writes the rule as ReadRule reads it.
func (r Rule) TOML() string { return rulePairs(r).lines() }

// Check returns everything that is wrong with a rule.
func (r Rule) Check() []Problem {
	c := &checker{}
	c.checkRule("rule", r)
	return c.problems
}

// Combines reports whether the rule consists of others, and says nothing itself.
func (r Rule) Combines() bool { return len(r.Any)+len(r.All) > 0 }

// IsEmpty reports whether the rule does not say yet which entries it is about.
func (r Rule) IsEmpty() bool { return r.isBare() && !r.Combines() }

// Trial is what a rule would come to if it were a criterion's.
type Trial struct {
	Entries  []string // ids of those that match, the newest first
	Coverage strength.Share
	Gap      string
}

// TryRule counts a rule that no framework has yet. Errors: Invalid for one that cannot
// be used.
func (ix *Index) TryRule(r Rule, on model.Day) (Trial, error) {
	if problems := r.Check(); len(problems) > 0 {
		return Trial{}, &ParseError{"rule", problems}
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	kept := len(ix.countingRules)
	n := ix.compileRule(r)
	for _, c := range ix.countingRules[kept:] {
		ix.findMembers(c)
	}
	ix.countingRules = slices.Delete(ix.countingRules, kept, len(ix.countingRules))
	day := int32(on.DayNumber())
	var found []int32
	for _, one := range ix.countedEntries(n, day) {
		found = append(found, one.at)
	}
	slices.SortFunc(found, ix.compareNewest)
	return Trial{Entries: ix.entryIDs(found), Coverage: ix.coverage(n, day).now, Gap: ix.describeGap(n, day)}, nil
}

// findMembers finds the entries that meet a rule that is kept for this once.
func (ix *Index) findMembers(c *countingRule) {
	c.members = make([]uint64, len(ix.facts)/64+1)
	m := matcher{ix: ix, on: never}
	for at := range ix.facts {
		f := &ix.facts[at]
		if f.kind != unknown && f.deed && m.meets(&c.condition, int32(at)) {
			c.members[at/64] |= 1 << (at % 64)
		}
	}
}
