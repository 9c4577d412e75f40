package meaning

import "strings"

// mostCardWords is how many words a piece of a card has at most.
const mostCardWords = 5

// describeByCard reads what a list behind a whole name says, as a card does: “Marta Keller,
// cost accountant, in Finance, at Bluestone Freight”. A house that is named beside a
// department may be one's own. It gives where the card ends, or 0.
func (s *passage) describeByCard(p *readPerson) (end int) {
	_, limit := s.sentenceAround(p.span.from)
	at := p.span.to
	if p.span.to-p.span.from < 2 || at+1 >= limit || s.tokens[at].word != "," {
		return 0
	}
	job, ok := s.jobOnCard(at+1, limit)
	if !ok {
		return 0
	}
	at = job.to
	for at+1 < limit {
		start := at
		if s.tokens[start].word == "," {
			start++
		}
		preposition := ""
		if s.lexicon.classHas("affiliation", s.tokens[start].word) {
			preposition, start = s.tokens[start].word, start+1
		}
		to := s.cardPieceEnd(start, limit)
		if start == at || to == start || !s.addCardPiece(p, preposition, tokenSpan{start, to}, limit) {
			break
		}
		at, end = to, to
	}
	if end == 0 {
		return 0
	}
	p.Job = ""
	s.addRole(p, job)
	return end
}

// jobOnCard reads the job behind a name and a comma: words of which the last say a role.
func (s *passage) jobOnCard(at, limit int) (role, bool) {
	from := s.skipDeterminers(at)
	end := s.cardPieceEnd(from, limit)
	for start := from; start < end; start++ {
		r, ok := s.roleAt(start)
		if !ok || r.to < end && s.tokens[r.to].word != "of" {
			continue
		}
		r.from, r.to = from, max(r.to, end)
		return r, true
	}
	return role{}, false
}

// cardPieceEnd gives where a piece of a card ends: at a sign, or before “in” or “at”.
func (s *passage) cardPieceEnd(at, limit int) int {
	end := at
	for end < limit && end <= at+mostCardWords && (s.tokens[end].kind == wordToken || s.tokens[end].word == "&") {
		if word := s.tokens[end].word; end > at && s.lexicon.classHas("affiliation", word) && word != "of" {
			break
		}
		end++
	}
	if end > at+mostCardWords {
		return at
	}
	return end
}

// addCardPiece reads a department or a house, and tells whether it is one.
func (s *passage) addCardPiece(p *readPerson, preposition string, piece tokenSpan, limit int) bool {
	if !s.tokens[piece.from].capital {
		return false
	}
	d, isListed := s.departmentAt(piece.from)
	isListed = isListed && d.end == piece.to
	isBetween := piece.to+1 < limit && s.tokens[piece.to].word == "," && s.tokens[piece.to+1].capital ||
		piece.to < limit && s.lexicon.classHas("affiliation", s.tokens[piece.to].word)
	isDepartment := isListed || preposition == "in" || isBetween
	switch {
	case isDepartment && (p.Department == "" || p.guessed):
		if !isListed {
			d = department{tokenSpan: piece}
		}
		s.addDepartment(p, d)
	case p.Organisation == "":
		s.addOrganisation(p, piece)
	default:
		return false
	}
	p.foreign = p.Organisation != "" && p.Department == ""
	return true
}

// roleInStory gives the role in which a sentence of a few words says that somebody belongs to
// what is told: “Marta Keller saw it.”
func (s *passage) roleInStory(name tokenSpan) string {
	from, to := s.sentenceAround(name.from)
	if s.tokens[from].word == "@" {
		from++
	}
	for to > name.to && s.tokens[to-1].kind == signToken {
		to--
	}
	if name.from != from || from == 0 || to-name.to > mostCardWords {
		return ""
	}
	return s.lexicon.terms["role in story"][strings.ToLower(s.words(tokenSpan{name.to, to}))]
}
