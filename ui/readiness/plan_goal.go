package readiness

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/plan"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/charts"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// goalCard is one goal: the step it raises, what to do next, and whether there was time
// for it.
type goalCard struct {
	page   *planPage
	object *widgets.Card

	step, title, share *widgets.Text
	bar                *charts.Bar
	progress           *fyne.Container
	steps              *fyne.Container
	add                *widgets.Button
	field              *widgets.Entry
	words              *drafts.Words
	hours              *widgets.Button
	standing           *widgets.SignLabel
	outcome            *widgets.Text
	more               *widgets.Button

	goal plan.Goal
}

func newGoalCard(p *planPage) *goalCard {
	c := &goalCard{page: p, bar: charts.NewBar(0), steps: widgets.NewStacked(0)}
	caption := widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded}
	c.step, c.outcome = widgets.NewText("", caption), widgets.NewText("", caption)
	c.title = widgets.NewText("", widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	c.share = widgets.NewText("", widgets.Style{Size: theme.Caption, Bold: true})
	c.progress = widgets.NewTrailing(c.bar, c.share)
	c.more = widgets.NewButton(lang.L("More"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "more", IconOnly: true}, c.onMore)
	c.add = widgets.NewButton(lang.L("Add a step"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "plus"}, c.openField)
	c.field = widgets.NewTextEntry()
	c.field.SetPlaceHolder(lang.L("Ask Beth about the committee"))
	c.field.OnSubmitted = func(string) { c.saveStep() }
	c.field.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			c.field.Hide()
			p.screen.arrange()
			p.screen.host.Window().Canvas().Focus(c.add)
		}
		return key == fyne.KeyEscape
	}
	c.field.Hide()
	c.hours = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true}, c.askHours)
	c.standing = widgets.NewSignLabel(widgets.NoSign, "")
	foot := widgets.NewTrailing(container.NewHBox(c.hours), c.standing)
	c.object = widgets.NewCard("", "", widgets.NewStacked(2, widgets.NewAside(6, 1, c.step, c.more), c.title, c.progress,
		widgets.NewStacked(0.5, c.steps, c.field, widgets.NewWrap(1, c.add)), c.outcome, widgets.NewHairline(), foot))
	return c
}

// goalName is the goal's title, short enough to stand in a legend.
func goalName(g plan.Goal) string { return text.Shorten(g.Title, 24) }

// hoursText says a time in hours.
func hoursText(m plan.Minutes, loc model.Locale) string {
	return lang.L("{{.Hours}} h", map[string]any{"Hours": m.Format(loc)})
}

// showGoal shows a goal.
func (c *goalCard) showGoal(g plan.Goal) {
	if c.goal.ID != g.ID {
		c.field.Hide()
		c.field.SetText("")
		c.words = drafts.Fields(c.page.screen.host, "goal step "+g.ID, func() { c.field.Show(); c.page.screen.arrange() }, c.field)
	}
	c.goal = g
	s := c.page.screen
	c.step.SetText(strings.TrimSpace(s.labels[g.Step] + " " + g.StepTitle))
	if _, here := s.labels[g.Step]; !here {
		c.step.SetText(g.StepTitle)
	}
	c.title.SetText(g.Title)
	widgets.SetShown(c.progress, g.StepTitle != "")
	c.bar.SetTones(share(min(g.Began, g.Now)), share(g.Now))
	c.share.SetText(percent(g.Now))
	if g.Began.Percent() != g.Now.Percent() {
		c.share.SetText(lang.L("{{.Before}} to {{.Now}}", map[string]any{"Before": g.Began.Percent(), "Now": percent(g.Now)}))
	}
	c.steps.RemoveAll()
	for i, step := range g.Steps {
		c.steps.Add(c.newStepItem(i, step))
	}
	c.showStanding()
	c.object.Refresh()
}

// showStanding says how the hours stand, or how the goal ended.
func (c *goalCard) showStanding() {
	g, loc := c.goal, c.page.screen.host.Locale()
	c.hours.SetText(lang.L("Hours a week"))
	if g.Hours > 0 {
		c.hours.SetText(lang.L("{{.Hours}} a week", map[string]any{"Hours": hoursText(g.Hours, loc)}))
	}
	sign, word := widgets.NoSign, ""
	switch {
	case !g.IsOpen():
		sign, word = widgets.Disc, outcomeText(g.Outcome)
		if g.Outcome != "reached" {
			sign = widgets.Ring
		}
	case g.Behind >= 30:
		sign, word = widgets.Triangle, lang.L("behind by {{.Hours}}", map[string]any{"Hours": hoursText(g.Behind, loc)})
	case g.Hours > 0:
		sign, word = widgets.Disc, lang.L("on time")
	}
	c.standing.SetSign(sign, word)
	widgets.SetShown(c.standing, word != "")
	widgets.SetShown(c.add, g.IsOpen())
	widgets.SetShown(c.outcome, g.Said != "")
	c.outcome.SetText(g.Said)
}

