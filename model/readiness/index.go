package readiness

import (
	"maps"
	"slices"
	"sync"

	"rung/model"
	"rung/model/rhythm"
)

// Index holds what readiness knows of a journal: a fact for each entry, and for
// each rule of the frameworks which entries meet it. It is loaded once and updated
// with every save; only rules that a save can change are counted again. Its methods
// are safe for concurrent use.
type Index struct {
	mu              sync.Mutex
	competencyRules CompetencyRules
	life            Life

	facts         []fact
	at            map[[16]byte]int32
	spelledIDs    map[int32]string // ids that are not spelled in lower case
	links         links
	madeByRung    map[int32]map[string]string // the texts of claims and planned actions
	tags          map[int32][]string          // of contacts, for the rhythms that hold for a tag
	rhythms       rhythm.Rules
	departments   names
	organisations names
	positions     map[int32]bool // the jobs held
	newest        int32          // the latest day of any entry

	frameworks    []*compiledFramework
	countingRules []*countingRule
	rulesByKind   [][]*countingRule // the rules that an entry of the kind may meet
	rolePaths     [][]int8          // the sequences of link roles that rules follow
}

// NewIndex returns an empty index for frameworks that have been checked.
func NewIndex(competencyRules CompetencyRules, frameworks []Framework) *Index {
	ix := &Index{competencyRules: competencyRules, links: newLinks(0), at: map[[16]byte]int32{}, madeByRung: map[int32]map[string]string{}, tags: map[int32][]string{}, spelledIDs: map[int32]string{}, departments: newNames(), organisations: newNames(), positions: map[int32]bool{}}
	ix.compileFrameworks(frameworks)
	return ix
}

// SetFrameworks replaces the frameworks, as after one was edited.
func (ix *Index) SetFrameworks(frameworks []Framework) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.compileFrameworks(frameworks)
}

func (ix *Index) compileFrameworks(frameworks []Framework) {
	ix.frameworks, ix.countingRules, ix.rolePaths = nil, nil, nil
	ix.rulesByKind = make([][]*countingRule, len(layouts))
	for _, f := range frameworks {
		ix.frameworks = append(ix.frameworks, ix.compileFramework(f))
	}
	for _, c := range ix.countingRules {
		for kind, t := range c.tests {
			if t != nil {
				ix.rulesByKind[kind] = append(ix.rulesByKind[kind], c)
			}
		}
		for _, path := range c.rolePaths() {
			ix.addRolePath(path)
		}
	}
	for role := range roles { // whether a link tells something depends on the other entry
		ix.addRolePath([]int8{int8(role)})
	}
	ix.evaluateAll()
}

func (ix *Index) addRolePath(path []int8) {
	if !slices.ContainsFunc(ix.rolePaths, func(known []int8) bool { return slices.Equal(known, path) }) {
		ix.rolePaths = append(ix.rolePaths, path)
	}
}

// SetLife sets what belongs to the person's life: departments and role.
func (ix *Index) SetLife(life Life) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.life = life
	ix.forgetTallies(func(*countingRule) bool { return true })
}

// SetRhythms sets how often the person wants to talk to a circle or to people with
// a tag.
func (ix *Index) SetRhythms(rules rhythm.Rules) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.rhythms = rules
}

// Loader receives a journal: first every row, then every link, each in any order.
type Loader struct{ ix *Index }

// AddRow adds one entry.
func (l Loader) AddRow(r EntryRow) error { return l.ix.takeRow(r) }

// AddFact adds one entry by the fact that was stored of it, unless that is not present:
// then the entry's row has to be added.
func (l Loader) AddFact(id string, stored []byte) (added bool, err error) {
	if !IsFactPresent(stored) {
		return false, nil
	}
	f, w := readStoredFact(stored)
	return true, l.ix.takeFact(id, f, w)
}

