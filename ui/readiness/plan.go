package readiness

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/due"
	"rung/model/plan"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// planPage is the view of a quarter's goals: at most three, the hours that went into
// them, and the people who are due whatever the goals are.
type planPage struct {
	screen *Screen
	object *fyne.Container
	tools  *fyne.Container

	quarter  *widgets.Select
	lookBack *widgets.Button
	goals    *fyne.Container
	cards    []*goalCard
	choose   *chooseCard
	hours    *hoursCard
	people   *peopleLane
	said     *widgets.Text

	shown   planReading
	chosen  plan.Quarter // the zero Quarter is that of today
	silent  bool         // the program is choosing the quarter, not the person
	refocus func()       // puts the focus back once the page is shown anew
}

// planReading is what the page reads at once.
type planReading struct {
	plan     plan.Plan
	quarters []plan.Quarter // that can be chosen, the latest first
	people   []due.Item
	said     []string // what was said of the quarter before
}

// peopleAhead is how many days ahead people are due.
const peopleAhead = 7

func newPlanPage(s *Screen) *planPage {
	p := &planPage{screen: s}
	p.quarter = widgets.NewSelect(nil, p.onQuarter)
	p.lookBack = widgets.NewButton(lang.L("Look back at it"), widgets.ButtonStyle{}, p.onLookBack)
	p.tools = widgets.NewWrap(2, widgets.NewFixedWidth(13, p.quarter), p.lookBack)
	p.goals = container.New(&abreastCards{least: 15, gap: 4})
	for range plan.MostGoals {
		card := newGoalCard(p)
		p.cards = append(p.cards, card)
		p.goals.Add(card.object)
	}
	p.choose, p.hours, p.people = newChooseCard(p), newHoursCard(), newPeopleLane(p)
	p.goals.Add(p.choose.object)
	p.said = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	left := widgets.NewStacked(3, p.goals, p.hours.object, p.said)
	p.object = container.NewStack(container.New(&widgets.TwoColumns{Left: 0.73, From: 62, Gap: 6}, left, p.people.object))
	p.object.Hide()
	return p
}

// note says which quarter is shown, and how far it is.
func (p *planPage) note() string {
	at := p.shown.plan
	if at.Quarter.From == "" {
		return ""
	}
	months := monthsText(at.Quarter)
	switch {
	case at.HasEnded():
		return lang.L("{{.Months}}, over", map[string]any{"Months": months})
	case at.On < at.Quarter.From:
		return lang.L("{{.Months}}, to come", map[string]any{"Months": months})
	}
	return lang.L("{{.Months}}, week {{.Week}} of {{.Weeks}}", map[string]any{"Months": months, "Week": at.Week, "Weeks": len(at.Weeks)})
}

// monthsText names a quarter by its first and last month.
func monthsText(q plan.Quarter) string {
	return lang.L("{{.First}} to {{.Last}} {{.Year}}", map[string]any{"First": lang.L(q.From.Time().Month().String()), "Last": lang.L(q.To.Time().Month().String()), "Year": q.To.Time().Year()})
}

// quarterText names a quarter by its number.
func quarterText(q plan.Quarter) string {
	number := []string{lang.L("First quarter"), lang.L("Second quarter"), lang.L("Third quarter"), lang.L("Fourth quarter")}[q.Number()-1]
	return lang.L("{{.Quarter}} {{.Year}}", map[string]any{"Quarter": number, "Year": q.From.Time().Year()})
}

// reload reads the plan again and shows it.
func (p *planPage) reload() {
	host, on, chosen := p.screen.host, p.screen.today(), p.chosen
	if host.Readiness() == nil {
		return
	}
	kit.Load(host, "readiness plan", func(ctx context.Context) (planReading, error) {
		return p.readPlan(ctx, chosen, on)
	}, p.showPlan)
}

