package review_test

import (
	"strings"
	"testing"

	"rung/assets/synonyms"
	"rung/model/review"
)

// FuzzParseSynonyms: groups are taken whole or refused by the file's name.
func FuzzParseSynonyms(f *testing.F) {
	f.Add(synonyms.Text)
	f.Add("ignore = [\"\"]\n[[group]]\nname = \"x\"\nwords = [\"\u00ad\", \"a\"]\ncompetency = \"growth\"")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := review.ParseSynonyms("own.toml", text)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "own.toml: ") {
				t.Errorf("%q", err)
			}
			return
		}
		for _, g := range s.Groups {
			if err := g.Check(); err != nil {
				t.Error(err)
			}
		}
	})
}
