package meaning

import "strings"

// takesNothingBack reports whether a negation leaves the deed as it is: “not only”, “no
// downtime”, “couldn't believe”.
func (s *passage) takesNothingBack(at, to int) bool {
	next := at + 1
	if next >= to {
		return false
	}
	word := s.tokens[next].word
	if s.lexicon.classHas("harmless", word) {
		return s.tokens[at].word == "no" || s.tokens[at].word == "without" || s.tokens[at].word == "zero"
	}
	return strings.Contains(" only just bad believe wait complain mind forget ", " "+word+" ")
}

// startsWithNo reports whether a clause speaks of what there was not: “no budget for”.
func (s *passage) startsWithNo(from, to int) bool {
	at := from
	for at < to && (s.tokens[at].kind == signToken || s.speech[at].has(joiner)) {
		at++
	}
	if at >= to {
		return false
	}
	switch s.tokens[at].word {
	case "no", "none":
		return !s.takesNothingBack(at, to)
	case "nobody", "noone", "never", "neither":
		return true
	}
	return false
}

// isDeniedBefore reports whether “not”, “never” or “almost” stands right before a verb.
func (s *passage) isDeniedBefore(verb, from int) bool {
	for at := verb - 1; at >= from && s.speech[at].has(adverb|isNegative) && !s.speech[at].has(meWord|heWord); at-- {
		if s.speech[at].has(isNegative) && !s.speech[at].has(determiner) && !s.takesNothingBack(at, verb+1) {
			return true
		}
	}
	return false
}

// isDenied reports whether “no” or “not” stands among tokens.
func (s *passage) isDenied(from, to int) bool {
	for at := from; at < to; at++ {
		if s.speech[at].has(isNegative) || s.tokens[at].word == "no" {
			return true
		}
	}
	return false
}

// hasNoObject reports whether what follows a verb is nothing: “got no budget”.
func (s *passage) hasNoObject(verb, to int) bool {
	at := s.skipAdverbs(verb+1, to)
	if verb+1 < to && s.tokens[verb+1].word == "no" {
		at = verb + 1
	}
	if at >= to {
		return false
	}
	switch s.tokens[at].word {
	case "no":
		return !s.takesNothingBack(at, to) && !s.speech[verb].has(sayVerb) && at+1 < to && s.tokens[at+1].kind == wordToken
	case "nothing", "none", "nobody", "neither":
		return at+1 >= to || s.tokens[at+1].word != "but" // did nothing but tickets
	}
	return false
}
