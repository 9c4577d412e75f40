package widgets

import (
	"strings"
	"testing"

	"rung/ui/draw"
	"rung/ui/draw/drawtest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestItemIsPressedAndLeftByKeys(t *testing.T) {
	pressed := 0
	first := NewItem(ItemContent{Icon: "box", Title: "Send the forecast", Second: "you promised", Note: "9 days left"}, func() { pressed++ })
	said, second := NewItem(ItemContent{Title: "Only said"}, nil), NewItem(ItemContent{Title: "Call"}, func() { pressed += 10 })
	w := drawtest.ShowWindow(t, NewStacked(1, first, said, second), 300, 200)
	w.Canvas().Focus(first)
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeySpace, fyne.KeyReturn)
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeyDown)
	if w.Canvas().Focused() != second {
		t.Fatal("Down does not lead past what only says something")
	}
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeyReturn)
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeyUp)
	if pressed != 12 || w.Canvas().Focused() != first {
		t.Errorf("pressed %d, the focus is on %v", pressed, w.Canvas().Focused())
	}
	test.Tap(said)
	if label := first.AccessibilityLabel(); label != "Send the forecast, you promised, 9 days left" {
		t.Errorf("it is called %q", label)
	}
}

func TestItemFoldsItsWordsBesideItsNote(t *testing.T) {
	long := strings.Repeat("a promise of many words ", 6)
	item := NewItem(ItemContent{Icon: "box", Title: long, Note: "9 days left"}, func() {})
	drawtest.ShowWindow(t, NewStacked(0, item), 220, 400)
	if got := drawtest.VisibleTexts(item); strings.Contains(got, "…") || !strings.Contains(got, "9 days left") {
		t.Errorf("narrow: %q", got)
	}
	if item.Size().Height < 4*draw.CaptionHeight() {
		t.Errorf("%v high, so the words are cut", item.Size().Height)
	}
}

func TestSignedSaysItsStateByShapeToo(t *testing.T) {
	s := NewSignLabel(Diamond, "losing touch")
	drawtest.ShowWindow(t, s, 200, 30)
	if drawtest.VisibleTexts(s) != "losing touch" || !s.mark.polygon.Visible() || s.mark.polygon.Sides != 4 {
		t.Error("losing touch has no diamond")
	}
	s.SetSign(Ring, "no rhythm")
	if s.mark.polygon.Visible() || !s.mark.circle.Visible() || drawtest.VisibleTexts(s) != "no rhythm" {
		t.Error("no rhythm has no ring")
	}
}
