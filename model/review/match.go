package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/model"
)

// Pile says where a requirement is shown.
type Pile string

const (
	InBullets Pile = "bullet"
	InJournal Pile = "journal"
	Nowhere   Pile = "none"
)

// Matching is a job description held against the whole journal.
type Matching struct {
	Requirements []Matched `json:"requirements"`
	More         int       `json:"-"` // requirements beyond those that were looked at
}

// Matched is one requirement and what shows it.
type Matched struct {
	Requirement
	Pile     Pile       `json:"pile"`
	Evidence []Evidence `json:"evidence"`
	Cover    Cover      `json:"-"`
	Missing  []string   `json:"-"` // what it names and no evidence shows
}

// Cover is how much of a requirement its evidence shows.
type Cover string

const (
	Shown  Cover = "shown"  // all that it names
	Partly Cover = "partly" // some of it
	Open   Cover = "open"   // nothing
)

// Evidence is an entry that shows a requirement, and why.
type Evidence struct {
	Entry  string `json:"entry"`
	Reason string `json:"reason"`
}

// mostEvidence is how many entries a requirement names, the best ones.
const mostEvidence = 5

// bulletKind is that of a line of the résumé.
const bulletKind = "bullet"

// Match splits a job description into requirements and looks for each in every
// entry. Errors: as Requirements.
func (l *Library) Match(description string) (Matching, error) {
	requirements, more, err := Requirements(description)
	if err != nil {
		return Matching{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return Matching{Requirements: l.matchAll(requirements), More: more}, nil
}

// found is an entry that shows part of a requirement.
type found struct {
	doc    int
	weight int
	said   []int // concepts of the requirement
}

func (l *Library) matchAll(requirements []Requirement) []Matched {
	var all []concept
	own := make([][]int, len(requirements)) // the concepts of each requirement
	asking := map[int][]int{}               // the requirements that a concept belongs to
	for i, r := range requirements {
		for _, c := range l.concepts(r.Text) {
			at := slices.IndexFunc(all, c.same)
			if at < 0 {
				at = len(all)
				all = append(all, c)
			}
			own[i], asking[at] = append(own[i], at), append(asking[at], i)
		}
	}
	search := l.newSearch(all)
	shown := make([][]found, len(requirements))
	for d := range l.docs {
		if l.docs[d].out {
			continue
		}
		search.in(&l.docs[d], func(concept int, _ bool) {
			for _, i := range asking[concept] {
				if n := len(shown[i]); n == 0 || shown[i][n-1].doc != d {
					shown[i] = append(shown[i], found{doc: d})
				}
				f := &shown[i][len(shown[i])-1]
				f.weight += all[concept].weight()
				f.said = append(f.said, concept)
			}
		})
	}
	matched := make([]Matched, len(requirements))
	for i, r := range requirements {
		matched[i] = l.judge(r, own[i], shown[i], all)
	}
	return matched
}

// judge keeps the entries that show a requirement. One of them shows it where it
// has at least half of what is named; where none has, those that have something
// definite show a part. Common words alone have to make up half, and two of them.
func (l *Library) judge(r Requirement, own []int, shown []found, all []concept) Matched {
	m := Matched{Requirement: r, Pile: Nowhere, Evidence: []Evidence{}, Cover: Open}
	named := slices.DeleteFunc(slices.Clone(own), func(c int) bool { return all[c].weight() != definite })
	whole := 0
	for _, c := range own {
		whole += all[c].weight()
	}
	var half, part []found
	for _, f := range shown {
		isNamed := slices.ContainsFunc(f.said, func(c int) bool { return all[c].weight() == definite })
		switch {
		case len(named) > 0 && !isNamed, len(named) == 0 && len(f.said) < min(2, len(own)):
		case 2*f.weight >= whole:
			half = append(half, f)
		case isNamed:
			part = append(part, f)
		}
	}
	if len(half) == 0 {
		half = part
	}
	slices.SortFunc(half, l.stronger)
	if len(named) == 0 {
		named = own
	}
	m.Missing = missing(named, half, all)
	if len(half) == 0 {
		return m
	}
	m.Pile, m.Cover = InJournal, Partly
	if l.docs[half[0].doc].kind == bulletKind {
		m.Pile = InBullets
	}
	if len(m.Missing) == 0 {
		m.Cover = Shown
	}
	for _, f := range half[:min(len(half), mostEvidence)] {
		m.Evidence = append(m.Evidence, Evidence{Entry: l.docs[f.doc].id, Reason: l.reason(f, all)})
	}
	return m
}

// missing gives what is named and no entry has.
func missing(named []int, shown []found, all []concept) (labels []string) {
	for _, c := range named {
		if !slices.ContainsFunc(shown, func(f found) bool { return slices.Contains(f.said, c) }) {
			labels = append(labels, all[c].label)
		}
	}
	return labels
}

// stronger puts bullets first, then what shows more, then the fuller story, then
// the newer one.
func (l *Library) stronger(a, b found) int {
	x, y := &l.docs[a.doc], &l.docs[b.doc]
	return cmp.Or(
		first(x.kind == bulletKind, y.kind == bulletKind),
		cmp.Compare(b.weight, a.weight),
		cmp.Compare(bandRank[y.band], bandRank[x.band]),
		first(x.measured, y.measured),
		cmp.Compare(y.day, x.day),
		cmp.Compare(x.id, y.id))
}

var bandRank = map[Band]int{Thin: 0, Fair: 1, Strong: 2}

func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// reason says why an entry shows a requirement: "budget, vendors; led 4 people,
// with a measured result".
func (l *Library) reason(f found, all []concept) string {
	const most = 4
	var labels []string
	for _, c := range f.said[:min(most, len(f.said))] {
		labels = append(labels, all[c].label)
	}
	return joinReasons(strings.Join(labels, ", "), l.docs[f.doc].facts())
}

// facts says what makes an entry weigh more.
func (d *doc) facts() string {
	var facts []string
	switch {
	case d.led > 1:
		facts = append(facts, fmt.Sprintf("led %d people", d.led))
	case d.led == 1:
		facts = append(facts, "led 1 person")
	}
	if d.measured {
		facts = append(facts, "with a measured result")
	}
	return strings.Join(facts, ", ")
}

func joinReasons(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "; ")
}

// Count gives how many requirements lie in a pile, all of a need or of any where
// need is "".
func (m Matching) Count(p Pile, need Need) (n int) {
	for _, r := range m.Requirements {
		if r.Pile == p && (need == "" || r.Need == need) {
			n++
		}
	}
	return n
}

// Plan gives the entry that plans to gain evidence for a requirement that nothing
// shows.
func (m Matched) Plan(on, due model.Day) model.Entry {
	a := gapAction(m.Requirement)
	return a.Plan(due, on)
}
