package meaning

import "strings"

// sendsMe reports whether a clause in the present tense says until when the writer gets
// something: “sends me the mapping by the 15th”.
func (s *passage) sendsMe(c *clause) bool {
	hasMe := false
	for at := c.verb + 1; at < c.to; at++ {
		hasMe = hasMe || s.tokens[at].word == "me" || s.tokens[at].word == "us"
		if word := s.tokens[at].word; hasMe && at+1 < c.to && (word == "by" || word == "until" || word == "till") {
			return s.speech[at+1].has(timeNoun|determiner|monthName) || s.tokens[at+1].kind == numberToken
		}
	}
	return false
}

// happensByItself reports whether a verb without a subject speaks of a thing: “took ages”,
// “went well”, “died again”.
func (s *passage) happensByItself(verb, to int) bool {
	if verb+1 >= to {
		return s.lexicon.classHas("by_itself", s.tokens[verb].word)
	}
	next := s.tokens[verb+1]
	if next.word == "by" && verb+2 < to && s.tokens[verb+2].kind == wordToken && !s.speech[verb+2].has(timeNoun|adverb) && !s.lexicon.classHas("by_means", s.tokens[verb+2].word) && !s.lexicon.classHas("small_number", s.tokens[verb+2].word) && !s.speech[verb+2].has(verbIng) {
		return !s.isDoneToPerson(verb, to) // “signed by the board”
	}
	switch s.tokens[verb].word {
	case "stuck":
		return s.speech[verb+1].has(preposition)
	case "took", "cost", "lasted":
		return next.kind == numberToken || s.lexicon.classHas("small_number", next.word) || strings.Contains(" all ages forever a long hours days weeks me him her us them only about ", " "+next.word+" ") && !(next.word == "a" && verb+2 < to && !s.speech[verb+2].has(timeNoun))
	case "went", "ended", "turned", "worked", "came":
		if next.word == "down" && s.tokens[verb].word == "turned" {
			return false // “turned down the transfer”
		}
		return s.speech[verb+1].has(feelingWord) || strings.Contains(" well badly smoothly ok sideways wrong very so better worse fine good great out down ", " "+next.word+" ") && !(next.word == "out" && s.tokens[verb].word == "went")
	}
	return s.lexicon.classHas("by_itself", s.tokens[verb].word)
}

// isDoneToPerson reports whether a verb is the participle of what somebody does to a person:
// “asked by the mayor to speak”.
func (s *passage) isDoneToPerson(verb, to int) bool {
	return verb+1 < to && s.tokens[verb+1].word == "by" && s.lexicon.classHas("done_to_person", s.tokens[verb].word)
}

// happensToMe reports whether what somebody or something did concerns the writer.
func (s *passage) happensToMe(c *clause, verb, head int) bool {
	if c.passive && c.subject == somebodyElse {
		return false
	}
	for at := c.from; at < c.to; at++ {
		if at > c.from && s.lexicon.classHas("except", s.tokens[at-1].word) || at > c.from+1 && s.tokens[at-2].word == "without" {
			continue
		}
		if s.speech[at].has(mineWord) && s.tokens[at].word != "our" && s.tokens[at].word != "ours" {
			isSaid := c.subject == somebodyElse && s.speech[verb].has(sayVerb|contactVerb)
			if at > verb && s.tokens[at].word == "my" && s.hasPhrase("own_proposal", at+1, min(at+4, c.to)) {
				return true // “rejected my bid”
			}
			if (isSaid || s.tokens[at].word != "my") && at > verb || at < verb && c.subject == nobody || s.tokens[at].word == "my" && s.hasPhrase("own_life", at+1, min(at+3, c.to)) {
				return true
			}
		}
	}
	if c.subject == nobody && s.tellsResult(c.from, c.to) {
		return true
	}
	if head >= 0 && s.lexicon.classHas("anyone", s.tokens[head].word) {
		return false
	}
	if c.subject == somebodyElse && c.verb >= 0 && s.lexicon.classHas("coming", s.tokens[c.verb].word) {
		return c.verb+1 < c.to && s.lexicon.classHas("coming_by", s.tokens[c.verb+1].word)
	}
	if c.subject == somebodyElse && c.verb >= 0 && s.speech[c.verb].has(contactVerb) && !c.passive {
		return c.verb+1 >= c.to || !s.speech[c.verb+1].has(personName|somebodyNoun|objectWord|determiner)
	}
	return c.subject == nobody && head >= 0 && (s.speech[head].has(activityNoun) || s.lexicon.classHas("own_work", s.tokens[head].word) || s.lexicon.classHas("travel", s.tokens[head].word)) && !c.passive && !s.lexicon.classHas("called_off", s.tokens[c.verb].word)
}

// seeksMe reports whether somebody comes to the writer again and again: “asks for me”,
// “trusts me with it”.
func (s *passage) seeksMe(from, to int) bool {
	for at := from; at < to; at++ {
		if s.tokens[at].word == "me" {
			return s.hasPhrase("seek", max(from, at-3), at)
		}
	}
	return false
}

// isDoneByMe reports whether a clause leaves out who did it, as diaries do of the writer:
// “CCNA passed”, “fan swapped”, “the old box is gone”.
func (s *passage) isDoneByMe(g verbGroup, c *clause) bool {
	if s.auxiliary[g.main] != "" || g.isPassive || g.auxiliary != "" || g.isPerfect || !s.speech[g.main].has(verbParticiple) || s.speech[g.main].has(eventVerb|stateVerb) {
		return false
	}
	return s.endsObject(g.main+1, c.to)
}

// onlyWatched reports whether the writer was a bystander: “I only watched”.
func (s *passage) onlyWatched(verb int) bool {
	return verb > 0 && (s.tokens[verb-1].word == "only" || s.tokens[verb-1].word == "just" || s.tokens[verb-1].word == "merely") && s.lexicon.classHas("bystander", s.tokens[verb].word)
}

// endsObject reports whether no object follows a verb: the clause ends, or says when or where.
func (s *passage) endsObject(at, to int) bool {
	return at >= to || s.tokens[at].kind != wordToken || s.speech[at].has(preposition|adverb|joiner|timeNoun)
}
