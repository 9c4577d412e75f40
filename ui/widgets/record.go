package widgets

import (
	"slices"

	"fyne.io/fyne/v2"

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

func (c RecordColumns) totalWidth() (em float32) {
	for _, w := range c {
		em += w
	}
	return em
}

// isFolded says that there is no room for the columns.
func (c RecordColumns) isFolded(width float32) bool {
	return width-theme.Gap(6) < theme.Em(nameLeast+c.totalWidth())
}

// Record is a row of a table for a list: a name and what belongs to it in columns of two lines each, or without room for
// them folded under the name. Like Row it is filled again and again and takes no input. A row with a section is higher by
// SectionHeight; tell the list through SetItemHeight.
type Record struct {
	base
	*rowFrame
	columns RecordColumns
	content RecordContent

	note, name, state, brief *draw.Line
	upper, lower             []*draw.Line
	mark                     *signMark
}

// newRecord is an empty row, for a list to fill.
func newRecord(columns RecordColumns) *Record {
	r := &Record{rowFrame: newRowFrame(true), columns: columns, note: draw.NewLine(theme.Caption, theme.Muted, false),
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

func (r *Record) objects() []fyne.CanvasObject {
	objects := append(r.under(), r.name.Text, r.state.Text, r.brief.Text)
	for i := range r.upper {
		objects = append(objects, r.upper[i].Text, r.lower[i].Text)
	}
	return append(slices.Concat(objects, r.mark.objects(), r.over()), r.note.Text)
}

func (r *Record) paint() {
	c := r.content
	r.paintFrame(c.Section, c.Selected, c.Focused)
	r.note.Full, r.name.Full, r.state.Full, r.brief.Full = c.Note, c.Name.Text, c.State, c.Brief
	r.state.Ink, r.mark.sign = c.Sign.Ink(), c.Sign
	r.mark.paint()
	for _, l := range []*draw.Line{r.note, r.name, r.state, r.brief} {
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
	r.note.Text.Hidden = c.Section == "" || c.Note == ""
}

func (r *Record) layout(size fyne.Size) {
	left, note := theme.Gap(3), min(r.note.FullSize().Width, size.Width/2)
	top := r.placeFrame(size, size.Width-3*left-note)
	r.note.Place(size.Width-left-note, r.section.Position().Y, note)
	height := size.Height - top
	upper := top + (height-r.name.FullSize().Height-draw.CaptionHeight())/2
	lower := upper + r.name.FullSize().Height
	folded := r.columns.isFolded(size.Width)
	r.brief.Text.Hidden = !folded
	for i := range r.upper {
		r.upper[i].Text.Hidden, r.lower[i].Text.Hidden = folded || i == 0, folded
	}
	if folded {
		r.placeFolded(left, size.Width-left, upper, lower)
		return
	}
	r.placeColumns(left, size.Width-left, upper, lower)
}

// placeFolded sets the state at the end of the name's line, and the rest under both.
func (r *Record) placeFolded(left, right, upper, lower float32) {
	state := min(r.state.FullSize().Width, (right-left)/2)
	at := right - state - r.mark.width()
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
			r.placeState(right, upper, width-r.mark.width())
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
	r.state.Place(x+r.mark.width(), upper+(height-r.state.FullSize().Height)/2, width)
}
