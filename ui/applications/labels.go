package applications

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// quietAfter is after how many days without news an application counts as quiet.
const quietAfter = 14

// statusLabel names how far an application has got.
func statusLabel(status string) string { return capitalize(lang.L(status)) }

// whereLabel tells an application inside the company from one elsewhere.
func whereLabel(a application) string {
	switch a.Values.Text("inside") {
	case "yes":
		return lang.L("inside")
	case "no":
		return lang.L("outside")
	}
	return ""
}

// outcomeLabel tells what came of an application, "" where nobody said so.
func outcomeLabel(a application) string {
	if outcome := a.Values.Text("outcome"); outcome != "" {
		return lang.L(outcome)
	}
	return ""
}

// isQuiet says that an answer has been awaited for long.
func (a application) isQuiet(on model.Day) bool {
	_, coming := a.nextInterview(on)
	return !coming && !a.isClosed() && a.status() != statuses[0] && on.DaysSince(a.lastStep(on)) >= quietAfter
}

// describeStep tells what happened last, or what comes next, and when.
func describeStep(a application, loc model.Locale) (what, when string) {
	if i, coming := a.nextInterview(loc.Today); coming {
		round := i.Values.Text("round")
		if round == "" {
			round = lang.L("Interview")
		}
		return round, i.Day.FormatShort(loc)
	}
	last := a.lastStep(loc.Today)
	on := func(e model.Entry) bool { return e.Day == last }
	switch {
	case slices.ContainsFunc(a.interviews, on):
		return lang.L("Interview"), last.FormatShort(loc)
	case slices.ContainsFunc(a.sent, on):
		return lang.L("Sent"), last.FormatShort(loc)
	}
	return lang.L("Written down"), last.FormatShort(loc)
}

// describeWait counts the days to the next step or since the last one, with a sign.
func describeWait(a application, on model.Day) (widgets.Sign, string) {
	if i, coming := a.nextInterview(on); coming {
		return widgets.Disc, text.Ago(on.DaysSince(i.Day))
	}
	ago := text.Ago(on.DaysSince(a.lastStep(on)))
	if a.isQuiet(on) {
		return widgets.Triangle, ago
	}
	return widgets.Ring, ago
}

// recordContent is an application as a row of the list.
func recordContent(a application, loc model.Locale) widgets.RecordContent {
	name := a.Values.Text("role")
	if name == "" {
		name = a.Title
	}
	about := text.Joined(" · ", a.company(), outcomeLabel(a), whereLabel(a), privateLabel(a.Entry))
	var names []string
	for _, c := range a.contacts {
		names = append(names, c.Title)
	}
	what, when := describeStep(a, loc)
	sign, ago := describeWait(a, loc.Today)
	sent := ""
	if len(a.sent) > 0 {
		sent = kit.Counted(len(a.sent), "1 file sent", "{{.Count}} files sent")
	}
	return widgets.RecordContent{
		Name:  widgets.Cell{Text: name, Below: about},
		Cells: []widgets.Cell{{Text: strings.Join(names, ", "), Below: sent}, {Text: what, Below: when}},
		Sign:  sign, State: ago, Brief: text.Joined(" · ", what, about),
	}
}

// wentLabel tells how an interview went, "" where nobody said so.
func wentLabel(i model.Entry) string {
	switch i.Values.Text("went") {
	case "well":
		return lang.L("went well")
	case "partly":
		return lang.L("went partly")
	case "badly":
		return lang.L("went badly")
	}
	return ""
}

func privateLabel(e model.Entry) string {
	if e.Private {
		return lang.L("private")
	}
	return ""
}

func capitalize(words string) string {
	first := []rune(words)
	if len(first) == 0 {
		return ""
	}
	return strings.ToUpper(string(first[:1])) + string(first[1:])
}

func newFoldedText(words string) *widgets.Text {
	return widgets.NewText(words, widgets.Style{Flow: widgets.Folded})
}

// newSmallText is words of a second line, which may fold.
func newSmallText(words string, ink fyne.ThemeColorName) *widgets.Text {
	return widgets.NewText(words, widgets.Style{Size: theme.Caption, Color: ink, Flow: widgets.Folded})
}

// newSection is lines under a heading and a hairline.
func newSection(heading string, lines ...fyne.CanvasObject) *fyne.Container {
	title := widgets.NewText(heading, widgets.Style{Size: theme.Caption, Color: theme.Muted, Bold: true})
	return widgets.NewStacked(1, append([]fyne.CanvasObject{widgets.NewHairline(), title}, lines...)...)
}
