package applications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// applicationList is every application by how far it has got.
type applicationList struct {
	view   *View
	object *fyne.Container
	rows   *applicationRows
	where  place
	places map[place]*widgets.Button
	none   *widgets.Text
	more   *widgets.Button
}

// place is which applications are listed.
type place string

const (
	anywhere place = ""
	inside   place = "inside"
	outside  place = "outside"
)

func newApplicationList(v *View) *applicationList {
	l := &applicationList{view: v, rows: newApplicationRows(v), places: map[place]*widgets.Button{}}
	for at, label := range map[place]string{anywhere: lang.L("All"), inside: lang.L("Inside"), outside: lang.L("Outside")} {
		l.places[at] = widgets.NewButton(label, widgets.ButtonStyle{Small: true}, func() { l.setWhere(at) })
	}
	create := widgets.NewButton(lang.L("New application"), widgets.ButtonStyle{Small: true}, v.NewApplication)
	l.more = widgets.NewButton(lang.L("More"), widgets.ButtonStyle{Small: true, Icon: "more", IconOnly: true}, l.onMore)
	l.none = newFoldedText(lang.L("There are none of these."))
	places := widgets.NewWrap(1, l.places[anywhere], l.places[inside], l.places[outside])
	head := container.NewVBox(widgets.NewInset(widgets.NewAside(12, 2, places, create, l.more), 2, 3, 2, 3), widgets.NewHairline())
	body := container.NewStack(l.rows.Records, widgets.NewInset(l.none, 3, 3, 3, 3))
	// The order is that of Tab.
	l.object = container.NewStack(widgets.NewGround(theme.Surface), container.New(layout.NewBorderLayout(head, nil, nil, nil), head, body))
	return l
}

// setWhere lists the applications of a place.
func (l *applicationList) setWhere(at place) {
	l.where = at
	l.showRows()
	l.rows.ScrollToTop()
}

// showRows lays out what was read.
func (l *applicationList) showRows() {
	var shown []application
	for _, a := range l.view.shown {
		if l.where == anywhere || (l.where == inside) == a.isInside() {
			shown = append(shown, a)
		}
	}
	for at, button := range l.places {
		button.SetLook(widgets.ToggleLook(at == l.where))
	}
	l.rows.setApplications(shown)
	widgets.SetShown(l.none, len(shown) == 0)
	widgets.SetShown(l.rows, len(shown) > 0)
	l.object.Refresh()
}

// onMore offers what else can be written and looked at from here.
func (l *applicationList) onMore() {
	v := l.view
	widgets.ShowMenu(l.more,
		fyne.NewMenuItem(lang.L("Write a cover letter…"), v.WriteLetter),
		fyne.NewMenuItem(lang.L("Review-cycle pack for my present job…"), v.ShowCycle),
		fyne.NewMenuItem(lang.L("Everything that was sent"), func() { v.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: "kind:snapshot"}) }))
}
