package form

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
)

// widest is the width of the form's column: a line of reading text has no more
// than about 75 characters.
const widest = 42 // em

// columnLayout stacks the parts. Short ones share a row two by two if the column is
// wide enough for two dates or amounts.
type columnLayout struct {
	form    *Form
	short   map[fyne.CanvasObject]bool
	hanging fyne.CanvasObject // whose words, not whose edge, stand in line with the rest
	width   float32
}

func newColumnLayout(f *Form) *columnLayout {
	return &columnLayout{form: f, short: map[fyne.CanvasObject]bool{}}
}

func (c *columnLayout) isPaired() bool { return c.width >= theme.Em(22) }

// groupRows groups the shown objects.
func (c *columnLayout) groupRows(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	open := false // the last row has room for another short part
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		short := c.short[o] && c.isPaired()
		if short && open {
			rows[len(rows)-1] = append(rows[len(rows)-1], o)
			open = false
			continue
		}
		rows = append(rows, []fyne.CanvasObject{o})
		open = short
	}
	return rows
}

func (c *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(theme.Em(10), theme.Gap(4))
	for _, row := range c.groupRows(objects) {
		size.Height += rowHeight(row) + theme.Gap(3)
	}
	return size
}

func (c *columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := theme.Gap(5)
	c.width = min(size.Width-2*left, theme.Em(widest))
	gap := theme.Gap(3)
	y := theme.Gap(3)
	for _, row := range c.groupRows(objects) {
		width := c.width
		if c.short[row[0]] && c.isPaired() {
			width = (c.width - gap) / 2
		}
		height := rowHeight(row)
		for i, o := range row {
			x, wide := left+float32(i)*(width+gap), width
			if o == c.hanging {
				x, wide = x-theme.Gap(2), wide+theme.Gap(4)
			}
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(wide, min(height, o.MinSize().Height)))
		}
		y += height + gap
	}
	c.form.followCursor()
}

func rowHeight(row []fyne.CanvasObject) float32 {
	height := float32(0)
	for _, o := range row {
		height = max(height, o.MinSize().Height)
	}
	return height
}

// offersLayer lies over the column, so that offers float above the parts below them.
type offersLayer struct{ form *Form }

func (l *offersLayer) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	if l.form.offers.Visible() {
		top, _ := l.form.offers.placeUnder()
		size.Height = max(size.Height, top.Y+l.form.offers.MinSize().Height+theme.Gap(2))
	}
	return size
}

func (l *offersLayer) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
	if l.form.offers.Visible() {
		at, width := l.form.offers.placeUnder()
		l.form.offers.Move(at)
		l.form.offers.Resize(fyne.NewSize(width, l.form.offers.MinSize().Height))
	}
}
