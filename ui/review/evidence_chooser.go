package review

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// evidenceChooser is the sheet on which another entry is chosen as evidence.
type evidenceChooser struct {
	part  *jobPart
	field *widgets.Entry
	hint  *widgets.Text
	rows  *widget.List
	whole *fyne.Container
	leave func()

	found []model.Entry
	at    int
	done  func(id string)
}

// mostFound is how many entries a search offers.
const mostFound = 40

// chooseEvidence asks which entry shows a requirement.
func (j *jobPart) chooseEvidence(i review.Interview, asked string) {
	c := &evidenceChooser{part: j, field: widgets.NewTextEntry()}
	c.done = func(id string) { j.rule(i, asked, func(r *review.Ruling) { r.Confirm(id) }) }
	c.field.SetPlaceHolder(lang.L("Search your journal: words, tag:erp, step:2"))
	c.field.OnChanged = func(string) { c.search() }
	c.field.OnSubmitted = func(string) { c.choose(c.at) }
	c.field.OnKey = c.onKey
	c.hint = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	c.rows = widgets.NewRowList(func() int { return len(c.found) }, c.rowContent, c.choose)
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { c.leave() })
	title := widgets.NewText(lang.L("Which entry shows it?"), widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	head := widgets.NewStacked(2, title, newSmallText(asked, theme.Muted), c.field, c.hint)
	foot := widgets.NewInset(widgets.NewWrap(2, cancel), 3, 0, 0, 0)
	c.whole = container.New(layout.NewBorderLayout(head, foot, nil, nil), head, widgets.NewInset(c.rows, 2, 0, 0, 0), foot)
	c.leave = j.meeting.screen.host.ShowSheet(kit.Sheet{Content: c.whole, First: c.field, Width: 46, Height: 34})
	c.search()
}

func (c *evidenceChooser) search() {
	host, words := c.part.meeting.screen.host, c.field.Text
	loc := host.Locale()
	host.Load("review evidence", func(ctx context.Context) func() {
		q, err := model.ParseQuery(words, loc, true)
		var hits []model.Hit
		if err == nil {
			kinds := model.KindsWhere(func(k model.Kind) bool { return k.Evidence })
			hits, _, err = host.Journal().Find(ctx, q.With(model.Term{Key: "kind", Any: kinds}), model.Cursor{}, mostFound)
		}
		return func() {
			c.found, c.at = nil, 0
			for _, h := range hits {
				c.found = append(c.found, h.Entry)
			}
			c.hint.SetText(lang.L("Down and Enter choose, and so does a click."))
			if err != nil {
				c.hint.SetText(model.ExplainError(err))
			} else if len(c.found) == 0 {
				c.hint.SetText(lang.L("Nothing is found. Search for something else."))
			}
			c.rows.Refresh()
			c.rows.ScrollToTop()
			c.whole.Refresh()
		}
	})
}

func (c *evidenceChooser) rowContent(i int) widgets.RowContent {
	e := c.found[i]
	return widgets.RowContent{Title: e.Title, Second: e.Day.FormatShort(c.part.meeting.screen.host.Locale()), Selected: i == c.at}
}

func (c *evidenceChooser) onKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyDown:
		c.at = min(c.at+1, max(len(c.found)-1, 0))
	case fyne.KeyUp:
		c.at = max(c.at-1, 0)
	default:
		return false
	}
	c.rows.ScrollTo(c.at)
	c.rows.Refresh()
	return true
}

func (c *evidenceChooser) choose(i int) {
	if i >= 0 && i < len(c.found) {
		c.leave()
		c.done(c.found[i].ID)
	}
}
