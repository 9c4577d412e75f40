package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rung/ui/draw"
	"rung/ui/theme"
)

func TestCardsStandInTwoColumnsWhereThereIsRoom(t *testing.T) {
	var cards []fyne.CanvasObject
	for _, height := range []float32{300, 100, 100, 200} {
		cards = append(cards, container.New(tall{height}, NewGround(theme.Surface)))
	}
	box := container.New(&Cards{Least: 28, Gap: 4}, cards...)
	w := show(t, NewPage(box), 1000, 600)
	for i, want := range []fyne.Position{{}, {X: cards[1].Position().X}, {X: cards[1].Position().X, Y: 116}, {X: cards[1].Position().X, Y: 232}} {
		if got := cards[i].Position(); got != want {
			t.Errorf("wide: card %d stands at %v, want %v", i, got, want)
		}
	}
	if cards[1].Position().X < cards[0].Size().Width || box.MinSize().Height != 432 {
		t.Errorf("the second column begins at %v, the whole is %v high", cards[1].Position().X, box.MinSize().Height)
	}
	w.Resize(fyne.NewSize(600, 600))
	for i, want := range []float32{0, 316, 432, 548} {
		if got := cards[i].Position(); got != fyne.NewPos(0, want) {
			t.Errorf("narrow: card %d stands at %v, want %v down", i, got, want)
		}
	}
	if cards[0].Size().Width > ReadingWidth() {
		t.Errorf("a card is %v wide, more than reading text should be", cards[0].Size().Width)
	}
}

func TestWrapPutsWordsAndButtonsOnOneMiddle(t *testing.T) {
	word, button := NewText("2 chosen", Style{Size: theme.Caption}), NewButton("Tag…", ButtonStyle{Small: true}, nil)
	wrap := NewWrap(1, word, button)
	if need := wrap.MinSize().Height; need > button.MinSize().Height {
		t.Errorf("not yet laid out it asks for %v, more than a line", need)
	}
	show(t, wrap, 400, 100)
	middle := func(o fyne.CanvasObject) float32 { return o.Position().Y + o.Size().Height/2 }
	if middle(word) != middle(button) {
		t.Errorf("the words stand at %v, the button at %v", middle(word), middle(button))
	}
}

func TestBesideFindsRoom(t *testing.T) {
	o := NewGround(theme.Surface)
	show(t, container.NewWithoutLayout(o), 400, 300)
	size, window := fyne.NewSize(200, 150), fyne.NewSize(400, 300)
	for _, c := range []struct{ x, y, wantX, wantY float32 }{
		{10, 20, 10, 50},   // under it
		{10, 200, 10, 50},  // above it
		{10, 130, 10, 150}, // neither: wherever all is seen
		{350, 20, 200, 50}, // moved in from the edge
	} {
		draw.Place(o, c.x, c.y, 100, 30)
		if got := PopUpPosition(o, size, window); got != fyne.NewPos(c.wantX, c.wantY) {
			t.Errorf("beside what is at %v, %v it is at %v, want %v, %v", c.x, c.y, got, c.wantX, c.wantY)
		}
	}
}