// readPlan reads the chosen quarter. Without a choice it is the running one, or the one
// before while that still waits to be looked back at.
func (p *planPage) readPlan(ctx context.Context, q plan.Quarter, on model.Day) (a planReading, err error) {
	host := p.screen.host
	journal, running := host.Journal(), plan.QuarterOf(on)
	if a.quarters, err = plan.Quarters(ctx, journal); err != nil {
		return a, err
	}
	read := func(q plan.Quarter) (plan.Plan, error) {
		return plan.Read(ctx, journal, host.Readiness(), q, on, host.WeekStart())
	}
	before, err := read(plan.QuarterOf(running.From.Add(-1)))
	if err != nil {
		return a, err
	}
	if q == (plan.Quarter{}) {
		q = running
		if len(before.Open()) > 0 {
			q = before.Quarter
		}
	}
	if a.plan, err = read(q); err != nil {
		return a, err
	}
	for _, offered := range []plan.Quarter{running, running.Next(), q} {
		if !slices.Contains(a.quarters, offered) {
			a.quarters = append(a.quarters, offered)
		}
	}
	slices.SortFunc(a.quarters, func(a, b plan.Quarter) int { return b.From.DaysSince(a.From) })
	for _, g := range before.Goals {
		if g.Said != "" && q == running {
			a.said = append(a.said, lang.L("“{{.Goal}}”: {{.Said}}", map[string]any{"Goal": g.Title, "Said": g.Said}))
		}
	}
	items, err := due.ReadItems(ctx, journal, on, peopleAhead)
	for _, item := range items {
		if item.Type == due.Talk || item.Type == due.Promise {
			a.people = append(a.people, item)
		}
	}
	return a, err
}

// showPlan shows what was read.
func (p *planPage) showPlan(a planReading) {
	p.shown = a
	p.showQuarters()
	open := len(a.plan.Open())
	for i, card := range p.cards {
		widgets.SetShown(card.object, i < len(a.plan.Goals))
		if i < len(a.plan.Goals) {
			card.showGoal(a.plan.Goals[i])
		}
	}
	p.lookBack.SetText(lang.L("Look back at it"))
	widgets.SetShown(p.lookBack, len(a.plan.Goals) > 0 && a.plan.On >= a.plan.Quarter.From)
	look := widgets.Outlined
	if a.plan.HasEnded() && open > 0 {
		look = widgets.Primary
	}
	p.lookBack.SetLook(look)
	p.choose.showProposals()
	p.hours.showHours(a.plan, p.screen.host.Locale())
	p.people.showItems(a.people)
	widgets.SetShown(p.said, len(a.said) > 0)
	if len(a.said) > 0 {
		p.said.SetText(lang.L("Last quarter you said:") + " " + joinSentences(a.said))
	}
	p.screen.arrange()
	if p.refocus != nil && p.object.Visible() {
		p.refocus()
	}
	p.refocus = nil
}

func joinSentences(said []string) string {
	words := ""
	for i, one := range said {
		if i > 0 {
			words += "  "
		}
		words += one
	}
	return words
}

// showQuarters offers the quarters there are, and the next one.
func (p *planPage) showQuarters() {
	var names []string
	at := 0
	for i, q := range p.shown.quarters {
		if q == p.shown.plan.Quarter {
			at = i
		}
		names = append(names, quarterText(q))
	}
	p.silent = true
	p.quarter.SetOptions(names)
	p.quarter.SetSelectedIndex(at)
	p.silent = false
}

func (p *planPage) onQuarter(string) {
	at := p.quarter.SelectedIndex()
	if p.silent || at < 0 || at >= len(p.shown.quarters) {
		return
	}
	p.chosen = p.shown.quarters[at]
	p.reload()
}

// changeGoal saves a goal as change makes it of what the journal holds.
func (p *planPage) changeGoal(id, done string, change func(model.Entry) model.Entry) {
	kit.SaveEdits(p.screen.host, model.Edited, done, func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
		base, err := j.Entry(ctx, id)
		return []model.Edit{{Base: &base, Entry: change(base.Clone())}}, err
	})
}