// outcomeText words how a goal ended.
func outcomeText(outcome string) string {
	switch outcome {
	case "reached":
		return lang.L("Reached")
	case "partly":
		return lang.L("Partly")
	case "not":
		return lang.L("Not reached")
	}
	return ""
}

// newStepItem is a thing to do: Space ticks it, D too, L puts it behind the others, and
// + adds one.
func (c *goalCard) newStepItem(at int, step plan.Step) *widgets.Item {
	content := widgets.ItemContent{Icon: "box", Title: step.What, Plain: true}
	if step.Done {
		content.Icon = "box-checked"
	}
	item := widgets.NewItem(content, func() { c.tick(at, !step.Done) })
	item.OnRune = func(typed rune) {
		switch typed {
		case 'd', 'D':
			c.tick(at, true)
		case 'l', 'L':
			c.change(at, "", func(e model.Entry) model.Entry { return plan.PutOffStep(e, at) })
		case '+':
			c.openField()
		}
	}
	return item
}

func (c *goalCard) tick(at int, done bool) {
	said := ""
	if done {
		said = lang.L("Done: {{.What}}", map[string]any{"What": c.goal.Steps[at].What})
	}
	c.change(at, said, func(e model.Entry) model.Entry { return plan.TickStep(e, at, done) })
}

// change saves the goal, and keeps the focus on the step.
func (c *goalCard) change(at int, said string, change func(model.Entry) model.Entry) {
	c.page.refocus = func() {
		if at < len(c.steps.Objects) {
			c.page.screen.host.Window().Canvas().Focus(c.steps.Objects[at].(*widgets.Item))
		}
	}
	c.page.changeGoal(c.goal.ID, said, change)
}

// openField shows the line that adds a step.
func (c *goalCard) openField() {
	c.field.Show()
	c.page.screen.arrange()
	c.page.screen.host.Window().Canvas().Focus(c.field)
}

func (c *goalCard) saveStep() {
	what := strings.TrimSpace(c.field.Text)
	if what == "" {
		return
	}
	c.field.SetText("")
	c.words.Done()
	c.page.changeGoal(c.goal.ID, "", func(e model.Entry) model.Entry { return plan.AddStep(e, what) })
}

// askHours asks how many hours a week the goal is to have.
func (c *goalCard) askHours() {
	host, loc := c.page.screen.host, c.page.screen.host.Locale()
	field := widgets.NewTextEntry()
	field.SetPlaceHolder("1.5")
	if hours, ok := c.goal.Entry.Values["hours"].(model.Decimal); ok {
		field.SetText(hours.Format(loc))
	}
	frame := widgets.NewField(lang.L("How many hours a week? Half an hour is a goal too."), field)
	var ask func()
	ask = func() {
		host.Ask(kit.Question{Title: c.goal.Title, Content: frame, Field: field, Yes: lang.L("Keep"), No: lang.L("Cancel"), Do: func() {
			hours, ok := model.ParseDecimal(field.Text, loc)
			if strings.TrimSpace(field.Text) != "" && (!ok || hours.Float() < 0 || hours.Float() > 60) {
				frame.SetError(lang.L("Write a number of hours, such as 1.5."))
				ask()
				return
			}
			c.page.changeGoal(c.goal.ID, "", func(e model.Entry) model.Entry { return plan.SetHours(e, hours) })
		}})
	}
	ask()
}

// onMore offers what else can be done with the goal.
func (c *goalCard) onMore() {
	s := c.page.screen
	var items []*fyne.MenuItem
	if a, proposed := c.action(); proposed {
		items = append(items, fyne.NewMenuItem(lang.L("Write it down"), func() { s.advice.Begin(a) }))
	}
	items = append(items, fyne.NewMenuItem(lang.L("Open it as an entry"), func() { s.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: c.goal.ID}) }))
	if c.goal.StepTitle != "" {
		items = append(items, fyne.NewMenuItem(lang.L("What counts for its step"), func() { s.openEntries("step:" + c.goal.Step) }))
	}
	for at, step := range c.goal.Steps {
		items = append(items, fyne.NewMenuItem(lang.L("Remove “{{.What}}”", map[string]any{"What": text.Shorten(step.What, 32)}), func() {
			c.page.changeGoal(c.goal.ID, lang.L("The step is removed."), func(e model.Entry) model.Entry { return plan.RemoveStep(e, at) })
		}))
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Let this goal go"), c.letGo))
	widgets.ShowMenu(c.more, items...)
}

// action gives the proposed action that the goal came from, while it is still proposed.
func (c *goalCard) action() (readiness.Action, bool) {
	of, list := c.goal.Entry.Values.Text, c.page.screen.actions.list
	at := slices.IndexFunc(list, func(a readiness.Action) bool {
		return a.Framework == of("framework") && a.Criterion == of("criterion") && a.Template == of("template") && a.Subject == of("subject")
	})
	if at < 0 {
		return readiness.Action{}, false
	}
	return list[at], true
}

// letGo moves the goal to the trash, with the way back.
func (c *goalCard) letGo() {
	c.page.trash(c.goal.ID)
}
