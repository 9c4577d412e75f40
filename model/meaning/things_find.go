package meaning

import (
	"slices"
	"strings"
)

// thingFound is a name of a thing in the text.
type thingFound struct {
	tokenSpan // with a version behind the name
	name      *thingName
	sure      bool
	alone     verdict // what it is with no other thing near
	near      verdict // what another thing of its field in the sentence makes it
	joined    verdict // what a thing right beside it makes it: "Teams and SharePoint"
}

// verdict says whether a name is read as a thing.
type verdict uint8

const (
	notRead verdict = iota
	maybeRead
	sureRead
)

// findThings recognises the things that the text names. Those that are sure are what
// {thing} stands for.
func (s *passage) findThings() {
	s.thingOf, s.shouted = map[int]bool{}, s.text == strings.ToUpper(s.text)
	for _, in := range s.sentences {
		first := len(s.things)
		for at := in.from; at < in.to; {
			f, ok := s.thingAt(at, in.to)
			if !ok {
				at++
				continue
			}
			s.things = append(s.things, f)
			at = f.to
		}
		s.settleThings(s.things[first:])
	}
	s.things = slices.DeleteFunc(s.things, func(f thingFound) bool { return f.alone == notRead })
	for i := range s.things {
		f := &s.things[i]
		if f.sure = f.alone == sureRead; !f.sure {
			continue
		}
		for at := f.from; at < f.to; at++ {
			s.thingOf[at] = true
		}
		s.addFoundThing(*f)
	}
}

// addFoundThing notes a thing for {thing}, and for {certificate} where it is one, with the
// version behind its name and without.
func (s *passage) addFoundThing(f thingFound) {
	spans := []tokenSpan{f.tokenSpan}
	if bare := (tokenSpan{f.from, f.from + len(f.name.tokens)}); bare != f.tokenSpan {
		spans = append(spans, bare)
	}
	for _, span := range spans {
		s.addFound(thingSlot, span)
		if f.name.thing.Certificate {
			s.addFound(certificateSlot, span)
		}
	}
}

// learningOf gives the field and the discipline of learning about the thing that begins
// at a token. What is about a technical field is technical learning.
func (s *passage) learningOf(at int) (field, discipline string) {
	i := slices.IndexFunc(s.things, func(f thingFound) bool { return f.from == at })
	if i < 0 {
		return "", ""
	}
	thing := s.things[i].name.thing
	if thing.Field == "other" { // of which no text says what it is
		return "", thing.Discipline
	}
	if thing.Field != "" && thing.Discipline == "" {
		return thing.Field, "technical"
	}
	return thing.Field, thing.Discipline
}

// isOfThing reports whether a token surely belongs to the name of a thing.
func (s *passage) isOfThing(at int) bool { return s.thingOf[at] }

// thingAt gives the longest name that begins at a token and is sure, else the longest that
// another name may make sure.
func (s *passage) thingAt(at, limit int) (found thingFound, ok bool) {
	byWord := s.lexicon.things.byWord
	names := byWord[s.tokens[at].word]
	if names == nil {
		names = byWord[cutPossessive(s.tokens[at].word)]
	}
	for _, n := range names {
		if !s.hasName(n, at, limit) {
			continue
		}
		f := thingFound{tokenSpan: tokenSpan{at, at + len(n.tokens)}, name: n}
		s.judgeThing(&f, limit)
		if f.to < limit && s.isRelease(f.to) {
			f.to++
		}
		if f.alone == sureRead {
			return f, true
		}
		if !ok && max(f.near, f.joined, f.alone) > notRead {
			found, ok = f, true
		}
	}
	return found, ok
}

// hasName reports whether the words of a name begin at a token, in any case.
func (s *passage) hasName(n *thingName, at, limit int) bool {
	if at+len(n.tokens) > limit {
		return false
	}
	for i, want := range n.tokens {
		t := s.tokens[at+i]
		word := t.word
		if i == len(n.tokens)-1 {
			word = cutPossessive(word)
		}
		if word != want.word || i > 0 && t.spaced != want.spaced {
			return false
		}
	}
	// A sign that begins or ends a name belongs to no other word: ".NET", "C#".
	end := at + len(n.tokens)
	return (n.tokens[0].kind != signToken || at == 0 || s.tokens[at].spaced || s.tokens[at-1].kind == signToken) && (end == limit || len(n.tokens) == 1 || n.tokens[len(n.tokens)-1].kind != signToken || s.tokens[end].spaced || s.tokens[end].kind == signToken)
}

// judgeThing decides whether a name is a thing, by how it is written and what stands
// beside it.
func (s *passage) judgeThing(f *thingFound, limit int) {
	n, at, to := f.name, f.from, f.to
	caution := n.caution
	if s.isOfPerson(at, to) {
		if caution == plainName && !s.isNamed(at) {
			f.alone = sureRead
		}
		return
	}
	if caution != plainName && s.names.known[foldName(s.tokens[at].word)] != nil {
		caution = contextName
	}
	written := s.isWritten(n, at)
	if !written && caution != plainName && at > 0 && (s.lexicon.classHas("before_word", s.tokens[at-1].word) || s.tokens[at-1].kind == numberToken) {
		return // “both teams meet”, “the stock exchange server”
	}
	tells := written && (n.distinct && !s.shouted || s.names.capitals && !s.names.startsSentence(at))
	if caution == plainName || s.standsIn(n.own, at, to, limit) || caution == writtenName && tells {
		f.alone = sureRead
		return
	}
	ofGroup := caution < contextName && s.standsIn(n.group, at, to, limit)
	beside := ofGroup || written && caution < contextName && s.standsIn(s.lexicon.things.everywhere, at, to, limit)
	switch {
	case beside && tells, ofGroup && caution == writtenName:
		f.alone = sureRead
	case tells && caution == everydayName, beside && written, written && caution == writtenName:
		f.alone, f.near, f.joined = maybeRead, sureRead, sureRead
	case tells, written && caution == everydayName:
		f.joined = sureRead
	case caution < contextName:
		f.joined = maybeRead
	}
}

