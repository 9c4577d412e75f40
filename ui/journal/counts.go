package journal

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/assets/competencies"
	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
	"rung/model/text"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// countsPanel shows for which steps of the chosen framework an entry is evidence: as
// chips in its row, and under the open entry with the strength of that evidence and
// the competencies that its words hint at.
type countsPanel struct {
	host   kit.Host
	owner  *Screen
	object *fyne.Container
	row    *fyne.Container
	task   *widgets.Text

	brings   readiness.CompetencyRules
	counting readiness.StepsByEntry
	labels   map[string]string // by a step's id; nil while the map is being read
}

// settingGuess, with an entry's id after it, is the key of the setting that holds the
// hinted competencies that the person rejected for that entry.
const settingGuess = "guess."

func newCountsPanel(host kit.Host, owner *Screen) *countsPanel {
	c := &countsPanel{host: host, owner: owner, row: widgets.NewWrap(1.5)}
	c.task = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Amber, Flow: widgets.Folded})
	c.object = widgets.NewStacked(0, widgets.NewHairline(), widgets.NewInset(widgets.NewStacked(1, c.row, c.task), 2, 3, 2, 4))
	c.object.Hide()
	brings, err := readiness.ParseCompetencyRules(competencies.Name, competencies.Text)
	host.Fail(err)
	c.brings = brings
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
	entry := *base
	c.host.Load("journal guesses", func(ctx context.Context) func() {
		var removed []string
		err := c.host.Journal().Setting(ctx, settingGuess+entry.ID, &removed)
		guesses, guessErr := c.brings.GuessCompetencies(entry)
		return func() {
			if err = errors.Join(err, guessErr); err != nil || c.owner.editor.entryID != entry.ID {
				c.host.Fail(err)
				return
			}
			c.showSteps(entry, slices.DeleteFunc(guesses, func(id string) bool { return slices.Contains(removed, id) }), removed)
		}
	})
}

func (c *countsPanel) showSteps(entry model.Entry, guesses, removed []string) {
	c.row.RemoveAll()
	add := func(content widgets.ChipContent, tapped, gone func()) {
		chip := widgets.NewChip(content)
		chip.OnTapped, chip.OnRemove = tapped, gone
		c.row.Add(chip)
	}
	steps := c.stepsOf(entry.ID)
	c.row.Add(widgets.NewText(stepsHeading(steps), widgets.Style{Size: theme.Caption, Color: theme.Muted}))
	for _, s := range steps {
		add(widgets.ChipContent{Text: c.labels[s.ID] + " " + text.Shorten(s.Title, 24), State: widgets.ChipAccent}, func() { c.host.Go(kit.Route{Screen: kit.ScreenReadiness, ID: s.ID}) }, nil)
	}
	measured := strength.Of(entry)
	if len(steps) > 0 && measured.Share < strength.Full {
		add(widgets.ChipContent{Text: lang.L("{{.Percent}} strong", map[string]any{"Percent": charts.Percent(int(measured.Share))})}, func() { c.host.Say(measured.Describe(), "", nil) }, nil)
	}
	for _, id := range guesses {
		competency, _ := model.CompetencyOf(id)
		add(widgets.ChipContent{Text: lang.L("{{.Competency}}?", map[string]any{"Competency": lang.L(competency.Label)}), State: widgets.ChipSuggested},
			func() { c.confirmGuess(entry.ID, id) }, func() { c.refuseGuess(entry.ID, append(slices.Clone(removed), id)) })
	}
	c.task.SetText(readiness.MissingReasonHint(entry))
	widgets.SetShown(c.task, c.task.Text() != "")
	widgets.SetShown(c.object, len(c.row.Objects) > 1 || c.task.Visible())
	c.owner.editor.below.Refresh()
}

func stepsHeading(steps []readiness.StepReport) string {
	if len(steps) == 0 {
		return lang.L("Counts for no step yet")
	}
	return lang.L("Counts for")
}

// confirmGuess adds to an entry a competency that its words hint at.
func (c *countsPanel) confirmGuess(entry, competency string) {
	kit.Do(c.host, func(ctx context.Context) (model.Receipt, error) {
		return c.host.Journal().Change(ctx, model.Edited, []string{entry}, func(e *model.Entry) { e.Competencies = append(e.Competencies, competency) })
	}, func(r model.Receipt) {
		e := c.owner.editor
		for _, now := range r.Entries {
			if now.ID == e.entryID && !e.form.IsChanged() {
				e.showEntry(&now)
			}
		}
	})
}

// refuseGuess saves which hints the person rejected for an entry.
func (c *countsPanel) refuseGuess(entry string, removed []string) {
	c.host.Do(func(ctx context.Context) func() {
		err := c.host.Journal().SetSetting(ctx, settingGuess+entry, removed)
		return func() {
			c.host.Fail(err)
			c.showCounts()
		}
	})
}
