package readiness

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// actions is what would raise the open step, or on request all steps.
type actions struct {
	screen *Screen
	object *fyne.Container
	column *fyne.Container
	none   *widgets.Text
	all    *widgets.Button
	more   *widgets.Button

	list  []readiness.Action // all of the framework, best first
	rows  []*actionRow
	every bool // of all steps
	most  int  // how many are shown
}

// fewActions is how many are shown until more are asked for.
const fewActions = 5

func newActions(s *Screen) *actions {
	a := &actions{screen: s, column: widgets.NewStacked(0), most: fewActions}
	a.none = widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	a.all = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true}, a.onAll)
	a.more = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "down"}, a.onMore)
	heading := widgets.NewText(lang.L("What would raise it"), widgets.Style{Color: theme.Muted, Bold: true})
	head := widgets.NewAside(8, 2, heading, a.all)
	a.object = container.NewStack(widgets.NewCard("", "", widgets.NewStacked(1, head, a.none, a.column, widgets.NewWrap(1, a.more))))
	return a
}

// refresh reads the actions again: what was done or decided is no longer among
// them.
func (a *actions) refresh() {
	index, on, framework := a.screen.host.Readiness(), a.screen.today(), a.screen.shown.report.Framework
	if len(a.list) > 0 && a.list[0].Framework == framework {
		a.show() // of the step now open, until the new ones are there
	}
	a.screen.host.Load("readiness actions", func(ctx context.Context) func() {
		list, err := index.Actions(framework, on, func(id string) (model.Entry, error) { return a.screen.host.Journal().Entry(ctx, id) })
		return func() {
			if err != nil {
				a.screen.host.Fail(err)
				return
			}
			a.list = list
			a.show()
			a.screen.arrange()
		}
	})
}

// show fills the rows with the actions of the step, answers left out: their
// chips stand above.
func (a *actions) show() {
	step := a.screen.chosen
	shown := slices.DeleteFunc(slices.Clone(a.list), func(one readiness.Action) bool {
		return one.Type == readiness.Answer || !a.every && one.Step != step
	})
	more := len(shown) - a.most
	shown = shown[:min(len(shown), a.most)]
	for len(a.rows) < len(shown) {
		r := newActionRow(a.screen)
		a.rows = append(a.rows, r)
		a.column.Add(r.object)
	}
	for i, r := range a.rows {
		widgets.SetShown(r.object, i < len(shown))
		if i < len(shown) {
			r.set(shown[i], i > 0)
		}
	}
	widgets.SetShown(a.none, len(shown) == 0)
	a.none.SetText(a.nothing())
	widgets.SetShown(a.more, more > 0)
	a.more.SetText(counted(more, "1 more", "{{.Count}} more"))
	a.all.SetText(lang.L("All steps"))
	if a.every {
		a.all.SetText(lang.L("This step only"))
	}
	a.column.Refresh()
}

// nothing says why there is nothing to do.
func (a *actions) nothing() string {
	at := a.screen.shown.stepAt(a.screen.chosen)
	if at >= 0 && a.screen.shown.report.Steps[at].Coverage == readiness.Full {
		return lang.L("This step has all it needs.")
	}
	return lang.L("Nothing is proposed here now.")
}

func (a *actions) onAll() {
	a.every, a.most = !a.every, fewActions
	a.show()
	a.screen.arrange()
}

func (a *actions) onMore() {
	first := a.most
	a.most += 2 * fewActions
	a.show()
	a.screen.arrange()
	if first < len(a.rows) {
		a.screen.host.Window().Canvas().Focus(a.rows[first].start)
	}
}

// actionRow is one action: what, why, gain and effort, and what can be done
// about it.
type actionRow struct {
	screen *Screen
	object *fyne.Container
	action readiness.Action

	edge          *widgets.Ground
	title, reason *widgets.Text
	gain          *widgets.Chip
	effort        *widgets.Text
	start, plan   *widgets.Button
	more          *widgets.Button
}

func newActionRow(s *Screen) *actionRow {
	r := &actionRow{screen: s, edge: widgets.NewHairline(), gain: widgets.NewChip(widgets.ChipContent{})}
	r.title = widgets.NewText("", widgets.Style{Bold: true, Flow: widgets.Folded})
	r.reason = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	r.effort = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted})
	r.start = widgets.NewButton(lang.L("Start"), widgets.ButtonStyle{Small: true}, func() { s.begin(r.action) })
	r.plan = widgets.NewButton(lang.L("Plan"), widgets.ButtonStyle{Small: true}, func() { s.plan(r.action, r.plan) })
	r.more = widgets.NewButton(lang.L("More"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "more", IconOnly: true}, func() { s.decide(r.action, r.more) })
	words := widgets.NewStacked(0.5, r.title, r.reason)
	r.object = widgets.NewStacked(0, r.edge, widgets.NewInset(widgets.NewAside(12, 1.5, words,
		r.gain, widgets.NewWide(3.4, r.effort), r.start, r.plan, r.more), 2.5, 0, 2.5, 0))
	return r
}

func (r *actionRow) set(a readiness.Action, edged bool) {
	r.action = a
	widgets.SetShown(r.edge, edged)
	r.title.SetText(a.Title)
	reason := a.Reason
	if a.Due != "" {
		reason = lang.L("Due {{.Day}}.", map[string]any{"Day": a.Due.Format(r.screen.host.Locale())}) + " " + reason
	}
	r.reason.SetText(reason)
	widgets.SetShown(r.reason, reason != "")
	gain := widgets.ChipContent{Text: "+" + gainWords(a.Gain), State: widgets.ChipAccent}
	if a.Gain == 0 {
		gain = widgets.ChipContent{Text: lang.L("keeps"), State: widgets.ChipPlain}
	}
	r.gain.SetContent(gain)
	r.effort.SetText(effortWords(a.Effort))
	r.plan.SetText(lang.L("Plan"))
	if a.Status == "planned" {
		r.plan.SetText(lang.L("Planned"))
	}
}

// gainWords gives a gain with one digit more where whole percents would hide
// it.
func gainWords(gain readiness.Share) string {
	if gain >= 200 {
		return percent(gain)
	}
	tenths := max((int(gain)+5)/10, 1)
	return lang.L("{{.Whole}}.{{.Tenth}} %", map[string]any{"Whole": tenths / 10, "Tenth": tenths % 10})
}

func effortWords(minutes int) string {
	switch {
	case minutes < 60:
		return lang.L("{{.Count}} min", map[string]any{"Count": minutes})
	case minutes < 60*24:
		return lang.L("{{.Count}} h", map[string]any{"Count": (minutes + 30) / 60})
	default:
		return counted((minutes+60*12)/(60*24), "1 day", "{{.Count}} days")
	}
}
