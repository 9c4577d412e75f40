package review

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// Pile says where a requirement is shown: in résumé bullets, in the journal, or nowhere.
type Pile string

const (
	InBullets Pile = "bullet"
	InJournal Pile = "journal"
	Nowhere   Pile = "none"
)

// MatchResult is a job description matched against the whole journal.
type MatchResult struct {
	Requirements []MatchedRequirement `json:"requirements"`
	More         int                  `json:"-"` // number of requirements beyond the limit, not looked at
}

// MatchedRequirement is one requirement and its evidence.
type MatchedRequirement struct {
	Requirement
	Pile     Pile       `json:"pile"`
	Evidence []Evidence `json:"evidence"`
	Cover    Cover      `json:"-"`
	Missing  []string   `json:"-"` // what it names and no evidence has
}

// Cover is how much of a requirement is shown by evidence.
type Cover string

const (
	Shown      Cover = "shown"  // all that it names
	Partly     Cover = "partly" // some of it
	NotCovered Cover = "open"   // nothing
)

// Evidence is an entry that shows a requirement, with the reason.
type Evidence struct {
	Entry  string `json:"entry"`
	Reason string `json:"reason"`
}

// mostEvidence is how many entries are listed as evidence, the best ones.
const mostEvidence = 5

// Match splits a job description into requirements and searches every entry for
// each. Errors: as Requirements.
func (l *Library) Match(description string) (MatchResult, error) {
	requirements, more, err := Requirements(description)
	if err != nil {
		return MatchResult{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return MatchResult{Requirements: l.matchRequirements(requirements), More: more}, nil
}

// partialMatch is an entry that shows part of a requirement.
type partialMatch struct {
	doc    int
	weight int
	said   uint64 // a bit for each concept of the requirement
}

// conceptPlace is a concept's position in a requirement.
type conceptPlace struct{ requirement, bit int }

// mostNamed is how many concepts of one requirement are looked for: one bit each.
const mostNamed = 64

func (l *Library) matchRequirements(requirements []Requirement) []MatchedRequirement {
	var all []concept
	own := make([][]concept, len(requirements))
	asking := map[int][]conceptPlace{} // by concept
	at := map[[2]int]int{}
	for i, r := range requirements {
		own[i] = l.findConcepts(r.Text)
		own[i] = own[i][:min(len(own[i]), mostNamed)]
		for bit, c := range own[i] {
			n, known := at[c.identity()]
			if !known {
				n = len(all)
				at[c.identity()], all = n, append(all, c)
			}
			asking[n] = append(asking[n], conceptPlace{i, bit})
		}
	}
	search := l.newConceptSearch(all)
	shown := make([][]partialMatch, len(requirements))
	for d := range l.docs {
		if l.docs[d].inactive {
			continue
		}
		search.searchEntry(&l.docs[d], func(concept int, _ bool) {
			for _, p := range asking[concept] {
				list := shown[p.requirement]
				if n := len(list); n == 0 || list[n-1].doc != d {
					list = append(list, partialMatch{doc: d})
				}
				f := &list[len(list)-1]
				f.weight += all[concept].weight()
				f.said |= 1 << p.bit
				shown[p.requirement] = list
			}
		})
	}
	matched := make([]MatchedRequirement, len(requirements))
	for i, r := range requirements {
		matched[i] = l.judgeRequirement(r, own[i], shown[i])
	}
	return matched
}

// judgeRequirement decides which entries show a requirement. An entry does where it
// has at least half of the weight that is named; where none does, entries with a
// definite concept show a part. Common words alone need half of the weight and at
// least two words.
func (l *Library) judgeRequirement(r Requirement, own []concept, shown []partialMatch) MatchedRequirement {
	m := MatchedRequirement{Requirement: r, Pile: Nowhere, Evidence: []Evidence{}, Cover: NotCovered}
	whole, named := 0, uint64(0)
	for bit, c := range own {
		whole += c.weight()
		if c.weight() == definite {
			named |= 1 << bit
		}
	}
	var half, part []partialMatch
	for _, f := range shown {
		switch isNamed := f.said&named != 0; {
		case named != 0 && !isNamed, named == 0 && bits.OnesCount64(f.said) < min(2, len(own)):
		case 2*f.weight >= whole:
			half = append(half, f)
		case isNamed:
			part = append(part, f)
		}
	}
	if len(half) == 0 {
		half, part = part, nil
	}
	m.Missing = missingLabels(own, named, half, part)
	if len(half) == 0 {
		return m
	}
	best := l.coverLacking(l.strongestMatches(half), part, named)
	m.Pile, m.Cover = InJournal, Partly
	if l.docs[best[0].doc].kind == model.KindBullet {
		m.Pile = InBullets
	}
	if len(m.Missing) == 0 {
		m.Cover = Shown
	}
	for _, f := range best {
		m.Evidence = append(m.Evidence, Evidence{Entry: l.docs[f.doc].id, Reason: l.matchReason(f, own)})
	}
	return m
}

// missingLabels returns what is named and no entry has; common words count only
// where nothing definite is named.
func missingLabels(own []concept, named uint64, half, part []partialMatch) (labels []string) {
	said := saidByAny(half) | saidByAny(part)
	for bit, c := range own {
		if said&(1<<bit) == 0 && (named == 0 || c.weight() == definite) {
			labels = append(labels, c.label)
		}
	}
	return labels
}

// saidByAny returns the concepts that any of the entries has.
func saidByAny(all []partialMatch) (bits uint64) {
	for _, f := range all {
		bits |= f.said
	}
	return bits
}

// coverLacking replaces the weakest of the best entries by entries that show
// concepts which the best lack, so that everything that is called shown can be
// looked up.
func (l *Library) coverLacking(best, part []partialMatch, named uint64) []partialMatch {
	var added []partialMatch
	for lacking := named &^ saidByAny(best); lacking != 0 && len(added) < mostEvidence-1; lacking &= lacking - 1 {
		one := lacking & -lacking
		if saidByAny(added)&one != 0 {
			continue
		}
		var holding []partialMatch
		for _, f := range part {
			if f.said&one != 0 {
				holding = append(holding, f)
			}
		}
		if found := l.strongestMatches(holding); len(found) > 0 {
			added = append(added, found[0])
		}
	}
	return append(best[:min(len(best), mostEvidence-len(added))], added...)
}

// strongestMatches returns the few strongest entries, the strongest first. A common
// word may have found thousands.
func (l *Library) strongestMatches(all []partialMatch) (best []partialMatch) {
	for _, f := range all {
		if at, _ := slices.BinarySearchFunc(best, f, l.compareStrength); at < mostEvidence {
			best = slices.Insert(best, at, f)
			best = best[:min(len(best), mostEvidence)]
		}
	}
	return best
}

// compareStrength sorts bullets first, then what shows more, then the more complete
// story, then the newer entry.
func (l *Library) compareStrength(a, b partialMatch) int {
	x, y := &l.docs[a.doc], &l.docs[b.doc]
	return cmp.Or(
		model.TrueFirst(x.kind == model.KindBullet, y.kind == model.KindBullet),
		cmp.Compare(b.weight, a.weight),
		cmp.Compare(bandRank[y.band], bandRank[x.band]),
		model.TrueFirst(x.measured, y.measured),
		cmp.Compare(y.day, x.day),
		cmp.Compare(x.id, y.id))
}

var bandRank = map[Band]int{Thin: 0, Fair: 1, Strong: 2}

// matchReason says why an entry shows a requirement: "budget, vendors; led 4 people,
// with a measured result".
func (l *Library) matchReason(f partialMatch, own []concept) string {
	const most = 4
	var labels []string
	for bit, c := range own {
		if f.said&(1<<bit) != 0 && len(labels) < most {
			labels = append(labels, c.label)
		}
	}
	return text.Joined("; ", strings.Join(labels, ", "), l.docs[f.doc].describeFacts())
}

// describeFacts says what makes an entry weigh more.
func (d *indexedEntry) describeFacts() string {
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

// CountInPile counts the requirements in a pile with a need, or with any need where
// it is "".
func (m MatchResult) CountInPile(p Pile, need Need) (n int) {
	for _, r := range m.Requirements {
		if r.Pile == p && (need == "" || r.Need == need) {
			n++
		}
	}
	return n
}

// PlanEvidence returns the entry that plans to gain evidence for a requirement.
func (m MatchedRequirement) PlanEvidence(on, due model.Day) model.Entry {
	a := gapAction(m.Requirement)
	return a.Plan(due, on)
}
