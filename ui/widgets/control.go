// Package widgets holds the parts that screens are put together from: small, without logic, telling what happened
// through callbacks, operable by keyboard and following the theme. It knows Fyne, ui/draw, ui/theme and the icons; it must
// not know an entry, the store, what is built on it (ui/charts, ui/markdown), or where in the program a part is used.
package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rung/ui/draw"
)

// drawn is what a widget of this package tells the one renderer that serves them all.
type drawn interface {
	fyne.Widget
	objects() []fyne.CanvasObject
	layout(size fyne.Size)
	minSize() fyne.Size
	paint() // takes colours and sizes from the theme now shown
}

func newRenderer(of drawn) fyne.WidgetRenderer {
	return draw.NewRenderer(of, of.objects, of.layout, of.minSize, of.paint)
}

// base is what every widget shares that is only looked at.
type base struct {
	widget.BaseWidget
	of drawn
}

// ExtendBaseWidget says which widget this is a part of.
func (b *base) ExtendBaseWidget(w fyne.Widget) {
	b.of = w.(drawn)
	b.BaseWidget.ExtendBaseWidget(w)
}

// CreateRenderer is called by Fyne.
func (b *base) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b.of) }

// Control is what every widget shares that a person can act on: it takes the focus, and can be switched off.
type Control struct {
	widget.DisableableWidget
	focus
}

// ExtendBaseWidget says which widget this is a part of.
func (c *Control) ExtendBaseWidget(w fyne.Widget) {
	c.of = w
	c.DisableableWidget.ExtendBaseWidget(w)
}

// CreateRenderer is called by Fyne. Widgets of other packages bring a renderer of their own.
func (c *Control) CreateRenderer() fyne.WidgetRenderer { return newRenderer(c.of.(drawn)) }

// FocusGained shows that the keyboard is on the widget.
func (c *Control) FocusGained() { c.setFocused(true) }

// FocusLost ends what FocusGained began.
func (c *Control) FocusLost() { c.setFocused(false) }

// TypedRune leaves letters to the window: a control has no use for them.
func (c *Control) TypedRune(typed rune) {
	if w := fyne.CurrentApp().Driver().CanvasForObject(c.of); w != nil && w.OnTypedRune() != nil {
		w.OnTypedRune()(typed)
	}
}

// hoverable is a control that shows when the pointer is over it.
type hoverable struct {
	Control
	hovered bool
}

// MouseIn shows that the widget can be pressed.
func (p *hoverable) MouseIn(*desktop.MouseEvent) {
	p.setHovered(!p.of.(fyne.Disableable).Disabled())
}

// MouseMoved is called by Fyne.
func (p *hoverable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (p *hoverable) MouseOut() { p.setHovered(false) }

func (p *hoverable) setHovered(hovered bool) {
	if p.hovered != hovered {
		p.hovered = hovered
		p.Refresh()
	}
}

// Pressable is a control that does one thing when it is tapped, and on Space and Enter.
type Pressable struct {
	hoverable
	OnTapped func()
}

var (
	_ fyne.Focusable    = (*Pressable)(nil)
	_ fyne.Tappable     = (*Pressable)(nil)
	_ desktop.Hoverable = (*Pressable)(nil)
)

// AccessibilityRole says that this can be pressed.
func (p *Pressable) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped presses the widget.
func (p *Pressable) Tapped(*fyne.PointEvent) {
	if !p.Disabled() && p.OnTapped != nil {
		p.OnTapped()
	}
}

// TypedKey presses the widget on Space and Enter, and leaves the rest to the window.
func (p *Pressable) TypedKey(key *fyne.KeyEvent) {
	if IsPressKey(key) {
		p.Tapped(nil)
		return
	}
	ForwardKey(p.of, key)
}

// listLine is a line of a short list: Up and Down lead to its neighbours.
type listLine struct{ Pressable }

// TypedKey presses the line on Space and Enter; Up and Down go to its neighbours.
func (l *listLine) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		fyne.CurrentApp().Driver().CanvasForObject(l.of).FocusNext()
	case fyne.KeyUp:
		fyne.CurrentApp().Driver().CanvasForObject(l.of).FocusPrevious()
	default:
		l.Pressable.TypedKey(key)
	}
}

// ForwardKey gives a key that a focused widget has no use for to the window, which would never see it otherwise: Escape,
// and the keys that stand for something everywhere.
func ForwardKey(from fyne.CanvasObject, key *fyne.KeyEvent) {
	if key.Name != fyne.KeyEscape && key.Name != fyne.KeyF1 {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// IsPressKey says whether the key presses what has the focus.
func IsPressKey(key *fyne.KeyEvent) bool {
	return key.Name == fyne.KeySpace || key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
}
