package charts

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

func (h *HeatMap) partOf(t *testing.T, day string) int {
	t.Helper()
	when, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return daysBetween(h.start, when)
}

func TestHeatMapPaintsEachDayInItsStep(t *testing.T) {
	h := heatOf("2026-11-22")
	at := pixels(t, h, 600, 120)
	for day, want := range map[string]fyne.ThemeColorName{"2026-11-20": theme.Ramp5, "2026-11-19": theme.Ramp5, "2026-11-18": theme.Ramp1, "2026-01-01": theme.Ramp1} {
		middle := h.cellPosition(h.partOf(t, day)).AddXY(h.side/2, h.side/2)
		if got := at(middle); !near(got, theme.Color(want)) {
			t.Errorf("%s is painted %v, want %s", day, got, want)
		}
	}
	if h.weeks != 53 || h.today.Hidden || h.today.Position() != h.cellPosition(h.partOf(t, "2026-11-21")).SubtractXY(1, 1) {
		t.Errorf("%d weeks, today ringed at %v", h.weeks, h.today.Position())
	}
	if got := drawtest.VisibleTexts(h); !strings.Contains(got, "Dec") || !strings.Contains(got, "Nov") || !strings.HasPrefix(got, "214 entries") {
		t.Errorf("shows %q", got)
	}
}

func TestHeatMapBeginsWeeksWhereThePersonDoes(t *testing.T) {
	for start, first := range map[time.Weekday]string{time.Monday: "2025-11-17", time.Sunday: "2025-11-16", time.Saturday: "2025-11-15"} {
		h := NewHeatMap(nil)
		h.SetYear(HeatYear{Last: "2026-11-18", WeekStart: start})
		if got := h.dayOf(0); got != first {
			t.Errorf("weeks from %s begin on %s, want %s", start, got, first)
		}
		if got := h.Rows(); got[len(got)-1].Name != "2026-11-18" {
			t.Errorf("weeks from %s end on %s", start, got[len(got)-1].Name)
		}
	}
}

func TestHeatMapIsWalkedByDaysAndWeeks(t *testing.T) {
	h, picked := heatOf("2026-11-22"), ""
	h.OnPick = func(day string) { picked = day }
	w := drawtest.ShowWindow(t, h, 600, 120)
	w.Canvas().Focus(h)
	for _, c := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{nil, "2026-11-22"},
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyUp}, "2026-11-20"},
		{[]fyne.KeyName{fyne.KeyLeft}, "2026-11-13"},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeyRight}, "2026-11-21"}, // a week later is beyond the end
		{[]fyne.KeyName{fyne.KeyHome}, "2025-11-17"},
		{[]fyne.KeyName{fyne.KeyLeft, fyne.KeyUp}, "2025-11-17"},
		{[]fyne.KeyName{fyne.KeyEnd}, "2026-11-22"},
	} {
		drawtest.PressKeys(h, c.keys...)
		drawtest.PressKeys(h, fyne.KeyReturn)
		if picked != c.want || !strings.HasPrefix(drawtest.VisibleTexts(h), c.want+": 2 entries") {
			t.Errorf("%v picked %s, want %s; it shows %q", c.keys, picked, c.want, drawtest.VisibleTexts(h))
		}
	}
	at := h.cellPosition(h.partOf(t, "2026-03-03")).AddXY(2, 2)
	h.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if got := drawtest.VisibleTexts(h); !strings.HasPrefix(got, "2026-03-03: 2 entries") {
		t.Errorf("under the pointer it shows %q", got)
	}
	test.TapAt(h, at)
	if picked != "2026-03-03" {
		t.Errorf("a click picked %s", picked)
	}
	test.TapAt(h, fyne.NewPos(598, 40))
	if picked != "2026-03-03" {
		t.Errorf("a click beside the year picked %s", picked)
	}
}

func TestHeatMapFollowsTheCursorWhereAYearFindsNoRoom(t *testing.T) {
	h := heatOf("2026-11-22")
	drawtest.ShowWindow(t, h, 200, 120)
	if h.weeks >= 30 || h.first+h.weeks != 53 {
		t.Fatalf("%d weeks from %d: not the latest", h.weeks, h.first)
	}
	h.FocusGained()
	drawtest.PressKeys(h, fyne.KeyHome)
	if h.first != 0 || h.ring.Hidden || !h.today.Hidden {
		t.Errorf("at the beginning of the year it shows from week %d", h.first)
	}
	if h.partAt(h.cellPosition(0)) != 0 {
		t.Error("a click would pick another day than the one shown")
	}
}