// Knows reports whether an entry was added already.
func (l Loader) Knows(id string) bool {
	key, _, _ := parseID(id)
	_, known := l.ix.at[key]
	return known
}

// AddLink adds one link, after both of its entries were added.
func (l Loader) AddLink(from, role, to string) error {
	a, err := l.ix.placeOf(from)
	if err != nil {
		return err
	}
	b, err := l.ix.placeOf(to)
	if err != nil {
		return err
	}
	l.ix.links.connect(a, roleNumber(role), b)
	return nil
}

// Load fills an empty index from what read passes to the Loader.
func (ix *Index) Load(read func(Loader) error) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := read(Loader{ix}); err != nil {
		return err
	}
	ix.evaluateAll()
	return nil
}

// Reserve allocates room for a number of entries before Load, so that reading does
// not reallocate.
func (ix *Index) Reserve(entries int) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if len(ix.facts) > 0 {
		return
	}
	ix.at = make(map[[16]byte]int32, entries)
	ix.facts = make([]fact, 0, entries)
	ix.links = newLinks(entries)
}

// PutEntries updates the index with entries as they are after a save: new, changed,
// trashed or restored. Links to entries that are not known yet are kept and count
// once those arrive.
func (ix *Index) PutEntries(entries ...model.Entry) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.putEntries(entries...)
}

func (ix *Index) putEntries(entries ...model.Entry) error {
	touched := map[int32]bool{}
	for _, e := range entries {
		at, err := ix.placeOf(e.ID)
		if err != nil {
			return err
		}
		ix.markTouched(touched, at)
		if err := ix.replaceEntry(at, e); err != nil {
			return err
		}
		ix.markTouched(touched, at)
	}
	ix.evaluateTouched(touched)
	return nil
}

func (ix *Index) replaceEntry(at int32, e model.Entry) error {
	row, err := newEntryRow(e)
	if err != nil {
		return err
	}
	ix.links.disconnect(at)
	if err := ix.takeRow(row); err != nil {
		return err
	}
	for _, l := range e.Links {
		to, err := ix.placeOf(l.ID)
		if err != nil {
			return err
		}
		ix.links.connect(at, roleNumber(l.Role), to)
	}
	return nil
}

// RemoveEntries forgets entries that were deleted for good.
func (ix *Index) RemoveEntries(ids ...string) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	for _, id := range ids {
		at, err := ix.placeOf(id)
		if err != nil {
			return err
		}
		ix.forgetEntry(at)
	}
	return nil
}

// WithoutHidden returns the index of what may be shared: the index itself where
// nothing is hidden, else a copy in which hidden entries do not count, so that no
// number reveals them.
func (ix *Index) WithoutHidden(t *model.Shareable) (*Index, error) {
	hidden := t.HiddenIDs()
	if len(hidden) == 0 {
		return ix, nil
	}
	told := ix.clone()
	return told, told.RemoveEntries(hidden...)
}

// clone returns a copy to try things on; only the copying keeps others waiting.
func (ix *Index) clone() *Index {
	ix.mu.Lock()
	all := &Index{competencyRules: ix.competencyRules, life: ix.life, rhythms: ix.rhythms, newest: ix.newest,
		facts: slices.Clone(ix.facts), at: maps.Clone(ix.at), spelledIDs: maps.Clone(ix.spelledIDs), links: ix.links.clone(), madeByRung: maps.Clone(ix.madeByRung),
		tags: maps.Clone(ix.tags), departments: ix.departments.clone(), organisations: ix.organisations.clone(), positions: maps.Clone(ix.positions)}
	frameworks := make([]Framework, len(ix.frameworks))
	for i, f := range ix.frameworks {
		frameworks[i] = f.Framework
	}
	ix.mu.Unlock()
	all.compileFrameworks(frameworks)
	return all
}

