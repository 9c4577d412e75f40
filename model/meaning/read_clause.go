package meaning

import "strings"

// readClause reads subject, verb, mood and negation of a clause; before are the clauses of
// the sentence that come before it.
func (s *passage) readClause(from, to int, link linkage, before []clause) clause {
	c := clause{from: from, to: to, verb: -1, link: link, mood: Other, subject: nobody}
	start := s.skipLeadIn(from, to)
	verb := s.findFinite(from, to)
	switch {
	case verb >= 0:
		s.readFinite(&c, verb, before)
	case start < to && s.speech[start].has(verbIng):
		s.readOngoing(&c, start, before)
	default:
		s.readVerbless(&c, start, before)
	}
	if isStill := c.verb >= 0 && c.subject == me && c.mood == Deed && !c.isPast; (isStill || c.verb < 0 && !c.isPart) && !c.negated && s.speaksOfFuture(from, to) {
		c.mood, c.subject = Plan, me
	}
	if (s.isToDo(from, to) || c.verb < 0 && s.isLeftToDo(start, to)) && c.mood != Deed {
		c.mood, c.subject = Plan, me
	}
	return c
}

// findFinite finds the first finite verb of a clause, or gives -1.
func (s *passage) findFinite(from, to int) int {
	begin := from
	for begin < to && (s.speech[begin].has(joiner) || s.tokens[begin].kind == signToken && !s.isMark(begin) || s.speech[begin].has(subordinate) && s.speech[begin] & ^(subordinate|heWord|itWord) == 0) {
		begin++
	}
	lead := s.skipLeadIn(begin, to)
	for at := begin; at < to; at++ {
		if s.tokens[at].word == "(" && at > begin { // what stands in brackets is aside
			at = s.skipBrackets(at, to)
			continue
		}
		start := begin
		if at >= lead {
			start = lead
		}
		if s.isFinite(at, start, to) {
			return at
		}
	}
	return -1
}

func (s *passage) skipBrackets(at, to int) int {
	for i := at; i < to && i < at+40; i++ {
		if s.tokens[i].word == ")" {
			return i
		}
	}
	return at
}

// readFinite reads a clause with a finite verb.
func (s *passage) readFinite(c *clause, verb int, before []clause) {
	g := s.readVerbs(verb, c.to)
	head, isElliptic := 0, false
	c.verb = g.main
	c.subject, head, isElliptic = s.readSubject(c.from, verb)
	c.isPast = g.isPast || g.isPerfect
	c.passive, c.negated = g.isPassive, g.isNegated || s.hasNoObject(g.main, c.to)
	if isElliptic {
		s.inheritSubject(c, verb, before)
	}
	c.question = s.isQuestion(c, verb)
	c.mood = s.readTense(g, c)
	if isElliptic && s.speech[verb].has(verbBase) && !s.speech[verb].has(verbPast) && s.auxiliary[verb] == "" && c.link != linkJoiner {
		c.subject, c.mood = me, Plan
	}
	if s.tokens[c.verb].word == "promised" && c.verb+1 < c.to && s.tokens[c.verb+1].word == "myself" {
		c.mood = Plan
	}
	if head >= 0 && !isElliptic && s.lexicon.classHas("no_one", s.tokens[head].word) || s.startsWithNo(c.from, verb) {
		c.negated = true
	}
	if c.subject == me && c.mood == Deed && s.onlyWatched(verb) {
		c.mood = Other
	}
	c.isPromise = g.auxiliary == "will" && !g.isNegated && !s.isBe(g.main) || c.subject == somebodyElse && !c.isPast && s.sendsMe(c)
	if c.isPromise {
		c.mood = Plan
	}
	if c.subject != me && c.mood == Deed {
		c.toMe = c.toMe || s.happensToMe(c, verb, head)
	}
	if c.subject == nobody && c.mood == Deed && !isElliptic && s.isDoneByMe(g, c) {
		c.subject, c.passive = me, true
	}
}

