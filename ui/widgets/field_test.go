package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

func TestFieldSaysWhatIsWrongInPlaceOfItsNote(t *testing.T) {
	f := NewField("Day", NewTextEntry())
	drawtest.ShowWindow(t, f, 300, 120)
	f.SetNote("Tuesday 17 November")
	if got := drawtest.VisibleTexts(f); !strings.HasPrefix(got, "Day|") || !strings.HasSuffix(got, "Tuesday 17 November") {
		t.Errorf("shows %q", got)
	}
	noted := f.MinSize().Height
	f.SetError("There is no month 13")
	if got := drawtest.VisibleTexts(f); strings.Contains(got, "Tuesday") || !strings.HasSuffix(got, "There is no month 13") || f.sign.Hidden {
		t.Errorf("shows %q", got)
	}
	f.SetError("")
	f.SetNote("")
	if f.MinSize().Height >= noted || !f.sign.Hidden || f.Error() != "" || f.Note() != "" {
		t.Error("an empty message keeps its room")
	}
}

func TestTabLeavesEveryFieldAndShiftTabComesBack(t *testing.T) {
	prose, line := NewProseEntry(2, 6), NewTextEntry()
	w := drawtest.ShowWindow(t, container.NewVBox(prose, line), 300, 300)
	if prose.AcceptsTab() || line.AcceptsTab() {
		t.Fatal("a field keeps Tab")
	}
	w.Canvas().Focus(prose)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != line || !showsRing(line) || showsRing(prose) {
		t.Error("the focus, or its ring, did not move on")
	}
	w.Canvas().FocusPrevious()
	if w.Canvas().Focused() != prose {
		t.Error("the focus did not come back")
	}
}

func TestProseGrowsWithItsTextAndThenScrolls(t *testing.T) {
	e := NewProseEntry(2, 5)
	drawtest.ShowWindow(t, e, 300, 60)
	row := fyne.MeasureText("M", theme.Size(theme.Text), fyne.TextStyle{}).Height
	two := e.MinSize().Height
	if two < 2*row || two > 3*row+8 {
		t.Errorf("two rows are %v high", two)
	}
	test.Type(e, strings.Repeat("word ", 30)) // folds into four rows or so at this width
	grown := e.MinSize().Height
	if grown <= two {
		t.Errorf("%v after %v: it did not grow", grown, two)
	}
	test.Type(e, strings.Repeat("word ", 300))
	if most := e.MinSize().Height; most < 5*row || most > 6*row+8 {
		t.Errorf("at most five rows, but %v high", most)
	}
	e.SetText("")
	if e.MinSize().Height != two {
		t.Errorf("%v after the text was taken away, want %v", e.MinSize().Height, two)
	}
}

func TestTextCanBeUndoneAndRedone(t *testing.T) {
	for name, e := range map[string]*Entry{"line": NewTextEntry(), "prose": NewProseEntry(2, 4)} {
		changed := ""
		e.OnChanged = func(text string) { changed = text }
		drawtest.ShowWindow(t, e, 300, 60)
		test.Type(e, "one two")
		e.Undo()
		if e.Text == "one two" || changed != e.Text {
			t.Errorf("%s: undo left %q, told %q", name, e.Text, changed)
		}
		for range 20 {
			e.Redo()
		}
		if e.Text != "one two" {
			t.Errorf("%s: redo gave %q", name, e.Text)
		}
		e.TypedShortcut(&fyne.ShortcutUndo{})
		if e.Text == "one two" {
			t.Errorf("%s: the shortcut does not undo", name)
		}
	}
}

func TestShortcutsOfTheProgramDoNothingToText(t *testing.T) {
	e := NewProseEntry(2, 4)
	drawtest.ShowWindow(t, e, 300, 60)
	test.Type(e, "kept")
	for _, key := range []fyne.KeyName{fyne.KeyN, fyne.KeyP, fyne.KeyS, fyne.Key1} {
		e.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
	}
	if e.Text != "kept" {
		t.Errorf("text is %q", e.Text)
	}
}

