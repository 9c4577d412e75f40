package money

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model/money"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// initiativeCard is the card of the initiatives: which were funded and what became of
// them, what those that got there have in common, and what the person applies.
type initiativeCard struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container

	fields   *gridLayout
	cells    *fyne.Container
	patterns *fyne.Container
	lessons  *fyne.Container
	none     *widgets.Text
	step     *stepLink
}

func newInitiativeCard(s *Screen) *initiativeCard {
	b := &initiativeCard{screen: s, fields: &gridLayout{least: 13, gap: 4}, patterns: widgets.NewStacked(0), lessons: widgets.NewStacked(0)}
	b.cells = container.New(b.fields)
	b.none = newSmallText(lang.L("Note which initiatives here got money and which did not, and what became of them. They need not be yours."), theme.Muted)
	b.step = newStepLink(s, "initiatives", lang.L("What you learn here counts for"))
	below := container.New(&gridLayout{columns: 2, least: 22, gap: 4}, b.patterns, b.lessons)
	b.column = widgets.NewStacked(4, b.none, b.cells, below, b.step.object)
	b.object = widgets.NewCard(lang.L("Initiatives"), "", b.column)
	return b
}

var fundingWords = map[string]string{"yes": "Funded", "no": "Not funded", "unknown": "Funding not known"}

var outcomeWords = map[string]string{"running": "running", "thriving": "thriving", "died": "died", "": "outcome not said"}

func (b *initiativeCard) showInitiatives() {
	l := b.screen.ledger
	widgets.SetShown(b.none, len(l.Initiatives) == 0)
	widgets.SetShown(b.cells, len(l.Initiatives) > 0)
	b.showCells(l)
	b.showPatterns(l)
	b.showLessons(l)
}

// showCells fills the board. An unknown funding or outcome has a row or column only
// if an initiative is in it.
func (b *initiativeCard) showCells(l money.Ledger) {
	outcomes := slices.DeleteFunc(slices.Clone(money.Outcomes), func(outcome string) bool {
		return outcome == "" && !slices.ContainsFunc(l.Initiatives, func(i money.Initiative) bool { return i.Outcome() == "" })
	})
	b.fields.columns = len(outcomes)
	b.cells.RemoveAll()
	for _, funded := range money.Fundings {
		if funded == "unknown" && !slices.ContainsFunc(l.Initiatives, func(i money.Initiative) bool { return i.Funding() == "unknown" }) {
			continue
		}
		for _, outcome := range outcomes {
			b.cells.Add(b.newCell(funded, outcome, l.InitiativesAt(funded, outcome)))
		}
	}
}

// newCell builds one field of the board with its initiatives.
func (b *initiativeCard) newCell(funded, outcome string, list []money.Initiative) fyne.CanvasObject {
	heading := lang.L("{{.Funded}}, {{.Outcome}}: {{.Count}}", map[string]any{"Funded": lang.L(fundingWords[funded]), "Outcome": lang.L(outcomeWords[outcome]), "Count": len(list)})
	cell := widgets.NewStacked(1, widgets.NewHairline(), newSmallText(heading, theme.Muted))
	for _, i := range list {
		row := widgets.NewStacked(0.5, widgets.NewText(i.Title, widgets.Style{Bold: true, Flow: widgets.Folded}))
		if why := i.Reasons(); why != "" {
			row.Add(newSmallText(why, theme.Muted))
		}
		if part := i.Values.Text("my_part"); part != "" {
			row.Add(newSmallText(lang.L("My part: {{.Part}}", map[string]any{"Part": part}), theme.Ink))
		}
		cell.Add(widgets.NewInset(widgets.NewAside(8, 1, row, b.screen.newOpenButton(i.Entry)), 0.5, 0, 1, 0))
	}
	return cell
}

// traitWords end a sentence that says how many have a trait.
var traitWords = map[money.Trait]string{
	money.Sponsored: "had a sponsor", money.ExecutiveSponsor: "had an executive sponsor", money.SponsorOutsideIT: "had a sponsor outside IT",
	money.NumberInGoal: "named a number in their goal", money.ReasonSaid: "had a business reason",
}

// groupWords name the two groups of a contrast within a sentence.
var groupWords = map[money.Contrast][2]string{
	money.FundedOrNot: {"funded", "not funded"}, money.ThrivingOrNot: {"thriving", "that died"},
}

// showPatterns shows what the initiatives have in common, always with the numbers, or
// why the numbers show nothing yet.
func (b *initiativeCard) showPatterns(l money.Ledger) {
	b.patterns.RemoveAll()
	if len(l.Initiatives) == 0 {
		return
	}
	b.patterns.Add(newSmallText(lang.L("What they have in common"), theme.Muted))
	for _, c := range []money.Contrast{money.FundedOrNot, money.ThrivingOrNot} {
		groups := groupWords[c]
		one, other := l.ContrastGroups(c)
		patterns := l.Patterns(c)
		for _, p := range patterns {
			words := lang.L("{{.With}} of {{.All}} {{.Group}} {{.Trait}}; of those {{.Other}}, {{.OtherWith}} of {{.OtherAll}}.", map[string]any{
				"With": p.With, "All": p.All, "Group": lang.L(groups[0]), "Trait": lang.L(traitWords[p.Trait]), "Other": lang.L(groups[1]), "OtherWith": p.OtherWith, "OtherAll": p.OtherAll})
			b.patterns.Add(newEdgedRow(len(b.patterns.Objects) > 1, widgets.NewText(words, widgets.Style{Flow: widgets.Folded})))
		}
		numbers := map[string]any{"One": len(one), "Group": lang.L(groups[0]), "Others": len(other), "Other": lang.L(groups[1]), "Least": money.LeastCompared}
		switch {
		case len(patterns) > 0:
			continue
		case len(one) < money.LeastCompared || len(other) < money.LeastCompared:
			b.patterns.Add(newEdgedRow(len(b.patterns.Objects) > 1, newSmallText(lang.L("{{.One}} {{.Group}} and {{.Others}} {{.Other}} are too few to compare; {{.Least}} of each would do.", numbers), theme.Muted)))
		default:
			b.patterns.Add(newEdgedRow(len(b.patterns.Objects) > 1, newSmallText(lang.L("{{.One}} {{.Group}} and {{.Others}} {{.Other}} show no clear difference.", numbers), theme.Muted)))
		}
	}
}

// showLessons lists what the person applies to their own initiatives, and which
// running ones teach nothing yet.
func (b *initiativeCard) showLessons(l money.Ledger) {
	said, unsaid := l.Lessons()
	b.lessons.RemoveAll()
	if len(said)+len(unsaid) == 0 {
		return
	}
	b.lessons.Add(newSmallText(lang.L("What I apply to mine"), theme.Muted))
	add := func(row fyne.CanvasObject) { b.lessons.Add(newEdgedRow(len(b.lessons.Objects) > 1, row)) }
	for _, i := range said {
		words := widgets.NewStacked(0.5, widgets.NewText(i.Values.Text("takeaway"), widgets.Style{Flow: widgets.Folded}), newSmallText(i.Title, theme.Muted))
		add(widgets.NewAside(8, 1, words, b.screen.newOpenButton(i.Entry)))
	}
	for _, i := range unsaid {
		words := widgets.NewText(lang.L("{{.Title}}: not said yet", map[string]any{"Title": i.Title}), widgets.Style{Color: theme.Amber, Flow: widgets.Folded})
		add(widgets.NewAside(9, 1.5, words, widgets.NewButton(lang.L("Say it"), widgets.ButtonStyle{Small: true}, func() { b.screen.beginLesson(i) })))
	}
}
