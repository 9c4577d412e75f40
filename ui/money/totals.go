package money

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/money"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// totalsCard is the card of what was asked, granted and spent, in one currency at a
// time: by year as a chart, and for one year by category with what explains its
// differences.
type totalsCard struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container

	card        *widgets.Card
	chart       *charts.Columns
	inWords     *fyne.Container // the chart as a table
	rows        []*yearRow
	table       *widgets.Button
	choices     *fyne.Container // currencies, natures, and the table
	currencies  []*widgets.Button
	natures     [3]*widgets.Button
	leftOut     *widgets.Text // which notes the sums leave out, or count by a guess
	problem     *fyne.Container
	year        *fyne.Container // one year by category
	explanation *fyne.Container

	currency       string // the one chosen, if notes use it
	currencyChosen bool
	nature         string
	chosenYear     int // the year looked at, or 0 for the last one
	asTable        bool
	years          []money.Line // as in the chart
}

// natures are the kinds of money to choose from; "" stands for all.
var natures = [3]string{"", "operating", "capital"}

// mostYears is how many years the chart has room for; the table has all.
const mostYears = 4

func newTotalsCard(s *Screen) *totalsCard {
	t := &totalsCard{screen: s, inWords: widgets.NewStacked(0), choices: widgets.NewWrap(1), problem: widgets.NewStacked(0),
		year: widgets.NewStacked(0), explanation: widgets.NewStacked(0), leftOut: newSmallText("", theme.Muted)}
	t.chart = charts.NewColumns(func(group int) { t.chooseYear(t.years[max(len(t.years)-mostYears, 0)+group].Year) })
	t.table = widgets.NewButton(lang.L("As a table"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, t.onTable)
	for i, word := range []string{lang.L("All"), lang.L("Operating"), lang.L("Capital")} {
		t.natures[i] = widgets.NewButton(word, widgets.ButtonStyle{Look: widgets.Plain, Small: true}, func() {
			t.nature = natures[i]
			t.redraw()
		})
	}
	t.column = widgets.NewStacked(3, t.choices, t.problem, t.chart, t.inWords, t.leftOut, t.year, t.explanation)
	t.card = widgets.NewCard(lang.L("Asked, granted, spent"), "", t.column)
	t.object = t.card
	return t
}

// redraw shows the same notes after another choice.
func (t *totalsCard) redraw() {
	t.showTotals()
	t.screen.arrange()
}

func (t *totalsCard) chooseYear(year int) {
	t.chosenYear = year
	t.redraw()
}

func (t *totalsCard) onTable() {
	t.asTable = !t.asTable
	t.table.SetLook(widgets.ToggleLook(t.asTable))
	t.redraw()
}

// shownCurrency gives the currency to show: the chosen one, else the journal's own
// where notes use it, else the most used.
func (t *totalsCard) shownCurrency(codes []string) string {
	own := t.screen.host.Locale().Currency
	switch {
	case t.currencyChosen && slices.Contains(codes, t.currency):
		return t.currency
	case slices.Contains(codes, own) || len(codes) == 0:
		return own
	}
	return codes[0]
}

func (t *totalsCard) showTotals() {
	l := t.screen.ledger
	codes := l.Currencies()
	currency := t.shownCurrency(codes)
	t.showChoices(codes, currency)
	lines, err := l.Lines(currency)
	var years []money.Line
	if err == nil {
		lines = money.LinesOfNature(lines, t.nature)
		years, err = money.JoinByYear(currency, lines)
	}
	t.problem.RemoveAll()
	if err != nil {
		lines, years = nil, nil
		t.problem.Add(widgets.NewBanner(widgets.Warning, model.ExplainError(err), widgets.Action{Text: lang.L("Show the notes"), Do: func() { t.screen.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: "kind:budget"}) }}))
	} else if len(years) == 0 {
		t.problem.Add(newSmallText(lang.L("No budget note gives an amount here yet. Type it as you write it: 84000 USD, or €900."), theme.Muted))
	}
	t.years = years
	t.showYears()
	t.showLeftOut(currency)
	t.showYear(lines)
	for _, part := range []*fyne.Container{t.problem, t.year, t.explanation} {
		widgets.SetShown(part, len(part.Objects) > 0)
	}
}

