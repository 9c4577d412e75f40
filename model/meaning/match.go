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
func (p pattern) matchAt(s *passage, at, limit int) (match, bool) {
	m, steps := match{from: at}, mostSteps
	end, ok := p.matchFrom(s, 0, at, limit, &m, &steps)
	m.to = end
	return m, ok && end > at
}

func (p pattern) matchFrom(s *passage, i, at, limit int, m *match, steps *int) (int, bool) {
	if *steps--; *steps < 0 {
		return 0, false
	}
	if i == len(p.elements) {
		return at, true
	}
	e := &p.elements[i]
	var room [8]int
	switch {
	case e.start && !s.startsClause(at), e.end && !s.endsClause(at, limit):
		return 0, false
	case e.start, e.end:
		return p.matchFrom(s, i+1, at, limit, m, steps)
	case e.not:
		if len(s.endsOf(room[:0], e, at, limit)) > 0 {
			return 0, false
		}
		return p.matchFrom(s, i+1, at, limit, m, steps)
	case e.gap > 0:
		return p.matchBeyondGap(s, i, at, limit, m, steps)
	}
	for _, to := range s.endsOf(room[:0], e, at, limit) {
		if end, ok := p.matchFrom(s, i+1, to, limit, m, steps); ok {
			s.keepSlot(e, at, to, m)
			return end, true
		}
	}
	if e.optional {
		return p.matchFrom(s, i+1, at, limit, m, steps)
	}
	return 0, false
}

// matchBeyondGap tries what follows a gap, the shortest gap first. Quotation marks do
// not count as words; any other sign and the next clause end it.
func (p pattern) matchBeyondGap(s *passage, i, at, limit int, m *match, steps *int) (int, bool) {
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
		var room [8]int
		if slices.Contains(s.addSlotEnds(room[:0], slot.slot, from, to), to) {
			if m.slots == nil {
				m.slots = map[string]tokenSpan{}
			}
			m.slots[slot.name] = tokenSpan{from, to}
			return
		}
	}
}

// endsOf adds to ends where an element may end that begins at a token, the longest first.
func (s *passage) endsOf(ends []int, e *element, at, limit int) []int {
	if at >= limit {
		return ends
	}
	word := s.tokens[at].word
	if e.words[word] {
		ends = append(ends, at+1)
	}
	for _, words := range e.phrases {
		if words[0] == word && s.hasWords(at, limit, words) {
			ends = append(ends, at+len(words))
		}
	}
	for _, class := range e.classes {
		if class.words[word] {
			ends = append(ends, at+1)
		}
		for _, words := range class.phrases[word] {
			if s.hasWords(at, limit, words) {
				ends = append(ends, at+len(words))
			}
		}
	}
	for _, slot := range e.slots {
		ends = s.addSlotEnds(ends, slot.slot, at, limit)
	}
	if len(ends) > 1 {
		slices.SortFunc(ends, func(a, b int) int { return b - a })
	}
	return slices.Compact(ends)
}

func (s *passage) hasWords(at, limit int, words []string) bool {
	if at+len(words) > limit {
		return false
	}
	for i, word := range words {
		if s.tokens[at+i].word != word {
			return false
		}
	}
	return true
}

// slotEnds gives where what a slot asks for may end that begins at a token, the longest first.
func (s *passage) slotEnds(slot string, at, limit int) []int {
	ends := s.addSlotEnds(nil, slot, at, limit)
	slices.SortFunc(ends, func(a, b int) int { return b - a })
	return ends
}

// addSlotEnds adds to ends where what a slot asks for may end that begins at a token.
func (s *passage) addSlotEnds(ends []int, slot string, at, limit int) []int {
	switch slot {
	case "here":
		return append(ends, at)
	case "someone":
		return append(ends, s.someoneEnds(at, limit)...)
	case "n":
		if _, ok := s.wholeNumber(at); ok {
			ends = append(ends, at+1)
		}
		return ends
	case "version":
		if s.isVersion(at) {
			ends = append(ends, at+1)
		}
		return ends
	case "np":
		return s.nounPhraseEnds(ends, at, limit)
	}
	found := s.found[slot]
	i, _ := slices.BinarySearchFunc(found, at, func(x tokenSpan, at int) int { return x.from - at })
	for ; i < len(found) && found[i].from == at; i++ {
		if found[i].to <= limit || slot == "quote" { // a quotation may hold several sentences
			ends = append(ends, found[i].to)
		}
	}
	return ends
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

// nounPhraseEnds adds the ends of a noun phrase, longest first.
func (s *passage) nounPhraseEnds(ends []int, at, limit int) []int {
	end := at
	for end < limit && end < at+5 {
		t := s.tokens[end]
		if t.kind == signToken || s.lexicon.isFunctionWord(t.word) && end > at || s.lexicon.classHas("preposition", t.word) {
			break
		}
		end++
	}
	for ; end > at; end-- {
		ends = append(ends, end)
	}
	return ends
}
