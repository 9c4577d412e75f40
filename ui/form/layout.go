package form

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
)

// widest is the width of the form's column: a line of reading text has no more
// than about 75 characters.
const widest = 42 // em

// column stacks the parts. Short ones share a row two by two where there is
// room, and the widths of both hold what a date or an amount needs.
type column struct {
	form    *Form
	short   map[fyne.CanvasObject]bool
	hanging fyne.CanvasObject // whose words, not whose edge, stand in line with the rest
	width   float32
}

func newColumn(f *Form) *column { return &column{form: f, short: map[fyne.CanvasObject]bool{}} }

func (c *column) paired() bool { return c.width >= theme.Em(22) }

// rows groups the shown objects.
func (c *column) rows(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	open := false // the last row has room for another short part
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		short := c.short[o] && c.paired()
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

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(theme.Em(10), theme.Gap(4))
	for _, row := range c.rows(objects) {
		size.Height += rowHeight(row) + theme.Gap(3)
	}
	return size
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := theme.Gap(5)
	c.width = min(size.Width-2*left, theme.Em(widest))
	gap := theme.Gap(3)
	y := theme.Gap(3)
	for _, row := range c.rows(objects) {
		width := c.width
		if c.short[row[0]] && c.paired() {
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
	c.form.follow()
}

func rowHeight(row []fyne.CanvasObject) float32 {
	height := float32(0)
	for _, o := range row {
		height = max(height, o.MinSize().Height)
	}
	return height
}

// flow lays objects out as words in a line; the last takes the rest of its line
// where it is not to be only as wide as it must.
type flow struct {
	gap   float32 // in steps of the theme
	fill  bool
	top   bool    // a line's objects hang from its top, not from its middle
	least float32 // em that the last object needs where it fills
	width float32
}

func (l *flow) need(objects []fyne.CanvasObject, i int) fyne.Size {
	size := objects[i].MinSize()
	if l.fill && i == len(objects)-1 {
		size.Width = max(size.Width, theme.Em(l.least))
	}
	return size
}

// lines places the objects within a width and gives the height they take.
func (l *flow) lines(objects []fyne.CanvasObject, width float32, put func(i int, x, y, height float32)) float32 {
	gap := theme.Gap(l.gap)
	x, y, from := float32(0), float32(0), 0
	height := float32(0)
	end := func(to int) {
		at := float32(0)
		for i := from; i < to; i++ {
			if objects[i].Visible() {
				put(i, at, y, height)
				at += l.need(objects, i).Width + gap
			}
		}
	}
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		size := l.need(objects, i)
		if x > 0 && x+size.Width > width {
			end(i)
			y += height + gap
			x, height, from = 0, 0, i
		}
		x += size.Width + gap
		height = max(height, size.Height)
	}
	end(len(objects))
	return y + height
}

func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for i, o := range objects {
		if o.Visible() {
			widest = max(widest, l.need(objects, i).Width)
		}
	}
	return fyne.NewSize(min(widest, theme.Em(8)), l.lines(objects, max(l.width, theme.Em(8)), func(int, float32, float32, float32) {}))
}

func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.lines(objects, size.Width, func(i int, x, y, height float32) {
		need := l.need(objects, i)
		width := min(need.Width, size.Width-x)
		if l.fill && i == len(objects)-1 {
			width = size.Width - x
		}
		if !l.top {
			y += (height - need.Height) / 2
		}
		objects[i].Move(fyne.NewPos(x, y))
		objects[i].Resize(fyne.NewSize(width, need.Height))
	})
}

// trailing gives the last object its own width at the right and the first the
// rest, both in the middle of the row.
type trailing struct{}

func (trailing) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	for _, o := range objects[1:] {
		need := o.MinSize()
		size = fyne.NewSize(size.Width+theme.Gap(1)+need.Width, max(size.Height, need.Height))
	}
	return size
}

func (trailing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := size.Width
	for i := len(objects) - 1; i > 0; i-- {
		need := objects[i].MinSize()
		right -= need.Width
		objects[i].Move(fyne.NewPos(right, (size.Height-need.Height)/2))
		objects[i].Resize(need)
		right -= theme.Gap(1)
	}
	height := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(0, (size.Height-height)/2))
	objects[0].Resize(fyne.NewSize(right, height))
}

// layer lies over the column, so that offers float above the parts below them.
type layer struct{ form *Form }

func (l *layer) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	if l.form.offers.Visible() {
		top, _ := l.form.offers.place()
		size.Height = max(size.Height, top.Y+l.form.offers.MinSize().Height+theme.Gap(2))
	}
	return size
}

func (l *layer) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
	if l.form.offers.Visible() {
		at, width := l.form.offers.place()
		l.form.offers.Move(at)
		l.form.offers.Resize(fyne.NewSize(width, l.form.offers.MinSize().Height))
	}
}
