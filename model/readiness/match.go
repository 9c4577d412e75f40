package readiness

import (
	"slices"

	"rung/model"
)

// condition is a Condition compiled for facts. tests has one item for each kind,
// nil for kinds that cannot meet it.
type condition struct {
	tests        []*kindTest
	competencies uint32
	linked       []linked
	either       []condition
}

// kindTest is what a condition asks of a fact of one kind.
type kindTest struct {
	filled  uint64
	choices []choiceTest
	least   []leastTest
}

type choiceTest struct {
	slot    int
	allowed uint64
}

type leastTest struct {
	slot  int
	least int32
}

type linked struct {
	role int8
	condition
}

// roles lists every link role; its indexes are the role numbers of facts and rules.
var roles = roleNames()

func roleNames() (names []string) {
	for _, k := range model.Kinds {
		for _, r := range k.Links {
			if !slices.Contains(names, r.ID) {
				names = append(names, r.ID)
			}
		}
	}
	return names
}

func roleNumber(role string) int8 { return int8(slices.Index(roles, role)) }

// compileCondition compiles a condition that has been checked.
func compileCondition(c Condition) condition {
	out := condition{tests: make([]*kindTest, len(layouts)), competencies: competencyBits(c.Competencies)}
	for i, l := range layouts {
		if !l.kind.MadeByRung && (len(c.Kinds) == 0 || slices.Contains(c.Kinds, l.kind.ID)) {
			out.tests[i] = l.compileTest(c)
		}
	}
	for _, one := range c.Linked {
		out.linked = append(out.linked, linked{roleNumber(one.Role), compileCondition(one.Condition)})
	}
	for _, one := range c.Either {
		out.either = append(out.either, compileCondition(one))
	}
	return out
}

// compileTest returns what the condition asks of the kind, or nil where the kind
// lacks a part that the condition needs.
func (l *kindLayout) compileTest(c Condition) *kindTest {
	t := &kindTest{}
	for _, part := range c.Filled {
		bit, ok := l.parts[part]
		if !ok {
			return nil
		}
		t.filled |= bit
	}
	for key, allowed := range c.Where {
		slot, ok := l.choices[key]
		if !ok {
			return nil
		}
		field, _ := l.kind.Field(key)
		one := choiceTest{slot: slot}
		if slices.Contains(allowed, "") {
			one.allowed = 1
		}
		for _, choice := range intersect(choicesOf(field), allowed) {
			one.allowed |= choiceBit(field, choice)
		}
		t.choices = append(t.choices, one)
	}
	for key, least := range c.Least {
		slot, ok := l.numbers[key]
		if !ok {
			return nil
		}
		t.least = append(t.least, leastTest{slot, int32(least) * 100})
	}
	return t
}

func (t *kindTest) isMetBy(f *fact) bool {
	if f.filled&t.filled != t.filled {
		return false
	}
	for _, c := range t.choices {
		if c.allowed&(1<<f.choices[c.slot]) == 0 {
			return false
		}
	}
	for _, l := range t.least {
		if f.numbers[l.slot] < l.least {
			return false
		}
	}
	return true
}

// meetsAlone reports whether a fact meets what the condition asks of the entry
// itself, without its links.
func (c *condition) meetsAlone(f *fact) bool {
	if f.kind == unknown || f.trashed {
		return false
	}
	t := c.tests[f.kind]
	return t != nil && (c.competencies == 0 || c.competencies&f.competencies != 0) && t.isMetBy(f)
}

// rolePaths returns the sequences of link roles along which the condition looks at
// linked entries.
func (c *condition) rolePaths() (all [][]int8) {
	for i := range c.linked {
		l := &c.linked[i]
		all = append(all, []int8{l.role})
		for _, further := range l.rolePaths() {
			all = append(all, append([]int8{l.role}, further...))
		}
	}
	for i := range c.either {
		all = append(all, c.either[i].rolePaths()...)
	}
	return all
}

// matcher decides whether an entry meets a condition on a day, and through which
// contacts. Entries dated after the day do not count yet, except contacts: a person
// who was met counts however late the contact was written down.
type matcher struct {
	ix       *Index
	on       int32
	contacts []int32 // those of the last match, where collect is set
	collect  bool
}

func (m *matcher) meets(c *condition, at int32) bool {
	f := &m.ix.facts[at]
	if f.day > m.on && f.kind != contactKind || !c.meetsAlone(f) {
		return false
	}
	before := len(m.contacts)
	for i := range c.linked {
		if !m.meetsLinked(&c.linked[i], at) {
			m.contacts = m.contacts[:before]
			return false
		}
	}
	if len(c.either) > 0 && !m.meetsEither(c, at) {
		m.contacts = m.contacts[:before]
		return false
	}
	return true
}

// meetsEither tries every branch where contacts are collected, since the contacts
// of all branches count.
func (m *matcher) meetsEither(c *condition, at int32) bool {
	held := false
	for i := range c.either {
		if m.meets(&c.either[i], at) {
			held = true
			if !m.collect {
				break
			}
		}
	}
	return held
}

func (m *matcher) meetsLinked(l *linked, at int32) bool {
	held := false
	for to := range m.ix.links.both(at) {
		if to.role != l.role || !m.meets(&l.condition, to.other) {
			continue
		}
		if held = true; !m.collect {
			return true
		}
		m.noteContact(to.other)
	}
	return held
}

func (m *matcher) noteContact(at int32) {
	f := &m.ix.facts[at]
	if f.kind == contactKind && !f.trashed && !slices.Contains(m.contacts, at) {
		m.contacts = append(m.contacts, at)
	}
}

var contactKind = layoutByKind["contact"].index

// countedContacts returns the contacts through which an entry that meets the
// condition counts: the entry itself where it is a contact, else the contacts that
// met what the condition asks of a link, else all contacts that it links to.
func (m *matcher) countedContacts(c *condition, at int32) []int32 {
	m.contacts = m.contacts[:0]
	if m.ix.facts[at].kind == contactKind {
		m.noteContact(at)
		return m.contacts
	}
	m.collect = true
	m.meets(c, at)
	m.collect = false
	if len(m.contacts) == 0 && len(c.rolePaths()) == 0 {
		for to := range m.ix.links.from(at) {
			m.noteContact(to.other)
		}
	}
	return m.contacts
}
