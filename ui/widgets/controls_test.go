package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

func TestButtonIsPressedByPointerAndKeys(t *testing.T) {
	pressed := 0
	b := NewButton("Save", ButtonStyle{}, func() { pressed++ })
	w := drawtest.ShowWindow(t, b, 200, 60)
	test.Tap(b)
	w.Canvas().Focus(b)
	drawtest.PressKeys(b, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab)
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4", pressed)
	}
	b.Disable()
	test.Tap(b)
	drawtest.PressKeys(b, fyne.KeySpace)
	if pressed != 4 {
		t.Error("a button that is switched off can be pressed")
	}
}

func TestButtonShowsFocusAndFollowsTheTheme(t *testing.T) {
	b := NewButton("Save", ButtonStyle{Look: Primary, Icon: "check"}, nil)
	w := drawtest.ShowWindow(t, b, 200, 60)
	if b.ring.Visible() {
		t.Error("the ring shows without focus")
	}
	w.Canvas().Focus(b)
	if !b.ring.Visible() || b.ring.StrokeWidth != 2 || b.ring.StrokeColor != theme.Color(theme.OnAccent) {
		t.Error("the ring of focus is missing")
	}
	small := b.MinSize()
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 200))
	b.Refresh()
	if b.ground.FillColor != theme.Color(theme.Accent) || b.label.Color != theme.Color(theme.OnAccent) {
		t.Error("the button kept the colours of the theme before")
	}
	if b.MinSize().Width < 1.5*small.Width {
		t.Errorf("twice the text, but %v after %v", b.MinSize(), small)
	}
	test.Tap(b) // nothing to do, and no harm
}

func TestIconButtonKeepsItsNameForAssistiveTools(t *testing.T) {
	b := NewButton("Bold", ButtonStyle{Icon: "bold", IconOnly: true}, nil)
	drawtest.ShowWindow(t, b, 60, 60)
	if drawtest.VisibleTexts(b) != "" || b.AccessibilityLabel() != "Bold" {
		t.Errorf("shows %q, is called %q", drawtest.VisibleTexts(b), b.AccessibilityLabel())
	}
}

func TestChipActsOnlyWhenItCan(t *testing.T) {
	plain, tapped, removed := NewChip(ChipContent{Text: "#erp"}), 0, 0
	both := NewChip(ChipContent{Text: "Ana"})
	both.OnTapped, both.OnRemove = func() { tapped++ }, func() { removed++ }
	w := drawtest.ShowWindow(t, container.NewHBox(plain, both), 300, 60)

	w.Canvas().FocusNext()
	if w.Canvas().Focused() != both {
		t.Error("a chip that does nothing takes the focus")
	}
	drawtest.PressKeys(both, fyne.KeyReturn, fyne.KeyDelete)
	test.TapAt(both, fyne.NewPos(4, 4))
	test.TapAt(both, fyne.NewPos(both.Size().Width-8, 4))
	test.Tap(plain)
	drawtest.PressKeys(plain, fyne.KeyReturn, fyne.KeyDelete)
	if tapped != 2 || removed != 2 {
		t.Errorf("tapped %d, removed %d, want 2 and 2", tapped, removed)
	}
}

func TestChipThatCanOnlyBeRemovedIsRemovedByEnter(t *testing.T) {
	removed := false
	c := NewChip(ChipContent{Text: "#erp"})
	c.OnRemove = func() { removed = true }
	drawtest.ShowWindow(t, c, 100, 40)
	drawtest.PressKeys(c, fyne.KeySpace)
	if !removed {
		t.Error("Space did nothing")
	}
}

func TestSuggestedChipIsDashed(t *testing.T) {
	c := NewChip(ChipContent{Text: "2 ?", State: ChipSuggested})
	drawtest.ShowWindow(t, container.NewHBox(c), 100, 40)
	if c.pill.dashes.Hidden || c.pill.dashes.Image == nil || c.pill.ground.StrokeWidth != 0 {
		t.Error("no dashes were drawn")
	}
	c.SetContent(ChipContent{Text: "2", State: ChipAccent})
	if !c.pill.dashes.Hidden {
		t.Error("a confirmed chip is still dashed")
	}
}

