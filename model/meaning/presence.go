package meaning

// presence knows the words of the sentence that is being looked at, so that a pattern
// which needs another word is given up before it is tried anywhere.
type presence struct {
	of      tokenSpan // the sentence
	words   wordSet
	classes []classPresence // by the number of the class, once asked
}

// classPresence says whether a sentence has a word of a class.
type classPresence struct {
	of  tokenSpan
	has bool
}

// lookAt makes a sentence the one whose words are known.
func (s *passage) lookAt(of sentence) {
	p := &s.present
	if p.words == nil {
		p.words = make(wordSet, len(s.lexicon.words)/64+1)
		p.classes = make([]classPresence, len(s.lexicon.classes))
	}
	for _, id := range s.wordIDs[p.of.from:p.of.to] {
		p.words.remove(id)
	}
	p.of = tokenSpan{of.from, of.to}
	for _, id := range s.wordIDs[of.from:of.to] {
		if id != 0 {
			p.words.add(id)
		}
	}
}

// canHold reports whether a pattern may be found in a sentence: always, unless it is the
// one that is looked at and lacks a word that the pattern needs.
func (s *passage) canHold(p *pattern, in sentence) bool {
	if s.present.of.from != in.from || s.present.of.to != in.to {
		return true
	}
	for _, e := range p.needed {
		if !s.isPresent(e) {
			return false
		}
	}
	return true
}

// isPresent reports whether a word with which an element may begin is in the sentence
// that is looked at.
func (s *passage) isPresent(e *element) bool {
	for _, id := range e.words {
		if s.present.words.has(id) {
			return true
		}
	}
	for i := range e.phrases {
		if s.present.words.has(e.phrases[i].first) {
			return true
		}
	}
	for _, class := range e.classes {
		if s.isClassPresent(class) {
			return true
		}
	}
	return false
}

func (s *passage) isClassPresent(class *wordClass) bool {
	known := &s.present.classes[class.number]
	if known.of == s.present.of {
		return known.has
	}
	*known = classPresence{of: s.present.of}
	for _, id := range s.wordIDs[known.of.from:known.of.to] {
		if class.singles.has(id) || class.firsts.has(id) {
			known.has = true
			break
		}
	}
	return known.has
}
