package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Aside lays out words with what stands at their right: the first object takes what the others leave, or where that is
// too narrow a line of its own.
type Aside struct {
	Least float32 // em that the words need beside the rest
	Gap   float32 // in steps of the theme

	width float32
}

// NewAside holds words and what stands beside them.
func NewAside(least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&Aside{Least: least, Gap: gap}, objects...)
}

func (a *Aside) trailingSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects[1:] {
		if o.Visible() {
			need := o.MinSize()
			size = fyne.NewSize(size.Width+need.Width+theme.Gap(a.Gap), max(size.Height, need.Height))
		}
	}
	return size
}

func (a *Aside) isStacked(objects []fyne.CanvasObject, width float32) bool {
	return width-a.trailingSize(objects).Width < theme.Em(a.Least)
}

// MinSize is called by Fyne.
func (a *Aside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	words, tail := objects[0].MinSize(), a.trailingSize(objects)
	least := max(tail.Width-theme.Gap(a.Gap), words.Width)
	if a.isStacked(objects, a.width) {
		return fyne.NewSize(least, words.Height+theme.Gap(1)+tail.Height)
	}
	return fyne.NewSize(least, max(words.Height, tail.Height))
}

// Layout is called by Fyne.
func (a *Aside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	a.width = size.Width
	tail := a.trailingSize(objects)
	width, x, y := size.Width-tail.Width, size.Width-tail.Width+theme.Gap(a.Gap), float32(0)
	if a.isStacked(objects, size.Width) {
		width, x = size.Width, 0
	}
	height := FitToWidth(objects[0], width)
	objects[0].Move(fyne.Position{})
	if a.isStacked(objects, size.Width) {
		y = height + theme.Gap(1)
	}
	for _, o := range objects[1:] {
		if !o.Visible() {
			continue
		}
		need := o.MinSize()
		o.Move(fyne.NewPos(x, y+(tail.Height-need.Height)/2))
		o.Resize(need)
		x += need.Width + theme.Gap(a.Gap)
	}
}

// FitToWidth gives an object a width and the height that it needs there: folded words know it only then.
func FitToWidth(o fyne.CanvasObject, width float32) (height float32) {
	o.Resize(fyne.NewSize(width, o.Size().Height))
	height = o.MinSize().Height
	o.Resize(fyne.NewSize(width, height))
	return height
}

// FixedWidth gives an object so many em of width.
type FixedWidth struct{ Em float32 }

// NewFixedWidth holds an object so many em wide.
func NewFixedWidth(em float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(FixedWidth{em}, o)
}

// MinSize is called by Fyne.
func (w FixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(w.Em), objects[0].MinSize().Height)
}

// Layout is called by Fyne.
func (w FixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		need := o.MinSize().Height
		if need == 0 {
			need = size.Height
		}
		draw.Place(o, 0, (size.Height-need)/2, size.Width, need)
	}
}
