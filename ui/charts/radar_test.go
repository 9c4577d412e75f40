package charts

import (
	"strings"
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
	named := []Part{{ID: "", Title: "Education", Value: 7000}, {ID: "", Title: "Experience", Value: 4000}, {ID: "", Title: "Communication and discretion", Value: 2000}, {ID: "", Title: "Mentoring", Value: 10000}, {ID: "", Title: "Market", Value: 0}}
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
	parts := []Part{{ID: "0", Title: "Excellence", Value: 7200}, {ID: "1", Title: "Understand the business, the whole of it and our part in it", Value: 6400}, {ID: "2", Title: "Relationships", Value: 0}}
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
	if b.ring.Hidden || b.ring.Position().Y != 3*b.plan(0).row {
		t.Errorf("the ring is at %v, hidden %v", b.ring.Position(), b.ring.Hidden)
	}
	top = -1
	drawtest.PressKeys(b, fyne.KeyDown)
	if top != -1 {
		t.Error("tells of a move beyond the end")
	}
	test.TapAt(b, fyne.NewPos(100, 0.5*b.plan(0).row))
	test.TapAt(b, fyne.NewPos(100, 190))
	if len(pressed) != 3 || pressed[2] != 0 {
		t.Errorf("clicks pressed %v", pressed[2:])
	}
}

// tonedBars has two tones, and notes in columns after the bars.
func tonedBars() *Bars {
	b := NewBars(nil)
	b.SetHeads("told well", "done", "a month", "at 80 %")
	b.SetParts([]Part{
		{ID: "0", Title: "Excellence", Value: 7600, Reach: 8800, Notes: []Note{{Text: "+1.3", Words: "+1.3 a month"}, {Text: "Feb 2027", Words: "at 80 % in Feb 2027"}}},
		{ID: "5", Title: "Diversify", Value: 3500, Reach: 3500, Notes: []Note{{Text: "+1.4"}, {Text: "Jul 2029", Late: true}}},
		{ID: "7", Title: "Money", Value: 9300, Reach: 9000},
	}, Comparison{})
	return b
}

func TestBarsShowASecondToneBehindTheFirst(t *testing.T) {
	b := tonedBars()
	drawtest.ShowWindow(t, b, 560, 240)
	first := b.rows[0].meter
	full := first.ground.Size().Width
	if first.further.Hidden || first.further.Size().Width != full*0.88 || first.fill.Size().Width != full*0.76 || first.further.FillColor == first.fill.FillColor {
		t.Errorf("the second tone is %v wide of %v, hidden %v", first.further.Size().Width, full, first.further.Hidden)
	}
	for _, r := range b.rows[1:] {
		if !r.meter.further.Hidden {
			t.Error("a second tone that is no greater is drawn")
		}
	}
	if got := b.Rows()[0].String(); got != "0 Excellence: 76 %, done 88 %, +1.3 a month, at 80 % in Feb 2027" {
		t.Errorf("in words: %q", got)
	}
	if got := drawtest.VisibleTexts(b); got != "told well|done|a month|at 80 %|0|Excellence|76 %|+1.3|Feb 2027|5|Diversify|35 %|+1.4|Jul 2029|7|Money|93 %" {
		t.Errorf("shows %q", got)
	}
	if late := b.rows[1].notes[1]; late.Color != theme.Color(theme.Amber) || !late.TextStyle.Bold {
		t.Error("what is late does not stand out")
	}
	for i, r := range b.rows[:2] {
		if right := r.notes[1].Position().X + r.notes[1].Text.Size().Width; right < 559 || right > 561 {
			t.Errorf("the last note of row %d ends at %v", i, right)
		}
	}
}

func TestBarsWithHeadsGiveUpColumnsAndThenFold(t *testing.T) {
	b := tonedBars()
	w := drawtest.ShowWindow(t, b, 330, 300)
	if shown := drawtest.VisibleTexts(b); strings.Contains(shown, "+1.3") || !strings.Contains(shown, "Feb 2027") {
		t.Errorf("with less room it shows %q", shown)
	}
	if p := b.plan(330); p.folded || p.title < b.rows[0].title.FullSize().Width {
		t.Errorf("a title is cut: %+v", p)
	}
	w.Resize(fyne.NewSize(250, 300))
	r := b.rows[0]
	if r.meter.ground.Position().Y <= r.title.Position().Y+r.title.Text.Size().Height-1 || r.meter.ground.Size().Width < 240 || r.title.Text.Text != "Excellence" {
		t.Errorf("narrow, the bar of %v is at %v, the title %q", r.meter.ground.Size(), r.meter.ground.Position(), r.title.Text.Text)
	}
	if last := b.rows[2].meter.ground; last.Position().Y+last.Size().Height > b.MinSize().Height {
		t.Error("the last bar does not fit")
	}
	test.TapAt(b, fyne.NewPos(10, b.plan(250).top+1.5*b.plan(250).row))
	if b.Cursor() != 1 {
		t.Errorf("a tap on the second row reaches %d", b.Cursor())
	}
	test.TapAt(b, fyne.NewPos(10, 2))
	if b.Cursor() != 1 {
		t.Error("a tap on the heads reaches a row")
	}
}
