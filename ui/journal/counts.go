package journal

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// countsPanel shows for which steps of the chosen framework an entry is evidence: as
// chips in its row, and under the open entry with the strength of that evidence.
type countsPanel struct {
	host   kit.Host
	owner  *Screen
	object *fyne.Container
	row    *fyne.Container
	task   *widgets.Text
	ask    *widgets.Button // the answer that would make the entry count for more

	asked    *readiness.Question // or nil
	counting readiness.StepsByEntry
	labels   map[string]string // by a step's id; nil while the map is being read
}

func newCountsPanel(host kit.Host, owner *Screen) *countsPanel {
	c := &countsPanel{host: host, owner: owner, row: widgets.NewWrap(1.5)}
	c.task = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Amber, Flow: widgets.Folded})
	c.ask = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Linked, Small: true}, c.onAsk)
	c.object = widgets.NewStacked(0, widgets.NewHairline(), widgets.NewInset(widgets.NewStacked(1, c.row, c.task), 2, 3, 2, 4))
	c.ask.Hide()
	c.object.Hide()
	return c
}

// reload asks the readiness index again which entries count for which steps.
func (c *countsPanel) reload() {
	index := c.host.Readiness()
	if index == nil {
		return
	}
	on := c.host.Locale().Today
	kit.Load(c.host, "journal steps", func(context.Context) (readiness.StepsByEntry, error) {
		return index.StepsByEntry(index.ChosenFramework().ID, on)
	}, func(counting readiness.StepsByEntry) {
		c.counting, c.labels = counting, kit.StepLabels(counting.Report)
		c.owner.list.rows.Refresh()
		c.showCounts()
	})
}

// stepsOf gives the steps that an entry counts for.
func (c *countsPanel) stepsOf(entry string) (steps []readiness.StepReport) {
	for _, at := range c.counting.StepsOf(entry) {
		steps = append(steps, c.counting.Report.Steps[at])
	}
	return steps
}

// stepChips gives the steps of an entry as its row shows them.
func (c *countsPanel) stepChips(id string) []widgets.ChipContent {
	var labels []string
	for _, s := range c.stepsOf(id) {
		labels = append(labels, c.labels[s.ID])
	}
	if len(labels) == 0 {
		return nil
	}
	return []widgets.ChipContent{{Text: strings.Join(labels, " · ")}}
}

// showCounts says what the open entry counts for.
func (c *countsPanel) showCounts() {
	base := c.owner.editor.base
	if base == nil || base.Trashed || c.labels == nil {
		c.object.Hide()
		return
	}
	c.row.RemoveAll()
	steps := c.stepsOf(base.ID)
	c.row.Add(widgets.NewText(stepsHeading(steps), widgets.Style{Size: theme.Caption, Color: theme.Muted}))
	for _, s := range steps {
		chip := widgets.NewChip(widgets.ChipContent{Text: c.labels[s.ID] + " " + text.Shorten(s.Title, 24), State: widgets.ChipAccent})
		chip.OnTapped = func() { c.host.Go(kit.Route{Screen: kit.ScreenReadiness, ID: s.ID}) }
		c.row.Add(chip)
	}
	c.row.Add(c.ask)
	c.task.SetText(readiness.MissingReasonHint(*base))
	widgets.SetShown(c.task, c.task.Text() != "")
	if c.asked != nil && c.asked.Entry != base.ID {
		c.showQuestion(nil)
	} else {
		c.arrange()
	}
	c.loadQuestion(*base)
}

func (c *countsPanel) arrange() {
	c.row.Refresh()
	widgets.SetShown(c.object, len(c.row.Objects) > 2 || c.task.Visible() || c.ask.Visible())
	c.owner.editor.below.Refresh()
}

// loadQuestion finds the one answer that would make the entry count for more.
func (c *countsPanel) loadQuestion(base model.Entry) {
	index, journal, on := c.host.Readiness(), c.host.Journal(), c.host.Locale().Today
	kit.Load(c.host, "journal question", func(ctx context.Context) (readiness.Impact, error) {
		return index.Impact(index.ChosenFramework().ID, base.ID, on, func(id string) (model.Entry, error) { return journal.Entry(ctx, id) })
	}, func(impact readiness.Impact) {
		if open := c.owner.editor.base; open != nil && open.ID == base.ID {
			c.showQuestion(impact.Question)
		}
	})
}

func (c *countsPanel) showQuestion(q *readiness.Question) {
	c.asked = q
	if q != nil {
		c.ask.SetText(lang.L("{{.Question}} +{{.Gain}}", map[string]any{"Question": lang.L(q.Words), "Gain": advice.GainWords(q.Gain)}))
	}
	widgets.SetShown(c.ask, q != nil)
	c.arrange()
}

// onAsk puts the cursor where the answer belongs.
func (c *countsPanel) onAsk() {
	if c.asked != nil {
		c.owner.editor.form.ShowAsked(map[string]string{c.asked.Part: ""}, c.host.Window().Canvas())
	}
}

func stepsHeading(steps []readiness.StepReport) string {
	if len(steps) == 0 {
		return lang.L("Counts for no step yet")
	}
	return lang.L("Counts for")
}
