package meaning

import "strings"

// worth weighs a name by itself and by the words around it.
func (c name) worth() float64 {
	if c.marked {
		return 9
	}
	return c.ownWorth() + c.worthBefore() + c.worthAfter()
}

// ownWorth is what the words of a name say without their sentence.
func (c name) ownWorth() float64 {
	s := c.n.s
	t := s.tokens[c.span.from]
	capital, start := t.capital && c.n.capitals, c.n.startsSentence(c.span.from)
	if capital && t.to-t.from > 1 && s.text[t.from:t.to] == strings.ToUpper(s.text[t.from:t.to]) && c.kind < foreignName {
		return map[nameKind]float64{wordName: 0.5, givenName: 2, knownName: 2}[c.kind] // perhaps an abbreviation
	}
	isWord := s.lexicon.classHas("given_word", c.fold)
	var worth float64
	switch {
	case c.kind == foreignName:
		worth = 3
	case c.kind == givenName && capital:
		worth = 3
	case c.kind == knownName && capital && !(isWord && start):
		worth = 3
	case c.kind == knownName && capital, c.kind == knownName && !isWord, c.kind == givenName:
		worth = 2
	case c.kind == knownName:
		worth = 0.5
	case c.kind == wordName && capital && (!start || s.lexicon.classHas("surer_name", c.fold)):
		worth = 2
	case c.kind == wordName && capital:
		worth = 1
	case c.kind == unknownName && !start:
		worth = 1
	case c.kind == unknownName:
		worth = 0.5
	}
	if c.kind == unknownName && (c.n.latin && hasRareAccent(t.word) && !s.hasManyOf("german_or_french") || isFamilyName(s.lexicon, c.fold)) {
		worth++
	}
	if s.lexicon.classHas("software_name", c.fold) {
		worth -= 1.5
	}
	return worth + c.wholeWorth()
}

// hasRareAccent reports whether a word has a letter that English and German words have not.
func hasRareAccent(word string) bool {
	return strings.ContainsAny(word, "áàâãåćčçęéèêëěğíîïıłńñňóòôõøřśşșšťúùûůýźżžāēīōūț")
}

func isFamilyName(x *Lexicon, fold string) bool {
	return x.classHas("surname", fold) || strings.HasPrefix(fold, "o'") || strings.HasPrefix(fold, "mc") && len(fold) > 4
}

// wholeWorth is what a family name adds.
func (c name) wholeWorth() float64 {
	switch {
	case !c.whole:
		return 0
	case c.kind == unknownName:
		if c.n.s.lexicon.classHas("surname", foldName(c.n.s.tokens[c.span.to-1].word)) {
			return 2
		}
		return 0.5
	}
	return 1.5
}

// startsSentence reports whether a capital letter at a token tells nothing.
func (n *nameReader) startsSentence(at int) bool {
	if at == 0 || !n.s.isTogether(at-1, at) {
		return true
	}
	before := n.s.tokens[at-1]
	return before.kind == signToken && strings.ContainsAny(before.word, ".!?:;…-–—•*>\"'“‘„(")
}

// worthBefore is what the words before a name add or take away.
func (c name) worthBefore() float64 {
	at, s := c.span.from, c.n.s
	if c.titled {
		return 4
	}
	if at == 0 || !s.isTogether(at-1, at) {
		return 0
	}
	if worth := c.worthOfNeighbour(); worth > 0 {
		return worth
	}
	x, before := s.lexicon, s.tokens[at-1]
	second := ""
	if at > 1 && s.isTogether(at-2, at) {
		second = s.tokens[at-2].word
	}
	switch word := before.word; {
	case c.kind == unknownName && c.n.lastSure >= 0 && c.n.lastSure == at-1 && x.classHas("affiliation", word):
		return -3 // Priya from Contoso
	case x.classHas("month_name", c.fold) && x.classHas("month_lead", word) && !c.whole && !c.isPlaced():
		return -4
	case (word == "in" || word == "at" || word == "to" || word == "from" || word == "near" || word == "via") && x.classHas("place", c.fold) && !c.whole && !c.isPlaced():
		return -4
	case x.classHas("article", word), c.kind == unknownName && x.classHas("outside_word", word):
		return -3
	case x.classHas("place_lead", word) && c.kind != givenName && c.kind != knownName, x.classHas("place_lead_strong", word):
		return -4
	case before.kind == numberToken && c.kind != givenName && c.kind != knownName:
		return -2
	case word == "in" || word == "on":
		return -1.5
	case x.classHas("to_person_verb", word):
		return 2
	case x.classHas("to_person_verb_weak", word):
		return 1
	case word == "with" || word == "/" && second == "w":
		if word == "/" && at > 2 {
			second = s.tokens[at-3].word
		}
		if next := c.span.to; c.kind == unknownName && next < len(s.tokens) && !s.tokens[next].capital && !s.isPhraseEnd(next) && !x.classHas("when", s.tokens[next].word) {
			return 0.5 // with Apollo release team
		}
		if x.classHas("with_noun", second) {
			return 2
		}
		return 1.5
	case word == "from" && x.classHas("from_person_opener", second), word == "out" && strings.HasPrefix(second, "help"), word == "was" && second == "it" && c.kind >= wordName,
		word == "to" && x.classHas("to_person_opener", second), word == "for" && x.classHas("for_person_opener", second), word == "into" && second == "bumped" || word == "into" && second == "ran":
		return 2
	case (second == "me" || second == "i") && x.classHas("name_joiner", word):
		return 2
	case word == "to" && c.kind < givenName, (word == "from" || word == "of") && c.kind == unknownName:
		return 0.5
	case x.classHas("person_preposition", word):
		return 1
	}
	return 0
}

