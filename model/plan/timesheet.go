package plan

import (
	"cmp"
	"context"
	"slices"

	"rung/model"
	"rung/model/readiness"
)

// timesheet finds out which entries the time for a goal went into.
type timesheet struct {
	plan    *Plan
	reports map[string]readiness.Report // by framework, on the plan's day
}

// addCoverage says how far the goal's step was when the goal began, and how far it is
// now. A framework that is gone says nothing.
func (t *timesheet) addCoverage(ix *readiness.Index, g *Goal) error {
	if !slices.ContainsFunc(ix.Frameworks(), func(f readiness.Framework) bool { return f.ID == g.Framework }) {
		return nil
	}
	now, known := t.reports[g.Framework]
	if !known {
		var err error
		if now, err = ix.Report(g.Framework, t.plan.On); err != nil {
			return err
		}
		t.reports[g.Framework] = now
	}
	then, err := ix.CoverageReport(g.Framework, min(g.From.Add(-1), t.plan.On))
	if err != nil {
		return err
	}
	for i, s := range now.Steps {
		if s.ID == g.Step {
			g.StepTitle, g.Now, g.Began = s.Title, s.Coverage, then.Steps[i].Coverage
		}
	}
	return nil
}

// addTimes gives each entry's hours, and the minutes of each finished action, to the one
// goal that they were for.
func (t *timesheet) addTimes(ctx context.Context, r model.Reader) error {
	for i := range t.plan.Goals {
		t.plan.Goals[i].Spent = make([]Minutes, len(t.plan.Weeks))
	}
	terms := []model.Term{{Key: "from", Value: t.plan.Quarter.From}, {Key: "to", Value: min(t.plan.Quarter.To, t.plan.On)}}
	if t.plan.On < t.plan.Quarter.From {
		return nil
	}
	timed := model.KindsWhere(func(k model.Kind) bool { _, ok := k.Field("hours"); return ok && !k.MadeByRung })
	entries, err := model.FindEntries(ctx, r, model.Query{Terms: append([]model.Term{{Key: "kind", Any: timed}, {Key: "has", Text: "hours"}}, terms...)})
	if err != nil {
		return err
	}
	counted := map[string]bool{}
	for _, e := range entries {
		if m := hoursOf(e); m > 0 && e.Day >= t.plan.Quarter.From { // not what only ends in the quarter
			counted[e.ID] = true
			t.spend(e.Day, m, func(g Goal) int { return t.closeness(g, e) })
		}
	}
	actions, err := model.FindEntries(ctx, r, model.Query{Terms: append([]model.Term{{Key: "kind", Text: model.KindAction}}, terms...)})
	if err != nil {
		return err
	}
	for _, a := range actions {
		minutes, _ := a.Values.Integer("minutes")
		told := slices.ContainsFunc(a.Linked("about"), func(id string) bool { return counted[id] })
		if a.Values.Text("status") == "done" && !told {
			t.spend(a.Day, Minutes(minutes), func(g Goal) int { return actionCloseness(g, a) })
		}
	}
	return nil
}

// spend gives the time of a day to the goal that it is closest to, the first of several.
func (t *timesheet) spend(day model.Day, m Minutes, closeness func(Goal) int) {
	closest, at := 0, -1
	for i, g := range t.plan.Goals {
		if near := closeness(g); near > closest {
			closest, at = near, i
		}
	}
	if at >= 0 {
		t.plan.Goals[at].Spent[weekOf(t.plan.Weeks, day)] += m
	}
}

// How close an entry is to a goal: 0 for not at all.
const (
	sameStep      = 1
	sameCriterion = 2
	linked        = 3
)

// closeness says how close an entry is to a goal: it links to it, or it is evidence for
// its criterion, or for another one of its step.
func (t *timesheet) closeness(g Goal, e model.Entry) int {
	if slices.Contains(e.Linked("about"), g.ID) {
		return linked
	}
	near := 0
	for _, s := range t.reports[g.Framework].Steps {
		for _, c := range s.Criteria {
			if s.ID != g.Step || !slices.ContainsFunc(c.Evidence, func(of readiness.Evidence) bool { return of.Entry == e.ID }) {
				continue
			}
			near = max(near, sameStep)
			if c.ID == g.Criterion {
				near = sameCriterion
			}
		}
	}
	return near
}

// actionCloseness says how close a finished action is to a goal.
func actionCloseness(g Goal, a model.Entry) int {
	if a.Values.Text("framework") != g.Framework || cmp.Or(a.Values.Text("criterion"), "none") != g.Criterion {
		return 0
	}
	return sameCriterion
}
