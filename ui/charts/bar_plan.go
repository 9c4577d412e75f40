package charts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// barPlan is where the parts of each row of bars stand at a width.
type barPlan struct {
	top, line, row float32 // where the rows begin, the height of their words, and of a whole row
	id, title      float32 // widths
	bar, barWidth  float32
	number         float32   // where the number ends
	columns        []float32 // widths of the notes; 0 is left out
	folded         bool      // the bar stands under the words
}

// plan takes columns out from the first on where there is too little room for all, and then puts the bars under their
// words. Without heads, bars get by with less, and cut the words.
func (b *Bars) plan(width float32) barPlan {
	p := barPlan{line: fyne.MeasureText("M", theme.Size(theme.Text), fyne.TextStyle{}).Height + theme.Gap(3.75)}
	p.row = p.line
	title, number := float32(0), fyne.MeasureText("100 %", theme.Size(theme.Caption), fyne.TextStyle{Bold: true}).Width
	for _, r := range b.rows {
		p.id, title = max(p.id, r.id.FullSize().Width), max(title, r.title.FullSize().Width)
	}
	if p.id = min(p.id, width/4); p.id > 0 {
		p.id += theme.Gap(2.5)
	}
	gap, least := theme.Gap(3), theme.Em(2.25)
	if b.heads.isShown() {
		p.top, least = b.heads.height(), theme.Em(6)
		p.columns = b.columnWidths()
	}
	rest := func() float32 { // of a row, for title and bar
		used := p.id + number + 2*gap
		for _, column := range p.columns {
			if column > 0 {
				used += column + theme.Gap(4)
			}
		}
		return width - used
	}
	for i := 0; i < len(p.columns) && rest() < min(title, theme.Em(11))+least; i++ {
		if i < len(p.columns)-1 || rest() < theme.Em(5) {
			p.columns[i] = 0
		}
	}
	p.number = width
	for _, column := range p.columns {
		if column > 0 {
			p.number -= column + theme.Gap(4)
		}
	}
	if p.folded = b.heads.isShown() && rest() < min(title, theme.Em(11))+least; p.folded {
		p.row += theme.Gap(4)
		p.title = p.number - number - gap - p.id
		return p
	}
	most := theme.Em(8.6)
	if b.heads.isShown() {
		most = theme.Em(14)
	}
	p.barWidth = min(max(rest()-title, least), most, width/3)
	p.bar = p.number - number - gap - p.barWidth
	p.title = p.bar - gap - p.id
	return p
}

// columnWidths gives the room that each column of notes takes, with its head.
func (b *Bars) columnWidths() []float32 {
	widths := make([]float32, len(b.heads.columns))
	for at, head := range b.heads.columns {
		widths[at] = head.FullSize().Width
		for _, r := range b.rows {
			if at < len(r.notes) {
				widths[at] = max(widths[at], r.notes[at].FullSize().Width)
			}
		}
	}
	return widths
}

// barHeads is the line above bars that names their tones and the columns after them.
type barHeads struct {
	value, reach    *draw.Line
	filled, lighter *canvas.Rectangle // the swatches of the tones
	columns         []*draw.Line
	edge            *canvas.Rectangle
}

func newBarHeads() *barHeads {
	head := func() *draw.Line { return draw.NewLine(theme.Caption, theme.Muted, false) }
	return &barHeads{value: head(), reach: head(), filled: draw.NewRectangle(), lighter: draw.NewRectangle(), edge: draw.NewRectangle()}
}

func (h *barHeads) set(value, reach string, columns []string) {
	h.value.Full, h.reach.Full, h.columns = value, reach, nil
	for _, name := range columns {
		line := draw.NewLine(theme.Caption, theme.Muted, false)
		line.Full = name
		h.columns = append(h.columns, line)
	}
}

func (h *barHeads) isShown() bool { return h.value.Full != "" }

func (h *barHeads) height() float32 { return draw.CaptionHeight() + theme.Gap(2) }

func (h *barHeads) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{h.filled, h.lighter, h.edge, h.value.Text, h.reach.Text}
	for _, l := range h.columns {
		objects = append(objects, l.Text)
	}
	return objects
}

func (h *barHeads) paint() {
	h.filled.FillColor, h.lighter.FillColor, h.edge.FillColor = theme.Color(theme.Ramp5), theme.Color(theme.Ramp3), theme.Color(theme.Hairline)
	for _, l := range append([]*draw.Line{h.value, h.reach}, h.columns...) {
		l.Paint()
	}
}

// place sets the names of the tones over the bars, and each column's over its notes.
func (h *barHeads) place(p barPlan, width float32) {
	h.edge.Hidden = !h.isShown()
	draw.Place(h.edge, 0, p.top-1, width, 1)
	end := p.number
	for at, l := range h.columns {
		if l.Text.Hidden = h.edge.Hidden || p.columns[at] == 0; !l.Text.Hidden {
			end += theme.Gap(4) + p.columns[at]
			l.Place(end-l.FullSize().Width, 0, l.FullSize().Width)
		}
	}
	x, room := p.bar, p.number
	if p.folded {
		x = 0
	}
	side := theme.Gap(2)
	for i, l := range []*draw.Line{h.value, h.reach} {
		swatch := []*canvas.Rectangle{h.filled, h.lighter}[i]
		size := l.FullSize()
		l.Text.Hidden = h.edge.Hidden || l.Full == "" || x+side+theme.Gap(1.5)+size.Width > room
		if swatch.Hidden = l.Text.Hidden; swatch.Hidden {
			continue
		}
		swatch.CornerRadius = theme.Gap(0.5)
		draw.Place(swatch, x, (size.Height-side)/2, side, side)
		l.Place(x+side+theme.Gap(1.5), 0, size.Width)
		x += side + size.Width + theme.Gap(4.5)
	}
}
