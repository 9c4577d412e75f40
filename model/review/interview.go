package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/model"
)

// Interview is one interview as the journal describes it.
type Interview struct {
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	Day         model.Day       `json:"day"`
	Time        string          `json:"time"`
	Company     string          `json:"company"`
	Role        string          `json:"role"`
	Round       string          `json:"round"`
	Description string          `json:"description"` // of the job, as it was advertised
	ToAsk       []string        `json:"to_ask"`
	Panel       []string        `json:"panel"`       // ids of contacts
	Application string          `json:"application"` // id, or ""
	Asked       []AskedQuestion `json:"asked"`
	Went        string          `json:"went"`
	Debrief     string          `json:"debrief"`
	Private     bool            `json:"private"`

	entry model.Entry
}

// AskedQuestion is a question as it was asked in an interview.
type AskedQuestion struct {
	Words    string `json:"words"`
	Went     string `json:"went"`     // well, partly, badly, or ""
	Question string `json:"question"` // id of the question it is, or "" where no question has these words
}

func newInterview(e model.Entry) Interview {
	v := e.Values
	i := Interview{ID: e.ID, Title: e.Title, Day: e.Day, Time: e.Time, Company: v.Text("company"), Role: v.Text("role"), Round: v.Text("round"),
		Description: v.Text("description"), ToAsk: nonEmptyLines(v.Text("to_ask")), Panel: e.Linked("panel"),
		Went: v.Text("went"), Debrief: v.Text("debrief"), Private: e.Private, entry: e}
	if ids := e.Linked("application"); len(ids) > 0 {
		i.Application = ids[0]
	}
	for _, item := range v.Items("questions") {
		i.Asked = append(i.Asked, AskedQuestion{Words: item.Text("question"), Went: item.Text("went")})
	}
	return i
}

// Interviews returns the interviews to come, the next one first, and the past ones,
// the latest first.
func (l *Library) Interviews(on model.Day) (coming, past []Interview) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.sortedInterviews(on)
}

