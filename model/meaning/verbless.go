package meaning

import "strings"

// readVerbless reads a clause without a verb: the rest of the clause before it, an
// activity, a result, or something that merely is.
func (s *passage) readVerbless(c *clause, start int, before []clause) {
	c.negated = start < c.to && (s.tokens[start].word == "no" || s.tokens[start].word == "not" || s.tokens[start].word == "never" || s.tokens[start].word == "none") && !s.takesNothingBack(start, c.to) || s.startsWithNo(c.from, c.to)
	if len(before) > 0 && before[len(before)-1].verb >= 0 && c.link == linkSign {
		last := before[len(before)-1]
		c.isPart, c.subject, c.mood, c.toMe = true, last.subject, last.mood, last.toMe
		c.negated = c.negated || last.negated
		return
	}
	if word := s.tokens[s.firstWord(*c)].word; word == "why" || word == "how" || word == "what" || word == "who" || word == "where" {
		c.question = true
		return
	}
	if s.isCleanResult(c.from, c.to) || s.hasPhrase("but_me", c.from, c.to) {
		c.mood, c.toMe, c.negated = Deed, true, false
		return
	}
	first := s.firstWord(*c)
	if isNotMe := first+1 < c.to && s.tokens[first].word == "not" && s.tokens[first+1].word == "me"; c.negated || isNotMe {
		c.negated = true
		return
	}
	if s.isTaskOfSomebody(start, c.to) {
		c.subject, c.mood, c.isPromise = somebodyElse, Plan, true
		return
	}
	if s.tellsResult(c.from, c.to) {
		c.subject, c.mood, c.toMe = nobody, Deed, true
		return
	}
	isPost, isAgain := false, false
	for at := start; at < c.to; at++ {
		isPost = isPost || s.speech[at].has(postNoun)
		isAgain = isAgain || isPost && strings.Contains(" again since now this ", " "+s.tokens[at].word+" ")
	}
	if s.tellsWhole(*c) || s.isTravelDelayed(start, c.to) {
		c.mood, c.toMe = Deed, true
	}
	if isAgain || s.spendsTime(c.from, c.to) || start < c.to && s.namesActivity(start, c.to) {
		c.subject, c.mood = me, Deed
	}
	for at := start; at < c.to; at++ {
		if s.speech[at].has(stateVerb) && at+1 < c.to && s.tokens[at+1].word == "me" {
			break // printers hate me
		}
		if word := s.tokens[at].word; word == "me" || word == "myself" || word == "us" {
			c.toMe, c.mood = true, Deed
		}
	}
}

// isTaskOfSomebody reports whether a clause notes who is to do what: “Tom to send the specs”.
func (s *passage) isTaskOfSomebody(start, to int) bool {
	for at := start; at+2 < to && at < start+5; at++ {
		if s.speech[at].has(personName|somebodyNoun) && s.tokens[at+1].word == "to" && s.lexicon.speech[s.tokens[at+2].word].has(verbBase) {
			return at+3 < to && s.speech[at+3].has(determiner|possessive|objectWord|personName)
		}
	}
	return false
}

// tellsWhole reports whether a clause says that something is done: “up and running”, “exam
// over”.
func (s *passage) tellsWhole(c clause) bool {
	for at := c.from + 1; at < c.to; at++ {
		if s.tokens[at].word != "over" && s.lexicon.classHas("over", s.tokens[at].word) && s.endsObject(at+1, c.to) {
			return true // “cutover complete at 02:40”
		}
	}
	return s.hasPhrase("accomplished", c.from, c.to) || s.lexicon.classHas("over", s.tokens[s.lastWord(c)].word) && c.to-c.from > 1
}

// isCleanResult reports whether a clause tells what did not go wrong: “no tickets since”.
func (s *passage) isCleanResult(from, to int) bool {
	at := s.firstWord(clause{from: from, to: to})
	if word := s.tokens[at].word; word == "not" && at+2 < to && s.tokens[at+2].word == "single" {
		at += 2
	} else if word != "no" && word != "zero" && word != "0" {
		return false
	}
	return at+1 < to && s.lexicon.classHas("clean_result", s.tokens[at+1].word)
}

