package today

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"rung/model"
)

// Tag marks the note that an evening's answers become.
const Tag = "evening"

// SettingTemplates is the journal's setting under which Templates is kept.
const SettingTemplates = "templates"

// Templates are the person's own words to begin with: the questions of an
// evening, for every day or for one day of the week, and the text of a new entry
// of a kind.
type Templates struct {
	EverydayQuestions []string                  `json:"everyday,omitempty"`
	WeekdayQuestions  map[time.Weekday][]string `json:"weekdays,omitempty"`
	KindTexts         map[string]string         `json:"kinds,omitempty"`
}

// Question is one question of an evening.
type Question struct {
	Text string
	Hint string // a prompt that goes with it, or ""
	Kind string // of the entry that its answer becomes alone
}

// Prompts are the built-in questions and what prompts there are for each.
type Prompts struct{ questions []builtInQuestion }

type builtInQuestion struct {
	ID      string              `toml:"id"`
	Text    string              `toml:"text"`
	Kind    string              `toml:"kind"`
	Prompts map[string][]string `toml:"prompts"`
}

// ParsePrompts reads the table of prompts, strictly. The error names the file
// and what is wrong in it.
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

// EveningQuestions gives the questions of a day: the person's own for its weekday, else
// their own for every day, else the built-in ones. Each built-in question comes
// with a prompt for one of the competencies, the weakest first, another each day.
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

// StandardQuestions gives the built-in questions.
func (p Prompts) StandardQuestions() []string {
	texts := make([]string, len(p.questions))
	for i, q := range p.questions {
		texts[i] = q.Text
	}
	return texts
}

// hintOn turns with the days through the prompts for the weakest competencies, or
// where the question has none for those, through all it has.
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

// Answer is what the person wrote to a question; blank is fine.
type Answer struct {
	Question Question
	Text     string
}

// EditDayNote gives the edit that writes the answers down as the day's one note,
// linked with what was captured that day. Where the day has such a note already,
// what is new is put under it. No answer gives no edit.
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

// EditEachAnswer gives an edit for each answer: an entry of the question's kind, whose
// title is the answer's first line. The question stands under the rest.
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

// linkCaptures links an entry with the day's captures, each once and never with itself.
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

// heading is the question as it stands in an entry.
func (q Question) heading() string { return "**" + q.Text + "**" }

// IsAnswered reports whether an entry of the evening answers a question.
func IsAnswered(e model.Entry, q Question) bool { return strings.Contains(e.Body, q.heading()) }

// AnswerText gives what an entry of the evening answers to a question: what the
// day's note says under it, or the title of an entry of its own.
func AnswerText(e model.Entry, q Question) string {
	_, text, _ := strings.Cut(e.Body, q.heading())
	text, _, _ = strings.Cut(text, "\n\n**")
	if text = strings.TrimSpace(text); text == "" {
		return e.Title
	}
	return text
}
