package meaning

import "strings"

// readLanguages tells the language of each sentence, and of the whole text: that of most
// words, or "" where no word tells.
func (s *passage) readLanguages() {
	total := map[string]int{}
	for i := range s.sentences {
		of := &s.sentences[i]
		counts := map[string]int{}
		for at := of.from; at < of.to; at++ {
			if s.speech[at].has(personName) { // de la Vega, von der Heide
				continue
			}
			for _, language := range languages {
				if s.lexicon.classHas(language+"_function", s.tokens[at].word) {
					counts[language]++
					total[language]++
				}
			}
		}
		of.language = mostOf(counts)
	}
	s.language = mostOf(total)
	for i := range s.sentences {
		if s.sentences[i].language == "" {
			s.sentences[i].language = s.language
		}
	}
}

var languages = []string{"en", "de", "fr"}

// mostOf gives the language with most words, or "" where two have as many.
func mostOf(counts map[string]int) string {
	most, isTie := "", false
	for _, language := range languages {
		switch n := counts[language]; {
		case n > counts[most]:
			most, isTie = language, false
		case n > 0 && n == counts[most] && language != most:
			isTie = true
		}
	}
	if isTie {
		return ""
	}
	return most
}

// foreignClauses splits a German or French sentence, and reads of each clause who did it,
// whether it happened, and whether it is denied.
func (s *passage) foreignClauses(of sentence) []clause {
	var clauses []clause
	begin := of.from
	closeAt := func(at int) {
		if at > begin {
			clauses = append(clauses, s.readForeignClause(begin, at, of))
		}
		begin = at
	}
	for at := of.from; at < of.to; at++ {
		isSign := s.tokens[at].kind == signToken && strings.Contains(",;:–—", s.tokens[at].word)
		isJoined := s.lexicon.classHas(of.language+"_joiner", s.tokens[at].word) && s.hasForeignVerb(at+1, min(at+5, of.to), of.language)
		if isSign || isJoined {
			closeAt(at)
		}
	}
	closeAt(of.to)
	return clauses
}

func (s *passage) hasForeignVerb(from, to int, language string) bool {
	return s.foreignParticiple(from, to, language) >= 0 || s.hasPhrase(language+"_auxiliary", from, to) || s.hasPhrase(language+"_past", from, to) || s.hasPhrase(language+"_plan", from, to)
}

// readForeignClause reads a German or French clause by the words of its language.
func (s *passage) readForeignClause(from, to int, of sentence) clause {
	has := func(class string) bool { return s.hasPhrase(of.language+"_"+class, from, to) }
	c := clause{from: from, to: to, verb: -1, mood: Other, subject: nobody}
	participle := s.foreignParticiple(from, to, of.language)
	isPast := has("past") || participle >= 0 && has("auxiliary") || of.language == "de" && s.germanPast(from, to) >= 0
	isDiary := participle >= 0 && !has("auxiliary") && (participle == s.lastWord(c) || participle == s.firstWord(c))
	switch {
	case has("others") && has("mine"), has("mine") && !has("me"):
		c.subject, c.toMe = somebodyElse, true
	case has("mine") && of.language == "fr" && !s.hasPhrase("fr_me", from, min(from+1, to)):
		c.subject, c.toMe = somebodyElse, true
	case has("me"), s.startsWithForeignPast(s.firstWord(c), of.language), isDiary && s.namesNobodyBefore(from, participle):
		c.subject = me
	case has("others"):
		c.subject = somebodyElse
	case has("plan"):
		c.subject = me
	}
	c.negated = has("negative") && !has("harmless")
	c.question = of.question || s.lexicon.classHas(of.language+"_question", s.tokens[s.firstWord(c)].word) && c.from == of.from
	switch {
	case c.question, has("unreal"), has("bystander") && s.hasPhrase("bystander_only", from, to):
	case c.subject == somebodyElse && c.toMe && !has("plan") && !s.hasPhrase(of.language+"_mine", from, min(from+1, to)):
		c.mood = Deed // “der Prüfer lobt meine Pläne”
	case of.language == "de" && s.tokens[s.firstWord(c)].word == "ich" && !has("plan") && !has("state") && s.firstWord(c)+1 < to && strings.HasSuffix(s.tokens[s.firstWord(c)+1].word, "e"):
		c.mood = Deed // “ich leite die Arbeitsgruppe”
	case isPast, isDiary:
		c.mood, c.verb, c.isPast = Deed, max(participle, -1), true
	case has("plan") && c.subject != somebodyElse:
		c.mood = Plan
	}
	return c
}

