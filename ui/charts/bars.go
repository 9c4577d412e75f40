package charts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Bars is a list of parts, each with its bar and its number. Up and Down move through it, Enter presses a row.
type Bars struct {
	chart
	// OnMoved is told where the row is that the keyboard came to, so that what surrounds the bars can bring it into view.
	OnMoved func(top, height float32)

	shares   []Part
	compared Comparison
	selected int
	rows     []*barRow
	key      legend
}

type barRow struct {
	id, title, number *draw.Line
	meter             *meter
	ground, edge      *canvas.Rectangle
}

func newBarRow() *barRow {
	return &barRow{id: draw.NewLine(theme.Text, theme.Ink, true), title: draw.NewLine(theme.Text, theme.Ink, false),
		number: draw.NewLine(theme.Caption, theme.Ink, true), meter: newMeter(),
		ground: draw.NewRectangle(), edge: draw.NewRectangle()}
}

// NewBars shows nothing until it is given parts.
func NewBars(onTapped func(row int)) *Bars {
	b := &Bars{selected: -1}
	b.OnTapped = onTapped
	b.initChart(b)
	return b
}

// SetParts shows other parts, and beside them what they are compared with.
func (b *Bars) SetParts(parts []Part, compared Comparison) {
	b.shares, b.compared = parts, compared
	for len(b.rows) < len(parts) {
		b.rows = append(b.rows, newBarRow())
	}
	b.rows = b.rows[:len(parts)]
	var names []string
	if len(compared.Values) > 0 {
		names = []string{compared.Name}
	}
	b.key.set(names, func(_ int, s *sketch) {
		s.addLine(1.5, s.height/2, s.width-1.5, s.height/2, pen{stroke: theme.Muted, width: theme.Gap(0.75)})
	})
	b.onPartsChanged()
}

// SetSelected marks the row that is open, without calling OnTapped; an index out of range marks none.
func (b *Bars) SetSelected(row int) {
	b.selected = row
	if row >= 0 && row < len(b.shares) {
		b.cursor = row
	}
	b.Refresh()
}

// TypedKey moves through the rows and presses one.
func (b *Bars) TypedKey(key *fyne.KeyEvent) {
	before := b.cursor
	b.chart.TypedKey(key)
	if b.cursor != before && b.OnMoved != nil {
		b.OnMoved(float32(b.cursor)*b.rowHeight(), b.rowHeight())
	}
}

func (b *Bars) partCount() int            { return len(b.shares) }
func (b *Bars) describePart(part int) Row { return describeShare(b.shares[part], b.compared, part) }

func (b *Bars) partAt(at fyne.Position) int {
	if row := int(at.Y / b.rowHeight()); at.Y >= 0 && row < len(b.shares) {
		return row
	}
	return -1
}

func (b *Bars) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, r := range b.rows {
		objects = append(objects, r.ground, r.edge, r.id.Text, r.title.Text, r.number.Text)
		objects = append(objects, r.meter.objects()...)
	}
	return append(append(objects, b.key.objects()...), b.ring)
}

func (b *Bars) paint() {
	for i, r := range b.rows {
		ink := theme.Ink
		if i == b.selected {
			ink = theme.Accent
		}
		r.ground.FillColor, r.ground.Hidden = theme.Color(theme.Hover), i != b.hovered
		r.ground.CornerRadius = theme.Gap(1)
		r.edge.FillColor, r.edge.Hidden = theme.Color(theme.Hairline), i == len(b.rows)-1
		r.id.Full, r.title.Full, r.number.Full = b.shares[i].ID, b.shares[i].Title, Percent(b.shares[i].Value)
		r.title.TextStyle.Bold = i == b.selected
		for _, l := range []*draw.Line{r.id, r.title, r.number} {
			l.Ink = ink
			l.Paint()
		}
		r.meter.value = b.shares[i].Value
		r.meter.compared, r.meter.comparing = b.compared.valueOf(i)
		r.meter.paint()
	}
	b.key.paint()
	draw.PaintRing(b.ring, theme.Gap(1), b.IsFocused() && len(b.rows) > 0)
}

func (b *Bars) rowHeight() float32 {
	return fyne.MeasureText("M", theme.Size(theme.Text), fyne.TextStyle{}).Height + theme.Gap(3.75)
}

func (b *Bars) minSize() fyne.Size {
	return fyne.NewSize(theme.Em(14), float32(len(b.rows))*b.rowHeight()+b.key.height())
}

func (b *Bars) layout(size fyne.Size) {
	id, title, number := float32(0), float32(0), fyne.MeasureText("100 %", theme.Size(theme.Caption), fyne.TextStyle{Bold: true}).Width
	for _, r := range b.rows {
		id, title = max(id, r.id.FullSize().Width), max(title, r.title.FullSize().Width)
	}
	if id = min(id, size.Width/4); id > 0 {
		id += theme.Gap(2.5)
	}
	gap, height := theme.Gap(3), b.rowHeight()
	right := size.Width - number
	bar := min(max(right-2*gap-id-title, theme.Em(2.25)), theme.Em(8.6), size.Width/3)
	for i, r := range b.rows {
		top := float32(i) * height
		middle := func(l *draw.Line) float32 { return top + (height-l.FullSize().Height)/2 }
		draw.Place(r.ground, -draw.Outset(), top, size.Width+2*draw.Outset(), height)
		draw.Place(r.edge, 0, top+height-1, size.Width, 1)
		r.id.Place(0, middle(r.id), id)
		r.title.Place(id, middle(r.title), right-2*gap-bar-id)
		r.meter.place(right-gap-bar, top+(height-r.meter.height())/2, bar)
		text := min(r.number.FullSize().Width, size.Width)
		r.number.Place(size.Width-text, middle(r.number), text)
	}
	draw.Place(b.ring, -draw.Outset(), float32(b.cursor)*height, size.Width+2*draw.Outset(), height-1)
	b.key.place(0, float32(len(b.rows))*height+theme.Gap(1), size.Width, true)
}
