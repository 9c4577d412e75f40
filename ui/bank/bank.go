// Package bank puts the questions, synonyms and rules for competencies that Rung
// brings along together for review, for the window and for the terminal alike. It must
// not know either of them.
package bank

import (
	"rung/assets/questions"
	"rung/assets/synonyms"
	"rung/model/readiness"
	"rung/model/review"
)

// Library gives an empty library for review, ready to load a journal. The error
// is one of a build whose own files are not sound.
func Library() (*review.Library, error) {
	files, err := questions.Built()
	if err != nil {
		return nil, err
	}
	var bank review.QuestionBank
	for _, f := range files {
		if err := bank.AddFile(f.Name, f.Text); err != nil {
			return nil, err
		}
	}
	groups, err := review.ParseSynonyms(synonyms.Name, synonyms.Text)
	if err != nil {
		return nil, err
	}
	return review.NewLibrary(bank, groups, readiness.NewCompetencyRules()), nil
}
