package readiness

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// abreastCards lays cards out beside each other, equally wide and high, as many as have
// room in a line.
type abreastCards struct {
	least float32 // em that a card needs
	gap   float32 // in steps of the theme

	width float32
}

// arrange places the visible cards within a width and gives the height they take. Cards
// know their height only at their width, so that asking for it places them too.
func (a *abreastCards) arrange(objects []fyne.CanvasObject, width float32) float32 {
	var cards []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			cards = append(cards, o)
		}
	}
	gap := theme.Gap(a.gap)
	most := max(int((width+gap)/(theme.Em(a.least)+gap)), 1)
	y := float32(0)
	for from := 0; from < len(cards); from += most {
		line := cards[from:min(from+most, len(cards))]
		columns := float32(min(most, len(cards)))
		each := min((width-gap*(columns-1))/columns, widgets.ReadingWidth())
		height := float32(0)
		for _, o := range line {
			height = max(height, widgets.FitToWidth(o, each))
		}
		for i, o := range line {
			o.Move(fyne.NewPos(float32(i)*(each+gap), y))
			o.Resize(fyne.NewSize(each, height))
		}
		y += height + gap
	}
	return max(y-gap, 0)
}

// MinSize is called by Fyne.
func (a *abreastCards) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(14), a.arrange(objects, max(a.width, theme.Em(14))))
}

// Layout is called by Fyne.
func (a *abreastCards) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	a.width = size.Width
	a.arrange(objects, size.Width)
}
