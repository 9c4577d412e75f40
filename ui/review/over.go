package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// How many em wide and high a sheet is.
const (
	sheetWidth  = 44
	sheetHeight = 42
)

// showSheet shows something over the window, with buttons under it and one that
// closes it.
func (s *Screen) showSheet(title string, body fyne.CanvasObject, first fyne.Focusable, buttons ...fyne.CanvasObject) (shut func()) {
	heading := widgets.NewText(title, widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	row := widgets.NewWrap(2, append(buttons, widgets.NewButton(lang.L("Close"), widgets.ButtonStyle{}, func() { shut() }))...)
	shut = s.host.ShowSheet(kit.Sheet{Content: container.NewBorder(widgets.NewInset(heading, 0, 0, 3, 0), widgets.NewInset(row, 3, 0, 0, 0), nil, nil, body),
		First: first, Width: sheetWidth, Height: sheetHeight})
	return shut
}
