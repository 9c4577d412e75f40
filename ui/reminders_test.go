package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/ui/config"
	"rung/ui/kit"
)

// remembered is what was reminded of, as the state folder keeps it.
type remembered struct{ last string }

func (r *remembered) Take(due func(last string) string) (string, error) {
	at := due(r.last)
	if at != "" {
		r.last = at
	}
	return at, nil
}

func TestAReminderStaysUntilItIsDealtWithAndComesOnce(t *testing.T) {
	p := newPerson(t)
	p.o.Reminded = &remembered{}
	p.o.Config.Reminders = []config.Reminder{{Time: "17:30"}}
	p.refreshReminder()
	if says := p.footSays(); says != "" {
		t.Fatalf("at noon it says %q", says)
	}
	p.now = p.now.Add(6 * time.Hour)
	test.AssertNotificationSent(t, fyne.NewNotification("Rung", "A line for today? What did you move forward?"), p.refreshReminder)
	if says := p.footSays(); !strings.HasPrefix(says, "A line for today?") {
		t.Fatalf("in the evening it says %q", says)
	}

	p.Say("Something else.", "", nil)
	p.tasks.flush()
	if says := p.footSays(); !strings.HasPrefix(says, "A line for today?") {
		t.Errorf("after another line it says %q", says)
	}
	p.tapFoot()
	if !strings.Contains(p.overlayWords(), "@person") {
		t.Errorf("the reminder leads to %q", p.overlayWords())
	}
	p.press(plain(fyne.KeyEscape))

	p.refreshReminder()
	if says := p.footSays(); says != "" {
		t.Errorf("it comes a second time: %q", says)
	}
}

func TestNoReminderComesOnADayOff(t *testing.T) {
	p := newPerson(t)
	p.o.Reminded = &remembered{}
	p.o.Config.Reminders = []config.Reminder{{Time: "09:00"}}
	off := model.DaysOff{{From: "2026-11-20", To: "2026-11-20"}}
	if err := p.Journal().SetSetting(context.Background(), model.SettingDaysOff, off); err != nil {
		t.Fatal(err)
	}
	p.refreshReminder()
	if says := p.footSays(); says != "" {
		t.Errorf("it says %q", says)
	}
}

func TestARemindersDaysAreChosenInSettings(t *testing.T) {
	p := newPerson(t)
	p.Go(kit.Route{Screen: kit.ScreenSettings})
	p.tap("Add a reminder")
	want := []string{"monday", "tuesday", "wednesday", "thursday", "friday"}
	if got := p.o.Config.Reminders; len(got) != 1 || got[0].Time != "17:30" || strings.Join(got[0].Days, " ") != strings.Join(want, " ") {
		t.Fatalf("added: %+v", got)
	}
	p.tap("Remove the reminder at 17:30")
	if got := p.o.Config.Reminders; len(got) != 0 {
		t.Errorf("left: %+v", got)
	}
}

func TestAReminderChosenAfterItsTimeBeginsTomorrow(t *testing.T) {
	p := newPerson(t)
	p.o.Reminded = &remembered{}
	c := p.o.Config
	c.Reminders = []config.Reminder{{Time: "09:00"}}
	p.setConfig(c)
	p.refreshReminder()
	if says := p.footSays(); says != "" {
		t.Errorf("chosen at noon, it says %q", says)
	}
	p.now = p.now.AddDate(0, 0, 1)
	p.refreshReminder()
	if says := p.footSays(); !strings.HasPrefix(says, "A line for today?") {
		t.Errorf("the next day it says %q", says)
	}
}