// spendsTime reports whether a clause tells what the writer's time went into: “two hours in
// the cold aisle”, “all day in the workshop”.
func (s *passage) spendsTime(from, to int) bool {
	at := from
	if at+2 < to && s.tokens[at].word == "half" && s.tokens[at+1].word == "a" {
		at += 2
	}
	at = s.timePhraseEnd(at, to)
	if at == from && s.speech[from].has(timeNoun) {
		at++
	}
	if at == from || at+1 >= to {
		return false
	}
	word := s.tokens[at].word
	return (word == "in" || word == "at" || word == "on" || word == "with" || word == "w" || word == "of" || s.speech[at].has(verbIng)) && s.tokens[at+1].kind == wordToken && s.tokens[at+1].word != "row" && !s.hasPhrase("weather", at, to)
}

// isTravelDelayed reports whether words tell of a journey that went wrong: “train 50 min late”.
func (s *passage) isTravelDelayed(start, to int) bool {
	return start < to && s.lexicon.classHas("travel", s.tokens[start].word) && s.hasPhrase("delayed", start, to)
}

// namesActivity reports whether words name something that the writer was at.
func (s *passage) namesActivity(start, to int) bool {
	first := s.tokens[start].word
	if s.speech[start].has(feelingWord) || first == "another" || first == "no" || s.speech[start].has(possessive) {
		return false
	}
	isCounted := false
	for at := start; at < to && at < start+5; at++ {
		c := s.speech[at]
		if c.has(joiner) || s.tokens[at].word == "no" {
			return false
		}
		if c.has(preposition) && at > start && (s.tokens[at].word == "with" || s.tokens[at].word == "w") && at+1 < to {
			return s.nearSomebody(at+1, to)
		}
		if s.tokens[at].kind == signToken || c.has(preposition) {
			return false
		}
		isMany := isCounted && s.lexicon.speech[strings.TrimSuffix(s.tokens[at].word, "s")].has(activityNoun) // two interviews today
		isCounted = isCounted || s.tokens[at].kind == numberToken || s.lexicon.classHas("small_number", s.tokens[at].word)
		if (c.has(activityNoun) || isMany) && !c.has(personName) && (at+1 >= to || s.tokens[at+1].word != "again") {
			return at+1 >= to || s.speech[at+1].has(preposition|joiner|adverb|timeNoun) || s.tokens[at+1].kind != wordToken
		}
	}
	return false
}

// nearSomebody reports whether a person, role or department stands within a few words.
func (s *passage) nearSomebody(at, to int) bool {
	for i := at; i < to && i < at+4; i++ {
		if s.speech[i].has(personName | somebodyNoun) {
			return true
		}
	}
	return false
}

// tellsResult reports whether numbers say that something changed: “18% to 4%”, “down 40%”.
func (s *passage) tellsResult(from, to int) bool {
	numbers, changes := 0, false
	for at := from; at < to; at++ {
		isNumber := s.tokens[at].kind == numberToken || s.lexicon.classHas("small_number", s.tokens[at].word)
		switch word := s.tokens[at].word; {
		case isNumber:
			numbers++
			before := max(at-1, from)
			changes = changes || strings.Contains(" down up by ", " "+s.tokens[before].word+" ") && at > from
		case (word == "to" || word == ">" || word == "→") && numbers > 0:
			changes = changes || at+1 < to && (s.tokens[at+1].kind == numberToken || s.lexicon.classHas("small_number", s.tokens[at+1].word) || s.isMark(at+1) || s.tokens[at+1].word == "about" || s.tokens[at+1].word == "under")
		case (word == "down" || word == "up") && numbers == 0 && at+1 < to && (s.tokens[at+1].word == "from" || s.tokens[at+1].word == "by" || s.tokens[at+1].word == "to"):
			changes = true
		}
	}
	return changes && numbers > 0
}
