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
	r.object = container.NewStack(widgets.NewCard("", "", widgets.NewStacked(3, r.title, r.number, container.NewStack(r.bars, r.radar))))
	r.object.Hide()
	return r
}

// showView shows the same picture as the overview beside it.
func (r *rivalCard) showView() {
	widgets.SetShown(r.radar, r.screen.overview.view == viewRadar)
	widgets.SetShown(r.bars, r.screen.overview.view != viewRadar)
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
	r.showView()
}

// openStep goes to a step of the other framework, which becomes the chosen one.
func (r *rivalCard) openStep(at int) {
	with := r.screen.shown.rival
	r.screen.compare, r.screen.chosen = "", with.Steps[at].ID
	r.screen.chooseFramework(with.Framework)
}
