package widgets

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
)

// TwoColumns lays two columns out beside each other, or under each other where there is too little room for both.
type TwoColumns struct {
	Left float32 // the left column's share of the width
	From float32 // em from which there are two columns
	Gap  float32 // between them, in steps of the theme

	width float32
}

// IsStacked says whether the columns stand under each other at a width.
func (h *TwoColumns) IsStacked(width float32) bool { return width < theme.Em(h.From) }

// MinSize is asked for by Fyne.
func (h *TwoColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	if h.IsStacked(h.width) {
		return fyne.NewSize(max(left.Width, right.Width), left.Height+theme.Gap(h.Gap)+right.Height)
	}
	return fyne.NewSize(theme.Em(14), max(left.Height, right.Height))
}

// Layout is asked for by Fyne.
func (h *TwoColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.width = size.Width
	left, gap := size.Width, theme.Gap(h.Gap)
	at, right := fyne.NewPos(0, 0), size.Width
	if !h.IsStacked(size.Width) {
		left = size.Width*h.Left - gap/2
		right = size.Width - left - gap
		at.X = left + gap
	}
	height := FitToWidth(objects[0], left)
	if h.IsStacked(size.Width) {
		at.Y = height + gap
	}
	objects[0].Move(fyne.Position{})
	FitToWidth(objects[1], right)
	objects[1].Move(at)
}
