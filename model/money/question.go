package money

import (
	"slices"
	"strings"

	"rung/model"
)

// Question is a question about how money gets approved that the notes may answer.
type Question struct {
	ID    string
	Words string
	Title string            // title of a note that would answer it
	Set   map[string]string // values that such a note has: its stage and other choices
	Ask   []string          // parts that the person fills in

	isAnsweredBy func(Note) bool
}

// headcount are the words that show that a note is about staff.
var headcount = []string{"people", "person", "staff", "headcount", "hire", "hiring", "salary", "salaries", "contractor", "contractors", "intern", "position"}

// Questions lists what is worth knowing about an organisation's money. Any note for
// which isAnsweredBy holds answers a question. Every note begun for one counts for
// the step about money, since its stage is set.
var Questions = []Question{
	{ID: "decides", Words: "Who decides, and up to which amount?", Title: "Who decides up to which amount",
		Set: map[string]string{"stage": string(StageApproval)}, Ask: []string{"asked", "outcome", "decision_maker", "reasons"},
		isAnsweredBy: func(n Note) bool { return n.namesDecider() && n.hasAmount() }},
	{ID: "deadline", Words: "When must a request be in?", Title: "When requests must be in",
		Set: map[string]string{"stage": string(StagePlan)}, Ask: []string{"deadline", "reasons"},
		isAnsweredBy: func(n Note) bool {
			return n.Values.Day("deadline") != "" && (n.Stage() == StagePlan || n.Stage() == StageRequest)
		}},
	{ID: "capital", Words: "Who decides on capital?", Title: "How capital is decided",
		Set: map[string]string{"stage": string(StageApproval), "nature": "capital"}, Ask: []string{"asked", "outcome", "decision_maker", "reasons"},
		isAnsweredBy: func(n Note) bool { return n.namesDecider() && n.Values.Text("nature") == "capital" }},
	{ID: "operating", Words: "Who decides on running costs?", Title: "How running costs are decided",
		Set: map[string]string{"stage": string(StageApproval), "nature": "operating"}, Ask: []string{"asked", "outcome", "decision_maker", "reasons"},
		isAnsweredBy: func(n Note) bool { return n.namesDecider() && n.Values.Text("nature") == "operating" }},
	{ID: "headcount", Words: "Who decides on headcount?", Title: "What one more person would take",
		Set: map[string]string{"stage": string(StageRequest), "nature": "operating", "category": "people"}, Ask: []string{"asked", "decision_maker", "reasons"},
		isAnsweredBy: func(n Note) bool { return len(n.Deciders) > 0 && n.isAboutPeople() }},
	{ID: "wins", Words: "Which argument wins?", Title: "What was granted, and why",
		Set: map[string]string{"stage": string(StageApproval), "outcome": "granted"}, Ask: []string{"granted", "decision_maker", "reasons"},
		isAnsweredBy: func(n Note) bool { return n.hasArgument() && n.Outcome() != "refused" }},
	{ID: "loses", Words: "Which argument is refused?", Title: "What was refused, and why",
		Set: map[string]string{"stage": string(StageReview), "outcome": "refused"}, Ask: []string{"asked", "decision_maker", "reasons"},
		isAnsweredBy: func(n Note) bool { return n.hasArgument() && n.Outcome() == "refused" }},
	{ID: "between", Words: "Can money be had outside the cycle?", Title: "Money granted outside the cycle",
		Set: map[string]string{"stage": string(StageSpend)}, Ask: []string{"asked", "outcome", "decision_maker", "reasons"},
		isAnsweredBy: func(n Note) bool {
			_, asked := n.Values.Money("asked")
			return n.Stage() == StageSpend && asked && n.IsAnswered()
		}},
	{ID: "overrun", Words: "What happens when spending runs over?", Title: "How an overrun was handled",
		Set: map[string]string{"stage": string(StageVariance)}, Ask: []string{"granted", "spent", "reasons"},
		isAnsweredBy: func(n Note) bool { return n.explainsDifference(func(minor int64) bool { return minor > 0 }) }},
	{ID: "unspent", Words: "What happens to money not spent?", Title: "What became of money not spent",
		Set: map[string]string{"stage": string(StageClose)}, Ask: []string{"granted", "spent", "reasons"},
		isAnsweredBy: func(n Note) bool { return n.explainsDifference(func(minor int64) bool { return minor < 0 }) }},
	{ID: "explains", Words: "Who explains a variance, and to whom?", Title: "How a variance was explained",
		Set: map[string]string{"stage": string(StageVariance)}, Ask: []string{"with", "spent", "reasons"},
		isAnsweredBy: func(n Note) bool {
			return n.Stage() == StageVariance && len(n.With)+len(n.Deciders) > 0 && n.Rationale() != ""
		}},
}

// namesDecider reports whether the note says who decided about a request.
func (n Note) namesDecider() bool { return n.IsAnswered() && len(n.Deciders) > 0 }

func (n Note) hasAmount() bool {
	_, asked := n.Values.Money("asked")
	_, granted := n.Values.Money("granted")
	return asked || granted
}

// explainsDifference reports whether the note explains a difference between what
// was granted and what was spent for which of holds.
func (n Note) explainsDifference(of func(minor int64) bool) bool {
	d, known := n.ownDifference()
	return known && of(d.Minor) && n.Rationale() != ""
}

func (n Note) isAboutPeople() bool {
	words := strings.FieldsFunc(strings.ToLower(n.Values.Text("category")+" "+n.Title), func(r rune) bool {
		return r < 'a' || r > 'z'
	})
	return slices.ContainsFunc(words, func(word string) bool { return slices.Contains(headcount, word) })
}

// BeginNote returns the note that would answer the question, and the parts that the
// person fills in, each with its hint.
func (q Question) BeginNote(year int, today model.Day) (note model.Entry, asked map[string]string) {
	note = NewNote(year, Stage(q.Set["stage"]), today)
	note.Title = q.Title
	for key, value := range q.Set {
		note.Values[key] = value
	}
	return note, hintsFor(q.Ask)
}

// worthSaying lists for each stage the parts of a note that matter most.
var worthSaying = map[Stage][]string{
	StagePlan: {"category", "asked", "deadline"}, StageRequest: {"category", "asked", "deadline"}, StageReview: {"category", "asked", "reasons"},
	StageApproval: {"category", "asked", "granted", "outcome", "decision_maker", "reasons"}, StageSpend: {"category", "asked", "spent"},
	StageVariance: {"category", "granted", "spent", "reasons"}, StageClose: {"category", "granted", "spent", "reasons"},
}

// PartHints returns the parts of a note that matter most at a stage, the title
// among them, each with its hint.
func PartHints(stage Stage) map[string]string {
	asked := hintsFor(worthSaying[stage])
	kind, _ := model.KindOf(model.KindBudget)
	asked["title"] = kind.TitleHint
	return asked
}

func hintsFor(parts []string) map[string]string {
	kind, _ := model.KindOf(model.KindBudget)
	asked := map[string]string{}
	for _, part := range parts {
		field, _ := kind.Field(part)
		asked[part] = field.Hint
	}
	return asked
}

// NewNote returns an empty budget note for a year and a stage.
func NewNote(year int, stage Stage, today model.Day) model.Entry {
	note := model.NewEntry(model.KindBudget, today)
	note.Values["fiscal_year"] = int64(year)
	if stage != "" {
		note.Values["stage"] = string(stage)
	}
	return note
}
