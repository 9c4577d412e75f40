package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/config"
	"rung/ui/kit"
)

// reminderTick is how often the clock is looked at: a reminder is given within
// its minute.
const reminderTick = 20 * time.Second

// reminders asks on the desktop for a line, at the hours that the person chose.
type reminders struct {
	*footer
	o       *Options
	frame   *frame
	askLine func() // over the window
}

// watchReminders looks at the clock until the window closes.
func (w *watcher) watchReminders(ctx context.Context) {
	tick := time.NewTicker(reminderTick)
	defer tick.Stop()
	for {
		w.runOnUI(w.refreshReminder)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// refreshReminder gives the reminder that is due, if one is.
func (r *reminders) refreshReminder() {
	reminders, now := r.o.Config.Reminders, r.o.Journal.Now()
	if len(reminders) == 0 || r.o.Reminded == nil {
		return
	}
	kit.Load(r, "reminder", func(ctx context.Context) (at string, err error) {
		var off model.DaysOff
		if err := r.o.Journal.Setting(ctx, model.SettingDaysOff, &off); err != nil {
			return "", err
		}
		// A reminder that could not be remembered as given would come at every tick.
		return r.o.Reminded.Take(func(last string) string { return config.Due(reminders, off, last, now) })
	}, func(at string) {
		if at != "" {
			r.giveReminder(lang.L("A line for today? What did you move forward?"))
		}
	})
}

// skipPastReminders lets go by what is past when reminders are chosen: whoever chooses
// nine o'clock in the afternoon means tomorrow's.
func (r *reminders) skipPastReminders() {
	reminders, now := r.o.Config.Reminders, r.o.Journal.Now()
	if r.o.Reminded == nil {
		return
	}
	kit.Write(r, func(context.Context) error {
		_, err := r.o.Reminded.Take(func(last string) string { return config.Due(reminders, nil, last, now) })
		return err
	})
}

// giveReminder shows a reminder on the desktop and in the window, where it stays
// until it is dealt with.
func (r *reminders) giveReminder(words string) {
	r.frame.app.SendNotification(fyne.NewNotification("Rung", words))
	r.showStanding("reminder", func() { r.Remind(words, lang.L("Write it down"), r.askLine) })
}
