package meaning

import (
	"fmt"
	"slices"
	"strings"

	"rung/model"
)

// changeRule says how a text tells that something changed. Its slots {number=before} and
// {number=after} are what it was and what it is; a result with one side has only the
// latter.
type changeRule struct {
	Say phraseList `toml:"say"`
	Not phraseList `toml:"not"` // patterns that must not stand in the same sentence

	// Of are the dimensions that the numbers may have, one of them at least: time, share,
	// bytes, money, times, or "count" for things counted; any where it is empty.
	Of []string `toml:"of"`
	// After and Unit are the result that a phrase without a number tells: "halved" is 50 %.
	After model.Decimal `toml:"after"`
	Unit  string        `toml:"unit"`
	// Falls says that the number must have become smaller: "2 to 3 hours" is a range.
	Falls bool `toml:"falls"`
	// Counts says that a number without a unit must count something: "3,000 invoices".
	Counts bool `toml:"counts"`
	// Maybe is for what is only offered.
	Maybe bool `toml:"maybe"`

	say, not []*pattern
}

func (x *Lexicon) compileChangeRule(r *changeRule) error {
	for list, texts := range map[*[]*pattern][]string{&r.say: r.Say, &r.not: r.Not} {
		for _, text := range texts {
			p, err := x.compilePattern(text)
			if err != nil {
				return fmt.Errorf("change: %w", err)
			}
			*list = append(*list, p)
		}
	}
	return nil
}

// change is what the text says that changed.
type change struct {
	tokenSpan
	before, after quantity // before has no tokens where it is not said
	maybe         bool
}

// findChanges recognises what changed, from what to what. Where phrases overlap, the rule
// that stands first in the lexicon decides.
func (s *passage) findChanges() {
	taken := takenTokens{}
	for _, sentence := range s.sentences {
		s.lookAt(sentence)
		places := s.placesOfChanges(sentence)
		multiples := s.placesOf("multiple_word", sentence)
		for i := range s.lexicon.changes {
			if r := &s.lexicon.changes[i]; r.After != "" {
				s.matchChanges(r, sentence, multiples, taken)
			} else {
				s.matchChanges(r, sentence, places, taken)
			}
		}
	}
	slices.SortFunc(s.changes, func(a, b change) int { return a.from - b.from })
	for _, c := range s.changes {
		if !c.maybe {
			s.addFound(changeSlot, c.tokenSpan)
		}
	}
}

// changeReach is how many words before its first number a phrase for a change may begin.
const changeReach = 16

// placesOfChanges gives the tokens of a sentence where a phrase for a change may begin:
// those at a number or shortly before one.
func (s *passage) placesOfChanges(of sentence) []int {
	var places []int
	for at, next := of.to-1, -1; at >= of.from; at-- {
		if _, ok := s.quantities[at]; ok {
			next = at
		}
		if next >= 0 && next-at <= changeReach {
			places = append(places, at)
		}
	}
	slices.Reverse(places)
	return places
}

// placesOf gives the tokens of a sentence that are words of a class.
func (s *passage) placesOf(class string, of sentence) []int {
	var places []int
	for at := of.from; at < of.to; at++ {
		if s.lexicon.classHas(class, s.tokens[at].word) {
			places = append(places, at)
		}
	}
	return places
}

func (s *passage) matchChanges(r *changeRule, of sentence, places []int, taken takenTokens) {
	for _, p := range r.say {
		if !s.canHold(p, of) {
			continue
		}
		for _, at := range places {
			m, ok := p.matchAt(s, at, of.to)
			if !ok {
				continue
			}
			c := change{tokenSpan: tokenSpan{m.from, m.to}, after: s.quantities[m.slots["after"].from], maybe: r.Maybe}
			if r.After != "" {
				c.after = quantity{tokenSpan: c.tokenSpan, value: r.After, unit: r.Unit, dimension: "times", factor: 1}
			}
			if before, ok := m.slots["before"]; ok {
				c.before = s.quantities[before.from]
			}
			if r.fits(c) && (!r.Counts || c.after.dimension != "" || s.countsSomething(c.after)) && s.isChange(c) && !taken.has(c.tokenSpan) && !s.standsBeside(m, of, r.not) {
				c.maybe = c.maybe || s.isDoubtful(c, of)
				s.changes = append(s.changes, c)
				taken.add(c.tokenSpan)
			}
		}
	}
}

