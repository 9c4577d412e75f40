package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// gateCard stands at the foot of the rail while the gate of the framework is
// open, and leads to it.
type gateCard struct {
	object        *fyne.Container
	heading, open *widgets.Text
	step          string
	isOpen        bool
}

func (s *shell) newGateCard() *gateCard {
	g := &gateCard{
		heading: widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Amber, Bold: true, Flow: widgets.Folded}),
		open:    widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded}),
	}
	card := widgets.NewCard("", "", widgets.NewStacked(0.5, g.heading, g.open))
	g.object = container.NewStack(card, widgets.NewTapArea(func() { s.Go(kit.Route{Screen: kit.ScreenReadiness, ID: g.step}) }))
	g.object.Hide()
	return g
}

// refreshGate reads how the gate of the chosen framework stands.
func (s *shell) refreshGate() {
	index := s.Readiness()
	if index == nil {
		return
	}
	kit.Load(s, "gate", func(context.Context) (readiness.Report, error) {
		return index.ClaimReport(index.ChosenFramework().ID, s.o.Journal.Today())
	}, func(r readiness.Report) {
		s.gate.setReport(r)
		s.window.Content().Refresh()
	})
}

func (g *gateCard) setReport(r readiness.Report) {
	open := r.OpenGateCriteria()
	if g.isOpen = len(open) > 0; !g.isOpen {
		return
	}
	all := 0
	for _, s := range r.Steps {
		if s.Gate {
			all += len(s.Criteria)
			g.step = s.ID
		}
	}
	g.heading.SetText(lang.L("Gate: {{.Yes}} of {{.All}}", map[string]any{"Yes": all - len(open), "All": all}))
	g.open.SetText(lang.L("“{{.Title}}” is not a yes yet.", map[string]any{"Title": open[0].Title}))
}
