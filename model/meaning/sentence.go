package meaning

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence is a run of tokens with its clauses.
type sentence struct {
	from, to int
	clauses  []clause
	question bool
	language string
}

// clause is a run of tokens around one verb.
type clause struct {
	from, to int
	verb     int // its main verb's token, or -1
	subject  subject
	mood     Mood // by its tense, whoever its subject is
	negated  bool // what it tells did not happen
	reported bool // somebody else's words
	toMe     bool // what somebody or something else did happened to the writer: “asked me”, “cancelled my flight”
	passive  bool // its subject did nothing: “was asked”, “got picked”

	link      linkage // how it hangs on the clause before it
	isState   bool    // it tells what somebody was, not what somebody did
	isPromise bool    // its subject will do it
	isPast    bool    // its verb stands in a past tense
	isPart    bool    // it has no verb and continues the clause before it
	question  bool
}

// subject says whose deed a clause tells.
type subject uint8

const (
	nobody       subject = iota // things and impersonal clauses
	me                          // I, we, or nothing before the verb, as in a diary
	somebodyElse                // a person, role or department other than the writer
)

// splitSentences splits the tokens into sentences.
func (s *passage) splitSentences() {
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
	s.sentences = sentences
}

// isDayAndMonth reports whether a number can be a day and a month: 21.12, but not 2.4.1.
func isDayAndMonth(word string) bool {
	day, month, ok := strings.Cut(word, ".")
	d, err := strconv.Atoi(day)
	m, err2 := strconv.Atoi(month)
	return ok && err == nil && err2 == nil && d >= 1 && d <= 31 && m >= 1 && m <= 12
}

// splitClauses splits every sentence into clauses and reads the grammar of each, once
// names and amounts are known.
func (s *passage) splitClauses() {
	s.classifyWords()
	s.readLanguages()
	for i := range s.sentences {
		if of := s.sentences[i]; of.language == "de" || of.language == "fr" {
			s.sentences[i].clauses = s.foreignClauses(of)
			continue
		}
		s.sentences[i].clauses = s.clausesOf(s.sentences[i])
	}
	s.indexClauses()
}

// endsSentence reports whether a sentence ends behind a token: at the end of a line, and
// at a full stop, question or exclamation mark that a space follows, but not at the dot of
// an abbreviation, an initial, a date or the number of a list.
func (s *passage) endsSentence(at int) bool {
	if at+1 == len(s.tokens) || s.endsLine(at) {
		return true
	}
	if !s.tokens[at+1].spaced {
		return false
	}
	end := at
	for end > 0 && s.isClosing(end) && !s.tokens[end].spaced { // “… at last.” And then
		end--
	}
	t := s.tokens[end]
	if t.kind != signToken || !strings.Contains(".!?…", t.word) {
		return false
	}
	return t.word != "." || end != at || !s.dotAbbreviates(at)
}

// isClosing reports whether a token is a quotation mark or bracket that can stand behind
// the end of a sentence.
func (s *passage) isClosing(at int) bool {
	return s.tokens[at].kind == signToken && strings.Contains(`"'”“’»)]`, s.tokens[at].word)
}

// endsLine reports whether a line ends behind a token.
func (s *passage) endsLine(at int) bool {
	return strings.ContainsAny(s.text[s.tokens[at].to:s.tokens[at+1].from], "\n\r\v\f\u0085\u2028\u2029")
}

// dotAbbreviates reports whether a dot belongs to the word or number before it.
func (s *passage) dotAbbreviates(at int) bool {
	if at == 0 || s.tokens[at].spaced {
		return false
	}
	before, after := s.tokens[at-1], s.tokens[at+1]
	first, _ := utf8.DecodeRuneInString(s.text[after.from:])
	switch {
	case before.kind == numberToken:
		startsLine := at == 1 || s.endsLine(at-2) // 1. buy cables
		isDate := isDayAndMonth(before.word) && (unicode.IsLower(first) || at > 1 && s.lexicon.classHas("before_day", s.tokens[at-2].word))
		return startsLine || isDate || s.lexicon.classHas("month", after.word)
	case before.kind != wordToken:
		return false
	case s.lexicon.classHas("abbreviation", before.word):
		return true
	case s.lexicon.classHas("abbreviation_before_number", before.word):
		return after.kind == numberToken
	}
	isInitial := before.to-before.from == 1 && before.capital && before.word != "i"
	return isInitial && after.capital
}

// clauseAt gives the clause that a token stands in.
func (s *passage) clauseAt(at int) clause {
	if at < len(s.clauseOf) && s.clauseOf[at] >= 0 {
		return s.clauses[s.clauseOf[at]]
	}
	return clause{from: at, to: at + 1, verb: -1, subject: nobody, mood: Other}
}

// indexClauses notes for each token the clause that it stands in; signs between two
// clauses belong to the one that follows.
func (s *passage) indexClauses() {
	s.clauses, s.clauseOf = nil, make([]int, len(s.tokens))
	for i := range s.clauseOf {
		s.clauseOf[i] = -1
	}
	for _, sentence := range s.sentences {
		at := sentence.from
		for _, c := range sentence.clauses {
			for ; at < c.to; at++ {
				s.clauseOf[at] = len(s.clauses)
			}
			s.clauses = append(s.clauses, c)
		}
	}
}

func (s *passage) startsClause(at int) bool {
	if at >= len(s.clauseOf) { // also while the clauses are not known yet
		return false
	}
	return s.clauseAt(at).from == at
}

func (s *passage) endsClause(at, limit int) bool {
	return at >= limit || at == len(s.tokens) || s.tokens[at].kind == signToken || s.startsClause(at)
}
