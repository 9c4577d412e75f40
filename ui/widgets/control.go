// Package widgets holds the parts that screens are put together from: small, without logic, telling what happened
// through callbacks, operable by keyboard and following the theme. It knows Fyne, ui/draw, ui/theme and the icons; it must
// not know an entry, the store, what is built on it (ui/charts, ui/markdown), or where in the program a part is used.
package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Control is the part that every widget shares which a person can act on: focus, hover, and being switched off.
type Control struct {
	widget.DisableableWidget
	focus

	hovered bool
}

func (a *Control) ExtendBaseWidget(w fyne.Widget) {
	a.of = w
	a.DisableableWidget.ExtendBaseWidget(w)
}

func (a *Control) FocusGained()   { a.setFocused(true) }
func (a *Control) FocusLost()     { a.setFocused(false) }
func (a *Control) TypedRune(rune) {}

func (a *Control) SetHovered(hovered bool) {
	if a.hovered != hovered {
		a.hovered = hovered
		a.Refresh()
	}
}

// ForwardKey gives a key that a focused widget has no use for to the window, which would never see it otherwise: Escape, and
// the keys that stand for something everywhere.
func ForwardKey(o fyne.CanvasObject, key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF1:
	default:
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

func IsPressKey(key *fyne.KeyEvent) bool {
	return key.Name == fyne.KeySpace || key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
}
