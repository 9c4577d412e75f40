package meaning

import (
	"slices"
	"strings"
)

// readStory gives the parts that whole sentences of a longer text tell by where they stand:
// what came of it stands behind what was done, what was learned or why it mattered at the
// end. The first sentence is a title, and those in which a part was found are left alone.
func (s *passage) readStory(r *Reading) {
	if r.Mood != Deed {
		return
	}
	s.addOutcomePart(r)
	if len(s.sentences) < 3 || s.language != "" && s.language != "en" {
		return
	}
	hasActed, hasTold := false, false
	for i, of := range s.sentences[1:] {
		if role, told := s.partIn(r, of); told {
			hasTold = hasTold || role != PartGoal
			continue
		}
		isLast := i+4 >= len(s.sentences) // one of the last three
		switch role := s.roleOfSentence(r, of, hasActed, hasTold && isLast); {
		case role == "" && i == 0 && r.Kind.ID == "initiative" && s.isAim(of):
			r.Parts = append(r.Parts, Part{Role: PartGoal, Origin: s.originOfSentence(of)})
		case role != "":
			r.Parts = append(r.Parts, Part{Role: role, Origin: s.originOfSentence(of)})
			hasTold = true
		case s.tellsOwnDeed(of):
			hasActed = true
			hasTold = true
		}
	}
	slices.SortStableFunc(r.Parts, func(a, b Part) int { return a.From - b.From })
}

// roleOfSentence tells which part of the story a sentence is, or "".
func (s *passage) roleOfSentence(r *Reading, of sentence, hasActed, mayClose bool) PartRole {
	isOwn := s.tellsOwnDeed(of)
	switch kind := r.Kind.ID; {
	case of.question || of.to-of.from < 4: // “7 people.”
	case mayClose && kind != "budget" && s.isMaxim(of):
		return PartLesson
	case (kind == "initiative" || kind == "budget") && s.hasPhrase("reasons_told", of.from, of.to):
		return PartReasons
	case kind == "initiative" && isOwn:
		return PartMine
	case kind != "achievement" && kind != "leadership" && kind != "initiative":
	case kind != "initiative" && !isOwn && s.tellsOutcome(of, hasActed):
		return PartResult
	case mayClose && s.isGeneral(of) && kind == "achievement":
		return PartWhy
	case mayClose && s.isGeneral(of):
		return PartLesson
	}
	return ""
}

// isAside reports whether a hit lies in what a longer text tells beside its matter: a later
// sentence that owns up to a mistake, a clause with “that” or “which”, or a reason that lies
// further back. What is said there of how something went is not what became of the whole.
func (s *passage) isAside(h hit) bool {
	from, to := s.sentenceAround(h.from)
	c := s.clauseAt(h.from)
	if s.lexicon.classHas("because", s.tokens[c.from].word) && c.from < h.from && slices.ContainsFunc(s.tokens[c.from:h.from], func(t token) bool { return t.word == "had" }) {
		return true // “because it had gone wrong twice”
	}
	if c.link == linkRelative && c.from > from && slices.Contains([]string{"that", "which", "who"}, s.tokens[c.from].word) {
		return true
	}
	return from > 0 && s.hasPhrase("own_mistake", from, min(from+4, to))
}

// addOutcomePart lets the clause that says how it went tell what came of it.
func (s *passage) addOutcomePart(r *Reading) {
	if r.Kind.ID != "achievement" && r.Kind.ID != "leadership" || slices.ContainsFunc(r.Parts, func(p Part) bool { return p.Role == PartResult }) {
		return
	}
	for _, v := range r.Values {
		if v.Field != "outcome" || !v.Sure || v.Value == "running" {
			continue
		}
		for _, c := range s.clauses {
			from, to := s.tokens[c.from].from, s.tokens[s.lastWord(c)].to
			isOverlapping := func(p Part) bool { return p.From < to && p.To > from }
			if from <= v.From && v.To <= to && !slices.ContainsFunc(r.Parts, isOverlapping) && s.lastWord(c)-c.from > 1 {
				r.Parts = append(r.Parts, Part{Role: PartResult, Origin: s.origin(c.from, s.lastWord(c)+1, true)})
				slices.SortStableFunc(r.Parts, func(a, b Part) int { return a.From - b.From })
				return
			}
		}
	}
}

