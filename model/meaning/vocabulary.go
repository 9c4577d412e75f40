package meaning

import (
	"iter"
	"math/bits"
	"strings"
)

// wordID stands for a word that the lexicon knows, so that patterns compare numbers; 0 is
// any other word.
type wordID uint32

// vocabulary gives the words of the lexicon their numbers.
type vocabulary map[string]wordID

// mostlyWords is about how many words the lexicon of Rung knows.
const mostlyWords = 1 << 15

// add gives the number of a word, a new one where it has none.
func (v vocabulary) add(word string) wordID {
	id, known := v[word]
	if !known {
		id = wordID(len(v) + 1)
		v[word] = id
	}
	return id
}

// wordSet is a set of words, a bit each.
type wordSet []uint64

func (s *wordSet) add(id wordID) {
	if missing := int(id/64) + 1 - len(*s); missing > 0 {
		*s = append(*s, make(wordSet, missing)...)
	}
	(*s)[id/64] |= 1 << (id % 64)
}

func (s wordSet) remove(id wordID) { s[id/64] &^= 1 << (id % 64) }

func (s wordSet) has(id wordID) bool { return int(id/64) < len(s) && s[id/64]&(1<<(id%64)) != 0 }

// all gives the words of the set.
func (s wordSet) all() iter.Seq[wordID] {
	return func(yield func(wordID) bool) {
		for i, left := range s {
			for ; left != 0; left &= left - 1 {
				if !yield(wordID(64*i + bits.TrailingZeros64(left))) {
					return
				}
			}
		}
	}
}

// wordID gives the number of a word. One that the lexicon does not know is what its last
// part is, where that is something of work: a sql-box is a box, db03 a db.
func (x *Lexicon) wordID(word string) wordID {
	if id, known := x.words[word]; known {
		return id
	}
	last := strings.TrimRight(word[strings.LastIndexByte(word, '-')+1:], "0123456789")
	if last != word && x.classHas("work_object", last) {
		return x.words[last]
	}
	return 0
}
