package model

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDaysAreCivil(t *testing.T) {
	west := time.FixedZone("west", -9*3600)
	if got := NewDay(time.Date(2026, 11, 21, 23, 30, 0, 0, west)); got != "2026-11-21" {
		t.Errorf("late in the evening the day is %q", got)
	}
	for d, want := range map[Day]bool{"2026-11-21": true, "2024-02-29": true, "2026-02-29": false, "2026-2-9": false, "": false, "0999-01-01": false, "1000-01-01": true} {
		if d.Valid() != want {
			t.Errorf("%q is valid: %v", d, !want)
		}
	}
}

func TestDaysAreCounted(t *testing.T) {
	for d, want := range map[Day]int64{"1970-01-01": 0, "1970-01-02": 1, "1969-12-31": -1, "2026-11-21": 20778} {
		if got := d.DayNumber(); got != want {
			t.Errorf("%s is day %d, want %d", d, got, want)
		}
	}
	if got := Day("2026-11-21").DaysSince("1000-01-01"); got != 375063 {
		t.Fatalf("%d days since the year 1000", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDay(t), rapid.IntRange(-200000, 200000).Draw(t, "n")
		if got := d.Add(n).DaysSince(d); got != n {
			t.Fatalf("%d days after %s are %d days away", n, d, got)
		}
	})
}

func TestDaysAreWrittenAsTheLocaleDoes(t *testing.T) {
	for _, c := range []struct {
		day         Day
		loc         Locale
		full, short string
	}{
		{"2026-11-21", english, "Sat Nov 21, 2026", "Sat Nov 21"},
		{"2026-11-21", german, "Sat 21 Nov 2026", "Sat 21 Nov"},
		{"2026-11-15", german, "Sun 15 Nov 2026", "Sun 15 Nov"},
		{"2026-11-14", german, "Sat 14 Nov 2026", "14 Nov"},
		{"2026-02-03", english, "Tue Feb 3, 2026", "Feb 3"},
		{"2025-11-21", german, "Fri 21 Nov 2025", "21 Nov 2025"},
		{"2025-11-21", english, "Fri Nov 21, 2025", "Nov 21, 2025"},
		{"2027-01-01", Locale{Today: "2026-12-30"}, "Fri 1 Jan 2027", "Fri 1 Jan"},
		{"someday", english, "someday", "someday"},
		{"", english, "", ""},
	} {
		if full, short := c.day.Format(c.loc), c.day.FormatShort(c.loc); full != c.full || short != c.short {
			t.Errorf("%s is written %q and %q, want %q and %q", c.day, full, short, c.full, c.short)
		}
	}
}