// partIn gives the role of a part that begins in a sentence.
func (s *passage) partIn(r *Reading, of sentence) (PartRole, bool) {
	from, to := s.tokens[of.from].from, s.tokens[of.to-1].to
	for _, p := range r.Parts {
		if p.From >= from && p.From < to {
			return p.Role, true
		}
	}
	return "", false
}

// originOfSentence is a sentence without the sign at its end.
func (s *passage) originOfSentence(of sentence) Origin {
	to := of.to
	for to > of.from+1 && s.tokens[to-1].kind == signToken {
		to--
	}
	return s.origin(of.from, to, true)
}

// tellsOwnDeed reports whether the writer did something in a sentence.
func (s *passage) tellsOwnDeed(of sentence) bool {
	return slices.ContainsFunc(of.clauses, func(c clause) bool {
		isMine := c.subject == me || s.tokens[c.from].word == "my" && c.from+1 < c.to && (s.speech[c.from+1].has(somebodyNoun) || s.lexicon.classHas("team", s.tokens[c.from+1].word)) // my desk noticed it
		return isMine && !c.passive && (c.mood == Deed || c.subject != me) && !c.negated && !c.reported && c.verb >= 0
	})
}

// tellsOutcome reports whether a sentence says what came of what was done: how a number
// changed, or, behind the deed, what happened then in numbers.
func (s *passage) tellsOutcome(of sentence, hasActed bool) bool {
	if slices.ContainsFunc(s.changes, func(c change) bool { return c.from >= of.from && c.to <= of.to && !c.maybe }) {
		return true
	}
	if !hasActed {
		return false
	}
	isOver, hasNumber := false, false
	if s.lexicon.classHas("each_time", s.tokens[of.from].word) {
		return false // “each costs 140 dollars”
	}
	for _, c := range of.clauses {
		isOver = isOver || c.verb < 0 || c.isPast && c.mood != Plan
		hasNumber = hasNumber || s.isCleanResult(c.from, c.to)
	}
	for at := of.from; at < of.to; at++ {
		word := s.tokens[at].word
		hasNumber = hasNumber || s.tokens[at].kind == numberToken || word != "one" && s.lexicon.terms["number"][word] != "" || s.lexicon.classHas("over", word)
		isOver = isOver || s.tokens[at].word == "now"
	}
	return isOver && hasNumber
}

// isGeneral reports whether a sentence says what holds at all times, as a lesson or a reason
// does: nobody who is named, no past tense, nothing of one's own.
func (s *passage) isGeneral(of sentence) bool {
	hasVerb := false
	for _, c := range of.clauses {
		if c.question || c.reported || c.isPast || c.mood == Deed && c.subject == me {
			return false
		}
		hasVerb = hasVerb || c.verb >= 0
	}
	for at := of.from; at < of.to; at++ {
		hasVerb = hasVerb || s.speech[at].has(verbS)
		if s.speech[at].has(personName|meWord) || strings.Contains(" my our today yesterday tomorrow ", " "+s.tokens[at].word+" ") {
			return false
		}
	}
	return hasVerb && of.to-of.from > 4
}

// isMaxim reports whether a sentence tells everybody what to do: “ask whoever comes next
// before you buy”.
func (s *passage) isMaxim(of sentence) bool {
	first := s.speech[of.from]
	if !first.has(verbBase) || first.has(nounToo) && !first.has(verbPast) || s.auxiliary[of.from] != "" {
		return false
	}
	for at := of.from + 1; at < of.to; at++ {
		if s.speech[at].has(meWord) {
			return false
		}
		if s.lexicon.classHas("maxim", s.tokens[at].word) {
			return true
		}
	}
	return false
}

// isAim reports whether a short sentence behind the title says what something is for.
func (s *passage) isAim(of sentence) bool {
	for _, c := range of.clauses {
		if c.isPast || c.question || c.subject == me && c.verb >= 0 && c.mood == Deed && !s.speech[c.verb].has(verbIng) {
			return false
		}
	}
	return of.to-of.from >= 3 && of.to-of.from < 16
}
