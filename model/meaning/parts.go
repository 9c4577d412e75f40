package meaning

import (
	"slices"
	"strings"
)

// readParts gives the clauses that tell a part of the story: what stands behind a rule's
// phrase, from its place {here=part} on if it has one, or the whole clause where nothing
// stands behind it. Where two overlap, the first in the text counts.
func (s *passage) readParts(r *Reading, hits []hit) {
	telling := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return h.rule.Part == "" })
	slices.SortStableFunc(telling, func(a, b hit) int { return a.from - b.from })
	taken := 0
	for _, h := range telling {
		if h.from < taken || h.rule.For != "" && !h.rule.speaksOf(r.Kind.ID) {
			continue
		}
		span := s.partOf(h)
		if span.from >= span.to {
			continue
		}
		role := h.rule.Part
		if role == PartWhy && (r.Kind.ID == "budget" || r.Kind.ID == "initiative") {
			role = PartReasons // why the organisation decided so
		}
		taken = max(span.to, h.to)
		if last := len(r.Parts) - 1; last >= 0 && r.Parts[last].Role == role && s.tokens[span.from].from-r.Parts[last].To <= 2 {
			r.Parts[last].To = s.tokens[span.to-1].to // one told in two clauses
			continue
		}
		r.Parts = append(r.Parts, Part{Role: role, Origin: s.origin(span.from, span.to, !h.rule.Maybe && r.Mood == Deed)})
	}
}

// partOf gives where the part that a rule found is told.
func (s *passage) partOf(h hit) tokenSpan {
	_, end := s.sentenceAround(h.from)
	if _, ok := h.slots["change"]; ok {
		c := s.clauseAt(h.from)
		from := min(c.from, h.from)
		for from < h.from && s.lexicon.classHas("conjunction", s.tokens[from].word) {
			from++
		}
		to := min(max(c.to, h.to), end)
		for to > h.to && s.tokens[to-1].word == "." {
			to--
		}
		return tokenSpan{from, to}
	}
	span := tokenSpan{h.to, h.to}
	if here, ok := h.slots["part"]; ok {
		span.from = here.from
	}
	for span.from < end && s.tokens[span.from].kind == signToken && strings.Contains(",:;-–—=", s.tokens[span.from].word) {
		span.from++
	}
	span.to = max(span.from, h.to)
	for span.to < end && !s.endsPart(span.to, h.rule.Part) {
		span.to++
	}
	if span.to <= span.from || span.to == span.from+1 && s.tokens[span.from].kind != wordToken { // nothing stands behind
		c := s.clauseAt(h.from)
		return tokenSpan{c.from, min(max(c.to, h.to), end)}
	}
	return span
}

// endsPart reports whether a part ends before a token. A lesson goes on to the end of its
// sentence, any other part to the end of its clause.
func (s *passage) endsPart(at int, role PartRole) bool {
	t := s.tokens[at]
	if t.kind != signToken {
		return false
	}
	if strings.Contains(".!?…;()#", t.word) {
		return !slices.Contains([]string{"(", "."}, t.word) || t.word == "(" || at+1 == len(s.tokens) || s.tokens[at+1].spaced
	}
	return role != PartLesson && strings.Contains(",:–—", t.word)
}
