package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rung/ui/draw"
	"rung/ui/theme"
)

// SetShown shows an object or hides it, and does nothing where it is so already: each change costs a layout.
func SetShown(o fyne.CanvasObject, shown bool) {
	switch {
	case shown && !o.Visible():
		o.Show()
	case !shown && o.Visible():
		o.Hide()
	}
}

// PopUpPosition is where something of a size that belongs to o has room in the window: under o, above it, or else wherever all
// of it is seen.
func PopUpPosition(o fyne.CanvasObject, size, window fyne.Size) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	y := at.Y + o.Size().Height
	if y+size.Height > window.Height {
		y = at.Y - size.Height
	}
	if y < 0 {
		y = max(window.Height-size.Height, 0)
	}
	return fyne.NewPos(max(min(at.X, window.Width-size.Width), 0), y)
}

// Wrap lays objects out as words in lines, each in the middle of its line.
type Wrap struct {
	Gap   float32 // in steps of the theme
	Top   bool    // a line's objects hang from its top, not from its middle
	Fill  bool    // the last takes the rest of its line
	Least float32 // em that the last needs where it fills

	width float32
}

// NewWrap holds the objects in lines.
func NewWrap(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&Wrap{Gap: gap}, objects...)
}

func (l *Wrap) sizeOf(objects []fyne.CanvasObject, i int) fyne.Size {
	size := objects[i].MinSize()
	if l.Fill && i == len(objects)-1 {
		size.Width = max(size.Width, theme.Em(l.Least))
	}
	return size
}

// placeLines places the objects within a width and gives the height they take.
func (l *Wrap) placeLines(objects []fyne.CanvasObject, width float32, put func(i int, x, y, height float32)) float32 {
	gap := theme.Gap(l.Gap)
	x, y, from := float32(0), float32(0), 0
	height := float32(0)
	end := func(to int) {
		at := float32(0)
		for i := from; i < to; i++ {
			if objects[i].Visible() {
				put(i, at, y, height)
				at += l.sizeOf(objects, i).Width + gap
			}
		}
	}
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		size := l.sizeOf(objects, i)
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

// MinSize is that of the last width. Before there was one it is that of a single line: room once taken would not be
// given back.
func (l *Wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := max(l.width, theme.Em(8))
	if l.width == 0 {
		width = math.MaxFloat32
	}
	widest := float32(0)
	for i, o := range objects {
		if o.Visible() {
			widest = max(widest, l.sizeOf(objects, i).Width)
		}
	}
	return fyne.NewSize(min(widest, theme.Em(8)), l.placeLines(objects, width, func(int, float32, float32, float32) {}))
}

// Layout is called by Fyne.
func (l *Wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.placeLines(objects, size.Width, func(i int, x, y, height float32) {
		need := l.sizeOf(objects, i)
		width := min(need.Width, size.Width-x)
		if l.Fill && i == len(objects)-1 {
			width = size.Width - x
		}
		if !l.Top {
			y += (height - need.Height) / 2
		}
		draw.Place(objects[i], x, y, width, need.Height)
	})
}

// Trailing gives the last objects their own width at the right and the first the rest, all in the middle of the row.
type Trailing struct{}

// NewTrailing holds objects in a row of which the first gives way.
func NewTrailing(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(Trailing{}, objects...)
}

// MinSize is called by Fyne.
func (Trailing) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	for _, o := range objects[1:] {
		if o.Visible() {
			need := o.MinSize()
			size = fyne.NewSize(size.Width+theme.Gap(1)+need.Width, max(size.Height, need.Height))
		}
	}
	return size
}

// Layout is called by Fyne.
func (Trailing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := size.Width
	for i := len(objects) - 1; i > 0; i-- {
		if !objects[i].Visible() {
			continue
		}
		need := objects[i].MinSize()
		right -= need.Width
		draw.Place(objects[i], right, (size.Height-need.Height)/2, need.Width, need.Height)
		right -= theme.Gap(1)
	}
	height := objects[0].MinSize().Height
	draw.Place(objects[0], 0, (size.Height-height)/2, right, height)
}

// Cards lays cards out in two columns where there is room for both, each card under the shorter one, and else in one
// that is no wider than lines of reading text should be.
type Cards struct {
	Least float32 // em that a column needs
	Gap   float32 // in steps of the theme

	width float32
}

// arrangeCards places the cards within a width and gives the height they take.
func (c *Cards) arrangeCards(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, width float32)) float32 {
	gap := theme.Gap(c.Gap)
	ends := []float32{0}
	if width >= 2*theme.Em(c.Least)+gap {
		ends = append(ends, 0)
	}
	column := min((width-gap*float32(len(ends)-1))/float32(len(ends)), ReadingWidth())
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		at := 0
		if len(ends) > 1 && ends[1] < ends[0] {
			at = 1
		}
		put(o, float32(at)*(column+gap), ends[at], column)
		ends[at] += o.MinSize().Height + gap
	}
	height := ends[0]
	for _, end := range ends {
		height = max(height, end)
	}
	return max(height-gap, 0)
}

// MinSize is called by Fyne.
func (c *Cards) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, o := range objects {
		widest = max(widest, o.MinSize().Width)
	}
	return fyne.NewSize(widest, c.arrangeCards(objects, c.width, func(fyne.CanvasObject, float32, float32, float32) {}))
}

// Layout gives each card its width before it is asked for its height: folded words know it only then.
func (c *Cards) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.arrangeCards(objects, size.Width, func(o fyne.CanvasObject, x, y, width float32) {
		o.Resize(fyne.NewSize(width, o.Size().Height))
		draw.Place(o, x, y, width, o.MinSize().Height)
	})
}
