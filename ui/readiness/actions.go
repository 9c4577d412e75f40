package readiness

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// actionCard lists the actions that would raise the open step, or all steps.
type actionCard struct {
	screen *Screen
	object *fyne.Container
	column *fyne.Container
	none   *widgets.Text
	all    *widgets.Button
	more   *widgets.Button

	list  []readiness.Action // all of the framework, best first
	rows  []*advice.Row
	every bool // of all steps
	most  int  // how many are shown
}

// fewActions is how many actions are shown until more are asked for.
const fewActions = 5

func newActionCard(s *Screen) *actionCard {
	a := &actionCard{screen: s, column: widgets.NewStacked(0), most: fewActions}
	a.none = widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	a.all = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true}, a.onAll)
	a.more = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "down"}, a.onMore)
	heading := widgets.NewText(lang.L("What would raise it"), widgets.Style{Color: theme.Muted, Bold: true})
	head := widgets.NewAside(8, 2, heading, a.all)
	a.object = container.NewStack(widgets.NewCard("", "", widgets.NewStacked(1, head, a.none, a.column, widgets.NewWrap(1, a.more))))
	return a
}

// reload reads the actions again, without those that were done or decided about.
func (a *actionCard) reload() {
	index, on, framework := a.screen.host.Readiness(), a.screen.today(), a.screen.shown.report.Framework
	if len(a.list) > 0 && a.list[0].Framework == framework {
		a.showActions() // of the step now open, until the new ones are there
	}
	kit.Load(a.screen.host, "readiness actions", func(ctx context.Context) ([]readiness.Action, error) {
		return index.Actions(framework, on, func(id string) (model.Entry, error) { return a.screen.host.Journal().Entry(ctx, id) })
	}, func(list []readiness.Action) {
		a.list = list
		a.showActions()
		a.screen.plan.choose.showProposals()
		a.screen.arrange()
	})
}

// showActions fills the rows with the actions of the step. Criteria to answer are left
// out: their chips stand above. What was planned for these days stands below the advice,
// however much there is of that.
func (a *actionCard) showActions() {
	step := a.screen.chosen
	shown := slices.DeleteFunc(slices.Clone(a.list), func(one readiness.Action) bool {
		return one.Type == readiness.AnswerCriterion || !a.every && one.Step != step
	})
	gains := 0
	for gains < len(shown) && shown[gains].Lane == readiness.GainLane {
		gains++
	}
	more := gains - a.most
	if more > 0 {
		shown = slices.Delete(shown, a.most, gains)
	}
	for len(a.rows) < len(shown) {
		r := advice.NewRow(a.screen.advice)
		a.rows = append(a.rows, r)
		a.column.Add(r.Object)
	}
	for i, r := range a.rows {
		widgets.SetShown(r.Object, i < len(shown))
		if i < len(shown) {
			r.ShowAction(shown[i], i > 0)
		}
	}
	widgets.SetShown(a.none, len(shown) == 0)
	a.none.SetText(a.emptyWords())
	widgets.SetShown(a.more, more > 0)
	a.more.SetText(kit.Counted(more, "1 more", "{{.Count}} more"))
	a.all.SetText(lang.L("All steps"))
	if a.every {
		a.all.SetText(lang.L("This step only"))
	}
	a.column.Refresh()
}

// emptyWords says why there is nothing to do.
func (a *actionCard) emptyWords() string {
	at := a.screen.shown.stepAt(a.screen.chosen)
	if at >= 0 && a.screen.shown.report.Steps[at].Coverage == strength.Full {
		return lang.L("This step has all it needs.")
	}
	return lang.L("Nothing is proposed here now.")
}

func (a *actionCard) onAll() {
	a.every, a.most = !a.every, fewActions
	a.showActions()
	a.screen.arrange()
}

func (a *actionCard) onMore() {
	first := a.most
	a.most += 2 * fewActions
	a.showActions()
	a.screen.arrange()
	if first < len(a.rows) {
		a.screen.host.Window().Canvas().Focus(a.rows[first].Start)
	}
}
