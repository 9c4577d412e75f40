package meaning

import (
	"strings"

	"rung/model"
)

// verbGroup is what a clause's verbs say: its tense, and whether it is done or only meant.
type verbGroup struct {
	auxiliary  string // the modal among them: will, should, could
	isPast     bool
	isPerfect  bool
	hasHave    bool // have stands among them, which makes no perfect by itself
	isPassive  bool
	isOngoing  bool // am asking
	isToDo     bool // have to, need to, going to, want to
	isWish     bool // want to, hope to, would like to
	isNegated  bool
	isRefusal  bool // refused to
	main       int  // the token of the main verb
	complement int  // behind be: what is said of the subject
}

// readVerbs reads the verbs that begin at a finite one.
func (s *passage) readVerbs(at, to int) verbGroup {
	g := verbGroup{main: at, complement: -1, isPast: !s.speech[at].has(isPresent) && s.auxiliary[at] != "" || s.auxiliary[at] == "" && s.speech[at].has(verbPast)}
	for i := at; i < to; i++ {
		c, word := s.speech[i], s.auxiliary[i]
		if c.has(isNegative) && !s.lexicon.classHas("no_one", s.tokens[i].word) {
			g.isNegated = g.isNegated || !s.takesNothingBack(i, to)
		}
		switch {
		case i > at && s.tokens[i].kind != wordToken:
			return g
		case word != "" && (i == at || c.has(formOfBe|formOfHave|formOfDo)):
			if c.has(modal) {
				g.auxiliary = word
			}
			g.isPerfect = g.isPerfect || g.hasHave
			g.hasHave = g.hasHave || c.has(formOfHave)
			g.main = i
		case i == at: // a verb without an auxiliary
		case c.has(adverb|isNegative) && !c.has(anyVerb):
			if g.complement < 0 && c.has(feelingWord) && !c.has(isNegative) && s.isBe(g.main) {
				g.complement = i
			}
			continue
		case s.speech[g.main].has(meWord|heWord|itWord) && s.auxiliary[g.main] == "":
			return g
		case s.tokens[i].word == "have" && s.speech[g.main].has(modal):
			g.hasHave, g.main = true, i
		case s.tokens[i].word == "be" || s.tokens[i].word == "been" || s.tokens[i].word == "being":
			g.main, g.isPerfect = i, g.hasHave
		case s.isBe(g.main) && c.has(feelingWord) && c.has(anyVerb): // “am worried”
			if g.complement < 0 {
				g.complement = i
			}
			return g
		case s.auxiliary[g.main] != "" && c.has(verbBase|verbParticiple|verbIng|verbPast) && s.isVerbOf(g.main, i):
			g.isPassive = s.isBe(g.main) && c.has(verbParticiple) && !c.has(verbIng) && s.tokens[g.main].word != "dey"
			g.isOngoing = s.isBe(g.main) && (c.has(verbIng) || s.tokens[g.main].word == "dey")
			g.isPerfect = g.isPerfect || s.speech[g.main].has(formOfHave) || g.hasHave
			g.main = i
		case s.tokens[i].word == "to":
			s.readInfinitive(&g, i, to)
			return g
		default:
			if s.isBe(g.main) {
				g.complement = i
			}
			return g
		}
		if s.auxiliary[i] == "" && i > at && !s.isBe(i) && s.tokens[i].word != "have" || i == at && word == "" {
			if next := i + 1; next < to && s.tokens[next].word == "to" {
				s.readInfinitive(&g, next, to)
			}
			return g
		}
	}
	return g
}

func (s *passage) isBe(at int) bool {
	word := s.tokens[at].word
	return s.speech[at].has(formOfBe) || word == "be" || word == "been" || word == "being"
}

// isVerbOf reports whether a token is the verb of the auxiliary before it.
func (s *passage) isVerbOf(auxiliary, at int) bool {
	c := s.speech[at]
	switch word := s.tokens[auxiliary].word; {
	case word == "dey" || word == "don": // in Nigerian English the verb has no ending
		return c.has(anyVerb)
	case s.speech[auxiliary].has(modal | formOfDo):
		return c.has(verbBase)
	case s.speech[auxiliary].has(formOfHave):
		return c.has(verbParticiple | verbPast)
	}
	return c.has(verbParticiple | verbIng | verbPast)
}

// readInfinitive reads “to” behind a verb: “have to”, “going to”, “want to”.
func (s *passage) readInfinitive(g *verbGroup, at, to int) {
	verb := s.skipAdverbs(at+1, to)
	if verb >= to || s.tokens[verb].kind != wordToken || !s.lexicon.speech[s.tokens[verb].word].has(verbBase) && !s.lexicon.classHas("auxiliary", s.tokens[verb].word) && s.speech[verb] != 0 {
		return
	}
	if s.speech[verb] == 0 && s.tokens[verb].capital { // going to Toronto
		return
	}
	switch word := s.tokens[g.main].word; word {
	case "have", "has", "need", "needs", "going", "gotta", "got", "supposed", "ought", "having", "due", "'ve", "i've", "ive", "we've":
		g.isToDo = word != "got" || !g.isPast || g.isPerfect
	case "had", "needed":
		g.main = verb
	case "want", "wants", "hope", "hopes", "plan", "plans", "intend", "aim", "mean", "wish", "like", "love", "planning", "hoping", "looking", "thinking", "trying", "aiming", "want's":
		g.isWish = word != "trying"
	case "wanted", "hoped", "meant", "wished", "intended":
		g.isWish = true
	case "failed", "refused", "forgot", "neglected", "unable", "declined":
		g.isNegated, g.isRefusal = true, word == "refused" || word == "declined"
	case "used":
		if g.auxiliary == "" && !g.isPassive {
			g.main = verb
		}
	}
	if s.isBe(g.main) && s.lexicon.speech[s.tokens[verb].word].has(verbBase) { // “the plan is to …”, “I am to lead”
		g.isToDo = true
	}
}

