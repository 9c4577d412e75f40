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

// tabUntil presses Tab until the words of what has the focus are what is meant.
func (p *person) tabUntil(what string, meant func(words string) bool) {
	p.Helper()
	for range 400 {
		if meant(p.focusedOn()) {
			return
		}
		p.press(plain(fyne.KeyTab))
	}
	p.Fatalf("Tab does not lead to %s", what)
}

// textAfter gives the text that stands after another on top, as the value in a
// row of a table; "" where there is no such row.
func (p *person) textAfter(name string) (value string) {
	met := false
	walk(p.top(), func(o fyne.CanvasObject) {
		text, ok := o.(*widgets.Text)
		if !ok {
			return
		}
		if met && value == "" {
			value = text.Text()
		}
		met = met || text.Text() == name
	})
	return value
}

// screenShown gives the id of the screen that is shown.
func (p *person) screenShown() string { return p.shell.shown }

// shownEntry gives the id of the entry that the window has led to.
func (p *person) shownEntry() string { return p.router.present().ID }

// words gives all texts on top, from top to bottom.
func (p *person) words() (words []string) {
	walk(p.top(), func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok {
			words = append(words, text.Text())
		}
	})
	return words
}

// checkOver turns the check box with those words that lies on top.
func (p *person) checkOver(words string) {
	p.Helper()
	found := false
	walk(p.top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widgets.Check); ok && c.Text == words {
			found = true
			c.SetChecked(!c.Checked)
		}
	})
	if !found {
		p.Fatalf("there is no %q to tick", words)
	}
}

// reads reports whether words stand on what lies on top, in a banner too.
func (p *person) reads(words string) (found bool) {
	walk(p.top(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Banner:
			found = found || strings.Contains(o.Message(), words)
		case *widgets.Text:
			found = found || strings.Contains(o.Text(), words)
		}
	})
	return found
}

// selectIn chooses an option by its place in the choice under a label.
func (p *person) selectIn(label string, at int) {
	p.Helper()
	chosen := false
	walk(p.top(), func(o fyne.CanvasObject) {
		field, ok := o.(*widgets.Field)
		if !ok || chosen || field.Label() != label {
			return
		}
		walk(field, func(inner fyne.CanvasObject) {
			if choice, is := inner.(*widgets.Select); is {
				choice.SetSelectedIndex(at)
				chosen = true
			}
		})
	})
	if !chosen {
		p.Fatalf("there is no choice under %q", label)
	}
}

// fieldFocused gives the label of the field that the keyboard is in.
func (p *person) fieldFocused() (label string) {
	focused := p.window.Canvas().Focused()
	walk(p.top(), func(o fyne.CanvasObject) {
		if field, ok := o.(*widgets.Field); ok {
			walk(field, func(inner fyne.CanvasObject) {
				if one, is := inner.(fyne.Focusable); is && one == focused {
					label = field.Label()
				}
			})
		}
	})
	return label
}

// checkWords gives the words of the check boxes on top.
func (p *person) checkWords() (words []string) {
	walk(p.top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widgets.Check); ok {
			words = append(words, c.Text)
		}
	})
	return words
}

// noteOver gives what stands under the field on top that has a label.
func (p *person) noteOver(label string) (note string) {
	walk(p.top(), func(o fyne.CanvasObject) {
		if field, ok := o.(*widgets.Field); ok && field.Label() == label {
			note = field.Note()
		}
	})
	return note
}
