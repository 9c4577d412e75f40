package meaning

// leastSigns is how many signs of a deed a line has to have that tells of no kind and whose
// verbs tell of nobody's deed. Without any verb one is enough, unless a word tells of a state.
const leastSigns = 2

// leansToDeed reports whether a line is of what people note down because something came of
// it, though its grammar does not say whose deed it is: “our case for the scanners, half
// refused”. Questions, wishes and matters of one's private life are no such lines.
func (s *passage) leansToDeed() bool {
	if len(s.clauses) == 0 || s.language == "de" || s.language == "fr" || s.lexicon.classHas("other_opening", s.tokens[0].word) {
		return false
	}
	for i, c := range s.clauses {
		isOthers := c.subject == somebodyElse && c.mood == Deed && !c.reported && c.verb >= 0 && !s.speech[c.verb].has(sayVerb)
		if isOthers || i == 0 && (c.negated || c.verb >= 0 && !c.passive && !(c.subject == nobody && c.isPast)) {
			return false
		}
	}
	need := leastSigns
	if s.clauses[0].verb < 0 && !s.hasPhrase("state_sign", 0, len(s.tokens)) {
		need--
	}
	words, signs, seen := 0, len(s.found[amountSlot]), map[string]bool{}
	for at := 0; at < len(s.tokens); {
		t := s.tokens[at]
		switch {
		case t.word == "?" || s.phraseEnd("other_sign", at) > 0:
			return false
		case t.word == ":" && at+1 < len(s.tokens) || s.quoteOf[at] > 0 && (at == 0 || s.quoteOf[at-1] == 0):
			signs++
		}
		if t.kind == wordToken {
			words++
		}
		if end := s.phraseEnd("deed_sign", at); end > at {
			if !seen[t.word] {
				signs++
			}
			seen[t.word] = true
			words += end - at - 1
			at = end
			continue
		}
		at++
	}
	return signs >= need && words > 5
}
