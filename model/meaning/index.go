package meaning

import "slices"

// ruleIndex files the patterns of rules under what they can begin with, so that only few
// are tried at a token. Those that begin with a class are filed there.
type ruleIndex struct {
	byWord   [][]indexedPattern // by the word's number
	bySlot   [][]indexedPattern // by the slot's place in slots
	classes  [][]*wordClass     // that patterns begin with, by the number of each word that begins a member
	anywhere []indexedPattern   // they begin with a gap
}

type indexedPattern struct {
	rule    *rule
	pattern *pattern
}

// add files a pattern under each element that can be its first.
func (x *ruleIndex) add(p indexedPattern) {
	for _, e := range p.pattern.elements {
		if e.gap > 0 {
			x.anywhere = append(x.anywhere, p)
			return
		}
		if !e.takesWords() {
			continue
		}
		x.addElement(e, p)
		if !e.optional && !e.orEnd {
			return
		}
	}
}

func (x *ruleIndex) addElement(e *element, p indexedPattern) {
	for _, id := range e.words {
		x.byWord = addAt(x.byWord, int(id), p)
	}
	for _, phrase := range e.phrases {
		x.byWord = addAt(x.byWord, int(phrase.first), p)
	}
	for _, class := range e.classes {
		if len(class.rules) == 0 {
			x.addClass(class)
		}
		class.rules = append(class.rules, p)
	}
	for _, slot := range e.slots {
		x.bySlot = addAt(x.bySlot, int(slot.slot), p)
	}
}

func (x *ruleIndex) addClass(class *wordClass) {
	for id := range class.singles.all() {
		x.classes = addAt(x.classes, int(id), class)
	}
	for id := range class.firsts.all() {
		if !class.singles.has(id) {
			x.classes = addAt(x.classes, int(id), class)
		}
	}
}

// addAt adds to the list at a place of lists, which grows as needed.
func addAt[T any](lists [][]T, at int, x T) [][]T {
	if at >= len(lists) {
		lists = append(lists, make([][]T, at+1-len(lists))...)
	}
	lists[at] = append(lists[at], x)
	return lists
}

// listAt gives the list at a place, or none.
func listAt[T any](lists [][]T, at int) []T {
	if at < len(lists) {
		return lists[at]
	}
	return nil
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
	for _, sentence := range s.sentences {
		s.lookAt(sentence)
		for at := sentence.from; at < sentence.to; at++ {
			hits = s.matchRulesAt(at, sentence, hits)
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		if trust := s.trustIn(b) - s.trustIn(a); trust != 0 {
			return trust
		}
		if la, lb := a.to-a.from, b.to-b.from; la != lb {
			return lb - la
		}
		return a.from - b.from
	})
	return hits
}

// trustIn is how much a hit is trusted: more in the first sentence of a longer text, which
// says what the text is about.
func (s *passage) trustIn(h hit) int {
	if len(s.sentences) >= 3 && h.from < s.sentences[0].to {
		return h.rule.Trust + 2
	}
	return h.rule.Trust
}

// lateSlots, a bit each, are not looked for before they are asked for.
const lateSlots = 1<<countSlot | 1<<versionSlot | 1<<nounSlot | 1<<someoneSlot | 1<<codeSlot

// matchRulesAt adds the rules that hold at a token.
func (s *passage) matchRulesAt(at int, in sentence, hits []hit) []hit {
	c, id, index, first := s.clauseAt(at), int(s.wordIDs[at]), &s.lexicon.index, len(hits)
	form, isStart := c.form(), s.startsClause(at)
	try := func(list []indexedPattern) {
		for i := range list {
			r := list[i].rule
			if !isStart && list[i].pattern.elements[0].start || !r.forms.has(form) || !r.allows(c) || r.Story && (in.from > 0 || len(s.sentences) < 2) || !s.canHold(list[i].pattern, in) || slices.ContainsFunc(hits[first:], func(h hit) bool { return h.rule == r }) {
				continue
			}
			if m, ok := list[i].pattern.matchAt(s, at, in.to); ok && s.hasContext(r, m, in) {
				hits = append(hits, hit{r, m})
			}
		}
	}
	if id != 0 {
		try(listAt(index.byWord, id))
		for _, class := range listAt(index.classes, id) {
			try(class.rules)
		}
	}
	for slot, list := range index.bySlot {
		if len(list) == 0 {
			continue
		}
		if s.starts[at]&(1<<slot) != 0 || lateSlots&(1<<slot) != 0 && s.slotEnds(slotKind(slot), at, in.to).count > 0 {
			try(list)
		}
	}
	try(index.anywhere)
	return hits
}

// form numbers whose deed a clause tells, in which mood, and whether it is denied.
func (c clause) form() int {
	form := 2 * (slices.Index(moodChoices, string(c.mood)) + len(moodChoices)*int(c.subject))
	if c.negated {
		form++
	}
	return form
}

// allows reports whether a rule may hold in a clause of one of its forms. Nobody's deed is
// told by a question.
func (r *rule) allows(c clause) bool {
	return !(c.question && !r.Asked && r.SetsMood != "" || c.reported && !r.Reported)
}

// hasContext reports whether what a rule needs stands beside its phrase, and nothing that
// it must not have.
func (s *passage) hasContext(r *rule, m match, in sentence) bool {
	return !s.standsBeside(m, in, r.not) && (len(r.and) == 0 || s.standsBeside(m, in, r.and)) && (len(r.near) == 0 || s.standsBeside(m, sentence{to: len(s.tokens)}, r.near))
}

// contextReach is how many words away from a phrase its context is looked for.
const contextReach = 40

// standsBeside reports whether any of the patterns is found in a sentence, near a match.
func (s *passage) standsBeside(m match, in sentence, patterns []*pattern) bool {
	from, to := max(in.from, m.from-contextReach), min(in.to, m.to+contextReach)
	for _, p := range patterns {
		if !s.canHold(p, in) {
			continue
		}
		for at := from; at < to; at++ {
			if _, ok := p.matchAt(s, at, to); ok {
				return true
			}
		}
	}
	return false
}
