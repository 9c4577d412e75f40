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

func TestTrendRunsThroughItsPoints(t *testing.T) {
	tr := trendOf(TrendMedium, 8000, 0, 5000, 10000)
	at := pixels(t, tr, 400, 200)
	first, middle, last := tr.pointPosition(0), tr.pointPosition(1), tr.pointPosition(2)
	if first.Y != tr.plot.top+tr.plot.height || last.Y != tr.plot.top || middle.X != (first.X+last.X)/2 || middle.Y != (first.Y+last.Y)/2 {
		t.Errorf("points at %v, %v, %v in %v", first, middle, last, tr.plot)
	}
	if got := at(middle); !near(got, theme.Color(theme.Accent)) {
		t.Errorf("the line passes %v at its middle", got)
	}
	if got := drawtest.VisibleTexts(tr); got != "Month 1|Month 3|80 %|100 %|50 %|0 %" {
		t.Errorf("shows %q", got)
	}
	dashes := 0
	for x := tr.plot.left; x < last.X; x++ {
		if near(at(fyne.NewPos(x, tr.levelY(8000))), theme.Color(theme.Border)) {
			dashes++
		}
	}
	if width := int(tr.plot.width); dashes < width/4 || dashes > width*3/4 {
		t.Errorf("%d of %d pixels on the target's line are drawn: it is not dashed", dashes, width)
	}
}

func TestTrendWithoutTargetOrWithOnePoint(t *testing.T) {
	tr := trendOf(TrendSmall, 0, 5000)
	drawtest.ShowWindow(t, tr, 400, 64)
	if got := drawtest.VisibleTexts(tr); got != "|Month 1|" || tr.dot.Hidden {
		t.Errorf("shows %q, dot hidden %v", got, tr.dot.Hidden)
	}
	if least := tr.MinSize().Height; least != 64 {
		t.Errorf("the small trend is %v high", least)
	}
	tr.SetPoints(nil, 8000, "80 %")
	if got := drawtest.VisibleTexts(tr); strings.Trim(got, "|") != "" || !tr.picture.Image.Hidden {
		t.Errorf("empty, it shows %q", got)
	}
}

func TestTrendTellsThePointUnderKeysAndPointer(t *testing.T) {
	tr, pressed := trendOf(TrendSmall, 8000, 1000, 2000, 3000), []int{}
	tr.OnTapped = func(point int) { pressed = append(pressed, point) }
	w := drawtest.ShowWindow(t, tr, 400, 90)
	w.Canvas().Focus(tr)
	if got := drawtest.VisibleTexts(tr); !strings.HasSuffix(got, "Month 3: 30 %") {
		t.Errorf("begins with %q, not with the present", got)
	}
	drawtest.PressKeys(tr, fyne.KeyLeft, fyne.KeyReturn)
	if got := drawtest.VisibleTexts(tr); !strings.HasSuffix(got, "Month 2: 20 %") || tr.dot.Hidden {
		t.Errorf("one back it shows %q", got)
	}
	tr.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(3, 3)}})
	if got := drawtest.VisibleTexts(tr); !strings.HasSuffix(got, "Month 1: 10 %") {
		t.Errorf("under the pointer it shows %q", got)
	}
	if left := tr.tip.ground.Position().X; left < 0 {
		t.Errorf("the words begin at %v", left)
	}
	tr.MouseOut()
	test.TapAt(tr, fyne.NewPos(398, 5))
	if len(pressed) != 2 || pressed[0] != 1 || pressed[1] != 2 {
		t.Errorf("pressed %v", pressed)
	}
}

func TestTrendFollowsTextSizeAndLook(t *testing.T) {
	tr := trendOf(TrendSmall, 8000, 1000, 9000)
	w := drawtest.ShowWindow(t, tr, 600, 300)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 200))
	tr.Refresh()
	if tr.MinSize().Height != 128 || tr.last.TextSize != 24 {
		t.Errorf("at 200 %% it is %v high with text of %v", tr.MinSize().Height, tr.last.TextSize)
	}
	middle := fyne.NewPos((tr.pointPosition(0).X+tr.pointPosition(1).X)/2, (tr.pointPosition(0).Y+tr.pointPosition(1).Y)/2)
	r, g, b, _ := w.Canvas().Capture().At(int(middle.X), int(middle.Y)).RGBA()
	wr, wg, wb, _ := theme.Color(theme.Accent).RGBA()
	if distance(int(r>>8), int(wr>>8)) > 12 || distance(int(g>>8), int(wg>>8)) > 12 || distance(int(b>>8), int(wb>>8)) > 12 {
		t.Errorf("the line is drawn in %d %d %d", r>>8, g>>8, b>>8)
	}
}
