package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/config"
)

// reminderTick is how often the clock is looked at: a reminder is given within
// its minute.
const reminderTick = 20 * time.Second

// watchReminders looks at the clock until the window closes.
func (s *shell) watchReminders(ctx context.Context) {
	tick := time.NewTicker(reminderTick)
	defer tick.Stop()
	for {
		s.show(s.refreshReminder)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// refreshReminder gives the reminder that is due, if one is.
func (s *shell) refreshReminder() {
	reminders, now := s.o.Config.Reminders, s.o.Journal.Now()
	if len(reminders) == 0 || s.o.Reminded == nil {
		return
	}
	s.Load("reminder", func(ctx context.Context) func() {
		var off model.DaysOff
		if err := s.o.Journal.Setting(ctx, model.SettingDaysOff, &off); err != nil {
			return func() { s.Fail(err) }
		}
		// Where it cannot be kept that it was given, it would come at every tick.
		at, err := s.o.Reminded.Take(func(last string) string { return config.Due(reminders, off, last, now) })
		if err != nil {
			return func() { s.Fail(err) }
		}
		if at == "" {
			return nil
		}
		return func() { s.giveReminder(lang.L("A line for today? What did you move forward?")) }
	})
}

// passReminders lets go by what is past when reminders are chosen: whoever chooses
// nine o'clock in the afternoon means tomorrow's.
func (s *shell) passReminders() {
	reminders, now := s.o.Config.Reminders, s.o.Journal.Now()
	if s.o.Reminded == nil {
		return
	}
	s.Do(func(context.Context) func() {
		_, err := s.o.Reminded.Take(func(last string) string { return config.Due(reminders, nil, last, now) })
		return func() { s.Fail(err) }
	})
}

// giveReminder shows a reminder on the desktop and in the window, where it stays
// until it is dealt with.
func (s *shell) giveReminder(words string) {
	s.app.SendNotification(fyne.NewNotification("Rung", words))
	s.stand("reminder", func() { s.Remind(words, lang.L("Write it down"), s.showCapture) })
}
