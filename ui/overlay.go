package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// overlay lies over the window until it is closed, with a field at its top that
// takes the keys. Closing gives the focus back to where it was.
type overlay struct {
	popup  *widget.PopUp
	canvas fyne.Canvas
	before fyne.Focusable
}

// showOverlay shows content in the upper half of the window, about so many em
// wide, with the focus on field. Escape closes it unless onKey takes the key.
func (s *shell) showOverlay(content fyne.CanvasObject, field *widgets.Entry, width, height float32, onKey func(fyne.KeyName) bool) *overlay {
	c := s.window.Canvas()
	o := &overlay{canvas: c, before: c.Focused()}
	o.popup = widget.NewModalPopUp(container.New(sized{width, height, c}, widgets.NewInset(content, 2, 2, 2, 2)), c)
	field.OnKey = func(key fyne.KeyName) bool {
		if onKey != nil && onKey(key) {
			return true
		}
		if key == fyne.KeyEscape {
			o.close()
			return true
		}
		return false
	}
	o.popup.Show()
	c.Focus(field)
	return o
}

func (o *overlay) close() {
	o.popup.Hide()
	if o.before != nil {
		o.canvas.Focus(o.before)
	}
}

// sized asks for a size in em, and never for more than the canvas has. A height
// of 0 is what the content needs.
type sized struct {
	width, height float32
	canvas        fyne.Canvas
}

func (z sized) MinSize(objects []fyne.CanvasObject) fyne.Size {
	room := z.canvas.Size().SubtractWidthHeight(theme.Gap(12), theme.Gap(12))
	height := theme.Em(z.height)
	if z.height == 0 {
		height = objects[0].MinSize().Height
	}
	return fyne.NewSize(min(theme.Em(z.width), room.Width), min(height, room.Height))
}

func (z sized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}
