package charts

import (
	"fyne.io/fyne/v2"

	"rung/ui/draw"
	"rung/ui/theme"
)

// legend names what a picture draws in more than one manner.
type legend struct {
	keys []*legendKey
}

type legendKey struct {
	swatch *painting
	name   *draw.Line
	sketch func(s *sketch)
}

func (l *legend) set(names []string, sketchKey func(key int, s *sketch)) {
	for len(l.keys) < len(names) {
		l.keys = append(l.keys, &legendKey{swatch: newPainting(), name: draw.NewLine(theme.Caption, theme.Muted, false)})
	}
	l.keys = l.keys[:len(names)]
	for i, key := range l.keys {
		key.name.Full = names[i]
		key.sketch = func(s *sketch) { sketchKey(i, s) }
	}
}

func (l *legend) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, key := range l.keys {
		objects = append(objects, key.swatch.Image, key.name.Text)
	}
	return objects
}

func (l *legend) paint() {
	for _, key := range l.keys {
		key.name.Paint()
	}
}

func (l *legend) height() float32 {
	if len(l.keys) == 0 {
		return 0
	}
	return draw.CaptionHeight() + theme.Gap(1)
}

// place sets the keys in one line from the left; those that find no room are left out.
func (l *legend) place(x, y, width float32, shown bool) {
	side := draw.CaptionHeight()
	for _, key := range l.keys {
		room := width - side - theme.Gap(1.5)
		text := min(key.name.FullSize().Width, room)
		key.name.Text.Hidden = !shown || text < theme.Em(1)
		s := newSketch(fyne.NewSquareSize(side))
		if !key.name.Text.Hidden {
			key.sketch(s)
			key.name.Place(x+side+theme.Gap(1.5), y, text)
		}
		key.swatch.drawSketch(s, x, y)
		used := side + text + theme.Gap(5)
		x, width = x+used, width-used
	}
}
