package review

import "rung/model"

// Pile says where the evidence of a requirement is: in résumé bullets, in the journal, or nowhere.
type Pile string

const (
	InBullets Pile = "bullet"
	InJournal Pile = "journal"
	Nowhere   Pile = "none"
)

// Level says how far a requirement is borne out.
type Level string

const (
	Shown   Level = "shown"   // what was done proves it
	Related Level = "related" // something near it: another product, a smaller scale, or only learned
	Nothing Level = "nothing"
)

// MatchResult is a job description matched against the whole journal.
type MatchResult struct {
	Requirements []MatchedRequirement `json:"requirements"`
	Dropped      []Requirement        `json:"dropped,omitempty"` // the person ruled that they are none
	More         int                  `json:"-"`                 // number of requirements beyond the limit, not looked at
}

// MatchedRequirement is one requirement and its evidence. What is shown has only evidence that shows it.
type MatchedRequirement struct {
	Requirement
	Level    Level      `json:"level"`
	Pile     Pile       `json:"pile"`
	Evidence []Evidence `json:"evidence"`
	Missing  []string   `json:"missing"` // what nothing shows, in words: "Terraform", "10 people asked, 6 led"
	Ruled    Verdict    `json:"ruled,omitempty"`
	Added    bool       `json:"added,omitempty"` // by the person

	// Candidates are the entries that come closest, whatever the level: what to choose from.
	Candidates []Evidence `json:"-"`
}

// Evidence is an entry that bears a requirement out, with the reason.
type Evidence struct {
	Entry  string `json:"entry"`
	Reason string `json:"reason"`
}

// mostEvidence is how many entries are listed as evidence, the best ones.
const mostEvidence = 5

// Match splits a job description into requirements and says how far every entry bears each one out, as of a day. What the
// person ruled for job, the id of an interview or "", goes before what the words say. Errors: as
// Requirements.
func (l *Library) Match(description, job string, on model.Day) (MatchResult, error) {
	return l.matchHiding(description, job, on, hidesNothing)
}

// matchHiding matches without the rulings that are hidden from what is shared.
func (l *Library) matchHiding(description, job string, on model.Day, hides func(model.Entry) bool) (MatchResult, error) {
	requirements, more, err := Requirements(description)
	if err != nil {
		return MatchResult{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	rulings, inOrder := l.rulingsOf(job, hides)
	m := l.matchRequirements(requirements, rulings, inOrder, on)
	m.More = more
	return m, nil
}

// partialMatch is what an entry has of a requirement, a bit for each of its concepts.
type partialMatch struct {
	doc     int
	title   uint64 // said in the title
	said    uint64 // said, in the title or elsewhere
	own     uint64 // said in the requirement's own words
	phrase  uint64 // said in several of them in a row
	implied uint64 // by a competency that it builds on
	near    uint64 // another thing of the same group
}

// requirementConcept is a concept's position in a requirement.
type requirementConcept struct{ requirement, bit int }

// mostNamed is how many concepts of one requirement are looked for: one bit each.
const mostNamed = 64

func (l *Library) matchRequirements(requirements []Requirement, rulings map[string]Ruling, inOrder []Ruling, on model.Day) MatchResult {
	requirements, dropped := applyRulings(requirements, rulings, inOrder)
	var all []concept
	l.compiledLexicon()
	ask := make([]asked, len(requirements))
	asking := map[int][]requirementConcept{} // by concept
	at := map[conceptID]int{}
	for i, r := range requirements {
		ask[i] = l.parseAsked(r)
		for bit, c := range ask[i].concepts {
			n, known := at[c.identity()]
			if !known || c.group >= 0 { // each requirement has words of its own for a topic
				n = len(all)
				at[c.identity()], all = n, append(all, c)
			}
			asking[n] = append(asking[n], requirementConcept{i, bit})
		}
	}
	search := l.newConceptSearch(all)
	found := make([][]partialMatch, len(requirements))
	for d := range l.docs {
		if l.docs[d].inactive || l.docs[d].standing == bearsNothing {
			continue
		}
		search.searchEntry(&l.docs[d], func(concept int, where conceptPlace) {
			for _, p := range asking[concept] {
				list := found[p.requirement]
				if n := len(list); n == 0 || list[n-1].doc != d {
					list = append(list, partialMatch{doc: d})
				}
				list[len(list)-1].add(p.bit, where)
				found[p.requirement] = list
			}
		})
	}
	matched := make([]MatchedRequirement, len(requirements))
	for i, r := range requirements {
		j := judgement{l: l, asked: ask[i], on: on, ruling: rulings[comparableWords(r.Text)]}
		for _, f := range found[i] {
			j.weigh(f)
		}
		j.addWithoutWords()
		matched[i] = j.decide(r)
	}
	return MatchResult{Requirements: matched, Dropped: dropped}
}

// add notes where an entry has a concept. It is called for each of them in each entry.
func (f *partialMatch) add(bit int, where conceptPlace) {
	has := func(place conceptPlace) uint64 {
		if where&place != 0 {
			return 1 << bit
		}
		return 0
	}
	f.title |= has(inTitle)
	f.said |= has(inTitle | inText)
	f.own |= has(inOwnWords)
	f.phrase |= has(inPhrase)
	f.implied |= has(inCompetency)
	f.near |= has(inNeighbour)
}

// PlanEvidence returns the entry that plans to gain evidence for a requirement.
func (m MatchedRequirement) PlanEvidence(on, due model.Day) model.Entry {
	a := gapAction(m.Requirement)
	return a.Plan(due, on)
}

// CountAtLevel counts the requirements at a level.
func (m MatchResult) CountAtLevel(level Level) (n int) {
	for _, r := range m.Requirements {
		if r.Level == level {
			n++
		}
	}
	return n
}
