package today

import (
	"testing"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"

	"pgregory.net/rapid"
)

func on(days ...model.Day) Activity {
	w := Activity{}
	for _, d := range days {
		w[d] = readiness.DayActivity{Entries: 1}
	}
	return w
}

func TestAStreakForgivesWeekendsAndDaysOff(t *testing.T) {
	christmas := model.DaysOff{{From: "2026-12-24", To: "2027-01-01"}}
	for name, c := range map[string]struct {
		written Activity
		today   model.Day
		off     model.DaysOff
		want    int
	}{
		"nothing written":           {on(), "2026-11-20", nil, 0},
		"only today":                {on("2026-11-20"), "2026-11-20", nil, 1},
		"today is not over":         {on("2026-11-18", "2026-11-19"), "2026-11-20", nil, 2},
		"yesterday is missing":      {on("2026-11-18", "2026-11-20"), "2026-11-20", nil, 1},
		"two days are missing":      {on("2026-11-18"), "2026-11-20", nil, 0},
		"over a weekend":            {on("2026-11-19", "2026-11-20", "2026-11-23"), "2026-11-23", nil, 3},
		"a Sunday evening":          {on("2026-11-19", "2026-11-20"), "2026-11-22", nil, 2},
		"a Saturday counts too":     {on("2026-11-20", "2026-11-21", "2026-11-23"), "2026-11-23", nil, 3},
		"over a year's end":         {on("2026-12-31", "2027-01-01"), "2027-01-01", nil, 2},
		"over days off":             {on("2026-12-23", "2027-01-04"), "2027-01-04", christmas, 2},
		"without those days off":    {on("2026-12-23", "2027-01-04"), "2027-01-04", nil, 1},
		"through a leap day":        {on("2028-02-28", "2028-02-29", "2028-03-01"), "2028-03-01", nil, 3},
		"written for a later day":   {on("2026-11-20", "2026-11-25"), "2026-11-20", nil, 1},
		"after the clock went back": {on("2026-11-19", "2026-11-20"), "2026-11-19", nil, 1},
	} {
		if got := CountStreak(c.written, c.today, c.off); got != c.want {
			t.Errorf("%s: %d, not %d", name, got, c.want)
		}
	}
}

// Writing on one more day never shortens a streak, and a day off never does.
func TestAStreakOnlyGrowsWithWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := model.Day("2024-01-01").Add(rapid.IntRange(0, 3000).Draw(t, "today"))
		written := Activity{}
		for range rapid.IntRange(0, 60).Draw(t, "days") {
			written[today.Add(-rapid.IntRange(0, 80).Draw(t, "ago"))] = readiness.DayActivity{Entries: 1}
		}
		before := CountStreak(written, today, nil)
		if before > len(written) {
			t.Fatalf("%d days in a row of %d written", before, len(written))
		}
		day := today.Add(-rapid.IntRange(0, 80).Draw(t, "one more"))
		if off := CountStreak(written, today, model.DaysOff{{From: day, To: day}}); off < before {
			t.Fatalf("a day off shortens %d to %d", before, off)
		}
		written[day] = readiness.DayActivity{Entries: 1}
		if after := CountStreak(written, today, nil); after < before {
			t.Fatalf("one more day shortens %d to %d", before, after)
		}
	})
}

func TestADayIsFullerWithMoreOrStrongerEntries(t *testing.T) {
	written := Activity{
		"2026-11-16": {Entries: 1},
		"2026-11-17": {Entries: 9, Strength: 1000},
		"2026-11-18": {Entries: 1, Strength: strength.Full},
		"2026-11-19": {Entries: 2, Strength: 2 * strength.Full},
	}
	for by, want := range map[Measure][4]int{ByCount: {1, 4, 1, 2}, ByStrength: {1, 1, 3, 4}} {
		steps := HeatSteps(written, by)
		for i, day := range []string{"2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"} {
			if steps[day] != want[i] {
				t.Errorf("by %d, %s is %d, not %d", by, day, steps[day], want[i])
			}
		}
	}
}

func TestADayLooksBackOnADayThatExists(t *testing.T) {
	for today, want := range map[model.Day][4]model.Day{
		"2026-11-20": {"2026-11-13", "2026-08-20", "2025-11-20", "2021-11-20"},
		"2027-01-01": {"2026-12-25", "2026-10-01", "2026-01-01", "2022-01-01"},
		"2026-05-31": {"2026-05-24", "2026-02-28", "2025-05-31", "2021-05-31"},
		"2028-02-29": {"2028-02-22", "2027-11-29", "2027-02-28", "2023-02-28"},
	} {
		for i, p := range Anniversaries(today) {
			if p.Day != want[i] {
				t.Errorf("%s looks back on %s %s, not %s", today, p.Ago, p.Day, want[i])
			}
		}
	}
}
