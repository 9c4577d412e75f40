package storage

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is one word as the search index holds it, and the bytes of the text it
// was folded from.
type word struct {
	text     string
	from, to int
}

// foldText gives text as the search index holds it: its words in lower case, without
// diacritics, with one space between them. Both texts and queries pass through it, so
// "Strasse" finds "Straße" and the other way round.
func foldText(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for w := range foldedWords(s) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// foldedWords takes text apart into folded words. Each character of a script that
// writes without spaces is a word by itself, since the index knows only whole
// words and their beginnings: a run of them is found as a phrase.
func foldedWords(s string) iter.Seq[word] {
	return func(yield func(word) bool) {
		f := folder{yield: yield}
		for at := 0; at < len(s) && !f.done; {
			if n := asciiRun(s[at:]); n > 0 && !f.open() {
				f.done = !yield(word{strings.ToLower(s[at : at+n]), at, at + n})
				at += n
				continue
			}
			n := 1
			if !asciiAlone(s[at:]) {
				n = max(1, norm.NFKC.NextBoundaryInString(s[at:], true))
			}
			f.segment(s[at:at+n], at)
			at += n
		}
		f.end()
	}
}

// asciiRun gives the length of the ASCII word that s begins with, or 0 where a
// character that is not ASCII follows, which may belong to the word.
func asciiRun(s string) int {
	n := 0
	for n < len(s) && isASCIIWord(s[n]) {
		n++
	}
	if n < len(s) && s[n] >= utf8.RuneSelf {
		return 0
	}
	return n
}

func isASCIIWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z'
}

// asciiAlone reports whether s begins with an ASCII character that no mark follows.
func asciiAlone(s string) bool {
	return s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf)
}

// folder puts words together out of the characters of a text.
type folder struct {
	yield    func(word) bool
	letters  []byte
	from, to int
	done     bool // the caller wants no more words
}

func (f *folder) open() bool { return len(f.letters) > 0 }

func (f *folder) end() {
	if f.open() && !f.done {
		f.done = !f.yield(word{string(f.letters), f.from, f.to})
	}
	f.letters = f.letters[:0]
}

// segment adds a character with all its marks. Composing it first keeps a
// Korean syllable and a voiced Japanese one whole.
func (f *folder) segment(s string, at int) {
	for _, r := range norm.NFKC.String(s) {
		if standsApart(r) {
			f.end()
			f.letter(r, at, at+len(s))
			f.end()
			continue
		}
		var buf [utf8.UTFMax]byte
		n := utf8.EncodeRune(buf[:], r)
		parts := norm.NFKD.Properties(buf[:n]).Decomposition()
		if parts == nil {
			parts = buf[:n]
		}
		for _, part := range string(parts) {
			f.add(unicode.ToLower(part), at, at+len(s))
		}
	}
}

// add takes a decomposed character in lower case: marks and invisible
// characters are dropped, anything else but letters and numbers ends the word.
func (f *folder) add(r rune, from, to int) {
	plain, mapped := plainLetters[r]
	switch {
	case mapped:
		for _, p := range plain {
			f.letter(p, from, to)
		}
	case unicode.IsLetter(r), unicode.IsNumber(r):
		f.letter(r, from, to)
	case unicode.IsMark(r), unicode.Is(unicode.Cf, r):
		if f.open() {
			f.to = to
		}
	default:
		f.end()
	}
}

func (f *folder) letter(r rune, from, to int) {
	if !f.open() {
		f.from = from
	}
	f.to = to
	f.letters = utf8.AppendRune(f.letters, r)
}

// PlainLetter gives what people type for a small letter that their keyboard lacks and
// Unicode does not decompose, such as "ss" for ß; ok is false for any other.
func PlainLetter(r rune) (plain string, ok bool) {
	plain, ok = plainLetters[r]
	return plain, ok
}

// plainLetters are the small letters that Unicode does not decompose, with what
// people type whose keyboard lacks them.
var plainLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h",
	'ŧ': "t", 'ŋ': "n", 'ĸ': "k", 'ȷ': "j", 'ƀ': "b", 'ɓ': "b", 'ɗ': "d", 'ɖ': "d", 'ɠ': "g", 'ɨ': "i", 'ƙ': "k",
	'ƚ': "l", 'ɲ': "n", 'ɔ': "o", 'ɛ': "e", 'ƥ': "p", 'ƭ': "t", 'ʉ': "u", 'ƴ': "y", 'ƶ': "z", 'ǥ': "g", 'ς': "σ",
}

// standsApart reports whether a character belongs to a script that writes without
// spaces or, like Korean, has words that are searched for from the middle.
func standsApart(r rune) bool {
	return r >= 0x1100 && unicode.IsLetter(r) &&
		(unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー' || r == '〆')
}
