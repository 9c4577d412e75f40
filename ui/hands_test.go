package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"rung/ui/widgets"
)

// top is what the person deals with: what lies over the window, or the window.
func (p *person) top() fyne.CanvasObject {
	if n := len(p.overlays); n > 0 {
		return p.overlays[n-1].popup
	}
	return p.window.Content()
}

// activate goes by Tab to what bears the words, and presses Enter there.
func (p *person) activate(words string) {
	p.Helper()
	p.tabTo(words)
	p.press(plain(fyne.KeyReturn))
}

// selectOnScreen chooses an option of the first choice on top that offers it.
func (p *person) selectOnScreen(option string) {
	p.Helper()
	var found *widgets.Select
	walk(p.top(), func(o fyne.CanvasObject) {
		choice, ok := o.(*widgets.Select)
		if !ok || found != nil {
			return
		}
		for _, offered := range choice.Options {
			if offered == option {
				found = choice
			}
		}
	})
	if found == nil {
		p.Fatalf("nothing on screen offers %q", option)
	}
	found.SetSelected(option)
}

// removeChip takes away the chip that begins with the words.
func (p *person) removeChip(words string) {
	p.Helper()
	var remove func()
	walk(p.top(), func(o fyne.CanvasObject) {
		if chip, ok := o.(*widgets.Chip); ok && remove == nil && chip.OnRemove != nil && strings.HasPrefix(chip.Content().Text, words) {
			remove = chip.OnRemove
		}
	})
	if remove == nil {
		p.Fatalf("no chip %q can be removed", words)
	}
	remove()
}

// focusedOn gives the words of what has the focus.
func (p *person) focusedOn() string {
	if named, ok := p.window.Canvas().Focused().(interface{ AccessibilityLabel() string }); ok {
		return named.AccessibilityLabel()
	}
	return ""
}
