package form

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// onFieldFocus is called when a field gains or loses the focus.
func (f *Form) onFieldFocus(p *part, entry *widgets.Entry, gained bool) {
	f.focused, f.grown = nil, nil
	if !gained {
		p.onLeft()
		return
	}
	f.focused = p
	if entry.MultiLine {
		f.grown = entry
		f.followCursor()
	}
}

// positionOf is the place of an object on the sheet that is scrolled.
func (f *Form) positionOf(o fyne.CanvasObject) fyne.Position {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(f.layered))
}

// newProseEntry is a field that grows with its text and is scrolled by the
// form: where the cursor goes, the form follows.
func (f *Form) newProseEntry(minRows int) *widgets.Entry {
	e := widgets.NewProseEntry(minRows, unlimitedRows)
	e.OnCursorChanged = f.followCursor
	return e
}

// unlimitedRows lets prose grow: a scroll within the form's scroll would catch the
// wheel.
const unlimitedRows = 1 << 20

// followCursor keeps the cursor of growing prose in view.
func (f *Form) followCursor() {
	if f.grown != nil && !f.silent {
		f.page.RevealPart(f.grown, f.grown.CursorPosition().Y, theme.Em(1.4))
	}
}

// onWheel turns the offers where they are pointed at.
func (f *Form) onWheel(turn *fyne.ScrollEvent) bool {
	o := f.offers
	if !o.Visible() {
		return false
	}
	at := turn.AbsolutePosition.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
	if at.X < 0 || at.Y < 0 || at.X >= o.Size().Width || at.Y >= o.Size().Height {
		return false
	}
	o.Scrolled(turn)
	return true
}
