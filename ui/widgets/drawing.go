// Package widgets holds the parts that screens are put together from: small, without logic, telling what happened
// through callbacks, operable by keyboard and following the theme. It knows Fyne, ui/theme and the icons; it must not
// know an entry, the store, or where in the program a part is used.
package widgets

import (
	"fmt"
	"image/color"
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rung/assets/icons"
	"rung/ui/theme"
)

// drawn is what a widget of this package tells the one renderer that serves them all.
type drawn interface {
	fyne.Widget
	objects() []fyne.CanvasObject
	layout(size fyne.Size)
	minSize() fyne.Size
	paint() // takes colours and sizes from the theme now shown
}

type drawing struct{ of drawn }

func draw(w drawn) fyne.WidgetRenderer {
	w.paint()
	return drawing{w}
}

func (d drawing) Destroy()                     {}
func (d drawing) Layout(size fyne.Size)        { d.of.layout(size) }
func (d drawing) MinSize() fyne.Size           { return d.of.minSize() }
func (d drawing) Objects() []fyne.CanvasObject { return d.of.objects() }

func (d drawing) Refresh() {
	d.of.paint()
	d.of.layout(d.of.Size())
	canvas.Refresh(d.of)
}

// acting is the part that every widget shares which a person can act on: focus, hover, and being switched off.
type acting struct {
	widget.DisableableWidget
	focus

	hovered bool
}

func (a *acting) ExtendBaseWidget(w fyne.Widget) {
	a.of = w
	a.DisableableWidget.ExtendBaseWidget(w)
}

func (a *acting) FocusGained()   { a.setFocused(true) }
func (a *acting) FocusLost()     { a.setFocused(false) }
func (a *acting) TypedRune(rune) {}

func (a *acting) setHovered(hovered bool) {
	if a.hovered != hovered {
		a.hovered = hovered
		a.Refresh()
	}
}

// handOn gives a key that a focused widget has no use for to the window, which would never see it otherwise: Escape, and
// the keys that stand for something everywhere.
func handOn(o fyne.CanvasObject, key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF1:
	default:
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

func activates(key *fyne.KeyEvent) bool {
	return key.Name == fyne.KeySpace || key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
}

// newRing is the mark of focus: two pixels of accent around the widget.
func newRing() *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.StrokeWidth = 2
	ring.Hide()
	return ring
}

func paintRing(ring *canvas.Rectangle, radius float32, shown bool) {
	ring.StrokeColor, ring.CornerRadius = theme.Color(theme.Accent), radius
	ring.Hidden = !shown
}

// line is one line of text that ends in "…" where it does not fit. It is cheaper than a label, of which a list would
// lay out hundreds while it is scrolled.
type line struct {
	*canvas.Text
	full  string
	size  fyne.ThemeSizeName
	color fyne.ThemeColorName
}

func newLine(size fyne.ThemeSizeName, ink fyne.ThemeColorName, bold bool) *line {
	text := canvas.NewText("", color.Transparent)
	text.TextStyle.Bold = bold
	return &line{Text: text, size: size, color: ink}
}

func (l *line) paint() {
	l.Color, l.TextSize = theme.Color(l.color), theme.Size(l.size)
	l.TextStyle = theme.StyleFor(l.full, l.TextStyle)
}

func (l *line) measure(text string) fyne.Size {
	return fyne.MeasureText(text, l.TextSize, l.TextStyle)
}

// whole is the room that the line takes uncut; an empty line keeps its height.
func (l *line) whole() fyne.Size {
	if l.full == "" {
		return fyne.NewSize(0, l.measure("M").Height)
	}
	return l.measure(l.full)
}

func (l *line) place(x, y, width float32) {
	shown := l.full
	width += 0.5 // sums of sizes may fall short by a rounding
	if l.measure(shown).Width > width {
		runes := []rune(shown)
		n := sort.Search(len(runes), func(n int) bool { return l.measure(string(runes[:n+1])+"…").Width > width })
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
	l.Resize(fyne.NewSize(max(width, 0), l.whole().Height))
}

// isStump says whether fewer than three letters are left before the "…".
func (l *line) isStump() bool {
	return l.Text.Text != l.full && utf8.RuneCountInString(l.Text.Text) <= 3
}

// span is where part of the whole line lies, from its left, and whether it is shown at all.
func (l *line) span(part [2]int) (from, to float32, shown bool) {
	cut := len(l.full)
	if l.Text.Text != l.full {
		cut = max(len(l.Text.Text)-len("…"), 0)
	}
	if part[0] < 0 || part[0] >= cut || part[1] > len(l.full) || part[1] <= part[0] {
		return 0, 0, false
	}
	from = l.measure(l.full[:part[0]]).Width
	return from, from + l.measure(l.full[part[0]:min(part[1], cut)]).Width, true
}

// symbol is an icon to be placed. It is drawn anew only when it or its colour changes: reading a drawing takes longer
// than all else in a list row.
type symbol struct {
	*canvas.Image
	drawn string
}

func newSymbol() *symbol {
	img := &canvas.Image{FillMode: canvas.ImageFillContain}
	img.Hide()
	return &symbol{Image: img}
}

// set shows the icon of that name in assets/icons, or none.
func (s *symbol) set(name string, ink fyne.ThemeColorName) {
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

func placeSquare(o fyne.CanvasObject, x, y, side float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSquareSize(side))
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(width, 0), max(height, 0)))
}
