package meaning

import (
	"strings"
	"unicode/utf8"
)

// mostNameWords bounds a whole name.
const mostNameWords = 7

// extend takes the words behind the first that belong to the name: family names with their
// particles, initials.
func (c *name) extend() {
	n := c.n
	for c.span.to < len(n.s.tokens) && c.span.to-c.span.from < mostNameWords {
		last := n.s.tokens[c.span.to-1]
		if cutPossessive(last.word) != last.word || !n.s.isTogether(c.span.to-1, c.span.to) {
			return
		}
		end := n.familyNameEnd(*c)
		if end == 0 {
			return
		}
		c.span.to, c.whole = end, true
	}
}

// familyNameEnd gives the end of a family name, or of an initial, that follows a name
// read so far, or 0.
func (n *nameReader) familyNameEnd(c name) int {
	at, s := c.span.to, n.s
	t := s.tokens[at]
	if t.kind != wordToken {
		return 0
	}
	if c.kind == foreignName {
		if !isLatin(t.word) && t.spaced && n.isForeignName(t) && !c.whole {
			return at + 1
		}
		return 0
	}
	if c.kind == noName && !c.titled {
		return 0
	}
	if utf8.RuneCountInString(t.word) == 1 {
		return n.middleInitialEnd(at)
	}
	if end := n.particleEnd(at); end > 0 {
		return end
	}
	fold := foldName(t.word)
	if n.isKnownTogether(c, fold) {
		return at + 1
	}
	x := s.lexicon
	if !t.capital || !n.capitals {
		if c.kind >= givenName && !c.whole && x.classHas("surname", fold) && (c.fold == "" || !s.tokens[c.span.from].capital || !n.capitals) {
			return at + 1
		}
		return 0
	}
	if next, _ := n.kindOf(at); (c.kind == unknownName || x.classHas("modal_name", c.fold)) && (next == givenName || next == knownName) && n.startsSentence(c.span.from) && !x.classHas("surname", fold) {
		return 0 // Asked Matthias, Said Tom
	}
	if x.classHas("surname", fold) && !s.isOfDepartment(at) || x.classHas("given_name", fold) && c.kind != unknownName {
		return at + 1
	}
	if !n.isNameLike(at) && !(x.classHas("given_word", fold) && !x.classHas("month_name", fold) && !x.classHas("software_name", fold)) {
		return 0
	}
	if s.hasManyOf("german") && !c.titled || s.isPlaceNoun(at) {
		return 0
	}
	return at + 1
}

// middleInitialEnd gives the end of an initial behind a first name: "Tom B.", "Ana R Ruiz".
func (n *nameReader) middleInitialEnd(at int) int {
	s, t := n.s, n.s.tokens[at]
	if !t.capital {
		return 0
	}
	if at+1 < len(s.tokens) && s.tokens[at+1].word == "." && !s.tokens[at+1].spaced {
		if at+2 < len(s.tokens) && s.tokens[at+2].capital && s.isTogether(at, at+2) && n.isNameLike(at+2) {
			return at + 2
		}
		return at + 1
	}
	if t.word == "i" || t.word == "a" {
		return 0
	}
	return at + 1
}

// particleEnd gives the end of a family name that begins with particles: "van der Berg".
func (n *nameReader) particleEnd(at int) int {
	s, end := n.s, at
	for end < len(s.tokens) && end < at+3 && s.tokens[end].spaced && s.lexicon.classHas("name_particle", s.tokens[end].word) {
		end++
	}
	if end == at || end == len(s.tokens) || !s.tokens[end].capital || s.tokens[end].kind != wordToken || !n.capitals || !s.isTogether(at, end) {
		return 0
	}
	if at := end; !n.isNameLike(at) && !s.lexicon.classHas("surname", foldName(s.tokens[at].word)) && !s.lexicon.classHas("given_word", foldName(s.tokens[at].word)) {
		return 0
	}
	for at := at; at < end; at++ {
		if word := s.tokens[at].word; (word == "de" || word == "la" || word == "der" || word == "von" || word == "do" || word == "das" || word == "den") && s.hasManyOf("german_or_french") {
			return 0
		}
	}
	return end + 1
}

// isKnownTogether reports whether a word continues the name of a contact.
func (n *nameReader) isKnownTogether(c name, fold string) bool {
	read := foldName(n.s.words(c.span))
	for _, name := range n.known[c.fold] {
		if strings.HasPrefix(name+" ", read+" "+fold+" ") {
			return true
		}
	}
	return false
}

// hasManyOf reports whether a fifth of the text's words belong to a class of ordinary words.
func (s *passage) hasManyOf(class string) bool {
	many, known := s.many[class]
	if !known {
		count := 0
		for _, t := range s.tokens {
			if s.lexicon.classHas(class, t.word) {
				count++
			}
			if s.lexicon.classHas("german_strong", t.word) {
				count += 2
			}
		}
		many = count*5 >= len(s.tokens) && count > 1
		if s.many == nil {
			s.many = map[string]bool{}
		}
		s.many[class] = many
	}
	return many
}

// isPlaceNoun reports whether a token makes the name before it the name of a place or thing.
func (s *passage) isPlaceNoun(at int) bool {
	return at < len(s.tokens) && s.isTogether(at-1, at) && s.tokens[at].spaced && s.lexicon.classHas("place_noun", s.tokens[at].word)
}

// markedAt reads a name behind "@", or one that the marks of its line name.
func (n *nameReader) markedAt(at int) (name, bool) {
	s := n.s
	t := s.tokens[at]
	if end, ok := n.named[t.from]; ok {
		to := at + 1
		for to < len(s.tokens) && s.tokens[to].from < end {
			to++
		}
		c := name{n: n, span: tokenSpan{at, to}, kind: knownName, fold: foldName(t.word), whole: to > at+1, marked: true}
		c.extend()
		c.end = c.span.to
		return c, true
	}
	if t.word != "@" || at+1 >= len(s.tokens) || at > 0 && !t.spaced && s.tokens[at-1].kind != signToken || s.tokens[at+1].spaced {
		return name{}, false
	}
	next := s.tokens[at+1]
	if next.word == `"` || next.word == "“" {
		return n.quotedName(at + 1)
	}
	if next.kind != wordToken || s.lexicon.classHas("no_person_mark", next.word) || strings.ContainsAny(next.word, "0123456789") {
		return name{}, false
	}
	c := name{n: n, span: tokenSpan{at + 1, at + 2}, kind: knownName, fold: foldName(next.word), marked: true}
	for c.span.to+1 < len(s.tokens) && s.tokens[c.span.to].word == "_" && !s.tokens[c.span.to].spaced && !s.tokens[c.span.to+1].spaced && s.tokens[c.span.to+1].kind == wordToken {
		c.span.to, c.whole = c.span.to+2, true
	}
	if c.span.to < len(s.tokens) && s.tokens[c.span.to].word == "@" && !s.tokens[c.span.to].spaced {
		return name{}, false // an address such as @ana@example.org
	}
	if !c.whole {
		c.extend()
	}
	c.end = c.span.to
	return c, true
}

func (n *nameReader) quotedName(quote int) (name, bool) {
	for to := quote + 1; to < len(n.s.tokens) && to <= quote+mostNameWords && n.s.isTogether(quote, to); to++ {
		if word := n.s.tokens[to].word; (word == `"` || word == "”") && to > quote+1 {
			return name{n: n, span: tokenSpan{quote + 1, to}, end: to + 1, kind: knownName, whole: to > quote+2, marked: true}, true
		}
	}
	return name{}, false
}
