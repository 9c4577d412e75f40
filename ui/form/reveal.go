package form

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// onField is told where the person types.
func (f *Form) onField(p *part, entry *widgets.Entry, gained bool) {
	f.inside, f.cursor = nil, nil
	if !gained {
		p.left()
		return
	}
	f.inside = p
	if entry.MultiLine {
		f.cursor = entry
		f.follow()
	}
}

// where is the place of an object on the sheet that is scrolled.
func (f *Form) where(o fyne.CanvasObject) fyne.Position {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(f.layered))
}

// newProseEntry is a field that grows with its text and is scrolled by the
// form: where the cursor goes, the form follows.
func (f *Form) newProseEntry(minRows int) *widgets.Entry {
	e := widgets.NewProseEntry(minRows, endless)
	e.OnCursorChanged = f.follow
	return e
}

// endless lets prose grow: a scroll within the form's scroll would catch the
// wheel.
const endless = 1 << 20

// follow keeps the cursor of growing prose in view.
func (f *Form) follow() {
	if f.cursor != nil && !f.silent {
		f.page.RevealPart(f.cursor, f.cursor.CursorPosition().Y, theme.Em(1.4))
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
