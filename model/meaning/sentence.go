package meaning

import "strings"

// sentence is a run of tokens with its clauses.
type sentence struct {
	from, to int
	clauses  []clause
	question bool
}

// clause is a run of tokens around one verb.
type clause struct {
	from, to int
	verb     int // its main verb's token, or -1
	subject  subject
	mood     Mood
	negated  bool // what it tells did not happen
	reported bool // somebody else's words
}

// subject says whose deed a clause tells.
type subject uint8

const (
	nobody       subject = iota // things and impersonal clauses
	me                          // I, we, or nothing before the verb, as in a diary
	somebodyElse                // a person, role or department other than the writer
)

// splitSentences splits the tokens into sentences and clauses.
func (s *passage) splitSentences() []sentence {
	var sentences []sentence
	begin := 0
	for at := range s.tokens {
		if s.endsSentence(at) {
			sentences = append(sentences, sentence{from: begin, to: at + 1, question: s.tokens[at].word == "?"})
			begin = at + 1
		}
	}
	if begin < len(s.tokens) {
		sentences = append(sentences, sentence{from: begin, to: len(s.tokens)})
	}
	for i := range sentences {
		sentences[i].clauses = s.splitClauses(sentences[i])
	}
	return sentences
}

func (s *passage) endsSentence(at int) bool {
	t := s.tokens[at]
	if at+1 < len(s.tokens) && strings.Contains(s.text[t.to:s.tokens[at+1].from], "\n") {
		return true
	}
	return t.kind == signToken && strings.Contains(".!?…", t.word) && (at+1 == len(s.tokens) || s.tokens[at+1].spaced)
}

// splitClauses splits a sentence into clauses and reads the grammar of each.
func (s *passage) splitClauses(of sentence) []clause {
	var clauses []clause
	begin := of.from
	for at := of.from; at < of.to; at++ {
		if s.tokens[at].kind == signToken && strings.Contains(",;:", s.tokens[at].word) {
			if at > begin {
				clauses = append(clauses, s.readClause(begin, at))
			}
			begin = at + 1
		}
	}
	if begin < of.to {
		clauses = append(clauses, s.readClause(begin, of.to))
	}
	return clauses
}

// readClause reads subject, verb, mood and negation of a clause.
func (s *passage) readClause(from, to int) clause {
	return clause{from: from, to: to, verb: -1, subject: me, mood: Deed}
}

// clauseAt gives the clause that a token stands in.
func (s *passage) clauseAt(at int) clause {
	for _, sentence := range s.sentences {
		if at >= sentence.to {
			continue
		}
		for _, c := range sentence.clauses {
			if at < c.to {
				return c
			}
		}
	}
	return clause{from: at, to: at + 1, verb: -1, subject: nobody, mood: Other}
}

func (s *passage) startsClause(at int) bool {
	if at >= len(s.tokens) {
		return false
	}
	return s.clauseAt(at).from == at
}

func (s *passage) endsClause(at, limit int) bool {
	return at >= limit || at == len(s.tokens) || s.tokens[at].kind == signToken || s.startsClause(at)
}

// readMood tells the mood of the whole text from its clauses.
func (s *passage) readMood() Mood {
	mood := Other
	for _, sentence := range s.sentences {
		for _, c := range sentence.clauses {
			if c.mood == Deed {
				return Deed
			}
			if c.mood == Plan {
				mood = Plan
			}
		}
	}
	return mood
}
