package advice

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model/readiness"
	"rung/model/review"
	"rung/model/strength"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Row is one action: what, why, gain and effort, and what can be done
// about it.
type Row struct {
	// Object is what is shown, and Start the button that takes the action up.
	Object *fyne.Container
	Start  *widgets.Button

	advice *Advice
	action readiness.Action

	edge          *widgets.Ground
	title, reason *widgets.Text
	gain          *widgets.Chip
	effort        *widgets.Text
	plan, more    *widgets.Button
}

// NewRow builds a row that shows nothing yet.
func NewRow(a *Advice) *Row {
	r := &Row{advice: a, edge: widgets.NewHairline(), gain: widgets.NewChip(widgets.ChipContent{})}
	r.title = widgets.NewText("", widgets.Style{Bold: true, Flow: widgets.Folded})
	r.reason = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	r.effort = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted})
	r.Start = widgets.NewButton(lang.L("Start"), widgets.ButtonStyle{Small: true}, func() { a.Begin(r.action) })
	r.plan = widgets.NewButton(lang.L("Plan"), widgets.ButtonStyle{Small: true}, func() { a.showPlanMenu(r.action, r.plan) })
	r.more = widgets.NewButton(lang.L("More"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "more", IconOnly: true}, func() { a.showMoreMenu(r.action, r.more) })
	words := widgets.NewStacked(0.5, r.title, r.reason)
	r.Object = widgets.NewStacked(0, r.edge, widgets.NewInset(widgets.NewAside(12, 1.5, words,
		r.gain, widgets.NewFixedWidth(3.4, r.effort), r.Start, r.plan, r.more), 2.5, 0, 2.5, 0))
	return r
}

// ShowAction shows an action; edged draws a hairline above it.
func (r *Row) ShowAction(a readiness.Action, edged bool) {
	r.action = a
	widgets.SetShown(r.edge, edged)
	r.title.SetText(a.Title)
	reason := a.Reason
	if a.Due != "" {
		reason = lang.L("Due {{.Day}}.", map[string]any{"Day": a.Due.Format(r.advice.host.Locale())}) + " " + reason
	}
	r.reason.SetText(reason)
	widgets.SetShown(r.reason, reason != "")
	gain := widgets.ChipContent{Text: "+" + GainWords(a.Gain), State: widgets.ChipAccent}
	if a.Framework == review.Framework {
		gain = widgets.ChipContent{Text: lang.L("a story"), State: widgets.ChipPlain}
	}
	r.gain.SetContent(gain)
	r.effort.SetText(effortWords(a.Effort))
	r.Start.SetText(lang.L("Start"))
	r.plan.SetText(lang.L("Plan"))
	if a.Status == "planned" {
		r.Start.SetText(lang.L("Done"))
		r.plan.SetText(lang.L("Planned"))
	}
}

// GainWords writes a gain in percent, with a decimal where whole percents would hide
// it.
func GainWords(gain strength.Share) string {
	if gain >= 200 {
		return charts.Percent(int(gain))
	}
	tenths := max((int(gain)+5)/10, 1)
	return lang.L("{{.Whole}}.{{.Tenth}} %", map[string]any{"Whole": tenths / 10, "Tenth": tenths % 10})
}

func effortWords(minutes int) string {
	switch {
	case minutes < 60:
		return lang.L("{{.Count}} min", map[string]any{"Count": minutes})
	case minutes < 60*24:
		return lang.L("{{.Count}} h", map[string]any{"Count": (minutes + 30) / 60})
	default:
		return kit.Counted((minutes+60*12)/(60*24), "1 day", "{{.Count}} days")
	}
}
