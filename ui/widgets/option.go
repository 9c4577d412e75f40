package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Option is one line of a short list that narrows what is shown: a word, how many there are, and whether it is chosen.
type Option struct {
	listLine
	chosen       bool
	label, count *draw.Line
	ground, ring *canvas.Rectangle
}

// NewOption is a line with that word.
func NewOption(label string, onTapped func()) *Option {
	o := &Option{label: draw.NewLine(theme.Caption, theme.Ink, false), count: draw.NewLine(theme.Caption, theme.Muted, false),
		ground: draw.NewRectangle(), ring: draw.NewRing()}
	o.label.Full = label
	o.OnTapped = onTapped
	o.ExtendBaseWidget(o)
	return o
}

// SetCount changes the count shown, "" for none, and whether the line is chosen.
func (o *Option) SetCount(count string, chosen bool) {
	if o.count.Full != count || o.chosen != chosen {
		o.count.Full, o.chosen = count, chosen
		o.Refresh()
	}
}

// SetChosen marks the line as the one chosen, or not.
func (o *Option) SetChosen(chosen bool) { o.SetCount(o.count.Full, chosen) }

// Label is the line's word.
func (o *Option) Label() string { return o.label.Full }

// AccessibilityLabel is the line's word and count.
func (o *Option) AccessibilityLabel() string { return o.label.Full + " " + o.count.Full }

func (o *Option) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{o.ground, o.label.Text, o.count.Text, o.ring}
}

func (o *Option) paint() {
	o.ground.CornerRadius = theme.Size(theme.ControlRadius)
	o.ground.FillColor = color.Transparent
	o.label.Ink, o.label.TextStyle.Bold = theme.Ink, o.chosen
	switch {
	case o.chosen:
		o.ground.FillColor, o.label.Ink = theme.Color(theme.Selection), theme.Accent
	case o.hovered:
		o.ground.FillColor = theme.Color(theme.Hover)
	}
	draw.PaintRing(o.ring, o.ground.CornerRadius, o.focused)
	o.label.Paint()
	o.count.Paint()
}

func (o *Option) minSize() fyne.Size {
	word, count := o.label.FullSize(), o.count.FullSize()
	return fyne.NewSize(min(word.Width, theme.Em(9))+count.Width+theme.Gap(5), word.Height+theme.Gap(2))
}

func (o *Option) layout(size fyne.Size) {
	draw.Place(o.ground, 0, 0, size.Width, size.Height)
	draw.Place(o.ring, 0, 0, size.Width, size.Height)
	count := o.count.FullSize()
	room := size.Width - theme.Gap(4) - count.Width - theme.Gap(1)
	width := min(o.label.FullSize().Width, room)
	o.label.Place(theme.Gap(2), theme.Gap(1), width)
	o.count.Place(theme.Gap(3)+width, theme.Gap(1), count.Width)
}
