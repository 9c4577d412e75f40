package readiness

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rung/ui/charts"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// rivalCard shows another framework beside the chosen one, with its number, picture and
// steps.
type rivalCard struct {
	screen *Screen
	object *fyne.Container
	title  *widgets.Text
	number *widgets.Text
	radar  *charts.Radar
	bars   *charts.Bars
}

func newRivalCard(s *Screen) *rivalCard {
	r := &rivalCard{screen: s}
	r.title = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	r.number = widgets.NewText("", widgets.Style{Size: theme.Big, Bold: true})
	r.radar = charts.NewRadar(r.openStep)
	r.bars = charts.NewBars(r.openStep)
	words := widgets.NewStacked(1, r.title, r.number)
	r.object = widgets.NewStacked(3, widgets.NewCard("", "", container.New(&abreastLayout{}, words, container.NewStack(r.radar))), widgets.NewCard("", "", r.bars))
	r.object.Hide()
	return r
}

// setRival shows another framework beside the chosen one, or none.
func (s *Screen) setRival(id string) {
	s.compare = id
	s.reload()
}

// showRival shows the framework compared with, if there is one.
func (r *rivalCard) showRival() {
	with := r.screen.shown.rival
	if r.screen.compare == "" || with.Framework != r.screen.compare {
		return
	}
	list := chartParts(with, stepLabels(with))
	r.title.SetText(with.Title)
	r.number.SetText(percent(with.Coverage))
	r.radar.SetParts(list, noComparison)
	r.bars.SetParts(list, noComparison)
}

// openStep goes to a step of the other framework, which becomes the chosen one.
func (r *rivalCard) openStep(at int) {
	with := r.screen.shown.rival
	r.screen.compare, r.screen.chosen = "", with.Steps[at].ID
	r.screen.chooseFramework(with.Framework)
}
