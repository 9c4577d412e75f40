package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rung/model"
	"rung/model/plan"
	"rung/model/readiness"
)

type planCmd struct {
	Show planShowCmd `cmd:"" default:"withargs" help:"Show the goals of a quarter, with the hours meant and spent."`
	Add  planAddCmd  `cmd:"" help:"Make a proposed action a goal of this quarter."`
}

type planShowCmd struct {
	On string `placeholder:"DAY" help:"The quarter of that day, and how it stood then; without it, today's."`
}

// Run shows the goals of a quarter.
func (c planShowCmd) Run(r *run) error {
	return r.withJournal(Read, func(s Session) (err error) {
		on := s.Journal.Today()
		if c.On != "" {
			if on, err = model.ParseDay(c.On, r.locale(s)); err != nil {
				return err
			}
		}
		index, err := s.Readiness(r.ctx)
		if err != nil {
			return err
		}
		p, err := plan.Read(r.ctx, s.Journal, index, plan.QuarterOf(on), on, time.Monday)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(p)
		}
		return r.printLines(planLines(p, r.locale(s)))
	})
}

func planLines(p plan.Plan, loc model.Locale) []string {
	lines := []string{fmt.Sprintf("%s, week %d of %d", p.Quarter.Months(), p.Week, len(p.Weeks))}
	for _, g := range p.Goals {
		lines = append(lines, "", g.Title)
		if g.StepTitle != "" {
			lines = append(lines, fmt.Sprintf("    %s %s: %d %% when it began, %d %% now", g.Step, g.StepTitle, g.Began.Percent(), g.Now.Percent()))
		}
		if g.Hours > 0 {
			standing := "on time"
			if g.Behind > 0 {
				standing = "behind by " + g.Behind.Format(loc) + " h"
			}
			lines = append(lines, fmt.Sprintf("    %s h a week, %s h spent, %s", g.Hours.Format(loc), g.Total().Format(loc), standing))
		}
		for _, step := range g.Steps {
			mark := "[ ]"
			if step.Done {
				mark = "[x]"
			}
			lines = append(lines, "    "+mark+" "+step.What)
		}
		if !g.IsOpen() {
			lines = append(lines, strings.TrimSuffix("    Looked back: "+g.Outcome+". "+joinLines(g.Said), " "))
		}
	}
	if len(p.Goals) == 0 {
		lines = append(lines, "No goals yet. To choose one: rung next --json gives each action's id, rung plan add ID takes it.")
	}
	return lines
}

type planAddCmd struct {
	readinessFlags
	Action string `arg:"" help:"The action's id, as rung next --json gives it."`
	Hours  string `placeholder:"N" help:"How many hours a week you mean to give it."`
	Next   bool   `help:"Of the next quarter instead."`
}

// Run makes a proposed action a goal.
func (c planAddCmd) Run(r *run) error {
	return r.withJournal(Existing, func(s Session) error {
		q, err := c.newInquiry(r, s)
		if err != nil {
			return err
		}
		actions, err := q.Actions(q.framework, q.on, func(id string) (model.Entry, error) { return s.Journal.Entry(r.ctx, id) })
		if err != nil {
			return err
		}
		at := slices.IndexFunc(actions, func(a readiness.Action) bool { return strings.EqualFold(a.ID, c.Action) })
		if at < 0 {
			return &model.Error{Code: model.NotFound, Message: fmt.Sprintf("There is no action %q now. To list them: rung next --limit 0 --json", c.Action)}
		}
		quarter := plan.QuarterOf(s.Journal.Today())
		if c.Next {
			quarter = quarter.Next()
		}
		goals, err := plan.FindGoals(r.ctx, s.Journal, quarter)
		if err != nil {
			return err
		}
		goal, err := plan.NewGoal(actions[at], quarter, s.Journal.Today(), goals)
		if err != nil {
			return err
		}
		if c.Hours != "" {
			hours, ok := model.ParseDecimal(c.Hours, r.locale(s))
			if !ok || hours.Float() <= 0 {
				return &usageError{"--hours wants a number of hours, such as 1.5"}
			}
			goal = plan.SetHours(goal, hours)
		}
		if _, err := s.Journal.Save(r.ctx, model.Added, []model.Edit{{Entry: goal}}, nil); err != nil {
			return err
		}
		if r.json {
			return r.printJSON(goal)
		}
		return r.printLine(goal.ID)
	})
}