// worthOfNeighbour is what a person or a role right before a name adds.
func (c name) worthOfNeighbour() float64 {
	at, s := c.span.from, c.n.s
	x, before := s.lexicon, s.tokens[at-1]
	if c.n.lastSure >= 0 && c.kind != unknownName && c.n.lastSure == at-1 && (before.word == "," || before.word == "/") {
		return 1
	}
	if c.n.lastSure >= 0 && c.n.lastSure == at-1 && x.classHas("name_joiner", before.word) && (s.tokens[at].capital || c.kind >= givenName) {
		return 2
	}
	if s.isRoleBefore(at) && !(c.kind == unknownName && x.classHas("outside_word", before.word)) {
		return 2
	}
	return 0
}

// isPlaced reports whether a department, a role or a company follows a name.
func (c name) isPlaced() bool { return c.placedWorth() > 0 }

// worthAfter is what the words behind a name add or take away.
func (c name) worthAfter() float64 {
	s, at := c.n.s, c.end
	if last := s.tokens[c.span.to-1]; cutPossessive(last.word) != last.word {
		return c.worthOfPossession()
	}
	if at >= len(s.tokens) || !s.isTogether(at-1, at) {
		return 0
	}
	if placed := c.placedWorth(); placed > 0 {
		return placed
	}
	switch x := s.lexicon; {
	case s.tokens[at].kind == numberToken && !c.whole && x.classHas("month_name", c.fold):
		return -8 // senior engineer, April 2021
	case s.isPlaceNoun(at) && (s.tokens[at].capital || c.kind == unknownName || c.kind == wordName):
		return -4
	case s.isPlaceNoun(at):
		return -2
	case x.classHas("modal_name", c.fold) && c.n.startsSentence(c.span.from) && x.isBaseForm(s.tokens[at].word):
		return 0
	}
	worth := max(c.worthOfVerb(at), c.worthOfCompany(at))
	if c.kind == unknownName && !c.whole && c.isMany(at) {
		worth-- // call with Vattenfall, they want a new meter
	}
	if c.kind == unknownName && strings.HasSuffix(c.fold, "s") && !c.whole {
		worth -= 0.5 // several people, or things
	}
	return worth
}

// isMany reports whether “they” behind a comma takes up a name: a firm rather than somebody.
func (c name) isMany(at int) bool {
	s := c.n.s
	_, end := s.sentenceAround(at)
	for ; at+1 < end; at++ {
		if s.tokens[at].word == "," && s.tokens[at+1].word == "they" {
			return true
		}
	}
	return false
}

// worthOfPossession is what "'s" and the words behind it add.
func (c name) worthOfPossession() float64 {
	s, x, at := c.n.s, c.n.s.lexicon, c.end
	if at < len(s.tokens) && x.classHas("ordinal", s.tokens[at].word) {
		at++
	}
	if at < len(s.tokens) && x.classHas("persons_thing", s.tokens[at].word) {
		return 2
	}
	if c.kind == unknownName || c.kind == wordName && x.classHas("month_name", c.fold) {
		return 0.5
	}
	return 1
}

