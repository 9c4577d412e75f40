package money

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/money"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// guideCard is the card that tells from the notes how money gets approved, and what
// they do not tell yet.
type guideCard struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container

	parts *fyne.Container
	more  *widgets.Button
	step  *stepLink
	all   bool // every argument and every question is shown, not only the first few
}

// fewArguments is how many arguments of a kind are shown at first, and
// fewQuestions how many of what is not known yet.
const (
	fewArguments = 2
	fewQuestions = 4
)

func newGuideCard(s *Screen) *guideCard {
	g := &guideCard{screen: s, parts: widgets.NewStacked(3)}
	g.more = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true}, g.onShowAll)
	g.step = newStepLink(s, "budgeting", lang.L("What you find out counts for"))
	g.column = widgets.NewStacked(3, g.parts, g.step.object)
	g.object = widgets.NewCard(lang.L("How money gets approved here"), "", g.column)
	return g
}

func (g *guideCard) showGuide() {
	of := g.screen.ledger.Guide()
	g.parts.RemoveAll()
	g.addPart(lang.L("Who decides"), g.newDeciderRows(of.Deciders))
	g.addPart(lang.L("When requests must be in"), g.newDeadlineRows(of.Due))
	g.addPart(lang.L("What won"), g.newArgumentRows(of.Won))
	g.addPart(lang.L("What was granted in part"), g.newArgumentRows(of.InPart))
	g.addPart(lang.L("What was refused"), g.newArgumentRows(of.Lost))
	g.addPart(lang.L("Not known yet"), g.newQuestionRows(of.Open))
	more := countBeyond(len(of.Open), fewQuestions)
	for _, list := range [][]money.Argument{of.Won, of.InPart, of.Lost} {
		more += countBeyond(len(list), fewArguments)
	}
	if more == 0 {
		return
	}
	g.more.SetText(kit.Counted(more, "1 more", "{{.Count}} more"))
	if g.all {
		g.more.SetText(lang.L("Fewer"))
	}
	g.parts.Add(widgets.NewWrap(1, g.more))
}

// countBeyond gives how many of n are left out where only few are shown.
func countBeyond(n, few int) int { return max(n-few, 0) }

func (g *guideCard) onShowAll() {
	g.all = !g.all
	g.showGuide()
	g.screen.arrange()
}

// addPart adds rows under their heading, if there are any.
func (g *guideCard) addPart(heading string, rows []fyne.CanvasObject) {
	if len(rows) == 0 {
		return
	}
	part := widgets.NewStacked(0, newSmallText(heading, theme.Muted))
	for i, row := range rows {
		part.Add(newEdgedRow(i > 0, row))
	}
	g.parts.Add(part)
}

func (g *guideCard) newDeciderRows(list []money.Decider) (rows []fyne.CanvasObject) {
	for _, d := range list {
		words := map[string]any{"Range": g.rangeWords(d.Low, d.High), "Name": d.Name}
		line := widgets.NewText(lang.L("{{.Range}}: {{.Name}}", words), widgets.Style{Flow: widgets.Folded})
		note := kit.Counted(d.Requests, "1 request", "{{.Count}} requests")
		if d.Refused > 0 {
			note += ", " + lang.L("{{.Count}} refused", map[string]any{"Count": d.Refused})
		}
		if len(d.Natures) > 0 {
			note = strings.Join(natureLabels(d.Natures), lang.L(" and ")) + " · " + note
		}
		open := g.screen.newOpenButton(model.Entry{ID: d.ID, Title: d.Name})
		rows = append(rows, widgets.NewAside(8, 1, widgets.NewStacked(0.5, line, newSmallText(note, theme.Muted)), open))
	}
	return rows
}

func natureLabels(natures []string) []string {
	words := make([]string, len(natures))
	for i, nature := range natures {
		words[i] = natureLabel(nature)
	}
	return words
}

// rangeWords tells from which to which amount somebody decided.
func (g *guideCard) rangeWords(low, high model.Money) string {
	loc := g.screen.host.Locale()
	if low == high {
		return amountWords(low, loc)
	}
	return lang.L("{{.Low}} to {{.High}}", map[string]any{"Low": low.Decimal().Format(loc), "High": amountWords(high, loc)})
}

func (g *guideCard) newDeadlineRows(list []money.Deadline) (rows []fyne.CanvasObject) {
	for _, d := range list {
		words := lang.L("{{.Year}}: by {{.Day}}", map[string]any{"Year": yearLabel(d.Year), "Day": d.Day.FormatPlain(g.screen.host.Locale())})
		rows = append(rows, widgets.NewAside(8, 1, widgets.NewText(words, widgets.Style{Flow: widgets.Folded}), g.screen.newOpenButton(d.Note.Entry)))
	}
	return rows
}

func (g *guideCard) newArgumentRows(list []money.Argument) (rows []fyne.CanvasObject) {
	if !g.all {
		list = list[:min(len(list), fewArguments)]
	}
	for _, a := range list {
		about := []string{a.Title}
		if a.Known {
			about = append([]string{amountWords(a.Amount, g.screen.host.Locale())}, about...)
		}
		words := widgets.NewStacked(0.5, widgets.NewText(a.Rationale(), widgets.Style{Flow: widgets.Folded}), newSmallText(strings.Join(about, " · "), theme.Muted))
		rows = append(rows, widgets.NewAside(8, 1, words, g.screen.newOpenButton(a.Entry)))
	}
	return rows
}

// newQuestionRows builds the rows of what is not known yet, each with a button that
// begins a note on it.
func (g *guideCard) newQuestionRows(list []money.Question) (rows []fyne.CanvasObject) {
	if !g.all {
		list = list[:min(len(list), fewQuestions)]
	}
	for _, q := range list {
		words := widgets.NewText(lang.L(q.Words), widgets.Style{Color: theme.Amber, Flow: widgets.Folded})
		note := widgets.NewButton(lang.L("Note it"), widgets.ButtonStyle{Small: true}, func() { g.screen.beginAnswer(q) })
		rows = append(rows, widgets.NewAside(9, 1.5, words, note))
	}
	return rows
}
