package meaning

import "strings"

// closingQuotes gives for a mark that opens a quotation those that can close it.
var closingQuotes = map[string]string{`"`: `"”“`, "“": "”\"", "„": "“”\"", "”": "”", "'": "'’", "‘": "’'", "‚": "‘’'", "«": "»", "»": "«", "‹": "›", "›": "‹", "``": "''"}

// farthestQuote is how many tokens a quotation may have.
const farthestQuote = 200

// findQuotes recognises what stands between quotation marks, as the slot "quote".
func (s *passage) findQuotes() {
	s.quoteOf = make([]int, len(s.tokens))
	for at := 0; at < len(s.tokens); at++ {
		closing, opens := closingQuotes[s.tokens[at].word]
		if !opens || s.tokens[at].kind != signToken || at+1 >= len(s.tokens) || s.tokens[at+1].spaced && s.tokens[at].word != "«" {
			continue
		}
		if s.tokens[at].word == "'" && !s.tokens[at].spaced && at > 0 && s.tokens[at-1].kind != signToken {
			continue
		}
		end := s.closingQuote(at, closing)
		if end <= at+1 {
			continue
		}
		s.addFound(quoteSlot, tokenSpan{at + 1, end})
		for i := at; i <= end; i++ {
			s.quoteOf[i] = len(s.found[quoteSlot])
		}
		at = end
	}
}

// closingQuote finds the mark that closes a quotation, or gives -1.
func (s *passage) closingQuote(at int, closing string) int {
	for i := at + 1; i < len(s.tokens) && i <= at+farthestQuote; i++ {
		t := s.tokens[i]
		if t.kind == signToken && strings.Contains(closing, t.word) && (!t.spaced || t.word == "»" || i+1 < len(s.tokens) && s.tokens[i+1].spaced) {
			isInside := i+1 < len(s.tokens) && !s.tokens[i+1].spaced && s.tokens[i+1].kind != signToken
			if !isInside || t.word != "'" {
				return i
			}
		}
	}
	return -1
}

// quoteBorder reports whether a quotation that is a clause of its own begins or ends at a
// sign: not a title such as 'Turn the Ship Around'.
func (s *passage) quoteBorder(at int) bool {
	if s.quoteOf[at] == 0 {
		return false
	}
	q := s.found[quoteSlot][s.quoteOf[at]-1]
	if q.from-1 != at && q.to != at {
		return false
	}
	for q.from < q.to-1 && s.speech[q.from].has(joiner|adverb) {
		q.from++
	}
	return s.verbFollows(q.from, q.to) || s.startsWithVerb(q.from, q.to) || q.from > 1 && s.tokens[q.from-2].word == ":"
}
