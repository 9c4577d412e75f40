package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/ui/widgets"
)

// side is the pane beside the list: a person, who can vouch for a step, or two
// contacts that may be one.
type side struct {
	screen *Screen
	object *fyne.Container
	back   *widgets.Button

	person   *person
	referees *referees
	pair     *pair
}

func newSide(s *Screen) *side {
	d := &side{screen: s, person: newPerson(s), referees: newReferees(s), pair: newPair(s)}
	d.back = widgets.NewButton(lang.L("Everyone"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "back"}, s.showList)
	d.back.Hide()
	top := widgets.NewInset(widgets.NewWrap(0, d.back), 1, 0, 0, 3)
	d.object = container.NewBorder(top, nil, nil, nil, container.NewStack(d.person.page, d.referees.page, d.pair.page))
	d.show(nil)
	return d
}

// show shows one of the three, or nothing.
func (d *side) show(page *widgets.Page) {
	for _, one := range []*widgets.Page{d.person.page, d.referees.page, d.pair.page} {
		widgets.SetShown(one, one == page)
	}
}

func (d *side) isEmpty() bool {
	return !d.person.page.Visible() && !d.referees.page.Visible() && !d.pair.page.Visible()
}

// setStacked shows the way back to the list where it is not beside.
func (d *side) setStacked(stacked bool) {
	widgets.SetShown(d.back, stacked)
	d.object.Refresh()
}

// open shows a person.
func (d *side) open(id string) {
	d.show(d.person.page)
	d.person.open(id)
}

// showReferees shows who can vouch for a step, or asks for which.
func (d *side) showReferees(step string) {
	d.show(d.referees.page)
	d.referees.open(step)
}

// refresh reads again what is shown, as of the list that is.
func (d *side) refresh() {
	switch {
	case d.referees.page.Visible():
		d.referees.refresh()
	case d.pair.page.Visible():
		d.pair.refresh()
	case d.person.page.Visible():
		d.person.refresh()
	}
}
