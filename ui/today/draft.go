package today

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
)

// draftID is the id and kind under which the words of the day are kept as a draft;
// no entry and no kind has it.
const draftID = "today"

// typedWords are typed and not saved yet: the line, and the answers of an evening.
type typedWords struct {
	Line    string            `json:"line,omitempty"`
	Rest    []string          `json:"rest,omitempty"` // lines pasted under it
	Day     model.Day         `json:"day"`            // of the answers
	Answers map[string]string `json:"answers,omitempty"`
}

func (w typedWords) isBlank() bool { return w.Line == "" && len(w.Rest) == 0 && len(w.Answers) == 0 }

// onTyped has the words kept within a second.
func (s *Screen) onTyped() { s.host.Keep("today draft", s.keepDraft) }

func (s *Screen) currentWords() typedWords {
	w := typedWords{Day: s.evening.day, Answers: s.evening.typedAnswers()}
	w.Line, w.Rest = s.capture.line.TypedLines()
	return w
}

// keepDraft keeps what is half typed as a draft, or drops the draft where nothing is.
func (s *Screen) keepDraft() {
	w := s.currentWords()
	var form []byte
	if !w.isBlank() {
		var err error
		if form, err = json.Marshal(w); err != nil {
			s.host.Fail(fmt.Errorf("the day's words: %w", err))
			return
		}
	}
	if !s.recalled || string(form) == s.kept {
		return
	}
	s.kept = string(form)
	draft := model.Draft{Entry: draftID, Kind: draftID, Title: w.Line, At: s.host.Journal().Now(), Form: form}
	s.unkept = !w.isBlank()
	s.host.Do(func(ctx context.Context) func() {
		var err error
		if w.isBlank() {
			err = s.host.Journal().DropDraft(ctx, draftID)
		} else {
			err = s.host.Journal().KeepDraft(ctx, draft)
		}
		return func() {
			if err != nil {
				s.kept = unknownForm
				s.host.Fail(err)
				return
			}
			s.unkept = false
		}
	})
}

// unknownForm differs from the form of any words. It says that what the journal
// holds is not known, so that the words are kept again.
const unknownForm = "?"

// Unsaved names the words that are in memory only.
func (s *Screen) Unsaved() []string {
	if !s.unkept {
		return nil
	}
	return []string{lang.L("What you were writing today")}
}

// recallDraft reads, once, the words that were typed and not saved before.
func (s *Screen) recallDraft() {
	if s.recalled {
		return
	}
	s.host.Load("today words", func(ctx context.Context) func() {
		drafts, err := s.host.Journal().Drafts(ctx)
		var w typedWords
		kept := ""
		if i := slices.IndexFunc(drafts, func(d model.Draft) bool { return d.Entry == draftID }); err == nil && i >= 0 {
			kept = string(drafts[i].Form)
			err = json.Unmarshal(drafts[i].Form, &w)
		}
		return func() {
			if s.recalled = true; err != nil {
				s.host.Fail(err)
				return
			}
			if !w.isBlank() {
				s.kept = kept
				s.restoreWords(w)
			}
		}
	})
}

// restoreWords puts kept words back into their fields. What was typed meanwhile
// stays.
func (s *Screen) restoreWords(w typedWords) {
	if now, rest := s.capture.line.TypedLines(); strings.TrimSpace(now) == "" && len(rest) == 0 {
		s.capture.line.SetTypedLines(w.Line, w.Rest)
	}
	if len(w.Answers) > 0 {
		s.evening.restoreAnswers(w.Day, w.Answers)
	}
}
