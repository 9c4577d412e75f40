package review

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"rung/model"
)

// answersRole is the role in which a question names its stories.
const answersRole = "answers"

// Question is one that a panel may ask: a built-in one as the person left it, or
// their own.
type Question struct {
	ID           string   `json:"id"` // of the built-in one, else of its entry
	Theme        string   `json:"theme"`
	Text         string   `json:"text"`
	Competencies []string `json:"competencies"`
	ListensFor   string   `json:"listens_for"`
	FollowUps    []string `json:"follow_ups"`
	Hidden       bool     `json:"hidden"`
	Own          bool     `json:"own"`     // not built in
	Stories      []string `json:"stories"` // entries that answer it, the preferred first
	Practice     Practice `json:"practice"`
	Asked        []Asking `json:"asked"` // where it was asked, latest first

	entry *model.Entry // what keeps it, or nil for one that was never touched
}

// Asking is one interview in which a question came.
type Asking struct {
	Interview string    `json:"interview"`
	Day       model.Day `json:"day"`
	Went      string    `json:"went"` // well, partly, badly, or ""
}

// questionSpace makes a built-in question's entry the same one in every journal,
// so that two devices that both practise it write to one entry.
var questionSpace = uuid.MustParse("6f6b7a52-9d3e-5b0c-8a41-2b7f1c9d0e55")

func questionEntryID(builtIn string) string {
	return uuid.NewSHA1(questionSpace, []byte(builtIn)).String()
}

// withEntry puts an entry of the kind over the built-in question it stands for. What
// the entry leaves open stays as it is built in.
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

// editEntry gives the edit that changes what the journal keeps of a question. The
// first change of a built-in one makes its entry, with its words as they are;
// so does the first after that entry went to the trash, as by an undo.
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

// AddStory gives the edit that has an entry answer the question, before or after
// the stories it has.
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

// RemoveStory gives the edit that takes a story off the question.
func (q Question) RemoveStory(story string, on model.Day) model.Edit {
	return q.editEntry(on, func(e *model.Entry) {
		e.Links = slices.DeleteFunc(e.Links, func(l model.LinkTo) bool { return l == model.LinkTo{Role: answersRole, ID: story} })
	})
}

// SetHidden gives the edit that leaves the question out of the grid and of practice,
// or takes it back in.
func (q Question) SetHidden(hidden bool, on model.Day) model.Edit {
	return q.editEntry(on, func(e *model.Entry) { e.Values["hidden"] = hidden })
}

// Reword gives the edit that changes the question's words.
func (q Question) Reword(to Question, on model.Day) model.Edit {
	return q.editEntry(on, func(e *model.Entry) { to.writeTo(e) })
}

// NewQuestion gives the edit that adds a question of the person's own.
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

// nonEmptyLines gives the lines of a text that say something.
func nonEmptyLines(text string) (list []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