func (l *Library) sortedInterviews(on model.Day) (coming, past []Interview) {
	var questions map[string]string // read only where an interview has questions
	for _, e := range l.entries {
		if e.Kind != model.KindInterview || e.Trashed {
			continue
		}
		i := newInterview(e)
		for n := range i.Asked {
			if questions == nil {
				questions = l.questionIDsByWords()
			}
			i.Asked[n].Question = questions[comparableWords(i.Asked[n].Words)]
		}
		// An interview of today is over once its outcome is written down.
		if i.Day > on || i.Day == on && i.Went == "" {
			coming = append(coming, i)
		} else {
			past = append(past, i)
		}
	}
	slices.SortFunc(coming, func(a, b Interview) int {
		return cmp.Or(cmp.Compare(a.Day+model.Day(a.Time), b.Day+model.Day(b.Time)), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(past, func(a, b Interview) int {
		return cmp.Or(cmp.Compare(b.Day+model.Day(b.Time), a.Day+model.Day(a.Time)), cmp.Compare(a.ID, b.ID))
	})
	return coming, past
}

// questionIDsByWords returns the ids of the questions by their comparable words,
// both in the person's and in the built-in wording.
func (l *Library) questionIDsByWords() map[string]string {
	ids := map[string]string{}
	for _, q := range l.bank.Questions {
		ids[comparableWords(q.Text)] = q.ID
	}
	for _, e := range l.entries {
		if e.Kind == model.KindQuestion && !e.Trashed {
			ids[comparableWords(e.Title)] = cmp.Or(e.Values.Text("built_in"), e.ID)
		}
	}
	return ids
}

// Interview returns one interview. Errors: NotFound.
func (l *Library) Interview(id string, on model.Day) (Interview, error) {
	coming, past := l.Interviews(on)
	for _, i := range append(coming, past...) {
		if i.ID == id {
			return i, nil
		}
	}
	return Interview{}, interviewNotFound(id)
}

func interviewNotFound(id string) error {
	return &model.Error{Code: model.NotFound, Message: fmt.Sprintf("There is no interview %s. List them with: rung list kind:interview", id)}
}

// findInterview returns the interview with an id, or the next one where id is "";
// nil where none is coming.
func (l *Library) findInterview(id string, on model.Day) (*Interview, error) {
	next, past := l.sortedInterviews(on)
	if id == "" {
		if len(next) == 0 {
			return nil, nil
		}
		return &next[0], nil
	}
	for _, i := range append(next, past...) {
		if i.ID == id {
			return &i, nil
		}
	}
	return nil, interviewNotFound(id)
}

// NextInterviewDay returns the day of the next interview, or "".
func (l *Library) NextInterviewDay(on model.Day) model.Day {
	if coming, _ := l.Interviews(on); len(coming) > 0 {
		return coming[0].Day
	}
	return ""
}

// askingsByWords returns where each question was asked, by its comparable words,
// the latest interview first.
func (l *Library) askingsByWords() map[string][]Asking {
	there := map[string][]Asking{}
	for _, e := range l.entries {
		if e.Kind != model.KindInterview || e.Trashed {
			continue
		}
		for _, item := range e.Values.Items("questions") {
			words := comparableWords(item.Text("question"))
			there[words] = append(there[words], Asking{Interview: e.ID, Day: e.Day, Went: item.Text("went")})
		}
	}
	for _, list := range there {
		slices.SortFunc(list, func(a, b Asking) int { return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(a.Interview, b.Interview)) })
	}
	return there
}

// MarkAsked returns the edit that adds a question to an interview, with how the
// answer went. A question that is there already is updated.
func (i Interview) MarkAsked(words, went string) model.Edit {
	base, e := i.entry.Clone(), i.entry.Clone()
	items := slices.Clone(e.Values.Items("questions"))
	item := model.Values{"question": words}
	if went != "" {
		item["went"] = went
	}
	at := slices.IndexFunc(items, func(known model.Values) bool { return sameWords(known.Text("question"), words) })
	if at < 0 {
		items = append(items, item)
	} else {
		items[at] = item
	}
	e.Values["questions"] = items
	return model.Edit{Base: &base, Entry: e}
}

// NewQuestions returns the questions that were asked and are not known yet, as they
// would be added: in the interview's words, without a theme.
func (i Interview) NewQuestions() (list []Question) {
	for _, a := range i.Asked {
		if a.Question == "" && strings.TrimSpace(a.Words) != "" {
			list = append(list, Question{Text: a.Words, Own: true})
		}
	}
	return list
}

// LikelyQuestions returns the questions that an interview is likely to bring, the
// likeliest first. Errors: NotFound.
func (l *Library) LikelyQuestions(interview string, on model.Day) ([]Question, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	i, err := l.findInterview(interview, on)
	if err != nil || i == nil {
		return nil, err
	}
	return l.likelyQuestions(*i, l.allQuestions()), nil
}

// mostLikely is how many questions an interview is expected to bring.
const mostLikely = 12

// likelyQuestions returns the questions that an interview is likely to bring, the
// likeliest first: those that the job description is about, and at least one of
// every theme.
func (l *Library) likelyQuestions(i Interview, questions []Question) []Question {
	named := map[string]int{}
	for _, c := range l.findConcepts(i.Description) {
		if c.group >= 0 {
			named[c.label] += definite
		}
	}
	type scored struct {
		Question
		score int
	}
	var all []scored
	for _, q := range questions {
		if q.Hidden {
			continue
		}
		s := scored{Question: q, score: 2 * min(len(q.Asked), 2)}
		for _, c := range l.findConcepts(q.Text + ". " + q.ListensFor) {
			if c.group >= 0 {
				s.score += named[c.label]
			}
		}
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	ofTheme := map[string]int{}
	const mostOfTheme = 2
	var list []Question
	for most := 1; most <= mostOfTheme; most++ {
		for _, s := range all {
			if ofTheme[s.Theme] < most && len(list) < mostLikely && !slices.ContainsFunc(list, func(q Question) bool { return q.ID == s.ID }) {
				ofTheme[s.Theme]++
				list = append(list, s.Question)
			}
		}
	}
	return list
}