// isWritten reports whether a name stands in the text as the lexicon writes it.
func (s *passage) isWritten(n *thingName, at int) bool {
	for i, want := range n.tokens {
		if t := s.tokens[at+i]; cutPossessive(s.text[t.from:t.to]) != n.text[want.from:want.to] {
			return false
		}
	}
	return true
}

// isOfPerson reports whether a word is part of somebody's name: marked, behind a given name
// or a title, or before a family name.
func (s *passage) isOfPerson(at, to int) bool {
	if s.isNamed(at) {
		return true
	}
	x := s.lexicon
	if at > 0 && s.isTogether(at-1, at) {
		before := s.tokens[at-1]
		if before.capital && (x.classHas("given_name", foldName(before.word)) || x.classHas("given_word", before.word) || s.names.known[foldName(before.word)] != nil) && cutPossessive(before.word) == before.word {
			return true
		}
		if s.names.isTitled(at) {
			return true
		}
	}
	if to == at+1 && to < len(s.tokens) && s.tokens[to].capital && s.tokens[to].spaced && (x.classHas("given_name", s.tokens[at].word) || x.classHas("given_word", s.tokens[at].word)) {
		return x.classHas("surname", foldName(s.tokens[to].word)) || s.names.isNameLike(to) && len(x.things.byWord[s.tokens[to].word]) == 0
	}
	return false
}

// isNamed reports whether a token is marked as a person's name.
func (s *passage) isNamed(at int) bool {
	if at > 0 && s.tokens[at-1].word == "@" && !s.tokens[at].spaced {
		return true
	}
	for i := at; i >= max(0, at-3); i-- {
		if end, ok := s.names.named[s.tokens[i].from]; ok && s.tokens[at].from < end {
			return true
		}
	}
	return false
}

// beforeReach is how many words before a name its context may begin.
const beforeReach = 9

// standsIn reports whether one of the patterns stands around a name.
func (s *passage) standsIn(patterns []besidePattern, at, to, limit int) bool {
	for _, p := range patterns {
		if p.after != nil {
			if _, ok := p.after.matchAt(s, to, limit); !ok {
				continue
			}
		}
		if p.before == nil {
			return true
		}
		for from := at - 1; from >= max(0, at-beforeReach); from-- {
			if m, ok := p.before.matchAt(s, from, at); ok && m.to == at {
				return true
			}
		}
	}
	return false
}

// settleThings decides about the names of a sentence that hang on the others.
func (s *passage) settleThings(things []thingFound) {
	fields := map[string]bool{}
	for _, f := range things {
		if f.alone == sureRead && f.name.thing.Field != "" {
			fields[f.name.thing.Field] = true
		}
	}
	for i := range things {
		if f := &things[i]; fields[f.name.thing.Field] && f.near > f.alone {
			f.alone = f.near
		}
	}
	settle := func(i, beside int) {
		if f := &things[i]; f.joined > f.alone && things[beside].alone == sureRead && s.areJoined(things[min(i, beside)].to, things[max(i, beside)].from) {
			f.alone = f.joined
		}
	}
	for i := 1; i < len(things); i++ {
		settle(i, i-1)
	}
	for i := len(things) - 2; i >= 0; i-- {
		settle(i, i+1)
	}
}

// areJoined reports whether only words that list things stand between two tokens.
func (s *passage) areJoined(from, to int) bool {
	if to == from || to-from > 2 {
		return false
	}
	for at := from; at < to; at++ {
		if !s.lexicon.classHas("thing_joiner", s.tokens[at].word) {
			return false
		}
	}
	return true
}

// isRelease reports whether a token is the number of a version and nothing else: 2019,
// 7.4.8, 19c, v2.
func (s *passage) isRelease(at int) bool {
	t := s.tokens[at]
	word := strings.TrimPrefix(t.word, "v")
	number := strings.TrimRight(word, "abcdefghijklmnopqrstuvwxyz")
	digits := strings.Trim(number, "0123456789.")
	if number == "" || digits != "" || len(word)-len(number) > 1 || !t.spaced || at+1 < len(s.tokens) && s.tokens[at+1].word == "%" {
		return false
	}
	isYear := len(number) == 4 && (strings.HasPrefix(number, "19") || strings.HasPrefix(number, "20"))
	isDotted := strings.Contains(number, ".") && !strings.HasSuffix(number, ".")
	return isYear && word == t.word || isDotted || word != t.word || len(word) > len(number) && strings.ContainsAny(word[len(word)-1:], "cgi")
}

// isVersion reports whether a token can be the number of a version beside a name.
func (s *passage) isVersion(at int) bool {
	return s.isRelease(at) || s.tokens[at].kind == numberToken && len(s.tokens[at].word) < 3 && strings.Trim(s.tokens[at].word, "0123456789") == ""
}

// isCode reports whether a word looks like what people call a device, a system or a note of
// a vendor: RTU-9, app17, KB5031. Youth teams (u12s) and letters with one digit do not.
func (s *passage) isCode(at int) bool {
	t := s.tokens[at]
	if t.kind != wordToken || s.wordIDs[at] != 0 && s.speech[at] != 0 {
		return false
	}
	letters := strings.TrimRight(t.word, "0123456789")
	digits := len(t.word) - len(letters)
	stem := strings.TrimSuffix(letters, "-")
	if digits == 0 || stem == "" || stem == "u" || strings.Contains(stem, "-") {
		return false
	}
	return letters != stem || len(stem) > 1 && digits > 1
}
