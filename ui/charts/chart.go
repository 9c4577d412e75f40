// Package charts shows numbers and days as pictures that are operated by keyboard and say in words what they show. It is
// built on ui/widgets and knows Fyne and ui/theme; it must not know an entry, the store, or what the numbers mean.
package charts

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Full is the whole of what a chart of shares can show; values run from 0 to Full.
const Full = 10000

// Part is one part of a radar or of bars, and how much of it is covered.
type Part struct {
	ID    string // a number or a few letters
	Title string
	Value int // 0 to Full

	// What bars alone show: a greater value in a second tone behind the first, and notes in columns after the number.
	Reach int
	// Quiet parts can wait: their words are muted.
	Quiet bool
	Notes []Note
}

// Note is a few words about a part in one of the columns after its bar.
type Note struct {
	Text  string
	Words string // the same for who cannot see its column; "" where another note says it
	Late  bool   // stands out
}

// Comparison is what the parts were, or are to be, in the same order; without values nothing is compared.
type Comparison struct {
	Name   string
	Values []int
}

// valueOf gives the value compared with a part, and whether there is one.
func (c Comparison) valueOf(part int) (int, bool) {
	if part < 0 || part >= len(c.Values) {
		return 0, false
	}
	return c.Values[part], true
}

// Row is one part of a chart in words.
type Row struct{ Name, Value string }

// String is the row as a line of text.
func (r Row) String() string {
	if r.Name == "" || r.Value == "" {
		return r.Name + r.Value
	}
	return r.Name + ": " + r.Value
}

// Percent words a share. Only the whole is 100 % and only nothing is 0 %, however it would be rounded.
func Percent(value int) string {
	percent := (value + 50) / 100
	if value > 0 && value < Full {
		percent = min(max(percent, 1), 99)
	}
	return fmt.Sprintf("%d %%", percent)
}

func shareOf(value int) float32 { return float32(min(max(value, 0), Full)) / Full }

func describeShare(part Part, compared Comparison, index int) Row {
	row := Row{Name: strings.TrimSpace(part.ID + " " + part.Title), Value: Percent(part.Value)}
	if before, ok := compared.valueOf(index); ok {
		row.Value += ", " + compared.Name + " " + Percent(before)
	}
	return row
}

// partChart is what a chart of several parts tells the code that all of them share.
type partChart interface {
	fyne.Widget
	objects() []fyne.CanvasObject
	layout(size fyne.Size)
	minSize() fyne.Size
	paint() // takes colours and sizes from the theme now shown
	partCount() int
	describePart(part int) Row
	partAt(at fyne.Position) int // -1 where there is none
	pressPart(part int)
}

// chart is what charts of several parts share: the part that the keyboard is on and the one under the pointer, how
// either is reached and pressed, and the whole of it in words.
type chart struct {
	widgets.Control
	// OnTapped is told which part was pressed; charts of parts of several sorts have callbacks for each in its place.
	OnTapped func(part int)
	// OnRune is told a letter that was typed while the chart has the focus; nil where letters mean nothing.
	OnRune func(typed rune)

	of              partChart
	cursor, hovered int
	ring            *canvas.Rectangle
}

var (
	_ fyne.Focusable    = (*chart)(nil)
	_ fyne.Tappable     = (*chart)(nil)
	_ desktop.Hoverable = (*chart)(nil)
)

// TypedRune hands the letter on to OnRune.
func (c *chart) TypedRune(typed rune) {
	if c.OnRune != nil {
		c.OnRune(typed)
	}
}

func (c *chart) initChart(of partChart) {
	c.of, c.hovered, c.ring = of, -1, draw.NewRing()
	c.ExtendBaseWidget(of)
}

// CreateRenderer is called by Fyne.
func (c *chart) CreateRenderer() fyne.WidgetRenderer {
	return draw.NewRenderer(c.of, c.of.objects, c.of.layout, c.of.minSize, c.of.paint)
}

func (c *chart) pressPart(part int) {
	if c.OnTapped != nil {
		c.OnTapped(part)
	}
}

// onPartsChanged shows other parts, with the cursor still on one of them.
func (c *chart) onPartsChanged() {
	c.cursor, c.hovered = min(c.cursor, max(c.of.partCount()-1, 0)), -1
	c.Refresh()
}

// highlightedPart is the part whose words are shown now: the one under the pointer, or the cursor's; -1 for none.
func (c *chart) highlightedPart() int {
	switch {
	case c.hovered >= 0 && c.hovered < c.of.partCount():
		return c.hovered
	case c.IsFocused() && c.cursor < c.of.partCount():
		return c.cursor
	default:
		return -1
	}
}

func (c *chart) highlightedRow() Row {
	if part := c.highlightedPart(); part >= 0 {
		return c.of.describePart(part)
	}
	return Row{}
}

// Rows are all parts in words, for a table beside the picture or in its place.
func (c *chart) Rows() []Row {
	rows := make([]Row, c.of.partCount())
	for i := range rows {
		rows[i] = c.of.describePart(i)
	}
	return rows
}

// Describe gives all parts in words, a line each.
func (c *chart) Describe() string {
	var words strings.Builder
	for i, row := range c.Rows() {
		if i > 0 {
			words.WriteByte('\n')
		}
		words.WriteString(row.String())
	}
	return words.String()
}

// Cursor is the part that the keyboard is on.
func (c *chart) Cursor() int { return c.cursor }

