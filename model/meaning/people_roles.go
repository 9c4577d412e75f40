package meaning

import "strings"

// role is what somebody is, as the text says it: "CFO", "head of Operations".
type role struct {
	tokenSpan
	executive  bool
	outside    bool
	team       bool
	department tokenSpan // of "head of Operations" and "Finance controller"; may be empty
	it         bool
}

// findRoles recognises the roles that the text names, with what tells of which.
func (s *passage) findRoles() {
	s.roleOf, s.roleEnd = map[int]bool{}, map[int]int{}
	for at := 0; at < len(s.tokens); at++ {
		r, ok := s.roleAt(at)
		if !ok {
			continue
		}
		s.roleEnd[r.to] = at
		for i := r.from; i < r.to; i++ {
			s.roleOf[i] = true
		}
		if s.isRoleMeant(r) {
			if at > 0 && (s.departmentOf[at-1] || s.isAcronym(at-1)) && s.isTogether(at-1, at) {
				s.addFound(roleSlot, tokenSpan{at - 1, r.to})
			}
			s.addFound(roleSlot, r.tokenSpan)
		}
		at = r.to - 1
	}
}

func (s *passage) isOfRole(at int) bool { return s.roleOf[at] }

// isRoleBefore reports whether a role ends before a token, with a comma between them or not.
func (s *passage) isRoleBefore(at int) bool {
	_, ok := s.roleEnd[at]
	if !ok && at > 1 && s.tokens[at-1].word == "," {
		_, ok = s.roleEnd[at-1]
	}
	return ok
}

func (s *passage) isAcronym(at int) bool {
	t := s.tokens[at]
	written := s.text[t.from:t.to]
	return t.kind == wordToken && t.capital && len(written) > 1 && len(written) < 6 && written == strings.ToUpper(written)
}

// roleAt gives the role that stands at a token, whether it is meant or not.
func (s *passage) roleAt(at int) (role, bool) {
	if at >= len(s.tokens) || s.tokens[at].kind != wordToken {
		return role{}, false
	}
	r := role{tokenSpan: tokenSpan{at, at}}
	for _, class := range []string{"role", "outside_role", "team_role", "executive_role"} {
		end := s.phraseEnd(class, at)
		if end == 0 || end < r.to {
			continue
		}
		if end > r.to {
			r = role{tokenSpan: tokenSpan{at, end}}
		}
		switch class {
		case "outside_role":
			r.outside = true
		case "team_role":
			r.team = true
		case "executive_role":
			r.executive = true
		}
	}
	s.extendRole(&r)
	return r, r.to > at
}

// extendRole takes the department of "head of Operations" with a role, and of "Finance
// controller", which begins with one.
func (s *passage) extendRole(r *role) {
	at := r.from
	if of := s.phraseEnd("role_of", at); of > 0 && of < len(s.tokens) {
		next := of
		for next < len(s.tokens) && s.lexicon.classHas("article", s.tokens[next].word) {
			next++
		}
		if d, ok := s.departmentAt(next); ok {
			r.department, r.it, r.to = d.tokenSpan, d.it, d.to
			r.executive = r.executive || s.tokens[at].word == "vp" || s.tokens[at].word == "svp"
			return
		}
		if last := s.tokens[of-1].word; last == "of" && next < len(s.tokens) && s.tokens[next].kind == wordToken && !s.lexicon.isFunctionWord(s.tokens[next].word) {
			end := next + 1
			for s.tokens[next].capital && end < len(s.tokens) && end < next+3 && s.tokens[end].capital && s.tokens[end].kind == wordToken && s.isTogether(next, end) {
				end++
			}
			r.department, r.to = tokenSpan{next, end}, end
		}
		return
	}
	d, ok := s.departmentAt(at)
	if !ok || d.to >= len(s.tokens) {
		return
	}
	for _, class := range []string{"executive_role", "role"} {
		if end := s.phraseEnd(class, d.to); end > r.to {
			r.to, r.department, r.it, r.executive = end, d.tokenSpan, d.it, r.executive || class == "executive_role"
		}
	}
}

// isRoleMeant reports whether the words of a role mean somebody where they stand: words
// that are also something else need an article, a department or a name beside them.
func (s *passage) isRoleMeant(r role) bool {
	word := s.tokens[r.from].word
	if r.to > r.from+1 || !s.lexicon.classHas("role_word", word) {
		return true
	}
	if r.from > 0 && s.isTogether(r.from-1, r.from) {
		before := s.tokens[r.from-1].word
		if s.lexicon.classHas("role_determiner", before) || s.departmentOf[r.from-1] || s.lexicon.classHas("company", before) || cutPossessive(before) != before {
			return true
		}
	}
	if r.to < len(s.tokens) && s.tokens[r.to].capital {
		kind, _ := s.names.kindOf(r.to)
		return kind >= givenName
	}
	return r.executive && s.isAcronym(r.from)
}
