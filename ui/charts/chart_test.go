package charts

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

// anyChart is what a chart offers to whoever shows it.
type anyChart interface {
	fyne.Widget
	fyne.Focusable
	fyne.Tappable
	fyne.Accessible
	desktop.Hoverable
	Disabled() bool
	Rows() []Row
	Describe() string
}

func steps(values ...int) []Part {
	parts := make([]Part, len(values))
	for i, value := range values {
		parts[i] = Part{ID: fmt.Sprint(i), Title: fmt.Sprintf("Step %d", i), Value: value}
	}
	return parts
}

func radarOf(parts []Part, compared Comparison) *Radar {
	r := NewRadar(nil)
	r.SetParts(parts, compared)
	return r
}

func barsOf(parts []Part, compared Comparison) *Bars {
	b := NewBars(nil)
	b.SetParts(parts, compared)
	return b
}

func trendOf(size TrendSize, target int, values ...int) *Trend {
	t := NewTrend(size, nil)
	points := make([]TrendPoint, len(values))
	for i, value := range values {
		points[i] = TrendPoint{Label: fmt.Sprintf("Month %d", i+1), Value: value}
	}
	t.SetPoints(points, target, "80 %")
	return t
}

func heatOf(last string) *HeatMap {
	h := NewHeatMap(nil)
	h.SetYear(HeatYear{Last: last, Today: "2026-11-21", WeekStart: time.Monday, Steps: map[string]int{"2026-11-20": 4, "2026-11-19": 99, "2026-11-18": -3},
		Words: func(day string) string { return day + ": 2 entries" }, Note: "214 entries"})
	return h
}

func bandOf(stages []BandStage, marks ...BandMark) *Band {
	b := NewBand(nil, nil)
	b.SetYear(BandYear{Name: "FY27", First: "2026-10-01", Last: "2027-09-30", Today: "2026-11-21", Stages: stages, Marks: marks})
	return b
}

func columnsOf(groups ...ColumnGroup) *Columns {
	c := NewColumns(nil)
	c.SetGroups([]string{"Asked", "Granted", "Spent"}, groups)
	return c
}

func weeksOf(current, meant int, weeks ...Week) *Weeks {
	w := NewWeeks()
	w.SetWeeks([]string{"Diversify", "Endings"}, weeks, current, meant)
	return w
}

func amounts(label string, values ...int64) ColumnGroup {
	g := ColumnGroup{Label: label}
	for _, v := range values {
		g.Columns = append(g.Columns, Column{Amount: v, Short: fmt.Sprint(v), Words: fmt.Sprintf("$%d", v)})
	}
	return g
}

// charts are all kinds of chart with nothing in them, with the least, with the usual, and with what should never come.
func charts() map[string]func() anyChart {
	year := []BandStage{{"Plan", "2026-10-01", "2026-11-15", "1 Oct to 15 Nov"}, {"Request", "2026-11-01", "2026-12-01", ""}}
	return map[string]func() anyChart{
		"radar empty":    func() anyChart { return NewRadar(nil) },
		"radar of two":   func() anyChart { return radarOf(steps(100, 200), Comparison{"before", []int{1}}) },
		"radar":          func() anyChart { return radarOf(steps(7200, 0, 10000, 3300), Comparison{"before", []int{1, 2}}) },
		"radar beyond":   func() anyChart { return radarOf(steps(-5, 99999, 1, 2, 3), Comparison{"", []int{-7, 1 << 40}}) },
		"radar of forty": func() anyChart { return radarOf(steps(make([]int, 40)...), Comparison{}) },
		"bars empty":     func() anyChart { return NewBars(nil) },
		"bars":           func() anyChart { return barsOf(steps(7200, 1, 9999, 0, 10000), Comparison{"before", []int{1, 2}}) },
		"bars beyond": func() anyChart {
			return barsOf([]Part{{Value: -9, Reach: -10}, {ID: "a long id", Value: 1 << 40, Reach: 1 << 41}}, Comparison{})
		},
		"trend empty":   func() anyChart { return NewTrend(TrendSmall, nil) },
		"trend of one":  func() anyChart { return trendOf(TrendSmall, 8000, 5000) },
		"trend":         func() anyChart { return trendOf(TrendMedium, 8000, 1000, 5000, 7900) },
		"trend beyond":  func() anyChart { return trendOf(TrendMedium, 1<<40, -1, 1<<40, 0) },
		"heat empty":    func() anyChart { return NewHeatMap(nil) },
		"heat":          func() anyChart { return heatOf("2026-11-22") },
		"heat no day":   func() anyChart { return heatOf("2026-02-30") },
		"heat year one": func() anyChart { return heatOf("0001-01-01") },
		"band empty":    func() anyChart { return NewBand(nil, nil) },
		"band":          func() anyChart { return bandOf(year, BandMark{"2 notes", "2026-10-08", "8 Oct", false}) },
		"band no days": func() anyChart {
			return bandOf([]BandStage{{"Plan", "soon", "later", ""}, {"Back", "2026-12-01", "2026-01-01", ""}}, BandMark{"x", "", "", true})
		},
		"weeks empty": func() anyChart { return NewWeeks() },
		"weeks": func() anyChart {
			return weeksOf(0, 60, Week{"5 Oct", []int{30, 60}, "1.5 h", false}, Week{"12 Oct", nil, "", true})
		},
		"weeks beyond": func() anyChart {
			return weeksOf(7, 1<<40, Week{"", []int{-9, 1 << 40, 3, 4}, "", false}, Week{"long", []int{1}, "", true})
		},
		"columns empty":  func() anyChart { return NewColumns(nil) },
		"columns":        func() anyChart { return columnsOf(amounts("FY25", 90, 60, 58), amounts("FY26", 120)) },
		"columns beyond": func() anyChart { return columnsOf(amounts("FY25", -90, 0, math.MaxInt64, 4), ColumnGroup{}) },
	}
}

