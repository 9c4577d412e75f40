package readiness

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"

	"rung/model"
	"rung/model/strength"
)

// lack is a part of an entry that keeps a rule from being met, or from being met whole.
type lack struct {
	at   int32
	part uint64 // its bit
}

// untoldEntry is an entry of which something could be asked, the most promising part first.
type untoldEntry struct {
	at    int32
	worth int64 // of its most promising part
	parts []untoldPart
}

// untoldPart is a part that could be asked for. What it is worth is an estimate, by which
// the most promising are tried first.
type untoldPart struct {
	name  string
	least int
	worth int64 // in units of whole ten-thousandths of the framework's coverage
}

// findUntold returns the entries of which the rules that are not full yet ask for more,
// the most promising first; only one of them, where it is given.
func (r *repairer) findUntold(only *int32) (list []untoldEntry) {
	found := map[lack]*untoldPart{}
	for i := range r.report.Steps {
		s := &r.report.Steps[i]
		if !s.IsAimedAt() || s.Coverage == strength.Full {
			continue
		}
		for _, c := range s.Criteria {
			if c.Coverage == strength.Full {
				continue
			}
			scale := r.scaleOf(s.ID, c.ID)
			for _, rule := range r.f.rules[c.ID].countingRules() {
				r.eachLack(rule, only, func(l lack, worth int64) {
					r.note(found, l, rule, worth*scale/int64(rule.Need))
				})
			}
		}
	}
	entries := map[int32]*untoldEntry{}
	for l, part := range found {
		e := entries[l.at]
		if e == nil {
			e = &untoldEntry{at: l.at}
			entries[l.at] = e
		}
		e.parts, e.worth = append(e.parts, *part), max(e.worth, part.worth)
	}
	for _, e := range entries {
		slices.SortFunc(e.parts, func(a, b untoldPart) int {
			return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.name, b.name))
		})
		list = append(list, *e)
	}
	slices.SortFunc(list, func(a, b untoldEntry) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), r.ix.compareNewest(a.at, b.at))
	})
	return list[:min(len(list), mostEntriesTried)]
}

// scaleOf is what a whole criterion gives the framework, in ten-thousandths.
func (r *repairer) scaleOf(step, criterion string) int64 {
	var steps, criteria, of, in int64
	for _, s := range r.f.Steps {
		steps += int64(s.Weight)
		if s.ID != step {
			continue
		}
		of = int64(s.Weight)
		for _, c := range s.Criteria {
			if criteria += int64(c.Weight); c.ID == criterion {
				in = int64(c.Weight)
			}
		}
	}
	return int64(strength.Full) * of * in / max(1, steps*criteria)
}

func (r *repairer) note(found map[lack]*untoldPart, l lack, rule *countingRule, worth int64) {
	layout := layouts[r.ix.facts[l.at].kind]
	name := layout.partAt(l.part)
	_, isField := layout.kind.Field(name)
	isLinked := !isField && name != bodyPart && r.ix.facts[l.at].filled&l.part != 0
	if worth == 0 || isLinked || !canAsk(layout.kind, name) || r.isSettled(l.at, name) {
		return
	}
	p := found[l]
	if p == nil {
		p = &untoldPart{name: name}
		found[l] = p
	}
	p.worth += worth
	p.least = max(p.least, rule.leastOf(layout, name))
}

// canAsk reports whether a part can be answered in a line, or by one of several answers.
func canAsk(k model.Kind, part string) bool {
	if f, isField := k.Field(part); isField {
		return slices.Contains([]model.Type{model.Choice, model.YesNo, model.Prose, model.Text, model.List, model.Integer, model.Year}, f.Type)
	}
	role, isRole := k.Role(part)
	return part == bodyPart || isRole && slices.Contains(role.To, model.KindContact)
}

// partAt names the part with a bit.
func (l *kindLayout) partAt(bit uint64) string {
	for part, other := range l.parts {
		if other == bit {
			return part
		}
	}
	return ""
}

// leastOf returns the number that a rule asks of a field, or 0.
func (c *countingRule) leastOf(l *kindLayout, field string) int {
	slot, isNumber := l.numbers[field]
	if test := c.tests[l.index]; isNumber && test != nil {
		for _, one := range test.least {
			if one.slot == slot {
				return int(one.least / 100)
			}
		}
	}
	return 0
}

