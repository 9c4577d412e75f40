package meaning

import (
	"slices"
	"strings"
)

// describePeople reads what the text says of each person.
func (s *passage) describePeople() {
	first := 0
	var cards []tokenSpan
	for i := range s.people {
		if isOnCard := func(card tokenSpan) bool { return card.from <= s.people[i].span.from && s.people[i].span.to <= card.to }; slices.ContainsFunc(cards, isOnCard) {
			s.people[i].sure, s.people[i].onCard = false, true
			continue
		}
		p := &s.people[i]
		limit := len(s.tokens)
		for _, next := range s.people[i+1:] {
			if next.sure {
				limit = next.span.from
				break
			}
		}
		p.Role = s.roleInStory(p.span)
		if end := s.describeByCard(p); end > 0 {
			cards = append(cards, tokenSpan{p.span.to, end})
			s.decideCircle(p)
			first = end
			continue
		}
		s.describeBefore(p, first)
		s.describeAfter(p, limit)
		if p.Job == "" {
			s.describeLater(p, limit)
		}
		s.decideCircle(p)
		if p.sure {
			first = p.span.to
		}
	}
	s.people = slices.DeleteFunc(s.people, func(p readPerson) bool { return p.onCard }) // a house, such as “Ruth Brown Legal”
}

// describeBefore reads what stands before a name: "the CFO", "Cisco tech,", "HR's".
func (s *passage) describeBefore(p *readPerson, first int) {
	at := p.span.from
	for at > first && (s.tokens[at-1].word == "@" || s.tokens[at-1].word == "." && at > 1 && s.lexicon.classHas("honorific", s.tokens[at-2].word) || s.lexicon.classHas("honorific", s.tokens[at-1].word) && s.tokens[at-1].capital) {
		at--
	}
	if at == first || at == 0 || !s.isTogether(at-1, at) {
		return
	}
	from, ok := s.roleEnd[at]
	if !ok && s.tokens[at-1].word == "," && (s.describeByNews(p, at-2, first) || s.describeByFirm(p, at-2, first)) {
		return
	}
	if !ok && s.tokens[at-1].word == "," && (s.isPhraseClosed(p.span.to) || s.isVerbAt(p.span.to)) {
		from, ok = s.roleEnd[at-1]
	}
	if ok && from >= first {
		r, _ := s.roleAt(from)
		r.from = s.roleStart(from, first)
		s.addRole(p, r)
		at = r.from
		if at == first {
			return
		}
	}
	if at-2 > first && s.tokens[at-1].word == "their" && s.tokens[at-2].word == "," {
		s.describeByTheirs(p, at-2, first)
		return
	}
	before := s.tokens[at-1]
	company := cutPossessive(before.word)
	switch {
	case before.word == "my" || before.word == "our":
		p.ours = true
	case ok && s.lexicon.classHas("outside_word", before.word):
		p.outsider = true
	case ok && s.departmentOf[at-1] || cutPossessive(before.word) != before.word && s.departmentOf[at-1]:
		from := at - 1
		for from > first && s.departmentOf[from-1] {
			from--
		}
		if d, ok := s.departmentAt(from); ok {
			s.addDepartment(p, d)
		}
	case !ok && company != before.word && before.capital && s.names.capitals && s.names.isNameLike(at-1) && at-1 > first,
		s.lexicon.classHas("company", company) && before.capital && (ok || company != before.word), ok && p.outsider && before.capital && s.names.capitals && s.names.isNameLike(at-1) && !s.lexicon.isFunctionWord(before.word):
		s.addOrganisation(p, tokenSpan{at - 1, at})
	}
}

// roleStart gives where a role begins whose last word is known: "office manager" behind
// "their".
func (s *passage) roleStart(from, first int) int {
	for start := from - 1; start >= first && start >= from-2 && s.isTogether(start, from); start-- {
		t := s.tokens[start]
		if t.kind != wordToken || t.capital || s.departmentOf[start] || s.lexicon.isFunctionWord(t.word) || s.isVerbAt(start) || s.lexicon.classHas("role_determiner", t.word) || s.lexicon.classHas("company", cutPossessive(t.word)) {
			return from
		}
		if start > first && s.lexicon.classHas("role_determiner", s.tokens[start-1].word) {
			return start
		}
	}
	return from
}

// roleBehind gives where a role begins behind "the" and words that go with it, such as
// "summer" in "the summer student"; or the token behind the determiners.
func (s *passage) roleBehind(at int) int {
	start := s.skipDeterminers(at)
	for next := start; start > at && next < len(s.tokens) && next < start+3 && s.tokens[next].kind == wordToken && !s.lexicon.isFunctionWord(s.tokens[next].word); next++ {
		if _, ok := s.roleAt(next); ok {
			return next
		}
	}
	return start
}

