package repair

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// progressLine says how far the pass has come, and how long the rest will take.
type progressLine struct {
	object *fyne.Container
	bar    *fyne.Container
	line   *segments
	words  *widgets.Text
}

func newProgressLine(s *Screen) *progressLine {
	p := &progressLine{line: &segments{}, words: widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted})}
	p.bar = container.New(p.line)
	stop := widgets.NewButton(lang.L("Enough for now (Esc)"), widgets.ButtonStyle{Small: true}, s.StepBack)
	p.object = widgets.NewAside(8, 2, p.bar, p.words, stop)
	return p
}

// show shows the progress; low keeps it low, in a window with little height.
func (p *progressLine) show(of *pass, low bool) {
	p.line.low = low
	p.bar.RemoveAll()
	minutes := 0
	for i, one := range of.items {
		ink := theme.Ramp1
		switch {
		case i == of.at:
			ink = theme.Ramp3
		case one.state != open:
			ink = theme.Accent
		}
		p.bar.Add(widgets.NewGround(ink))
		if one.state == open {
			minutes += secondsFor(one)
		}
	}
	minutes = (minutes + 59) / 60
	p.words.SetText(lang.L("{{.At}} of {{.All}}", map[string]any{"At": of.at + 1, "All": len(of.items)}) + " · " +
		kit.Counted(minutes, "about a minute left", "about {{.Count}} minutes left"))
	p.object.Refresh()
}

// secondsFor is about how long an answer takes.
func secondsFor(one *item) int {
	if len(one.Choices) > 0 {
		return 15
	}
	return 60
}

// segments lays short bars out in a line, each as wide as the others, in the middle of
// what stands beside them.
type segments struct{ low bool }

func (s *segments) MinSize([]fyne.CanvasObject) fyne.Size {
	height := theme.Em(1.7)
	if s.low {
		height = theme.Gap(2)
	}
	return fyne.NewSize(theme.Em(8), height)
}

func (s *segments) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Gap(1)
	width := (size.Width - gap*float32(len(objects)-1)) / float32(len(objects))
	for i, o := range objects {
		draw.Place(o, float32(i)*(width+gap), (size.Height-theme.Gap(2))/2, width, theme.Gap(2))
	}
}
