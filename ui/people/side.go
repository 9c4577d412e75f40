package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/ui/widgets"
)

// sidePane is the pane beside the list: a person, who can vouch for a step, or two
// contacts that may be one.
type sidePane struct {
	screen *Screen
	object *fyne.Container
	back   *widgets.Button

	person   *personPage
	referees *refereePage
	pair     *pairPage
}

func newSidePane(s *Screen) *sidePane {
	d := &sidePane{screen: s, person: newPersonPage(s), referees: newRefereePage(s), pair: newPairPage(s)}
	d.back = widgets.NewButton(lang.L("Everyone"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "back"}, s.showList)
	d.back.Hide()
	top := widgets.NewInset(widgets.NewWrap(0, d.back), 1, 0, 0, 3)
	d.object = container.NewBorder(top, nil, nil, nil, container.NewStack(d.person.page, d.referees.page, d.pair.page))
	d.showPage(nil)
	return d
}

// showPage shows one of the three, or nothing.
func (d *sidePane) showPage(page *widgets.Page) {
	for _, one := range []*widgets.Page{d.person.page, d.referees.page, d.pair.page} {
		widgets.SetShown(one, one == page)
	}
}

func (d *sidePane) isEmpty() bool {
	return !d.person.page.Visible() && !d.referees.page.Visible() && !d.pair.page.Visible()
}

// setStacked shows the button back to the list if the list is not beside.
func (d *sidePane) setStacked(stacked bool) {
	widgets.SetShown(d.back, stacked)
	d.object.Refresh()
}

// openPerson shows a person.
func (d *sidePane) openPerson(id string) {
	d.showPage(d.person.page)
	d.person.openPerson(id)
}

// showReferees shows who can vouch for a step; "" is the one that was open before.
func (d *sidePane) showReferees(step string) {
	d.showPage(d.referees.page)
	d.referees.openStep(step)
}

// reload reads the page that is shown again, from the newest list.
func (d *sidePane) reload() {
	switch {
	case d.referees.page.Visible():
		d.referees.reload()
	case d.pair.page.Visible():
		d.pair.reload()
	case d.person.page.Visible():
		d.person.reload()
	}
}
