package readiness

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/plan"
	"rung/ui/charts"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// hoursCard shows the time of each week: as a chart, or as a table where there is no room for one, or where the person
// chose one of the two.
type hoursCard struct {
	object fyne.CanvasObject
	title  *widgets.Text
	chart  *charts.Weeks
	table  *fyne.Container
	view   *widgets.Button
	asRows bool
	chosen bool // by the person, whatever the room
}

// hoursChartFrom is the width in em from which a quarter's weeks can be told apart.
const hoursChartFrom = 30

func newHoursCard() *hoursCard {
	h := &hoursCard{chart: charts.NewWeeks(), table: widgets.NewStacked(0.5)}
	h.title = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Bold: true, Flow: widgets.Folded})
	h.view = widgets.NewButton(lang.L("As a table"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, h.onView)
	h.table.Hide()
	h.object = container.New(h, widgets.NewStacked(1, widgets.NewAside(12, 2, h.title, h.view), h.chart, h.table))
	return h
}

// MinSize is called by Fyne.
func (h *hoursCard) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout is called by Fyne. The width alone decides between chart and table, until the person does.
func (h *hoursCard) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if asRows := size.Width < theme.Em(hoursChartFrom); !h.chosen && asRows != h.asRows {
		h.showAsRows(asRows)
	}
	objects[0].Resize(size)
}

func (h *hoursCard) showHours(p plan.Plan, loc model.Locale) {
	widgets.SetShown(h.object, len(p.Goals) > 0)
	h.title.SetText(lang.L("Hours, week by week"))
	if p.Hours() > 0 {
		h.title.SetText(lang.L("Hours, week by week · {{.Hours}} meant, dashed", map[string]any{"Hours": hoursText(p.Hours(), loc)}))
	}
	var series []string
	for _, g := range p.Goals {
		series = append(series, goalName(g))
	}
	current := -1
	if !p.HasEnded() && p.On >= p.Quarter.From {
		current = p.Week - 1
	}
	weeks := make([]charts.Week, len(p.Weeks))
	h.table.RemoveAll()
	for i, first := range p.Weeks {
		w := charts.Week{Label: first.FormatDayMonth(loc), Coming: first > p.On}
		for _, g := range p.Goals {
			spent := 0
			if i < len(g.Spent) {
				spent = int(g.Spent[i])
			}
			w.Spent = append(w.Spent, spent)
			if spent > 0 {
				w.Words += goalName(g) + " " + hoursText(plan.Minutes(spent), loc) + "  "
			}
		}
		if w.Words == "" && !w.Coming {
			w.Words = lang.L("nothing yet")
		}
		weeks[i] = w
		if !w.Coming {
			h.table.Add(newTableRow(charts.Row{Name: w.Label, Value: w.Words}))
		}
	}
	h.chart.SetWeeks(series, weeks, current, int(p.Hours()))
}

func (h *hoursCard) onView() {
	h.chosen = true
	h.showAsRows(!h.asRows)
}

func (h *hoursCard) showAsRows(asRows bool) {
	h.asRows = asRows
	widgets.SetShown(h.chart, !asRows)
	widgets.SetShown(h.table, asRows)
	h.view.SetText(lang.L("As a table"))
	if asRows {
		h.view.SetText(lang.L("As a chart"))
	}
	h.object.Refresh()
}
