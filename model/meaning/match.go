package meaning

import (
	"slices"
	"strconv"
	"strings"
)

// match is where a pattern was found, in tokens, and what stood in its slots.
type match struct {
	from, to int
	slots    map[string]tokenSpan // nil where there are none
}

type tokenSpan struct{ from, to int }

// mostSteps bounds the work of patterns with several gaps.
const mostSteps = 1000

// matchAt tries a pattern at a token of a passage, without going to limit or beyond.
func (p *pattern) matchAt(s *passage, at, limit int) (match, bool) {
	if e := p.elements[0]; e.isPlain && (at >= limit || !e.canBegin(s.wordIDs[at])) {
		return match{}, false
	}
	m, steps := match{from: at}, mostSteps
	end, ok := p.matchFrom(s, 0, at, limit, &m, &steps)
	m.to = end
	return m, ok && end > at
}

// canBegin reports whether one of the element's words, or of its phrases or classes, may
// begin with a word.
func (e *element) canBegin(id wordID) bool {
	if id == 0 {
		return false
	}
	for i := range e.phrases {
		if e.phrases[i].first == id {
			return true
		}
	}
	for _, class := range e.classes {
		if class.singles.has(id) || class.firsts.has(id) {
			return true
		}
	}
	return slices.Contains(e.words, id)
}

func (p *pattern) matchFrom(s *passage, i, at, limit int, m *match, steps *int) (int, bool) {
	if *steps--; *steps < 0 {
		return 0, false
	}
	if i == len(p.elements) {
		return at, true
	}
	e := p.elements[i]
	switch {
	case e.start && !s.startsClause(at), e.end && !s.endsClause(at, limit):
		return 0, false
	case e.start, e.end:
		return p.matchFrom(s, i+1, at, limit, m, steps)
	case e.not:
		if s.endsOf(e, at, limit).count > 0 {
			return 0, false
		}
		return p.matchFrom(s, i+1, at, limit, m, steps)
	case e.gap > 0:
		return p.matchBeyondGap(s, i, at, limit, m, steps)
	}
	ends := s.endsOf(e, at, limit)
	for _, to := range ends.all() {
		if end, ok := p.matchFrom(s, i+1, to, limit, m, steps); ok {
			s.keepSlot(e, at, to, m)
			return end, true
		}
	}
	if e.optional || e.orEnd && s.endsClause(at, limit) {
		return p.matchFrom(s, i+1, at, limit, m, steps)
	}
	return 0, false
}

// matchBeyondGap tries what follows a gap, the shortest gap first. Quotation marks do
// not count as words; any other sign and the next clause end it.
func (p *pattern) matchBeyondGap(s *passage, i, at, limit int, m *match, steps *int) (int, bool) {
	for left := p.elements[i].gap; ; at++ {
		if end, ok := p.matchFrom(s, i+1, at, limit, m, steps); ok {
			return end, true
		}
		if at >= limit || at > m.from && s.startsClause(at) {
			return 0, false
		}
		if t := s.tokens[at]; t.kind != signToken {
			left--
		} else if !strings.Contains(`"'“”„‘’«»&/%@#`, t.word) {
			return 0, false
		}
		if left < 0 {
			return 0, false
		}
	}
}

// keepSlot notes what stood in a slot.
func (s *passage) keepSlot(e *element, from, to int, m *match) {
	for _, slot := range e.slots {
		if ends := s.slotEnds(slot.slot, from, to); slices.Contains(ends.all(), to) {
			if m.slots == nil {
				m.slots = map[string]tokenSpan{}
			}
			m.slots[slot.name] = tokenSpan{from, to}
			return
		}
	}
}

// ends are where something may end that begins at a token, the longest first. Of more
// than there is room for, the shortest are left out.
type ends struct {
	count int
	at    [8]int
}

func (e *ends) add(to int) {
	i := e.count
	for i > 0 && e.at[i-1] < to {
		i--
	}
	if i == len(e.at) || i > 0 && e.at[i-1] == to {
		return
	}
	copy(e.at[i+1:], e.at[i:])
	e.at[i] = to
	e.count = min(e.count+1, len(e.at))
}

