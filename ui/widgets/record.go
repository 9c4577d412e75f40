package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Cell is what a record says in one column, in two lines.
type Cell struct{ Text, Below string }

// RecordContent is what a row of a table shows.
type RecordContent struct {
	Section string // the heading of the group that begins with this row, or none
	Note    string // stands at the heading's right
	Name    Cell
	Cells   []Cell // the columns beside the name
	Sign    Sign   // of the state, in the last column
	State   string
	// Brief is the second line where there is no room for columns.
	Brief             string
	Selected, Focused bool
}

// RecordColumns are the widths of the columns beside the name, in em, the last that of the state. Where they leave the
// name too little, the row folds into two lines.
type RecordColumns []float32

// nameLeast is how many em the name needs beside the columns.
const nameLeast = 12

func (c RecordColumns) width() (em float32) {
	for _, w := range c {
		em += w
	}
	return em
}

// Folded says that there is no room for the columns.
func (c RecordColumns) Folded(width float32) bool {
	return width-theme.Gap(6) < theme.Em(nameLeast+c.width())
}

// Record is a row of a table for a list: a name and what belongs to it in columns of two lines each, or without room for
// them folded under the name. Like Row it is filled again and again and takes no input. A row with a section is higher by
// SectionHeight; tell the list through SetItemHeight.
type Record struct {
	widget.BaseWidget
	columns RecordColumns
	content RecordContent

	band, bandEdge, edge *canvas.Rectangle
	ground, bar, ring    *canvas.Rectangle
	section, note        *draw.Line
	name, state, brief   *draw.Line
	upper, lower         []*draw.Line
	mark                 *signMark
}

// NewRecord is an empty row, for a list to fill.
func NewRecord(columns RecordColumns) *Record {
	blank := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	r := &Record{columns: columns, band: blank(), bandEdge: blank(), edge: blank(), ground: blank(), bar: blank(), ring: draw.NewRing(),
		section: draw.NewLine(theme.Caption, theme.Muted, true), note: draw.NewLine(theme.Caption, theme.Muted, false),
		name: draw.NewLine(theme.Text, theme.Ink, true), state: draw.NewLine(theme.Caption, theme.Ink, true),
		brief: draw.NewLine(theme.Caption, theme.Muted, false), mark: newSignMark()}
	for range columns { // the name's second line is the first of the lower ones
		r.upper = append(r.upper, draw.NewLine(theme.Caption, theme.Ink, false))
		r.lower = append(r.lower, draw.NewLine(theme.Caption, theme.Muted, false))
	}
	r.ExtendBaseWidget(r)
	return r
}

// SetContent fills the row.
func (r *Record) SetContent(content RecordContent) {
	r.content = content
	r.Refresh()
}

// Content is what the row shows.
func (r *Record) Content() RecordContent { return r.content }

// CreateRenderer is asked for by Fyne.
func (r *Record) CreateRenderer() fyne.WidgetRenderer {
	return draw.NewRenderer(r, r.objects, r.layout, r.minSize, r.paint)
}

func (r *Record) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.edge, r.bar, r.name.Text, r.state.Text, r.brief.Text}
	for i := range r.upper {
		objects = append(objects, r.upper[i].Text, r.lower[i].Text)
	}
	return append(append(objects, r.mark.objects()...), r.ring, r.band, r.bandEdge, r.section.Text, r.note.Text)
}

