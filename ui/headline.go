package ui

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// headline lays out heading, note and tools over a screen. In a low window the
// note stands beside the heading: each line is wanted for the screen itself.
type headline struct{ canvas fyne.Canvas }

func (h headline) isLow() bool { return h.canvas.Size().Height < theme.Em(44) }

func (h headline) margin() float32 {
	if h.isLow() {
		return theme.Gap(1.5)
	}
	return theme.Gap(3.5)
}

// MinSize is as high with a note as without, so that nothing moves from screen
// to screen.
func (h headline) MinSize(objects []fyne.CanvasObject) fyne.Size {
	heading, note, tools := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	words := heading.Height
	if !h.isLow() {
		words += note.Height
	}
	return fyne.NewSize(heading.Width+tools.Width+theme.Gap(12), max(words, tools.Height)+2*h.margin())
}

func (h headline) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	heading, note, tools := objects[0], objects[1], objects[2]
	left := theme.Gap(5)
	need, need2 := heading.MinSize(), note.MinSize()
	right := size.Width - left - tools.MinSize().Width
	placeAt(tools, right, (size.Height-tools.MinSize().Height)/2, tools.MinSize())
	room := right - left - theme.Gap(2)
	if h.isLow() {
		y := (size.Height - need.Height) / 2
		placeAt(heading, left, y, need)
		x := left + need.Width + theme.Gap(3)
		placeAt(note, x, y+baseline(theme.Title)-baseline(theme.Text), fyne.NewSize(max(right-x-theme.Gap(2), 0), need2.Height))
		return
	}
	words := need.Height
	if note.(*widgets.Text).Text() != "" {
		words += need2.Height
	}
	y := (size.Height - words) / 2
	placeAt(heading, left, y, fyne.NewSize(room, need.Height))
	placeAt(note, left, y+need.Height, fyne.NewSize(room, need2.Height))
}

// baseline is the distance from the top of a text to its baseline, by its size.
func baseline(size fyne.ThemeSizeName) float32 {
	_, base := fyne.CurrentApp().Driver().RenderedTextSize("M", theme.Size(size), fyne.TextStyle{Bold: size == theme.Title}, nil)
	return base
}

func placeAt(o fyne.CanvasObject, x, y float32, size fyne.Size) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(size)
}
