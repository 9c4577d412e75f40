package meaning

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// grammarEdition is raised whenever the grammar in this package reads a sentence
// otherwise than before.
const grammarEdition = 1

// Edition tells one lexicon, and the grammar that goes with it, from another. An entry
// says by it who read its words last.
func (x *Lexicon) Edition() string { return x.edition }

func editionOf(files fs.FS, names []string) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, grammarEdition)
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return "", fmt.Errorf("read the lexicon: %w", err)
		}
		fmt.Fprintln(sum, name, len(text))
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6]), nil
}
