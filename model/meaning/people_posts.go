package meaning

// describeByVerb reads the department behind a verb that says whose somebody is: "Wayne rang
// from Stores", "she heads Parking".
func (s *passage) describeByVerb(p *readPerson, at, limit int) bool {
	if at+1 < limit && s.lexicon.classHas("from", s.tokens[at].word) {
		at++
	} else if at > 0 && s.lexicon.classHas("turn_verb", s.tokens[at-1].word) {
		return false
	}
	if at = s.skipDeterminers(at); at >= limit {
		return false
	}
	d, ok := s.departmentAt(at)
	if ok = ok && d.to <= limit && s.tokens[at].capital; ok {
		s.addDepartment(p, d)
	}
	return ok
}

// describeByFirm reads the firm of "vendor bloke from Cisco, Trent Oakes", whose last word
// is at.
func (s *passage) describeByFirm(p *readPerson, at, first int) bool {
	from := at
	for from-1 > first && s.tokens[from-1].capital && s.tokens[from-1].kind == wordToken && s.isTogether(from-1, at) {
		from--
	}
	if from-2 < first || !s.tokens[from].capital || !s.lexicon.classHas("affiliation", s.tokens[from-1].word) || s.lexicon.classHas("place", s.tokens[from].word) || !s.lexicon.classHas("outside_somebody", s.tokens[from-2].word) {
		return false
	}
	s.addOrganisation(p, tokenSpan{from, at + 1})
	return true
}

// describeByNews reads the department of "mail from Client Services, Deepa wrote", whose
// last word is at.
func (s *passage) describeByNews(p *readPerson, at, first int) bool {
	from := at
	for from > first && s.departmentOf[from] && s.departmentOf[from-1] {
		from--
	}
	if from <= first || !s.departmentOf[from] || s.tokens[from-1].word != "from" {
		return false
	}
	d, ok := s.departmentAt(from)
	if ok {
		s.addDepartment(p, d)
	}
	return ok
}

// describeByPost reads "controller in Finance" behind "is".
func (s *passage) describeByPost(p *readPerson, at, limit int) bool {
	r, ok := s.roleAt(s.skipDeterminers(at))
	if !ok || r.to+1 >= limit || !s.lexicon.classHas("affiliation", s.tokens[r.to].word) {
		return false
	}
	d, ok := s.departmentAt(s.skipDeterminers(r.to + 1))
	if ok = ok && d.to <= limit; ok {
		s.addRole(p, r)
		s.addDepartment(p, d)
	}
	return ok
}

// rankedRoleAt gives the role at a token, with a rank before it: "lead radiographer".
func (s *passage) rankedRoleAt(at int) (role, bool) {
	r, ok := s.roleAt(at)
	if at+1 < len(s.tokens) && s.lexicon.classHas("rank", s.tokens[at].word) && (!ok || r.to == at+1) {
		if ranked, ok := s.roleAt(at + 1); ok {
			ranked.from = at
			return ranked, true
		}
	}
	return r, ok
}

// describeByTheirs reads the firm of "lunch with Riverside Legal, their manager Paula", which
// ends at a token.
func (s *passage) describeByTheirs(p *readPerson, end, first int) {
	from := end
	for from > first && s.tokens[from-1].capital && s.tokens[from-1].kind == wordToken && s.isTogether(from-1, end) {
		from--
	}
	if from < end && (s.phraseEnd("company", from) == end || s.names.isNameLike(from) && !s.names.startsSentence(from)) {
		s.addOrganisation(p, tokenSpan{from, end})
	}
}
