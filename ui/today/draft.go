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

// draftID is what the words of the day are kept under while they are no entry
// yet; it is no entry's id and no kind.
const draftID = "today"

// words are what is typed and not saved: the line, and the answers of an evening.
type words struct {
	Line    string            `json:"line,omitempty"`
	Rest    []string          `json:"rest,omitempty"` // lines pasted under it
	Day     model.Day         `json:"day"`            // of the answers
	Answers map[string]string `json:"answers,omitempty"`
}

func (w words) blank() bool { return w.Line == "" && len(w.Rest) == 0 && len(w.Answers) == 0 }

// onTyped keeps the words within the second.
func (s *Screen) onTyped() { s.host.Keep("today draft", s.keepWords) }

func (s *Screen) words() words {
	w := words{Day: s.evening.day, Answers: s.evening.answers()}
	w.Line, w.Rest = s.capture.line.Words()
	return w
}

// keepWords keeps what is half typed, or forgets what no longer is.
func (s *Screen) keepWords() {
	w := s.words()
	var form []byte
	if !w.blank() {
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
	s.held = !w.blank()
	s.host.Do(func(ctx context.Context) func() {
		var err error
		if w.blank() {
			err = s.host.Journal().DropDraft(ctx, draftID)
		} else {
			err = s.host.Journal().KeepDraft(ctx, draft)
		}
		return func() {
			if err != nil {
				s.kept = notSure
				s.host.Fail(err)
				return
			}
			s.held = false
		}
	})
}

// notSure is a form that no words have: the journal may hold anything.
const notSure = "?"

// Unsaved names the words that are in memory only.
func (s *Screen) Unsaved() []string {
	if !s.held {
		return nil
	}
	return []string{lang.L("What you were writing today")}
}

// recall reads, once, the words that were typed and not saved before.
func (s *Screen) recall() {
	if s.recalled {
		return
	}
	s.host.Load("today words", func(ctx context.Context) func() {
		drafts, err := s.host.Journal().Drafts(ctx)
		var w words
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
			if !w.blank() {
				s.kept = kept
				s.take(w)
			}
		}
	})
}

// take shows words again. What was typed meanwhile stays.
func (s *Screen) take(w words) {
	if now, rest := s.capture.line.Words(); strings.TrimSpace(now) == "" && len(rest) == 0 {
		s.capture.line.SetWords(w.Line, w.Rest)
	}
	if len(w.Answers) > 0 {
		s.evening.take(w.Day, w.Answers)
	}
}
