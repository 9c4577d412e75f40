package line

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// counting says for which steps a line would count once it is saved, and how much
// that raises the coverage.
type counting struct {
	line *Line
	said *widgets.Text
}

// countPause is how long the keyboard rests before a line is tried.
const countPause = 300 * time.Millisecond

func newCounting(l *Line) *counting {
	c := &counting{line: l, said: widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})}
	c.said.Hide()
	return c
}

// count tries a line once the keyboard rests. Until then what is said of the words
// before them stays, so that the line does not jump at each key.
func (c *counting) count(typed model.Capture) {
	host := c.line.host
	index := host.Readiness()
	if index == nil || typed.Title == "" || typed.Problem != nil || c.line.several.hasLines() {
		host.After("line counting", 0, nil)
		c.say("")
		return
	}
	at, did, on := c.line.Field.Text, c.line.words.decisions.clone(), host.Locale().Today
	host.After("line counting", countPause, func() {
		kit.Load(host, "line counting", func(ctx context.Context) (string, error) {
			edits, err := c.line.newEdits(ctx, []model.Capture{typed}, did, on)
			if err != nil {
				return "", nil // told when the line is saved
			}
			entries, err := host.Journal().Prepare(ctx, model.Added, edits)
			if err != nil {
				return "", nil
			}
			framework := index.ChosenFramework().ID
			effect, err := index.EffectOf(framework, on, entries)
			if err != nil || effect.Gain <= 0 {
				return "", err
			}
			report, err := index.CoverageReport(framework, on)
			return describeEffect(effect, kit.StepLabels(report)), err
		}, func(said string) {
			if c.line.Field.Text == at {
				c.say(said)
			}
		})
	})
}

// IsCounted reports whether it is said what the line counts for.
func (l *Line) IsCounted() bool { return l.counts.said.Visible() }

func (c *counting) say(said string) {
	if said == c.said.Text() {
		return
	}
	c.said.SetText(said)
	widgets.SetShown(c.said, said != "")
	c.line.onResized()
}

// describeEffect names one step by its title, and several by their numbers.
func describeEffect(e readiness.Effect, labels map[string]string) string {
	gain := "+" + advice.GainWords(e.Gain)
	if len(e.Steps) == 1 {
		step := e.Steps[0]
		return lang.L("Counts for step {{.Number}}, {{.Title}}: {{.Gain}}", map[string]any{"Number": labels[step.ID], "Title": text.Shorten(step.Title, 40), "Gain": gain})
	}
	var numbers []string
	for _, step := range e.Steps {
		numbers = append(numbers, labels[step.ID])
	}
	return lang.L("Counts for steps {{.Numbers}}: {{.Gain}}", map[string]any{"Numbers": strings.Join(numbers, ", "), "Gain": gain})
}