// fits reports whether a change has the dimensions that its rule asks for.
func (r *changeRule) fits(c change) bool {
	has := func(q quantity) bool {
		dimension := q.dimension
		if dimension == "" {
			dimension = "count"
		}
		return q.to > 0 && slices.Contains(r.Of, dimension)
	}
	if r.Falls && !c.falls() {
		return false
	}
	return len(r.Of) == 0 || has(c.after) || has(c.before)
}

// falls reports whether the number became smaller.
func (c change) falls() bool {
	if c.after.dimension == "" || c.before.dimension == "" && c.before.to > 0 && c.before.from < c.after.from { // from 120 to 20 minutes
		return c.after.value.Float() < c.before.value.Float()
	}
	return c.after.value.Float()*c.after.factor < c.before.value.Float()*c.before.factor
}

// isChange reports whether two numbers measure the same, and are no years, versions,
// places or hours of the day.
func (s *passage) isChange(c change) bool {
	for _, q := range []quantity{c.before, c.after} {
		if q.to == 0 {
			continue
		}
		if q.from > 0 && q.dimension == "" && (s.lexicon.classHas("numbered", s.tokens[q.from-1].word) || s.lexicon.classHas("versioned", s.tokens[q.from-1].word)) {
			return false
		}
		if q.dimension == "" && s.looksLikeYear(q.from) {
			return false
		}
	}
	if c.before.to == 0 {
		return c.after.dimension != "time" || !isArticle(s.tokens[c.after.from].word) || s.lexicon.classHas("before_term", s.tokens[min(c.after.to, len(s.tokens)-1)].word)
	}
	if c.after.dimension == "time" && isArticle(s.tokens[c.after.from].word) && c.after.from < c.before.from {
		return false // “2 a month instead of 15”
	}
	for at := min(c.before.to, c.after.to); at < max(c.before.from, c.after.from); at++ {
		if q, ok := s.quantities[at]; ok && !isArticle(s.tokens[q.from].word) && s.tokens[q.from-1].word != "of" { // 6 of 10
			return false // they are told of two things
		}
	}
	if s.looksLikeVersions(c) {
		return false
	}
	if c.before.dimension != "" && c.after.dimension != "" && c.before.dimension != c.after.dimension {
		return false
	}
	return c.before.dimension == "" || c.after.dimension != "" || !s.countsSomething(c.after)
}

// looksLikeVersions reports whether two numbers without a unit are of a product that was
// brought from one version to the next: "AKS 1.29 -> 1.31", "Fedora 39 to 41".
func (s *passage) looksLikeVersions(c change) bool {
	if c.before.dimension != "" || c.after.dimension != "" {
		return false
	}
	isNamed := slices.ContainsFunc(s.found[thingSlot], func(thing tokenSpan) bool { return thing.to == c.before.from })
	whole, fraction, _ := strings.Cut(string(c.before.value), ".")
	next, nextFraction, _ := strings.Cut(string(c.after.value), ".")
	in := s.clauseAt(c.from)
	isStep := fraction != "" && nextFraction != "" && whole == next && !c.falls()
	return isNamed || isStep && !s.hasWordOf("metric", sentence{from: in.from, to: max(in.to, c.to)})
}

// isDoubtful reports whether a change may be nobody's success: of something private, of
// what is set or not yet so, or for the worse.
func (s *passage) isDoubtful(c change, of sentence) bool {
	if s.hasWordOf("not_yet", of) {
		return true
	}
	if c.before.to == 0 && c.after.dimension == "money" {
		return false // raised or saved
	}
	if s.hasWordOf("private_measure", of) || s.hasWordOf("setting", of) && c.before.to > 0 && !c.falls() {
		return true
	}
	in := s.clauseAt(c.from)
	around := sentence{from: min(in.from, c.from), to: max(in.to, c.to)}
	first := s.tokens[c.from].word
	rises, falls := s.lexicon.classHas("rising", first), s.lexicon.classHas("falling", first)
	if c.before.to > 0 {
		falls = c.falls()
		rises = !falls
	}
	wantsLower := s.hasWordOf("lower_is_better", around) || c.before.dimension == "time"
	wantsHigher := s.hasWordOf("higher_is_better", around)
	return rises && wantsLower && !wantsHigher || falls && wantsHigher && !wantsLower
}

// countsSomething reports whether a noun stands behind a number that has no unit: "to 2
// vendors".
func (s *passage) countsSomething(q quantity) bool { return q.dimension == "" && !s.endsPhrase(q.to) }

