package meaning

import (
	"fmt"
	"slices"
	"strings"
)

// A pattern is a phrase with slots, as the lexicon writes it, word by word. Upper and
// lower case are the same.
//
//	word        that word; a+b+c is words in a row
//	~ask        any form of a verb or noun: ask, asks, asked, asking; ~set+up as well
//	ask:past    its past forms alone; ask:base and ask:ing likewise
//	<team>      a word or phrase of that class of the lexicon; a class may be made of
//	            words, "~ask", "ask:past" and other classes, "<team>"
//	{person}    what was recognised there: person, amount, number, quantity, share, change,
//	            department, role, thing, certificate, quote, day; {version} is the number of a version; {code} names a
//	            device or system: RTU-9, KB5031; {n} is a whole number, as figure or word;
//	            {did} is the verb of something that the writer did
//	{someone}   words for people: a name, a role, a department, a group, a pronoun
//	{here=x}    marks a place; takes no word
//	{np}        a noun phrase: one to five words up to a preposition, a verb or a sign
//	a|b|{c}     one of these
//	*           up to three words of the same clause; ** up to eight
//	?x          x, or nothing
//	^           the beginning of a clause; $ its end; a|$ is a, or the end
//	!x          not x; takes no word
//
// A name in a slot, as in {n=people_led}, makes what stood there usable in the values
// of the rule; without one it has the slot's own name.
type pattern struct {
	text     string
	elements []*element
	needed   []*element // those of which a word must be there, the last first
}

type element struct {
	words    []wordID // single words
	phrases  []phrase // alternatives of several words
	classes  []*wordClass
	slots    []slotElement
	gap      int // the most words that it skips
	optional bool
	not      bool
	start    bool
	end      bool
	orEnd    bool // the end of a clause will do instead of a word
	isPlain  bool // asks for words alone, and for one of them at least
}

type phrase struct {
	first wordID
	words []string
}

type slotElement struct {
	slot slotKind
	name string
}

// slotKind is what a slot of a pattern asks for.
type slotKind uint8

const (
	personSlot slotKind = iota
	amountSlot
	numberSlot
	quantitySlot
	shareSlot
	changeSlot
	promiseSlot
	hereSlot
	departmentSlot
	roleSlot
	thingSlot
	quoteSlot
	daySlot
	versionSlot
	countSlot
	nounSlot
	someoneSlot
	certificateSlot
	codeSlot
	didSlot
)

// slots are the names that the lexicon has for the kinds of slots, in their order.
var slots = [...]string{"person", "amount", "number", "quantity", "share", "change", "promise", "here", "department", "role", "thing", "quote", "day", "version", "n", "np", "someone", "certificate", "code", "did"}

// compilePattern reads a pattern. The error says what is wrong in it.
func (x *Lexicon) compilePattern(text string) (*pattern, error) {
	if p, known := x.patterns[text]; known {
		return p, nil
	}
	words := strings.Fields(strings.ToLower(text))
	p := &pattern{text: text, elements: make([]*element, 0, len(words))}
	for _, word := range words {
		e, known := x.elements[word]
		if !known {
			compiled, err := x.compileElement(word)
			if err != nil {
				return nil, fmt.Errorf("pattern %q: %w", text, err)
			}
			e = &compiled
			e.isPlain = e.takesWords() && !e.optional && !e.orEnd && len(e.slots) == 0
			x.elements[word] = e
		}
		p.elements = append(p.elements, e)
		if e.isPlain {
			p.needed = append(p.needed, e)
		}
	}
	slices.Reverse(p.needed)
	if !slices.ContainsFunc(p.elements, func(e *element) bool { return e.takesWords() && !e.optional }) {
		return nil, fmt.Errorf("pattern %q: it asks for no word", text)
	}
	x.patterns[text] = p
	return p, nil
}

