package readiness

import (
	"maps"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"rung/model"
	"rung/model/rhythm"
)

// Index holds what readiness knows of a journal: a fact for each entry, and for
// each rule of the frameworks which entries meet it. It is loaded once and kept
// up with every save; only rules that a save can change are counted again. Its
// methods may be called from any goroutine, one at a time.
type Index struct {
	mu     sync.Mutex
	brings CompetencyRules
	life   Life

	facts        []fact
	at           map[[16]byte]int32
	written      map[int32]string // ids that are spelled in another way than ours
	links        links
	made         map[int32]map[string]string // the words of claims and planned actions
	tags         map[int32][]string          // of contacts, for the rhythms that hold for a tag
	rhythms      rhythm.Rules
	departments  []string         // as written with most capitals; the first is none
	departmentAt map[string]int32 // by their name in lower case
	newest       int32            // no entry is dated later

	frameworks []*compiled
	counts     []*count
	byKind     [][]*count // those that an entry of the kind may meet
	paths      [][]int8   // the paths of roles that rules follow
}

// NewIndex gives an empty index for the frameworks. Each is taken as checked.
func NewIndex(brings CompetencyRules, frameworks []Framework) *Index {
	ix := &Index{brings: brings, links: newLinks(0), at: map[[16]byte]int32{}, made: map[int32]map[string]string{}, tags: map[int32][]string{}, written: map[int32]string{}, departments: []string{""}, departmentAt: map[string]int32{"": 0}}
	ix.setFrameworks(frameworks)
	return ix
}

// SetFrameworks replaces the frameworks, as after one was edited.
func (ix *Index) SetFrameworks(frameworks []Framework) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.setFrameworks(frameworks)
}

func (ix *Index) setFrameworks(frameworks []Framework) {
	ix.frameworks, ix.counts, ix.paths = nil, nil, nil
	ix.byKind = make([][]*count, len(layouts))
	for _, f := range frameworks {
		ix.frameworks = append(ix.frameworks, ix.compile(f))
	}
	for _, c := range ix.counts {
		for kind, t := range c.tests {
			if t != nil {
				ix.byKind[kind] = append(ix.byKind[kind], c)
			}
		}
		for _, path := range c.paths() {
			if !slices.ContainsFunc(ix.paths, func(known []int8) bool { return slices.Equal(known, path) }) {
				ix.paths = append(ix.paths, path)
			}
		}
	}
	ix.settle()
}

// SetLife tells what belongs to the person's life: departments and role.
func (ix *Index) SetLife(life Life) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.life = life
	for _, c := range ix.counts {
		c.fresh = false
	}
}

// SetRhythms tells how often the person wants to talk to a circle or to whoever
// carries a tag.
func (ix *Index) SetRhythms(rules rhythm.Rules) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.rhythms = rules
}

// Loader takes a journal in: every row, then every link, in any order.
type Loader struct{ ix *Index }

// AddRow takes one entry in.
func (l Loader) AddRow(r EntryRow) error {
	_, err := l.ix.take(r)
	return err
}

// AddLink takes one link in, after both of its entries.
func (l Loader) AddLink(from, role, to string) error {
	a, err := l.ix.slot(from)
	if err != nil {
		return err
	}
	b, err := l.ix.slot(to)
	if err != nil {
		return err
	}
	l.ix.links.join(a, roleNumber(role), b)
	return nil
}

// Load fills an empty index from what read hands over.
func (ix *Index) Load(read func(Loader) error) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := read(Loader{ix}); err != nil {
		return err
	}
	ix.settle()
	return nil
}

// Reserve makes room for so many entries before Load, which then need not move
// what it has read time and again.
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

// PutEntries takes in entries as they stand after a save: new, changed, trashed or
// taken out of the trash. Links to entries that are not there yet are kept and
// count once those come.
func (ix *Index) PutEntries(entries ...model.Entry) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.put(entries...)
}

func (ix *Index) put(entries ...model.Entry) error {
	touched := map[int32]bool{}
	for _, e := range entries {
		at, err := ix.slot(e.ID)
		if err != nil {
			return err
		}
		ix.around(touched, at)
		if err := ix.replace(at, e); err != nil {
			return err
		}
		ix.around(touched, at)
	}
	ix.evaluateAll(touched)
	return nil
}

func (ix *Index) replace(at int32, e model.Entry) error {
	row, err := rowOf(e)
	if err != nil {
		return err
	}
	if _, err := ix.take(row); err != nil {
		return err
	}
	ix.links.part(at)
	for _, l := range e.Links {
		to, err := ix.slot(l.ID)
		if err != nil {
			return err
		}
		ix.links.join(at, roleNumber(l.Role), to)
	}
	return nil
}

// RemoveEntries forgets entries that were removed for good.
func (ix *Index) RemoveEntries(ids ...string) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	for _, id := range ids {
		at, err := ix.slot(id)
		if err != nil {
			return err
		}
		ix.forget(at)
	}
	return nil
}

