package config

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"rung/model"

	"github.com/google/go-cmp/cmp"
)

// clock reads a time on the wall in a city that has daylight saving.
func clock(t *testing.T, wall string) time.Time {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation(minute, wall, berlin)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestAReminderComesOnceOnItsDay(t *testing.T) {
	evening := []Reminder{{Time: "17:30", Days: []string{"monday", "friday"}}}
	all := []Reminder{{Time: "09:00"}, {Time: "17:30"}}
	for name, c := range map[string]struct {
		reminders []Reminder
		off       model.DaysOff
		last, now string
		want      string
	}{
		"before its time":            {evening, nil, "", "2026-11-20 17:29", ""},
		"at its time":                {evening, nil, "", "2026-11-20 17:30", "2026-11-20 17:30"},
		"later that day":             {evening, nil, "", "2026-11-20 23:59", "2026-11-20 17:30"},
		"given already":              {evening, nil, "2026-11-20 17:30", "2026-11-20 18:00", ""},
		"not made up for":            {evening, nil, "", "2026-11-21 00:00", ""},
		"on another weekday":         {evening, nil, "", "2026-11-19 18:00", ""},
		"on a day off":               {evening, model.DaysOff{{From: "2026-11-20", To: "2026-11-20"}}, "", "2026-11-20 18:00", ""},
		"the newest of two":          {all, nil, "", "2026-11-20 18:00", "2026-11-20 17:30"},
		"the second after the first": {all, nil, "2026-11-20 09:00", "2026-11-20 18:00", "2026-11-20 17:30"},
		"on the last day of a year":  {all, nil, "2026-12-31 09:00", "2026-12-31 17:30", "2026-12-31 17:30"},
		"on the first of the next":   {all, nil, "2026-12-31 17:30", "2027-01-01 09:00", "2027-01-01 09:00"},
		"on a leap day":              {all, nil, "2028-02-28 17:30", "2028-02-29 09:10", "2028-02-29 09:00"},
		"after the clock went back":  {all, nil, "2026-11-20 17:30", "2026-11-20 17:10", ""},
		"after a clock years ahead":  {all, nil, "2031-01-01 09:00", "2026-11-20 09:00", "2026-11-20 09:00"},
		"none":                       {nil, nil, "", "2026-11-20 09:00", ""},
	} {
		if got := Due(c.reminders, c.off, c.last, clock(t, c.now)); got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
}

// Through a night of daylight saving, and on a journey west, every reminder is
// given once and none twice.
func TestAReminderComesOnceThroughEveryChangeOfTheClock(t *testing.T) {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	night := []Reminder{{Time: "02:30"}}
	for name, c := range map[string]struct {
		from time.Time
		in   func(time.Time) *time.Location
	}{
		"an hour is left out": {clock(t, "2026-03-29 00:00"), func(at time.Time) *time.Location { return at.Location() }},
		"an hour comes twice": {clock(t, "2026-10-25 00:00"), func(at time.Time) *time.Location { return at.Location() }},
		"a flight west": {clock(t, "2026-11-20 00:00"), func(at time.Time) *time.Location {
			if at.Sub(clock(t, "2026-11-20 00:00")) > 3*time.Hour {
				return newYork
			}
			return at.Location()
		}},
	} {
		given, last := 0, ""
		for at := c.from; at.Sub(c.from) < 22*time.Hour; at = at.Add(time.Minute) {
			if due := Due(night, nil, last, at.In(c.in(at))); due != "" {
				given, last = given+1, due
			}
		}
		if given != 1 {
			t.Errorf("%s: it is given %d times", name, given)
		}
	}
}

func TestRemindersAreKeptAndMendedInTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.toml")
	kept := Default()
	kept.Reminders = []Reminder{{Time: "17:30", Days: []string{"monday"}}, {Time: "08:00"}}
	f, _ := opened(path)
	if err := f.Save(kept); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(kept.Reminders, Load(path).Config.Reminders); diff != "" {
		t.Error(diff)
	}
	wrong := "[[reminders]]\ntime = \"5pm\"\n[[reminders]]\ntime = \"17:30\"\ndays = [\"someday\"]\n[[reminders]]\ntime = \"07:15\"\n"
	if err := os.WriteFile(path, []byte(wrong), 0o600); err != nil {
		t.Fatal(err)
	}
	read := Load(path)
	if model.CodeOf(read.Problem()) != model.Invalid || len(read.Slips) != 2 {
		t.Errorf("a mistake is read as %v", read.Problem())
	}
	if list := read.Config.Reminders; len(list) != 1 || list[0].Time != "07:15" {
		t.Errorf("%v is left of them", list)
	}
	inline := "reminders = [{time = \"07:15\"}, {time = \"17:30\", days = [\"friday\"]}]\n"
	if list := parse(inline).Config.Reminders; len(list) != 2 || list[1].Days[0] != "friday" {
		t.Errorf("a list on one line is read as %v", list)
	}
}