// describeLater reads what is said with "she's" or "he is" behind a name, up to the next.
func (s *passage) describeLater(p *readPerson, limit int) {
	for at := p.span.to; at+1 < min(limit, p.span.to+16) && s.isTogether(p.span.from, at+1); at++ {
		next := at + 1
		switch s.tokens[at].word {
		case "she's", "he's", "shes", "hes":
		case "she", "he", "who":
			if end := s.phraseEnd("heads_verb", next); end > 0 && s.describeByVerb(p, end, limit) {
				return
			}
			if y := s.tokens[next].word; y != "is" && y != "was" {
				continue
			}
			next++
		case ".", "?", "!":
			return
		default:
			continue
		}
		start := min(s.skipDeterminers(next), len(s.tokens))
		if r, ok := s.roleAt(start); ok && r.to <= limit && (start > next || r.executive || r.department.to > 0) {
			s.addRole(p, r)
			return
		}
	}
}

// describeAfter reads what follows a name, piece by piece: "from Finance, our controller".
func (s *passage) describeAfter(p *readPerson, limit int) {
	at := p.span.to
	if last := s.tokens[at-1].word; cutPossessive(last) != last {
		return
	}
	if at < limit && s.lexicon.classHas("honorific_after", s.tokens[at].word) {
		at++
	}
	for _, class := range []string{"turn_verb", "heads_verb"} {
		if at >= limit {
			return
		}
		if end := s.phraseEnd(class, at); end > 0 && s.describeByVerb(p, end, limit) {
			return
		}
	}
	for range 4 {
		if at >= limit || !s.isTogether(at-1, at) {
			return
		}
		next := s.describeByPiece(p, at, limit)
		if next == at {
			return
		}
		at = next
		if at < limit && s.tokens[at].word == ")" {
			at++
		}
	}
}

// describeByPiece reads one piece behind a name and gives where it ends, or at.
func (s *passage) describeByPiece(p *readPerson, at, limit int) int {
	x, word := s.lexicon, s.tokens[at].word
	next := at + 1
	switch {
	case next >= limit:
		return at
	case x.classHas("affiliation", word):
		return s.describeByPlace(p, at, limit)
	case word == "(" || word == "/" || word == "-" || word == "–":
		return s.describeByApposition(p, at, next, limit, true)
	case word == ",":
		if y := s.tokens[next].word; next+1 < limit && (y == "she's" || y == "he's" || y == "who's" || y == "shes" || y == "hes") {
			return s.describeByApposition(p, at, next+1, limit, false)
		}
		if y := s.tokens[next].word; next+2 < limit && (y == "who" || y == "she" || y == "he") && (s.tokens[next+1].word == "is" || s.tokens[next+1].word == "was") {
			return s.describeByApposition(p, at, next+2, limit, false)
		}
		return s.describeByApposition(p, at, next, limit, true)
	case s.lexicon.classHas("role_determiner", word) && !(p.span.from > 0 && x.classHas("to_person_verb", s.tokens[p.span.from-1].word)):
		if y := s.roleBehind(at); y > at && y < limit {
			if r, ok := s.roleAt(y); ok {
				p.ours = word == "our" || word == "my"
				s.addRole(p, r)
				return r.to
			}
		}
	case (word == "is" || word == "was") && s.describeByPost(p, next, limit):
		return limit
	case word == "is" || word == "was" || word == "as":
		if y := s.skipDeterminers(next); y > next {
			if r, ok := s.roleAt(y); ok && y < limit && (r.executive || r.department.to > 0 && s.isPhraseClosed(r.to)) {
				s.addRole(p, r)
				return r.to
			}
		}
	}
	return at
}

// describeByApposition reads a role or a department in brackets or behind a comma; closed
// says that it has to end with a sign.
func (s *passage) describeByApposition(p *readPerson, at, next, limit int, closed bool) int {
	start := s.roleBehind(next)
	isOurs := start > next && (s.tokens[next].word == "our" || s.tokens[next].word == "my")
	if start >= limit {
		return at
	}
	if start+1 < limit && s.lexicon.classHas("company", s.tokens[start].word) {
		if r, ok := s.roleAt(start + 1); ok {
			s.addOrganisation(p, tokenSpan{start, start + 1})
			s.addRole(p, r)
			return r.to
		}
	}
	if r, ok := s.rankedRoleAt(start); ok && (!closed || start > next || s.isPhraseClosed(r.to)) {
		p.ours = p.ours || isOurs
		s.addRole(p, r)
		return r.to
	}
	if d, ok := s.departmentAt(start); ok && (s.isPhraseClosed(d.end) || start > next) && (s.tokens[at].word != "," || s.tokens[start].capital || d.end > d.to) {
		s.addDepartment(p, d)
		return d.end
	}
	if isCompany := s.phraseEnd("company", start); s.tokens[start].capital && (isCompany > 0 || s.tokens[at].word == "(" && s.names.isNameLike(start)) && s.isPhraseClosed(max(isCompany, s.capitalsEnd(start, limit))) {
		end := max(isCompany, s.capitalsEnd(start, limit))
		s.addOrganisation(p, tokenSpan{start, end})
		return end
	}
	return at
}

