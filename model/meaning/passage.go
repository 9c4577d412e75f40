package meaning

import "slices"

// passage is a text while it is being read: its tokens, sentences and clauses, and what
// was recognised in it so far.
type passage struct {
	text         string
	context      Context
	lexicon      *Lexicon
	tokens       []token
	wordIDs      []wordID       // of the tokens
	exactIDs     []wordID       // of the tokens, 0 where the lexicon has no such word
	bareIDs      []wordID       // likewise, without a possessive s
	isFunction   []bool         // by token, whether it only holds a sentence together
	speech       []partOfSpeech // by token
	auxiliary    []string       // by token: will, have, am … where it is one or ends in one
	quoteOf      []int          // by token, the quotation that it stands in, from 1, or 0
	present      presence
	sentences    []sentence
	clauses      []clause                // of all sentences
	clauseOf     []int                   // by token, its clause, or -1
	found        [len(slots)][]tokenSpan // what patterns' slots stand for: "person", "amount" …
	starts       []uint32                // by token, the slots that may begin there, a bit each
	sums         []sum                   // the money of the amounts found, in the same order
	doubtfulSums []sum                   // numbers that are money in a text that tells of a budget
	quantities   map[int]quantity        // by their first token
	changes      []change
	days         []dayFound
	promises     []promiseFound
	someone      map[tokenSpan][]int // where words for people end, once looked up

	language string // of most of its words

	things  []thingFound
	thingOf map[int]bool // the tokens of things that are sure
	shouted bool         // whether all letters are capital ones

	names        *nameReader
	people       []readPerson
	departmentOf map[int]bool    // the tokens of departments
	roleOf       map[int]bool    // the tokens of roles
	roleEnd      map[int]int     // where a role begins, by the token behind it
	many         map[string]bool // of which classes the text has many words, once asked
}

// newPassage prepares a text for reading, in the order in which each step needs the ones
// before it.
func (x *Lexicon) newPassage(text string, c Context) *passage {
	s := x.newNamingPassage(text, c)
	s.findPeople()
	s.findQuotes()
	s.findAmounts()
	s.findQuantities()
	s.sortFound()
	s.splitClauses()
	s.findDeeds()
	s.findChanges()
	s.findDays()
	s.sortFound()
	s.findPromises()
	s.sortFound()
	return s
}

// newNamingPassage prepares a text as far as the things that it names.
func (x *Lexicon) newNamingPassage(text string, c Context) *passage {
	s := &passage{text: text, context: c, lexicon: x, tokens: tokenize(text), quantities: map[int]quantity{}}
	s.numberWords()
	s.splitSentences()
	s.names = newNameReader(s)
	s.findThings()
	return s
}

// numberWords looks every word up in the lexicon once.
func (s *passage) numberWords() {
	n, x := len(s.tokens), s.lexicon
	ids := make([]wordID, 3*n)
	s.wordIDs, s.exactIDs, s.bareIDs = ids[:n:n], ids[n:2*n:2*n], ids[2*n:]
	s.isFunction, s.starts = make([]bool, n), make([]uint32, n)
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind == wordToken && (!t.capital || i == 0) {
			t.word = x.spell(t.word)
		}
		word := t.word
		s.wordIDs[i], s.exactIDs[i] = x.wordID(word), x.words[word]
		s.bareIDs[i] = s.exactIDs[i]
		if bare := cutPossessive(word); bare != word {
			s.bareIDs[i] = x.words[bare]
		}
		s.isFunction[i] = x.isFunctionWord(word)
	}
}

// addFound notes what was recognised.
func (s *passage) addFound(slot slotKind, span tokenSpan) {
	s.found[slot] = append(s.found[slot], span)
	s.starts[span.from] |= 1 << slot
}

// sortFound puts what was recognised in the order of the text, as patterns look it up.
func (s *passage) sortFound() {
	for _, found := range s.found {
		slices.SortStableFunc(found, func(a, b tokenSpan) int { return a.from - b.from })
	}
}

// sentenceAround gives the first token of the sentence that a token stands in, and the
// one behind its last.
func (s *passage) sentenceAround(at int) (from, to int) {
	i, _ := slices.BinarySearchFunc(s.sentences, at+1, func(of sentence, end int) int { return of.to - end })
	if i == len(s.sentences) {
		return at, at + 1
	}
	return s.sentences[i].from, s.sentences[i].to
}

// origin gives a part of the text from its tokens.
func (s *passage) origin(from, to int, sure bool) Origin {
	var o Origin
	o.From, o.To, o.Sure = s.tokens[from].from, s.tokens[to-1].to, sure
	return o
}

// words gives a part of the text as written.
func (s *passage) words(span tokenSpan) string {
	if span.from >= span.to {
		return ""
	}
	return s.text[s.tokens[span.from].from:s.tokens[span.to-1].to]
}
