package meaning

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number or a sign of the text, in bytes.
type token struct {
	from, to int
	word     string // in lower case, with straight apostrophes
	kind     tokenKind
	capital  bool // begins with a capital letter
	spaced   bool // a space stands before it
}

type tokenKind uint8

const (
	wordToken   tokenKind = iota // letters, with digits, hyphens, apostrophes and dots inside
	numberToken                  // begins with a digit: 5, 18,400, 9.5, 2.4.1, 17:30, 4th, 12k
	signToken                    // one other character
)

// tokenize splits a text into tokens. Each lies inside the text, none is empty, and they
// stand in the order of the text. Invalid UTF-8 becomes signs.
func tokenize(text string) []token {
	tokens := make([]token, 0, len(text)/4+1)
	spaced := true
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			at, spaced = at+size, true
			continue
		}
		if unicode.Is(unicode.Cf, r) { // marks of direction and the like show nothing
			at += size
			continue
		}
		t := token{from: at, to: at + size, kind: signToken, spaced: spaced}
		switch {
		case unicode.IsDigit(r):
			t.kind, t.to = numberToken, at+wordLength(text[at:])
		case unicode.IsLetter(r):
			t.kind, t.to, t.capital = wordToken, at+wordLength(text[at:]), unicode.IsUpper(r)
		}
		t.word = lowerWord(text[t.from:t.to])
		tokens = append(tokens, t)
		at, spaced = t.to, false
	}
	return tokens
}

// lowerWord gives a word in lower case, with straight apostrophes. Most words are so
// already, and cost nothing.
func lowerWord(word string) string {
	isPlain := true
	for i := range len(word) {
		isPlain = isPlain && word[i] < utf8.RuneSelf && word[i] != '`'
	}
	if isPlain {
		return strings.ToLower(word)
	}
	return apostrophes.Replace(strings.ToLower(word))
}

// apostrophes makes the signs that people type for an apostrophe one.
var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "´", "'", "`", "'", "ʼ", "'")

// wordLength gives the bytes of the word that s begins with: letters, digits and marks,
// and single joiners between two of them.
func wordLength(s string) int {
	end := 0
	for at, r := range s {
		switch {
		case at > end: // a joiner came before
			if !isWordRune(r) {
				return end
			}
			end = at + utf8.RuneLen(r)
		case isWordRune(r):
			end = at + utf8.RuneLen(r)
		case !strings.ContainsRune("-'’‘´`.,:&/+#", r):
			return end
		case strings.ContainsRune(",:/", r) && !endsInDigit(s[:end]):
			return end
		}
	}
	return end
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func endsInDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}
