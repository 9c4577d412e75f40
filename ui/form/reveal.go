package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// onFocus brings what has the focus into view.
func (f *Form) onFocus(o fyne.CanvasObject, gained bool) {
	if gained {
		f.reveal(o)
	}
}

// onField is told where the person types. Of a part taller than the view only
// the cursor is brought into it.
func (f *Form) onField(p *part, entry *widgets.Entry, gained bool) {
	f.inside, f.cursor = nil, nil
	if !gained {
		p.left()
		return
	}
	f.inside = p
	if p.frame.Size().Height <= f.scroll.Size().Height-theme.Gap(8) {
		f.reveal(p.frame)
	}
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

func (f *Form) reveal(o fyne.CanvasObject) {
	top := f.where(o).Y
	f.revealSpan(top, top+o.Size().Height)
}

// revealSpan scrolls as little as shows the span; of one taller than the view,
// the top.
func (f *Form) revealSpan(top, bottom float32) {
	margin := theme.Gap(4)
	top, bottom = max(top-margin, 0), bottom+margin
	y, view := f.scroll.Offset.Y, f.scroll.Size().Height
	switch {
	case top < y || bottom-top > view:
		y = top
	case bottom > y+view:
		y = bottom - view
	default:
		return
	}
	f.scroll.ScrollToOffset(fyne.NewPos(0, y))
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
	if f.cursor == nil || f.silent {
		return
	}
	top := f.where(f.cursor).Y + f.cursor.CursorPosition().Y
	f.revealSpan(top, top+theme.Em(1.4))
}

// wheel lies over the form and hands every turn of the wheel to the scroll it is
// meant for: a field would keep it to itself, even one that has nothing to
// scroll. It takes nothing else.
type wheel struct {
	widget.BaseWidget
	form *Form
}

func newWheel(f *Form) *wheel {
	w := &wheel{form: f}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled turns the offers where they are pointed at, and else the form.
func (w *wheel) Scrolled(turn *fyne.ScrollEvent) {
	o := w.form.offers
	if o.Visible() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		inside := turn.AbsolutePosition.Subtract(at)
		if inside.X >= 0 && inside.Y >= 0 && inside.X < o.Size().Width && inside.Y < o.Size().Height {
			o.scroll.Scrolled(turn)
			return
		}
	}
	w.form.scroll.Scrolled(turn)
}

// CreateRenderer is asked for by Fyne: there is nothing to draw.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