// showChoices offers the currencies in use and says which is shown.
func (t *totalsCard) showChoices(codes []string, currency string) {
	nature := lang.L("operating and capital")
	if t.nature != "" {
		nature = natureLabel(t.nature)
	}
	t.card.SetHeading(lang.L("Asked, granted, spent"), currencyLabel(currency)+", "+nature)
	for len(t.currencies) < len(codes) {
		t.currencies = append(t.currencies, widgets.NewButton("", widgets.ButtonStyle{Small: true}, nil))
	}
	t.choices.Objects = nil
	for i, code := range codes {
		button := t.currencies[i]
		button.SetText(currencyLabel(code))
		button.SetLook(widgets.ToggleLook(code == currency))
		button.OnTapped = func() {
			t.currency, t.currencyChosen = code, true
			t.redraw()
		}
		if len(codes) > 1 {
			t.choices.Add(button)
		}
	}
	for i, button := range t.natures {
		button.SetLook(widgets.ToggleLook(natures[i] == t.nature))
		t.choices.Add(button)
	}
	t.choices.Add(t.table)
}

// showYears shows the last mostYears years as columns, or all years in words.
func (t *totalsCard) showYears() {
	loc := t.screen.host.Locale()
	group := func(line money.Line) charts.ColumnGroup {
		g := charts.ColumnGroup{Label: yearLabel(line.Year)}
		for _, sum := range []money.Sum{line.Asked, line.Granted, line.Spent} {
			column := charts.Column{Amount: sum.Minor, Short: shortAmount(sum.Money, loc)}
			if sum.IsKnown() {
				column.Words = amountWords(sum.Money, loc)
			}
			g.Columns = append(g.Columns, column)
		}
		return g
	}
	var groups []charts.ColumnGroup
	for len(t.rows) < len(t.years) {
		t.rows = append(t.rows, newYearRow(t, len(t.rows) > 0))
	}
	for i, row := range t.rows {
		widgets.SetShown(row.object, i < len(t.years))
		if i < len(t.years) {
			row.showLine(t.years[i])
			groups = append(groups, group(t.years[i]))
		}
	}
	t.chart.SetGroups([]string{lang.L("Asked"), lang.L("Granted"), lang.L("Spent")}, groups[max(len(groups)-mostYears, 0):])
	widgets.SetShown(t.chart, !t.asTable && len(groups) > 0)
	widgets.SetShown(t.inWords, t.asTable && len(groups) > 0)
	widgets.SetShown(t.table, len(groups) > 0)
}

// yearRow is a year of the chart in words.
type yearRow struct {
	totals *totalsCard
	object fyne.CanvasObject
	words  *widgets.Text
	year   int
}

func newYearRow(t *totalsCard, below bool) *yearRow {
	r := &yearRow{totals: t, words: newSmallText("", theme.Ink)}
	show := widgets.NewButton(lang.L("By category"), widgets.ButtonStyle{Small: true}, func() { t.chooseYear(r.year) })
	r.object = newEdgedRow(below, widgets.NewAside(12, 2, r.words, show))
	t.inWords.Add(r.object)
	return r
}

func (r *yearRow) showLine(line money.Line) {
	r.year = line.Year
	r.words.SetText(lang.L("{{.Year}}: {{.Words}}", map[string]any{"Year": yearLabel(line.Year), "Words": r.totals.lineWords(line)}))
}

// lineWords says what is known of a line, with the difference on a line of its own.
func (t *totalsCard) lineWords(line money.Line) string {
	loc := t.screen.host.Locale()
	var words []string
	for _, part := range []struct {
		word string
		sum  money.Sum
	}{{"asked {{.Amount}}", line.Asked}, {"granted {{.Amount}}", line.Granted}, {"spent {{.Amount}}", line.Spent}} {
		if part.sum.IsKnown() {
			words = append(words, lang.L(part.word, map[string]any{"Amount": amountWords(part.sum.Money, loc)}))
		}
	}
	text := strings.Join(words, ", ")
	if d, known := line.Difference(); known {
		text += "\n" + differenceWords(d, loc)
	}
	return text
}

