package meaning

import "strings"

// linkage says what joins a clause to the one before it.
type linkage uint8

const (
	linkNone       linkage = iota // it begins the sentence
	linkSign                      // a comma, dash, colon or bracket
	linkJoiner                    // and, but, so
	linkSubject                   // its own subject follows at once: “the tool I wrote”
	linkCondition                 // if, unless
	linkTime                      // when, while, after
	linkReason                    // because, since, as
	linkRelative                  // who, which, that, how, why: its words belong to the clause before
	linkComplement                // what is said or thought, without “that”
)

// clausesOf splits a sentence into clauses and reads the grammar of each.
func (s *passage) clausesOf(of sentence) []clause {
	var clauses []clause
	begin, link, hasVerb := of.from, linkNone, false
	closeAt := func(at int) {
		for begin < at && s.tokens[begin].kind == signToken && !s.isMark(begin) {
			begin++
		}
		if begin == at && len(clauses) > 0 && at == of.to {
			clauses[len(clauses)-1].to = at
		}
		if at > begin {
			clauses = append(clauses, s.readClause(begin, at, link, clauses))
		}
		begin, hasVerb = at, false
	}
	verbEnd := of.from // up to where a verb that was found ahead reaches
	for at := of.from; at < of.to; at++ {
		if next := s.borderAt(at, of, begin, hasVerb); next != linkNone {
			closeAt(at)
			link = next
		}
		if at >= verbEnd && s.isFinite(at, begin, of.to) {
			hasVerb = true
		}
	}
	closeAt(of.to)
	s.finishClauses(&of, clauses)
	return clauses
}

// isMark reports whether a sign belongs to the words behind it: $5, @Ana, #tag.
func (s *passage) isMark(at int) bool {
	return at+1 < len(s.tokens) && !s.tokens[at+1].spaced && strings.Contains("@#$£€>!^~", s.tokens[at].word)
}

// borderAt tells how the clause is linked that begins at a token, or linkNone where none
// begins there.
func (s *passage) borderAt(at int, of sentence, begin int, hasVerb bool) linkage {
	if at == begin {
		return linkNone
	}
	t := s.tokens[at]
	switch {
	case t.kind == signToken:
		return s.signBorder(at, of, begin, hasVerb)
	case t.kind != wordToken:
		return linkNone
	case s.speech[at].has(joiner) && at == begin+1 && s.speech[begin].has(joiner): // and then
	case s.speech[at].has(joiner) && !s.speech[at].has(subordinate):
		isAfterBe := s.auxiliary[at-1] != "" && !s.speech[at-1].has(meWord|heWord) || s.speech[at-1].has(formOfBe)
		if !isAfterBe && s.joinsClause(at+1, of.to, hasVerb || t.word == "but") {
			return linkJoiner
		}
	case s.speech[at].has(subordinate) && s.opensSubordinate(at, of.to, hasVerb):
		return linkOf(t.word)
	case hasVerb && s.isNominative(at, of.to) && !s.speech[at-1].has(joiner|subordinate) && (s.auxiliary[at-1] == "" || s.speech[at-1].has(meWord|heWord|itWord)):
		return linkSubject
	case hasVerb && s.followsSaying(at, begin) && s.verbFollows(at, of.to):
		return linkComplement
	}
	return linkNone
}

func linkOf(word string) linkage {
	switch word {
	case "if", "unless":
		return linkCondition
	case "when", "whenever", "while", "whilst", "until", "till", "after", "before", "once":
		return linkTime
	case "because", "cos", "coz", "cuz", "bc", "since", "as", "although", "though", "whereas":
		return linkReason
	}
	return linkRelative
}

// signBorder tells whether a sign parts two clauses.
func (s *passage) signBorder(at int, of sentence, begin int, hasVerb bool) linkage {
	word, next := s.tokens[at].word, at+1
	if next >= of.to || s.isMark(at) {
		return linkNone
	}
	switch word {
	case ";", ":", "–", "—", "…":
		return linkSign
	case "-":
		if s.tokens[at].spaced && s.tokens[next].spaced {
			return linkSign
		}
	case "(":
		if s.verbFollows(next, of.to) && s.closesBefore(at, ")", of.to) {
			return linkSign
		}
	case ")":
		if s.clauseBeganWith(begin, "(") {
			return linkSign
		}
	case ",":
		if hasVerb || s.startsWithVerb(next, of.to) && (!s.isBareSomebody(begin, at) || s.namesThemAgain(next, of.to)) || s.isNominative(next, of.to) {
			return linkSign
		}
		if !s.isBareSomebody(begin, at) && s.verbFollows(next, of.to) {
			return linkSign
		}
	}
	if s.quoteBorder(at) {
		return linkSign
	}
	return linkNone
}

func (s *passage) clauseBeganWith(begin int, sign string) bool {
	return begin > 0 && (s.tokens[begin-1].word == sign || s.tokens[begin].word == sign)
}

// closesBefore reports whether a closing sign follows within a short way.
func (s *passage) closesBefore(at int, sign string, limit int) bool {
	for i := at + 1; i < limit && i < at+40; i++ {
		if s.tokens[i].word == sign {
			return true
		}
	}
	return false
}

