package charts

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// somePlaces are a team of three, an empty department, and a crowd.
func somePlaces() []Place {
	crowd := make([]Dot, 400)
	for i := range crowd {
		crowd[i] = Dot{widgets.Disc, "Somebody", "fine"}
	}
	return []Place{
		{Name: "My team", Says: "3 people", Dots: []Dot{{widgets.Disc, "Ana", "fine"}, {widgets.Diamond, "Bo", "losing touch, 90 days ago"}, {widgets.Ring, "Cy", "no rhythm"}}},
		{Name: "Warehouse Operations", Says: "nobody yet"},
		{Name: "Outside", Says: "1,400 people", Dots: crowd, More: 1000},
	}
}

func placesOf(places []Place) *Places {
	p := NewPlaces(nil, nil)
	p.SetPlaces(places, []widgets.Sign{widgets.Disc, widgets.Triangle, widgets.Diamond, widgets.Ring}, []string{"fine", "due", "losing touch", "no rhythm"})
	return p
}

func TestPlacesAreReachedByKeys(t *testing.T) {
	p := placesOf(somePlaces())
	var pressed [][2]int
	p.OnPlace = func(place int) { pressed = append(pressed, [2]int{place, -1}) }
	p.OnDot = func(place, dot int) { pressed = append(pressed, [2]int{place, dot}) }
	moved := 0
	p.OnMoved = func(float32, float32) { moved++ }
	drawtest.ShowWindow(t, p, 600, 300).Canvas().Focus(p)
	drawtest.PressKeys(p, fyne.KeyReturn, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyUp, fyne.KeyUp, fyne.KeySpace)
	if moved != 6 {
		t.Errorf("told of %d moves, not 6", moved)
	}
	want := [][2]int{{0, -1}, {0, 1}, {1, -1}, {2, -1}, {0, -1}}
	if len(pressed) != len(want) {
		t.Fatalf("pressed %v, want %v", pressed, want)
	}
	for i := range want {
		if pressed[i] != want[i] {
			t.Fatalf("pressed %v, want %v", pressed, want)
		}
	}
}

func TestPlacesAreReachedByThePointer(t *testing.T) {
	p := placesOf(somePlaces())
	dots, places := 0, 0
	p.OnPlace = func(int) { places++ }
	p.OnDot = func(place, dot int) { dots += 10*place + dot }
	drawtest.ShowWindow(t, p, 600, 300)
	at := p.dotPosition(spot{0, 1}).AddXY(dotSide()/2, dotSide()/2)
	test.TapAt(p, at)
	test.TapAt(p, p.boxes[1].at.AddXY(4, 4))
	test.TapAt(p, fyne.NewPos(5, p.boxesBottom()+5))
	if dots != 1 || places != 1 {
		t.Errorf("hit dot %d and %d places", dots, places)
	}
}

func TestPlacesSayGapsAndCountWhatIsNotDrawn(t *testing.T) {
	for _, percent := range []int{100, 200} {
		for _, width := range []float32{220, 600, 1400} {
			fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, percent))
			p := placesOf(somePlaces())
			drawtest.ShowWindow(t, p, width, 900)
			seen := drawtest.VisibleTexts(p)
			for _, word := range []string{"My team", "Warehouse", "and "} {
				if !strings.Contains(seen, word) {
					t.Errorf("%d %%, %v wide: %q does not say %q", percent, width, seen, word)
				}
			}
			for _, box := range p.boxes {
				if box.at.X+box.size.Width > width+1 || box.at.Y+box.size.Height > p.MinSize().Height {
					t.Errorf("%d %%, %v wide: a box ends at %v, %v", percent, width, box.at.X+box.size.Width, box.at.Y+box.size.Height)
				}
			}
			for i := range p.spots {
				if at := p.spots[i]; at.dot >= 0 && p.partAt(p.dotPosition(at).AddXY(2, 2)) != i {
					t.Fatalf("%d %%, %v wide: dot %v lies on another", percent, width, at)
				}
			}
		}
	}
}

func TestPlacesSayTheDotBesideIt(t *testing.T) {
	p := placesOf(somePlaces())
	w := drawtest.ShowWindow(t, p, 300, 500)
	w.Canvas().Focus(p)
	drawtest.PressKeys(p, fyne.KeyRight, fyne.KeyRight)
	if got := drawtest.VisibleTexts(p); !strings.Contains(got, "Bo: losing touch, 90 days ago") {
		t.Errorf("the focused dot is not told: %q", got)
	}
	if at := p.tip.ground.Position(); at.X < 0 || at.X+p.tip.ground.Size().Width > 300 || at.Y < p.dotPosition(spot{0, 1}).Y+dotSide() && at.Y+p.tip.ground.Size().Height > p.dotPosition(spot{0, 1}).Y {
		t.Errorf("the words lie at %v, over their dot or outside", at)
	}
	w.Canvas().Unfocus()
	if strings.Contains(drawtest.VisibleTexts(p), "Bo") {
		t.Error("the words stay though nothing is spoken of")
	}
}

func TestPlacesCountThoseWhoAreNotDrawn(t *testing.T) {
	p := placesOf(somePlaces())
	drawtest.ShowWindow(t, p, 600, 400)
	outside := len(p.places) - 1
	if more := p.hiddenCount(outside); more != 1400-p.boxes[outside].drawn || !strings.Contains(drawtest.VisibleTexts(p), fmt.Sprintf("and %d more", more)) {
		t.Errorf("of 1400, %d are drawn and %q says the rest", p.boxes[outside].drawn, drawtest.VisibleTexts(p))
	}
	if row := p.Rows()[outside].String(); !strings.HasSuffix(row, "and 1000 more") {
		t.Errorf("the table ends in %q", row[len(row)-30:])
	}
}

func TestPlacesAreATableInWords(t *testing.T) {
	rows := placesOf(somePlaces()).Rows()
	if got := rows[0].String(); got != "My team: 3 people: Ana (fine), Bo (losing touch, 90 days ago), Cy (no rhythm)" {
		t.Errorf("the first place is %q", got)
	}
	if got := rows[1].String(); got != "Warehouse Operations: nobody yet" {
		t.Errorf("the gap is %q", got)
	}
	if p := placesOf(nil); !p.Disabled() || p.AccessibilityLabel() == "" {
		t.Error("a map of nothing takes the focus or says nothing")
	}
}
