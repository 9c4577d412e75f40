package meaning

import "strings"

// isFinite reports whether a token is a verb that has a subject: not “to fix”, “the failed
// disk” or “led on the rack”. The clause begins at from.
func (s *passage) isFinite(at, from, limit int) bool {
	if at >= limit || s.tokens[at].kind != wordToken {
		return false
	}
	c, before := s.speech[at], partOfSpeech(0)
	if at > from {
		before = s.speech[at-1]
	}
	if s.auxiliary[at] != "" {
		return s.isAuxiliary(at, from, limit)
	}
	if !c.has(verbPast | verbS | verbBase | verbParticiple) {
		return false
	}
	if before.has(possessive|determiner) && !before.has(meWord|heWord|itWord) || before.has(preposition) && at > from && !(at-2 >= from && s.speech[at-2].has(meWord)) {
		return false
	}
	switch {
	case c.has(verbPast) && c.has(verbBase): // put, set, cut
		return at == from && !s.isNounHere(at, limit) || at > from && before.has(meWord|heWord|itWord|somebodyNoun|adverb|joiner)
	case c.has(verbPast):
		return !s.isLamp(at, limit) && !(before.has(isNegative) && s.tokens[at-1].word == "not")
	case c.has(verbS):
		if s.isBaseNounToo(at) { // “shift reports” and “the boss reports that”
			return at > from && before.has(heWord|itWord|personName|somebodyNoun|subordinate) && (before.has(heWord|itWord) || s.hasObject(at, limit))
		}
		return at > from && before.has(heWord|itWord|somebodyNoun|personName) || !c.has(nounToo) && (at == from || !before.has(adverb)) || at > from && before.has(subordinate)
	case c.has(verbBase):
		if at == from {
			return s.isOrder(at, limit) || s.meansTo(at, limit)
		}
		subject := s.subjectBefore(at, from)
		return subject >= 0 && s.speech[subject].has(meWord|heWord) && !s.speech[subject].has(subordinate) || subject >= 0 && s.speech[subject].has(somebodyNoun) && !s.speech[subject].has(personName) && strings.HasSuffix(s.tokens[subject].word, "s") && !c.has(nounToo)
	}
	return at == from && s.hasObject(at, limit) // “done the report”
}

// subjectBefore gives the word before a verb that is no adverb, or -1.
func (s *passage) subjectBefore(at, from int) int {
	for at--; at >= from; at-- {
		if !s.speech[at].has(adverb) {
			return at
		}
	}
	return -1
}

// isBaseNounToo reports whether a word in -s is as likely a plural: orders, calls.
func (s *passage) isBaseNounToo(at int) bool {
	word := s.tokens[at].word
	return s.lexicon.speech[strings.TrimSuffix(word, "s")].has(nounToo) || s.lexicon.speech[strings.TrimSuffix(word, "es")].has(nounToo)
}

// isNounHere reports whether a word at the beginning is a noun: “set of switches”.
func (s *passage) isNounHere(at, limit int) bool {
	return at+1 >= limit || s.tokens[at+1].word == "of" || s.auxiliary[at+1] != "" || s.tokens[at+1].kind == signToken && !s.isMark(at+1)
}

// isLamp reports whether “led” is the light, not the deed.
func (s *passage) isLamp(at, limit int) bool {
	if s.tokens[at].word != "led" {
		return false
	}
	if at+1 >= limit || s.auxiliary[at+1] != "" {
		return true
	}
	next := s.tokens[at+1].word
	return next == "on" || next == "in" || next == "dead" || next == "strip" || next == "light" || next == "blinking" || next == "off" || next == "at" || next == "for"
}

// isAuxiliary reports whether an auxiliary is one here, and not a name or a noun.
func (s *passage) isAuxiliary(at, from, limit int) bool {
	word := s.tokens[at].word
	if at > from && s.speech[at-1].has(possessive|determiner) && !s.speech[at-1].has(meWord|heWord|itWord) {
		return false
	}
	if at > from && s.tokens[at-1].word == "to" || word == "might" && at > from && s.speech[at-1].has(preposition) {
		return false
	}
	if word == "been" {
		return at == from // “been asked to …”
	}
	if (word == "may" || word == "will") && at > from && s.speech[at-1].has(preposition) {
		return false
	}
	if word != "will" && word != "may" && word != "can" {
		return true
	}
	if at > from && s.speech[at-1].has(meWord|heWord|itWord|somebodyNoun) {
		return true
	}
	next := at + 1
	for next < limit && (s.speech[next].has(isNegative) || s.speech[next].has(adverb) && !s.speech[next].has(anyVerb)) {
		next++
	}
	if next >= limit || s.tokens[next].kind != wordToken {
		return false
	}
	if s.speech[next].has(meWord | heWord | itWord) {
		return true
	}
	isName := s.tokens[at].capital && at > from || word == "may" && s.speech[next].has(monthName)
	return !isName && (s.speech[next].has(verbBase) || word != "may" && !s.speech[next].has(anyVerb|preposition|determiner|joiner|adverb) && s.auxiliary[next] == "" && !s.verbFollows(next, limit))
}

// hasObject reports whether an object follows a verb at once.
func (s *passage) hasObject(at, limit int) bool {
	at++
	return at < limit && (s.speech[at].has(determiner|possessive|objectWord|personName|preposition|itWord) || s.tokens[at].kind == numberToken)
}

