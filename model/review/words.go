package review

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// splitWords splits a text into words in lower case without accents. "C#" and "C++"
// differ from "C"; a plus after a number is dropped: "5+ years" are five.
func splitWords(text string) (list []string) {
	eachWord(text, func(word string, _ int) { list = append(list, word) })
	return list
}

// eachWord calls fn with each word and its offset.
func eachWord(text string, fn func(word string, at int)) {
	for at := 0; at < len(text); {
		n := wordLength(text[at:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		if word := foldWord(text[at : at+n]); word != "" {
			fn(word, at)
		}
		at += n
	}
}

// wordLength returns the length in bytes of the word that a text begins with, or 0.
func wordLength(text string) int {
	n, letters := 0, false
	for i, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r):
			letters = true
		case unicode.IsDigit(r):
		case (r == '+' || r == '#') && letters:
		case (r == '\'' || r == '’') && letters && i == n: // team's
			rest := text[i+utf8.RuneLen(r):]
			if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(next) {
				return n
			}
		default:
			return n
		}
		n = i + utf8.RuneLen(r)
	}
	return n
}

// foldWord returns a word in lower case without accents and "'s".
func foldWord(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if !ascii {
		word = strings.Map(func(r rune) rune {
			if unicode.IsMark(r) {
				return -1
			}
			if r == '’' {
				return '\''
			}
			return r
		}, norm.NFKD.String(word))
	}
	word = strings.ToLower(word)
	if cut, found := strings.CutSuffix(word, "'s"); found {
		return cut
	}
	return strings.ReplaceAll(word, "'", "")
}

// vocabulary numbers the stems of words and stems each word once: a journal of
// years has a million words, but few different ones.
type vocabulary struct {
	stems   map[string]int32 // by stem
	byWord  map[string]int32
	numbers []bool   // by stem: whether it is a number
	roots   []string // by stem: what it has in common with words derived from it
	buffer  []int32
}

func newVocabulary() *vocabulary {
	return &vocabulary{stems: map[string]int32{}, byWord: map[string]int32{}}
}

// numerals are numbers that are written as words.
var numerals = wordSet("two three four five six seven eight nine ten eleven twelve")

// derivations are endings that make another word of a stem, which the stem alone would not tell apart: a developer is not
// shown by what was developed, nor government by governance.
var derivations = []string{"ational", "ation", "ition", "tional", "tion", "sion", "ment", "ance", "ence", "ancy", "ency", "ity", "ness", "ship", "able", "ible", "ical", "less",
	"ism", "ist", "ive", "ous", "ful", "er", "or", "al", "ic", "ly"}

// silentE are verbs that end in e, without it: "stored" is of "store", whereas "monitored" is of "monitor".
var silentE = wordSet("restor stor explor ignor scor")

// derivation returns the ending that makes a word another one than its stem, or "". Endings that only inflect it, such as
// those of a plural or of a past, are none.
func derivation(word string) string {
	base := word
	for _, ending := range []string{"ing", "ed", "s"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && len(cut) > 2 {
			base = cut
			break
		}
	}
	if cut, ok := strings.CutSuffix(word, "ies"); ok {
		base = cut + "y"
	}
	if silentE[base] {
		return ""
	}
	for _, ending := range derivations {
		if len(base) > len(ending)+2 && strings.HasSuffix(base, ending) || len(base) > len(ending)+1 && strings.HasSuffix(base+"e", ending) {
			return ending
		}
	}
	return ""
}

// stemNumber returns the number of a word's stem.
func (v *vocabulary) stemNumber(word string) int32 {
	if n, known := v.byWord[word]; known {
		return n
	}
	root := english.Stem(word, false)
	stem := root + derivation(word)
	n, known := v.stems[stem]
	if !known {
		v.roots = append(v.roots, root)
		n = int32(len(v.stems))
		v.stems[stem] = n
		v.numbers = append(v.numbers, numerals[word] || strings.Trim(word, "0123456789") == "")
	}
	v.byWord[word] = n
	return n
}

// stemTexts returns the stems of the texts' words in order. The list is valid until
// the next call.
func (v *vocabulary) stemTexts(parts ...string) []int32 {
	v.buffer = v.buffer[:0]
	for i, part := range parts {
		if i > 0 {
			v.buffer = append(v.buffer, textBreak)
		}
		eachWord(part, func(word string, _ int) { v.buffer = append(v.buffer, v.stemNumber(word)) })
	}
	return v.buffer
}

// matchPhrase reports whether the words begin with a phrase, and how many words it
// spans. A number within it is skipped: "led 7 people" matches "led people".
func (v *vocabulary) matchPhrase(words, phrase []int32) (length int, ok bool) {
	at := 0
	for i, word := range words {
		switch {
		case word == phrase[at]:
			if at++; at == len(phrase) {
				return i + 1, true
			}
		case at == 0 || word == textBreak || !v.numbers[word]:
			return 0, false
		}
	}
	return 0, false
}

// haveOneRoot reports whether two phrases differ by derivation alone, as "negotiated" and "negotiation" do.
func (v *vocabulary) haveOneRoot(a, b []int32) bool {
	return slices.EqualFunc(a, b, func(a, b int32) bool { return v.roots[a] == v.roots[b] })
}

// textBreak separates two texts, so that no phrase spans both.
const textBreak int32 = -1
