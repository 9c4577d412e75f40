package readiness

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/disciplines"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// mistakeCard lists the usual mistakes of new managers: one's own example with its
// lesson, or what to do instead.
type mistakeCard struct {
	page   *skillsPage
	object *widgets.Card
	halves [2]*fyne.Container
}

func newMistakeCard(p *skillsPage) *mistakeCard {
	c := &mistakeCard{page: p, halves: [2]*fyne.Container{widgets.NewStacked(0.5), widgets.NewStacked(0.5)}}
	c.object = widgets.NewCard(lang.L("Mistakes that most new managers make"), "", container.New(&widgets.TwoColumns{Left: 0.5, From: 56, Gap: 6}, c.halves[0], c.halves[1]))
	return c
}

func (c *mistakeCard) showMistakes(mistakes []disciplines.MistakeState) {
	met := 0
	for _, half := range c.halves {
		half.RemoveAll()
	}
	for i, m := range mistakes {
		if len(m.Met) > 0 {
			met++
		}
		c.halves[2*i/(len(mistakes)+1)].Add(c.newRow(m))
	}
	c.object.SetHeading(lang.L("Mistakes that most new managers make"), lang.L("{{.Count}} of {{.All}} met", map[string]any{"Count": met, "All": len(mistakes)}))
}

// newRow is one mistake. It opens the example, or begins an entry that tells of one.
func (c *mistakeCard) newRow(m disciplines.MistakeState) *widgets.Item {
	host := c.page.screen.host
	instead := lang.L("Instead: {{.Words}}", map[string]any{"Words": m.Instead})
	e, lesson, met := m.Example()
	if !met {
		return widgets.NewItem(widgets.ItemContent{Title: m.Title, Plain: true, Second: instead, Note: lang.L("not met yet")}, func() { c.beginExample(m) })
	}
	second := lang.L("“{{.Title}}”. {{.Instead}}", map[string]any{"Title": text.Shorten(e.Title, longestTitle), "Instead": instead})
	if lesson != "" {
		second = lang.L("“{{.Title}}”. Learned: {{.Lesson}}", map[string]any{"Title": text.Shorten(e.Title, longestTitle), "Lesson": strings.Join(strings.Fields(lesson), " ")})
	}
	return widgets.NewItem(widgets.ItemContent{Title: m.Title, Second: second, Note: e.Day.FormatPlain(host.Locale())}, func() { host.Go(kit.Route{Screen: kit.ScreenJournal, ID: e.ID}) })
}

// beginExample begins an entry in which the person made the mistake.
func (c *mistakeCard) beginExample(m disciplines.MistakeState) {
	e := model.NewEntry(model.KindLeadership, c.page.screen.today())
	e.Values["usual_mistake"] = m.ID
	c.page.beginEntry(e, map[string]string{"title": "", "setting": "", "mistake": "", "lesson": m.Instead}, m.Title)
}
