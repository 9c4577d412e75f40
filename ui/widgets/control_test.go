package widgets

import (
	"testing"

	"rung/ui/draw/drawtest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// anyPressable is what every widget offers that is pressed.
type anyPressable interface {
	fyne.Widget
	fyne.Focusable
	fyne.Tappable
	fyne.Accessible
	desktop.Hoverable
	fyne.Disableable
}

func TestWhateverIsPressedIsPressedTheSameWay(t *testing.T) {
	pressed := 0
	press1 := func() { pressed++ }
	chip := NewChip(ChipContent{Text: "erp"})
	chip.OnTapped = press1
	for name, w := range map[string]anyPressable{
		"a button":        NewButton("Save", ButtonStyle{}, press1),
		"an item":         NewItem(ItemContent{Title: "Call"}, press1),
		"a sortable item": NewSortableItem(SortableContent{Title: "Call"}, press1),
		"an option":       NewOption("Private", press1),
		"a chip":          chip,
	} {
		pressed = 0
		window := drawtest.ShowWindow(t, w, 300, 60)
		escaped := 0
		window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { escaped++ })
		window.Canvas().Focus(w)
		drawtest.PressKeys(w, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyA, fyne.KeyEscape, fyne.KeyF1)
		w.TypedRune('x')
		test.Tap(w)
		if pressed != 4 || escaped != 2 {
			t.Errorf("%s: pressed %d times, want 4; the window got %d keys, want Escape and F1", name, pressed, escaped)
		}
		if w.AccessibilityRole() != fyne.AccessibleRoleButton || w.AccessibilityLabel() == "" {
			t.Errorf("%s: is called %q and plays the role %v", name, w.AccessibilityLabel(), w.AccessibilityRole())
		}
		w.Disable()
		drawtest.PressKeys(w, fyne.KeySpace)
		test.Tap(w)
		if pressed != 4 {
			t.Errorf("%s: is pressed while it is switched off", name)
		}
	}
}

func TestPointerIsShownWhereSomethingCanBePressed(t *testing.T) {
	item, said := NewItem(ItemContent{Title: "Call"}, func() {}), NewItem(ItemContent{Title: "Only said"}, nil)
	drawtest.ShowWindow(t, NewStacked(1, item, said), 300, 100)
	for _, i := range []*Item{item, said} {
		i.MouseIn(nil)
		if shown := i.ground.Visible(); shown != (i == item) {
			t.Errorf("%q: pointed at it shows %v", i.Text(), shown)
		}
		i.MouseOut()
		if i.ground.Visible() {
			t.Errorf("%q: still shows the pointer that has gone", i.Text())
		}
	}
}

func TestOptionSaysHowManyAndWhetherItIsChosen(t *testing.T) {
	o := NewOption("Private", nil)
	drawtest.ShowWindow(t, o, 200, 40)
	o.SetCount("12", true)
	if got := drawtest.VisibleTexts(o); got != "Private|12" || !o.label.TextStyle.Bold || o.AccessibilityLabel() != "Private 12" {
		t.Errorf("shows %q, called %q, bold %v", got, o.AccessibilityLabel(), o.label.TextStyle.Bold)
	}
	if o.SetChosen(false); o.label.TextStyle.Bold || drawtest.VisibleTexts(o) != "Private|12" {
		t.Errorf("no longer chosen it shows %q, bold %v", drawtest.VisibleTexts(o), o.label.TextStyle.Bold)
	}
	o.Resize(fyne.NewSize(60, 40))
	if got := drawtest.VisibleTexts(o); got == "Private|12" || got[len(got)-2:] != "12" {
		t.Errorf("narrow it shows %q: the word gives way, not the number", got)
	}
}
