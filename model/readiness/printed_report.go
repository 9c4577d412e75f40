package readiness

import (
	"context"
	"slices"

	"rung/model"
	"rung/model/strength"
	"rung/model/text"
)

// PrintedReport is the readiness report for a talk with one's manager, independent
// of the format that it is written in.
type PrintedReport struct {
	Title, Source string // of the framework
	On            model.Day
	Life          Life
	Coverage      strength.Share
	Done          strength.Share
	StandingText  string // gate and readiness in a sentence or two
	Outlook       Outlook
	Steps         []PrintedStep
	Next          []Action
	LeftOut       int // private entries that are left out
}

// PrintedStep is one step of a printed report: its coverage, evidence and gaps.
type PrintedStep struct {
	ID, Title     string
	Coverage      strength.Share
	Done          strength.Share
	EvidenceCount int         // how many entries show it
	Shown         []model.Ref // the strongest of them
	Gaps          []string
}

// How much a step and the report name at most, so that ten steps fit on a page.
const (
	mostShown = 3
	mostNext  = 4
)

// NewPrintedReport returns the report of a framework on a day. Unless private is
// set, private entries neither appear nor count, so that no number reveals them.
// Errors: those of Report and of the reader.
func NewPrintedReport(ctx context.Context, r model.Reader, ix *Index, framework string, on model.Day, private bool) (PrintedReport, error) {
	shareable, err := model.NewShareable(ctx, r, private)
	if err != nil {
		return PrintedReport{}, err
	}
	leftOut, err := shareable.CountHidden(ctx, model.EveryKindQuery())
	if err != nil {
		return PrintedReport{}, err
	}
	if ix, err = ix.WithoutHidden(shareable); err != nil {
		return PrintedReport{}, err
	}
	report, err := ix.Report(framework, on)
	if err != nil {
		return PrintedReport{}, err
	}
	s := PrintedReport{Title: report.Title, On: on, Coverage: report.Coverage, Done: report.Done, StandingText: report.DescribeStanding(), LeftOut: leftOut}
	for _, f := range ix.Frameworks() {
		if f.ID == report.Framework {
			s.Source = f.Source
		}
	}
	if err := shareable.Setting(ctx, SettingLife, &s.Life); err != nil {
		return PrintedReport{}, err
	}
	if s.Outlook, err = ix.Outlook(report); err != nil {
		return PrintedReport{}, err
	}
	if s.Steps, err = newPrintedSteps(ctx, shareable, report); err != nil {
		return PrintedReport{}, err
	}
	actions, err := ix.Actions(framework, on, func(id string) (model.Entry, error) { return shareable.Entry(ctx, id) })
	s.Next = bestOfSteps(actions)
	return s, err
}

// bestOfSteps returns the actions that gain most, at most one for each step.
func bestOfSteps(actions []Action) (best []Action) {
	steps := map[string]bool{}
	for _, a := range actions {
		if a.Gain > 0 && !steps[a.Step] && len(best) < mostNext {
			steps[a.Step] = true
			best = append(best, a)
		}
	}
	return best
}

func newPrintedSteps(ctx context.Context, r model.Reader, report Report) ([]PrintedStep, error) {
	var steps []PrintedStep
	for _, s := range report.Steps {
		step := PrintedStep{ID: s.ID, Title: s.Title, Coverage: s.Coverage, Done: s.Done}
		evidence := s.Evidence()
		step.EvidenceCount = len(evidence)
		var ids []string
		for _, e := range evidence[:min(len(evidence), mostShown)] {
			ids = append(ids, e.Entry)
		}
		refs, err := r.Refs(ctx, ids)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			step.Shown = append(step.Shown, refs[id])
		}
		for _, c := range s.Criteria {
			if c.Gap != "" && !slices.Contains(step.Gaps, c.Gap) {
				step.Gaps = append(step.Gaps, c.Gap)
			}
		}
		steps = append(steps, step)
	}
	return steps, nil
}

// Evidence returns what counts for any criterion of the step, each entry once,
// strongest first.
func (s StepReport) Evidence() []Evidence {
	var all []Evidence
	seen := map[string]bool{}
	for _, c := range s.Criteria {
		for _, e := range c.Evidence {
			if !seen[e.Entry] {
				seen[e.Entry] = true
				all = append(all, e)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Evidence) int { return int(b.Strength - a.Strength) })
	return all
}

// DescribeStanding says in a sentence or two how gate and steps stand, and how many
// claims have no evidence yet.
func (r Report) DescribeStanding() string {
	gated := slices.ContainsFunc(r.Steps, func(s StepReport) bool { return s.Gate })
	said := "Ready once every step is at 80 %."
	if r.Ladder {
		said = r.levels
	}
	switch open := len(r.OpenGateCriteria()); {
	case r.Ladder && r.Ready:
		said += " Ready for it: it is at 80 % or more."
	case r.Ladder:
	case r.Ready:
		said = "Ready: every step is at 80 % or more."
	case open > 0:
		said = "The gate comes before the rest: " + text.Counted(open, "of its answers is", "of its answers are") + " not a yes yet."
	case gated:
		said = "The gate holds. " + said
	}
	if n := r.CountUnproven(); n > 0 {
		said += " " + text.Counted(n, "claim has", "claims have") + " no evidence yet."
	}
	return said
}
