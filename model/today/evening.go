package today

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"rung/model"
)

// Tag marks the entries that an evening's answers become.
const Tag = "evening"

// SettingTemplates is the key of the journal's setting that stores Templates.
const SettingTemplates = "templates"

// Templates are the person's own texts to start from: the evening's questions, for
// every day or for a day of the week, and the body of a new entry of a kind.
type Templates struct {
	EverydayQuestions []string                  `json:"everyday,omitempty"`
	WeekdayQuestions  map[time.Weekday][]string `json:"weekdays,omitempty"`
	KindTexts         map[string]string         `json:"kinds,omitempty"`
}

// Question is one of an evening's questions.
type Question struct {
	Text string
	Hint string // a prompt shown with it, or ""
	Kind string // kind of the entry that its answer becomes where each answer is an entry of its own
}

// Prompts are the built-in questions with their prompts.
type Prompts struct{ questions []builtInQuestion }

type builtInQuestion struct {
	ID      string              `toml:"id"`
	Text    string              `toml:"text"`
	Kind    string              `toml:"kind"`
	Prompts map[string][]string `toml:"prompts"`
}

// ParsePrompts reads the built-in questions and prompts from TOML; an unknown key
// is an error. The error names the file and what is wrong in it.
func ParsePrompts(name, text string) (Prompts, error) {
	var file struct {
		Question []builtInQuestion `toml:"question"`
	}
	meta, err := toml.Decode(text, &file)
	if err != nil {
		return Prompts{}, fmt.Errorf("%s: %w", name, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return Prompts{}, fmt.Errorf("%s: there is no key %q here", name, unknown[0])
	}
	for _, q := range file.Question {
		if _, known := model.KindOf(q.Kind); !known || q.Text == "" {
			return Prompts{}, fmt.Errorf("%s: the question %q has no text or no kind that there is", name, q.ID)
		}
		for id := range q.Prompts {
			if _, known := model.CompetencyOf(id); !known {
				return Prompts{}, fmt.Errorf("%s: %s: there is no competency %q", name, q.ID, id)
			}
		}
	}
	return Prompts{file.Question}, nil
}

// EveningQuestions returns the questions of a day: the person's own for its
// weekday, else their own for every day, else the built-in ones. Each built-in
// question has a prompt for one of the weakest competencies, a different one each
// day.
func (p Prompts) EveningQuestions(day model.Day, weakest []string, own Templates) []Question {
	texts := own.WeekdayQuestions[day.Time().Weekday()]
	if len(texts) == 0 {
		texts = own.EverydayQuestions
	}
	if len(texts) == 0 {
		texts = p.StandardQuestions()
	}
	questions := make([]Question, len(texts))
	for i, text := range texts {
		questions[i] = Question{Text: text, Kind: model.KindNote}
		if at := slices.IndexFunc(p.questions, func(q builtInQuestion) bool { return q.Text == text }); at >= 0 {
			questions[i].Kind = p.questions[at].Kind
			questions[i].Hint = p.questions[at].hintOn(day, weakest)
		}
	}
	return questions
}

// StandardQuestions returns the built-in questions.
func (p Prompts) StandardQuestions() []string {
	texts := make([]string, len(p.questions))
	for i, q := range p.questions {
		texts[i] = q.Text
	}
	return texts
}

// hintOn rotates daily through the prompts for the weakest competencies, or through
// all prompts where the question has none for those.
func (q builtInQuestion) hintOn(day model.Day, weakest []string) string {
	var fitting []string
	for _, id := range weakest {
		fitting = append(fitting, q.Prompts[id]...)
	}
	if len(fitting) == 0 {
		for _, c := range model.Competencies {
			fitting = append(fitting, q.Prompts[c.ID]...)
		}
	}
	if len(fitting) == 0 {
		return ""
	}
	n := int64(len(fitting))
	return fitting[((day.DayNumber()%n)+n)%n]
}

// Answer is the person's answer to a question; it may be blank.
type Answer struct {
	Question Question
	Text     string
}

// EditDayNote returns the edit that writes the answers as one note of the day,
// linked to the day's captures. Where the day has such a note already, before is
// that note and the answers are added to its end. any is false where every answer
// is blank.
func EditDayNote(day model.Day, title string, answers []Answer, captures []model.Entry, before *model.Entry) (edit model.Edit, any bool) {
	note := model.NewEntry(model.KindNote, day)
	note.Title, note.Tags = title, []string{Tag}
	if before != nil {
		edit.Base, note = before, before.Clone()
	}
	parts := []string{}
	if note.Body != "" {
		parts = append(parts, note.Body)
	}
	for _, a := range answers {
		if text := strings.TrimSpace(a.Text); text != "" {
			parts, any = append(parts, a.Question.heading()+"\n\n"+text), true
		}
	}
	note.Body = strings.Join(parts, "\n\n")
	note.Links = linkCaptures(note, captures)
	edit.Entry = note
	return edit, any
}

// EditEachAnswer returns an edit for each answer that is not blank: an entry of the
// question's kind with the answer's first line as title, and the question at the
// end of the body.
func EditEachAnswer(day model.Day, answers []Answer, captures []model.Entry) []model.Edit {
	var edits []model.Edit
	for _, a := range answers {
		text := strings.TrimSpace(a.Text)
		if text == "" {
			continue
		}
		e := model.NewEntry(a.Question.Kind, day)
		title, rest, _ := strings.Cut(text, "\n")
		e.Title, e.Tags = strings.TrimSpace(title), []string{Tag}
		e.Body = strings.TrimSpace(strings.TrimSpace(rest) + "\n\n" + a.Question.heading())
		e.Links = linkCaptures(e, captures)
		edits = append(edits, model.Edit{Entry: e})
	}
	return edits
}

// linkCaptures returns the entry's links with those to the day's captures added,
// each once and never to itself.
func linkCaptures(e model.Entry, captures []model.Entry) []model.LinkTo {
	links := slices.Clone(e.Links)
	for _, c := range captures {
		link := model.LinkTo{Role: "about", ID: c.ID}
		if c.ID != e.ID && !slices.Contains(c.Tags, Tag) && !slices.Contains(links, link) {
			links = append(links, link)
		}
	}
	return links
}

// heading is the question as it is written in an entry.
func (q Question) heading() string { return "**" + q.Text + "**" }

// IsAnswered reports whether an entry of the evening answers a question.
func IsAnswered(e model.Entry, q Question) bool { return strings.Contains(e.Body, q.heading()) }

// AnswerText returns an entry's answer to a question: the text under it in the
// day's note, or the title where the answer is an entry of its own.
func AnswerText(e model.Entry, q Question) string {
	_, text, _ := strings.Cut(e.Body, q.heading())
	text, _, _ = strings.Cut(text, "\n\n**")
	if text = strings.TrimSpace(text); text == "" {
		return e.Title
	}
	return text
}
