package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rung/ui/draw"
	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

func TestCardsStandInTwoColumnsWhereThereIsRoom(t *testing.T) {
	var cards []fyne.CanvasObject
	for _, height := range []float32{300, 100, 100, 200} {
		cards = append(cards, container.New(tall{height}, NewGround(theme.Surface)))
	}
	box := container.New(&Cards{Least: 28, Gap: 4}, cards...)
	w := drawtest.ShowWindow(t, NewPage(box), 1000, 600)
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
	drawtest.ShowWindow(t, wrap, 400, 100)
	middle := func(o fyne.CanvasObject) float32 { return o.Position().Y + o.Size().Height/2 }
	if middle(word) != middle(button) {
		t.Errorf("the words stand at %v, the button at %v", middle(word), middle(button))
	}
}

func TestBesideFindsRoom(t *testing.T) {
	o := NewGround(theme.Surface)
	drawtest.ShowWindow(t, container.NewWithoutLayout(o), 400, 300)
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

// places are where objects stand and how large they are, in whole numbers.
func places(objects ...fyne.CanvasObject) (list [][4]int) {
	for _, o := range objects {
		list = append(list, [4]int{int(o.Position().X), int(o.Position().Y), int(o.Size().Width), int(o.Size().Height)})
	}
	return list
}

func TestTwoColumnsStandUnderEachOtherWhereThereIsNoRoom(t *testing.T) {
	left, right := container.New(tall{100}), container.New(tall{60})
	layout := &TwoColumns{Left: 0.5, From: 40, Gap: 2}
	box := container.New(layout, left, right)
	box.Resize(fyne.NewSize(608, 300))
	if got := places(left, right); got[0] != [4]int{0, 0, 300, 100} || got[1] != [4]int{308, 0, 300, 60} {
		t.Errorf("beside each other: %v", got)
	}
	if layout.IsStacked(608) || box.MinSize().Height != 100 {
		t.Errorf("beside each other they ask for %v", box.MinSize())
	}
	layout.Even = true
	box.Layout.Layout(box.Objects, box.Size())
	if got := places(left, right); got[0][3] != 100 || got[1][3] != 100 {
		t.Errorf("even columns: %v", got)
	}
	box.Resize(fyne.NewSize(400, 300))
	if got := places(left, right); got[0] != [4]int{0, 0, 400, 100} || got[1] != [4]int{0, 108, 400, 60} {
		t.Errorf("under each other: %v", got)
	}
	if box.MinSize().Height != 168 {
		t.Errorf("under each other they ask for %v", box.MinSize())
	}
}

func TestWhatStandsAsideGoesUnderWordsThatNeedTheRoom(t *testing.T) {
	words, first, hidden, last := container.New(tall{20}), container.New(tall{30}), container.New(tall{90}), container.New(tall{30})
	hidden.Hide()
	box := NewAside(10, 2, words, first, hidden, last)
	box.Resize(fyne.NewSize(300, 40))
	tail := float32(2 * (10 + 8))
	if got := places(words, first, last); got[0][2] != int(300-tail) || got[1][0] != 272 || got[2][0] != 290 {
		t.Errorf("beside the words: %v", got)
	}
	box.Resize(fyne.NewSize(theme.Em(10), 80))
	if got := places(words, first, last); got[0][2] != int(theme.Em(10)) || got[1][1] != 24 || got[2][0] != 18 {
		t.Errorf("under the words: %v", got)
	}
	if least := box.MinSize().Height; least != 54 {
		t.Errorf("under each other they ask for %v", least)
	}
}

func TestRowGivesWayAtItsFirstObject(t *testing.T) {
	first, gone, last := container.New(tall{20}), container.New(tall{20}), container.New(tall{40})
	gone.Hide()
	box := NewTrailing(first, gone, last)
	box.Resize(fyne.NewSize(200, 40))
	if got := places(first, last); got[0] != [4]int{0, 10, 186, 20} || got[1] != [4]int{190, 0, 10, 40} {
		t.Errorf("a row stands at %v", got)
	}
	if need := box.MinSize(); need != fyne.NewSize(24, 40) {
		t.Errorf("a row asks for %v", need)
	}
	inside := container.New(tall{20})
	margin := NewInset(inside, 1, 2, 3, 4)
	margin.Resize(fyne.NewSize(100, 100))
	if got := places(inside); got[0] != [4]int{16, 4, 76, 84} || margin.MinSize() != fyne.NewSize(34, 36) {
		t.Errorf("within a margin: %v, which asks for %v", got, margin.MinSize())
	}
}
