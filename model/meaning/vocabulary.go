package meaning

import "strings"

// wordID stands for a word that the lexicon knows, so that patterns compare numbers; 0 is
// any other word.
type wordID uint32

// vocabulary gives the words of the lexicon their numbers.
type vocabulary map[string]wordID

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
	for int(id/64) >= len(*s) {
		*s = append(*s, 0)
	}
	(*s)[id/64] |= 1 << (id % 64)
}

func (s wordSet) has(id wordID) bool { return int(id/64) < len(s) && s[id/64]&(1<<(id%64)) != 0 }

// wordID gives the number of a word. One with a hyphen that the lexicon does not know is
// what its last part is, where that is something of work: a sql-box is a box.
func (x *Lexicon) wordID(word string) wordID {
	id, known := x.words[word]
	if i := strings.LastIndexByte(word, '-'); !known && i > 0 && x.classHas("work_object", word[i+1:]) {
		return x.words[word[i+1:]]
	}
	return id
}
