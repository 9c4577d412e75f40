package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/ui/widgets"
)

// shown gives the titles in the list that is on screen.
func (p *person) shown() []string {
	var titles []string
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if row, ok := o.(*widgets.Row); ok && row.Visible() {
			titles = append(titles, row.Content().Title)
		}
	})
	return titles
}

// walk visits an object and all that it shows, in the order of drawing.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch x := o.(type) {
	case *fyne.Container:
		for _, child := range x.Objects {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(x).Objects() {
			walk(child, visit)
		}
	}
}

// footSays gives the line at the foot of the window, or "".
func (p *person) footSays() string {
	if b := p.footBanner(); b != nil {
		return b.Message()
	}
	return ""
}

// footBanner is the line at the foot of the window, or nil.
func (p *person) footBanner() *widgets.Banner {
	var found *widgets.Banner
	walk(p.foot, func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Banner); ok {
			found = b
		}
	})
	return found
}

// tapFoot does what the line at the foot offers.
func (p *person) tapFoot() {
	p.Helper()
	var button *widgets.Button
	walk(p.foot, func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && button == nil {
			button = b
		}
	})
	if button == nil {
		p.Fatal("the foot of the window offers nothing")
	}
	test.Tap(button)
}

// button gives the button, option or chip with those words that is on top, or nil.
func (p *person) button(words string) (found fyne.Tappable) {
	look := func(o fyne.CanvasObject) {
		walk(o, func(o fyne.CanvasObject) {
			named, ok := o.(interface {
				fyne.Tappable
				AccessibilityLabel() string
			})
			if ok && found == nil && strings.HasPrefix(named.AccessibilityLabel(), words) {
				found = named
			}
		})
	}
	if len(p.overlays) > 0 {
		look(p.overlays[len(p.overlays)-1].popup)
	} else {
		look(p.window.Content())
	}
	return found
}

// overlayWords gives what is said over the window.
func (p *person) overlayWords() string {
	if len(p.overlays) == 0 {
		return ""
	}
	var words []string
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok {
			words = append(words, text.Text())
		}
	})
	return strings.Join(words, " ")
}

// tap presses what is called so.
func (p *person) tap(words string) {
	p.Helper()
	b := p.button(words)
	if b == nil {
		p.Fatalf("nothing on screen says %q", words)
	}
	b.Tapped(&fyne.PointEvent{})
}