func TestRailGoesWhereTheKeysSay(t *testing.T) {
	var gone []int
	r := NewRail([]RailItem{{Icon: "calendar", Label: "Today"}, {Icon: "people", Label: "People", Badge: "3"}, {Icon: "settings", Label: "Settings"}},
		func(index int) { gone = append(gone, index) })
	w := drawtest.ShowWindow(t, r, 180, 300)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != r {
		t.Fatal("the rail takes no focus")
	}
	drawtest.PressKeys(r, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyHome, fyne.KeyEnter)
	if len(gone) != 3 || gone[0] != 1 || gone[1] != 2 || gone[2] != 0 {
		t.Errorf("went to %v, want [1 2 0]", gone)
	}
	test.Tap(r.rows[1])
	if len(gone) != 4 || gone[3] != 1 || r.selected != 1 {
		t.Errorf("a click went to %v", gone)
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != r {
		t.Error("a row of the rail takes the focus of its own")
	}
}

func TestARailThatIsLowStillShowsItsLastItem(t *testing.T) {
	items := make([]RailItem, 8)
	for i := range items {
		items[i] = RailItem{Icon: "calendar", Label: "Today"}
	}
	r := NewRail(items, nil)
	for _, height := range []float32{r.MinSize().Height - 60, r.MinSize().Height, r.MinSize().Height + 100} {
		drawtest.ShowWindow(t, container.NewWithoutLayout(r), 300, 900)
		r.Resize(fyne.NewSize(200, height))
		last := r.rows[len(items)-1]
		if end := last.Position().Y + last.Size().Height; end > height+1 {
			t.Errorf("%v high, the last item ends at %v", height, end)
		}
		if high := last.Size().Height; high > last.MinSize().Height+1 {
			t.Errorf("%v high, an item grows to %v", height, high)
		}
	}
}

func TestCompactRailKeepsItsIconsAndHidesItsWords(t *testing.T) {
	r := NewRail([]RailItem{{Icon: "people", Label: "People", Badge: "3"}}, nil)
	drawtest.ShowWindow(t, r, 180, 100)
	wide := r.MinSize().Width
	if drawtest.VisibleTexts(r) != "People|3" {
		t.Errorf("shows %q", drawtest.VisibleTexts(r))
	}
	r.SetCompact(true)
	if drawtest.VisibleTexts(r) != "" || r.rows[0].icon.Hidden || r.rows[0].dot.Hidden || r.MinSize().Width >= wide {
		t.Errorf("compact: words %q, width %v of %v", drawtest.VisibleTexts(r), r.MinSize().Width, wide)
	}
	r.SetCompact(false)
	r.SetBadge(0, "")
	if drawtest.VisibleTexts(r) != "People" {
		t.Errorf("shows %q", drawtest.VisibleTexts(r))
	}
	drawtest.PressKeys(r, fyne.KeyReturn) // no one listens
}

func TestCardHasAHeadingOnlyWhenItHasWords(t *testing.T) {
	content := NewText("content", Style{})
	c := NewCard("", "", content)
	drawtest.ShowWindow(t, container.NewVBox(c), 300, 200)
	bare := c.MinSize().Height
	c.SetHeading("Next", "2 of 9 done this month")
	if c.MinSize().Height <= bare || drawtest.VisibleTexts(c) != "Next|2 of 9 done this month|content" {
		t.Errorf("height %v after %v, shows %q", c.MinSize().Height, bare, drawtest.VisibleTexts(c))
	}
}

func TestLineEndsInDotsWhereItDoesNotFit(t *testing.T) {
	c := NewCard("A heading that is much longer than the card is wide, and then some", "", nil)
	drawtest.ShowWindow(t, c, 200, 80)
	if got := drawtest.VisibleTexts(c); !strings.HasSuffix(strings.TrimSuffix(got, "|"), "…") || !strings.HasPrefix(got, "A heading") {
		t.Errorf("shows %q", got)
	}
	c.Resize(fyne.NewSize(900, 80))
	if got := drawtest.VisibleTexts(c); strings.Contains(got, "…") {
		t.Errorf("still cut with room to spare: %q", got)
	}
}

func TestNothingIsCutAtAnyTextSizeThatHasItsRoom(t *testing.T) {
	for percent := theme.MinTextPercent; percent <= theme.MaxTextPercent; percent += 5 {
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, percent))
		chip, button := NewChip(ChipContent{Text: "0 · 1", Icon: "star"}), NewButton("New entry", ButtonStyle{Icon: "plus"}, nil)
		rail := NewRail([]RailItem{{Icon: "review", Label: "Review", Badge: "4 d"}}, nil)
		w := test.NewTempWindow(t, container.NewVBox(container.NewHBox(chip, button), rail))
		if got := drawtest.VisibleTexts(w.Content()); got != "0 · 1|New entry|Review|4 d" {
			t.Errorf("%d %%: %q", percent, got)
		}
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 100))
}

func TestTheFocusOfEveryButtonStandsOut(t *testing.T) {
	for _, look := range []ButtonLook{Outlined, Primary, Plain, Danger, Linked} {
		b := NewButton("Save", ButtonStyle{Look: look}, nil)
		w := drawtest.ShowWindow(t, container.NewCenter(b), 200, 100)
		w.Canvas().Focus(b)
		_, ground, _ := b.colorNames()
		if ground != "" && b.ring.StrokeColor == theme.Color(ground) || !b.ring.Visible() {
			t.Errorf("look %d: the ring is drawn in the colour of its ground", look)
		}
		if at, size := b.ring.Position(), b.ring.Size(); look == Primary && (at.X <= 1 || at.X+size.Width >= b.Size().Width-1) {
			t.Errorf("the ring of the button that matters most lies on its edge: %v %v of %v", at, size, b.Size())
		}
	}
}
