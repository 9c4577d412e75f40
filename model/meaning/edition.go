package meaning

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// grammarEdition is raised whenever the grammar in this package reads a sentence
// otherwise than before.
const grammarEdition = 4

// Edition tells one lexicon, and the grammar that goes with it, from another. An entry
// says by it who read its words last.
func (x *Lexicon) Edition() string { return x.edition }

// editionOf names the edition of the lexicon's files.
func editionOf(files []lexiconText) string {
	sum := sha256.New()
	fmt.Fprintln(sum, grammarEdition)
	for _, file := range files {
		fmt.Fprintln(sum, file.name, len(file.text))
		sum.Write(file.text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
}
