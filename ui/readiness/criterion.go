package readiness

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model/readiness"
	"rung/ui/charts"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// criterionRow is one row of a step: its statement and gap, the claim, and the
// evidence as a number, a bar and a share.
type criterionRow struct {
	screen *Screen
	object *fyne.Container
	report readiness.CriterionReport

	edge       *widgets.Ground
	title, gap *widgets.Text
	claim      *widgets.Chip
	count      *widgets.Button
	bar        *charts.Bar
	number     *widgets.Text
}

func newCriterionRow(t *stepCard) *criterionRow {
	s := t.screen
	c := &criterionRow{screen: s, edge: widgets.NewHairline(), bar: charts.NewBar(0)}
	c.title = widgets.NewText("", widgets.Style{Bold: true, Flow: widgets.Folded})
	c.gap = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	c.claim = widgets.NewChip(widgets.ChipContent{})
	c.claim.OnTapped = c.chooseAnswer
	c.count = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Linked, Small: true}, c.openEntries)
	c.number = widgets.NewText("", widgets.Style{Size: theme.Caption, Bold: true, Align: fyne.TextAlignTrailing})
	meter := container.NewStack(
		container.NewBorder(nil, nil, nil, widgets.NewFixedWidth(3, c.number), widgets.NewFixedWidth(5.5, c.bar)),
		widgets.NewTapArea(c.openEntries))
	words := widgets.NewStacked(0.5, c.title, c.gap)
	c.object = widgets.NewStacked(0, c.edge, widgets.NewInset(widgets.NewAside(11, 2, words, c.claim, widgets.NewFixedWidth(5.6, c.count), meter), 2.5, 0, 2.5, 0))
	return c
}

func (c *criterionRow) showCriterion(r readiness.CriterionReport, edged bool) {
	c.report = r
	widgets.SetShown(c.edge, edged)
	c.title.SetText(r.Title)
	c.gap.SetText(r.Gap)
	c.gap.SetColor(theme.Muted)
	if r.IsUnproven() {
		c.gap.SetText(lang.L("You say so; no entry shows it yet. {{.Gap}}", map[string]any{"Gap": r.Gap}))
		c.gap.SetColor(theme.Amber)
	}
	widgets.SetShown(c.gap, c.gap.Text() != "")
	c.claim.SetContent(claimChip(r.Claim))
	c.count.SetText(entryCount(len(r.Evidence)))
	if len(r.Evidence) > 0 {
		c.count.Enable()
	} else {
		c.count.Disable()
	}
	c.bar.SetTones(share(r.Coverage), share(r.Done))
	c.number.SetText(percent(r.Coverage))
}

func claimChip(answer string) widgets.ChipContent {
	switch answer {
	case "yes":
		return widgets.ChipContent{Text: lang.L("you say: yes"), State: widgets.ChipAccent}
	case "partly":
		return widgets.ChipContent{Text: lang.L("you say: partly")}
	case "no":
		return widgets.ChipContent{Text: lang.L("you say: no"), State: widgets.ChipWarn}
	}
	return widgets.ChipContent{Text: lang.L("your answer?"), State: widgets.ChipSuggested}
}

// openEntries leads to the entries that count.
func (c *criterionRow) openEntries() { c.screen.openEntries("step:" + c.report.ID) }

// chooseAnswer asks the criterion's question under its chip.
func (c *criterionRow) chooseAnswer() {
	var items []*fyne.MenuItem
	for _, line := range foldLines(c.report.Question, 40) {
		asked := fyne.NewMenuItem(line, nil)
		asked.Disabled = true
		items = append(items, asked)
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, a := range []struct{ id, word string }{{"yes", lang.L("Yes")}, {"partly", lang.L("Partly")}, {"no", lang.L("No")}} {
		item := fyne.NewMenuItem(a.word, func() { c.saveAnswer(a.id, a.word) })
		item.Checked = c.report.Claim == a.id
		items = append(items, item)
	}
	widgets.ShowMenu(c.claim, items...)
}

// saveAnswer saves the person's answer as a separate entry.
func (c *criterionRow) saveAnswer(id, word string) {
	if id == c.report.Claim {
		return
	}
	entry := readiness.NewClaim(c.screen.shown.framework(), c.report.ID, id, c.screen.today())
	c.screen.advice.SaveEntry(entry, lang.L("“{{.Title}}”: {{.Answer}}.", map[string]any{"Title": c.report.Title, "Answer": word}))
}

// foldLines breaks a text into lines of at most so many characters, since a menu cannot
// wrap.
func foldLines(text string, most int) (lines []string) {
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		if last >= 0 && len([]rune(lines[last]+" "+word)) <= most {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}