// readSubject tells whose deed a clause tells whose verb stands at a token. Where it names
// no subject, isElliptic is true.
func (s *passage) readSubject(from, verb int) (of subject, head int, isElliptic bool) {
	if s.speech[verb].has(meWord|heWord|itWord) && s.auxiliary[verb] != "" {
		return pronounSubject(s.speech[verb]), verb, false
	}
	if near := s.subjectBefore(verb, from); near >= 0 && s.speech[near].has(meWord|heWord) && !(s.speech[near].has(subordinate) && near > from) {
		return pronounSubject(s.speech[near]), near, false
	}
	begin := s.skipLeadIn(from, verb)
	if begin >= verb {
		return me, -1, true
	}
	if s.speech[begin].has(itWord) && begin+1 == verb {
		return nobody, begin, false
	}
	head = s.headOf(begin, verb)
	for at := begin; at < verb; at++ {
		if s.speech[at].has(meWord) || s.tokens[at].word == "me" && (at == begin || s.speech[at-1].has(joiner)) {
			return me, at, false // “me and Tom went”
		}
	}
	if s.speech[head].has(somebodyNoun|personName) && !s.isVehicle(head) {
		return somebodyElse, head, false
	}
	t := s.tokens[head]
	if t.capital && head == begin && !isAllCapitals(s.text[t.from:t.to]) && s.speech[head] == 0 && s.speech[verb].has(sayVerb|contactVerb) {
		return somebodyElse, head, false
	}
	return nobody, head, false
}

// isVehicle reports whether a noun is what people travel in: “coach to the offsite”.
func (s *passage) isVehicle(at int) bool {
	return s.lexicon.classHas("travel", s.tokens[at].word) && at+1 < len(s.tokens) && (s.tokens[at+1].word == "to" || s.tokens[at+1].word == "from")
}

func pronounSubject(c partOfSpeech) subject {
	switch {
	case c.has(meWord):
		return me
	case c.has(heWord):
		return somebodyElse
	}
	return nobody
}

func isAllCapitals(word string) bool {
	return len(word) > 1 && strings.ToUpper(word) == word && strings.ToLower(word) != word
}

// skipLeadIn skips what can stand before a subject: “and then”, “last week”, “after lunch”.
func (s *passage) skipLeadIn(at, limit int) int {
	for at < limit {
		c := s.speech[at]
		switch {
		case s.tokens[at].kind == signToken && !s.isMark(at):
			at++
		case c.has(joiner), c.has(subordinate) && !c.has(determiner|preposition):
			at++
		case c.has(possessive) && c.has(timeNoun): // “today's release”
			return at
		case s.timePhraseEnd(at, limit) > at:
			at = s.timePhraseEnd(at, limit)
		case c.has(preposition):
			at = s.skipPrepositional(at, limit)
		case c.has(adverb) && !c.has(determiner) || c.has(adverb) && at+1 == limit:
			at++
		default:
			return at
		}
	}
	return at
}

// timePhraseEnd gives where a time ends that begins at a token: “last week”, “friday
// night”, “two days ago”, or the token itself.
func (s *passage) timePhraseEnd(at, limit int) int {
	i := at
	for i < limit && i < at+4 && (s.speech[i].has(determiner) || s.tokens[i].kind == numberToken || s.lexicon.classHas("small_number", s.tokens[i].word) || s.tokens[i].word == "usual") {
		i++
	}
	if i >= limit || !s.speech[i].has(timeNoun) || i == at && s.lexicon.classHas("span_of_time", s.tokens[i].word) {
		return at
	}
	for i < limit && s.speech[i].has(timeNoun) {
		i++
	}
	if i < limit && s.tokens[i].word == "ago" {
		i++
	}
	return i
}

// skipPrepositional skips a preposition and its noun, up to where a new noun begins.
func (s *passage) skipPrepositional(at, limit int) int {
	at++
	for at < limit && (s.speech[at].has(determiner|possessive|preposition) || s.tokens[at].kind == numberToken) {
		at++
	}
	inName := at < limit && s.speech[at].has(personName)
	for at < limit && !s.speech[at].has(determiner|possessive|meWord|heWord|itWord|adverb) {
		if s.speech[at].has(personName) != inName && !inName {
			break
		}
		if s.speech[at].has(preposition) {
			return s.skipPrepositional(at, limit)
		}
		at++
	}
	return at
}

// headOf gives the main noun of a subject: the last word before a preposition or sign.
func (s *passage) headOf(from, to int) int {
	head := from
	for at := from; at < to; at++ {
		c := s.speech[at]
		if s.tokens[at].kind == signToken && !s.isMark(at) || c.has(preposition) && at > from || c.has(joiner) {
			if at > from && !(s.tokens[at].word == "of" && s.isQuantity(from, at)) { // two of the interns
				break
			}
			continue
		}
		if c.has(adverb) && !c.has(somebodyNoun) || c.has(subordinate) && at > from {
			continue
		}
		head = at
	}
	return head
}

// isQuantity reports whether tokens only say how many: “two”, “half”, “most”.
func (s *passage) isQuantity(from, to int) bool {
	for at := from; at < to; at++ {
		if s.tokens[at].kind != numberToken && !s.speech[at].has(determiner) && !s.lexicon.classHas("small_number", s.tokens[at].word) {
			return false
		}
	}
	return to > from
}
