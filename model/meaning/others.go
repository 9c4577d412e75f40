package meaning

import "rung/model"

// opensWithOthers reports whether an entry whose kind the writer set begins with what
// somebody else did, or with a question: what stands further down, such as “I watched”,
// makes no deed of that kind.
func (s *passage) opensWithOthers() bool {
	kind := s.context.Kind
	if kind == "" || kind == noteKind || len(s.sentences) == 0 {
		return false
	}
	if s.lexicon.classHas("kind_of_others", kind) {
		return s.onlyAsks() || s.tellsOfCandidate()
	}
	others := false
	for _, c := range s.sentences[0].clauses {
		isHeard := s.isHeard(c)
		isHearsay := isHeard && (others || kind != model.KindStudy && s.lexicon.classHas("hearsay_verb", s.tokens[c.verb].word))
		if c.subject == me && c.mood != Other && !isHearsay || c.toMe && !isHeard || c.reported && c.verb >= 0 && c.subject != somebodyElse && !isHeard {
			return false
		}
		others = others || c.question || c.subject == somebodyElse && c.verb >= 0 || s.isOfOthers(c, "company_of")
	}
	return others
}

// isHeard reports whether a clause only says that something was heard or read.
func (s *passage) isHeard(c clause) bool {
	return c.verb >= 0 && s.lexicon.classHas("heard_verb", s.tokens[c.verb].word)
}

// onlyAsks reports whether every sentence is a question.
func (s *passage) onlyAsks() bool {
	for _, of := range s.sentences {
		if !of.question {
			return false
		}
	}
	return true
}

// tellsOfCandidate reports whether a text begins with what somebody who is named asked for,
// got or was praised for, and says nothing of the writer: “Tom got his budget approved”,
// “Sales praised Tom”. What becomes of money, posts and praise counts where it is one's own.
func (s *passage) tellsOfCandidate() bool {
	if len(s.sentences[0].clauses) == 0 || s.namesMe() {
		return false
	}
	first := s.sentences[0].clauses[0]
	if first.subject != somebodyElse || first.verb < 0 {
		return s.context.Kind != model.KindFeedback && s.isOfOthers(first, "bid_of")
	}
	if s.context.Kind != model.KindFeedback {
		by := s.subjectBefore(first.verb, first.from)
		return by >= 0 && s.speech[by].has(personName|heWord) && s.lexicon.classHas("candidate_verb", s.tokens[first.verb].word)
	}
	object := first.verb + 1
	if object < first.to && s.tokens[object].word == "for" {
		object++
	}
	return s.lexicon.classHas("judging_verb", s.tokens[first.verb].word) && object < first.to && s.speech[object].has(personName) && !s.speech[object].has(heWord)
}

// namesMe reports whether a text speaks of the writer, other than as of who heard of it.
func (s *passage) namesMe() bool {
	for _, c := range s.clauses {
		if s.isHeard(c) {
			continue
		}
		if c.subject == me && c.mood == Deed {
			return true
		}
		for at := c.from; at < c.to; at++ {
			if s.speech[at].has(meWord|mineWord) || s.tokens[at].word == "you" || s.tokens[at].word == "your" {
				return true
			}
		}
	}
	return false
}

// isOfOthers reports whether a clause begins with what belongs to somebody named, by a class
// of such words: “Karin's team finished the audit”.
func (s *passage) isOfOthers(c clause, class string) bool {
	if c.subject != nobody || c.toMe {
		return false
	}
	for at := c.from; at+1 < c.to && at < c.from+ahead && at != c.verb; at++ {
		if !s.speech[at].has(possessive) || !s.tokens[at].capital || s.speech[at].has(timeNoun|meWord|mineWord) {
			continue
		}
		isObject := at-1 > c.from && s.speech[at-1].has(preposition) && !s.speech[at-2].has(somebodyNoun)
		return !isObject && s.lexicon.classHas(class, s.tokens[at+1].word)
	}
	return false
}
