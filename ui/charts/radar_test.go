package charts

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

func TestRadarPutsEachValueOnItsAxis(t *testing.T) {
	r := radarOf(steps(10000, 5000, 0, 5000), Comparison{})
	at := pixels(t, r, 300, 320)
	for axis, want := range []fyne.Position{
		{X: r.middle.X, Y: r.middle.Y - r.radius}, {X: r.middle.X + r.radius/2, Y: r.middle.Y}, r.middle, {X: r.middle.X - r.radius/2, Y: r.middle.Y}} {
		got := r.axisPoint(axis, shareOf(r.axes[axis].Value))
		if distance(int(got.X*10), int(want.X*10)) > 1 || distance(int(got.Y*10), int(want.Y*10)) > 1 {
			t.Errorf("axis %d is at %v, want %v", axis, got, want)
		}
	}
	if at(r.middle.AddXY(6, -r.radius/3)) == at(fyne.NewPos(2, 2)) {
		t.Error("the area is not filled")
	}
	if on := at(r.axisPoint(1, 0.5).AddXY(-1, 0)); !near(on, theme.Color(theme.Accent)) {
		t.Errorf("the outline passes %v on its second axis", on)
	}
	if below := at(r.middle.AddXY(r.radius/4, r.radius/4+8)); near(below, theme.Color(theme.Accent)) {
		t.Error("something is drawn on an axis of nothing")
	}
}

func TestRadarKeepsItsLabelsInsideAtEveryTextSize(t *testing.T) {
	named := []Part{{"", "Education", 7000}, {"", "Experience", 4000}, {"", "Communication and discretion", 2000}, {"", "Mentoring", 10000}, {"", "Market", 0}}
	r := radarOf(named, Comparison{"before", []int{1, 2, 3, 4, 5}})
	drawtest.ShowWindow(t, r, 300, 300)
	for _, percent := range []int{80, 100, 150, 200} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, percent))
		for _, size := range []fyne.Size{r.MinSize(), {Width: 400, Height: 900}, {Width: 900, Height: 400}} {
			r.Resize(size)
			r.Refresh()
			for _, label := range r.labels {
				at, extent := label.Position(), label.Text.Size()
				if label.Text.Hidden || at.X < -1 || at.Y < -1 || at.X+extent.Width > size.Width+1 || at.Y+extent.Height > size.Height-r.caption.height()+1 {
					t.Errorf("%d %% in %v: %q is at %v, %v large, hidden %v", percent, size, label.Full, at, extent, label.Text.Hidden)
				}
			}
			if r.radius < theme.Em(2) {
				t.Errorf("%d %% in %v: a radius of %v", percent, size, r.radius)
			}
		}
	}
}

func TestRadarIsReadAndPressedByKeysAndPointer(t *testing.T) {
	r, pressed := radarOf(steps(7200, 6400, 5500, 8000), Comparison{"before", []int{1, 2, 3, 4}}), []int{}
	r.OnTapped = func(axis int) { pressed = append(pressed, axis) }
	w := drawtest.ShowWindow(t, r, 300, 320)
	if got := drawtest.VisibleTexts(r); got != "0|1|2|3|before" {
		t.Errorf("unfocused it shows %q", got)
	}
	w.Canvas().Focus(r)
	drawtest.PressKeys(r, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if got := drawtest.VisibleTexts(r); got != "0|1|2|3|2 Step 2: 55 %, before 1 %" || r.ring.Hidden || r.dot.Hidden || r.labels[2].Ink != theme.Accent {
		t.Errorf("on the third axis it shows %q, ring hidden %v", got, r.ring.Hidden)
	}
	r.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: r.axisPoint(1, 0.9)}})
	if got := drawtest.VisibleTexts(r); got != "0|1|2|3|1 Step 1: 64 %, before 1 %" {
		t.Errorf("under the pointer it shows %q", got)
	}
	r.MouseOut()
	test.TapAt(r, r.axisPoint(3, 0.3))
	drawtest.PressKeys(r, fyne.KeyRight, fyne.KeyEnd, fyne.KeyHome, fyne.KeyLeft, fyne.KeySpace)
	if len(pressed) != 3 || pressed[0] != 2 || pressed[1] != 3 || pressed[2] != 0 {
		t.Errorf("pressed %v, want 2, 3 and 0", pressed)
	}
}

