package meaning

import (
	"fmt"
	"slices"
	"strings"
)

// promiseRule says how somebody promises something. In its slots, {someone=who} is who
// promised it or to whom, and {here=what} where the words for what is promised begin;
// without it they begin behind the phrase.
type promiseRule struct {
	By  string     `toml:"by"` // me or them
	Say phraseList `toml:"say"`
	Not phraseList `toml:"not"` // patterns that must not stand in the same sentence
	And phraseList `toml:"and"` // patterns, one of which must stand in the same sentence too

	// Told says that the promise was made in what the text tells, so that telling it is a
	// deed; "I'll send it" is a plan.
	Told bool `toml:"told"`
	// Mine says that the phrase is no promise where somebody else is its subject.
	Mine bool `toml:"mine"`
	// Dated says that it is a promise only with a day.
	Dated bool `toml:"dated"`
	// Maybe is for what is only offered.
	Maybe bool `toml:"maybe"`

	say, not, and []*pattern
}

func (x *Lexicon) compilePromiseRule(r *promiseRule) error {
	if r.By != "me" && r.By != "them" {
		return fmt.Errorf("promise %q: %q is not somebody who promises", r.Say, r.By)
	}
	for list, texts := range map[*[]*pattern][]string{&r.say: r.Say, &r.not: r.Not, &r.and: r.And} {
		for _, text := range texts {
			p, err := x.compilePattern(text)
			if err != nil {
				return fmt.Errorf("promise: %w", err)
			}
			*list = append(*list, p)
		}
	}
	return nil
}

// promiseFound is a promise where it stands in the text.
type promiseFound struct {
	tokenSpan // the phrase and what is promised, with the day
	rule      *promiseRule
	who, what tokenSpan
	due       dayFound
}

// findPromises recognises promises. Where phrases overlap, the rule that stands first in
// the lexicon decides.
func (s *passage) findPromises() {
	taken := takenTokens{}
	for _, sentence := range s.sentences {
		if sentence.question || !s.hasWordOf("promise_cue", sentence) {
			continue
		}
		s.lookAt(sentence)
		for i := range s.lexicon.promises {
			s.matchPromises(&s.lexicon.promises[i], sentence, taken)
		}
	}
	slices.SortFunc(s.promises, func(a, b promiseFound) int { return a.from - b.from })
	for _, p := range s.promises {
		if p.rule.Told && !p.rule.Maybe {
			s.addFound(promiseSlot, p.tokenSpan)
		}
	}
}

// takenTokens are those that a phrase which was found stands for.
type takenTokens map[int]bool

func (x takenTokens) add(span tokenSpan) {
	for at := span.from; at < span.to; at++ {
		x[at] = true
	}
}

func (x takenTokens) has(span tokenSpan) bool {
	for at := span.from; at < span.to; at++ {
		if x[at] {
			return true
		}
	}
	return false
}

// hasWordOf reports whether a word of a class stands in a sentence.
func (s *passage) hasWordOf(class string, of sentence) bool {
	return slices.ContainsFunc(s.tokens[of.from:of.to], func(t token) bool { return s.lexicon.classHas(class, t.word) })
}

func (s *passage) matchPromises(r *promiseRule, of sentence, taken takenTokens) {
	for _, pattern := range r.say {
		if !s.canHold(pattern, of) {
			continue
		}
		for at := of.from; at < of.to; at++ {
			m, ok := pattern.matchAt(s, at, of.to)
			if !ok || r.Mine && s.clauseAt(at).subject == somebodyElse || s.clauseAt(at).negated {
				continue
			}
			p := s.newPromise(r, m, of)
			if p.what.from < p.what.to && (!r.Dated || p.due.ahead != "") && !taken.has(p.tokenSpan) &&
				!s.standsBeside(m, of, r.not) && (len(r.and) == 0 || s.standsBeside(m, of, r.and)) {
				s.promises = append(s.promises, p)
				taken.add(p.tokenSpan)
			}
		}
	}
}

// longestPromise is how many tokens may stand behind a phrase that promises, so that a
// text without signs is read in linear time.
const longestPromise = 60

// newPromise gives the promise that a phrase makes: what stands behind it up to the end of
// the clause, and the day that is named there.
func (s *passage) newPromise(r *promiseRule, m match, of sentence) promiseFound {
	p := promiseFound{tokenSpan: tokenSpan{m.from, m.to}, rule: r, who: m.slots["who"], what: tokenSpan{m.to, m.to}}
	if here, ok := m.slots["what"]; ok {
		p.what.from = here.from
	}
	for p.what.to < min(of.to, p.what.from+longestPromise) && !s.endsPromise(p.what.to, p.what.from) {
		p.what.to++
	}
	p.to = max(p.what.to, m.to)
	first, _ := slices.BinarySearchFunc(s.days, p.what.from, func(d dayFound, at int) int { return d.from - at })
	for _, d := range s.days[first:] {
		if d.from > p.what.to {
			break
		}
		p.due, p.to = d, max(p.to, d.to)
		p.what.to = d.from
		for p.what.to > p.what.from && s.lexicon.classHas("due_word", s.tokens[p.what.to-1].word) {
			p.what.to--
		}
	}
	return p
}

// endsPromise reports whether what is promised ends before a token: at a sign that ends a
// clause, or at "and I".
func (s *passage) endsPromise(at, from int) bool {
	t := s.tokens[at]
	if t.kind == signToken && strings.Contains(".,;:!?()–—…", t.word) && t.word != "@" {
		return true
	}
	return at > from && at+1 < len(s.tokens) && (t.word == "and" || t.word == "but" || t.word == "so" || t.word == "because") && s.lexicon.classHas("pronoun", s.tokens[at+1].word)
}

// readPromises gives the promises, whatever the text's kind and mood.
func (s *passage) readPromises(r *Reading) {
	for _, p := range s.promises {
		r.Promises = append(r.Promises, Promise{
			By: p.rule.By, Who: s.promiserName(p), What: s.words(p.what), Due: p.due.ahead,
			Origin: s.origin(p.from, p.to, !p.rule.Maybe),
		})
	}
}

// promiserName gives the name of whoever promised, or to whom; "" where no name stands
// there.
func (s *passage) promiserName(p promiseFound) string {
	people := s.found[personSlot]
	first, _ := slices.BinarySearchFunc(people, p.who.from, func(span tokenSpan, at int) int { return span.from - at })
	if first < len(people) && people[first].to <= p.who.to {
		return s.words(people[first])
	}
	return ""
}
