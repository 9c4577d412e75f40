package widgets

import (
	"testing"

	"rung/ui/draw/drawtest"

	"fyne.io/fyne/v2"
)

func TestMovableIsPressedLeftAndAskedByKeys(t *testing.T) {
	pressed, asked := 0, fyne.KeyName("")
	first := NewSortableItem(SortableContent{Title: "Cut the time", Second: "No findings", Sign: Disc, Handle: true}, func() { pressed++ })
	first.OnKey = func(key fyne.KeyName) { asked = key }
	second := NewSortableItem(SortableContent{Title: "Moved the mail"}, nil)
	w := drawtest.ShowWindow(t, NewStacked(1, first, second), 300, 200)
	w.Canvas().Focus(first)
	drawtest.PressKeys(first, fyne.KeyReturn, fyne.KeyDelete)
	if pressed != 1 || asked != fyne.KeyDelete {
		t.Errorf("pressed %d times, asked for %q", pressed, asked)
	}
	drawtest.PressKeys(first, fyne.KeyDown)
	if w.Canvas().Focused() != second {
		t.Error("Down does not lead to the next line")
	}
	if label := first.AccessibilityLabel(); label != "Cut the time, No findings" {
		t.Errorf("it is called %q", label)
	}
}

func TestMovableIsMovedByItsHandleOnly(t *testing.T) {
	var by float32
	dropped := 0
	line := NewSortableItem(SortableContent{Title: "Cut the time", Handle: true}, nil)
	line.OnDragged, line.OnDropped = func(far float32) { by = far }, func() { dropped++ }
	drawtest.ShowWindow(t, line, 300, 60)
	drag := func(x float32) {
		for range 2 {
			line.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 10)}, Dragged: fyne.NewDelta(0, 20)})
		}
		line.DragEnd()
	}
	drag(200)
	if by != 0 || dropped != 0 {
		t.Error("its words move it")
	}
	drag(4)
	if by != 40 || dropped != 1 {
		t.Errorf("its handle moves it by %v, let go %d times", by, dropped)
	}
	line.SetContent(SortableContent{Title: "Cut the time"})
	if line.handleWidth() != 0 {
		t.Error("without a handle its words stay beside one")
	}
}
