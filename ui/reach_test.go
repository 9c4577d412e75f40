package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/ui/widgets"
)

func TestTheListOfKeysIsReadToItsEndByKeyboard(t *testing.T) {
	p := newPerson(t)
	p.press(plain(fyne.KeyF1))
	reader, ok := p.window.Canvas().Focused().(*widgets.Reader)
	if !ok {
		t.Fatalf("F1 gives the focus to %T", p.window.Canvas().Focused())
	}
	p.press(plain(fyne.KeyEnd))
	if reader.Offset() == 0 {
		t.Error("End does not lead to the end of the keys")
	}
	p.window.Resize(fyne.NewSize(900, 600))
	p.o.Config.TextSize = 200
	p.setConfig(p.o.Config)
	walk(reader, func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok && (text.MinSize().Width > text.Size().Width+1 || text.MinSize().Height > text.Size().Height+1) {
			t.Errorf("at 200 %%, %q has %v and needs %v", text.Text(), text.Size(), text.MinSize())
		}
	})
	p.press(plain(fyne.KeyEscape))
	if p.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the list of keys open")
	}
}

func TestSettingsShowWhatHasTheFocus(t *testing.T) {
	p := newPerson(t)
	p.window.Resize(fyne.NewSize(900, 600))
	p.o.Config.TextSize = 200
	p.setConfig(p.o.Config)
	p.run("go settings")
	page := p.screens["settings"].Object()
	driver, top := fyne.CurrentApp().Driver(), float32(0)
	for range 20 {
		p.press(plain(fyne.KeyTab))
		focused := p.window.Canvas().Focused().(fyne.CanvasObject)
		top = driver.AbsolutePositionForObject(focused).Y
		if top < 0 || top+focused.Size().Height > p.window.Canvas().Size().Height {
			t.Fatalf("%T has the focus at %v, out of sight", focused, top)
		}
	}
	if page.Size().Height >= 600 {
		t.Fatalf("the settings are %v high: nothing had to be scrolled", page.Size().Height)
	}
}

func TestSettingsShowTheTextSizeThatKeysChose(t *testing.T) {
	p := newPerson(t)
	p.run("go settings")
	for _, want := range []string{"110 %", "120 %", "130 %"} {
		p.press(withCtrl(fyne.KeyEqual))
		if !p.sees(want) {
			t.Errorf("the settings do not show %s", want)
		}
	}
}

// sees reports whether a choice on screen shows those words.
func (p *person) sees(words string) (seen bool) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widgets.Select); ok && s.Selected == words {
			seen = true
		}
	})
	return seen
}

func TestCurrencyIsRefusedInWordsThatSayWhatWouldDo(t *testing.T) {
	p := newPerson(t)
	p.run("go settings")
	var entry *widgets.Entry
	walk(p.screens["settings"].Object(), func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok {
			entry = e
		}
	})
	for typed, want := range map[string]string{"eurx": "EURX is not a currency code. Use one such as USD or EUR.", "12": "12 is not a currency code. Use one such as USD or EUR.", "chf": "", "€": ""} {
		entry.SetText("")
		p.window.Canvas().Focus(entry)
		test.Type(entry, typed)
		p.press(plain(fyne.KeyReturn))
		if got := p.fieldSays(); got != want {
			t.Errorf("%q is answered with %q", typed, got)
		}
	}
}

// fieldSays gives what is said to be wrong at a field, or "".
func (p *person) fieldSays() (problem string) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if f, ok := o.(*widgets.Field); ok && f.Error() != "" {
			problem = f.Error()
		}
	})
	return problem
}
