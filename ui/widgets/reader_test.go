package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

func TestReaderIsTurnedByKeysAndHandsEscapeOn(t *testing.T) {
	reader := NewReader(container.New(tall{1000}, NewGround(theme.Surface)))
	w := drawtest.ShowWindow(t, reader, 400, 300)
	left := false
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { left = key.Name == fyne.KeyEscape })
	w.Canvas().Focus(reader)
	at := float32(0)
	for _, step := range []struct {
		key  fyne.KeyName
		down bool
	}{{fyne.KeyDown, true}, {fyne.KeyPageDown, true}, {fyne.KeySpace, true}, {fyne.KeyPageUp, false}, {fyne.KeyUp, false}, {fyne.KeyEnd, true}} {
		drawtest.PressKeys(reader, step.key)
		if now := reader.Offset(); now > at != step.down || now == at {
			t.Errorf("%s goes from %v to %v", step.key, at, now)
		}
		at = reader.Offset()
	}
	if at != 700 {
		t.Errorf("the end is at %v, want 700", at)
	}
	drawtest.PressKeys(reader, fyne.KeyPageDown)
	if reader.Offset() != 700 {
		t.Errorf("beyond the end, at %v", reader.Offset())
	}
	drawtest.PressKeys(reader, fyne.KeyHome, fyne.KeyUp, fyne.KeyEscape)
	if reader.Offset() != 0 || !left {
		t.Errorf("at %v, Escape handed on: %v", reader.Offset(), left)
	}
}
