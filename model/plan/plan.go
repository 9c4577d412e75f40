// Package plan keeps the goals of a quarter: at most three, made from proposed
// actions, with the hours that were meant and those that were spent, closed by
// looking back. It reads a journal through model.Reader as of a day that is passed
// in, and must not know screens, or how an action's gain comes about.
package plan

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// MostGoals is how many goals a quarter takes.
const MostGoals = 3

// Plan is a quarter's goals on a day. The terminal prints its JSON.
type Plan struct {
	Quarter Quarter     `json:"quarter"`
	On      model.Day   `json:"on"`
	Week    int         `json:"week"` // which week of the quarter the day is in, from 1
	Weeks   []model.Day `json:"weeks"`
	Goals   []Goal      `json:"goals"`
}

// Goal is one goal with what came of it so far.
type Goal struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	From      model.Day      `json:"from"`
	Until     model.Day      `json:"until"`
	Framework string         `json:"framework"`
	Step      string         `json:"step"`
	StepTitle string         `json:"step_title"`
	Criterion string         `json:"criterion"`
	Began     strength.Share `json:"began"` // coverage of its step on the day before it began
	Now       strength.Share `json:"now"`   // and on the plan's day
	Hours     Minutes        `json:"hours"` // a week
	Spent     []Minutes      `json:"spent"` // in each of the quarter's weeks
	Behind    Minutes        `json:"behind"`
	Steps     []Step         `json:"steps"`
	Outcome   string         `json:"outcome"` // reached, partly, not, or "" while it is open
	Said      string         `json:"said"`    // what the person said when looking back

	Entry model.Entry `json:"-"`
}

// Step is one thing to do for a goal.
type Step struct {
	What string `json:"what"`
	Done bool   `json:"done"`
}

// Minutes is a time spent or meant; its JSON is in hours.
type Minutes int

// MarshalJSON gives the hours with two decimals at most.
func (m Minutes) MarshalJSON() ([]byte, error) {
	return json.Marshal(float64((int(m)*100+30)/60) / 100)
}

// Format gives the hours as the person writes numbers, with a decimal where they need it.
func (m Minutes) Format(loc model.Locale) string {
	return model.Decimal(strconv.FormatFloat(float64((int(m)*10+30)/60)/10, 'f', -1, 64)).Format(loc)
}

// IsOpen reports whether nothing was said yet of how the goal ended.
func (g Goal) IsOpen() bool { return g.Outcome == "" }

// NextStep gives the first thing that is not done yet, or "".
func (g Goal) NextStep() string {
	if at := slices.IndexFunc(g.Steps, func(s Step) bool { return !s.Done }); at >= 0 {
		return g.Steps[at].What
	}
	return ""
}

// Total is the time spent on the goal so far.
func (g Goal) Total() (sum Minutes) {
	for _, m := range g.Spent {
		sum += m
	}
	return sum
}

// HasEnded reports whether the quarter is over.
func (p Plan) HasEnded() bool { return p.On > p.Quarter.To }

// Open gives the goals of which nothing was said yet.
func (p Plan) Open() []Goal {
	return slices.DeleteFunc(slices.Clone(p.Goals), func(g Goal) bool { return !g.IsOpen() })
}

// Hours is the time a week that all goals are meant to take.
func (p Plan) Hours() (sum Minutes) {
	for _, g := range p.Goals {
		sum += g.Hours
	}
	return sum
}

// Read gives the plan of a quarter on a day, with weeks that begin on weekStart.
// Errors: the reader's, and those of a report.
func Read(ctx context.Context, r model.Reader, ix *readiness.Index, q Quarter, on model.Day, weekStart time.Weekday) (Plan, error) {
	p := Plan{Quarter: q, On: on, Weeks: q.Weeks(weekStart), Goals: []Goal{}}
	p.Week = weekOf(p.Weeks, on) + 1
	entries, err := FindGoals(ctx, r, q)
	if err != nil || len(entries) == 0 {
		return p, err
	}
	t := timesheet{plan: &p, reports: map[string]readiness.Report{}}
	for _, e := range entries {
		g := newGoal(e)
		if err := t.addCoverage(ix, &g); err != nil {
			return p, err
		}
		p.Goals = append(p.Goals, g)
	}
	if err := t.addTimes(ctx, r); err != nil {
		return p, err
	}
	for i := range p.Goals {
		p.Goals[i].Behind = p.behind(p.Goals[i])
	}
	return p, nil
}

// FindGoals gives the goals of a quarter in the order in which they were made. Errors:
// the reader's.
func FindGoals(ctx context.Context, r model.Reader, q Quarter) ([]model.Entry, error) {
	entries, err := model.FindEntries(ctx, r, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindGoal},
		{Key: "from", Value: q.From}, {Key: "to", Value: q.To}}})
	entries = slices.DeleteFunc(entries, func(e model.Entry) bool { return QuarterOf(e.Day) != q }) // it only ends in this one
	slices.SortStableFunc(entries, func(a, b model.Entry) int { return cmp.Compare(a.ID, b.ID) })
	return entries, err
}

// Quarters gives every quarter that has a goal, the latest first. Errors: the reader's.
func Quarters(ctx context.Context, r model.Reader) ([]Quarter, error) {
	entries, err := model.FindEntries(ctx, r, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindGoal}}})
	var list []Quarter
	for _, e := range entries {
		if q := QuarterOf(e.Day); !slices.Contains(list, q) {
			list = append(list, q)
		}
	}
	slices.SortFunc(list, func(a, b Quarter) int { return cmp.Compare(b.From, a.From) })
	return list, err
}

func newGoal(e model.Entry) Goal {
	g := Goal{ID: e.ID, Title: e.Title, From: e.Day, Until: e.Until, Entry: e, Said: e.Body, Steps: []Step{},
		Framework: e.Values.Text("framework"), Step: e.Values.Text("of_step"), Criterion: e.Values.Text("criterion"), Outcome: e.Values.Text("outcome")}
	g.Hours = hoursOf(e)
	for _, item := range e.Values.Items("steps") {
		g.Steps = append(g.Steps, Step{item.Text("what"), item.Yes("done")})
	}
	return g
}

// mostHours is more than anybody spends on one thing: what was mistyped adds no more.
const mostHours = 5000

// hoursOf gives the hours that an entry tells, in minutes.
func hoursOf(e model.Entry) Minutes {
	hours, ok := e.Values["hours"].(model.Decimal)
	if !ok {
		return 0
	}
	return Minutes(min(max(hours.Float(), 0), mostHours)*60 + 0.5)
}

// behind is how much less was spent than was meant in the weeks that are over; what
// was spent in this one counts.
func (p Plan) behind(g Goal) Minutes {
	first, over := weekOf(p.Weeks, g.From), p.Week-1
	if p.HasEnded() {
		over = len(p.Weeks)
	}
	return max(g.Hours*Minutes(max(over-first, 0))-g.Total(), 0)
}
