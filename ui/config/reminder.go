package config

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rung/model"
)

// Reminder asks for a line at a time of day, on some days of the week.
type Reminder struct {
	Time string   `toml:"time"` // HH:MM
	Days []string `toml:"days"` // of Weekdays; none is every day
}

// Equal reports whether two reminders ask at the same times.
func (r Reminder) Equal(other Reminder) bool {
	return r.Time == other.Time && slices.Equal(r.Days, other.Days)
}

// Weekdays are the days of the week as the settings file writes them.
var Weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// minute is how a time on the clock of the wall is kept: such times compare as
// text, and neither a time zone nor daylight saving makes one come twice.
const minute = "2006-01-02 15:04"

// Due gives the newest reminder of now's day that has come and was not given
// yet, as the minute it was for; "" where there is none. last is the newest one
// given, as Due gave it.
func Due(reminders []Reminder, off model.DaysOff, last string, now time.Time) string {
	if last > now.AddDate(0, 0, 1).Format(minute) {
		last = "" // the clock was wrong then
	}
	if off.Has(model.NewDay(now)) {
		return ""
	}
	due, today := "", strings.ToLower(now.Weekday().String())
	for _, r := range reminders {
		if len(r.Days) > 0 && !slices.Contains(r.Days, today) {
			continue
		}
		at := now.Format(time.DateOnly) + " " + r.Time
		if at <= now.Format(minute) && at > last {
			due = max(due, at)
		}
	}
	return due
}

// mendReminders leaves out what cannot be, and says what it was.
func (c *Config) mendReminders() (wrong []string) {
	c.Reminders = slices.DeleteFunc(c.Reminders, func(r Reminder) bool {
		if _, err := time.Parse("15:04", r.Time); err != nil || len(r.Time) != 5 {
			wrong = append(wrong, fmt.Sprintf("the time of a reminder is written 17:30, not %q", r.Time))
			return true
		}
		for _, d := range r.Days {
			if !slices.Contains(Weekdays, d) {
				wrong = append(wrong, fmt.Sprintf("the days of a reminder are of %s, not %q", strings.Join(Weekdays, ", "), d))
				return true
			}
		}
		return false
	})
	return wrong
}
