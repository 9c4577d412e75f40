package meaning

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// department is a department or team as the text names it.
type department struct {
	tokenSpan     // its name
	end       int // behind "team" and the like
	it        bool
	listed    bool
}

// findDepartments recognises the departments that the text names.
func (s *passage) findDepartments() {
	s.departmentOf = map[int]bool{}
	for at := 0; at < len(s.tokens); at++ {
		d, ok := s.departmentAt(at)
		if !ok || !s.isDepartmentMeant(d) {
			continue
		}
		for i := d.from; i < d.to; i++ {
			s.departmentOf[i] = true
		}
		if d.end > d.to {
			s.addFound(departmentSlot, tokenSpan{d.from, d.end})
		}
		s.addFound(departmentSlot, d.tokenSpan)
		at = d.end - 1
	}
}

func (s *passage) isOfDepartment(at int) bool { return s.departmentOf[at] }

// departmentAt gives the department whose name stands at a token, whether it is meant or
// not: one of the lexicon, one where a contact is, or a capitalised word with an ending
// that departments have.
func (s *passage) departmentAt(at int) (department, bool) {
	if at >= len(s.tokens) || s.tokens[at].kind != wordToken {
		return department{}, false
	}
	d := department{tokenSpan: tokenSpan{at, s.phraseEnd("department", at)}, listed: true}
	if end := s.phraseEnd("it_department", at); end >= d.to && end > 0 {
		d.to, d.it = end, true
	}
	if t := s.tokens[at]; t.word == "it" && s.text[t.from:t.to] != "IT" && !(at+1 < len(s.tokens) && s.lexicon.classHas("department_noun", s.tokens[at+1].word) && s.tokens[at+1].word != "people") {
		d.to = 0
	}
	if d.to == 0 {
		d.listed, d.to = false, s.unlistedDepartmentEnd(at)
	}
	if d.to == 0 {
		return d, false
	}
	for d.to+1 < len(s.tokens) && s.tokens[d.to].word == "&" && s.tokens[d.to+1].capital && s.tokens[at].capital && s.isTogether(at, d.to+1) {
		if kind, _ := s.names.kindOf(d.to + 1); kind > unknownName {
			break
		}
		d.to += 2 // Parks & Reserves
	}
	d.end = d.to
	for d.end < len(s.tokens) && d.end < d.to+2 && s.lexicon.classHas("department_noun", s.tokens[d.end].word) {
		d.end++
	}
	return d, true
}

// unlistedDepartmentEnd gives the end of a department that only a contact or its form
// tells of, or 0.
func (s *passage) unlistedDepartmentEnd(at int) int {
	phrase := ""
	for end := at; end < len(s.tokens) && end < at+3 && len(s.names.departments) > 0; end++ {
		phrase = strings.TrimSpace(phrase + " " + cutPossessive(s.tokens[end].word))
		if s.names.departments[phrase] {
			return end + 1
		}
	}
	t := s.tokens[at]
	if at == 0 || !s.lexicon.classHas("affiliation", s.tokens[at-1].word) && s.tokens[at-1].word != "(" && s.tokens[at-1].word != "the" {
		return 0 // Harding, Constance
	}
	if !t.capital || !s.names.capitals || s.names.startsSentence(at) || s.lexicon.classHas("nobody", t.word) || s.lexicon.classHas("surname", t.word) {
		return 0
	}
	for end := at; end < len(s.tokens) && end < at+3 && s.tokens[end].capital && s.isTogether(at, end); end++ {
		word := cutPossessive(s.tokens[end].word)
		for _, ending := range s.lexicon.wordsOf("department_end") {
			if strings.HasSuffix(word, ending) && len(word) > len(ending)+2 && end == at && !(end+1 < len(s.tokens) && s.tokens[end+1].capital) || word == ending && end > at {
				return end + 1
			}
		}
	}
	return 0
}

