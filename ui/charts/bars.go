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
	heads    *barHeads
}

type barRow struct {
	id, title, number *draw.Line
	notes             []*draw.Line
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
	b := &Bars{selected: -1, heads: newBarHeads()}
	b.OnTapped = onTapped
	b.initChart(b)
	return b
}

// SetHeads names above the bars what their two tones are, and the columns of notes after them.
func (b *Bars) SetHeads(value, reach string, columns ...string) {
	b.heads.set(value, reach, columns)
	b.Refresh()
}

// SetParts shows other parts, and beside them what they are compared with.
func (b *Bars) SetParts(parts []Part, compared Comparison) {
	b.shares, b.compared = parts, compared
	for len(b.rows) < len(parts) {
		b.rows = append(b.rows, newBarRow())
	}
	b.rows = b.rows[:len(parts)]
	for i, r := range b.rows {
		for len(r.notes) < len(parts[i].Notes) {
			r.notes = append(r.notes, draw.NewLine(theme.Caption, theme.Muted, false))
		}
		r.notes = r.notes[:len(parts[i].Notes)]
	}
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
		p := b.plan(b.Size().Width)
		b.OnMoved(p.top+float32(b.cursor)*p.row, p.row)
	}
}

func (b *Bars) partCount() int { return len(b.shares) }

func (b *Bars) describePart(part int) Row {
	row := describeShare(b.shares[part], b.compared, part)
	if reach := b.shares[part].Reach; b.heads.reach.Full != "" && reach > 0 {
		row.Value += ", " + b.heads.reach.Full + " " + Percent(reach)
	}
	for _, note := range b.shares[part].Notes {
		if note.Words != "" {
			row.Value += ", " + note.Words
		}
	}
	return row
}

func (b *Bars) partAt(at fyne.Position) int {
	p := b.plan(b.Size().Width)
	if row := int((at.Y - p.top) / p.row); at.Y >= p.top && row < len(b.shares) {
		return row
	}
	return -1
}

func (b *Bars) objects() []fyne.CanvasObject {
	objects := b.heads.objects()
	for _, r := range b.rows {
		objects = append(objects, r.ground, r.edge, r.id.Text, r.title.Text, r.number.Text)
		objects = append(objects, r.meter.objects()...)
		for _, note := range r.notes {
			objects = append(objects, note.Text)
		}
	}
	return append(append(objects, b.key.objects()...), b.ring)
}

func (b *Bars) paint() {
	for i, r := range b.rows {
		ink := theme.Ink
		switch {
		case i == b.selected:
			ink = theme.Accent
		case b.shares[i].Quiet:
			ink = theme.Muted
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
		for at, l := range r.notes {
			note := b.shares[i].Notes[at]
			l.Full, l.Ink, l.TextStyle.Bold = note.Text, theme.Muted, note.Late
			if note.Late {
				l.Ink = theme.Amber
			}
			l.Paint()
		}
		r.meter.value, r.meter.reach = b.shares[i].Value, b.shares[i].Reach
		r.meter.compared, r.meter.comparing = b.compared.valueOf(i)
		r.meter.paint()
	}
	b.heads.paint()
	b.key.paint()
	draw.PaintRing(b.ring, theme.Gap(1), b.IsFocused() && len(b.rows) > 0)
}

func (b *Bars) minSize() fyne.Size {
	p := b.plan(b.Size().Width)
	return fyne.NewSize(theme.Em(14), p.top+float32(len(b.rows))*p.row+b.key.height())
}

func (b *Bars) layout(size fyne.Size) {
	p := b.plan(size.Width)
	b.heads.place(p, size.Width)
	for i, r := range b.rows {
		top := p.top + float32(i)*p.row
		draw.Place(r.ground, -draw.Outset(), top, size.Width+2*draw.Outset(), p.row)
		draw.Place(r.edge, 0, top+p.row-1, size.Width, 1)
		r.place(p, top, size.Width)
	}
	draw.Place(b.ring, -draw.Outset(), p.top+float32(b.cursor)*p.row, size.Width+2*draw.Outset(), p.row-1)
	b.key.place(0, p.top+float32(len(b.rows))*p.row+theme.Gap(1), size.Width, true)
}

// place sets a row: its words, its bar and its number with the notes in one line, or the bar under them.
func (r *barRow) place(p barPlan, top, width float32) {
	middle := func(l *draw.Line) float32 { return top + (p.line-l.FullSize().Height)/2 }
	r.id.Place(0, middle(r.id), p.id)
	r.title.Place(p.id, middle(r.title), p.title)
	if p.folded {
		r.meter.place(0, top+p.line-theme.Gap(0.5), width)
	} else {
		r.meter.place(p.bar, top+(p.line-r.meter.height())/2, p.barWidth)
	}
	end := p.number
	number := min(r.number.FullSize().Width, width)
	r.number.Place(end-number, middle(r.number), number)
	for at, l := range r.notes {
		l.Text.Hidden = at >= len(p.columns) || p.columns[at] == 0
		if l.Text.Hidden {
			continue
		}
		end += theme.Gap(4) + p.columns[at]
		size := l.FullSize().Width
		l.Place(end-size, middle(l), size)
	}
}
