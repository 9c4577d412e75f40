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
	Time string   // HH:MM
	Days []string // of Weekdays; none is every day
}

// Equal reports whether two reminders ask at the same times.
func (r Reminder) Equal(other Reminder) bool {
	return r.Time == other.Time && slices.Equal(r.Days, other.Days)
}

// Weekdays are the days of the week as the settings file writes them.
var Weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// minute is the layout of local times without a zone. They compare as text, and no
// change of time zone or daylight saving makes a reminder come twice.
const minute = "2006-01-02 15:04"

// Due gives the newest reminder of today that is due at now and later than last, in
// the layout minute, or "" if there is none or today is a day off. last is what Due
// gave for the newest reminder given.
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

// readReminders gives the reminders of the file, nil for one that cannot be read. The
// statement of such a one says what is wrong.
func (s *State) readReminders() (list []*Reminder) {
	for _, r := range s.regions() {
		var one Reminder
		whole, timed := true, false
		for _, i := range r.lines {
			said := &s.statements[i]
			if said.wrong != "" {
				whole, said.about = false, keyOfReminders
				continue
			}
			if said.wrong = one.setField(said.name, said.value); said.wrong != "" {
				whole, said.about = false, keyOfReminders
			}
			timed = timed || said.name == "time"
		}
		if whole && !timed {
			s.statements[r.heading].wrong, s.statements[r.heading].about = "begins a reminder that has no time", keyOfReminders
		}
		list = append(list, nil)
		if whole && timed {
			list[len(list)-1] = &one
		}
	}
	for i := range s.statements {
		if one := &s.statements[i]; one.table < 0 && one.name == keyOfReminders && one.wrong == "" {
			var wrong string
			if list, wrong = inlineReminders(one.value); wrong != "" {
				one.wrong, one.about = wrong, keyOfReminders
			}
		}
	}
	return list
}

// region is the table of the file that holds one reminder.
type region struct {
	heading int   // the index of its heading
	lines   []int // the indices of its settings
	end     int   // the index of what follows it
}

// regions finds the tables of the reminders.
func (s *State) regions() (list []region) {
	for i, one := range s.statements {
		if one.heading != keyOfReminders || !one.list || one.wrong != "" {
			continue
		}
		r := region{heading: i, end: i + 1}
		for ; r.end < len(s.statements) && s.statements[r.end].table == i; r.end++ {
			if said := s.statements[r.end]; said.name != "" || said.wrong != "" {
				r.lines = append(r.lines, r.end)
			}
		}
		list = append(list, r)
	}
	return list
}

// inlineReminders reads reminders written as one list instead of tables.
func inlineReminders(v any) (list []*Reminder, wrong string) {
	var tables []map[string]any
	switch v := v.(type) {
	case []map[string]any:
		tables = v
	case []any:
		for _, one := range v {
			table, ok := one.(map[string]any)
			if !ok {
				return nil, "is no list of reminders"
			}
			tables = append(tables, table)
		}
	default:
		return nil, "is no list of reminders"
	}
	for _, table := range tables {
		var one Reminder
		for name, value := range table {
			if wrong = one.setField(strings.ToLower(name), value); wrong != "" {
				return list, wrong
			}
		}
		if one.Time == "" {
			return list, "has a reminder without a time"
		}
		list = append(list, &one)
	}
	return list, ""
}

// setField sets one field from the file; wrong says what is allowed instead. It
// ignores unknown names, which a later version may use.
func (r *Reminder) setField(name string, value any) (wrong string) {
	switch name {
	case "time":
		clock, ok := value.(string)
		if _, err := time.Parse("15:04", clock); !ok || err != nil || len(clock) != 5 {
			return "cannot be: the time of a reminder is written 17:30, not " + formatValue(value)
		}
		r.Time = clock
	case "days":
		days, ok := value.([]any)
		if !ok {
			return "cannot be: the days of a reminder are a list of " + strings.Join(Weekdays, ", ")
		}
		r.Days = []string{}
		for _, d := range days {
			day, ok := d.(string)
			if !ok || !slices.Contains(Weekdays, day) {
				return fmt.Sprintf("cannot be: the days of a reminder are of %s, not %s", strings.Join(Weekdays, ", "), formatValue(d))
			}
			r.Days = append(r.Days, day)
		}
	}
	return ""
}
