package charts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

// Whoever cannot see a chart hears the part that the keyboard is on.
func TestEveryChartSaysThePartThatTheKeyboardIsOn(t *testing.T) {
	for name, c := range map[string]struct {
		chart anyChart
		keys  []fyne.KeyName
		said  []string // after each key
	}{
		"radar": {radarOf(steps(7200, 0, 10000), Comparison{"before", []int{1}}), []fyne.KeyName{fyne.KeyHome, fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight},
			[]string{"0 Step 0: 72 %, before 1 %", "1 Step 1: 0 %", "2 Step 2: 100 %", "2 Step 2: 100 %"}},
		"bars": {barsOf(steps(9999, 1), Comparison{}), []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyUp},
			[]string{"1 Step 1: 1 %", "0 Step 0: 99 %", "0 Step 0: 99 %"}},
		"trend": {trendOf(TrendSmall, 8000, 1000, 5000), []fyne.KeyName{fyne.KeyHome, fyne.KeyRight},
			[]string{"Month 1: 10 %", "Month 2: 50 %"}},
		"columns": {columnsOf(amounts("FY25", 90, 60, 58), amounts("FY26", 120)), []fyne.KeyName{fyne.KeyRight},
			[]string{columnsOf(amounts("FY26", 120)).Rows()[0].String()}},
		"band": {bandOf([]BandStage{{"Plan", "2026-10-01", "2026-11-15", "1 Oct to 15 Nov"}}, BandMark{"2 notes", "2026-10-08", "8 Oct", false}),
			[]fyne.KeyName{fyne.KeyDown, fyne.KeyUp}, []string{"2 notes: 8 Oct", "Plan: 1 Oct to 15 Nov"}},
	} {
		drawtest.ShowWindow(t, c.chart, 500, 300).Canvas().Focus(c.chart)
		for i, key := range c.keys {
			if drawtest.PressKeys(c.chart, key); c.chart.AccessibilityLabel() != c.said[i] {
				t.Errorf("%s: after %s it says %q, want %q", name, key, c.chart.AccessibilityLabel(), c.said[i])
			}
		}
		if lines := strings.Count(c.chart.Describe(), "\n") + 1; lines != len(c.chart.Rows()) {
			t.Errorf("%s: %d rows are described in %d lines", name, len(c.chart.Rows()), lines)
		}
	}
}

func TestEmptyChartsSayThatThereIsNothingYet(t *testing.T) {
	for name, c := range map[string]anyChart{"radar": NewRadar(nil), "bars": NewBars(nil), "trend": NewTrend(TrendSmall, nil),
		"columns": NewColumns(nil), "heat map": NewHeatMap(nil), "band": NewBand(nil, nil)} {
		drawtest.ShowWindow(t, c, 300, 200)
		drawtest.PressKeys(c, everyKey...)
		if c.AccessibilityLabel() != "Nothing to show yet" || c.Describe() != "" || !c.Disabled() {
			t.Errorf("an empty %s says %q and describes %q", name, c.AccessibilityLabel(), c.Describe())
		}
	}
}

func TestPartUnderThePointerIsSaidBeforeTheOneOfTheKeyboard(t *testing.T) {
	c := columnsOf(amounts("FY25", 90), amounts("FY26", 120))
	drawtest.ShowWindow(t, c, 400, 240).Canvas().Focus(c)
	shown := func() string { return drawtest.VisibleTexts(c) }
	if got := shown(); !strings.Contains(got, "FY25: ") {
		t.Errorf("with the keyboard on the first group it shows %q", got)
	}
	c.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(390, 100)}})
	if got := shown(); !strings.Contains(got, "FY26: ") || strings.Contains(got, "FY25: ") {
		t.Errorf("with the pointer on the second group it shows %q", got)
	}
	c.MouseOut()
	c.FocusLost()
	if got := shown(); strings.Contains(got, ": ") || !strings.Contains(got, "Asked") {
		t.Errorf("without either it names its series, and shows %q", got)
	}
}

func TestChartKeepsItsCursorAmongOtherParts(t *testing.T) {
	b := barsOf(steps(1, 2, 3), Comparison{})
	drawtest.ShowWindow(t, b, 400, 200).Canvas().Focus(b)
	drawtest.PressKeys(b, fyne.KeyEnd)
	b.SetParts(steps(1, 2), Comparison{})
	if b.Cursor() != 1 {
		t.Errorf("with two parts left the keyboard is on part %d", b.Cursor())
	}
	b.SetParts(nil, Comparison{})
	if drawtest.PressKeys(b, fyne.KeyReturn); b.Cursor() != 0 || !b.Disabled() {
		t.Errorf("with none left the keyboard is on part %d", b.Cursor())
	}
	pressed := -1
	b.OnTapped = func(row int) { pressed = row }
	b.SetParts(steps(1, 2, 3), Comparison{})
	b.Tapped(&fyne.PointEvent{Position: fyne.NewPos(50, 2.5*b.plan(0).row)})
	if pressed != 2 || b.Cursor() != 2 {
		t.Errorf("a tap presses part %d and leaves the keyboard on part %d", pressed, b.Cursor())
	}
	b.Disable()
	if b.Tapped(&fyne.PointEvent{Position: fyne.NewPos(50, 1)}); pressed != 2 {
		t.Error("a chart that is switched off is pressed")
	}
}

func TestLegendLeavesOutTheKeysThatFindNoRoom(t *testing.T) {
	for width, want := range map[float32]int{900: 3, 120: 2} {
		c := columnsOf(amounts("FY25", 90, 60, 58))
		drawtest.ShowWindow(t, c, width, 240)
		c.Resize(fyne.NewSize(width, 240))
		named := 0
		for _, key := range c.caption.key.keys {
			if key.name.Text.Visible() && key.name.Text.Position().X+key.name.Text.Size().Width <= width+theme.Gap(1) {
				named++
			}
		}
		if named != want {
			t.Errorf("%v wide the legend names %d series, want %d", width, named, want)
		}
	}
}
