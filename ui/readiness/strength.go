package readiness

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// mostExplained is how many entries of a criterion the explanation names.
const mostExplained = 8

// explainStrength says in words how strength and coverage are counted, and shows it on
// the entries that count for the step.
func (t *stepCard) explainStrength() {
	r, host := t.report, t.screen.host
	kit.Load(host, "readiness explain", func(ctx context.Context) (map[string]model.Entry, error) {
		known := map[string]model.Entry{}
		var err error
		for _, c := range r.Criteria {
			for _, e := range c.Evidence[:min(len(c.Evidence), mostExplained)] {
				if _, met := known[e.Entry]; !met && err == nil {
					known[e.Entry], err = host.Journal().Entry(ctx, e.Entry)
				}
			}
		}
		return known, err
	}, func(known map[string]model.Entry) {
		t.showExplanation(r, known)
	})
}

func (t *stepCard) showExplanation(r readiness.StepReport, known map[string]model.Entry) {
	body := widgets.NewStacked(2)
	say := func(words string, style widgets.Style) {
		style.Flow = widgets.Folded
		body.Add(widgets.NewText(words, style))
	}
	say(lang.L("An entry counts half as soon as it says what you did. The other half comes as you tell it well: each part that a criterion asks for, such as the result, a number or who was there, adds its share once it says something."), widgets.Style{})
	say(lang.L("A criterion adds up occasions until it has what it needs. What happened on one day with the same people is one occasion, and the same words twice count once; where it takes time to show, one day is a third at most. A step is the mean of its criteria. What you answer yourself stands beside it and is not counted."), widgets.Style{})
	for _, c := range r.Criteria {
		body.Add(widgets.NewHairline())
		head := c.Title + " · " + percent(c.Coverage)
		if c.Done > c.Coverage {
			head += " · " + lang.L("{{.Done}} done", map[string]any{"Done": percent(c.Done)})
		}
		say(head, widgets.Style{Bold: true})
		if c.Gap != "" {
			say(c.Gap, widgets.Style{Color: theme.Muted})
		}
		if len(c.Evidence) == 0 {
			say(lang.L("No entry counts here yet."), widgets.Style{Color: theme.Muted})
		}
		for _, e := range c.Evidence[:min(len(c.Evidence), mostExplained)] {
			entry := known[e.Entry]
			say(entry.Title+" · "+percent(e.Strength), widgets.Style{})
			told := lang.L("Told well.")
			if len(e.Missing) > 0 {
				told = lang.L("Not told yet: {{.Parts}}.", map[string]any{"Parts": text.LowerFirst(strings.Join(e.Missing, ", "))})
			}
			say(told, widgets.Style{Size: theme.Caption, Color: theme.Muted})
		}
		if more := len(c.Evidence) - mostExplained; more > 0 {
			say(kit.Counted(more, "and 1 more entry", "and {{.Count}} more entries"), widgets.Style{Size: theme.Caption, Color: theme.Muted})
		}
	}
	host := t.screen.host
	host.Ask(kit.Question{Title: lang.L("How strength is counted"), Content: fyne.CanvasObject(body), No: lang.L("Close"), Long: true})
}