// eachLack calls fn with every part that would make an entry count by a rule, or count for
// more, and with what the entry would be worth more there.
func (r *repairer) eachLack(c *countingRule, only *int32, fn func(l lack, worth int64)) {
	t := r.ix.tallyOn(c, r.day)
	if t.now == strength.Full {
		return
	}
	limited := c.isLimitedBySpread(t)
	oldest := int32(-never)
	if c.Within > 0 {
		oldest = r.day - int32(c.Within)
	}
	m := matcher{ix: r.ix, on: r.day}
	for at := range r.ix.placesAround(only) {
		f := &r.ix.facts[at]
		if f.kind == unknown || c.tests[f.kind] == nil || f.trashed || f.named || !f.deed || f.day > r.day || f.last < oldest || c.Valid && f.holds < r.day {
			continue
		}
		if r.ix.isElsewhere(c, f) || limited && c.Different == Months && slices.Contains(t.groups, monthOf(f.day)) {
			continue
		}
		lacks, met := m.lacks(&c.condition, at)
		if met {
			if untold := c.asked[f.kind] &^ f.told; untold != 0 && !limited {
				worth := whole / 2 / int64(bits.OnesCount64(c.asked[f.kind]))
				for ; untold != 0; untold &= untold - 1 {
					if only == nil || *only == at {
						fn(lack{at, untold & -untold}, worth)
					}
				}
			}
			continue
		}
		for i, l := range lacks {
			if slices.Contains(lacks[:i], l) {
				continue
			}
			if other := &r.ix.facts[l.at]; !other.named && !other.trashed && (only == nil || *only == l.at) {
				fn(l, c.worthOf(f))
			}
		}
	}
}

// placesAround yields every entry, or only one and those that are linked with it.
func (ix *Index) placesAround(only *int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if only == nil {
			for at := range int32(len(ix.facts)) {
				if !yield(at) {
					return
				}
			}
			return
		}
		seen := map[int32]bool{*only: true}
		for l := range ix.links.both(*only) {
			seen[l.other] = true
		}
		for at := range seen {
			if !yield(at) {
				return
			}
		}
	}
}

// isLimitedBySpread reports whether only evidence that differs raises the coverage.
func (c *countingRule) isLimitedBySpread(t tally) bool {
	need := int64(c.Need) * whole
	return t.worth >= need || len(t.groups) < c.Spread && t.worth*int64(c.Spread) >= need*int64(len(t.groups))
}

// lacks returns the parts, each of which alone would make an entry meet a condition, or
// that it meets the condition already.
func (m *matcher) lacks(c *condition, at int32) (lacks []lack, met bool) {
	f := &m.ix.facts[at]
	if f.kind == unknown || f.trashed || f.day > m.on && f.kind != contactKind || c.tests[f.kind] == nil {
		return nil, false
	}
	missing, possible := c.tests[f.kind].missing(layouts[f.kind], f)
	if c.competencies != 0 && c.competencies&f.competencies == 0 || !possible || bits.OnesCount64(missing) > 1 {
		return nil, false
	}
	met = true
	ask := func(some []lack) {
		if met {
			lacks, met = some, false
			return
		}
		lacks = slices.DeleteFunc(lacks, func(l lack) bool { return !slices.Contains(some, l) })
	}
	if missing != 0 {
		ask([]lack{{at, missing}})
	}
	for i := range c.linked {
		if !m.meetsLinked(&c.linked[i], at) {
			ask(m.lacksLinked(&c.linked[i], at))
		}
	}
	if len(c.either) > 0 && !m.meetsEither(c, at) {
		var some []lack
		for i := range c.either {
			one, _ := m.lacks(&c.either[i], at)
			some = append(some, one...)
		}
		ask(some)
	}
	return lacks, met
}

// lacksLinked returns what those who are linked lack, and the link itself.
func (m *matcher) lacksLinked(l *linked, at int32) (lacks []lack) {
	for to := range m.ix.links.both(at) {
		if to.role == l.role {
			one, _ := m.lacks(&l.condition, to.other)
			lacks = append(lacks, one...)
		}
	}
	if part, ok := layouts[m.ix.facts[at].kind].parts[roles[l.role]]; ok && m.ix.facts[at].filled&part == 0 {
		lacks = append(lacks, lack{at, part})
	}
	return lacks
}

// missing returns the parts that a fact lacks; not possible where it holds something else
// than what is asked.
func (t *kindTest) missing(l *kindLayout, f *fact) (parts uint64, possible bool) {
	parts = t.filled &^ f.filled
	for _, c := range t.choices {
		switch {
		case c.allowed&(1<<f.choices[c.slot]) != 0:
		case f.choices[c.slot] != 0:
			return 0, false
		default:
			parts |= l.choiceAt(c.slot)
		}
	}
	for _, n := range t.least {
		switch {
		case f.numbers[n.slot] >= n.least:
		case f.filled&l.numberAt(n.slot) != 0: // fewer, or none
			return 0, false
		default:
			parts |= l.numberAt(n.slot)
		}
	}
	return parts, true
}

func (l *kindLayout) choiceAt(slot int) uint64 {
	for _, f := range l.fields {
		if f.choice == slot {
			return f.bit
		}
	}
	return 0
}

func (l *kindLayout) numberAt(slot int) uint64 {
	for _, f := range l.fields {
		if f.number == slot {
			return f.bit
		}
	}
	return 0
}