var everyKey = []fyne.KeyName{fyne.KeyEnd, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn, fyne.KeyHome, fyne.KeyLeft, fyne.KeyUp,
	fyne.KeySpace, fyne.KeyDown, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyEnter, fyne.KeyTab, fyne.KeyEscape}

func TestChartsStandAnySizeTextAndValues(t *testing.T) {
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 100)) })
	for name, build := range charts() {
		for _, percent := range []int{80, 100, 150, 200} {
			fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, percent))
			c := build()
			for _, size := range []fyne.Size{{}, {Width: 1, Height: 1}, {Width: 7, Height: 300}, {Width: 300, Height: 7}, {Width: 41, Height: 33},
				c.MinSize(), {Width: 900, Height: 600}} {
				c.Resize(size)
				c.FocusGained()
				drawtest.PressKeys(c, everyKey...)
				for _, at := range []fyne.Position{{}, {X: -5, Y: -5}, {X: size.Width / 2, Y: size.Height / 2}, {X: size.Width, Y: size.Height}} {
					c.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
					c.Tapped(&fyne.PointEvent{Position: at})
				}
				wantFinite(t, fmt.Sprintf("%s at %d %% in %v", name, percent, size), c)
				c.MouseOut()
				c.FocusLost()
			}
			if least := c.MinSize(); least.Width <= 0 || least.Width > 30*theme.Em(1) {
				t.Errorf("%s at %d %%: asks for %v", name, percent, least)
			}
		}
	}
}

func wantFinite(t *testing.T, where string, w fyne.Widget) {
	t.Helper()
	for _, o := range test.WidgetRenderer(w).Objects() {
		for _, v := range []float32{o.Position().X, o.Position().Y, o.Size().Width, o.Size().Height} {
			if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) || v > 5000 || v < -5000 {
				t.Fatalf("%s: a %T is at %v, %v large", where, o, o.Position(), o.Size())
			}
		}
		if o.Size().Width < 0 || o.Size().Height < 0 {
			t.Fatalf("%s: a %T is %v large", where, o, o.Size())
		}
	}
}

