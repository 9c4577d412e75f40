package strength

import (
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
	end := func() {
		if letters > 0 {
			w.add(word, letters)
		}
		word, letters = hashStart, 0
	}
	for at := 0; at < len(text); {
		c := text[at]
		switch {
		case c == '\\' && at+1 < len(text):
			end()
			at++
			if text[at] == 'u' {
				at += 4
			}
			at++
		case 'a' <= c && c <= 'z':
			word, letters, at = mixHash(word, rune(c)), letters+1, at+1
		case 'A' <= c && c <= 'Z':
			word, letters, at = mixHash(word, rune(c)+'a'-'A'), letters+1, at+1
		case c == '\'':
			at++
		case c < utf8.RuneSelf:
			end()
			at++
		default:
			r, size := utf8.DecodeRune(text[at:])
			at += size
			switch {
			case isWordByItself(r):
				end()
				w.add(mixHash(hashStart, r), leastLetters)
			case r == '’':
			case unicode.IsLetter(r) || unicode.IsMark(r):
				word, letters = mixHash(word, unicode.ToLower(r)), letters+1
			default:
				end()
			}
		}
	}
	end()
	return w
}

// leastLetters is how many letters a word has at least.
const leastLetters = 2

func (w *Words) add(word uint32, letters int) {
	w.sum = mixHash(w.sum, rune(word&0x7fffffff))
	if letters < leastLetters || w.n == len(w.words) || saysNothing[word] || w.has(word) {
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

// Sum is the same for texts that differ in case, marks and digits alone: a copied
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
	todo tbd tba tbc fixme placeholder nil none null na etc blah bla blub test testing text sample example dummy filler something anything nothing see above below success stuff thing things
	ok okay done fine good nice great yep yeah nope hm hmm`)

func hashWords(list string) map[uint32]bool {
	set := map[uint32]bool{}
	word, letters := uint32(hashStart), 0
	for _, r := range list + " " {
		if unicode.IsLetter(r) {
			word, letters = mixHash(word, r), letters+1
			continue
		}
		if letters > 0 {
			set[word] = true
		}
		word, letters = hashStart, 0
	}
	return set
}
