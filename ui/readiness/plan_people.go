package readiness

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/due"
	"rung/model/people"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// peopleLane lists whom to talk to and what was promised, whatever the goals are.
type peopleLane struct {
	page   *planPage
	object *fyne.Container
	rows   *fyne.Container
	none   *widgets.Text
}

// mostPeople is how many are shown; the people screen has the others.
const mostPeople = 6

func newPeopleLane(p *planPage) *peopleLane {
	l := &peopleLane{page: p, rows: widgets.NewStacked(0)}
	l.none = widgets.NewText(lang.L("Nobody is waiting for you."), widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	all := widgets.NewButton(lang.L("All people"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() { p.screen.host.Go(kit.Route{Screen: kit.ScreenPeople}) })
	title := widgets.NewText(lang.L("People, whatever the goals"), widgets.Style{Size: theme.Caption, Color: theme.Muted, Bold: true})
	l.object = widgets.NewStacked(1, title, l.none, l.rows, widgets.NewWrap(1, all))
	return l
}

func (l *peopleLane) showItems(items []due.Item) {
	l.rows.RemoveAll()
	for _, item := range items[:min(len(items), mostPeople)] {
		l.rows.Add(l.newRow(item))
	}
	widgets.SetShown(l.none, len(items) == 0)
}

// newRow is somebody to talk to, or a promise. D says that it is done, L puts it off.
func (l *peopleLane) newRow(item due.Item) fyne.CanvasObject {
	s := l.page.screen
	on := s.today()
	content := widgets.ItemContent{Title: item.Text, Second: text.Ago(on.DaysSince(item.Day))}
	content.Note, content.Ink = kit.DueState(item, on)
	if item.Type == due.Talk {
		content.Title = item.Person.Title()
		if item.Person.Last != "" {
			content.Second = lang.L("last talked {{.Ago}}", map[string]any{"Ago": text.Ago(on.DaysSince(item.Person.Last))})
		}
	}
	open := func() { s.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: item.Entry.ID}) }
	if item.Type == due.Talk {
		open = func() { s.host.Go(kit.Route{Screen: kit.ScreenPeople, ID: item.Person.ID}) }
	}
	later := widgets.NewButton(lang.L("Later"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, nil)
	later.OnTapped = func() { l.showLater(item, later) }
	done := widgets.NewButton(lang.L("Done"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() { l.markDone(item) })
	row := widgets.NewItem(content, open)
	row.OnRune = func(typed rune) {
		switch typed {
		case 'd', 'D':
			l.markDone(item)
		case 'l', 'L':
			l.showLater(item, later)
		}
	}
	return widgets.NewStacked(0, widgets.NewHairline(), widgets.NewAside(24, 0, row, later, done))
}

// markDone marks a promise as kept. Of a talk only the person can say what was said, on
// the page of whom they talked to.
func (l *peopleLane) markDone(item due.Item) {
	host := l.page.screen.host
	if item.Type == due.Talk {
		host.Go(kit.Route{Screen: kit.ScreenPeople, ID: item.Person.ID})
		return
	}
	kit.SaveEdits(host, model.Edited, lang.L("Kept: {{.What}}", map[string]any{"What": item.Promise.What}), func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
		edit, err := people.MarkKept(ctx, j, item.Promise, true)
		return []model.Edit{edit}, err
	})
}

// showLater offers days until which a person is put off. A promise has the day that was
// agreed; it is changed where it was written down.
func (l *peopleLane) showLater(item due.Item, under fyne.CanvasObject) {
	host, on := l.page.screen.host, l.page.screen.today()
	if item.Type != due.Talk {
		host.Go(kit.Route{Screen: kit.ScreenJournal, ID: item.Entry.ID})
		return
	}
	var menu []*fyne.MenuItem
	for _, day := range []struct {
		word string
		days int
	}{{lang.L("Tomorrow"), 1}, {lang.L("A week"), 7}, {lang.L("A month"), 30}} {
		until := on.Add(day.days)
		menu = append(menu, fyne.NewMenuItem(day.word+" · "+until.FormatShort(host.Locale()), func() { l.putOff(item, until) }))
	}
	widgets.ShowMenu(under, menu...)
}

func (l *peopleLane) putOff(item due.Item, until model.Day) {
	host, on := l.page.screen.host, l.page.screen.today()
	said := lang.L("{{.Name}} is put off until {{.Day}}.", map[string]any{"Name": item.Person.Name, "Day": until.Format(host.Locale())})
	kit.SaveEdits(host, model.Edited, said, func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
		edit, err := people.SnoozePerson(ctx, j, item.Person.ID, until, on)
		return []model.Edit{edit}, err
	})
}
