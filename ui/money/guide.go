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

// guide is the card that tells from the notes how money gets approved, and what
// they do not tell yet.
type guide struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container

	parts *fyne.Container
	more  *widgets.Button
	step  *stepLink
	whole bool // every argument and every question is shown, not only the first few
}

// fewArguments is how many arguments of a kind are shown at first, and
// fewQuestions how many of what is not known yet.
const (
	fewArguments = 2
	fewQuestions = 4
)

func newGuide(s *Screen) *guide {
	g := &guide{screen: s, parts: widgets.NewStacked(3)}
	g.more = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true}, g.onWhole)
	g.step = newStepLink(s, "budgeting", lang.L("What you find out counts for"))
	g.column = widgets.NewStacked(3, g.parts, g.step.object)
	g.object = widgets.NewCard(lang.L("How money gets approved here"), "", g.column)
	return g
}

func (g *guide) refresh() {
	of := g.screen.ledger.Guide()
	g.parts.RemoveAll()
	g.add(lang.L("Who decides"), g.deciders(of.Deciders))
	g.add(lang.L("When requests must be in"), g.deadlines(of.Due))
	g.add(lang.L("What won"), g.arguments(of.Won))
	g.add(lang.L("What was granted in part"), g.arguments(of.InPart))
	g.add(lang.L("What was refused"), g.arguments(of.Lost))
	g.add(lang.L("Not known yet"), g.questions(of.Open))
	more := beyond(len(of.Open), fewQuestions)
	for _, list := range [][]money.Argument{of.Won, of.InPart, of.Lost} {
		more += beyond(len(list), fewArguments)
	}
	if more == 0 {
		return
	}
	g.more.SetText(kit.Counted(more, "1 more", "{{.Count}} more"))
	if g.whole {
		g.more.SetText(lang.L("Fewer"))
	}
	g.parts.Add(widgets.NewWrap(1, g.more))
}

func beyond(n, few int) int { return max(n-few, 0) }

func (g *guide) onWhole() {
	g.whole = !g.whole
	g.refresh()
	g.screen.arrange()
}

// add puts rows under their heading, where there are any.
func (g *guide) add(heading string, rows []fyne.CanvasObject) {
	if len(rows) == 0 {
		return
	}
	part := widgets.NewStacked(0, small(heading, theme.Muted))
	for i, row := range rows {
		part.Add(edged(i > 0, row))
	}
	g.parts.Add(part)
}

func (g *guide) deciders(list []money.Decider) (rows []fyne.CanvasObject) {
	for _, d := range list {
		words := map[string]any{"Range": g.rangeWords(d.Low, d.High), "Name": d.Name}
		line := widgets.NewText(lang.L("{{.Range}}: {{.Name}}", words), widgets.Style{Flow: widgets.Folded})
		note := kit.Counted(d.Requests, "1 request", "{{.Count}} requests")
		if d.Refused > 0 {
			note += ", " + lang.L("{{.Count}} refused", map[string]any{"Count": d.Refused})
		}
		if len(d.Natures) > 0 {
			note = strings.Join(natureWords(d.Natures), lang.L(" and ")) + " · " + note
		}
		open := g.screen.opener(model.Entry{ID: d.ID, Title: d.Name})
		rows = append(rows, widgets.NewAside(8, 1, widgets.NewStacked(0.5, line, small(note, theme.Muted)), open))
	}
	return rows
}

func natureWords(natures []string) []string {
	words := make([]string, len(natures))
	for i, nature := range natures {
		words[i] = natureWord(nature)
	}
	return words
}

// rangeWords tells from which to which amount somebody decided.
func (g *guide) rangeWords(low, high model.Money) string {
	loc := g.screen.host.Locale()
	if low == high {
		return amountWords(low, loc)
	}
	return lang.L("{{.Low}} to {{.High}}", map[string]any{"Low": low.Decimal().Format(loc), "High": amountWords(high, loc)})
}

func (g *guide) deadlines(list []money.Deadline) (rows []fyne.CanvasObject) {
	for _, d := range list {
		words := lang.L("{{.Year}}: by {{.Day}}", map[string]any{"Year": yearWord(d.Year), "Day": d.Day.FormatPlain(g.screen.host.Locale())})
		rows = append(rows, widgets.NewAside(8, 1, widgets.NewText(words, widgets.Style{Flow: widgets.Folded}), g.screen.opener(d.Note.Entry)))
	}
	return rows
}

func (g *guide) arguments(list []money.Argument) (rows []fyne.CanvasObject) {
	if !g.whole {
		list = list[:min(len(list), fewArguments)]
	}
	for _, a := range list {
		about := []string{a.Title}
		if a.Known {
			about = append([]string{amountWords(a.Amount, g.screen.host.Locale())}, about...)
		}
		words := widgets.NewStacked(0.5, widgets.NewText(a.Rationale(), widgets.Style{Flow: widgets.Folded}), small(strings.Join(about, " · "), theme.Muted))
		rows = append(rows, widgets.NewAside(8, 1, words, g.screen.opener(a.Entry)))
	}
	return rows
}

// questions are the gaps, each with the button that begins the note that closes
// it.
func (g *guide) questions(list []money.Question) (rows []fyne.CanvasObject) {
	if !g.whole {
		list = list[:min(len(list), fewQuestions)]
	}
	for _, q := range list {
		words := widgets.NewText(lang.L(q.Words), widgets.Style{Color: theme.Amber, Flow: widgets.Folded})
		note := widgets.NewButton(lang.L("Note it"), widgets.ButtonStyle{Small: true}, func() { g.screen.answer(q) })
		rows = append(rows, widgets.NewAside(9, 1.5, words, note))
	}
	return rows
}
