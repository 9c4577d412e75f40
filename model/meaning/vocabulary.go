package meaning

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
