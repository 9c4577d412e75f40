package readiness

import (
	"math/bits"

	"rung/model/strength"
)

// whole is what one entry that tells all it is asked gives, in units so fine that every
// share of it up to eighths is whole: sums stay exact and print the same digits everywhere.
const whole = int64(strength.Full) * 840

// mostTells is how many parts a rule may ask to be told, so that their shares are exact.
const mostTells = 8

// mostADay is the part of a rule's need that one day can give where the evidence has to be
// spread: one day makes nobody ready.
const mostADay = 3

// strengthOf is what an entry gives as evidence for the rule: half for the deed, and the
// other half for telling what the rule asks to be told.
func (c *countingRule) strengthOf(f *fact) strength.Share {
	return strength.Share(c.worthOf(f) / 840)
}

// defaultStrength is what an entry gives where its kind alone says what it is asked.
func defaultStrength(f *fact) strength.Share {
	if !f.deed {
		return 0
	}
	return defaultRules[f.kind].strengthOf(f)
}

var defaultRules = newDefaultRules()

func newDefaultRules() (all []*countingRule) {
	for _, l := range layouts {
		all = append(all, newCountingRule(Rule{Condition: Condition{Kinds: []string{l.kind.ID}}, Need: 1}))
	}
	return all
}

func (c *countingRule) worthOf(f *fact) int64 {
	asked := bits.OnesCount64(c.asked[f.kind])
	if asked == 0 {
		return whole
	}
	return whole/2 + whole/2*int64(bits.OnesCount64(c.asked[f.kind]&f.told))/int64(asked)
}

// tally is what a counting rule comes to on a day. Counting stops once the rule is met,
// since no gap has to be described then.
type tally struct {
	covered
	n         int     // entries counted
	occasions int     // how many occasions they tell of
	texts     int     // how many of them say something of their own
	partly    int     // how many of them could tell more
	worth     int64   // in units of whole
	groups    []int32 // what the counted entries differ in, such as departments
	seen      sighted
	stale     int32 // the last day of the newest entry that is too old or has expired, or never
	lapsed    bool  // that entry has expired, rather than being too old
}

// sums adds up the evidence for one rule. Each occasion counts as its strongest entry, and
// each text once, whichever is less: one more entry never lowers either, and a copy raises
// neither.
type sums struct {
	tally
	rule      *countingRule
	occasion  map[uint64]int64 // the worth of each occasion
	text      map[uint64]int64 // the worth of each text, and of each text of a part
	days      map[int32]daySum
	different map[int32]bool

	byOccasion, byText     int64 // as the entries stand
	doneOccasion, doneText int64 // as they would stand if each were told well
}

type daySum struct{ now, done int64 }

func newSums(c *countingRule) *sums {
	return &sums{rule: c, tally: tally{stale: never}, occasion: map[uint64]int64{}, text: map[uint64]int64{}, days: map[int32]daySum{}, different: map[int32]bool{}}
}

func (s *sums) add(f *fact, groups []int32) {
	worth := s.rule.worthOf(f)
	s.n++
	if worth < whole {
		s.partly++
	}
	s.addOccasion(f, worth)
	s.addTexts(f)
	s.seen.add(f.day, f.text)
	for _, g := range groups {
		if !s.different[g] {
			s.different[g] = true
			s.groups = append(s.groups, g)
		}
	}
}

func (s *sums) addOccasion(f *fact, worth int64) {
	before, seen := s.occasion[f.occasion]
	day := s.days[f.day]
	s.byOccasion -= s.limitDay(day.now)
	s.doneOccasion -= s.limitDay(day.done)
	if !seen {
		day.done += whole
		s.occasions++
	}
	if worth > before {
		s.occasion[f.occasion] = worth
		day.now += worth - before
	}
	s.days[f.day] = day
	s.byOccasion += s.limitDay(day.now)
	s.doneOccasion += s.limitDay(day.done)
}

// limitDay limits what one day gives: a third where the evidence has to be spread, else a
// third or one entry.
func (s *sums) limitDay(sum int64) int64 {
	third := int64(s.rule.Need) * whole / mostADay
	if s.rule.Spread == 0 {
		third = max(third, whole)
	}
	return min(sum, third)
}

// addTexts counts the entry's own text for the deed, and the text of each part for that
// part. What is no prose, such as a number, stands with the entry's own text.
func (s *sums) addTexts(f *fact) {
	asked := s.rule.asked[f.kind]
	n := int64(bits.OnesCount64(asked))
	base := whole
	if n > 0 {
		base = whole / 2
	}
	if _, seen := s.text[uint64(f.text)]; !seen {
		s.texts++
		s.doneText += whole
	}
	s.addText(uint64(f.text), base)
	l := layouts[f.kind]
	for left := asked & f.told; left != 0; left &= left - 1 {
		part := bits.TrailingZeros64(left)
		own := uint64(f.text)
		if slot := l.proseOfBit[part]; slot >= 0 && f.texts[slot] != 0 {
			own = uint64(f.texts[slot])
		}
		s.addText(own|uint64(part+1)<<32, whole/2/n)
	}
}

func (s *sums) addText(key uint64, worth int64) {
	if before := s.text[key]; worth > before {
		s.text[key] = worth
		s.byText += worth - before
	}
}

// isFull reports whether no more evidence can raise the coverage, nor what was seen: that it
// was seen twice must not depend on which entry is counted first.
func (s *sums) isFull() bool {
	need := int64(s.rule.Need) * whole
	return min(s.byOccasion, s.byText) >= need && len(s.groups) >= s.rule.Spread && s.seen.limit() == strength.Full
}

func (s *sums) close() tally {
	s.worth = min(s.byOccasion, s.byText)
	s.now = s.share(s.worth)
	s.done = max(s.now, s.share(min(s.doneOccasion, s.doneText)))
	return s.tally
}

// share is a worth as a part of the need, no more than the spread allows. Only a need that
// is met is full.
func (s *sums) share(worth int64) strength.Share {
	need := int64(s.rule.Need) * whole
	share := strength.Full
	if worth < need {
		share = min(strength.Full-1, strength.Share((2*int64(strength.Full)*worth+need)/(2*need)))
	}
	if spread := s.rule.Spread; len(s.groups) < spread {
		share = min(share, strength.Full*strength.Share(len(s.groups))/strength.Share(spread))
	}
	return share
}
