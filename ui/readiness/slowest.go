package readiness

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model/plan"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// slowestCard names the step that is done last at its present pace, and what the
// target day would take.
type slowestCard struct {
	screen *Screen
	object *fyne.Container
	card   *widgets.Card

	title, words *widgets.Text
	target       *widgets.Button
}

func newSlowestCard(s *Screen) *slowestCard {
	c := &slowestCard{screen: s}
	c.title = widgets.NewText("", widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	c.words = widgets.NewText("", widgets.Style{Flow: widgets.Folded})
	intend := widgets.NewButton(lang.L("Put it in the plan"), widgets.ButtonStyle{Small: true}, c.onPlan)
	look := widgets.NewButton(lang.L("Look at it"), widgets.ButtonStyle{Small: true}, func() { s.openStep(s.shown.outlook.Slowest, true) })
	c.target = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() { s.host.Go(kit.Route{Screen: kit.ScreenSettings}) })
	c.card = widgets.NewCard(lang.L("The slowest step"), "", widgets.NewStacked(2, c.title, c.words, widgets.NewWrap(2, intend, look, c.target)))
	c.object = container.NewStack(c.card)
	return c
}

// showOutlook shows the card, or nothing where there is too little to say.
func (c *slowestCard) showOutlook() {
	a := c.screen.shown
	step, found := a.report.Step(a.outlook.Slowest)
	widgets.SetShown(c.object, found)
	if !found {
		return
	}
	heading := lang.L("The slowest step")
	if a.report.Ladder {
		heading = lang.L("The next level")
	}
	c.card.SetHeading(heading, "")
	c.title.SetText(c.screen.labels[step.ID] + " · " + titleOf(step))
	c.words.SetText(a.outlook.DescribeSlowest(c.screen.host.Locale()))
	c.target.SetText(lang.L("Change the target day"))
	if a.outlook.Target == "" {
		c.target.SetText(lang.L("Set a target day"))
	}
}

// onPlan makes the step's best action a goal of the quarter, or shows the plan where
// nothing is proposed for it.
func (c *slowestCard) onPlan() {
	s := c.screen
	at := slices.IndexFunc(s.actions.list, func(a readiness.Action) bool { return a.Step == s.shown.outlook.Slowest && a.Gain > 0 })
	if at < 0 {
		s.views.choose(kit.ViewPlan)
		return
	}
	s.advice.AddGoal(s.actions.list[at], plan.QuarterOf(s.today()))
}
