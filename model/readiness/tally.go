package readiness

import (
	"bytes"
	"cmp"
	"maps"
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
		n.counting = &countingRule{Rule: r, condition: compileCondition(r.Condition)}
		n.counting.followsLinks = len(n.counting.rolePaths()) > 0
		ix.countingRules = append(ix.countingRules, n.counting)
	}
	return n
}

// coverage returns the coverage of a rule: that of its count, the best of any, or
// the least of all.
func (ix *Index) coverage(n *ruleNode, on int32) strength.Share {
	if n.counting != nil {
		return ix.tallyOn(n.counting, on).coverage(n.counting.Need)
	}
	share := strength.Share(0)
	for _, part := range n.any {
		share = max(share, ix.coverage(part, on))
	}
	if len(n.all) > 0 {
		share = strength.Full
		for _, part := range n.all {
			share = min(share, ix.coverage(part, on))
		}
	}
	return share
}

// tally is what a counting rule comes to on a day. Counting stops once the need is
// met, since no gap has to be described then.
type tally struct {
	sum    int64   // of the strengths
	n      int     // entries counted
	partly int     // how many of them are not complete
	groups []int32 // what the counted entries differ by, such as departments
	stale  int32   // the last day of the newest entry that is too old or has expired, or never
	lapsed bool    // that entry has expired, rather than being too old
}

func (t tally) coverage(need int) strength.Share {
	whole := int64(need) * int64(strength.Full)
	if t.sum >= whole {
		return strength.Full
	}
	return min(strength.Full-1, strength.Share((2*t.sum+int64(need))/(2*int64(need))))
}

func (ix *Index) tallyOn(c *countingRule, on int32) tally {
	if !c.fresh || c.on != on {
		c.tally = ix.tallyEvidence(c, on)
		c.on, c.fresh = on, true
	}
	return c.tally
}

func (ix *Index) tallyEvidence(c *countingRule, on int32) tally {
	t := tally{stale: never}
	enough := int64(c.Need) * int64(strength.Full)
	take := func(at int32) bool {
		t.sum += int64(ix.facts[at].strength)
		t.n++
		if ix.facts[at].strength < int16(strength.Full) {
			t.partly++
		}
		return t.sum < enough
	}
	if c.Different == "" {
		ix.eachEvidence(c, on, &t, take)
		return t
	}
	d := ix.chooseDifferent(c, on, &t, false)
	for _, one := range d.chosen {
		take(one.at)
	}
	for _, one := range d.chosen {
		t.groups = append(t.groups, one.groups...)
	}
	return t
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
			if f.day > on || int(f.strength) < c.Strong*100 || c.followsLinks && on < ix.newest && !m.meets(&c.condition, at) {
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

// chooseDifferent chooses the strongest evidence for each group. An entry that is
// in several groups counts once, so the strongest are assigned first and moved to
// another of their groups where that makes room. The result has the greatest
// possible sum, whatever the order of the entries; ordered also makes the choice
// among equally strong entries deterministic.
func (ix *Index) chooseDifferent(c *countingRule, on int32, t *tally, ordered bool) *assignment {
	d := &assignment{holderOf: map[int32]int{}, fullGroups: map[int32]bool{}}
	m := matcher{ix: ix, on: on}
	left := int64(c.Need) * int64(strength.Full)
	byStrength := map[int16][]int32{}
	take := func(at int32) (more bool) {
		if d.addEntry(at, ix.entryGroups(c, &m, at)) {
			left -= int64(ix.facts[at].strength)
		}
		return ordered || left > 0
	}
	ix.eachEvidence(c, on, t, func(at int32) bool {
		s := ix.facts[at].strength
		if !ordered && s == int16(strength.Full) {
			return take(at)
		}
		byStrength[s] = append(byStrength[s], at)
		return true
	})
	strengths := slices.Sorted(maps.Keys(byStrength))
	slices.Reverse(strengths)
	for _, s := range strengths {
		if ordered {
			slices.SortFunc(byStrength[s], ix.compareNewest)
		}
		for _, at := range byStrength[s] {
			if !ordered && left <= 0 || !take(at) {
				return d
			}
		}
	}
	return d
}

func (ix *Index) compareNewest(a, b int32) int {
	f, g := &ix.facts[a], &ix.facts[b]
	return cmp.Or(cmp.Compare(g.day, f.day), bytes.Compare(f.id[:], g.id[:]))
}

// entryGroups returns the groups that an entry stands for where different ones are
// counted.
func (ix *Index) entryGroups(c *countingRule, m *matcher, at int32) (groups []int32) {
	f := &ix.facts[at]
	if field := differs[c.Different]; field != "" {
		if slot, ok := layouts[f.kind].choices[field]; ok && f.choices[slot] > 0 {
			groups = append(groups, int32(f.choices[slot]))
		}
		return groups
	}
	for _, contact := range m.countedContacts(&c.condition, at) {
		group := contact
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

// assignment assigns each group at most one entry and each entry at most one group:
// a maximum matching.
type assignment struct {
	chosen     []groupedEntry
	holderOf   map[int32]int  // group → index in entries
	fullGroups map[int32]bool // groups for which no entry of that group alone can be added any more
}

type groupedEntry struct {
	at     int32
	groups []int32
}

func (d *assignment) addEntry(at int32, groups []int32) bool {
	if len(groups) == 0 || len(groups) == 1 && d.fullGroups[groups[0]] {
		return false
	}
	d.chosen = append(d.chosen, groupedEntry{at, groups})
	if d.placeEntry(len(d.chosen)-1, map[int32]bool{}) {
		return true
	}
	d.chosen = d.chosen[:len(d.chosen)-1]
	if len(groups) == 1 {
		d.fullGroups[groups[0]] = true
	}
	return false
}

// placeEntry finds a group for one entry, moving other entries to another of their
// groups where that makes room.
func (d *assignment) placeEntry(i int, tried map[int32]bool) bool {
	for _, g := range d.chosen[i].groups {
		if tried[g] {
			continue
		}
		tried[g] = true
		if held, taken := d.holderOf[g]; !taken || d.placeEntry(held, tried) {
			d.holderOf[g] = i
			return true
		}
	}
	return false
}

// sortedEvidence returns the entries that a rule counts on the day, the strongest
// first, then the newest.
func (ix *Index) sortedEvidence(n *ruleNode, on int32) []int32 {
	found := ix.countedEntries(n, on)
	slices.SortFunc(found, func(a, b int32) int {
		return cmp.Or(cmp.Compare(ix.facts[b].strength, ix.facts[a].strength), ix.compareNewest(a, b))
	})
	return found
}

// countedEntries returns the entries that a rule counts on the day, in no order.
func (ix *Index) countedEntries(n *ruleNode, on int32) (found []int32) {
	switch {
	case n.counting != nil && n.counting.Different != "":
		for _, one := range ix.chooseDifferent(n.counting, on, &tally{}, true).chosen {
			found = append(found, one.at)
		}
	case n.counting != nil:
		ix.eachEvidence(n.counting, on, &tally{}, func(at int32) bool { found = append(found, at); return true })
	case ix.coverage(n, on) > 0:
		seen := map[int32]bool{}
		for _, part := range slices.Concat(n.any, n.all) {
			for _, at := range ix.countedEntries(part, on) {
				if !seen[at] {
					seen[at] = true
					found = append(found, at)
				}
			}
		}
	}
	return found
}
