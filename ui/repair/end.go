package repair

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model/strength"
	"rung/model/text"
	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// footLine says what was decided last and what the pass has gained so far.
type footLine struct {
	screen *Screen
	object *fyne.Container
	last   *widgets.Text
	gained *widgets.Chip
	undo   *widgets.Button
	sum    *widgets.Text
}

func newFootLine(s *Screen) *footLine {
	small := widgets.Style{Size: theme.Caption, Color: theme.Muted}
	f := &footLine{screen: s, gained: widgets.NewChip(widgets.ChipContent{}), sum: widgets.NewText("", small)}
	f.last = widgets.NewText("", small)
	f.undo = widgets.NewButton(lang.L("Undo"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, f.onUndo)
	f.object = widgets.NewStacked(2, widgets.NewHairline(), widgets.NewWrap(2, f.last, f.gained, f.undo, f.sum))
	return f
}

func (f *footLine) show(p *pass) {
	widgets.SetShown(f.object, p.last != nil)
	if p.last == nil {
		return
	}
	f.last.SetText(lang.L("Just now: {{.Title}}", map[string]any{"Title": text.Shorten(p.last.Title, 32)}))
	content := widgets.ChipContent{Text: stateWords(p.last)}
	if p.last.state == answered && p.last.gained > 0 {
		content = widgets.ChipContent{Text: "+" + advice.GainWords(p.last.gained), State: widgets.ChipAccent}
	}
	f.gained.SetContent(content)
	widgets.SetShown(f.undo, p.last.batch != "")
	f.sum.SetText(lang.L("{{.Before}} before, {{.Now}} now", map[string]any{"Before": tenths(p.before), "Now": tenths(p.now)}))
	f.object.Refresh()
}

// onUndo takes back what was decided last.
func (f *footLine) onUndo() {
	if last := f.screen.pass.last; last != nil && !f.screen.busy {
		f.screen.host.Undo(last.batch)
	}
}

// showEnd says what the pass has gained, or that nothing is missing, with the ways on.
func (s *Screen) showEnd() {
	s.ended = true
	s.body.Hide()
	s.host.SetNote("")
	s.end.Objects = []fyne.CanvasObject{s.newEnd()}
	s.end.Refresh()
	s.arrange()
	s.reader.ScrollToTop()
	if s.host.Window().Canvas().Overlays().Top() == nil {
		s.host.Window().Canvas().Focus(s.reader)
	}
}

func (s *Screen) newEnd() fyne.CanvasObject {
	back := widgets.Action{Text: lang.L("Back to where you were (Esc)"), Do: s.StepBack}
	if len(s.pass.items) == 0 {
		return widgets.NewEmptyState("check", lang.L("Nothing is missing"),
			lang.L("Every entry that counts says what is asked for, as far as Rung can tell. Questions come back when there is something new to ask about."), back)
	}
	title := lang.L("That was all for now")
	if s.pass.count(answered) > 0 {
		title = kit.Counted(s.pass.count(answered), "One question answered", "{{.Count}} questions answered")
	}
	said := lang.L("Your coverage went from {{.Before}} to {{.Now}}.", map[string]any{"Before": tenths(s.pass.before), "Now": tenths(s.pass.now)})
	if s.pass.now <= s.pass.before {
		said = lang.L("Your coverage stays at {{.Now}}. What you skipped is not asked again.", map[string]any{"Now": tenths(s.pass.now)})
	}
	actions := []widgets.Action{back}
	if s.pass.more > 0 {
		actions = append(actions, widgets.Action{Text: kit.Counted(s.pass.more, "One more question", "{{.Count}} more questions"), Do: s.askMore})
	}
	return widgets.NewEmptyState("check", title, said, actions...)
}

// askMore begins another pass.
func (s *Screen) askMore() {
	s.pass = nil
	s.reload()
}

// tenths writes a coverage in percent with a decimal, since one answer gains little.
func tenths(s strength.Share) string {
	tenths := (int(s) + 5) / 10
	return lang.L("{{.Whole}}.{{.Tenth}} %", map[string]any{"Whole": tenths / 10, "Tenth": tenths % 10})
}
