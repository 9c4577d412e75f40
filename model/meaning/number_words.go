package meaning

import "strconv"

// NumberWord gives the number that a word stands for: "four", "dozen", "million". A
// lexicon that is nil knows none of the words of this file.
func (x *Lexicon) NumberWord(word string) (int64, bool) {
	if x == nil {
		return 0, false
	}
	for _, list := range []string{"number", "large_number"} {
		if n, err := strconv.ParseInt(x.terms[list][word], 10, 64); err == nil {
			return n, true
		}
	}
	return 0, false
}

// IsUnit reports whether a word says what the number before it measures.
func (x *Lexicon) IsUnit(word string) bool {
	return x != nil && (x.terms["unit"][word] != "" || x.classHas("further_unit", word))
}

// TellsWhich reports whether a number after the word says which one and not how many: a
// version, a level, a day of a month.
func (x *Lexicon) TellsWhich(word string) bool {
	return x != nil && (x.classHas("numbered", word) || x.classHas("versioned", word) || x.classHas("month", word))
}

// TellsHowMuch reports whether a word tells an amount without a number: "halved", "dozens".
func (x *Lexicon) TellsHowMuch(word string) bool { return x != nil && x.classHas("amount_word", word) }

// IsInexact reports whether one word, or two, say that the number after them is not exact.
func (x *Lexicon) IsInexact(words string) bool { return x != nil && x.classHas("inexact", words) }