// isBareSomebody reports whether tokens only name people: “Tom”, “Cisco tech, Ibrahim”.
func (s *passage) isBareSomebody(from, to int) bool {
	if to-from > 2*ahead {
		return false
	}
	last := partOfSpeech(0)
	for at := from; at < to; at++ {
		if s.speech[at].has(adverb|timeNoun) && !s.speech[at].has(personName|somebodyNoun|determiner) {
			return false
		}
	}
	for at := from; at < to; at++ {
		if s.tokens[at].kind == signToken {
			continue
		}
		if s.speech[at].has(activityNoun|adverb) && !s.speech[at].has(personName) {
			return false
		}
		if word := s.tokens[at].word; word == "with" || word == "w" || word == "to" || word == "for" || word == "on" || word == "about" {
			return false
		}
		if s.speech[at].has(preposition) {
			return last.has(somebodyNoun) && to-from < 8
		}
		last = s.speech[at]
	}
	return last.has(somebodyNoun)
}

// namesThemAgain reports whether a verb's object is who was named before it: “Niamh, head
// of Nursing, met her at the fair” is told by the writer.
func (s *passage) namesThemAgain(verb, limit int) bool {
	verb = s.skipAdverbs(verb, limit)
	return verb+1 < limit && (s.tokens[verb+1].word == "her" || s.tokens[verb+1].word == "him" || s.tokens[verb+1].word == "them")
}

// joinsClause reports whether a new clause follows behind “and” or “but”: a subject of its
// own with its verb, or a past verb that shares the subject before it.
func (s *passage) joinsClause(at, limit int, hasVerb bool) bool {
	at = s.skipAdverbs(at, limit)
	if at >= limit {
		return false
	}
	if s.startsWithVerb(at, limit) {
		return true
	}
	return hasVerb && (s.isNominative(at, limit) || s.verbFollows(at, limit))
}

// opensSubordinate reports whether a word such as “while” or “who” begins a clause with a
// verb of its own: not “after lunch”.
func (s *passage) opensSubordinate(at, limit int, hasVerb bool) bool {
	word := s.tokens[at].word
	if at+1 >= limit || !hasVerb && word == "that" {
		return false
	}
	if word == "so" {
		return false
	}
	next := s.skipAdverbs(at+1, limit)
	if next >= limit {
		return false
	}
	if (word == "who" || word == "which" || word == "that") && s.isFinite(next, at+1, limit) {
		return true
	}
	return s.isNominative(next, limit) || s.speech[next].has(itWord|heWord) && next+1 < limit && s.isFinite(next+1, next, limit) || s.verbFollows(next, limit)
}

// isNominative reports whether a token is a pronoun that only a subject can be, with a
// verb behind it.
func (s *passage) isNominative(at, limit int) bool {
	if at >= limit || !s.speech[at].has(meWord|heWord) || s.speech[at].has(subordinate) {
		return false
	}
	if s.auxiliary[at] != "" {
		return true
	}
	word := s.tokens[at].word
	if word == "i" || word == "we" || word == "he" || word == "they" {
		return true
	}
	next := s.skipAdverbs(at+1, limit)
	return next < limit && s.isFinite(next, at, limit)
}

func (s *passage) skipAdverbs(at, limit int) int {
	for at < limit && s.speech[at].has(adverb) && !s.speech[at].has(anyVerb|heWord|itWord) {
		at++
	}
	return at
}

// followsSaying reports whether what is said or thought can begin at a token: behind a
// verb such as “say”, and behind whom it was said to.
func (s *passage) followsSaying(at, begin int) bool {
	before := at - 1
	if before > begin && (s.speech[before].has(objectWord|personName) || s.tokens[before].word == "her" || s.tokens[before].word == "out") {
		before--
	}
	return before >= begin && s.speech[before].has(sayVerb|contentVerb) && s.speech[before].has(anyVerb) && s.tokens[at].kind == wordToken && !s.speech[at].has(preposition|joiner|objectWord)
}

// ahead is how many tokens a subject may be long.
const ahead = 8

// verbFollows reports whether a subject with a finite verb begins at a token.
func (s *passage) verbFollows(from, limit int) bool {
	end := min(limit, from+ahead)
	for at := from; at < end; at++ {
		if s.tokens[at].kind == signToken && !s.isMark(at) {
			return false
		}
		if at > from && s.speech[at].has(joiner) && (s.tokens[at].word != "and" || at+1 < limit && s.isFinite(at+1, at+1, limit)) {
			return false
		}
		if s.isFinite(at, from, limit) {
			return at > from || s.auxiliary[at] != "" && s.speech[at].has(meWord|heWord|itWord)
		}
		if at > from && s.speech[at].has(subordinate) && !s.speech[at].has(preposition|determiner) {
			return false
		}
	}
	return false
}

// startsWithVerb reports whether a clause without a subject begins at a token, as in a
// diary: “moved the vms”, “wants us to renew”.
func (s *passage) startsWithVerb(at, limit int) bool {
	at = s.skipAdverbs(at, limit)
	return at < limit && s.isFinite(at, at, limit)
}