func TestEveryChartHasItsTableInWords(t *testing.T) {
	year := []BandStage{{"Plan", "2026-10-01", "2026-11-15", "1 Oct to 15 Nov"}, {"Request", "2026-11-01", "2026-12-01", "1 Nov to 1 Dec"}, {"Lost", "", "", ""}}
	for _, c := range []struct {
		chart anyChart
		want  string
	}{
		{radarOf(steps(7200, 10000, 0), Comparison{"90 days ago", []int{6000, 10000}}),
			"0 Step 0: 72 %, 90 days ago 60 %\n1 Step 1: 100 %, 90 days ago 100 %\n2 Step 2: 0 %"},
		{radarOf(steps(100, 200), Comparison{}), "0 Step 0: 1 %\n1 Step 1: 2 %"},
		{barsOf(steps(6667, 1), Comparison{"before", []int{9999, 0}}), "0 Step 0: 67 %, before 99 %\n1 Step 1: 1 %, before 0 %"},
		{trendOf(TrendSmall, 8000, 1000, 5200), "Month 1: 10 %\nMonth 2: 52 %"},
		{bandOf(year, BandMark{"2 notes", "2026-10-08", "8 Oct", false}, BandMark{"Deadline", "never", "", true}),
			"Plan: 1 Oct to 15 Nov\nRequest: 1 Nov to 1 Dec, now\nLost\n2 notes: 8 Oct\nDeadline"},
		{columnsOf(amounts("FY25", 90, 60, 58), amounts("FY26", 84, 31)), "FY25: Asked $90, Granted $60, Spent $58\nFY26: Asked $84, Granted $31"},
		{NewColumns(nil), ""},
	} {
		if got := c.chart.Describe(); got != c.want {
			t.Errorf("%T says\n%s\nwant\n%s", c.chart, got, c.want)
		}
		if c.chart.AccessibilityLabel() == "" {
			t.Errorf("%T has no words for assistive tools", c.chart)
		}
	}
	h := heatOf("2026-11-22")
	rows := h.Rows()
	if len(rows) != 53*7 || rows[0].String() != "2025-11-17: 2 entries" || rows[370].String() != "2026-11-22: 2 entries" {
		t.Errorf("%d days, from %q to %q", len(rows), rows[0], rows[len(rows)-1])
	}
	if got := NewBar(4050).Describe(); got != "41 %" {
		t.Errorf("the bar says %q", got)
	}
}

func TestChartsWithNothingInThemTakeNoFocus(t *testing.T) {
	for name, build := range charts() {
		c := build()
		if empty := strings.HasSuffix(name, "empty") || name == "heat no day"; empty && !c.Disabled() {
			t.Errorf("%s takes the focus", name)
		}
	}
}

func TestPercentIsWholeOnlyWhenAllIsThere(t *testing.T) {
	for value, want := range map[int]string{0: "0 %", 1: "1 %", 49: "1 %", 149: "1 %", 150: "2 %", 9949: "99 %", 9999: "99 %", 10000: "100 %"} {
		if got := Percent(value); got != want {
			t.Errorf("%d is %q, want %q", value, got, want)
		}
	}
}

// pixels looks at what is painted.
func pixels(t *testing.T, o fyne.CanvasObject, width, height float32) func(at fyne.Position) color.NRGBA {
	t.Helper()
	img := drawtest.ShowWindow(t, o, width, height).Canvas().Capture()
	return func(at fyne.Position) color.NRGBA {
		return color.NRGBAModel.Convert(img.At(int(at.X), int(at.Y))).(color.NRGBA)
	}
}

func near(got color.NRGBA, want color.Color) bool {
	w := color.NRGBAModel.Convert(want).(color.NRGBA)
	apart := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	return apart(got.R, w.R) < 12 && apart(got.G, w.G) < 12 && apart(got.B, w.B) < 12
}

func TestPaintingsAreDrawnAnewOnlyWhenTheyChange(t *testing.T) {
	r := radarOf(steps(7200, 5000, 8000), Comparison{})
	drawtest.ShowWindow(t, r, 300, 320)
	before := r.picture.Image.Resource
	r.FocusGained()
	drawtest.PressKeys(r, fyne.KeyRight)
	r.MouseMoved(&desktop.MouseEvent{})
	r.Refresh()
	if r.picture.Image.Resource != before {
		t.Error("moving over the radar draws it anew")
	}
	r.SetParts(steps(7200, 5000, 8001), Comparison{})
	if r.picture.Image.Resource == before {
		t.Error("another value shows the picture before")
	}
	after := r.picture.Image.Resource
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 100))
	r.Refresh()
	if r.picture.Image.Resource == after {
		t.Error("the dark look shows the picture of the light one")
	}
}

func TestBarShowsItsShare(t *testing.T) {
	b := NewBar(2500)
	drawtest.ShowWindow(t, b, 200, 20)
	filled := func() float32 {
		if b.meter.fill.Hidden {
			return 0
		}
		return b.meter.fill.Size().Width
	}
	for _, c := range []struct {
		value int
		want  float32
	}{{2500, 50}, {10000, 200}, {0, 0}, {1, 2}, {99999, 200}, {-1, 0}} {
		b.SetValue(c.value)
		if got := filled(); got != c.want {
			t.Errorf("%d fills %v of 200, want %v", c.value, got, c.want)
		}
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 200))
	b.Refresh()
	if b.meter.ground.FillColor != theme.Color(theme.Ramp1) || b.meter.ground.Size().Height != theme.Gap(2) {
		t.Error("the bar does not follow the theme")
	}
	if b.AccessibilityRole() != fyne.AccessibleRoleText {
		t.Error("the bar seems to be pressed")
	}
}
