package meaning

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A pattern is a phrase with slots, as the lexicon writes it, word by word:
//
//	word        that word; a|b one of several; a+b+c words in a row inside alternatives
//	~ask        any form of a verb or noun: ask, asks, asked, asking
//	ask:past    its past forms alone; ask:base and ask:ing likewise
//	<team>      a word or phrase of that class of the lexicon
//	{person}    what was recognised there: person, amount, number, share, department,
//	            role, thing, quote, day; {n} is a whole number, as figure or word
//	{someone}   words for people: a name, a role, a department, a group, a pronoun
//	{np}        a noun phrase: one to five words up to a preposition, a verb or a sign
//	*           up to three words; ** up to eight
//	?x          x, or nothing
//	^           the beginning of a clause; $ its end
//	!x          not x; takes no word
//
// A name after a slot or gap, as in {number=people_led}, makes what stood there usable
// in the values of the rule.
type pattern struct {
	text     string
	elements []element
}

type element struct {
	words    map[string]bool // single words
	phrases  [][]string      // alternatives of several words
	slot     string
	name     string
	gap      int // the most words that it skips
	optional bool
	not      bool
	start    bool
	end      bool
}

// compilePattern reads a pattern. The error says what is wrong in it.
func (x *Lexicon) compilePattern(text string) (pattern, error) {
	p := pattern{text: text}
	for word := range strings.FieldsSeq(text) {
		e, err := x.compileElement(word)
		if err != nil {
			return p, fmt.Errorf("pattern %q: %w", text, err)
		}
		p.elements = append(p.elements, e)
	}
	if len(p.elements) == 0 {
		return p, fmt.Errorf("a pattern is empty")
	}
	return p, nil
}

func (x *Lexicon) compileElement(word string) (e element, err error) {
	if rest, ok := strings.CutPrefix(word, "?"); ok && rest != "" {
		e, err = x.compileElement(rest)
		e.optional = true
		return e, err
	}
	if rest, ok := strings.CutPrefix(word, "!"); ok && rest != "" {
		e, err = x.compileElement(rest)
		e.not = true
		return e, err
	}
	switch {
	case word == "^":
		return element{start: true}, nil
	case word == "$":
		return element{end: true}, nil
	case word == "*":
		return element{gap: 3}, nil
	case word == "**":
		return element{gap: 8}, nil
	case strings.HasPrefix(word, "{"):
		inner, ok := strings.CutSuffix(word[1:], "}")
		slot, name, _ := strings.Cut(inner, "=")
		if !ok || !slices.Contains(slots, slot) {
			return e, fmt.Errorf("%q is not a slot", word)
		}
		if name == "" {
			name = slot
		}
		return element{slot: slot, name: name}, nil
	}
	e.words = map[string]bool{}
	for alternative := range strings.SplitSeq(word, "|") {
		if err := x.addAlternative(&e, alternative); err != nil {
			return e, err
		}
	}
	return e, nil
}

// addAlternative adds one of the words, phrases or classes that an element accepts.
func (x *Lexicon) addAlternative(e *element, word string) error {
	if name, ok := strings.CutPrefix(word, "<"); ok {
		members, known := x.classes[strings.TrimSuffix(name, ">")]
		if !known {
			return fmt.Errorf("there is no class %q", word)
		}
		for _, member := range members {
			e.addWords(member)
		}
		return nil
	}
	if lemma, ok := strings.CutPrefix(word, "~"); ok {
		x.addForms(e, lemma, anyForm)
		return nil
	}
	if lemma, form, ok := strings.Cut(word, ":"); ok && lemma != "" {
		forms, known := map[string]verbForm{"base": baseForm, "past": pastForm, "ing": ingForm}[form]
		if !known {
			return fmt.Errorf("%q is not a form", form)
		}
		x.addForms(e, lemma, forms)
		return nil
	}
	e.addWords(strings.ReplaceAll(word, "+", " "))
	return nil
}

func (x *Lexicon) addForms(e *element, lemma string, forms verbForm) {
	first, rest, _ := strings.Cut(lemma, "+")
	for _, word := range inflect(first, forms, x.irregular) {
		e.addWords(strings.TrimSpace(word + " " + strings.ReplaceAll(rest, "+", " ")))
	}
}

func (e *element) addWords(phrase string) {
	words := splitWords(phrase)
	switch len(words) {
	case 0:
	case 1:
		e.words[words[0]] = true
	default:
		e.phrases = append(e.phrases, words)
	}
}

