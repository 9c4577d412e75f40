package readiness

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
)

// halves lays two columns out beside each other, or under each other where
// there is too little room for both.
type halves struct{ width float32 }

// The left column takes this share of the width; below so many em there is one
// column.
const (
	leftShare   = 0.42
	halvesFrom  = 56
	halvesApart = 3
)

func stackedHalves(width float32) bool { return width < theme.Em(halvesFrom) }

func (h *halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	if stackedHalves(h.width) {
		return fyne.NewSize(max(left.Width, right.Width), left.Height+theme.Gap(halvesApart)+right.Height)
	}
	return fyne.NewSize(theme.Em(14), max(left.Height, right.Height))
}

func (h *halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.width = size.Width
	left, gap := size.Width, theme.Gap(halvesApart)
	at, right := fyne.NewPos(0, 0), size.Width
	if !stackedHalves(size.Width) {
		left = size.Width*leftShare - gap/2
		right = size.Width - left - gap
		at.X = left + gap
	}
	height := sizeTo(objects[0], left)
	if stackedHalves(size.Width) {
		at.Y = height + gap
	}
	objects[0].Move(fyne.Position{})
	sizeTo(objects[1], right)
	objects[1].Move(at)
}

// sizeTo gives an object a width and the height that it needs there.
func sizeTo(o fyne.CanvasObject, width float32) (height float32) {
	o.Resize(fyne.NewSize(width, o.Size().Height))
	height = o.MinSize().Height
	o.Resize(fyne.NewSize(width, height))
	return height
}

// row lays out words with what stands at their right: the first object takes
// what the others leave, or where that is too narrow a line of its own.
type row struct {
	least float32 // em that the words need beside the rest
	gap   float32
	width float32
}

func (r *row) tail(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects[1:] {
		if o.Visible() {
			need := o.MinSize()
			size = fyne.NewSize(size.Width+need.Width+theme.Gap(r.gap), max(size.Height, need.Height))
		}
	}
	return size
}

func (r *row) stacked(objects []fyne.CanvasObject, width float32) bool {
	return width-r.tail(objects).Width < theme.Em(r.least)
}

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	words, tail := objects[0].MinSize(), r.tail(objects)
	least := max(tail.Width-theme.Gap(r.gap), words.Width)
	if r.stacked(objects, r.width) {
		return fyne.NewSize(least, words.Height+theme.Gap(1)+tail.Height)
	}
	return fyne.NewSize(least, max(words.Height, tail.Height))
}

func (r *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	tail := r.tail(objects)
	width, x, y := size.Width-tail.Width, size.Width-tail.Width+theme.Gap(r.gap), float32(0)
	if r.stacked(objects, size.Width) {
		width, x = size.Width, 0
	}
	height := sizeTo(objects[0], width)
	objects[0].Move(fyne.Position{})
	if r.stacked(objects, size.Width) {
		y = height + theme.Gap(1)
	}
	for _, o := range objects[1:] {
		if !o.Visible() {
			continue
		}
		need := o.MinSize()
		o.Move(fyne.NewPos(x, y+(tail.Height-need.Height)/2))
		o.Resize(need)
		x += need.Width + theme.Gap(r.gap)
	}
}

// wide gives an object so many em of width.
type wide struct{ em float32 }

func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(w.em), objects[0].MinSize().Height)
}

func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		need := o.MinSize().Height
		if need == 0 {
			need = size.Height
		}
		o.Move(fyne.NewPos(0, (size.Height-need)/2))
		o.Resize(fyne.NewSize(size.Width, need))
	}
}
