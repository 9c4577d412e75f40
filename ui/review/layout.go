package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// labelledLayout lays out a label with its text beside it, or under it if there is
// too little room.
type labelledLayout struct{ width float32 }

func newLabelled(label, text fyne.CanvasObject) *fyne.Container {
	return container.New(&labelledLayout{}, label, text)
}

// labelWidth is the label's width in em; below labelFrom em it stands above the text.
const (
	labelWidth = 7
	labelFrom  = 22
)

func (l *labelledLayout) beside(width float32) bool { return width >= theme.Em(labelFrom) }

// MinSize is asked for by Fyne.
func (l *labelledLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	label, text := objects[0].MinSize(), objects[1].MinSize()
	if l.beside(l.width) {
		return fyne.NewSize(theme.Em(12), max(label.Height, text.Height))
	}
	return fyne.NewSize(theme.Em(12), label.Height+theme.Gap(1)+text.Height)
}

// Layout is asked for by Fyne.
func (l *labelledLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	objects[0].Move(fyne.Position{})
	if l.beside(size.Width) {
		widgets.FitToWidth(objects[0], theme.Em(labelWidth))
		objects[1].Move(fyne.NewPos(theme.Em(labelWidth), 0))
		widgets.FitToWidth(objects[1], size.Width-theme.Em(labelWidth))
		return
	}
	y := widgets.FitToWidth(objects[0], size.Width) + theme.Gap(1)
	objects[1].Move(fyne.NewPos(0, y))
	widgets.FitToWidth(objects[1], size.Width)
}
