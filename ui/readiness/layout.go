package readiness

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
	"rung/ui/widgets"
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
	height := widgets.SizeTo(objects[0], left)
	if stackedHalves(size.Width) {
		at.Y = height + gap
	}
	objects[0].Move(fyne.Position{})
	widgets.SizeTo(objects[1], right)
	objects[1].Move(at)
}
