package meaning

import "strings"

// readClause reads subject, verb, mood and negation of a clause; before are the clauses of
// the sentence that come before it.
func (s *passage) readClause(from, to int, link linkage, before []clause) clause {
	c := clause{from: from, to: to, verb: -1, link: link, mood: Other, subject: nobody}
	if link == linkNone && s.speech[from].has(subordinate) && linkOf(s.tokens[from].word) != linkRelative && (from+1 >= to || s.auxiliary[from+1] == "" || s.speech[from+1].has(meWord|heWord|itWord)) {
		c.link = linkOf(s.tokens[from].word)
	}
	start := s.skipLeadIn(from, to)
	verb := s.findFinite(from, to)
	switch {
	case s.isAccordingTo(from, to):
		c.reported = true
		return c
	case start < to && s.lexicon.classHas("impression", s.tokens[start].word):
		return c
	case start+2 < to && (s.tokens[start].word == "let's" || s.tokens[start].word == "lets" || s.tokens[start].word == "let" && s.tokens[start+1].word == "me"):
		c.verb, c.subject, c.mood = start, me, Plan
	case verb >= 0:
		s.readFinite(&c, verb, before)
	case s.findLoneParticiple(start, to) >= 0:
		c.verb, c.subject, c.mood, c.passive, c.isPast = s.findLoneParticiple(start, to), me, Deed, true, true
	case start < to && s.speech[start].has(verbIng):
		s.readOngoing(&c, start, before)
	default:
		s.readVerbless(&c, start, before)
	}
	isEither := c.verb == start && s.speech[start].has(verbBase) && s.speech[start].has(verbPast) // “set up a page tomorrow”
	if isStill := c.verb >= 0 && c.subject == me && c.mood == Deed && (!c.isPast || isEither); !c.negated && (isStill && s.namesDayAhead(from, to) || (isStill || c.verb < 0 && !c.isPart && !c.toMe) && s.speaksOfFuture(from, to)) {
		c.mood, c.subject = Plan, me
	}
	if c.verb >= 0 && c.subject == me && c.mood == Other && !c.isPast && !c.negated && !c.question && s.auxiliary[c.verb] == "" && s.speaksOfFuture(from, to) {
		c.mood = Plan // “next year I go for the lead's job”
	}
	if (s.isToDo(from, to) || s.namesGoal(&c, start) || c.verb < 0 && s.isLeftToDo(start, to)) && (c.mood != Deed || !c.isPast) {
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

// findLoneParticiple finds a participle that tells what is done without saying by whom:
// “report written”, “last one done at 4”. It gives -1 where there is none.
func (s *passage) findLoneParticiple(start, to int) int {
	for at := start + 1; at < to; at++ {
		if !s.speech[at].has(verbParticiple) || s.speech[at].has(verbPast|eventVerb|stateVerb) || s.isDenied(start, at) {
			continue
		}
		before := s.speech[at-1]
		if !before.has(determiner|preposition|possessive|adverb|verbIng|isNegative) && s.endsObject(at+1, to) {
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
	c.passive, c.negated = g.isPassive, g.isNegated || s.isDeniedBefore(verb, c.from) || s.hasNoObject(g.main, c.to)
	if isElliptic {
		s.inheritSubject(c, verb, before)
		c.passive = c.passive || c.subject == me && s.isDoneToPerson(verb, c.to)
	}
	if c.subject == me && g.isRefusal {
		c.negated = false // who refused did something
	}
	c.question = s.isQuestion(c, verb)
	c.mood = s.readTense(verb, g, c)
	if isElliptic && s.speech[verb].has(verbBase) && !s.speech[verb].has(verbPast) && s.auxiliary[verb] == "" {
		c.subject, c.mood = me, Plan
		if n := len(before); n > 0 && c.link == linkJoiner { // “will move it and call Ana”
			c.subject, c.mood = before[n-1].subject, before[n-1].mood
		}
	}
	if c.subject == me && !c.isPast && !c.negated && s.speech[c.verb].has(formOfHave) && s.isLeftToDo(c.verb, c.to) {
		c.mood = Plan
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
	link := c.link
	c.isPromise = g.auxiliary == "will" && !g.isNegated && !s.isBe(g.main) && (link == linkNone || link == linkSign || link == linkJoiner) || c.subject == somebodyElse && !c.isPast && s.sendsMe(c)
	if c.isPromise {
		c.mood = Plan
	}
	if c.subject != me && !c.question && (s.hasPhrase("only_me", verb, c.to) || c.subject == somebodyElse && !c.negated && c.mood == Other && g.auxiliary == "" && s.seeksMe(verb, c.to)) {
		c.mood, c.toMe, c.negated = Deed, true, false
	}
	if c.subject == somebodyElse && !c.negated && !c.question && g.auxiliary == "" && s.hasPhrase("ask_of_me", verb, c.to) {
		c.mood, c.toMe = Deed, true // “wanted to know when the phones are back”
	}
	if c.subject != me && c.mood == Deed {
		c.toMe = c.toMe || s.happensToMe(c, verb, head)
	}
	if c.subject == nobody && !isElliptic && !c.negated && !c.question && g.auxiliary == "" && s.isBe(g.main) && s.tellsWhole(*c) {
		c.mood, c.toMe = Deed, true
	}
	isDoneToSome := c.subject == somebodyElse && head > 0 && s.lexicon.classHas("done_to_people", s.tokens[c.verb].word) && s.tokens[head-1].kind == numberToken
	if (c.subject == nobody || isDoneToSome) && c.mood == Deed && !isElliptic && s.isDoneByMe(g, c) {
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

// readOngoing reads a clause that begins with a verb in -ing: “covering for Yusuf”.
func (s *passage) readOngoing(c *clause, at int, before []clause) {
	c.verb, c.subject, c.mood = at, me, Deed
	c.negated = s.isDeniedBefore(at, c.from)
	if n := len(before); n > 0 && c.link == linkSign && before[n-1].verb >= 0 && (before[n-1].subject == somebodyElse || before[n-1].question) {
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
		return
	}
	if word := s.tokens[at].word; (word == "planning" || word == "considering" || word == "plotting") && next < c.to && strings.Contains(" a an another some ", " "+s.tokens[next].word+" ") {
		c.mood = Plan
		return
	}
	if s.lexicon.classHas("ongoing_state", s.tokens[at].word) {
		c.mood = Other
	}
}
