package readiness

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
	"rung/model/text"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// overviewCard shows the coverage as a number and as a picture: bars with each step's
// pace, a radar, or a table.
type overviewCard struct {
	screen *Screen
	object fyne.CanvasObject

	number, meaning, change *widgets.Text
	bars                    *charts.Bars
	radar                   *charts.Radar
	table                   *fyne.Container
	views                   [3]*widgets.Button
	view                    int
}

const (
	viewBars = iota
	viewRadar
	viewTable
)

func newOverviewCard(s *Screen) *overviewCard {
	o := &overviewCard{screen: s, table: widgets.NewStacked(1)}
	open := func(row int) { s.openStep(s.shown.report.Steps[row].ID, true) }
	o.number = widgets.NewText("", widgets.Style{Size: theme.Big, Bold: true})
	o.meaning = widgets.NewText("", widgets.Style{Flow: widgets.Folded})
	o.change = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	o.bars, o.radar = charts.NewBars(open), charts.NewRadar(open)
	o.bars.OnRune, o.radar.OnRune = o.onRune, o.onRune
	o.bars.OnMoved = func(top, height float32) { s.page.RevealPart(o.bars, top, height) }
	for i, name := range []string{lang.L("Bars"), lang.L("Radar"), lang.L("As a table")} {
		o.views[i] = widgets.NewButton(name, widgets.ButtonStyle{Look: widgets.Plain, Small: true}, func() { o.chooseView(i) })
	}
	number := container.NewStack(o.number, widgets.NewTapArea(func() { s.openEntries("step:any") }))
	words := widgets.NewStacked(0.5, o.meaning, o.change)
	picture := container.NewStack(o.bars, o.radar, o.table)
	views := widgets.NewWrap(1, o.views[0], o.views[1], o.views[2])
	o.object = widgets.NewCard("", "", widgets.NewStacked(3, container.New(&abreastLayout{}, number, words), picture, views))
	return o
}

// chooseView shows the coverage in another way.
func (o *overviewCard) chooseView(view int) {
	o.view = view
	o.showView()
	o.screen.rival.showView()
	o.screen.arrange()
}

// onRune turns the bars into the radar and back, the keyboard staying on the picture.
func (o *overviewCard) onRune(typed rune) {
	if unicode.ToLower(typed) != 'v' {
		return
	}
	next, chart := viewRadar, fyne.Focusable(o.radar)
	if o.view == viewRadar {
		next, chart = viewBars, o.bars
	}
	o.chooseView(next)
	o.screen.host.Window().Canvas().Focus(chart)
}

func (o *overviewCard) showView() {
	widgets.SetShown(o.bars, o.view == viewBars)
	widgets.SetShown(o.radar, o.view == viewRadar)
	widgets.SetShown(o.table, o.view == viewTable)
	for i, b := range o.views {
		look := widgets.Plain
		if i == o.view {
			look = widgets.Outlined
		}
		b.SetLook(look)
	}
}

func (o *overviewCard) showCoverage() {
	a, loc := o.screen.shown, o.screen.host.Locale()
	o.number.SetText(percent(a.report.Coverage))
	o.meaning.SetText(doneWords(a.report))
	var lines []string
	if a.report.Ladder {
		lines = append(lines, a.framework().DescribeLevels())
	}
	if target := a.life.TargetDay; target > a.report.On {
		lines = append(lines, lang.L("Target day {{.Day}}, {{.Away}} away.", map[string]any{"Day": target.FormatPlain(loc), "Away": awayWords(target.DaysSince(a.report.On))}))
	}
	if a.report.Coverage > 0 || a.before.Coverage > 0 {
		lines = append(lines, text.Capitalize(changeWords(a.report.Coverage, a.before.Coverage))+".")
	}
	o.change.SetText(strings.Join(lines, " "))
	widgets.SetShown(o.change, len(lines) > 0)
	parts := chartParts(a.report, o.screen.labels)
	o.radar.SetParts(parts, noComparison)
	for i, s := range a.report.Steps {
		if !isQuiet(s) {
			parts[i].Notes = forecastNotes(a.outlook, s.ID, loc)
		}
	}
	o.bars.SetHeads(lang.L("told well"), lang.L("done"), lang.L("a month"), lang.L("at 80 %"))
	o.bars.SetParts(parts, noComparison)
	o.table.RemoveAll()
	for _, row := range o.bars.Rows() {
		o.table.Add(newTableRow(row))
	}
	o.showView()
}

// doneWords says what the number counts, and what it would be if all were told well.
func doneWords(r readiness.Report) string {
	if r.Done.Percent() <= r.Coverage.Percent() {
		return lang.L("of what is asked for is done and told well.")
	}
	return lang.L("told well enough to count, of {{.Done}} done.", map[string]any{"Done": percent(r.Done)})
}