func (e *ends) all() []int { return e.at[:e.count] }

// longest gives the end that is farthest away, or 0 where there is none.
func (e ends) longest() int { return e.at[0] }

// endsOf gives where an element may end that begins at a token.
func (s *passage) endsOf(e *element, at, limit int) (found ends) {
	if at >= limit {
		return found
	}
	if id := s.wordIDs[at]; id != 0 {
		if slices.Contains(e.words, id) {
			found.add(at + 1)
		}
		for i := range e.phrases {
			if words := e.phrases[i].words; e.phrases[i].first == id && s.hasWords(at, limit, words) {
				found.add(at + len(words))
			}
		}
		for _, class := range e.classes {
			s.addClassEnds(&found, class, id, at, limit)
		}
	}
	for _, slot := range e.slots {
		of := s.slotEnds(slot.slot, at, limit)
		for _, to := range of.all() {
			found.add(to)
		}
	}
	return found
}

// addClassEnds adds where a member of a class may end that begins at a token.
func (s *passage) addClassEnds(found *ends, class *wordClass, id wordID, at, limit int) {
	if class.singles.has(id) {
		found.add(at + 1)
	}
	if class.firsts.has(id) {
		for _, words := range class.phrases[s.tokens[at].word] {
			if s.hasWords(at, limit, words) {
				found.add(at + len(words))
			}
		}
	}
}

// hasWords reports whether a phrase stands at a token, its last word maybe with “'s”.
func (s *passage) hasWords(at, limit int, words []string) bool {
	if at+len(words) > limit {
		return false
	}
	last := len(words) - 1
	for i, word := range words[:last] {
		if s.tokens[at+i].word != word {
			return false
		}
	}
	return strings.TrimSuffix(s.tokens[at+last].word, "'s") == words[last] || s.tokens[at+last].word == words[last]
}

// slotEnds gives where what a slot asks for may end that begins at a token.
func (s *passage) slotEnds(slot slotKind, at, limit int) (found ends) {
	switch slot {
	case hereSlot:
		found.add(at)
		return found
	case someoneSlot:
		for _, to := range s.someoneEnds(at, limit) {
			found.add(to)
		}
		return found
	case countSlot:
		if _, ok := s.wholeNumber(at); ok {
			found.add(at + 1)
		}
		return found
	case versionSlot:
		if s.isVersion(at) {
			found.add(at + 1)
		}
		return found
	case codeSlot:
		if s.isCode(at) {
			found.add(at + 1)
		}
		return found
	case nounSlot:
		return s.nounPhraseEnds(at, limit)
	}
	if s.starts[at]&(1<<slot) == 0 {
		return found
	}
	spans := s.found[slot]
	i, _ := slices.BinarySearchFunc(spans, at, func(x tokenSpan, at int) int { return x.from - at })
	for ; i < len(spans) && spans[i].from == at; i++ {
		if spans[i].to <= limit || slot == quoteSlot { // a quotation may hold several sentences
			found.add(spans[i].to)
		}
	}
	return found
}

var smallNumbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// wholeNumber reads a token as a whole number, in figures or in words up to twelve.
func (s *passage) wholeNumber(at int) (int, bool) {
	t := s.tokens[at]
	if n := slices.Index(smallNumbers, t.word); n > 0 {
		return n, true
	}
	n, err := strconv.Atoi(t.word)
	return n, err == nil && t.kind == numberToken && len(t.word) < 7
}

// nounPhraseEnds gives the ends of a noun phrase.
func (s *passage) nounPhraseEnds(at, limit int) (found ends) {
	for end := at; end < limit && end < at+5; end++ {
		t := s.tokens[end]
		if t.kind == signToken || s.isFunction[end] && (end > at || s.lexicon.classHas("preposition", t.word)) {
			break
		}
		found.add(end + 1)
	}
	return found
}