// showLeftOut says which notes the sums leave out, or count by a guess.
func (t *totalsCard) showLeftOut(currency string) {
	without, byDay := 0, 0
	for _, n := range t.screen.ledger.Notes {
		bare := false
		for _, key := range money.Amounts {
			m, there := n.Values.Money(key)
			bare = bare || there && m.Currency == ""
		}
		if bare {
			without++
		}
		if n.ByDay {
			byDay++
		}
	}
	var words []string
	if without > 0 && currency != "" {
		words = append(words, kit.Counted(without, "1 note gives an amount without a currency; it is counted apart.", "{{.Count}} notes give amounts without a currency; they are counted apart."))
	}
	if byDay > 0 {
		words = append(words, kit.Counted(byDay, "1 note names no fiscal year and is counted by its day.", "{{.Count}} notes name no fiscal year and are counted by their day."))
	}
	t.leftOut.SetText(strings.Join(words, " "))
	widgets.SetShown(t.leftOut, len(words) > 0)
}

// showYear shows one year by category, and what explains its differences.
func (t *totalsCard) showYear(lines []money.Line) {
	t.year.RemoveAll()
	t.explanation.RemoveAll()
	if len(t.years) == 0 {
		return
	}
	at := slices.IndexFunc(t.years, func(l money.Line) bool { return l.Year == t.chosenYear })
	if at < 0 {
		at = t.mostTellingYear()
	}
	year := t.years[at]
	head := lang.L("{{.Year}} by category", map[string]any{"Year": yearLabel(year.Year)})
	if d, known := year.Difference(); known {
		so := "{{.Year}}: spent {{.Difference}}"
		if t.screen.ledger.Cycle(year.Year).Whole.Last >= t.screen.today() {
			so = "{{.Year}}, so far: spent {{.Difference}}"
		}
		head = lang.L(so, map[string]any{"Year": yearLabel(year.Year), "Difference": differenceWords(d, t.screen.host.Locale())})
	}
	t.year.Add(widgets.NewInset(widgets.NewText(head, widgets.Style{Bold: true, Flow: widgets.Folded}), 0, 0, 1, 0))
	for i, line := range slices.DeleteFunc(slices.Clone(lines), func(l money.Line) bool { return l.Year != year.Year }) {
		words := widgets.NewStacked(0.5, widgets.NewText(lang.L("{{.Category}}, {{.Nature}}", map[string]any{"Category": categoryLabel(line.Category), "Nature": natureLabel(line.Nature)}), widgets.Style{Flow: widgets.Folded}),
			newSmallText(t.lineWords(line), theme.Muted))
		t.year.Add(newEdgedRow(i > 0, widgets.NewAside(8, 1, words, t.notesButton(line))))
	}
	t.showExplanations(year.Year)
}

// mostTellingYear gives the place of the last year with a difference between granted
// and spent, else of the last year.
func (t *totalsCard) mostTellingYear() int {
	for at := len(t.years) - 1; at >= 0; at-- {
		if _, known := t.years[at].Difference(); known {
			return at
		}
	}
	return len(t.years) - 1
}

// notesButton leads to the notes of a line.
func (t *totalsCard) notesButton(line money.Line) *widgets.Button {
	query := fmt.Sprintf("kind:budget fiscal_year:%d", line.Year)
	if line.Nature != "" {
		query += " nature:" + line.Nature
	}
	if line.Category != "" {
		query += fmt.Sprintf(" category:%q", line.Category)
	}
	return widgets.NewButton(lang.L("Notes on {{.Category}}", map[string]any{"Category": categoryLabel(line.Category)}), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "forward", IconOnly: true},
		func() { t.screen.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: query}) })
}

func (t *totalsCard) showExplanations(year int) {
	loc := t.screen.host.Locale()
	list := t.screen.ledger.Explanations(year)
	if len(list) == 0 {
		return
	}
	t.explanation.Add(widgets.NewText(lang.L("Explained by"), widgets.Style{Size: theme.Caption, Color: theme.Muted}))
	for i, e := range list {
		words := e.Rationale()
		if e.Known {
			words = lang.L("{{.Difference}}: {{.Words}}", map[string]any{"Difference": differenceWords(e.Difference, loc), "Words": words})
		}
		t.explanation.Add(newEdgedRow(i > 0, widgets.NewAside(8, 1, widgets.NewText(words, widgets.Style{Flow: widgets.Folded}), t.screen.newOpenButton(e.Entry))))
	}
}
