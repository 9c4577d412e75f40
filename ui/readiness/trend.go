package readiness

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/ui/charts"
	"rung/ui/widgets"
)

// trendCard is the coverage over the last months, as a line and as a table.
type trendCard struct {
	screen *Screen
	object fyne.CanvasObject
	chart  *charts.Trend
	table  *fyne.Container
	words  *widgets.Button
}

// covered is the coverage, in hundredths of a percent, from which a step is done.
const covered = 8000

func newTrendCard(s *Screen) *trendCard {
	t := &trendCard{screen: s, table: widgets.NewStacked(1)}
	t.chart = charts.NewTrend(charts.TrendMedium, func(point int) {
		s.openEntries("step:any to:" + string(s.shown.trend[point].Day))
	})
	t.words = widgets.NewButton(lang.L("As a table"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, t.onWords)
	t.table.Hide()
	t.object = widgets.NewCard(lang.L("Trend"), lang.L("12 months"),
		widgets.NewStacked(2, container.NewStack(t.chart, t.table), widgets.NewWrap(1, t.words)))
	return t
}

// onWords switches between the line and the table.
func (t *trendCard) onWords() {
	table := !t.table.Visible()
	widgets.SetShown(t.table, table)
	widgets.SetShown(t.chart, !table)
	text := lang.L("As a table")
	if table {
		text = lang.L("As a line")
	}
	t.words.SetText(text)
	t.screen.arrange()
}

func (t *trendCard) showTrend() {
	loc := t.screen.host.Locale()
	var points []charts.TrendPoint
	for _, p := range t.screen.shown.trend {
		points = append(points, charts.TrendPoint{Label: p.Day.Format(loc), Value: share(p.Coverage)})
	}
	t.chart.SetPoints(points, covered, lang.L("80 %"))
	t.table.RemoveAll()
	for _, row := range t.chart.Rows() {
		t.table.Add(newTableRow(row))
	}
}