// startsWithForeignPast reports whether a clause begins with a past verb, as in a diary.
func (s *passage) startsWithForeignPast(at int, language string) bool {
	return s.hasPhrase(language+"_past", at, at+1) || language == "de" && s.germanPast(at, at+1) == at
}

// namesNobodyBefore reports whether no person stands before a verb.
func (s *passage) namesNobodyBefore(from, verb int) bool {
	return verb > from && !s.speech[from].has(personName) || verb == from
}

func (s *passage) firstWord(c clause) int {
	at := c.from
	for at+1 < c.to && s.tokens[at].kind == signToken {
		at++
	}
	return at
}

// foreignParticiple finds a past participle by its form, or gives -1.
func (s *passage) foreignParticiple(from, to int, language string) int {
	for at := from; at < to; at++ {
		t := s.tokens[at]
		if t.kind != wordToken || t.capital && at > from || s.speech[at].has(personName) || s.lexicon.classHas(language+"_function", t.word) {
			continue
		}
		if language == "de" && isGermanParticiple(t.word) || language == "fr" && isFrenchParticiple(t.word) {
			return at
		}
	}
	return -1
}

// isGermanParticiple reports whether a word has the form of a German participle: gemacht,
// aufgesetzt, installiert, verkauft.
func isGermanParticiple(word string) bool {
	if len(word) < 6 || !strings.HasSuffix(word, "t") && !strings.HasSuffix(word, "en") {
		return false
	}
	if strings.HasSuffix(word, "iert") || strings.HasPrefix(word, "ge") {
		return true
	}
	for _, separable := range []string{"ab", "an", "auf", "aus", "bei", "durch", "ein", "fest", "her", "hin", "hoch", "los", "mit", "nach", "neu", "teil", "um", "vor", "weg", "weiter", "zu", "zurück", "zusammen", "bereit", "frei", "fertig", "runter", "rauf", "raus", "rein"} {
		if strings.HasPrefix(word, separable+"ge") {
			return true
		}
	}
	if strings.HasPrefix(word, "miss") && (strings.HasSuffix(word, "en") || strings.HasSuffix(word, "t")) {
		return true // misslungen
	}
	for _, prefix := range []string{"be", "ver", "er", "ent", "zer", "über", "unter"} {
		if strings.HasPrefix(word, prefix) && strings.HasSuffix(word, "t") {
			return true
		}
	}
	return false
}

// germanPast finds a verb in -te, or gives -1.
func (s *passage) germanPast(from, to int) int {
	for at := from; at < to; at++ {
		t := s.tokens[at]
		if t.kind == wordToken && !t.capital && len(t.word) > 5 && (strings.HasSuffix(t.word, "te") || strings.HasSuffix(t.word, "ten")) && !s.lexicon.classHas("de_no_past", t.word) && !s.lexicon.classHas("de_unreal", t.word) && !s.lexicon.classHas("de_plan", t.word) {
			return at
		}
	}
	return -1
}

// isFrenchParticiple reports whether a word has the form of a French participle: refait,
// appelé, fini, reçu, mis.
func isFrenchParticiple(word string) bool {
	for _, end := range []string{"é", "ée", "és", "ées"} {
		if strings.HasSuffix(word, end) && len(word) > 4 {
			return true
		}
	}
	return strings.Contains(" fait refait mis remis pris appris repris compris eu dit vu revu lu su pu reçu tenu obtenu venu rendu vendu perdu fini choisi réussi fourni établi écrit ouvert offert répondu attendu défini conduit traduit installé suivi servi ", " "+word+" ")
}
