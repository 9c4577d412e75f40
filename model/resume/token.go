package resume

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one word of a text. Compounds such as "cost-effective", "Q&A" and
// "I/O" are one word.
type token struct {
	from, to int // bytes
	text     string
	lower    string
	quoted   bool // inside quotation marks: somebody else's words, or a name
	first    bool // begins a sentence
	after    string
}

var wordPattern = regexp.MustCompile(`[\pL\pN]+(?:[’'&/.\-–+][\pL\pN]+|,\d{3})*[+#]*`)

// tokenize takes a text apart. after is what stands between a word and the next.
func tokenize(text string) []token {
	places := wordPattern.FindAllStringIndex(text, -1)
	all := make([]token, len(places))
	quoted, begins := false, true
	before := 0
	for i, place := range places {
		for _, r := range text[before:place[0]] {
			quoted = isQuotedAfter(quoted, r)
		}
		end := len(text)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		word := text[place[0]:place[1]]
		all[i] = token{place[0], place[1], word, strings.ToLower(strings.ReplaceAll(word, "’", "'")), quoted, begins, text[place[1]:end]}
		begins = endsSentence(all[i].after)
		before = place[1]
	}
	return all
}

func endsSentence(after string) bool {
	mark, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, "”\"')"))
	return strings.ContainsRune(".!?•\n", mark)
}

// isQuotedAfter says whether the text after a mark is quoted.
func isQuotedAfter(quoted bool, mark rune) bool {
	switch mark {
	case '“', '«', '„':
		return true
	case '”', '»':
		return false
	case '"':
		return !quoted
	}
	return quoted
}

// isName reports whether a word is written as a name or a short form, which no rule
// about common words is for.
func (t token) isName() bool {
	initial, size := utf8.DecodeRuneInString(t.text)
	if !unicode.IsUpper(initial) {
		return false
	}
	return !t.first || strings.ToLower(t.text[size:]) != t.text[size:]
}

// isJoined reports whether nothing but space stands between a word and the next.
func (t token) isJoined() bool { return t.after != "" && strings.TrimSpace(t.after) == "" }

// hasPhraseAt reports whether the words of a phrase stand from i on, and how many
// they are.
func hasPhraseAt(all []token, i int, phrase []string) bool {
	if i+len(phrase) > len(all) {
		return false
	}
	for n, word := range phrase {
		t := all[i+n]
		if t.lower != word || t.quoted || n < len(phrase)-1 && !t.isJoined() {
			return false
		}
	}
	return true
}
