package model

import "slices"

// Query is a parsed search: every term must hold. The zero Query finds the whole
// journal, newest day first, without trash and without hidden kinds.
type Query struct {
	Terms []Term
	Order Order
}

// Order is how what was found is sorted.
type Order int

const (
	Newest Order = iota // newest day first
	Best                // best match first; Newest where no word is searched
)

// Term is one part of a search.
//
//   - A word or phrase has Key "" and its words in Text, as typed.
//   - kind, tag, competency: Text is the id, already checked or tidied; several
//     ids that may each hold stand in Any.
//   - person: Text is part of the name of a linked contact, or its id.
//   - from, to, day: Value is a Day, compared with the entry's day. A whole
//     month or year comes as two terms, from and to.
//   - has: Text is number, file, link, body or a field key that is filled.
//   - is: Text is private, trash or inbox.
//   - step: Text, or each of Any, is a step of a framework as typed. A store
//     knows no frameworks: package readiness turns it into an id term first.
//   - id: Text is the start of an entry's id, or Any holds whole ids. An empty Any
//     finds nothing.
//   - Any other Key is a field: Op and Value compare it; with Op ":" Text is
//     found in a text field or equals a choice; several choices stand in Any.
//     "=" on a text field or a choice has the words in Text too, and compares the
//     whole value with them. An amount typed without a currency has none, is in
//     hundredths, and is compared with amounts of any currency.
type Term struct {
	Not     bool
	Key     string
	Op      string // ":" "=" ">" ">=" "<" "<="
	Text    string
	Any     []string
	Phrase  bool
	Prefix  bool // Text ends in the middle of a word
	Value   any
	Type    Type // the field's type, where Key is a field
	At, End int  // where the term stands in what was typed, in bytes
}

// HasWords reports whether any word or phrase is searched for.
func (q Query) HasWords() bool {
	for _, t := range q.Terms {
		if t.Key == "" && !t.Not {
			return true
		}
	}
	return false
}

// HasSteps reports whether a step is searched for, which package readiness has to
// resolve first.
func (q Query) HasSteps() bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Key == "step" })
}

// With gives the query with more terms.
func (q Query) With(terms ...Term) Query {
	q.Terms = append(append([]Term(nil), q.Terms...), terms...)
	return q
}

// HasTerm reports whether the query asks for a key, such as "kind" or "is", with that
// text, or with any where text is "".
func (q Query) HasTerm(key, text string) bool {
	for _, t := range q.Terms {
		if t.Key == key && !t.Not && (text == "" || t.Text == text) {
			return true
		}
	}
	return false
}

// SyntaxError is a search that cannot be understood: where, and why.
type SyntaxError struct {
	At, End int // bytes in what was typed
	Reason  string
}

func (e *SyntaxError) Error() string { return e.Reason }
