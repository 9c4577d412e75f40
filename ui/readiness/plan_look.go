package readiness

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/plan"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// onLookBack asks of each goal how it ended, in a word and a line.
func (p *planPage) onLookBack() {
	goals := slices.Clone(p.shown.plan.Goals)
	column := widgets.NewStacked(3)
	answers := make([]*goalAnswer, len(goals))
	for i, g := range goals {
		answers[i] = newGoalAnswer(p.screen.host, g)
		column.Add(answers[i].object)
	}
	p.screen.host.Ask(kit.Question{Title: lang.L("Look back at {{.Months}}", map[string]any{"Months": monthsText(p.shown.plan.Quarter)}), Content: column, Long: true,
		Yes: lang.L("Keep"), No: lang.L("Cancel"), Not: func() { forget(answers) }, Do: func() { p.closeGoals(goals, answers) }})
}

// forget lets go of what was typed, because it was saved or given up.
func forget(answers []*goalAnswer) {
	for _, a := range answers {
		a.words.Done()
	}
}

// closeGoals saves what was said of the goals, and then asks which of them go on.
func (p *planPage) closeGoals(goals []plan.Goal, answers []*goalAnswer) {
	var left []plan.Goal
	said := map[string]*goalAnswer{}
	for i, g := range goals {
		if answers[i].outcome == "" {
			continue
		}
		said[g.ID] = answers[i]
		if answers[i].outcome != "reached" {
			left = append(left, g)
		}
	}
	if len(said) == 0 {
		return
	}
	kit.SaveEdits(p.screen.host, model.Edited, lang.L("Looked back."), func(ctx context.Context, j *model.Journal) (edits []model.Edit, err error) {
		for _, g := range goals {
			if a := said[g.ID]; a != nil {
				base, err := j.Entry(ctx, g.ID)
				if err != nil {
					return nil, err
				}
				edits = append(edits, model.Edit{Base: &base, Entry: plan.CloseGoal(base.Clone(), a.outcome, a.line.Text)})
			}
		}
		return edits, nil
	}, func() {
		forget(answers)
		p.askToGoOn(left)
	})
}

// askToGoOn offers to take what stays open into the next quarter.
func (p *planPage) askToGoOn(left []plan.Goal) {
	if len(left) == 0 {
		return
	}
	next := plan.QuarterOf(left[0].From).Next()
	column := widgets.NewStacked(1)
	checks := make([]*widgets.Check, len(left))
	for i, g := range left {
		checks[i] = widgets.NewCheck(g.Title, nil)
		checks[i].SetChecked(true)
		column.Add(checks[i])
	}
	p.screen.host.Ask(kit.Question{Title: lang.L("Take these on into {{.Months}}?", map[string]any{"Months": monthsText(next)}), Content: column,
		Yes: lang.L("Take them on"), No: lang.L("Let them rest"), Do: func() {
			if !slices.ContainsFunc(checks, func(c *widgets.Check) bool { return c.Checked }) {
				return
			}
			p.chosen = next
			kit.SaveEdits(p.screen.host, model.Added, lang.L("They go on in the next quarter."), func(ctx context.Context, j *model.Journal) (edits []model.Edit, err error) {
				standing, err := plan.FindGoals(ctx, j, next)
				if err != nil {
					return nil, err
				}
				for i, g := range left {
					if !checks[i].Checked {
						continue
					}
					e := plan.CarryOver(g.Entry)
					if err := plan.CheckRoom(e, standing); err != nil {
						return nil, err
					}
					standing = append(standing, e)
					edits = append(edits, model.Edit{Entry: e})
				}
				return edits, nil
			})
		}})
}

// goalAnswer asks how one goal ended.
type goalAnswer struct {
	object  fyne.CanvasObject
	line    *widgets.Entry
	words   *drafts.Words
	buttons []*widgets.Button
	outcome string
}

func newGoalAnswer(host kit.Host, g plan.Goal) *goalAnswer {
	a := &goalAnswer{line: widgets.NewTextEntry(), outcome: g.Outcome}
	a.line.SetPlaceHolder(lang.L("What made it so?"))
	a.line.SetText(g.Said)
	a.words = drafts.Fields(host, "goal said "+g.ID, nil, a.line)
	choices := widgets.NewWrap(1)
	for _, outcome := range plan.Outcomes {
		b := widgets.NewButton(outcomeText(outcome), widgets.ButtonStyle{Small: true}, func() { a.choose(outcome) })
		a.buttons = append(a.buttons, b)
		choices.Add(b)
	}
	a.choose(g.Outcome)
	spent := ""
	if total := g.Total(); total > 0 {
		spent = lang.L("{{.Hours}} went into it.", map[string]any{"Hours": hoursText(total, host.Locale())})
	}
	words := widgets.NewText(spent, widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	widgets.SetShown(words, spent != "")
	a.object = widgets.NewStacked(1, widgets.NewText(g.Title, widgets.Style{Bold: true, Flow: widgets.Folded}), words, choices, widgets.NewField(lang.L("One line on it"), a.line))
	return a
}

func (a *goalAnswer) choose(outcome string) {
	a.outcome = outcome
	for i, b := range a.buttons {
		icon := ""
		if plan.Outcomes[i] == outcome {
			icon = "check"
		}
		b.SetIcon(icon)
	}
}
