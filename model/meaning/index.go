package meaning

import "slices"

// ruleIndex files the patterns of rules under what they can begin with, so that only few
// are tried at a token.
type ruleIndex struct {
	byWord   map[string][]indexedPattern
	byClass  map[*wordClass][]indexedPattern
	bySlot   map[string][]indexedPattern
	classes  map[string][]*wordClass // of those that patterns begin with, by the words that begin a member
	anywhere []indexedPattern        // they begin with a gap
}

type indexedPattern struct {
	rule    *rule
	pattern pattern
}

func newRuleIndex() ruleIndex {
	return ruleIndex{byWord: map[string][]indexedPattern{}, byClass: map[*wordClass][]indexedPattern{}, bySlot: map[string][]indexedPattern{}, classes: map[string][]*wordClass{}}
}

// add files a pattern under each element that can be its first.
func (x *ruleIndex) add(p indexedPattern) {
	for i := range p.pattern.elements {
		e := &p.pattern.elements[i]
		if e.gap > 0 {
			x.anywhere = append(x.anywhere, p)
			return
		}
		if !e.takesWords() {
			continue
		}
		x.addElement(e, p)
		if !e.optional {
			return
		}
	}
}

func (x *ruleIndex) addElement(e *element, p indexedPattern) {
	for word := range e.words {
		x.byWord[word] = append(x.byWord[word], p)
	}
	for _, phrase := range e.phrases {
		x.byWord[phrase[0]] = append(x.byWord[phrase[0]], p)
	}
	for _, class := range e.classes {
		if len(x.byClass[class]) == 0 {
			x.addClass(class)
		}
		x.byClass[class] = append(x.byClass[class], p)
	}
	for _, slot := range e.slots {
		x.bySlot[slot.slot] = append(x.bySlot[slot.slot], p)
	}
}

func (x *ruleIndex) addClass(class *wordClass) {
	for word := range class.words {
		x.classes[word] = append(x.classes[word], class)
	}
	for word := range class.phrases {
		if !class.words[word] {
			x.classes[word] = append(x.classes[word], class)
		}
	}
}

// hit is a rule that holds at a place.
type hit struct {
	rule *rule
	match
}

// matchRules finds every rule that holds, those first that are trusted more, then those
// with the longer phrase, then in the order of the text.
func (s *passage) matchRules() []hit {
	var hits []hit
	starts := s.slotStarts()
	for _, sentence := range s.sentences {
		for at := sentence.from; at < sentence.to; at++ {
			hits = s.matchRulesAt(at, sentence, starts[at], hits)
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		if a.rule.Trust != b.rule.Trust {
			return b.rule.Trust - a.rule.Trust
		}
		if la, lb := a.to-a.from, b.to-b.from; la != lb {
			return lb - la
		}
		return a.from - b.from
	})
	return hits
}

// slotStarts gives the slots that begin at each token where any does.
func (s *passage) slotStarts() map[int][]string {
	starts := map[int][]string{}
	for _, slot := range slots {
		for _, span := range s.found[slot] {
			if !slices.Contains(starts[span.from], slot) {
				starts[span.from] = append(starts[span.from], slot)
			}
		}
	}
	return starts
}

// matchRulesAt adds the rules that hold at a token.
func (s *passage) matchRulesAt(at int, in sentence, starts []string, hits []hit) []hit {
	c, word, first := s.clauseAt(at), s.tokens[at].word, len(hits)
	try := func(list []indexedPattern) {
		for i := range list {
			r := list[i].rule
			if !r.subjects.has(int(c.subject)) || !r.allows(c) || slices.ContainsFunc(hits[first:], func(h hit) bool { return h.rule == r }) {
				continue
			}
			if m, ok := list[i].pattern.matchAt(s, at, in.to); ok && s.hasContext(r, m, in) {
				hits = append(hits, hit{r, m})
			}
		}
	}
	try(s.lexicon.index.byWord[word])
	for _, class := range s.lexicon.index.classes[word] {
		try(s.lexicon.index.byClass[class])
	}
	for _, slot := range starts {
		try(s.lexicon.index.bySlot[slot])
	}
	for _, slot := range []string{"n", "version", "np", "someone"} { // which are not looked for before they are asked for
		var room [8]int
		if len(s.lexicon.index.bySlot[slot]) > 0 && len(s.addSlotEnds(room[:0], slot, at, in.to)) > 0 {
			try(s.lexicon.index.bySlot[slot])
		}
	}
	try(s.lexicon.index.anywhere)
	return hits
}

// allows reports whether a rule may hold in a clause, whoever is its subject. Nobody's deed
// is told by a question.
func (r *rule) allows(c clause) bool {
	if c.question && r.SetsMood != "" || c.reported && !r.Reported || r.Negated != "any" && c.negated != (r.Negated == "yes") {
		return false
	}
	return r.moods.has(slices.Index(moodChoices, string(c.mood)))
}

// hasContext reports whether what a rule needs stands beside its phrase, and nothing that
// it must not have.
func (s *passage) hasContext(r *rule, m match, in sentence) bool {
	return !s.standsBeside(m, in, r.not) && (len(r.and) == 0 || s.standsBeside(m, in, r.and)) && (len(r.near) == 0 || s.standsBeside(m, sentence{to: len(s.tokens)}, r.near))
}

// contextReach is how many words away from a phrase its context is looked for.
const contextReach = 40

// standsBeside reports whether any of the patterns is found in a sentence, near a match.
func (s *passage) standsBeside(m match, in sentence, patterns []pattern) bool {
	from, to := max(in.from, m.from-contextReach), min(in.to, m.to+contextReach)
	for _, p := range patterns {
		for at := from; at < to; at++ {
			if _, ok := p.matchAt(s, at, to); ok {
				return true
			}
		}
	}
	return false
}
