package today

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/due"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// dueCard is what falls due in the coming days, worst first, and what waits to be
// completed.
type dueCard struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container
	more   *widgets.Button

	shown dueReading
	all   bool // all of it is shown
}

// dueReading is what the card reads for a day.
type dueReading struct {
	items   []due.Item
	meeting due.Item // the next interview, however far ahead
	inbox   int
}

const mostDue = 6

func newDueCard(s *Screen) *dueCard {
	d := &dueCard{screen: s, column: widgets.NewStacked(0.5)}
	d.more = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Linked, Small: true}, d.showAll)
	d.object = container.NewStack(widgets.NewCard(lang.L("Due"), "", widgets.NewStacked(1, d.column, widgets.NewWrap(1, d.more))))
	d.more.Hide()
	return d
}

// reload reads what is due and shows it.
func (d *dueCard) reload() {
	s := d.screen
	on := s.today()
	kit.Load(s.host, "today due", func(ctx context.Context) (dueReading, error) {
		return readDue(ctx, s.host.Journal(), on)
	}, func(found dueReading) {
		d.shown = found
		d.showItems()
	})
}

// readDue reads what falls due, with the next interview apart, and counts the
// unfinished entries. Errors: the reader's.
func readDue(ctx context.Context, r model.Reader, on model.Day) (a dueReading, err error) {
	if a.items, err = due.ReadItems(ctx, r, on, due.DaysAhead); err != nil {
		return a, err
	}
	if a.inbox, err = r.Count(ctx, model.Query{Terms: []model.Term{{Key: "is", Text: "inbox"}}}); err != nil {
		return a, err
	}
	later := model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindInterview}, {Key: "from", Value: on.Add(due.DaysAhead + 1)}}}
	hits, _, err := r.Find(ctx, later, model.Cursor{}, 0)
	for _, h := range hits {
		if of := due.ItemsOf(h.Entry, nil); len(of) == 1 && (a.meeting.Day == "" || of[0].Day < a.meeting.Day) {
			a.meeting = of[0]
		}
	}
	a.items = slices.DeleteFunc(a.items, func(i due.Item) bool {
		if i.Type == due.Interview && (a.meeting.Day == "" || i.Day < a.meeting.Day) {
			a.meeting = i
		}
		return i.Type == due.Interview && i.Entry.ID == a.meeting.Entry.ID
	})
	return a, err
}

// showItems fills the card.
func (d *dueCard) showItems() {
	d.column.RemoveAll()
	rows := d.shown.items
	if d.shown.meeting.Day != "" {
		rows = append([]due.Item{d.shown.meeting}, rows...)
	}
	all := len(rows)
	if !d.all {
		rows = rows[:min(all, mostDue)]
	}
	for _, item := range rows {
		d.column.Add(d.newItemRow(item))
	}
	if n := d.shown.inbox; n > 0 {
		d.column.Add(widgets.NewItem(widgets.ItemContent{Icon: "inbox", Title: kit.Counted(n, "1 unfinished entry", "{{.Count}} unfinished entries"),
			Second: lang.L("A word or two more, and they count for more.")}, func() { d.screen.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: "is:inbox"}) }))
	}
	if len(d.column.Objects) == 0 {
		d.column.Add(widgets.NewText(lang.L("Nothing falls due in the next two weeks."), widgets.Style{Color: theme.Muted, Flow: widgets.Folded}))
	}
	widgets.SetShown(d.more, all > len(rows))
	d.more.SetText(lang.L("All {{.Count}}", map[string]any{"Count": all}))
	d.screen.arrange()
}

// showAll shows what was left out, with the focus on the first of it.
func (d *dueCard) showAll() {
	d.all = true
	d.showItems()
	if item, ok := d.column.Objects[min(mostDue, len(d.column.Objects)-1)].(*widgets.Item); ok {
		d.screen.host.Window().Canvas().Focus(item)
	}
}

// newItemRow builds the row of an item, which leads to what it is about.
func (d *dueCard) newItemRow(item due.Item) fyne.CanvasObject {
	on := d.screen.today()
	content := widgets.ItemContent{Icon: itemIcon(item), Title: item.Text, Plain: true, Second: kit.DaysAway(item.Day.DaysSince(on))}
	content.Note, content.Ink = kit.DueState(item, on)
	return widgets.NewItem(content, func() { d.screen.host.Go(itemRoute(item)) })
}

func itemIcon(item due.Item) string {
	switch item.Type {
	case due.Talk:
		return "people"
	case due.Action:
		return "check"
	case due.Interview:
		return "review"
	}
	return model.KindIcon(item.Entry.Kind)
}

func itemRoute(item due.Item) kit.Route {
	switch item.Type {
	case due.Talk:
		return kit.Route{Screen: kit.ScreenPeople, ID: item.Entry.ID}
	case due.Interview:
		return kit.Route{Screen: kit.ScreenReview, ID: item.Entry.ID}
	case due.Action:
		return kit.Route{Screen: kit.ScreenReadiness}
	}
	return kit.Route{Screen: kit.ScreenJournal, ID: item.Entry.ID}
}
