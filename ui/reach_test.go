package ui

import (
	"testing"

	"fyne.io/fyne/v2"

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
	p.press(plain(fyne.KeyEscape))
	if p.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the list of keys open")
	}
}