func TestRadarOfTwoIsShownAsBars(t *testing.T) {
	r, pressed := radarOf(steps(7200, 6400), Comparison{}), -1
	r.OnTapped = func(axis int) { pressed = axis }
	w := drawtest.ShowWindow(t, r, 300, 320)
	if got := drawtest.VisibleTexts(r); got != "0|Step 0|72 %|1|Step 1|64 %" {
		t.Errorf("shows %q", got)
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != r.bars {
		t.Fatalf("the focus went to %T", w.Canvas().Focused())
	}
	drawtest.PressKeys(r.bars, fyne.KeyDown, fyne.KeyReturn)
	if pressed != 1 {
		t.Errorf("pressed %d", pressed)
	}
	r.SetParts(steps(1, 2, 3), Comparison{})
	if got := drawtest.VisibleTexts(r); got != "0|1|2" || r.Disabled() {
		t.Errorf("of three it shows %q", got)
	}
}

func TestBarsShowNumbersTitlesAndTheRowThatIsOpen(t *testing.T) {
	parts := []Part{{"0", "Excellence", 7200}, {"1", "Understand the business, the whole of it and our part in it", 6400}, {"2", "Relationships", 0}}
	b := barsOf(parts, Comparison{"90 days ago", []int{3600, 6400, 100}})
	w := drawtest.ShowWindow(t, b, 320, 200)
	b.SetSelected(2)
	if b.rows[2].title.Color != theme.Color(theme.Accent) || b.rows[0].title.Color != theme.Color(theme.Ink) || !b.rows[2].number.TextStyle.Bold {
		t.Error("the row that is open does not stand out")
	}
	for i, r := range b.rows {
		if right := r.number.Position().X + r.number.Text.Size().Width; right < 319.5 || right > 320.5 {
			t.Errorf("number %d ends at %v", i, right)
		}
		if r.title.Position().X+r.title.Text.Size().Width > r.meter.ground.Position().X {
			t.Errorf("title %d runs into its bar", i)
		}
	}
	full, first := b.rows[0].meter.ground.Size().Width, b.rows[0].meter
	if got := first.fill.Size().Width / full; got < 0.715 || got > 0.725 {
		t.Errorf("72 %% fills %v", got)
	}
	if first.before.Hidden || first.before.Size().Width != full*0.36 || first.before.Size().Height >= first.fill.Size().Height {
		t.Error("the comparison is not a thin bar of its share")
	}
	w.Resize(fyne.NewSize(900, 200))
	if got := b.rows[1].title.Text.Text; got != parts[1].Title {
		t.Errorf("wide enough for all, and yet %q", got)
	}
}

func TestBarsMoveByKeysAndTellWhere(t *testing.T) {
	b, pressed, top := barsOf(steps(1, 2, 3, 4), Comparison{}), []int{}, float32(-1)
	b.OnTapped = func(row int) { pressed = append(pressed, row) }
	b.OnMoved = func(at, height float32) { top = at / height }
	w := drawtest.ShowWindow(t, b, 320, 200)
	w.Canvas().Focus(b)
	drawtest.PressKeys(b, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnter, fyne.KeyUp, fyne.KeySpace, fyne.KeyEnd)
	if len(pressed) != 2 || pressed[0] != 2 || pressed[1] != 1 || top != 3 {
		t.Errorf("pressed %v, the cursor is in row %v", pressed, top)
	}
	if b.ring.Hidden || b.ring.Position().Y != 3*b.rowHeight() {
		t.Errorf("the ring is at %v, hidden %v", b.ring.Position(), b.ring.Hidden)
	}
	top = -1
	drawtest.PressKeys(b, fyne.KeyDown)
	if top != -1 {
		t.Error("tells of a move beyond the end")
	}
	test.TapAt(b, fyne.NewPos(100, 0.5*b.rowHeight()))
	test.TapAt(b, fyne.NewPos(100, 190))
	if len(pressed) != 3 || pressed[2] != 0 {
		t.Errorf("clicks pressed %v", pressed[2:])
	}
}
