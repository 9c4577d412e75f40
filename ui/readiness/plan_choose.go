package readiness

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/plan"
	"rung/model/readiness"
	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// chooseCard offers proposed actions to make goals of, while there is room for one.
type chooseCard struct {
	page   *planPage
	object *widgets.Card
	words  *widgets.Text
	rows   *fyne.Container
}

func newChooseCard(p *planPage) *chooseCard {
	c := &chooseCard{page: p, rows: widgets.NewStacked(0)}
	c.words = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	all := widgets.NewButton(lang.L("All actions"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() { p.screen.views.choose("") })
	c.object = widgets.NewCard(lang.L("Choose a goal"), "", widgets.NewStacked(1, c.words, c.rows, widgets.NewWrap(1, all)))
	return c
}

// showProposals offers what would raise most, one of each step.
func (c *chooseCard) showProposals() {
	p := c.page.shown.plan
	if p.Quarter == (plan.Quarter{}) {
		return // not read yet
	}
	room := len(p.Goals) < plan.MostGoals && !p.HasEnded()
	widgets.SetShown(c.object, room)
	if !room {
		return
	}
	c.words.SetText(lang.L("Three at most, for {{.Months}}. What is chosen here stands on Today, quietly.", map[string]any{"Months": monthsText(p.Quarter)}))
	c.rows.RemoveAll()
	for _, a := range c.proposals() {
		c.rows.Add(widgets.NewItem(widgets.ItemContent{Icon: "goal", Title: a.Title, Plain: true, Second: a.Reason, Note: "+" + advice.GainWords(a.Gain), Ink: theme.Accent}, func() { c.page.screen.advice.AddGoal(a, p.Quarter) }))
	}
	c.object.Refresh()
}

// goalEffort is from how many minutes on an action is large enough to be a goal rather
// than something to do today.
const goalEffort = 60

// proposals gives the best actions that are no goals yet, at most one of each step, the
// large ones first. What only completes an entry is no goal.
func (c *chooseCard) proposals() (best []readiness.Action) {
	p, steps := c.page.shown.plan, map[string]bool{}
	var standing []model.Entry
	for _, g := range p.Goals {
		standing, steps[g.Step] = append(standing, g.Entry), true
	}
	large := slices.Clone(c.page.screen.actions.list)
	slices.SortStableFunc(large, func(a, b readiness.Action) int {
		return model.TrueFirst(a.Effort >= goalEffort, b.Effort >= goalEffort)
	})
	for _, a := range large {
		if a.Gain == 0 || a.Type != readiness.DoNew && a.Type != readiness.DoAgain || steps[a.Step] || len(best) == plan.MostGoals {
			continue
		}
		if _, err := plan.NewGoal(a, p.Quarter, p.On, standing); err == nil {
			best, steps[a.Step] = append(best, a), true
		}
	}
	return best
}

// trash moves a goal to the trash.
func (p *planPage) trash(id string) {
	kit.SaveWithUndo(p.screen.host, lang.L("The goal is let go."), func(ctx context.Context) (model.Receipt, error) { return p.screen.host.Journal().Trash(ctx, id) })
}
