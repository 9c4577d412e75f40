package readiness

import (
	"bytes"
	"cmp"
	"math/bits"
	"slices"

	"rung/model/strength"
)

// compiledFramework is a framework with its rules compiled.
type compiledFramework struct {
	Framework
	rules map[string]*ruleNode // by criterion
}

// ruleNode is a compiled rule: one that counts entries, or a combination of others.
type ruleNode struct {
	counting *countingRule
	any, all []*ruleNode
}

// countingRule is a rule that counts entries, with the entries that meet it.
type countingRule struct {
	Rule
	condition
	followsLinks bool     // the condition looks at linked entries
	members      []uint64 // a bit for each entry that meets the condition, by place
	asked        []uint64 // by kind: a bit for each part that is asked to be told

	keptTally
}

// keptTally is a tally that is counted again only where something has changed.
type keptTally struct {
	fresh bool // tally is that of the day on; reset by every change
	on    int32
	tally tally
}

func (c *countingRule) growMembers(word int32) {
	for int(word) >= len(c.members) {
		c.members = append(c.members, 0)
	}
}

func (ix *Index) compileFramework(f Framework) *compiledFramework {
	c := &compiledFramework{Framework: f, rules: map[string]*ruleNode{}}
	for _, s := range f.Steps {
		for _, one := range s.Criteria {
			c.rules[one.ID] = ix.compileRule(one.Rule)
		}
	}
	return c
}

func (ix *Index) compileRule(r Rule) *ruleNode {
	n := &ruleNode{}
	for _, part := range r.Any {
		n.any = append(n.any, ix.compileRule(part))
	}
	for _, part := range r.All {
		n.all = append(n.all, ix.compileRule(part))
	}
	if len(n.any)+len(n.all) == 0 {
		n.counting = newCountingRule(r)
		ix.countingRules = append(ix.countingRules, n.counting)
	}
	return n
}

func newCountingRule(r Rule) *countingRule {
	c := &countingRule{Rule: r, condition: compileCondition(r.Condition), asked: make([]uint64, len(layouts))}
	c.followsLinks = len(c.rolePaths()) > 0
	for i, l := range layouts {
		tells := r.Tells
		if tells == nil {
			tells = defaultTells[l.kind.ID]
		}
		for _, part := range tells {
			c.asked[i] |= l.parts[part]
		}
	}
	return c
}

// covered is how far a rule is covered, as the entries stand and as they would stand if
// each were told well.
type covered struct{ now, done strength.Share }

// coverage returns what a rule is covered: by its count, the best of any, or the least
// of all.
func (ix *Index) coverage(n *ruleNode, on int32) covered {
	if n.counting != nil {
		return ix.tallyOn(n.counting, on).covered
	}
	var share covered
	for _, part := range n.any {
		one := ix.coverage(part, on)
		share = covered{max(share.now, one.now), max(share.done, one.done)}
	}
	if len(n.all) > 0 {
		share = covered{strength.Full, strength.Full}
		for _, part := range n.all {
			one := ix.coverage(part, on)
			share = covered{min(share.now, one.now), min(share.done, one.done)}
		}
	}
	return share
}

func (ix *Index) tallyOn(c *countingRule, on int32) tally {
	if !c.fresh || c.on != on {
		c.tally = ix.tallyEvidence(c, on)
		c.on, c.fresh = on, true
	}
	return c.tally
}

// keepTallies returns a function that brings the tallies back as they are now, once the
// entries are the same again.
func (ix *Index) keepTallies() (restore func()) {
	kept := make([]keptTally, len(ix.countingRules))
	for i, c := range ix.countingRules {
		kept[i] = c.keptTally
	}
	return func() {
		for i, c := range ix.countingRules {
			c.keptTally = kept[i]
		}
	}
}

func (ix *Index) tallyEvidence(c *countingRule, on int32) tally {
	s := newSums(c)
	m := matcher{ix: ix, on: on}
	ix.eachEvidence(c, on, &s.tally, func(at int32) bool {
		s.add(&ix.facts[at], ix.entryGroups(c, &m, at))
		return !s.isFull()
	})
	return s.close()
}

