package money

import (
	"time"

	"rung/model"
)

// Stage is a stage of the budget cycle, as the stage field of a budget note names it.
type Stage string

// The stages, in their order.
const (
	StagePlan     Stage = "plan"
	StageRequest  Stage = "request"
	StageReview   Stage = "review"
	StageApproval Stage = "approval"
	StageSpend    Stage = "spend"
	StageVariance Stage = "variance"
	StageClose    Stage = "close"
)

// Stages lists the stages of a cycle in their order.
var Stages = []Stage{StagePlan, StageRequest, StageReview, StageApproval, StageSpend, StageVariance, StageClose}

// proposedMonths gives the month with which each stage begins and the month before
// which it ends, counted from the first month of the fiscal year. The stages up to
// approval lie before the year, and the books are closed after it.
var proposedMonths = map[Stage][2]int{
	StagePlan: {-5, -4}, StageRequest: {-4, -3}, StageReview: {-3, -2}, StageApproval: {-2, 0},
	StageSpend: {0, 12}, StageVariance: {6, 12}, StageClose: {12, 13},
}

// Span is a range of days that includes both ends.
type Span struct {
	First model.Day `json:"first"`
	Last  model.Day `json:"last"`
}

// Contains reports whether a day is within the span.
func (s Span) Contains(d model.Day) bool { return s.First <= d && d <= s.Last }

// Check returns an Error of code Invalid that names the impossible end, or nil.
func (s Span) Check() error {
	switch {
	case !s.First.Valid():
		return &model.Error{Code: model.Invalid, Field: "first", Message: "The first day is missing. Write it like 1 Oct 2026."}
	case !s.Last.Valid():
		return &model.Error{Code: model.Invalid, Field: "last", Message: "The last day is missing. Write it like 30 Nov 2026."}
	case s.Last < s.First:
		return &model.Error{Code: model.Invalid, Field: "last", Message: "The last day comes before the first. Choose a later one."}
	}
	return nil
}

// Cycle is the budget cycle of one fiscal year. A stage may lie outside the year.
type Cycle struct {
	Year         int // the calendar year that the fiscal year ends in
	Whole        Span
	Stages       map[Stage]Span
	ChosenStages map[Stage]bool // stages whose days the person chose
}

// ProposeCycle returns the usual cycle of a fiscal year that begins with a month.
func ProposeCycle(year int, start time.Month) Cycle {
	if start != time.January {
		year-- // the calendar year in which it begins
	}
	month := func(n int) time.Time { return time.Date(year, start+time.Month(n), 1, 0, 0, 0, 0, time.UTC) }
	span := func(from, before int) Span {
		return Span{model.NewDay(month(from)), model.NewDay(month(before).AddDate(0, 0, -1))}
	}
	c := Cycle{Year: month(11).Year(), Whole: span(0, 12), Stages: map[Stage]Span{}, ChosenStages: map[Stage]bool{}}
	for stage, months := range proposedMonths {
		c.Stages[stage] = span(months[0], months[1])
	}
	return c
}

// withChosen returns the cycle with the days that the person chose. Impossible
// spans, as from a foreign file, are ignored.
func (c Cycle) withChosen(own map[Stage]Span) Cycle {
	for stage, span := range own {
		if _, known := c.Stages[stage]; known && span.Check() == nil {
			c.Stages[stage], c.ChosenStages[stage] = span, true
		}
	}
	return c
}

// FullSpan returns the span that covers the year and all its stages.
func (c Cycle) FullSpan() Span {
	reach := c.Whole
	for _, span := range c.Stages {
		reach.First, reach.Last = min(reach.First, span.First), max(reach.Last, span.Last)
	}
	return reach
}

// StageOn returns the stage that a day is in, the earlier one where two overlap; ""
// for none.
func (c Cycle) StageOn(d model.Day) Stage {
	for _, stage := range Stages {
		if c.Stages[stage].Contains(d) {
			return stage
		}
	}
	return ""
}

// YearOf returns the fiscal year that a day is in.
func YearOf(d model.Day, start time.Month) int {
	t := d.Time()
	if start != time.January && t.Month() >= start {
		return t.Year() + 1
	}
	return t.Year()
}