func TestOnKeyMayKeepAKeyFromTheText(t *testing.T) {
	e := NewTextEntry()
	drawtest.ShowWindow(t, e, 300, 60)
	test.Type(e, "ab")
	e.OnKey = func(key fyne.KeyName) bool { return key == fyne.KeyBackspace }
	drawtest.PressKeys(e, fyne.KeyBackspace)
	if e.Text != "ab" {
		t.Errorf("text is %q", e.Text)
	}
	e.OnKey = nil
	drawtest.PressKeys(e, fyne.KeyBackspace)
	if e.Text != "a" {
		t.Errorf("text is %q", e.Text)
	}
}

func TestFormattingKeysChangeTextAndCanBeUndone(t *testing.T) {
	e := NewProseEntry(3, 6)
	drawtest.ShowWindow(t, e, 400, 120)
	test.Type(e, "first\nsecond")
	drawtest.PressKeys(e, fyne.KeyLeft, fyne.KeyLeft)
	e.PrefixLine("- ")
	if e.Text != "first\n- second" {
		t.Fatalf("list: %q", e.Text)
	}
	test.Type(e, "X")
	if e.Text != "first\n- secoXnd" {
		t.Fatalf("the cursor moved: %q", e.Text)
	}
	drawtest.PressKeys(e, fyne.KeyBackspace)
	e.PrefixLine("- ")
	if e.Text != "first\nsecond" {
		t.Fatalf("list taken away: %q", e.Text)
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.Surround("**", "**")
	if e.Text != "**first\nsecond**" {
		t.Fatalf("bold: %q", e.Text)
	}
	e.Undo()
	e.Undo()
	if e.Text != "first\nsecond" {
		t.Fatalf("bold undone: %q", e.Text)
	}
	e.SetText("")
	e.Surround("_", "_")
	test.Type(e, "x")
	if e.Text != "_x_" {
		t.Fatalf("nothing chosen: %q", e.Text)
	}
}

func TestSelectAndCheckAreWorkedByKeysAndShowFocus(t *testing.T) {
	chosen, ticked := "", false
	s := NewSelect([]string{"yes", "no"}, func(option string) { chosen = option })
	c := NewCheck("Private", func(on bool) { ticked = on })
	w := drawtest.ShowWindow(t, container.NewVBox(s, c), 300, 200)
	w.Canvas().Focus(s)
	drawtest.PressKeys(s, fyne.KeyRight)
	if chosen == "" || !showsRing(s) {
		t.Errorf("chose %q, ring %v", chosen, showsRing(s))
	}
	drawtest.PressKeys(s, fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("Enter does not open the choice")
	}
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeyEscape)
	w.Canvas().FocusNext()
	drawtest.PressKeys(c, fyne.KeyReturn)
	c.TypedRune(' ')
	c.TypedRune(' ')
	if !ticked || !showsRing(c) || showsRing(s) {
		t.Errorf("ticked %v, rings %v and %v", ticked, showsRing(c), showsRing(s))
	}
}

func TestFoldedTextTakesTheRowsItNeeds(t *testing.T) {
	text := NewText(strings.Repeat("word ", 40), Style{Flow: Folded, Size: theme.Caption, Color: theme.Muted})
	drawtest.ShowWindow(t, container.NewWithoutLayout(text), 400, 300)
	text.Resize(fyne.NewSize(600, 100))
	wide := text.MinSize().Height
	text.Resize(fyne.NewSize(150, 100))
	if narrow := text.MinSize().Height; narrow < 2*wide {
		t.Errorf("narrow %v, wide %v", narrow, wide)
	}
	text.SetText("word")
	text.SetColor(theme.Amber)
	if text.Text() != "word" || text.MinSize().Height >= wide {
		t.Errorf("one word is %v high", text.MinSize().Height)
	}
}

// showsRing reports whether the ring of focus is drawn around one of Fyne's widgets.
func showsRing(o fyne.Widget) bool {
	objects := test.WidgetRenderer(o).Objects()
	return objects[len(objects)-1].Visible()
}