// eachEvidence calls fn with every entry that is evidence on the day until fn
// returns false, and notes in t the newest entry that is too old or has expired.
func (ix *Index) eachEvidence(c *countingRule, on int32, t *tally, fn func(at int32) (more bool)) {
	m := matcher{ix: ix, on: on}
	oldest := int32(-never)
	if c.Within > 0 {
		oldest = on - int32(c.Within)
	}
	for w, word := range c.members {
		for ; word != 0; word &= word - 1 {
			at := int32(w*64 + bits.TrailingZeros64(word))
			f := &ix.facts[at]
			if f.day > on || c.Strong > 0 && int(c.strengthOf(f)) < c.Strong*100 || ix.isElsewhere(c, f) || c.followsLinks && on < ix.newest && !m.meets(&c.condition, at) {
				continue
			}
			if f.last < oldest || c.Valid && f.holds < on {
				t.noteStale(f, c.Valid && f.holds < on)
				continue
			}
			if !fn(at) {
				return
			}
		}
	}
}

func (t *tally) noteStale(f *fact, lapsed bool) {
	day := f.last
	if lapsed {
		day = f.holds
	}
	if t.stale == never || day > t.stale {
		t.stale, t.lapsed = day, lapsed
	}
}

func (ix *Index) compareNewest(a, b int32) int {
	f, g := &ix.facts[a], &ix.facts[b]
	return cmp.Or(cmp.Compare(g.day, f.day), bytes.Compare(f.id[:], g.id[:]))
}

// entryGroups returns what an entry stands for among what the evidence has to differ in:
// a talk with people of two departments stands for both.
func (ix *Index) entryGroups(c *countingRule, m *matcher, at int32) (groups []int32) {
	f := &ix.facts[at]
	one := int32(0)
	switch c.Different {
	case "":
	case Months:
		one = monthOf(f.day)
	case Titles:
		one = int32(f.title)
	case Organisations:
		one = f.organisation
	case DifferentKind:
		one = int32(f.kind) + 1
	case Departments, People:
		return ix.contactGroups(c, m, at)
	default:
		if slot, ok := layouts[f.kind].choices[differs[c.Different]]; ok {
			one = int32(f.choices[slot])
		}
	}
	if one != 0 {
		groups = append(groups, one)
	}
	return groups
}

func (ix *Index) contactGroups(c *countingRule, m *matcher, at int32) (groups []int32) {
	for _, contact := range m.countedContacts(&c.condition, at) {
		group := ix.facts[contact].person()
		if c.Different == Departments {
			group = ix.facts[contact].department
			if group == 0 || ix.isITDepartment(group) {
				continue
			}
		}
		if !slices.Contains(groups, group) {
			groups = append(groups, group)
		}
	}
	return groups
}

// countedEntry is an entry that a rule counts, with what it is worth there.
type countedEntry struct {
	at       int32
	strength strength.Share
	missing  uint64 // the parts that are asked and not told
}

// sortedEvidence returns the entries that a rule counts on the day, the strongest
// first, then the newest.
func (ix *Index) sortedEvidence(n *ruleNode, on int32) []countedEntry {
	found := ix.countedEntries(n, on)
	slices.SortFunc(found, func(a, b countedEntry) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), ix.compareNewest(a.at, b.at))
	})
	return found
}

// countedEntries returns the entries that a rule counts on the day, in no order. One that
// several parts of a rule count is there once, as its strongest.
func (ix *Index) countedEntries(n *ruleNode, on int32) (found []countedEntry) {
	if c := n.counting; c != nil {
		ix.eachEvidence(c, on, &tally{}, func(at int32) bool {
			f := &ix.facts[at]
			found = append(found, countedEntry{at, c.strengthOf(f), c.asked[f.kind] &^ f.told})
			return true
		})
		return found
	}
	if ix.coverage(n, on).now == 0 {
		return nil
	}
	place := map[int32]int{}
	for _, part := range slices.Concat(n.any, n.all) {
		for _, one := range ix.countedEntries(part, on) {
			i, seen := place[one.at]
			switch {
			case !seen:
				place[one.at] = len(found)
				found = append(found, one)
			case one.strength > found[i].strength:
				found[i] = one
			}
		}
	}
	return found
}
