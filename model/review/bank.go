package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"rung/model"
)

// QuestionBank holds the built-in questions, and questions that a candidate may ask
// the panel.
type QuestionBank struct {
	Questions []Question // in the order of the themes
	ToAsk     []string
}

// bankFile is the content of a file of the bank: the questions of one theme.
type bankFile struct {
	Theme    string   `toml:"theme"`
	ToAsk    []string `toml:"to_ask"`
	Question []struct {
		ID           string   `toml:"id"`
		Text         string   `toml:"text"`
		Competencies []string `toml:"competencies"`
		ListensFor   string   `toml:"listens_for"`
		FollowUps    []string `toml:"follow_ups"`
	} `toml:"question"`
}

// AddFile adds the questions of a TOML file; an unknown key is an error. The error
// names the file and what is wrong in it.
func (b *QuestionBank) AddFile(file, text string) error {
	var f bankFile
	meta, err := toml.Decode(text, &f)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return fmt.Errorf("%s: there is no key %q here", file, unknown[0])
	}
	if len(f.Question) > 0 && !slices.Contains(model.QuestionThemes, f.Theme) {
		return fmt.Errorf("%s: %q is no theme", file, f.Theme)
	}
	b.ToAsk = append(b.ToAsk, f.ToAsk...)
	for _, q := range f.Question {
		if _, taken := b.Find(q.ID); taken || q.ID == "" || q.Text == "" || q.ListensFor == "" || len(q.FollowUps) == 0 || len(q.Competencies) == 0 {
			return fmt.Errorf("%s: the question %q is there twice, or says too little", file, q.ID)
		}
		for _, id := range q.Competencies {
			if _, known := model.CompetencyOf(id); !known {
				return fmt.Errorf("%s: %s: there is no competency %q", file, q.ID, id)
			}
		}
		b.Questions = append(b.Questions, Question{ID: q.ID, Theme: f.Theme, Text: q.Text, Competencies: q.Competencies,
			ListensFor: q.ListensFor, FollowUps: q.FollowUps})
	}
	return nil
}

// Find returns the built-in question with an id.
func (b QuestionBank) Find(id string) (Question, bool) {
	i := slices.IndexFunc(b.Questions, func(q Question) bool { return q.ID == id })
	if i < 0 {
		return Question{}, false
	}
	return b.Questions[i], true
}

// sameWords reports whether two questions have the same words, ignoring case,
// accents and punctuation.
func sameWords(a, b string) bool { return comparableWords(a) == comparableWords(b) }

func comparableWords(text string) string { return strings.Join(splitWords(text), " ") }