// describeByPlace reads what follows "from", "of", "at" and "in".
func (s *passage) describeByPlace(p *readPerson, at, limit int) int {
	x, preposition := s.lexicon, s.tokens[at].word
	next := at + 1
	for next < limit && x.classHas("affiliation", s.tokens[next].word) {
		next++ // over in, down at
	}
	if next+1 < limit && (s.tokens[next].word == "our" || s.tokens[next].word == "my" || s.tokens[next].word == "the") && s.tokens[next+1].word == "team" {
		p.mine = true
		return next + 2
	}
	start := s.skipDeterminers(next)
	if start >= limit {
		return at
	}
	if d, ok := s.departmentAt(start); x.classHas("outside_word", s.tokens[start].word) && !(ok && d.listed && d.to > start+1) { // but “from Customer Service”
		p.outsider = true
		if end := s.capitalsEnd(start+1, limit); end > start+1 {
			s.addOrganisation(p, tokenSpan{start + 1, end})
			return end
		}
		return start + 1
	}
	if end := s.capitalsEnd(start, limit); preposition == "at" && end > start+1 || preposition == "from" && end > start+1 && x.classHas("organisation_noun", s.tokens[end-1].word) {
		if d, ok := s.departmentAt(start); !ok || !d.listed || d.to < end {
			s.addOrganisation(p, tokenSpan{start, end})
			return end
		}
	}
	if d, ok := s.departmentAt(start); ok && (s.tokens[start].capital || s.isPhraseEnd(d.to) || d.end > d.to || d.listed && x.classHas("from", preposition)) && !s.isMeantAsIs(preposition, d) {
		s.addDepartment(p, d)
		return d.end
	}
	if end := s.phraseEnd("company", start); end > 0 && s.tokens[start].capital && start == next && (preposition == "from" || s.isPhraseEnd(end)) {
		s.addOrganisation(p, tokenSpan{start, end})
		return end
	}
	end := s.capitalsEnd(start, limit)
	if preposition == "in" || end == start || x.classHas("place", s.tokens[start].word) || s.phraseEnd("place", start) > 0 || s.isPlaceNoun(end) || s.isAcronym(start) {
		return at
	}
	if x.classHas("organisation_noun", s.tokens[end-1].word) || s.names.isNameLike(start) && start == next {
		s.addOrganisation(p, tokenSpan{start, end})
		return end
	}
	return at
}

// isMeantAsIs reports whether a word behind "in" or "at" is a thing rather than a
// department: "in production", "at reception".
func (s *passage) isMeantAsIs(preposition string, d department) bool {
	return preposition != "from" && preposition != "of" && !s.tokens[d.from].capital && s.lexicon.classHas("department_word", s.tokens[d.from].word)
}

// capitalsEnd gives the end of up to three capitalised words in a row.
func (s *passage) capitalsEnd(at, limit int) int {
	end := at
	for end < limit && end < at+3 && s.tokens[end].kind == wordToken && s.tokens[end].capital && s.isTogether(at, end) && !s.lexicon.classHas("nobody", s.tokens[end].word) {
		end++
	}
	return end
}

func (s *passage) addRole(p *readPerson, r role) {
	if p.Job == "" {
		p.Job = s.words(r.tokenSpan)
	}
	p.outsider, p.executive, p.team = p.outsider || r.outside, p.executive || r.executive, p.team || r.team
	if r.department.to > 0 && p.Department == "" {
		s.addDepartment(p, department{tokenSpan: r.department, it: r.it})
		p.guessed = r.department.from == r.from
	}
}

func (s *passage) addDepartment(p *readPerson, d department) {
	if p.Department != "" && !p.guessed {
		return
	}
	p.guessed = false
	p.Department, p.it = s.lexicon.writeDepartment(strings.TrimSuffix(cutPossessive(s.words(d.tokenSpan)), ",")), d.it
}

func (s *passage) addOrganisation(p *readPerson, span tokenSpan) {
	if p.Organisation == "" {
		p.Organisation, p.foreign = cutPossessive(s.words(span)), true
	}
}

// decideCircle tells how near somebody is, where the words say it.
func (s *passage) decideCircle(p *readPerson) {
	switch {
	case p.foreign || p.outsider && p.Department == "":
		p.Circle = "outside"
	case p.executive:
		p.Circle = "executive"
	case p.mine:
		p.Circle = "my team"
	case p.it:
		p.Circle = "IT"
	case p.Department != "":
		p.Circle = "another department"
	case p.ours && p.team:
		p.Circle = "my team"
	}
}