// isDepartmentMeant reports whether the words of a department mean one where they stand.
func (s *passage) isDepartmentMeant(d department) bool {
	t := s.tokens[d.from]
	before := ""
	if d.from > 0 && s.isTogether(d.from-1, d.from) {
		before = s.tokens[d.from-1].word
	}
	if d.end > d.to {
		return d.listed || t.capital
	}
	if !s.names.isMeantByCapital(d.from) {
		if !d.listed && !s.names.departments[t.word] {
			return false
		}
		isFree := s.isPhraseEnd(d.to)
		x := s.lexicon
		switch {
		case before == "from":
			return isFree
		case x.classHas("department_word", t.word) && d.to == d.from+1:
			return false
		case x.classHas("to_person_verb", before) || before == "with" || before == "by":
			return isFree
		}
		return false
	}
	if s.names.startsSentence(d.from) && utf8.RuneCountInString(t.word) > 4 {
		return s.isVerbAt(d.to)
	}
	return d.listed || before != "the"
}

// isMeantByCapital reports whether a token's capital letter says that it is a name.
func (n *nameReader) isMeantByCapital(at int) bool {
	t := n.s.tokens[at]
	written := n.s.text[t.from:t.to]
	if len(written) > 1 && written == strings.ToUpper(written) {
		return true
	}
	return t.capital && n.capitals
}

// isPhraseEnd reports whether a noun cannot go on at a token.
func (s *passage) isPhraseEnd(at int) bool {
	return at >= len(s.tokens) || s.tokens[at].kind != wordToken || !s.isTogether(at-1, at) || s.lexicon.isFunctionWord(s.tokens[at].word) || s.isVerbAt(at)
}

func (s *passage) isVerbAt(at int) bool {
	if at >= len(s.tokens) {
		return false
	}
	word := s.tokens[at].word
	return s.lexicon.classHas("speech_verb", word) || s.lexicon.classHas("act_verb", word) || s.lexicon.classHas("verb_auxiliary", word)
}

// phraseEnd gives where the longest word or phrase of a class ends that begins at a token,
// or 0. Its last word may have a possessive s.
func (s *passage) phraseEnd(class string, at int) int {
	id, bare := s.exactIDs[at], s.bareIDs[at]
	if id == 0 && bare == 0 {
		return 0
	}
	c := s.lexicon.classes[class]
	if c == nil {
		return 0
	}
	end := 0
	if c.singles.has(id) || c.singles.has(bare) {
		end = at + 1
	}
	if !c.firsts.has(id) {
		return end
	}
	for _, phrase := range c.phrases[s.tokens[at].word] {
		to := at + len(phrase)
		if to <= end || to > len(s.tokens) || !s.isTogether(at, to-1) || !s.hasWords(at, to, phrase[:len(phrase)-1]) {
			continue
		}
		if cutPossessive(s.tokens[to-1].word) == phrase[len(phrase)-1] || s.tokens[to-1].word == phrase[len(phrase)-1] {
			end = to
		}
	}
	return end
}

// skipDeterminers gives the first token at or behind at that is no "the" or "our".
func (s *passage) skipDeterminers(at int) int {
	for at < len(s.tokens) && (s.lexicon.classHas("role_determiner", s.tokens[at].word) || s.lexicon.classHas("article", s.tokens[at].word)) {
		if s.phraseEnd("role", at) > at+1 || s.phraseEnd("executive_role", at) > 0 {
			break
		}
		at++
	}
	return at
}

// writeDepartment gives a department's name as a person would type it into a field.
func (x *Lexicon) writeDepartment(name string) string {
	if x.classHas("acronym", name) {
		return strings.ToUpper(name)
	}
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[size:]
}

// isBaseForm reports whether a word is a verb's base form, as it stands behind "will".
func (x *Lexicon) isBaseForm(word string) bool {
	for _, class := range []string{"speech_verb", "act_verb"} {
		if x.classHas(class, word) && x.classHas(class, addS(word)) {
			return true
		}
	}
	return word == "be" || word == "need"
}
