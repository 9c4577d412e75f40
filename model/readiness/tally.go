package readiness

import (
	"bytes"
	"cmp"
	"maps"
	"math/bits"
	"slices"
)

// compiled is a framework with its rules made ready.
type compiled struct {
	Framework
	rules map[string]*node // by criterion
}

// node is a rule: a count, or others combined.
type node struct {
	count    *count
	any, all []*node
}

// count is a rule that counts entries, with those that meet it.
type count struct {
	Rule
	condition
	looks   bool     // at other entries
	members []uint64 // a bit for each place of the index

	fresh bool // tally is that of the day on
	on    int32
	tally tally
}

func (c *count) grow(word int32) {
	for int(word) >= len(c.members) {
		c.members = append(c.members, 0)
	}
}

func (ix *Index) compile(f Framework) *compiled {
	c := &compiled{Framework: f, rules: map[string]*node{}}
	for _, s := range f.Steps {
		for _, one := range s.Criteria {
			c.rules[one.ID] = ix.node(one.Rule)
		}
	}
	return c
}

func (ix *Index) node(r Rule) *node {
	n := &node{}
	for _, part := range r.Any {
		n.any = append(n.any, ix.node(part))
	}
	for _, part := range r.All {
		n.all = append(n.all, ix.node(part))
	}
	if len(n.any)+len(n.all) == 0 {
		n.count = &count{Rule: r, condition: compile(r.Condition)}
		n.count.looks = len(n.count.paths()) > 0
		ix.counts = append(ix.counts, n.count)
	}
	return n
}

// coverage of a rule: that of its count, the best of any, the least of all.
func (ix *Index) coverage(n *node, on int32) Share {
	if n.count != nil {
		return ix.tallied(n.count, on).share(n.count.Need)
	}
	share := Share(0)
	for _, part := range n.any {
		share = max(share, ix.coverage(part, on))
	}
	if len(n.all) > 0 {
		share = Full
		for _, part := range n.all {
			share = min(share, ix.coverage(part, on))
		}
	}
	return share
}

// tally is what a count comes to on a day. Where the need is met it is left off
// there, since nothing is missing that would have to be told.
type tally struct {
	sum    int64   // of the strengths
	n      int     // entries counted
	partly int     // of them, those that are not whole
	groups []int32 // what they differ in
	stale  int32   // the last day of the newest entry that is too old or has lapsed, or never
	lapsed bool    // it has lapsed
}

func (t tally) share(need int) Share {
	whole := int64(need) * int64(Full)
	if t.sum >= whole {
		return Full
	}
	return min(Full-1, Share((2*t.sum+int64(need))/(2*int64(need))))
}

func (ix *Index) tallied(c *count, on int32) tally {
	if !c.fresh || c.on != on {
		c.tally = ix.count(c, on)
		c.on, c.fresh = on, true
	}
	return c.tally
}

func (ix *Index) count(c *count, on int32) tally {
	t := tally{stale: never}
	enough := int64(c.Need) * int64(Full)
	take := func(at int32) bool {
		t.sum += int64(ix.facts[at].strength)
		t.n++
		if ix.facts[at].strength < int16(Full) {
			t.partly++
		}
		return t.sum < enough
	}
	if c.Different == "" {
		ix.each(c, on, &t, take)
		return t
	}
	d := ix.differing(c, on, &t, false)
	for _, one := range d.chosen {
		take(one.at)
	}
	for _, one := range d.chosen {
		t.groups = append(t.groups, one.groups...)
	}
	return t
}

// each calls fn with every entry that is evidence on the day, until fn says
// that it is enough, and notes in t what would be were it newer.
func (ix *Index) each(c *count, on int32, t *tally, fn func(at int32) (more bool)) {
	m := matcher{ix: ix, on: on}
	oldest := int32(-never)
	if c.Within > 0 {
		oldest = on - int32(c.Within)
	}
	for w, word := range c.members {
		for ; word != 0; word &= word - 1 {
			at := int32(w*64 + bits.TrailingZeros64(word))
			f := &ix.facts[at]
			if f.day > on || int(f.strength) < c.Strong*100 || c.looks && on < ix.newest && !m.holds(&c.condition, at) {
				continue
			}
			if f.last < oldest || c.Valid && f.holds < on {
				t.missed(f, c.Valid && f.holds < on)
				continue
			}
			if !fn(at) {
				return
			}
		}
	}
}

func (t *tally) missed(f *fact, lapsed bool) {
	day := f.last
	if lapsed {
		day = f.holds
	}
	if t.stale == never || day > t.stale {
		t.stale, t.lapsed = day, lapsed
	}
}