// splitWords gives the words of a phrase as they stand in the text's tokens.
func splitWords(phrase string) []string {
	var words []string
	for _, t := range tokenize(phrase) {
		words = append(words, t.word)
	}
	return words
}

// match is where a pattern was found, in tokens, and what stood in its slots.
type match struct {
	from, to int
	slots    map[string]tokenSpan
}

type tokenSpan struct{ from, to int }

// matchAt tries a pattern at a token of a passage, without leaving the sentence that ends
// before limit.
func (p pattern) matchAt(s *passage, at, limit int) (match, bool) {
	m := match{from: at, slots: map[string]tokenSpan{}}
	steps := 2000 // bounds the work of patterns with several gaps
	end, ok := p.matchFrom(s, 0, at, limit, m.slots, &steps)
	m.to = end
	return m, ok && end > at
}

func (p pattern) matchFrom(s *passage, i, at, limit int, slots map[string]tokenSpan, steps *int) (int, bool) {
	if *steps--; *steps < 0 {
		return 0, false
	}
	if i == len(p.elements) {
		return at, true
	}
	e := p.elements[i]
	if e.not {
		if ends := s.endsOf(e, at, limit); len(ends) > 0 {
			return 0, false
		}
		return p.matchFrom(s, i+1, at, limit, slots, steps)
	}
	if e.start || e.end {
		if e.start && !s.startsClause(at) || e.end && !s.endsClause(at, limit) {
			return 0, false
		}
		return p.matchFrom(s, i+1, at, limit, slots, steps)
	}
	for _, to := range s.endsOf(e, at, limit) {
		if end, ok := p.matchFrom(s, i+1, to, limit, slots, steps); ok {
			if e.name != "" {
				slots[e.name] = tokenSpan{at, to}
			}
			return end, true
		}
	}
	if e.optional {
		return p.matchFrom(s, i+1, at, limit, slots, steps)
	}
	return 0, false
}

// endsOf gives where an element may end that begins at a token, best first: the longest
// phrase or slot, the shortest gap.
func (s *passage) endsOf(e element, at, limit int) []int {
	if e.gap > 0 {
		ends := []int{at}
		for n := 1; n <= e.gap && at+n <= limit && s.tokens[at+n-1].kind != signToken; n++ {
			ends = append(ends, at+n)
		}
		return ends
	}
	if at >= limit {
		return nil
	}
	if e.slot != "" {
		return s.slotEnds(e.slot, at, limit)
	}
	var ends []int
	for _, words := range e.phrases {
		if at+len(words) <= limit && s.hasWords(at, words) {
			ends = append(ends, at+len(words))
		}
	}
	if e.words[s.tokens[at].word] {
		ends = append(ends, at+1)
	}
	slices.SortFunc(ends, func(a, b int) int { return b - a })
	return slices.Compact(ends)
}

func (s *passage) hasWords(at int, words []string) bool {
	for i, word := range words {
		if s.tokens[at+i].word != word {
			return false
		}
	}
	return true
}

// slots are the kinds of things that a pattern can ask for.
var slots = []string{"person", "amount", "number", "quantity", "share", "change", "department", "role", "thing", "quote", "day", "n", "np", "someone"}

// slotEnds gives where what a slot asks for may end that begins at a token.
func (s *passage) slotEnds(slot string, at, limit int) []int {
	switch slot {
	case "n":
		if _, ok := s.wholeNumber(at); ok {
			return []int{at + 1}
		}
		return nil
	case "someone":
		return s.someoneEnds(at, limit)
	case "np":
		return s.nounPhraseEnds(at, limit)
	}
	var ends []int
	for _, found := range s.found[slot] {
		if found.from == at && found.to <= limit {
			ends = append(ends, found.to)
		}
	}
	return ends
}

var smallNumbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// wholeNumber reads a token as a whole number, in figures or in words up to twelve.
func (s *passage) wholeNumber(at int) (int, bool) {
	t := s.tokens[at]
	if n := slices.Index(smallNumbers, t.word); n > 0 {
		return n, true
	}
	n, err := strconv.Atoi(t.word)
	return n, err == nil && t.kind == numberToken && len(t.word) < 7
}

// nounPhraseEnds gives the ends of a noun phrase, longest first.
func (s *passage) nounPhraseEnds(at, limit int) []int {
	var ends []int
	for end := at; end < limit && end < at+5; end++ {
		t := s.tokens[end]
		if t.kind == signToken || s.lexicon.isFunctionWord(t.word) && end > at || s.lexicon.classHas("preposition", t.word) {
			break
		}
		ends = append(ends, end+1)
	}
	slices.Reverse(ends)
	return ends
}