// inheritSubject gives a clause without a subject that of the clause before it, where they
// share it: “Karin led it and wrote the report”. A diary's are the writer's own.
func (s *passage) inheritSubject(c *clause, verb int, before []clause) {
	if s.speech[verb].has(sayVerb|verbPast) && len(before) > 0 && verb+1 < c.to && s.isSpeakerBehind(verb+1, c, before) {
		c.subject = somebodyElse
		return
	}
	isThird := s.speech[verb].has(verbS) || strings.Contains(" is has does was isn't hasn't doesn't wasn't ", " "+s.auxiliary[verb]+" ") && s.auxiliary[verb] != "was"
	if len(before) > 0 {
		last := before[len(before)-1]
		shares := c.link == linkJoiner || isThird || c.link == linkRelative || s.speech[verb].has(sayVerb) && s.auxiliary[verb] == "" && last.subject == somebodyElse && last.verb >= 0 && s.speech[last.verb].has(contactVerb) && s.tokens[verb].word != "told"
		if shares && (last.verb >= 0 || c.link == linkRelative || isThird) {
			c.subject = last.subject
			if c.link == linkRelative && last.subject == me {
				c.subject = s.antecedent(c.from)
			}
			return
		}
	}
	if isThird || s.happensByItself(verb, c.to) {
		c.subject = nobody
		if len(before) > 0 && before[len(before)-1].verb < 0 && s.speech[verb].has(verbPast) {
			c.toMe = !before[len(before)-1].negated // “committee tonight, went ok”
		}
	}
}

// isSpeakerBehind reports whether who speaks stands behind the verb: “…, says Matthias”.
func (s *passage) isSpeakerBehind(at int, c *clause, before []clause) bool {
	if c.link != linkSign || s.tokens[at].kind != wordToken {
		return false
	}
	isVerbPresent := s.speech[at-1].has(verbS)
	isAfterQuote := s.quoteOf[max(before[len(before)-1].to-1, 0)] > 0 || c.from > 0 && s.quoteOf[c.from-1] > 0 || s.quoteOf[c.from] > 0
	return (isVerbPresent || isAfterQuote) && s.speech[at].has(personName|somebodyNoun|determiner) && c.to-at <= 5
}

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

// antecedent tells whom “who” or “which” stands for.
func (s *passage) antecedent(at int) subject {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		if s.speech[i].has(somebodyNoun | personName) {
			return somebodyElse
		}
	}
	if s.tokens[at].word == "who" {
		return somebodyElse
	}
	return nobody
}

// happensByItself reports whether a verb without a subject speaks of a thing: “took ages”,
// “went well”, “died again”.
func (s *passage) happensByItself(verb, to int) bool {
	if verb+1 >= to {
		return s.lexicon.classHas("by_itself", s.tokens[verb].word)
	}
	next := s.tokens[verb+1]
	switch s.tokens[verb].word {
	case "took", "cost", "lasted":
		return next.kind == numberToken || s.lexicon.classHas("small_number", next.word) || strings.Contains(" all ages forever a long hours days weeks me him her us them only about over ", " "+next.word+" ") && !(next.word == "a" && verb+2 < to && !s.speech[verb+2].has(timeNoun))
	case "went", "ended", "turned", "worked", "came":
		return s.speech[verb+1].has(feelingWord) || strings.Contains(" well badly smoothly ok sideways wrong very so better worse fine good great out down ", " "+next.word+" ") && !(next.word == "out" && s.tokens[verb].word == "went")
	}
	return s.lexicon.classHas("by_itself", s.tokens[verb].word)
}