// worthOfVerb is what a verb behind a name adds.
func (c name) worthOfVerb(at int) float64 {
	s, x, word := c.n.s, c.n.s.lexicon, c.n.s.tokens[at].word
	isMonth, hasObject := x.classHas("month_name", c.fold), s.isObjectAt(at+1)
	if c.kind == unknownName && c.span.from > 0 && x.classHas("preposition", s.tokens[c.span.from-1].word) {
		return 0 // an offer from Nestlé is here
	}
	switch {
	case s.phraseEnd("human_verb", at) > 0:
		return 2.5
	case c.kind == unknownName && !c.n.startsSentence(c.span.from) && (word == "her" || word == "his"):
		return 1.5
	case c.kind < givenName && x.isBaseForm(word) && !x.classHas("same_past", word) && !(c.n.lastSure >= 0 && c.n.lastSure == c.span.from-1):
		return 0
	case x.classHas("speech_verb", word) && hasObject && c.kind != unknownName: // firms want and ask too
		return 2.5
	case x.classHas("speech_verb", word):
		return 2
	case x.classHas("verb_auxiliary", word) && (isMonth || c.kind == unknownName):
		return 1
	case x.classHas("verb_auxiliary", word):
		return 1.5
	case !x.classHas("act_verb", word):
		return 0
	case isMonth || x.classHas("paper_name", c.fold) && !hasObject:
		return 0.5
	case hasObject:
		return 2
	}
	return 1.5
}

// worthOfCompany is what others named behind a name add, or a place and then a verb.
func (c name) worthOfCompany(at int) float64 {
	s, x, word := c.n.s, c.n.s.lexicon, c.n.s.tokens[at].word
	isJoiner := x.classHas("name_joiner", word)
	isNamed := func(at int, least nameKind) bool {
		if !s.tokens[at].capital {
			return false
		}
		kind, _ := c.n.kindOf(at)
		return kind >= least
	}
	switch {
	case at+1 >= len(s.tokens):
	case isJoiner && (s.tokens[at+1].word == "i" || s.tokens[at+1].word == "me" || s.tokens[at+1].word == "myself"):
		return 2
	case isJoiner && c.kind != unknownName && isNamed(at+1, wordName):
		return 2
	case word == "," && at+2 < len(s.tokens) && isNamed(at+1, givenName) && (s.tokens[at+2].word == "," || x.classHas("name_joiner", s.tokens[at+2].word)):
		return 2 // Brígida, Otto and I
	case word == "on" || word == "in" || word == "at":
		if end := s.placeEnd(at + 1); end > 0 && x.classHas("speech_verb", s.tokens[end].word) {
			return 2 // Rose on 5 north told me
		}
	}
	return 0
}

// placeEnd gives the verb behind up to three words that say where somebody is, or 0.
func (s *passage) placeEnd(at int) int {
	for end := at + 1; end < len(s.tokens) && end < at+4 && s.tokens[end-1].kind != signToken && s.isTogether(at, end); end++ {
		if s.isVerbAt(end) {
			return end
		}
	}
	return 0
}

// isObjectAt reports whether what a verb acts on begins at a token.
func (s *passage) isObjectAt(at int) bool {
	return at < len(s.tokens) && (s.lexicon.classHas("pronoun", s.tokens[at].word) || s.lexicon.classHas("article", s.tokens[at].word))
}

// placedWorth is what a department, role or company behind a name adds: "from Legal",
// "(Warehouse)", ", our controller".
func (c name) placedWorth() float64 {
	s, at := c.n.s, c.end
	if at+1 >= len(s.tokens) || !s.isTogether(at, at+1) {
		return 0
	}
	x := s.lexicon
	switch word := s.tokens[at].word; {
	case x.classHas("affiliation", word):
		if _, ok := s.departmentAt(s.skipDeterminers(at + 1)); ok && !(word == "of" && c.kind == wordName) {
			return 2.5
		}
		if next := s.tokens[min(s.skipDeterminers(at+1), len(s.tokens)-1)]; word == "from" && next.capital && c.kind != unknownName && next.kind == wordToken && !x.classHas("paper_name", c.fold) {
			return 2
		}
		if next := s.skipDeterminers(at + 1); next < len(s.tokens) && word != "in" && s.phraseEnd("company", next) > 0 && !x.classHas("paper_name", c.fold) {
			return 2
		}
	case x.classHas("role_determiner", word) && (c.kind != wordName || s.tokens[c.span.from].capital):
		if next := s.roleBehind(at); next > at {
			if _, ok := s.roleAt(next); ok && c.kind != unknownName {
				return 2
			}
		}
	case word == "(" || word == ",":
		next := s.skipDeterminers(at + 1)
		if role, ok := s.roleAt(next); ok && (next > at+1 || word == "(" || s.isPhraseClosed(role.to)) {
			return 2
		}
		if d, ok := s.departmentAt(next); ok && s.isPhraseClosed(d.to) && (word == "(" || s.tokens[next].capital) {
			return 2
		}
	}
	return 0
}

// isPhraseClosed reports whether a phrase between signs ends at a token.
func (s *passage) isPhraseClosed(at int) bool {
	return at >= len(s.tokens) || s.tokens[at].kind == signToken && s.tokens[at].word != "&" || !s.isTogether(at-1, at) || s.lexicon.classHas("affiliation", s.tokens[at].word)
}
