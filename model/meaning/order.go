package meaning

import (
	"slices"
)

// isOrder reports whether a clause begins with an order to oneself: “ask Bernd about FY27”.
func (s *passage) isOrder(at, to int) bool {
	c := s.speech[at]
	if !c.has(verbBase) || c.has(noOrder|verbPast|personName) || at+1 >= to || s.speech[at+1].has(joiner) {
		return false
	}
	if s.hasPhrase("order_phrase", at, at+2) {
		return true
	}
	if word := s.tokens[at+1].word; s.tokens[at].word == "check" && (word == "with" || word == "if" || word == "whether" || word == "on") {
		return true
	}
	if c.has(nounToo|activityNoun) || s.lexicon.classHas("own_work", s.tokens[at].word) {
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

// namesDayAhead reports whether a clause names a weekday or a month as its time: “on monday”,
// “in January”. Beside a present tense that is still to come.
func (s *passage) namesDayAhead(from, to int) bool {
	for at := from + 1; at < to; at++ {
		word := s.tokens[at-1].word
		if s.lexicon.classHas("day_name", s.tokens[at].word) && (word == "on" || word == "this" || word == "next") || s.speech[at].has(monthName) && s.tokens[at].word != "may" && (word == "in" || word == "next") {
			return true
		}
	}
	return false
}

// speaksOfFuture reports whether a clause names a time to come.
func (s *passage) speaksOfFuture(from, to int) bool {
	for at := from; at+1 < to; at++ {
		if next := s.tokens[at+1]; s.speech[at].has(monthName) && next.kind == numberToken && len(next.word) == 4 && next.word <= s.yearToday() {
			return false // “from October 2021”
		}
	}
	return s.hasPhrase("future", from, to) && !s.hasPhrase("weather", from, to)
}

// yearToday gives the year of today, or "" where the day is not known.
func (s *passage) yearToday() string {
	if today := s.context.Locale.Today; today.Valid() {
		return string(today)[:4]
	}
	return ""
}

// namesGoal reports whether a clause says what the writer aims at: “my goal is to lead”.
func (s *passage) namesGoal(c *clause, start int) bool {
	at := start
	if at < c.to && (s.tokens[at].word == "my" || s.tokens[at].word == "our") {
		at++
	}
	return at+1 < c.to && s.lexicon.classHas("goal", s.tokens[at].word) && (c.verb < 0 && s.tokens[at+1].word == "for" || c.mood == Plan)
}

// isLeftToDo reports whether a clause counts what is left: “3 reports to write”.
func (s *passage) isLeftToDo(start, to int) bool {
	if start >= to || !s.speech[start].has(formOfHave) && s.tokens[start].kind != numberToken && !s.lexicon.classHas("left_to_do", s.tokens[start].word) {
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
	of := s.lexicon.classes[class]
	if of == nil {
		return false
	}
	for at := from; at < to; at++ {
		id := s.exactIDs[at]
		if of.singles.has(id) || of.firsts.has(id) && slices.ContainsFunc(of.phrases[s.tokens[at].word], func(words []string) bool {
			return s.hasWords(at, to, words) && s.tokens[at+len(words)-1].word == words[len(words)-1]
		}) {
			return true
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
		if isTitle := c.from == 0 && start+1 < c.to && len(s.sentences) > 2 && !s.sentences[0].question && s.auxiliary[start+1] == ""; isTitle {
			return s.auxiliary[start] != "" // “Why the loyalty card was funded. …”
		}
		return start < verb && c.link == linkNone || s.auxiliary[start] != ""
	}
	next := verb + 1
	return verb == start && s.auxiliary[verb] != "" && !s.speech[verb].has(meWord|heWord|itWord) && next < c.to && s.auxiliary[next] == "" && (s.speech[next].has(meWord|heWord) || s.speech[next].has(itWord) && c.link == linkNone && s.tokens[verb].word != "did")
}
