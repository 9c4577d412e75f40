package readiness_test

import (
	"strings"
	"testing"

	"rung/assets/competencies"
	"rung/model"
	"rung/model/readiness"
)

// FuzzParseBrings: a table of hints is taken whole or refused with its
// line, and what is taken can be asked.
func FuzzParseBrings(f *testing.F) {
	f.Add(competencies.Text)
	f.Add("[[hint]]\ncompetency = \"growth\"\nwords = [\"\"]")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := readiness.ParseCompetencyRules("own.toml", text)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "own.toml, line ") {
				t.Errorf("%q", err)
			}
			return
		}
		for _, k := range model.Kinds {
			if _, err := b.CompetenciesOf(model.NewEntry(k.ID, "2026-11-20")); err != nil {
				t.Error(err)
			}
		}
	})
}