// takesWords reports whether the element stands for words that are there.
func (e *element) takesWords() bool {
	return !e.not && !e.start && !e.end && e.gap == 0 && !(len(e.slots) == 1 && e.slots[0].slot == hereSlot)
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
	switch word {
	case "^":
		return element{start: true}, nil
	case "$":
		return element{end: true}, nil
	case "*":
		return element{gap: 3}, nil
	case "**":
		return element{gap: 8}, nil
	}
	for alternative := range strings.SplitSeq(word, "|") {
		if err := x.addAlternative(&e, alternative); err != nil {
			return e, err
		}
	}
	return e, nil
}

// addAlternative adds one of the words, phrases, classes or slots that an element accepts.
func (x *Lexicon) addAlternative(e *element, word string) error {
	if word == "$" {
		e.orEnd = true
		return nil
	}
	if name, ok := strings.CutPrefix(word, "<"); ok && name != "" {
		class, known := x.classes[strings.TrimSuffix(name, ">")]
		if !known {
			return fmt.Errorf("there is no class %q", word)
		}
		e.classes = append(e.classes, class)
		return nil
	}
	if inner, ok := strings.CutPrefix(word, "{"); ok && inner != "" {
		slot, name, _ := strings.Cut(strings.TrimSuffix(inner, "}"), "=")
		kind := slices.Index(slots[:], slot)
		if !strings.HasSuffix(inner, "}") || kind < 0 {
			return fmt.Errorf("%q is not a slot", word)
		}
		if name == "" {
			name = slot
		}
		e.slots = append(e.slots, slotElement{slotKind(kind), name})
		return nil
	}
	forms, err := x.formsOf(strings.ReplaceAll(word, "+", " "))
	if err != nil {
		return err
	}
	for _, form := range forms {
		switch words := x.splitWords(form); len(words) {
		case 0:
		case 1:
			e.words = append(e.words, x.words.add(words[0]))
		default:
			e.phrases = append(e.phrases, phrase{x.words.add(words[0]), words})
		}
	}
	return nil
}

// formsOf gives the words or phrases that "ask for", "~ask for" or "ask:past for" stand
// for: the forms are those of the first word.
func (x *Lexicon) formsOf(phrase string) ([]string, error) {
	first, rest, _ := strings.Cut(phrase, " ")
	lemma, forms := first, verbForm(0)
	if bare, ok := strings.CutPrefix(first, "~"); ok && bare != "" {
		lemma, forms = bare, anyForm
	} else if bare, form, ok := strings.Cut(first, ":"); ok && isLetters(bare) && isLetters(form) {
		known := false
		if forms, known = map[string]verbForm{"base": baseForm, "past": pastForm, "ing": ingForm}[form]; !known {
			return nil, fmt.Errorf("%q is not a form", form)
		}
		lemma = bare
	}
	if forms == 0 {
		return []string{phrase}, nil
	}
	words := inflect(lemma, forms, x.irregular)
	for i, word := range words {
		words[i] = strings.TrimSpace(word + " " + rest)
	}
	return words, nil
}

// isLowerText reports whether a text is made of plain lower-case letters and spaces.
func isLowerText(s string) bool {
	for i := range len(s) {
		if (s[i] < 'a' || s[i] > 'z') && s[i] != ' ' {
			return false
		}
	}
	return s != ""
}

func isLetters(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}

// splitWords gives the words of a phrase as they stand in the text's tokens.
func (x *Lexicon) splitWords(phrase string) []string {
	var words []string
	if isLowerText(phrase) {
		words = strings.Fields(phrase)
	} else {
		for _, t := range tokenize(phrase) {
			words = append(words, t.word)
		}
	}
	for i, word := range words {
		words[i] = x.spell(word)
	}
	return words
}

// spell gives the word of the dictionary that a spelling of speech or haste stands for.
func (x *Lexicon) spell(word string) string {
	if standard, known := x.spelling[word]; known {
		return standard
	}
	return word
}
