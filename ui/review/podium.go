package review

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rung/ui/theme"
)

// podium is the page used for practice. It has the focus, takes every key and scrolls
// by them.
type podium struct {
	widget.BaseWidget
	practice *practice
	scroll   *container.Scroll
	ring     *canvas.Rectangle
}

var _ fyne.Focusable = (*podium)(nil)

func newPodium(p *practice, content fyne.CanvasObject) *podium {
	o := &podium{practice: p, scroll: container.NewVScroll(content), ring: canvas.NewRectangle(color.Transparent)}
	o.ring.StrokeWidth = 2
	o.ring.Hide()
	o.ExtendBaseWidget(o)
	return o
}

// scrollToTop shows the page from its beginning.
func (o *podium) scrollToTop() { o.scroll.ScrollToTop() }

// FocusGained shows that the keys go here.
func (o *podium) FocusGained() { o.setFocused(true) }

// FocusLost shows that they go elsewhere.
func (o *podium) FocusLost() { o.setFocused(false) }

func (o *podium) setFocused(focused bool) {
	o.ring.StrokeColor, o.ring.CornerRadius = theme.Color(theme.Accent), theme.Size(theme.CardRadius)
	o.ring.Hidden = !focused
	o.ring.Refresh()
}

// Tapped takes the focus back.
func (o *podium) Tapped(*fyne.PointEvent) { o.practice.screen.focusOn(o) }

// TypedRune rates, or turns presentation mode on and off.
func (o *podium) TypedRune(typed rune) { o.practice.onRune(typed) }

// TypedKey shows the story, leaves, and turns the page.
func (o *podium) TypedKey(key *fyne.KeyEvent) {
	if o.practice.onKey(key.Name) {
		return
	}
	line, view := theme.Em(3), o.scroll.Size().Height-theme.Em(3)
	by := map[fyne.KeyName]float32{fyne.KeyDown: line, fyne.KeyUp: -line, fyne.KeyPageDown: view, fyne.KeyPageUp: -view}[key.Name]
	switch {
	case by != 0:
		last := max(o.scroll.Content.MinSize().Height-o.scroll.Size().Height, 0)
		o.scroll.ScrollToOffset(fyne.NewPos(0, min(max(o.scroll.Offset.Y+by, 0), last)))
	case key.Name == fyne.KeyHome:
		o.scroll.ScrollToTop()
	case key.Name == fyne.KeyEnd:
		o.scroll.ScrollToBottom()
	case key.Name == fyne.KeyF1:
		o.practice.screen.host.Window().Canvas().OnTypedKey()(key)
	}
}

// CreateRenderer is asked for by Fyne.
func (o *podium) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(o.scroll, container.NewPadded(o.ring)))
}