func (r *Record) paint() {
	c := r.content
	r.section.Full, r.note.Full, r.name.Full, r.state.Full, r.brief.Full = c.Section, c.Note, c.Name.Text, c.State, c.Brief
	r.state.Ink, r.mark.sign = c.Sign.Ink(), c.Sign
	r.mark.paint()
	for _, l := range []*draw.Line{r.section, r.note, r.name, r.state, r.brief} {
		l.Paint()
	}
	for i := range r.upper {
		r.upper[i].Full, r.lower[i].Full = "", c.Name.Below
		if i > 0 && i <= len(c.Cells) {
			r.upper[i].Full, r.lower[i].Full = c.Cells[i-1].Text, c.Cells[i-1].Below
		}
		r.upper[i].Paint()
		r.lower[i].Paint()
	}
	r.ground.FillColor, r.ground.Hidden = theme.Color(theme.Selection), !c.Selected
	r.bar.FillColor, r.bar.Hidden = theme.Color(theme.Accent), !c.Selected
	r.edge.FillColor = theme.Color(theme.Hairline)
	r.band.FillColor, r.band.Hidden = theme.Color(theme.Background), c.Section == ""
	r.bandEdge.FillColor, r.bandEdge.Hidden = theme.Color(theme.Hairline), c.Section == ""
	r.section.Text.Hidden, r.note.Text.Hidden = c.Section == "", c.Section == "" || c.Note == ""
	draw.PaintRing(r.ring, theme.Gap(1), c.Focused)
}

func (r *Record) minSize() fyne.Size {
	height := RowHeight()
	if r.content.Section != "" {
		height += SectionHeight()
	}
	return fyne.NewSize(theme.Em(12), height)
}

func (r *Record) layout(size fyne.Size) {
	top, left := float32(0), theme.Gap(3)
	if r.content.Section != "" {
		top = SectionHeight()
		draw.Place(r.band, 0, 0, size.Width, top)
		draw.Place(r.bandEdge, 0, top-1, size.Width, 1)
		note := min(r.note.FullSize().Width, size.Width/2)
		y := (top - r.section.FullSize().Height) / 2
		r.section.Place(left, y, size.Width-3*left-note)
		r.note.Place(size.Width-left-note, y, note)
	}
	height := size.Height - top
	draw.Place(r.ground, 0, top, size.Width, height)
	draw.Place(r.edge, 0, size.Height-1, size.Width, 1)
	draw.Place(r.bar, 0, top, 3, height)
	draw.Place(r.ring, 1, top+1, size.Width-2, height-2)
	upper := top + (height-r.name.FullSize().Height-draw.CaptionHeight())/2
	lower := upper + r.name.FullSize().Height
	folded := r.columns.Folded(size.Width)
	r.brief.Text.Hidden = !folded
	for i := range r.upper {
		r.upper[i].Text.Hidden, r.lower[i].Text.Hidden = folded || i == 0, folded
	}
	if folded {
		r.fold(left, size.Width-left, upper, lower)
		return
	}
	r.placeColumns(left, size.Width-left, upper, lower)
}

// fold sets the state at the end of the name's line, and the rest under both.
func (r *Record) fold(left, right, upper, lower float32) {
	state := min(r.state.FullSize().Width, (right-left)/2)
	at := right - state - r.mark.room()
	r.placeState(at, upper, state)
	r.name.Place(left, upper, at-left-theme.Gap(2))
	r.brief.Place(left, lower, right-left)
}

// placeColumns sets the columns from the right; their words stand level with the name's.
func (r *Record) placeColumns(left, right, upper, lower float32) {
	level := upper + r.name.FullSize().Height - draw.CaptionHeight() - 1
	for i := len(r.columns) - 1; i >= 0; i-- {
		width := theme.Em(r.columns[i])
		right -= width
		if i == len(r.columns)-1 {
			r.placeState(right, upper, width-r.mark.room())
			continue
		}
		r.upper[i+1].Place(right, level, width-theme.Gap(2))
		r.lower[i+1].Place(right, lower, width-theme.Gap(2))
	}
	r.name.Place(left, upper, right-left-theme.Gap(2))
	r.lower[0].Place(left, lower, right-left-theme.Gap(2))
}

func (r *Record) placeState(x, upper, width float32) {
	height := r.name.FullSize().Height
	r.mark.place(x, upper, height)
	r.state.Place(x+r.mark.room(), upper+(height-r.state.FullSize().Height)/2, width)
}
