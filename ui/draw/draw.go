// Package draw holds what widgets are drawn with: the one renderer, a line of text that is cut where it does not fit, an
// icon, the ring of focus. It knows Fyne, ui/theme and the icons; it must not know any widget.
package draw

import (
	"fmt"
	"image/color"
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/assets/icons"
	"rung/ui/theme"
)

// renderer draws a widget by its own functions.
type renderer struct {
	widget  fyne.Widget
	objects func() []fyne.CanvasObject
	layout  func(size fyne.Size)
	minSize func() fyne.Size
	paint   func()
}

// NewRenderer draws a widget by functions of its own; paint takes colours and sizes from the theme now shown.
func NewRenderer(w fyne.Widget, objects func() []fyne.CanvasObject, layout func(size fyne.Size), minSize func() fyne.Size, paint func()) fyne.WidgetRenderer {
	paint()
	return renderer{w, objects, layout, minSize, paint}
}

func (r renderer) Destroy()                     {}
func (r renderer) Layout(size fyne.Size)        { r.layout(size) }
func (r renderer) MinSize() fyne.Size           { return r.minSize() }
func (r renderer) Objects() []fyne.CanvasObject { return r.objects() }

func (r renderer) Refresh() {
	r.paint()
	r.layout(r.widget.Size())
	canvas.Refresh(r.widget)
}

// NewRectangle is an area that shows nothing until it is given a colour.
func NewRectangle() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

// NewRing is the mark of focus: two pixels of accent around the widget.
func NewRing() *canvas.Rectangle {
	ring := NewRectangle()
	ring.StrokeWidth = 2
	ring.Hide()
	return ring
}

// PaintRing gives the ring its colour and its corners, in pixels, and shows it or not.
func PaintRing(ring *canvas.Rectangle, radius float32, shown bool) {
	ring.StrokeColor, ring.CornerRadius = theme.Color(theme.Accent), radius
	ring.Hidden = !shown
}

// Line is one line of text that ends in "…" where it does not fit. It is cheaper than a label, of which a list would
// lay out hundreds while it is scrolled.
type Line struct {
	*canvas.Text
	Full string
	size fyne.ThemeSizeName
	Ink  fyne.ThemeColorName
}

// NewLine is an empty line in a text size and a colour of the theme.
func NewLine(size fyne.ThemeSizeName, ink fyne.ThemeColorName, bold bool) *Line {
	text := canvas.NewText("", color.Transparent)
	text.TextStyle.Bold = bold
	return &Line{Text: text, size: size, Ink: ink}
}

// Paint takes colour and size from the theme now shown.
func (l *Line) Paint() {
	l.Color, l.TextSize = theme.Color(l.Ink), theme.Size(l.size)
	l.TextStyle = theme.StyleFor(l.Full, l.TextStyle)
}

// Measure gives the room that other words would take in the style of the line.
func (l *Line) Measure(text string) fyne.Size {
	return fyne.MeasureText(text, l.TextSize, l.TextStyle)
}

// FullSize is the room that the line takes uncut; an empty line keeps its height.
func (l *Line) FullSize() fyne.Size {
	if l.Full == "" {
		return fyne.NewSize(0, l.Measure("M").Height)
	}
	return l.Measure(l.Full)
}

// Place shows as much of the text as fits the width; what is cut ends in "…".
func (l *Line) Place(x, y, width float32) {
	shown := l.Full
	width += 0.5 // sums of sizes may fall short by a rounding
	if l.Measure(shown).Width > width {
		runes := []rune(shown)
		n := sort.Search(len(runes), func(n int) bool { return l.Measure(string(runes[:n+1])+"…").Width > width })
		shown = strings.TrimRight(string(runes[:n]), " ") + "…"
		if n == 0 {
			shown = ""
		}
	}
	if l.Text.Text != shown {
		l.Text.Text = shown
		l.Text.Refresh()
	}
	l.Move(fyne.NewPos(x, y))
	l.Resize(fyne.NewSize(max(width, 0), l.FullSize().Height))
}

// IsStump says whether fewer than three letters are left before the "…".
func (l *Line) IsStump() bool {
	return l.Text.Text != l.Full && utf8.RuneCountInString(l.Text.Text) <= 3
}

// SpanOf is where part of the whole line lies, from its left, and whether it is shown at all.
func (l *Line) SpanOf(part [2]int) (from, to float32, shown bool) {
	cut := len(l.Full)
	if l.Text.Text != l.Full {
		cut = max(len(l.Text.Text)-len("…"), 0)
	}
	if part[0] < 0 || part[0] >= cut || part[1] > len(l.Full) || part[1] <= part[0] {
		return 0, 0, false
	}
	from = l.Measure(l.Full[:part[0]]).Width
	return from, from + l.Measure(l.Full[part[0]:min(part[1], cut)]).Width, true
}

// Icon is an icon to be placed. It is drawn anew only when it or its colour changes: reading a drawing takes longer
// than all else in a list row.
type Icon struct {
	*canvas.Image
	drawn string
}

// NewIcon shows nothing until it is given a name.
func NewIcon() *Icon {
	img := &canvas.Image{FillMode: canvas.ImageFillContain}
	img.Hide()
	return &Icon{Image: img}
}

// SetIcon shows the icon of that name in assets/icons, or none.
func (s *Icon) SetIcon(name string, ink fyne.ThemeColorName) {
	s.Image.Hidden = name == ""
	if name == "" {
		return
	}
	r, g, b, _ := theme.Color(ink).RGBA()
	if drawn := fmt.Sprint(name, r, g, b); drawn != s.drawn {
		s.drawn = drawn
		s.Image.Resource = icons.Colored(name, ink)
		s.Image.Refresh()
	}
}

// PlaceSquare moves an object and makes it a square.
func PlaceSquare(o fyne.CanvasObject, x, y, side float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSquareSize(side))
}

// Place moves an object and gives it a size; a negative length counts as none.
func Place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(width, 0), max(height, 0)))
}

// CaptionHeight is the height of a line of small text.
func CaptionHeight() float32 {
	return fyne.MeasureText("M", theme.Size(theme.Caption), fyne.TextStyle{}).Height
}

// Outset is how far marks of focus and hover go beyond words that stand flush with their neighbours'.
func Outset() float32 { return theme.Gap(1.5) }
