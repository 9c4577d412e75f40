package meaning

// finishClauses reads what only the whole sentence tells: whose words a clause reports,
// whether it asks, and what is mere background.
func (s *passage) finishClauses(of *sentence, clauses []clause) {
	speaker, isOthers, asked := -1, false, mainBefore(clauses)
	for i := range clauses {
		isOthers = isOthers || clauses[i].subject == somebodyElse && clauses[i].mood == Deed && !clauses[i].isState
	}
	for i := range clauses {
		c := &clauses[i]
		if of.question && i >= asked || c.question {
			c.question, c.mood = true, Other
		}
		if c.link == linkCondition || isOthers && c.isState && c.subject == me || i > 0 && (s.isUnreal(&clauses[i-1], c) || clauses[i-1].negated && c.link == linkSubject && s.isRelative(clauses[i-1])) {
			c.mood = Other
		}
		if i == 1 && clauses[0].link == linkCondition && !clauses[0].isPast && c.mood == Deed && s.isPresentToo(c.verb) {
			c.mood = Other // “if they ask again, I quit”
		}
		if i > 0 && c.mood == Deed && !c.isPast && c.subject == me && s.namesTimeAhead(clauses[i-1]) {
			c.mood = Plan // “tomorrow: first talks”
		}
		if q := s.quoteOf[c.from]; q > 0 && s.quoteOf[s.lastWord(*c)] == q {
			c.reported = true
			if speaker >= 0 {
				s.addressMe(&clauses[speaker], c)
			}
			continue
		}
		if speaker >= 0 && s.endsSpeech(clauses, i) {
			speaker = -1
		}
		if c.isPart && i > 0 && clauses[i-1].reported {
			c.reported = true // “…” - the CEO
		}
		if c.reported = speaker >= 0 || c.reported; speaker >= 0 {
			s.addressMe(&clauses[speaker], c)
		}
		if s.isSaying(c) {
			if !c.reported && s.speaksLast(clauses, i) {
				for j := range clauses[:i] {
					clauses[j].reported = true
					s.addressMe(c, &clauses[j])
				}
			}
			speaker = i
		}
	}
}

// mainBefore gives the clause that the last one hangs on: “did it die because nobody used
// it” asks in both.
func mainBefore(clauses []clause) int {
	at := len(clauses) - 1
	for at > 0 && (clauses[at].link == linkCondition || clauses[at].link == linkTime || clauses[at].link == linkReason || clauses[at].link == linkRelative) {
		at--
	}
	return at
}

// namesTimeAhead reports whether a clause is only a time to come, before a colon.
func (s *passage) namesTimeAhead(c clause) bool {
	return c.verb < 0 && (c.mood == Plan || s.namesDayAhead(c.from, c.to) || s.speaksOfFuture(c.from, c.to)) && c.to-c.from <= 3 && c.to < len(s.tokens) && s.tokens[c.to].word == ":"
}

// isPresentToo reports whether a verb may stand in the present tense: go, put, quit.
func (s *passage) isPresentToo(verb int) bool {
	return verb >= 0 && s.speech[verb].has(verbBase|isPresent)
}

// endsSpeech reports whether a clause is the writer's own again, behind what was said.
func (s *passage) endsSpeech(clauses []clause, i int) bool {
	c := clauses[i]
	if c.link != linkSign || s.tokens[max(c.from-1, 0)].word == ":" {
		return false
	}
	return c.subject == me || c.isPart && !clauses[i-1].reported
}

// speaksLast reports whether a clause only names who said what came before it: “…, they
// said”.
func (s *passage) speaksLast(clauses []clause, i int) bool {
	c := clauses[i]
	return i > 0 && i == len(clauses)-1 && !c.negated && c.link == linkSign && c.to-c.verb <= 3 && s.lexicon.classHas("quoting", s.tokens[c.verb].word)
}

// isSaying reports whether a clause tells that somebody else said or thought something.
func (s *passage) isSaying(c *clause) bool {
	return c.subject == somebodyElse && c.verb >= 0 && s.speech[c.verb].has(sayVerb) && !c.passive && !c.negated && c.mood != Plan
}

// addressMe lets what is said of the writer happen to the writer: “says my rules are fine”.
func (s *passage) addressMe(saying, said *clause) {
	if saying.toMe || saying.subject != somebodyElse || saying.link == linkCondition {
		return
	}
	for at := said.from; at < said.to && at < said.from+12; at++ {
		if s.speech[at].has(meWord) || s.tokens[at].word == "my" || s.tokens[at].word == "our" || s.tokens[at].word == "me" {
			saying.toMe, saying.mood = true, Deed
			return
		}
	}
}

// isUnreal reports whether a clause only says what would be: “I'd love to say I fixed it”.
func (s *passage) isUnreal(before, c *clause) bool {
	if c.link != linkSubject && c.link != linkComplement || before.verb < 0 {
		return false
	}
	for at := before.from; at < before.to; at++ {
		if word := s.auxiliary[at]; word == "would" || word == "could" || s.tokens[at].word == "wish" {
			return true
		}
	}
	return false
}

// isRelative reports whether a clause with a subject of its own can describe the last noun
// of the one before: “the training I was promised”.
func (s *passage) isRelative(before clause) bool {
	return before.link != linkReason && before.link != linkTime && before.link != linkCondition && s.lastWord(before) != before.verb
}

// isAccordingTo reports whether a clause names who says it: “according to Jim …”.
func (s *passage) isAccordingTo(from, to int) bool {
	for at := from; at+2 < to && at < from+2*ahead; at++ {
		if s.tokens[at].word == "according" && s.tokens[at+1].word == "to" {
			return !s.lexicon.classHas("own_plan", s.tokens[at+2].word)
		}
	}
	return false
}

// lastWord gives the last token of a clause that is no sign.
func (s *passage) lastWord(c clause) int {
	at := c.to - 1
	for at > c.from && s.tokens[at].kind == signToken {
		at--
	}
	return at
}