// happensToMe reports whether what somebody or something did concerns the writer.
func (s *passage) happensToMe(c *clause, verb, head int) bool {
	for at := c.from; at < c.to; at++ {
		if s.speech[at].has(mineWord) && s.tokens[at].word != "our" && s.tokens[at].word != "ours" {
			if at > verb || c.subject == nobody {
				return true
			}
		}
	}
	if c.subject == nobody && s.tellsResult(c.from, c.to) {
		return true
	}
	if c.subject == somebodyElse && c.verb >= 0 && s.speech[c.verb].has(contactVerb) && !c.passive {
		return c.verb+1 >= c.to || !s.speech[c.verb+1].has(personName|somebodyNoun|objectWord|determiner)
	}
	return c.subject == nobody && head >= 0 && (s.speech[head].has(activityNoun) || s.lexicon.classHas("own_work", s.tokens[head].word) || s.lexicon.classHas("travel", s.tokens[head].word)) && !c.passive && !s.lexicon.classHas("called_off", s.tokens[c.verb].word)
}

// isDoneByMe reports whether a clause leaves out who did it, as diaries do of the writer:
// “CCNA passed”, “fan swapped”, “the old box is gone”.
func (s *passage) isDoneByMe(g verbGroup, c *clause) bool {
	if s.auxiliary[g.main] != "" || g.isPassive || g.auxiliary != "" || g.isPerfect || !s.speech[g.main].has(verbParticiple) || s.speech[g.main].has(eventVerb|stateVerb) {
		return false
	}
	next := g.main + 1
	return next >= c.to || s.tokens[next].kind != wordToken || s.speech[next].has(preposition|adverb|joiner|timeNoun) && !s.speech[next].has(determiner&^determiner)
}

// onlyWatched reports whether the writer was a bystander: “I only watched”.
func (s *passage) onlyWatched(verb int) bool {
	return verb > 0 && (s.tokens[verb-1].word == "only" || s.tokens[verb-1].word == "just" || s.tokens[verb-1].word == "merely") && s.lexicon.classHas("bystander", s.tokens[verb].word)
}

// readOngoing reads a clause that begins with a verb in -ing: “covering for Yusuf”.
func (s *passage) readOngoing(c *clause, at int, before []clause) {
	c.verb, c.subject, c.mood = at, me, Deed
	c.negated = s.isDeniedBefore(at, c.from)
	if n := len(before); n > 0 && c.link == linkSign && before[n-1].verb >= 0 && before[n-1].subject == somebodyElse {
		c.subject, c.mood, c.toMe = somebodyElse, before[n-1].mood, before[n-1].toMe
		return
	}
	if at+1 < c.to && s.tokens[at].word == "acting" && s.speech[at+1] == 0 {
		c.subject, c.mood = nobody, Other
		return
	}
	next := at + 1
	if next < c.to && s.tokens[next].word == "to" && strings.Contains(" going hoping planning looking aiming wanting intending needing having ", " "+s.tokens[at].word+" ") {
		c.mood = Plan
	}
	if s.speech[at].has(stateVerb) || s.speech[at].has(eventVerb) && s.tokens[at].word != "running" && s.tokens[at].word != "taking" && s.tokens[at].word != "starting" && s.tokens[at].word != "making" && s.tokens[at].word != "reading" && s.tokens[at].word != "doing" {
		c.mood = Other
	}
}

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
	if c.negated {
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
	if s.hasPhrase("accomplished", c.from, c.to) || s.lexicon.classHas("over", s.tokens[s.lastWord(*c)].word) && c.to-c.from > 1 || s.isTravelDelayed(start, c.to) {
		c.mood, c.toMe = Deed, true
	}
	if isAgain || start < c.to && s.namesActivity(start, c.to) {
		c.subject, c.mood = me, Deed
	}
	for at := start; at < c.to; at++ {
		if word := s.tokens[at].word; word == "me" || word == "myself" || word == "us" {
			c.toMe, c.mood = true, Deed
		}
	}
}

// isTravelDelayed reports whether words tell of a journey that went wrong: “train 50 min late”.
func (s *passage) isTravelDelayed(start, to int) bool {
	return start < to && s.lexicon.classHas("travel", s.tokens[start].word) && s.hasPhrase("delayed", start, to)
}