// setCursor puts the keyboard on a part.
func (c *chart) setCursor(part int) {
	if part >= 0 && part < c.of.partCount() && part != c.cursor {
		c.cursor = part
		c.Refresh()
	}
}

// Disabled is true while there is nothing to move over, which keeps the chart out of the focus order.
func (c *chart) Disabled() bool { return c.Control.Disabled() || c.of.partCount() == 0 }

// AccessibilityLabel is the part that the cursor is on, in words.
func (c *chart) AccessibilityLabel() string {
	if c.cursor >= c.of.partCount() {
		return lang.L("Nothing to show yet")
	}
	return c.of.describePart(c.cursor).String()
}

// AccessibilityRole says that parts of this can be pressed.
func (c *chart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// TypedKey moves over the parts in their order and presses one.
func (c *chart) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyLeft || key.Name == fyne.KeyUp:
		c.setCursor(c.cursor - 1)
	case key.Name == fyne.KeyRight || key.Name == fyne.KeyDown:
		c.setCursor(c.cursor + 1)
	case key.Name == fyne.KeyHome:
		c.setCursor(0)
	case key.Name == fyne.KeyEnd:
		c.setCursor(c.of.partCount() - 1)
	case widgets.IsPressKey(key) && !c.Disabled():
		c.of.pressPart(c.cursor)
	}
}

// Tapped presses the part under the pointer.
func (c *chart) Tapped(at *fyne.PointEvent) {
	if part := c.of.partAt(at.Position); part >= 0 && !c.Disabled() {
		c.setCursor(part)
		c.of.pressPart(part)
	}
}

// MouseIn shows the words of the part under the pointer.
func (c *chart) MouseIn(at *desktop.MouseEvent) { c.setHovered(c.of.partAt(at.Position)) }

// MouseMoved does the same for the next part.
func (c *chart) MouseMoved(at *desktop.MouseEvent) { c.setHovered(c.of.partAt(at.Position)) }

// MouseOut ends what MouseIn began.
func (c *chart) MouseOut() { c.setHovered(-1) }

func (c *chart) setHovered(part int) {
	if c.hovered != part {
		c.hovered = part
		c.Refresh()
	}
}

func (c *chart) paintRing() { draw.PaintRing(c.ring, theme.Size(theme.ControlRadius), c.IsFocused()) }

func (c *chart) placeRing(size fyne.Size) {
	draw.Place(c.ring, -draw.Outset(), -draw.Outset(), size.Width+2*draw.Outset(), size.Height+2*draw.Outset())
}

// caption is the line of a chart that names what is drawn, or describes the highlighted part while there is one.
type caption struct {
	key   legend
	words *draw.Line
}

func newCaption() *caption { return &caption{words: draw.NewLine(theme.Caption, theme.Ink, false)} }

func (c *caption) objects() []fyne.CanvasObject { return append(c.key.objects(), c.words.Text) }

func (c *caption) height() float32 { return draw.CaptionHeight() + theme.Gap(1) }

// paint takes the row of the highlighted part, which is empty for none.
func (c *caption) paint(said Row) {
	c.words.Full = said.String()
	c.words.Paint()
	c.key.paint()
}

// place leaves the name of the part out where it would not fit: the picture marks it.
func (c *caption) place(said Row, x, y, width float32) {
	c.words.Full = said.String()
	if said.Value != "" && c.words.FullSize().Width > width {
		c.words.Full = said.Value
	}
	c.words.Text.Hidden = c.words.Full == ""
	c.words.Place(x, y, width)
	c.key.place(x, y, width, c.words.Text.Hidden)
}

// tooltip is the words of one part beside its place in the picture.
type tooltip struct {
	ground *canvas.Rectangle
	label  *draw.Line
}

func newTooltip() *tooltip {
	return &tooltip{ground: draw.NewRectangle(), label: draw.NewLine(theme.Caption, theme.Ink, false)}
}

func (t *tooltip) objects() []fyne.CanvasObject { return []fyne.CanvasObject{t.ground, t.label.Text} }

func (t *tooltip) paint() {
	t.ground.FillColor, t.ground.StrokeColor, t.ground.StrokeWidth = theme.Color(theme.Surface), theme.Color(theme.Border), 1
	t.ground.CornerRadius = theme.Gap(1)
	t.label.Paint()
}

// place shows the words above a point, or under it where there is no room above; no words hide the tip.
func (t *tooltip) place(words string, at fyne.Position, within fyne.Size) {
	t.label.Full = words
	t.ground.Hidden, t.label.Text.Hidden = words == "", words == ""
	if words == "" {
		return
	}
	inset, text := theme.Gap(1.5), t.label.FullSize()
	width, height := min(text.Width+2*inset, within.Width), text.Height+theme.Gap(1)
	x := min(max(at.X-width/2, 0), max(within.Width-width, 0))
	y := at.Y - height - theme.Gap(2)
	if y < 0 {
		y = at.Y + theme.Gap(2)
	}
	y = max(min(y, within.Height-height), 0)
	draw.Place(t.ground, x, y, width, height)
	t.label.Place(x+inset, y+theme.Gap(0.5), width-2*inset)
}

// placeBeside shows the words above an area of the picture, or under it where there is no room above.
func (t *tooltip) placeBeside(words string, from fyne.Position, size, within fyne.Size) {
	at := from.AddXY(size.Width/2, 0)
	if at.Y-draw.CaptionHeight()-theme.Gap(3) < 0 {
		at.Y += size.Height + draw.CaptionHeight() + theme.Gap(5)
	}
	t.place(words, at, within)
}
