// Package bank puts the questions, synonyms, rules for competencies, words for bullets
// and parts of the disciplines that Rung brings along together for review, résumé and
// readiness, for the window and for the terminal alike. It must not know either of them.
package bank

import (
	assets "rung/assets/disciplines"
	"rung/assets/questions"
	"rung/assets/synonyms"
	"rung/assets/words"
	"rung/model/disciplines"
	"rung/model/meaning"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/model/review"
)

// BulletWords gives the words that bullets are drafted and checked with, joined to what
// the reader of words knows of numbers. Errors: those of either.
func BulletWords(load func() (*meaning.Lexicon, error)) (resume.Lexicon, error) {
	numbers, err := load()
	if err != nil {
		return resume.Lexicon{}, err
	}
	return resume.ParseLexicon(words.Name, words.Text, numbers)
}

// Library gives an empty library for review, ready to load a journal. The errors
// are those of loading the lexicon, and of a build whose own files are not sound.
func Library(load func() (*meaning.Lexicon, error)) (*review.Library, error) {
	names, err := load()
	if err != nil {
		return nil, err
	}
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
	return review.NewLibrary(bank, groups, readiness.NewCompetencyRules(), names), nil
}

// Disciplines gives the parts of leadership and of management, and the usual mistakes.
// The error is one of a build whose own files are not sound.
func Disciplines() (disciplines.Catalogue, error) {
	return disciplines.ParseCatalogue(assets.Files)
}