// WithoutHidden gives the index of what may be told to others: itself where nothing is
// hidden, else a copy in which nothing private counts, so that no number gives it
// away.
func (ix *Index) WithoutHidden(t *model.Shareable) (*Index, error) {
	hidden := t.HiddenIDs()
	if len(hidden) == 0 {
		return ix, nil
	}
	told := ix.copied()
	return told, told.RemoveEntries(hidden...)
}

func (ix *Index) copied() *Index {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	all := &Index{brings: ix.brings, life: ix.life, rhythms: ix.rhythms, newest: ix.newest,
		facts: slices.Clone(ix.facts), at: maps.Clone(ix.at), written: maps.Clone(ix.written), links: ix.links.copied(), made: maps.Clone(ix.made),
		tags: maps.Clone(ix.tags), departments: slices.Clone(ix.departments), departmentAt: maps.Clone(ix.departmentAt)}
	frameworks := make([]Framework, len(ix.frameworks))
	for i, f := range ix.frameworks {
		frameworks[i] = f.Framework
	}
	all.setFrameworks(frameworks)
	return all
}

func (ix *Index) forget(at int32) {
	touched := map[int32]bool{}
	ix.around(touched, at)
	ix.links.part(at)
	delete(ix.made, at)
	delete(ix.tags, at)
	ix.leave(at)
	ix.facts[at] = fact{id: ix.facts[at].id, kind: unknown}
	ix.evaluateAll(touched)
}

func (ix *Index) take(r EntryRow) (int32, error) {
	at, err := ix.slot(r.ID)
	if err != nil {
		return 0, err
	}
	f, w, ok := newFact(r, ix.brings)
	if !ok { // one of a newer Rung's, which no rule here asks for
		f, w = fact{kind: unknown}, words{}
	}
	f.id = ix.facts[at].id
	f.department = ix.department(unquote(w.department))
	ix.leave(at)
	delete(ix.made, at)
	delete(ix.tags, at)
	if w.made != nil {
		ix.made[at] = w.made
	}
	if w.tags != nil {
		ix.tags[at] = w.tags
	}
	ix.facts[at] = f
	if ok {
		ix.newest = max(ix.newest, f.day)
	}
	return at, nil
}

// department gives the place of a department's name, which people write in more
// than one case.
func (ix *Index) department(name string) int32 {
	name = strings.Join(strings.Fields(name), " ")
	key := strings.ToLower(name)
	if i, known := ix.departmentAt[key]; known {
		ix.departments[i] = min(ix.departments[i], name)
		return i
	}
	i := int32(len(ix.departments))
	ix.departments, ix.departmentAt[key] = append(ix.departments, name), i
	return i
}

// around notes an entry and all that a rule may reach it from: a rule that
// follows a path of roles is walked back.
func (ix *Index) around(touched map[int32]bool, at int32) {
	touched[at] = true
	for _, path := range ix.paths {
		edge := []int32{at}
		for i := len(path) - 1; i >= 0; i-- {
			var next []int32
			for _, from := range edge {
				for l := range ix.links.around(from) {
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

// settle works out what follows from all entries at once.
func (ix *Index) settle() {
	for _, c := range ix.counts {
		c.members, c.fresh = make([]uint64, len(ix.facts)/64+1), false
	}
	for at := range ix.facts {
		ix.evaluate(int32(at))
	}
}

func (ix *Index) evaluateAll(touched map[int32]bool) {
	for at := range touched {
		ix.evaluate(at)
	}
}

// evaluate brings up to date which rules one entry meets, whatever the day.
func (ix *Index) evaluate(at int32) {
	f := &ix.facts[at]
	if f.kind == unknown {
		return
	}
	l := layouts[f.kind]
	for link := range ix.links.from(at) {
		f.filled |= l.parts[roles[link.role]]
	}
	has := bits.OnesCount64(f.filled & l.whole)
	f.strength = int16(strength(has, bits.OnesCount64(l.whole)-has))
	m := matcher{ix: ix, on: never}
	word, bit := at/64, uint64(1)<<(at%64)
	for _, c := range ix.byKind[f.kind] {
		if m.holds(&c.condition, at) {
			c.grow(word)
			c.members[word] |= bit
			c.fresh = false
		} else if int(word) < len(c.members) && c.members[word]&bit != 0 {
			c.members[word] &^= bit
			c.fresh = false
		}
	}
}

// leave takes an entry out of every rule, before it becomes another.
func (ix *Index) leave(at int32) {
	kind := ix.facts[at].kind
	if kind == unknown {
		return
	}
	word, bit := at/64, uint64(1)<<(at%64)
	for _, c := range ix.byKind[kind] {
		if int(word) < len(c.members) && c.members[word]&bit != 0 {
			c.members[word] &^= bit
			c.fresh = false
		}
	}
}
