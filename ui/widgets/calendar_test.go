package widgets

import (
	"strings"
	"testing"
	"time"

	"rung/ui/draw/drawtest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestCalendarKeysGoWhereTheyShould(t *testing.T) {
	for _, c := range []struct {
		from string
		keys []fyne.KeyName
		want string
	}{
		{"2026-01-31", []fyne.KeyName{fyne.KeyPageDown}, "2026-02-28"},
		{"2026-03-31", []fyne.KeyName{fyne.KeyPageUp}, "2026-02-28"},
		{"2028-01-30", []fyne.KeyName{fyne.KeyPageDown}, "2028-02-29"},
		{"2026-12-15", []fyne.KeyName{fyne.KeyPageDown}, "2027-01-15"},
		{"2026-11-21", []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft}, "2026-11-19"},
		{"2026-11-30", []fyne.KeyName{fyne.KeyRight}, "2026-12-01"},
		{"2026-11-21", []fyne.KeyName{fyne.KeyUp}, "2026-11-14"},
		{"2026-11-28", []fyne.KeyName{fyne.KeyDown}, "2026-12-05"},
		{"2026-11-21", []fyne.KeyName{fyne.KeyHome}, "2026-11-01"},
		{"2026-02-10", []fyne.KeyName{fyne.KeyEnd}, "2026-02-28"},
		{"9999-12-31", []fyne.KeyName{fyne.KeyRight, fyne.KeyPageDown}, "9999-12-31"},
		{"0001-01-01", []fyne.KeyName{fyne.KeyUp, fyne.KeyPageUp}, "0001-01-01"},
	} {
		cal := NewCalendarPicker(c.from, "2026-11-21", time.Monday)
		picked := ""
		cal.OnPick = func(day string) { picked = day }
		drawtest.PressKeys(cal, c.keys...)
		drawtest.PressKeys(cal, fyne.KeyReturn)
		if picked != c.want {
			t.Errorf("%v from %s picked %s, want %s", c.keys, c.from, picked, c.want)
		}
	}
}

func TestCalendarShowsTheMonthFromTheWeeksStart(t *testing.T) {
	cal := NewCalendarPicker("2026-11-10", "2026-11-21", time.Monday)
	drawtest.ShowWindow(t, cal, 300, 320)
	if got := drawtest.VisibleTexts(cal); !strings.HasPrefix(got, "November 2026|Mo|Tu|We|Th|Fr|Sa|Su|26|27|28|29|30|31|1|2") {
		t.Errorf("from Monday: %s", got)
	}
	sunday := NewCalendarPicker("2026-11-10", "2026-11-21", time.Sunday)
	drawtest.ShowWindow(t, sunday, 300, 320)
	if got := drawtest.VisibleTexts(sunday); !strings.HasPrefix(got, "November 2026|Su|Mo|Tu|We|Th|Fr|Sa|1|2|3") {
		t.Errorf("from Sunday: %s", got)
	}
}

func TestCalendarMarksTodayAndPicksByPointer(t *testing.T) {
	cal := NewCalendarPicker("", "2026-11-21", time.Monday)
	picked := ""
	cal.OnPick = func(day string) { picked = day }
	drawtest.ShowWindow(t, cal, 300, 320)
	if cal.Day() != "2026-11-21" {
		t.Errorf("begins at %s", cal.Day())
	}
	today := cal.cells[26] // the month begins on a Sunday, six cells in
	if !today.number.TextStyle.Bold || today.number.Full != "21" {
		t.Errorf("cell %q is not marked as today", today.number.Full)
	}
	test.Tap(cal.cells[41])
	if picked != "2026-12-06" {
		t.Errorf("a click picked %s", picked)
	}
}

func TestCalendarLeavesOnEscapeAndSurvivesNonsense(t *testing.T) {
	cal, left := NewCalendarPicker("2026-02-30", "never", time.Monday), false
	drawtest.PressKeys(cal, fyne.KeyEscape, fyne.KeyReturn) // no one listens
	cal.OnCancel = func() { left = true }
	drawtest.PressKeys(cal, fyne.KeyEscape)
	if !left || cal.Day() != "2000-01-01" {
		t.Errorf("left %v, at %s", left, cal.Day())
	}
}

func TestCalendarTakesItsKeysWhileItsButtonsHaveTheFocus(t *testing.T) {
	cal, left := NewCalendarPicker("2026-11-10", "2026-11-21", time.Monday), false
	cal.OnCancel = func() { left = true }
	w := drawtest.ShowWindow(t, cal, 300, 320)
	w.Canvas().Focus(cal.next)
	drawtest.PressKeys(cal.next, fyne.KeyReturn, fyne.KeyDown)
	if cal.Day() != "2026-12-17" || left {
		t.Errorf("at %s, left %v", cal.Day(), left)
	}
	drawtest.PressKeys(cal.next, fyne.KeyEscape)
	if !left {
		t.Error("Escape on a month's button leaves the calendar open")
	}
}
