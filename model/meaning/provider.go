package meaning

import "rung/model"

// readProvider gives who gave what is studied: a school on the net by its name alone, any
// other place of learning behind "at", "from" and the like.
func (s *passage) readProvider(r *Reading) {
	if r.Kind.ID != model.KindStudy {
		return
	}
	var found tokenSpan
	isSure := false
	for at := 0; at < len(s.tokens) && !isSure; at++ {
		if span, sure := s.providerAt(at); sure || found.to == 0 {
			found, isSure = span, sure
		}
	}
	if found.to > 0 {
		r.Values = append(r.Values, Value{Kind: r.Kind.ID, Field: "provider", Value: s.words(found), Origin: s.origin(found.from, found.to, isSure)})
	}
}

// providerAt gives the provider whose name, or the word before it, stands at a token.
func (s *passage) providerAt(at int) (span tokenSpan, sure bool) {
	if to := s.longestOf("course_provider", at); to > 0 {
		return tokenSpan{at, to}, true
	}
	if !s.lexicon.classHas("provider_word", s.tokens[at].word) || at > 0 && s.lexicon.classHas("on_the_way", s.tokens[at-1].word) {
		return span, false
	}
	from := at + 1
	for from < len(s.tokens) && s.speech[from].has(determiner|possessive) {
		from++
	}
	if span := s.learningPlace(from); span.to > 0 {
		return span, true
	}
	return s.properName(from), false
}

// mostPlaceWords is how many words the name of a place of learning has at most before the
// word that says what it is.
const mostPlaceWords = 4

// learningPlace gives a place of learning that begins at a token: "the local chamber of
// commerce" without the words that do not name it, "Riverside Community College",
// "University of Derby".
func (s *passage) learningPlace(from int) tokenSpan {
	for at := from; at < min(from+mostPlaceWords, len(s.tokens)); at++ {
		to := s.longestOf("learning_place", at)
		if to == 0 {
			if s.tokens[at].kind != wordToken || s.isFunction[at] {
				break
			}
			continue
		}
		begin := at
		for begin > from && s.tokens[begin-1].capital {
			begin--
		}
		if to+1 < len(s.tokens) && s.tokens[to].word == "of" && s.tokens[to+1].capital {
			to = max(to, s.properName(to+1).to)
		}
		return tokenSpan{begin, to}
	}
	return tokenSpan{}
}

// properName gives the words in a row that begin with a capital letter, unless they are a
// day or something that is learned.
func (s *passage) properName(from int) tokenSpan {
	to := from
	for to < len(s.tokens) && to < from+mostPlaceWords && s.tokens[to].kind == wordToken && s.tokens[to].capital && !s.thingOf[to] && !s.isFunction[to] {
		to++
	}
	if to == from || s.starts[from]&(1<<daySlot) != 0 || s.lexicon.classHas("day_start", s.tokens[from].word) {
		return tokenSpan{}
	}
	return tokenSpan{from, to}
}

// longestOf gives where the longest member of a class ends that begins at a token, or 0.
func (s *passage) longestOf(class string, at int) int {
	c := s.lexicon.classes[class]
	if c == nil || s.wordIDs[at] == 0 {
		return 0
	}
	var found ends
	s.addClassEnds(&found, c, s.wordIDs[at], at, len(s.tokens))
	return found.longest()
}
