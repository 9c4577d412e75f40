package resume

import (
	"strings"
	"testing"

	"rung/assets/words"
)

// FuzzParseLexicon: the linter's words are taken whole or refused by the file's
// name, and with what is taken a bullet can be read.
func FuzzParseLexicon(f *testing.F) {
	f.Add(words.Text)
	f.Add("[verbs]\nalike = [[]]\n[[filler]]\nsay = [\" \"]")
	f.Add("[verbs]\ndoubled = [\"\"]")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ParseLexicon("own.toml", text, nil)
		if err != nil {
			if !strings.Contains(err.Error(), "own.toml") {
				t.Errorf("%q", err)
			}
			return
		}
		Lint("Was responsible for moving 652 mailboxes in 31 days", LintContext{Lexicon: l})
	})
}
