package meaning

// passage is a text while it is being read: its tokens, sentences and clauses, and what
// was recognised in it so far.
type passage struct {
	text      string
	context   Context
	lexicon   *Lexicon
	tokens    []token
	sentences []sentence
	clauses   []clause               // of all sentences
	clauseOf  []int                  // by token, its clause, or -1
	found     map[string][]tokenSpan // what patterns' slots stand for: "person", "amount" …
	someone   map[tokenSpan][]int    // where words for people end, once looked up
}

// newPassage prepares a text for reading, in the order in which each step needs the ones
// before it.
func (x *Lexicon) newPassage(text string, c Context) *passage {
	s := &passage{text: text, context: c, lexicon: x, tokens: tokenize(text), found: map[string][]tokenSpan{}}
	s.findAmounts()
	s.splitSentences()
	return s
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

// findAmounts recognises amounts of money: a currency's sign with a number.
func (s *passage) findAmounts() {
	for at := 0; at+1 < len(s.tokens); at++ {
		if s.lexicon.classHas("currency", s.tokens[at].word) && s.tokens[at+1].kind == numberToken {
			s.found["amount"] = append(s.found["amount"], tokenSpan{at, at + 2})
		}
	}
}
