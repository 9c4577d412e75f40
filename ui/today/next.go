package today

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/due"
	"rung/model/readiness"
	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// nextCard is what to do next, best first.
type nextCard struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container
	none   *widgets.Text
	slow   *widgets.Text // the step that is done last, and when
	rows   []*advice.Row
	repair *advice.RepairOffer
}

// mostNext is how many actions are shown, and mostPlanned how many of those that were
// planned for these days; readiness has the others.
const (
	mostNext    = 3
	mostPlanned = 1
)

func newNextCard(s *Screen) *nextCard {
	n := &nextCard{screen: s, column: widgets.NewStacked(0)}
	n.none = widgets.NewText(lang.L("Reading the journal…"), widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	n.slow = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	n.slow.Hide()
	back := advice.New(s.host, lang.L("Back to today"), func() kit.Route { return kit.Route{Screen: kit.ScreenToday} })
	for range mostNext + mostPlanned {
		row := advice.NewRow(back)
		row.Object.Hide()
		n.rows = append(n.rows, row)
		n.column.Add(row.Object)
	}
	all := widgets.NewButton(lang.L("All actions"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() { s.host.Go(kit.Route{Screen: kit.ScreenReadiness}) })
	head := widgets.NewAside(6, 2, newHeading(lang.L("Next")), all)
	n.repair = advice.NewRepairOffer(s.host, "today", 0, s.arrange)
	n.object = container.NewStack(widgets.NewCard("", "", widgets.NewStacked(1, head, n.slow, n.repair.Object, n.none, n.column)))
	return n
}

func (n *nextCard) reload() {
	s := n.screen
	index, on := s.host.Readiness(), s.today()
	if index == nil {
		return
	}
	kit.Load(s.host, "today next", func(ctx context.Context) ([]readiness.Action, error) {
		return n.readActions(ctx, index, on)
	}, n.showActions)
	n.repair.Reload()
	loc := s.host.Locale()
	kit.Load(s.host, "today outlook", func(context.Context) (string, error) { return readSlowest(index, loc) }, n.showSlowest)
}

// readSlowest names the step that is done last at its present pace, and says when; ""
// where there is none to tell.
func readSlowest(index *readiness.Index, loc model.Locale) (string, error) {
	report, err := index.Report(index.ChosenFramework().ID, loc.Today)
	if err != nil {
		return "", err
	}
	outlook, err := index.Outlook(report)
	if f := index.ChosenFramework(); f.Ladder {
		return strings.TrimSpace(f.DescribeLevels() + " " + outlook.DescribeSlowest(loc)), err
	}
	step, found := report.Step(outlook.Slowest)
	if !found {
		return "", err
	}
	name := kit.StepLabels(report)[step.ID] + " " + step.Title
	return lang.L("Slowest: {{.Step}}.", map[string]any{"Step": name}) + " " + outlook.DescribeSlowest(loc), nil
}

func (n *nextCard) showSlowest(words string) {
	n.slow.SetText(words)
	widgets.SetShown(n.slow, words != "")
	n.screen.arrange()
}

// readActions gives the actions to show. Criteria to answer are left out: the gate's
// band and the readiness screen ask for them. When an interview is near, the last
// place goes to a question that has no story yet. What was planned for these days
// stands below, in a row of its own.
func (n *nextCard) readActions(ctx context.Context, index *readiness.Index, on model.Day) ([]readiness.Action, error) {
	journal := n.screen.host.Journal()
	all, err := index.Actions(index.ChosenFramework().ID, on, func(id string) (model.Entry, error) { return journal.Entry(ctx, id) })
	if err != nil {
		return nil, err
	}
	var list, planned []readiness.Action
	for _, a := range all {
		switch {
		case a.Lane == readiness.DueLane:
			planned = append(planned, a)
		case a.Type != readiness.AnswerCriterion && len(list) < mostNext:
			list = append(list, a)
		}
	}
	stories, err := n.readStories(ctx, on)
	if len(stories) > 0 {
		list = append(list[:min(len(list), mostNext-1)], stories[0])
	}
	return append(list, planned[:min(len(planned), mostPlanned)]...), err
}

// readStories gives the questions to find a story for, if an interview is near.
func (n *nextCard) readStories(ctx context.Context, on model.Day) ([]readiness.Action, error) {
	near := model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindInterview}, {Key: "from", Value: on}, {Key: "to", Value: on.Add(due.DaysAhead)}}}
	if coming, err := n.screen.host.Journal().Count(ctx, near); err != nil || coming == 0 {
		return nil, err
	}
	library, err := n.screen.host.Library(ctx)
	if err != nil {
		return nil, err
	}
	return library.Actions(on), nil
}

// showActions fills the rows.
func (n *nextCard) showActions(list []readiness.Action) {
	at := len(list)
	for i, action := range list {
		n.rows[i].ShowAction(action, i > 0)
	}
	for i, row := range n.rows {
		widgets.SetShown(row.Object, i < at)
	}
	n.none.SetText(lang.L("Nothing is proposed now. Write on, and look at your coverage now and then."))
	widgets.SetShown(n.none, at == 0)
	n.screen.arrange()
}

// newHeading builds the title of a card that has something beside it.
func newHeading(words string) *widgets.Text {
	return widgets.NewText(words, widgets.Style{Color: theme.Muted, Bold: true})
}