// forecastNotes gives what stands beside a step's bar: its pace, and when it is done.
func forecastNotes(o readiness.Outlook, step string, loc model.Locale) []charts.Note {
	f := o.Steps[step]
	if f == nil {
		return nil
	}
	pace := charts.Note{Text: readiness.FormatPace(f.Pace, loc), Words: f.Describe(o.On, loc)}
	end := charts.Note{Text: readiness.FormatMonth(f.Reaches), Late: f.IsLate(o)}
	switch {
	case f.IsThere(o.On):
		pace.Text, end.Text = "", lang.L("there")
	case f.IsFalling():
		end.Text = lang.L("falling")
	case f.StandsStill():
		pace.Text, end.Text = "", lang.L("stands still")
	case f.Reaches == "":
		end.Text = lang.L("in 10 years")
	}
	return []charts.Note{pace, end}
}

// awayWords says how far off a day is, in days, weeks or months.
func awayWords(days int) string {
	switch {
	case days < 14:
		return kit.Counted(days, "one day", "{{.Count}} days")
	case days < 371:
		return kit.Counted(days/7, "one week", "{{.Count}} weeks")
	}
	return kit.Counted(days/30, "one month", "{{.Count}} months")
}

// changeWords tells how the coverage changed, in whole percentage points as shown.
func changeWords(now, before strength.Share) string {
	by := now.Percent() - before.Percent()
	switch {
	case by > 0:
		return lang.L("+{{.Points}} in {{.Days}} days", map[string]any{"Points": by, "Days": changeDays})
	case by < 0:
		return lang.L("−{{.Points}} in {{.Days}} days", map[string]any{"Points": -by, "Days": changeDays})
	default:
		return lang.L("as {{.Days}} days ago", map[string]any{"Days": changeDays})
	}
}

// newTableRow is one row of a chart in words.
func newTableRow(r charts.Row) fyne.CanvasObject {
	value := widgets.NewText(r.Value, widgets.Style{Size: theme.Caption, Bold: true})
	return widgets.NewAside(6, 2, widgets.NewText(r.Name, widgets.Style{Size: theme.Caption, Flow: widgets.Folded}), value)
}

var noComparison charts.Comparison

func stepLabels(r readiness.Report) map[string]string { return kit.StepLabels(r) }

// chartParts gives the steps of a report as charts take them.
func chartParts(r readiness.Report, labels map[string]string) []charts.Part {
	list := make([]charts.Part, len(r.Steps))
	for i, s := range r.Steps {
		list[i] = charts.Part{ID: labels[s.ID], Title: titleOf(s), Value: share(s.Coverage), Reach: share(s.Done), Quiet: isQuiet(s)}
	}
	return list
}

// abreastLayout lays words beside a picture, or above it if there is too little room.
// If the picture is hidden, the words take all of it.
type abreastLayout struct{ width float32 }

// Widths in em: of the words, and at least of the picture beside them.
const (
	wordsWidth   = 8.5
	pictureLeast = 14
)

func (a *abreastLayout) beside(objects []fyne.CanvasObject, width float32) bool {
	return hasVisiblePart(objects[1]) && width >= theme.Em(wordsWidth+pictureLeast)
}

func hasVisiblePart(o fyne.CanvasObject) bool {
	stack, ok := o.(*fyne.Container)
	if !ok {
		return o.Visible()
	}
	for _, inner := range stack.Objects {
		if inner.Visible() {
			return true
		}
	}
	return false
}

func (a *abreastLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	words, picture := objects[0].MinSize(), objects[1].MinSize()
	switch {
	case a.beside(objects, a.width):
		return fyne.NewSize(theme.Em(wordsWidth), max(words.Height, picture.Height))
	case hasVisiblePart(objects[1]):
		words.Height += picture.Height + theme.Gap(3)
	}
	return words
}

func (a *abreastLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	a.width = size.Width
	if a.beside(objects, size.Width) {
		words := theme.Em(wordsWidth)
		height := widgets.FitToWidth(objects[0], words)
		objects[0].Move(fyne.NewPos(0, max((size.Height-height)/2, 0)))
		widgets.FitToWidth(objects[1], size.Width-words-theme.Gap(2))
		objects[1].Move(fyne.NewPos(words+theme.Gap(2), 0))
		return
	}
	height := widgets.FitToWidth(objects[0], size.Width)
	objects[0].Move(fyne.Position{})
	widgets.FitToWidth(objects[1], size.Width)
	objects[1].Move(fyne.NewPos(0, height+theme.Gap(3)))
}