// differing chooses, of the evidence, the strongest for each group. An entry
// that is in several groups still counts once, so the strongest are taken first
// and moved to another of their groups where that makes room. What comes out
// has the greatest sum there is, in whatever order the entries were met; ordered
// also settles which of equally strong ones are named.
func (ix *Index) differing(c *count, on int32, t *tally, ordered bool) *choice {
	d := &choice{holder: map[int32]int{}, closed: map[int32]bool{}}
	m := matcher{ix: ix, on: on}
	left := int64(c.Need) * int64(Full)
	byStrength := map[int16][]int32{}
	take := func(at int32) (more bool) {
		if d.add(at, ix.groups(c, &m, at)) {
			left -= int64(ix.facts[at].strength)
		}
		return ordered || left > 0
	}
	ix.each(c, on, t, func(at int32) bool {
		s := ix.facts[at].strength
		if !ordered && s == int16(Full) {
			return take(at)
		}
		byStrength[s] = append(byStrength[s], at)
		return true
	})
	strengths := slices.Sorted(maps.Keys(byStrength))
	slices.Reverse(strengths)
	for _, s := range strengths {
		if ordered {
			slices.SortFunc(byStrength[s], ix.newestFirst)
		}
		for _, at := range byStrength[s] {
			if !ordered && left <= 0 || !take(at) {
				return d
			}
		}
	}
	return d
}

func (ix *Index) newestFirst(a, b int32) int {
	f, g := &ix.facts[a], &ix.facts[b]
	return cmp.Or(cmp.Compare(g.day, f.day), bytes.Compare(f.id[:], g.id[:]))
}

// groups gives what an entry stands for in a count of different ones.
func (ix *Index) groups(c *count, m *matcher, at int32) (groups []int32) {
	f := &ix.facts[at]
	if field := differs[c.Different]; field != "" {
		if slot, ok := layouts[f.kind].choices[field]; ok && f.choices[slot] > 0 {
			groups = append(groups, int32(f.choices[slot]))
		}
		return groups
	}
	for _, contact := range m.reached(&c.condition, at) {
		group := contact
		if c.Different == Departments {
			group = ix.facts[contact].department
			if group == 0 || ix.isIT(group) {
				continue
			}
		}
		if !slices.Contains(groups, group) {
			groups = append(groups, group)
		}
	}
	return groups
}

// choice gives each group at most one entry and each entry at most one group.
type choice struct {
	chosen []chosen
	holder map[int32]int  // group → index in chosen
	closed map[int32]bool // no entry of this group alone can be added any more
}

type chosen struct {
	at     int32
	groups []int32
}

func (d *choice) add(at int32, groups []int32) bool {
	if len(groups) == 0 || len(groups) == 1 && d.closed[groups[0]] {
		return false
	}
	d.chosen = append(d.chosen, chosen{at, groups})
	if d.place(len(d.chosen)-1, map[int32]bool{}) {
		return true
	}
	d.chosen = d.chosen[:len(d.chosen)-1]
	if len(groups) == 1 {
		d.closed[groups[0]] = true
	}
	return false
}

// place finds a group for one entry, moving others where they have another.
func (d *choice) place(i int, tried map[int32]bool) bool {
	for _, g := range d.chosen[i].groups {
		if tried[g] {
			continue
		}
		tried[g] = true
		if held, taken := d.holder[g]; !taken || d.place(held, tried) {
			d.holder[g] = i
			return true
		}
	}
	return false
}

// evidence lists the entries that a rule counts on the day, the strongest and
// then the newest first.
func (ix *Index) evidence(n *node, on int32) []int32 {
	found := ix.counting(n, on)
	slices.SortFunc(found, func(a, b int32) int {
		return cmp.Or(cmp.Compare(ix.facts[b].strength, ix.facts[a].strength), ix.newestFirst(a, b))
	})
	return found
}

// counting gives the same in no order.
func (ix *Index) counting(n *node, on int32) (found []int32) {
	switch {
	case n.count != nil && n.count.Different != "":
		for _, one := range ix.differing(n.count, on, &tally{}, true).chosen {
			found = append(found, one.at)
		}
	case n.count != nil:
		ix.each(n.count, on, &tally{}, func(at int32) bool { found = append(found, at); return true })
	case ix.coverage(n, on) > 0:
		seen := map[int32]bool{}
		for _, part := range slices.Concat(n.any, n.all) {
			for _, at := range ix.counting(part, on) {
				if !seen[at] {
					seen[at] = true
					found = append(found, at)
				}
			}
		}
	}
	return found
}