func (ix *Index) forgetEntry(at int32) {
	touched := map[int32]bool{}
	ix.markTouched(touched, at)
	ix.links.disconnect(at)
	delete(ix.madeByRung, at)
	delete(ix.tags, at)
	if ix.positions[at] {
		delete(ix.positions, at)
		ix.forgetTallies(func(c *countingRule) bool { return c.Present })
	}
	ix.leaveRules(at)
	ix.facts[at] = fact{id: ix.facts[at].id, kind: unknown}
	ix.evaluateTouched(touched)
}

func (ix *Index) takeRow(r EntryRow) error {
	f, w := newFact(r)
	return ix.takeFact(r.ID, f, w)
}

// takeFact replaces what is known of an entry.
func (ix *Index) takeFact(id string, f fact, w keptWords) error {
	at, err := ix.placeOf(id)
	if err != nil {
		return err
	}
	f.id = ix.facts[at].id
	f.competencies |= ix.competencyRules.competencyBits(&f)
	f.department, f.organisation = ix.departments.number(w.department), ix.organisations.number(w.organisation)
	ix.leaveRules(at)
	delete(ix.madeByRung, at)
	delete(ix.tags, at)
	if w.made != nil {
		ix.madeByRung[at] = w.made
	}
	if w.tags != nil {
		ix.tags[at] = w.tags
	}
	ix.facts[at] = f
	if f.kind != unknown {
		ix.newest = max(ix.newest, f.day)
	}
	if f.kind == positionKind {
		ix.positions[at] = true
		ix.forgetTallies(func(c *countingRule) bool { return c.Present })
	}
	return ix.connectNamed(at, w.people)
}

// forgetTallies makes rules count again that depend on more than their entries.
func (ix *Index) forgetTallies(of func(*countingRule) bool) {
	for _, c := range ix.countingRules {
		c.fresh = c.fresh && !of(c)
	}
}

// markTouched marks an entry, and all entries from which a rule can reach it by
// following links.
func (ix *Index) markTouched(touched map[int32]bool, at int32) {
	touched[at] = true
	for _, path := range ix.rolePaths {
		edge := []int32{at}
		for i := len(path) - 1; i >= 0; i-- {
			var next []int32
			for _, from := range edge {
				for l := range ix.links.both(from) {
					if l.role == path[i] {
						next = append(next, l.other)
					}
				}
			}
			edge = next
		}
		for _, from := range edge {
			touched[from] = true
		}
	}
}

// evaluateAll evaluates every rule on every entry.
func (ix *Index) evaluateAll() {
	for _, c := range ix.countingRules {
		c.members, c.fresh = make([]uint64, len(ix.facts)/64+1), false
	}
	for at := range ix.facts {
		ix.evaluate(int32(at))
	}
}

func (ix *Index) evaluateTouched(touched map[int32]bool) {
	for at := range touched {
		ix.evaluate(at)
	}
}

// evaluate updates which rules one entry meets, regardless of the day.
func (ix *Index) evaluate(at int32) {
	f := &ix.facts[at]
	if f.kind == unknown {
		return
	}
	ix.weighLinks(at)
	m := matcher{ix: ix, on: never}
	word, bit := at/64, uint64(1)<<(at%64)
	for _, c := range ix.rulesByKind[f.kind] {
		if f.deed && m.meets(&c.condition, at) {
			c.growMembers(word)
			c.members[word] |= bit
			c.fresh = false
		} else if int(word) < len(c.members) && c.members[word]&bit != 0 {
			c.members[word] &^= bit
			c.fresh = false
		}
	}
}

// leaveRules removes an entry from every rule, before its fact is replaced.
func (ix *Index) leaveRules(at int32) {
	kind := ix.facts[at].kind
	if kind == unknown {
		return
	}
	word, bit := at/64, uint64(1)<<(at%64)
	for _, c := range ix.rulesByKind[kind] {
		if int(word) < len(c.members) && c.members[word]&bit != 0 {
			c.members[word] &^= bit
			c.fresh = false
		}
	}
}