// readTense tells the mood of a clause from its verbs, the first of which stands at a token.
func (s *passage) readTense(at int, g verbGroup, c *clause) Mood {
	switch g.auxiliary {
	case "would":
		if c.subject == me && g.complement >= 0 && s.lexicon.classHas("willing", s.tokens[g.complement].word) {
			return Plan // “would be keen to lead it”
		}
		if s.speech[g.main].has(verbBase) && strings.Contains(" like love prefer hate ", " "+s.tokens[g.main].word+" ") && g.isWish && !s.saysOnly(g.main) {
			return Plan
		}
		if isHad := strings.HasSuffix(s.tokens[at].word, "d") && s.tokens[at].word != "would" && !g.hasHave && s.speech[g.main].has(verbParticiple) && !s.speech[g.main].has(verbBase); !isHad {
			return Other // but “I'd asked” is “I had asked”
		}
	case "might", "may":
		if c.subject == me && !s.namesWe(c.from, g.main) && !s.isBe(g.main) {
			return Plan
		}
		return Other
	case "could", "can":
		return Other
	case "will", "shall", "should", "must", "ought", "gonna", "gotta", "wanna":
		if g.isPerfect && g.auxiliary != "will" {
			return Other // should have
		}
		return Plan
	}
	if g.isToDo || g.isWish {
		if g.isPast {
			return Other
		}
		return Plan
	}
	if g.complement >= 0 {
		return s.readState(g, c)
	}
	isPhrasal := g.main+1 < c.to && strings.Contains(" up out over through off into ", " "+s.tokens[g.main+1].word+" ") // owned up
	if s.speech[g.main].has(stateVerb) && !g.isPassive && !isPhrasal {
		return Other
	}
	if g.isPast || g.isPerfect || g.isPassive && c.subject == me {
		return Deed
	}
	if c.subject == me && (g.isOngoing || s.auxiliary[g.main] == "" && !s.namesWe(c.from, g.main) && !s.lexicon.classHas("habitual_verb", s.tokens[g.main].word)) {
		return Deed
	}
	return Other
}

// saysOnly reports whether what one would like to do is only to say something.
func (s *passage) saysOnly(verb int) bool {
	return verb+2 < len(s.tokens) && s.speech[verb+2].has(sayVerb|contentVerb)
}

// namesWe reports whether “we” stands before a verb: what we might do nobody has decided.
func (s *passage) namesWe(from, to int) bool {
	for at := from; at < to; at++ {
		if s.tokens[at].word == "we" {
			return true
		}
	}
	return false
}

// readState tells the mood of what somebody is or was: a post is a deed, a feeling is not.
func (s *passage) readState(g verbGroup, c *clause) Mood {
	if c.subject == me && s.tellsResult(g.complement, c.to) {
		return Deed // “we're down to 3 from 20”
	}
	hasPost := false
	for at := g.complement; at < c.to && at < g.complement+4; at++ {
		hasPost = hasPost || s.speech[at].has(postNoun)
	}
	if word := s.tokens[g.complement].word; c.subject == me && (hasPost || word == "done" || word == "finished") {
		return Deed
	}
	if !g.isPast && !g.isPerfect || s.speech[g.complement].has(feelingWord) {
		return Other
	}
	c.isState = !hasPost
	return Deed
}

// readMood tells the mood of the whole text: a deed where the writer did something or
// something happened to the writer, else a plan where one is made.
func (s *passage) readMood() Mood {
	mood := Other
	if s.opensWithOthers() {
		return Other
	}
	for _, c := range s.clauses {
		if c.reported || c.negated || c.question {
			continue
		}
		if c.mood == Deed && (c.subject == me || c.toMe) && !s.isBackground(c) {
			return Deed
		}
		if c.mood == Plan && (c.subject == me || c.subject == somebodyElse && c.isPromise) {
			mood = Plan
		}
	}
	if mood == Other && s.isMarkedAsDeed() {
		return Deed
	}
	return mood
}

// isBackground reports whether a clause only says what the writer was at while somebody else
// did something: “Femi fixed the link while I slept”.
func (s *passage) isBackground(c clause) bool {
	first := s.clauses[0]
	return c.link == linkTime && c.from > first.from && first.subject == somebodyElse && first.mood == Deed && !first.toMe && !first.passive && first.verb >= 0 && !s.speech[first.verb].has(sayVerb|contactVerb)
}

// isMarkedAsDeed reports whether a text whose kind the writer set tells nothing against its
// being a deed: “!leadership acting team lead till Friday”. Another's deed is one only for
// kinds that are about what others do, and what an undertaking did not get is its fate.
func (s *passage) isMarkedAsDeed() bool {
	kind := s.context.Kind
	if kind == "" || kind == noteKind || len(s.sentences) == 0 {
		return false
	}
	for _, c := range s.sentences[0].clauses {
		if c.question && (!s.lexicon.classHas("kind_of_others", kind) || strings.HasSuffix(strings.TrimSpace(s.text), "?")) || c.negated && !c.reported && !(kind == model.KindInitiative && c.subject != me) || !s.lexicon.classHas("kind_of_others", kind) && c.subject == somebodyElse && c.verb >= 0 && !c.toMe {
			return false
		}
	}
	return true
}
