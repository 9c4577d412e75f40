package review

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// evidenceChooser is the sheet on which another entry is chosen as evidence.
type evidenceChooser struct {
	part   *jobPart
	finder *widgets.RowFinder
	hint   *widgets.Text
	whole  *fyne.Container
	leave  func()

	found []model.Entry
	done  func(id string)
}

// mostFound is how many entries a search offers.
const mostFound = 40

// chooseEvidence asks which entry shows a requirement.
func (j *jobPart) chooseEvidence(i review.Interview, asked string) {
	c := &evidenceChooser{part: j}
	c.finder = widgets.NewRowFinder(func() int { return len(c.found) }, c.rowContent, c.choose)
	c.done = func(id string) { j.rule(i, asked, func(r *review.Ruling) { r.Confirm(id) }) }
	c.finder.Field.SetPlaceHolder(lang.L("Search your journal: words, tag:erp, step:2"))
	c.finder.Field.OnChanged = func(string) { c.search() }
	c.finder.Field.OnSubmitted = func(string) { c.choose(max(c.finder.At, 0)) }
	c.hint = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { c.leave() })
	title := widgets.NewText(lang.L("Which entry shows it?"), widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	head := widgets.NewStacked(2, title, newSmallText(asked, theme.Muted), c.finder.Field, c.hint)
	foot := widgets.NewInset(widgets.NewWrap(2, cancel), 3, 0, 0, 0)
	c.whole = container.New(layout.NewBorderLayout(head, foot, nil, nil), head, widgets.NewInset(c.finder.Rows, 2, 0, 0, 0), foot)
	c.leave = j.meeting.screen.host.ShowSheet(kit.Sheet{Content: c.whole, First: c.finder.Field, Width: 46, Height: 34})
	c.search()
}

func (c *evidenceChooser) search() {
	host, words := c.part.meeting.screen.host, c.finder.Field.Text
	loc := host.Locale()
	host.Load("review evidence", func(ctx context.Context) func() {
		q, err := model.ParseQuery(words, loc, true)
		var hits []model.Hit
		if err == nil {
			kinds := model.KindsWhere(func(k model.Kind) bool { return k.Evidence })
			hits, _, err = host.Journal().Find(ctx, q.With(model.Term{Key: "kind", Any: kinds}), model.Cursor{}, mostFound)
		}
		return func() {
			c.found = nil
			for _, h := range hits {
				c.found = append(c.found, h.Entry)
			}
			c.hint.SetText(lang.L("Down and Enter choose, and so does a click."))
			if err != nil {
				c.hint.SetText(model.ExplainError(err))
			} else if len(c.found) == 0 {
				c.hint.SetText(lang.L("Nothing is found. Search for something else."))
			}
			c.finder.ShowFound()
			c.whole.Refresh()
		}
	})
}

func (c *evidenceChooser) rowContent(i int) widgets.RowContent {
	e := c.found[i]
	return widgets.RowContent{Title: e.Title, Second: e.Day.FormatShort(c.part.meeting.screen.host.Locale())}
}

func (c *evidenceChooser) choose(i int) {
	if i >= 0 && i < len(c.found) {
		c.leave()
		c.done(c.found[i].ID)
	}
}