// namesActivity reports whether words name something that the writer was at.
func (s *passage) namesActivity(start, to int) bool {
	first := s.tokens[start].word
	if first == "another" || first == "no" || s.speech[start].has(possessive) {
		return false
	}
	for at := start; at < to && at < start+5; at++ {
		c := s.speech[at]
		if c.has(preposition) && at > start && (s.tokens[at].word == "with" || s.tokens[at].word == "w") && at+1 < to {
			return s.nearSomebody(at+1, to)
		}
		if s.tokens[at].kind == signToken || c.has(preposition) {
			return false
		}
		if c.has(activityNoun) && !c.has(personName) && (at+1 >= to || s.tokens[at+1].word != "again") {
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

// isOrder reports whether a clause begins with an order to oneself: “ask Bernd about FY27”.
func (s *passage) isOrder(at, to int) bool {
	c := s.speech[at]
	if !c.has(verbBase) || c.has(noOrder|verbPast|personName) || at+1 >= to || s.speech[at+1].has(joiner) {
		return false
	}
	if c.has(nounToo) || c.has(activityNoun) {
		next := s.speech[at+1]
		return next.has(possessive|objectWord|personName|mineWord) || next.has(determiner) && !next.has(adverb) || s.tokens[at+1].capital && !isAllCapitals(s.text[s.tokens[at+1].from:s.tokens[at+1].to]) && s.speech[at+1] == 0 && s.tokens[at].from == 0 && s.speaksOfFuture(at, to)
	}
	return true
}

// meansTo reports whether a clause begins with what the writer still means to do: “need to
// ask Bernd”.
func (s *passage) meansTo(at, to int) bool {
	return at+2 < to && s.tokens[at+1].word == "to" && s.lexicon.classHas("mean_to", s.tokens[at].word)
}

// speaksOfFuture reports whether a clause names a time to come.
func (s *passage) speaksOfFuture(from, to int) bool { return s.hasPhrase("future", from, to) }

// isLeftToDo reports whether a clause counts what is left: “3 reports to write”.
func (s *passage) isLeftToDo(start, to int) bool {
	if start >= to || s.tokens[start].kind != numberToken && !s.lexicon.classHas("left_to_do", s.tokens[start].word) {
		return false
	}
	for at := start + 1; at+1 < to && at < start+5; at++ {
		if s.tokens[at].word == "to" {
			return s.speech[at+1].has(verbBase)
		}
	}
	return false
}

// isToDo reports whether a clause says that something is still to be done.
func (s *passage) isToDo(from, to int) bool { return s.hasPhrase("todo", from, min(to, from+5)) }

// hasPhrase reports whether a word or phrase of a class stands among tokens.
func (s *passage) hasPhrase(class string, from, to int) bool {
	for at := from; at < to; at++ {
		phrase := ""
		for end := at; end < to && end < at+4; end++ {
			phrase = strings.TrimSpace(phrase + " " + s.tokens[end].word)
			if s.lexicon.classHas(class, phrase) {
				return true
			}
		}
	}
	return false
}

// isQuestion reports whether a clause asks: “why does …”, “should I …”.
func (s *passage) isQuestion(c *clause, verb int) bool {
	if c.link != linkNone && c.link != linkSign && c.link != linkJoiner {
		return false
	}
	start := c.from
	for start < c.to && (s.tokens[start].kind == signToken || s.speech[start].has(joiner) && s.tokens[start].word != "yet") {
		start++
	}
	if start >= c.to {
		return false
	}
	switch s.tokens[start].word {
	case "who", "why", "how", "what", "where", "when", "which", "whose":
		if s.tokens[start].word == "when" && s.speech[max(verb-1, 0)].has(meWord|heWord|itWord|somebodyNoun) {
			return false
		}
		return start < verb && c.link == linkNone || s.auxiliary[start] != ""
	}
	next := verb + 1
	return verb == start && s.auxiliary[verb] != "" && !s.speech[verb].has(meWord|heWord|itWord) && next < c.to && s.auxiliary[next] == "" && (s.speech[next].has(meWord|heWord) || s.speech[next].has(itWord) && c.link == linkNone && s.tokens[verb].word != "did")
}
