package review

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"rung/model"
)

// answersRole is the role in which a question names its stories.
const answersRole = "answers"

// Question is a question that a panel may ask: a built-in one with the person's
// changes, or their own.
type Question struct {
	ID           string   `json:"id"` // id of the built-in question, else of its entry
	Theme        string   `json:"theme"`
	Text         string   `json:"text"`
	Competencies []string `json:"competencies"`
	ListensFor   string   `json:"listens_for"`
	FollowUps    []string `json:"follow_ups"`
	Hidden       bool     `json:"hidden"`
	Own          bool     `json:"own"`     // not built in
	Stories      []string `json:"stories"` // ids of the entries that answer it, the preferred one first
	Practice     Practice `json:"practice"`
	Asked        []Asking `json:"asked"` // interviews where it was asked, the latest first

	entry *model.Entry // the entry that stores it; nil for a built-in question that was never changed
}

// Asking is one interview in which a question was asked.
type Asking struct {
	Interview string    `json:"interview"`
	Day       model.Day `json:"day"`
	Went      string    `json:"went"` // well, partly, badly, or ""
}

// questionSpace gives a built-in question's entry the same id in every journal, so
// that two devices that both practise it write to one entry.
var questionSpace = uuid.MustParse("6f6b7a52-9d3e-5b0c-8a41-2b7f1c9d0e55")

func questionEntryID(builtIn string) string {
	return uuid.NewSHA1(questionSpace, []byte(builtIn)).String()
}

// withEntry returns the question with an entry's changes. What the entry leaves
// empty stays as built in.
func (q Question) withEntry(e model.Entry) Question {
	q.entry, q.Text, q.Hidden = &e, e.Title, e.Values.Yes("hidden")
	if q.ID == "" {
		q.ID, q.Own = e.ID, true
	}
	if v := e.Values.Text("theme"); v != "" {
		q.Theme = v
	}
	if len(e.Competencies) > 0 {
		q.Competencies = e.Competencies
	}
	if v := e.Values.Text("listens_for"); v != "" {
		q.ListensFor = v
	}
	if v := e.Values.Text("follow_ups"); v != "" {
		q.FollowUps = nonEmptyLines(v)
	}
	q.Stories = e.Linked(answersRole)
	q.Practice = readPractice(e)
	return q
}

// editEntry returns the edit that changes a question's entry. The first change of a
// built-in question creates its entry with the current words; so does the first
// change after that entry went to the trash, as by an undo.
func (q Question) editEntry(on model.Day, change func(*model.Entry)) model.Edit {
	if q.entry != nil && !q.entry.Trashed {
		base, e := q.entry.Clone(), q.entry.Clone()
		change(&e)
		return model.Edit{Base: &base, Entry: e}
	}
	e := model.NewEntry(model.KindQuestion, on)
	e.ID, e.Title = questionEntryID(q.ID), q.Text
	e.Values["built_in"] = q.ID
	e.Values["theme"] = q.Theme
	change(&e)
	return model.Edit{Base: q.entry, Entry: e}
}

// AddStory returns the edit that adds a story to the question, as the first or the last.
func (q Question) AddStory(story string, first bool, on model.Day) model.Edit {
	return q.editEntry(on, func(e *model.Entry) {
		link := model.LinkTo{Role: answersRole, ID: story}
		e.Links = slices.DeleteFunc(e.Links, func(l model.LinkTo) bool { return l == link })
		if first {
			e.Links = append([]model.LinkTo{link}, e.Links...)
		} else {
			e.Links = append(e.Links, link)
		}
	})
}

// RemoveStory returns the edit that removes a story from the question.
func (q Question) RemoveStory(story string, on model.Day) model.Edit {
	return q.editEntry(on, func(e *model.Entry) {
		e.Links = slices.DeleteFunc(e.Links, func(l model.LinkTo) bool { return l == model.LinkTo{Role: answersRole, ID: story} })
	})
}

// SetHidden returns the edit that hides the question from grid and practice, or
// shows it again.
func (q Question) SetHidden(hidden bool, on model.Day) model.Edit {
	return q.editEntry(on, func(e *model.Entry) { e.Values["hidden"] = hidden })
}

// Reword returns the edit that changes the question's words.
func (q Question) Reword(to Question, on model.Day) model.Edit {
	return q.editEntry(on, func(e *model.Entry) { to.writeTo(e) })
}

// NewQuestion returns the edit that adds a question of the person's own.
func NewQuestion(q Question, on model.Day) model.Edit {
	e := model.NewEntry(model.KindQuestion, on)
	q.writeTo(&e)
	return model.Edit{Entry: e}
}

func (q Question) writeTo(e *model.Entry) {
	e.Title, e.Competencies = q.Text, slices.Clone(q.Competencies)
	e.Values["theme"] = q.Theme
	e.Values["listens_for"] = q.ListensFor
	e.Values["follow_ups"] = strings.Join(q.FollowUps, "\n")
}

// nonEmptyLines returns the lines of a text that are not blank.
func nonEmptyLines(text string) (list []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
