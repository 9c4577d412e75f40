package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

func TestBannerOffersItsActionsAndGoes(t *testing.T) {
	undone, dismissed := false, false
	b := NewBanner(Done, "Moved to trash", Action{"Undo", func() { undone = true }})
	b.OnDismiss = func() { dismissed = true }
	w := drawtest.ShowWindow(t, b, 600, 60)
	if got := drawtest.VisibleTexts(b); got != "Moved to trash|Undo" || b.Message() != "Moved to trash" {
		t.Errorf("shows %q", got)
	}
	w.Canvas().FocusNext()
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeyReturn)
	w.Canvas().FocusNext()
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeyReturn)
	if !undone || !dismissed {
		t.Errorf("undone %v, dismissed %v", undone, dismissed)
	}
	b.SetMessage(Failure, "The disk is full")
	if got := drawtest.VisibleTexts(b); got != "The disk is full" || b.ground.StrokeColor != theme.Color(theme.Red) {
		t.Errorf("shows %q", got)
	}
}

func TestBannerPutsItsButtonsUnderTheWordsWhenNarrow(t *testing.T) {
	b := NewBanner(Warning, "A draft from yesterday evening was kept", Action{"Continue", nil}, Action{"Discard", nil})
	w := drawtest.ShowWindow(t, b, 700, 60)
	if b.buttons[0].Position().Y > b.message.Position().Y+20 {
		t.Error("buttons are under the words with room to spare")
	}
	w.Resize(fyne.NewSize(300, 160))
	if b.buttons[0].Position().Y < b.message.Position().Y+b.message.Size().Height {
		t.Error("the buttons squeeze the words")
	}
	test.Tap(b.buttons[0]) // no one listens
}

func TestEmptyStateSaysWhatBelongsHereAndStartsIt(t *testing.T) {
	started := false
	e := NewEmptyState("journal", "Nothing written yet", "What you write lands here.", Action{"Write the first entry", func() { started = true }})
	w := drawtest.ShowWindow(t, e, 600, 400)
	w.Canvas().FocusNext()
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeyReturn)
	if got := drawtest.VisibleTexts(e); !started || !strings.HasSuffix(got, "lands here.|Write the first entry") {
		t.Errorf("started %v, shows %q", started, got)
	}
	two := NewEmptyState("journal", "Nothing", "It lands here.", Action{"Write", nil}, Action{"Look at a demo", nil})
	drawtest.ShowWindow(t, two, 600, 400)
	first, second := two.buttons[0], two.buttons[1]
	if gap := second.Position().Y - first.Position().Y - first.Size().Height; gap < 0 || gap > 8 || second.style.Look != Plain {
		t.Errorf("the second offer stands %v below the first", gap)
	}
	two.Resize(fyne.NewSize(300, 180))
	if end := second.Position().Y + second.Size().Height; two.tile.Visible() || end > 180 || two.title.Position().Y < 0 {
		t.Errorf("where there is little room the words begin at %v and the last offer ends at %v, picture shown %v", two.title.Position().Y, end, two.tile.Visible())
	}
	two.Resize(fyne.NewSize(300, 400))
	if !two.tile.Visible() {
		t.Error("where there is room again the picture stays away")
	}
	silent := NewEmptyState("search", "Nothing found", "Try fewer words.")
	drawtest.ShowWindow(t, silent, 600, 400)
	if got := drawtest.VisibleTexts(silent); got != "Nothing found|Try fewer words." {
		t.Errorf("shows %q", got)
	}
}
