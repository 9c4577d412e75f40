package strength

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words is what a text says: its different words that are neither filler nor so common
// that they say nothing by themselves. It is made in one pass without allocating, since
// a hundred thousand entries are read at start.
type Words struct {
	sum   uint32 // of all words in their order, without digits, marks and case
	n     int
	words [mostWords]uint32
}

// mostWords is how many different words of a text are told apart. More say no more.
const mostWords = 24

// leastWords is how many words of one's own a text needs to say something: one word, an
// “x” or a copied title tells nobody anything.
const leastWords = 2

// WordsOf reads a text. Escapes of JSON are taken as white space, so that stored values
// need not be decoded.
func WordsOf(text []byte) Words {
	w := Words{sum: hashStart}
	word, letters := uint32(hashStart), 0
	for at := 0; at < len(text); {
		for at < len(text) && lowerASCII[text[at]] != 0 {
			word, letters, at = mixHash(word, rune(lowerASCII[text[at]])), letters+1, at+1
		}
		if at == len(text) {
			break
		}
		c := text[at]
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[at:])
		}
		at += size
		switch {
		case r == '\'' || r == '’':
		case c >= utf8.RuneSelf && !isWordByItself(r) && (unicode.IsLetter(r) || unicode.IsMark(r)):
			word, letters = mixHash(word, unicode.ToLower(r)), letters+1
		default:
			if letters > 0 {
				w.add(word, letters)
				word, letters = hashStart, 0
			}
			switch {
			case c == '\\':
				at += lengthOfEscape(text[at:])
			case c >= utf8.RuneSelf && isWordByItself(r):
				w.add(mixHash(hashStart, r), leastLetters)
			}
		}
	}
	if letters > 0 {
		w.add(word, letters)
	}
	return w
}

// lowerASCII gives the letters of ASCII in lower case, and 0 for all that is none.
var lowerASCII = func() (table [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		table[c], table[c-'a'+'A'] = c, c
	}
	return table
}()

// lengthOfEscape is how many bytes follow the backslash of an escape.
func lengthOfEscape(text []byte) int {
	switch {
	case len(text) == 0:
		return 0
	case text[0] == 'u':
		return min(5, len(text))
	}
	return 1
}

// leastLetters is how many letters a word has at least.
const leastLetters = 2

func (w *Words) add(word uint32, letters int) {
	if letters >= leastLetters && !countWords.has(word) {
		w.sum = mixHash(w.sum, rune(word&0x7fffffff))
	}
	if letters < leastLetters || w.n == len(w.words) || saysNothing.has(word) || w.has(word) {
		return
	}
	w.words[w.n] = word
	w.n++
}

func (w *Words) has(word uint32) bool {
	for _, known := range w.words[:w.n] {
		if known == word {
			return true
		}
	}
	return false
}

// isWordByItself reports whether a script writes words without spaces between them.
func isWordByItself(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai)
}

// Sum is the same for texts that differ in case, marks and numbers alone: a copied
// sentence with another number in it says nothing new.
func (w *Words) Sum() uint32 { return w.sum }

// SumWithout is the sum of the words that another text does not have, in any order.
func (w *Words) SumWithout(other Words) (sum uint32) {
	for _, word := range w.words[:w.n] {
		if !other.has(word) {
			sum += word
		}
	}
	return sum
}

// Count is how many words say something, up to a limit.
func (w *Words) Count() int { return w.n }

// NewTo counts the words that another text does not have already.
func (w *Words) NewTo(other *Words) (n int) {
	for _, word := range w.words[:w.n] {
		if !other.has(word) {
			n++
		}
	}
	return n
}

// Says reports whether a text says something beside what the title says already: the one
// measure of that, for the form, for coverage and for repair.
func (w *Words) Says(title *Words) bool { return w.NewTo(title) >= leastWords }

// Names reports whether a text is at least a name: one word that is no filler.
func (w *Words) Names() bool { return w.n > 0 }

// Says reports whether a text says something that the title does not say.
func Says(text, title string) bool {
	w, t := WordsOf([]byte(text)), WordsOf([]byte(title))
	return w.Says(&t)
}

// RuleSum is the sum of the words that say nothing, or only tell copies apart.
func RuleSum() uint32 {
	sum := uint32(hashStart)
	for _, set := range []*wordSet{saysNothing, countWords} {
		for _, word := range set {
			sum = mixHash(sum, rune(word&0x7fffffff))
		}
	}
	return sum
}

const hashStart = 2166136261

// mixHash is FNV-1a by rune.
func mixHash(h uint32, r rune) uint32 { return (h ^ uint32(r)) * 16777619 }

// saysNothing holds filler, placeholders and the commonest words, by their hash.
var saysNothing = hashWords(`a an the and or but of to in on at for with from by as is are was were be been it its this that these those
	i me my we our us you your he she they them his her their so then there here not no yes do did does have has had will would can could
	just very some any all more most much many again also than too up out off over into about
	lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud
	exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur
	excepteur sint occaecat cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum
	foo bar baz qux asdf asdfgh asdfghjkl qwer qwert qwerty qwertz yxcv zxcv zxcvbn jkl hjkl abc abcd xyz xx xxx xxxx yyy zzz
	todo tbd tba tbc fixme placeholder nil none null na etc blah bla blub test testing text sample example dummy filler something anything nothing number entry sentence paragraph word words see above below success stuff thing things
	ok okay done fine good nice great yep yeah nope hm hmm`)

// wordSet is a set of a few hundred words by their hash, which is asked for every word of a
// journal at start. A word stands at the first free place from its own on; 0 is free.
type wordSet [1024]uint32

func (s *wordSet) has(word uint32) bool {
	for at := word % uint32(len(s)); s[at] != 0; at = (at + 1) % uint32(len(s)) {
		if s[at] == word {
			return true
		}
	}
	return false
}

func (s *wordSet) add(word uint32) {
	at := word % uint32(len(s))
	for s[at] != 0 && s[at] != word {
		at = (at + 1) % uint32(len(s))
	}
	s[at] = word
}

// countWords tell copies of a text apart and nothing else.
var countWords = hashWords(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
	twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
	number no nr st nd rd th january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday ii iii iv vi vii viii ix`)

func hashWords(list string) *wordSet {
	set := &wordSet{}
	for _, said := range strings.Fields(list) {
		word := uint32(hashStart)
		for _, r := range said {
			word = mixHash(word, r)
		}
		set.add(word)
	}
	return set
}
