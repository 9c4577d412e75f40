package meaning

// someoneEnds gives where words for a person or a group of people may end that begin at a
// token, longest first: a name, "the ops director", "a student", "Priya from Finance",
// "the treasury folks", "her". Who is named is read elsewhere; here it only matters that
// people are meant, and not a thing.
func (s *passage) someoneEnds(at, limit int) []int {
	if s.someone == nil {
		s.someone = map[tokenSpan][]int{}
	}
	key := tokenSpan{at, limit}
	ends, known := s.someone[key]
	if !known {
		ends = s.matchSomeone(at, limit)
		s.someone[key] = ends
	}
	return ends
}

func (s *passage) matchSomeone(at, limit int) []int {
	if s.lexicon.classHas("person_pronoun", s.tokens[at].word) {
		return []int{at + 1}
	}
	for at < limit && at+1 < limit && s.lexicon.classHas("determiner", s.tokens[at].word) {
		at++
	}
	if _, ok := s.wholeNumber(at); ok && at+1 < limit {
		at++ // two interns
	}
	head := s.headEnd(at, limit)
	if head == 0 {
		return nil
	}
	if end := s.affiliationEnd(head, limit); end > head {
		return []int{end, head}
	}
	return []int{head}
}

// headEnd gives the end of a name, or of up to three words before a word for people, or 0.
func (s *passage) headEnd(at, limit int) int {
	for _, slot := range [...]slotKind{personSlot, roleSlot, departmentSlot} {
		if end := s.slotEnds(slot, at, limit).longest(); end > 0 {
			for end < limit && s.lexicon.classHas("people_noun", s.tokens[end].word) {
				end++ // the treasury folks
			}
			return end
		}
	}
	for end := at; end < limit && end < at+4; end++ {
		t := s.tokens[end]
		if s.lexicon.classHas("people_noun", t.word) {
			return end + 1
		}
		if t.kind == signToken || s.isFunction[end] {
			return 0
		}
		if to := s.slotEnds(roleSlot, end, limit).longest(); end > at && to > 0 {
			return to
		}
	}
	return 0
}

// affiliationEnd gives the end of "from Finance", "(Hays)" or ", our CFO," after a head.
func (s *passage) affiliationEnd(at, limit int) int {
	if at+1 >= limit {
		return at
	}
	switch word := s.tokens[at].word; {
	case word == "(":
		for end := at + 1; end < limit && end < at+6; end++ {
			if s.tokens[end].word == ")" {
				return end + 1
			}
		}
	case s.lexicon.classHas("affiliation", word):
		next := at + 1
		for next+1 < limit && s.lexicon.classHas("determiner", s.tokens[next].word) {
			next++
		}
		for _, slot := range [...]slotKind{departmentSlot, thingSlot} {
			if end := s.slotEnds(slot, next, limit).longest(); end > 0 {
				return end
			}
		}
		if s.tokens[next].capital {
			return next + 1
		}
	}
	return at
}