// readNumbers gives what changed, where the text tells of something that happened.
func (s *passage) readNumbers(r *Reading) {
	for _, c := range s.changes {
		in := s.clauseAt(c.from)
		if in.negated || in.mood == Plan || r.Mood == Plan || in.subject == somebodyElse && in.verb >= 0 && r.Kind.ID == "" {
			continue
		}
		n := Number{What: s.whatChanged(c, in), After: c.after.value, Unit: c.after.unit}
		if c.before.to > 0 {
			n.Before = c.before.value
			switch smaller := c.after; {
			case c.before.dimension == "" || c.after.dimension == "":
			case c.before.factor < c.after.factor:
				smaller = c.before
				fallthrough
			default:
				n.Before, n.After, n.Unit = c.before.inUnitOf(smaller), c.after.inUnitOf(smaller), smaller.unit
			}
			if n.Unit == "" {
				n.Unit = c.before.unit
			}
		}
		if n.Unit == "" {
			n.Unit = s.countedNoun(c)
		}
		n.Origin = s.origin(c.from, c.to, !c.maybe && r.Mood == Deed)
		r.Numbers = append(r.Numbers, n)
	}
	if len(r.Numbers) == 0 {
		s.offerShares(r)
	}
}

// offerShares offers bare shares, as in "walked Ana through the fix 35%", where the text's
// kind has a place for numbers.
func (s *passage) offerShares(r *Reading) {
	kind, _ := model.KindOf(r.Kind.ID)
	if _, measures := kind.Field("metrics"); !measures || r.Mood == Plan {
		return
	}
	for _, at := range s.found[shareSlot] {
		if q := s.quantities[at.from]; !s.clauseAt(at.from).negated {
			r.Numbers = append(r.Numbers, Number{After: q.value, Unit: q.unit, Origin: s.origin(at.from, at.to, false)})
		}
	}
}

// countedNoun gives the word for what a change counts: "30 drops a day to 2".
func (s *passage) countedNoun(c change) string {
	for _, q := range []quantity{c.before, c.after} {
		if q.to > 0 && q.to < len(s.tokens) && s.tokens[q.to].kind == wordToken && !s.endsPhrase(q.to) {
			to := q.to + 1
			if to < len(s.tokens) && !s.tokens[to].spaced && s.lexicon.terms["currency"][s.tokens[to].word] != "" {
				to++ // T€
			}
			return s.words(tokenSpan{q.to, to})
		}
	}
	return ""
}

// whatChanged gives the words that say what was measured: those inside the phrase, as in
// "cut cloud spend by 30%", else those before it.
func (s *passage) whatChanged(c change, in clause) string {
	first := c.after.from
	if c.before.to > 0 {
		first = min(first, c.before.from)
	}
	if inside := s.trimMeasure(tokenSpan{c.from, first}); inside.from < inside.to && !s.lexicon.classHas("saving", s.tokens[c.from].word) {
		return s.words(inside)
	}
	from := c.from
	for from > in.from && from > c.from-6 && s.tokens[from-1].kind == wordToken && (!s.lexicon.isFunctionWord(s.tokens[from-1].word) || s.lexicon.classHas("measure_link", s.tokens[from-1].word)) {
		from--
	}
	if from == c.from && from > 0 && s.tokens[from-1].word == ":" { // “parts painted twice: from 38 to 5”
		title, _ := s.sentenceAround(from)
		return s.words(s.trimMeasure(tokenSpan{max(title, from-6), from}))
	}
	if from == c.from && c.before.to > 0 && c.after.from < c.before.from { // “2 dead scanners a month instead of 15”
		to := c.after.to
		for to < c.before.from && s.tokens[to].kind == wordToken && s.tokens[to].word != "instead" && !s.lexicon.classHas("per", s.tokens[to].word) && !s.lexicon.isFunctionWord(s.tokens[to].word) {
			to++
		}
		return s.words(s.trimMeasure(tokenSpan{c.after.to, to}))
	}
	return s.words(s.trimMeasure(tokenSpan{from, c.from}))
}

// trimMeasure takes verbs of change and words without a meaning of their own off both ends.
func (s *passage) trimMeasure(span tokenSpan) tokenSpan {
	isIdle := func(at int) bool {
		t := s.tokens[at]
		return t.kind == signToken || s.lexicon.classHas("change_verb", t.word) || s.lexicon.classHas("reduce_verb", t.word) || s.lexicon.isFunctionWord(t.word) || s.lexicon.classHas("about", t.word) || s.lexicon.classHas("saving", t.word)
	}
	for span.from < span.to && isIdle(span.from) {
		span.from++
	}
	for span.from < span.to && isIdle(span.to-1) {
		span.to--
	}
	return span
}
