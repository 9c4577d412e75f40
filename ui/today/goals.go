package today

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/plan"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// goalsCard is the goals of the quarter, quietly: what comes next for each, and the
// hours of the week. It is there only while there are goals.
type goalsCard struct {
	screen *Screen
	object *fyne.Container
	rows   *fyne.Container
}

func newGoalsCard(s *Screen) *goalsCard {
	g := &goalsCard{screen: s, rows: widgets.NewStacked(0.5)}
	g.object = container.NewStack(widgets.NewCard(lang.L("This quarter"), "", g.rows))
	g.object.Hide()
	return g
}

// reload reads the goals of the running quarter, and of the one before while that waits
// to be looked back at.
func (g *goalsCard) reload() {
	s := g.screen
	index, on := s.host.Readiness(), s.today()
	if index == nil {
		return
	}
	kit.Load(s.host, "today goals", func(ctx context.Context) ([2]plan.Plan, error) {
		return g.readPlans(ctx, index, on)
	}, func(plans [2]plan.Plan) { g.showPlans(plans[0], plans[1]) })
}

func (g *goalsCard) readPlans(ctx context.Context, index *readiness.Index, on model.Day) (plans [2]plan.Plan, err error) {
	host, running := g.screen.host, plan.QuarterOf(on)
	for i, q := range []plan.Quarter{running, plan.QuarterOf(running.From.Add(-1))} {
		if plans[i], err = plan.Read(ctx, host.Journal(), index, q, on, host.WeekStart()); err != nil {
			return plans, err
		}
	}
	return plans, nil
}

func (g *goalsCard) showPlans(running, before plan.Plan) {
	g.rows.RemoveAll()
	toPlan := func() { g.screen.host.Go(kit.Route{Screen: kit.ScreenReadiness, View: kit.ViewPlan}) }
	if n := len(before.Open()); n > 0 {
		g.rows.Add(widgets.NewItem(widgets.ItemContent{Icon: "history", Title: lang.L("Look back at the last quarter"), Plain: true,
			Second: kit.Counted(n, "1 goal waits for a word", "{{.Count}} goals wait for a word")}, toPlan))
	}
	for _, goal := range running.Open() {
		g.rows.Add(widgets.NewItem(widgets.ItemContent{Icon: "goal", Title: goal.Title, Plain: true, Second: goal.NextStep(), Note: g.hoursOfWeek(running, goal)}, toPlan))
	}
	widgets.SetShown(g.object, len(g.rows.Objects) > 0)
	g.screen.arrange()
}

// hoursOfWeek says how many of the week's hours went into a goal.
func (g *goalsCard) hoursOfWeek(p plan.Plan, goal plan.Goal) string {
	spent := goal.Spent[p.Week-1]
	if goal.Hours == 0 && spent == 0 {
		return ""
	}
	loc, meant := g.screen.host.Locale(), ""
	if goal.Hours > 0 {
		meant = lang.L("of {{.Hours}}", map[string]any{"Hours": goal.Hours.Format(loc)})
	}
	return lang.L("{{.Hours}} h", map[string]any{"Hours": text.Joined(" ", spent.Format(loc), meant)})
}
