package settings

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/config"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// reminderCard asks when Rung reminds of writing, on which days off it does not, and
// whether Rung stays in the tray.
type reminderCard struct {
	host   kit.Host
	prefs  Preferences
	object fyne.CanvasObject

	list        *fyne.Container
	off         *widgets.Entry
	offField    *widgets.Field
	tray, login *widgets.Check

	kept    model.DaysOff // as the journal holds them
	silent  bool
	arrange func() // lays the screen out anew, as after a line was added
}

func newReminderCard(host kit.Host, prefs Preferences, arrange func()) *reminderCard {
	r := &reminderCard{host: host, prefs: prefs, arrange: arrange, list: widgets.NewStacked(2)}
	add := widgets.NewButton(lang.L("Add a reminder"), widgets.ButtonStyle{Icon: "plus"}, r.onAddReminder)
	r.off = widgets.NewTextEntry()
	r.off.SetPlaceHolder(lang.L("24 Dec to 2 Jan, 5 May"))
	r.off.OnSubmitted = func(string) { r.saveDaysOff() }
	r.off.OnFocus = func(gained bool) {
		if !gained {
			r.saveDaysOff()
		}
	}
	r.offField = widgets.NewField(lang.L("Days off: no reminder comes, and no streak breaks"), r.off)
	r.tray = widgets.NewCheck(lang.L("Keep Rung in the tray"), r.onTray)
	r.login = widgets.NewCheck(lang.L("Start Rung when I log in"), r.onLogin)
	hint := widgets.NewText(lang.L("With Rung in the tray, the window's close button hides it and Quit ends it. Starting Rung again brings the window back."), widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	rows := widgets.NewStacked(3, r.list, widgets.NewWrap(2, add), r.offField, widgets.NewStacked(1, r.tray, hint))
	if prefs.Login != nil {
		rows.Add(r.login)
	}
	r.object = widgets.NewCard(lang.L("Reminders"), "", rows)
	return r
}

// reload reads the saved days off, and whether Rung starts at login.
func (r *reminderCard) reload() {
	r.host.Load("settings reminders", func(ctx context.Context) func() {
		var kept model.DaysOff
		err := r.host.Journal().Setting(ctx, model.SettingDaysOff, &kept)
		login := r.prefs.Login != nil && r.prefs.Login.On()
		return func() {
			if err != nil {
				r.host.Fail(err)
				return
			}
			r.kept = kept
			r.showSettings(login)
		}
	})
}

func (r *reminderCard) showSettings(login bool) {
	r.silent = true
	r.off.SetText(r.kept.Format(r.host.Locale()))
	r.offField.SetError("")
	r.tray.SetChecked(r.prefs.Config().Tray)
	r.login.SetChecked(login)
	r.silent = false
	r.showReminders()
}

// showReminders shows each reminder: its time, its days, and a way to remove it.
func (r *reminderCard) showReminders() {
	r.list.RemoveAll()
	all := r.prefs.Config().Reminders
	if len(all) == 0 {
		words := lang.L("Rung can ask you for a line at a time that suits you.")
		r.list.Add(widgets.NewText(words, widgets.Style{Color: theme.Muted, Flow: widgets.Folded}))
	}
	for i, one := range all {
		r.list.Add(r.newReminderRow(i, one))
	}
	r.list.Refresh()
	r.arrange()
}

func (r *reminderCard) newReminderRow(i int, one config.Reminder) fyne.CanvasObject {
	at := widgets.NewTextEntry()
	at.SetText(one.Time)
	field := widgets.NewField(lang.L("At"), at)
	keep := func() {
		clock, err := model.ParseClock(at.Text)
		if err == nil && clock == "" {
			err = &model.Error{Code: model.Invalid, Message: lang.L("Write the time like 17:30.")}
		}
		if err != nil {
			field.SetError(model.ExplainError(err))
			return
		}
		field.SetError("")
		at.SetText(clock)
		r.changeReminder(i, func(to *config.Reminder) { to.Time = clock })
	}
	at.OnSubmitted = func(string) { keep() }
	at.OnFocus = func(gained bool) {
		if !gained {
			keep()
		}
	}
	remove := widgets.NewButton(lang.L("Remove the reminder at {{.Time}}", map[string]any{"Time": one.Time}), widgets.ButtonStyle{Look: widgets.Plain, Icon: "close", IconOnly: true}, func() {
		r.saveReminders(slices.Delete(slices.Clone(r.prefs.Config().Reminders), i, i+1))
		r.showReminders()
	})
	days := widgets.NewWrap(2)
	for _, day := range config.Weekdays {
		tick := widgets.NewCheck(lang.L(strings.ToUpper(day[:1])+day[1:3]), nil)
		tick.Checked = len(one.Days) == 0 || slices.Contains(one.Days, day)
		tick.OnChanged = func(on bool) {
			days := toggleDay(r.prefs.Config().Reminders[i].Days, day, on)
			if len(days) == 0 {
				field.SetError(lang.L("A reminder wants a day. The cross removes it."))
				tick.Checked = true // SetChecked would call this again, and take the error away
				tick.Refresh()
				return
			}
			field.SetError("")
			r.changeReminder(i, func(to *config.Reminder) { to.Days = days })
		}
		days.Add(tick)
	}
	return widgets.NewStacked(1, widgets.NewTrailing(field, remove), days)
}

// toggleDay gives the days with one added or removed, in the week's order.
func toggleDay(days []string, day string, on bool) []string {
	var list []string
	for _, d := range config.Weekdays {
		if d == day && on || d != day && (len(days) == 0 || slices.Contains(days, d)) {
			list = append(list, d)
		}
	}
	return list
}

// onAddReminder adds a reminder for the evening of every working day.
func (r *reminderCard) onAddReminder() {
	r.saveReminders(append(slices.Clone(r.prefs.Config().Reminders), config.Reminder{Time: "17:30", Days: slices.Clone(config.Weekdays[:5])}))
	r.showReminders()
}

func (r *reminderCard) changeReminder(i int, alter func(*config.Reminder)) {
	all := slices.Clone(r.prefs.Config().Reminders)
	alter(&all[i])
	r.saveReminders(all)
}

func (r *reminderCard) saveReminders(all []config.Reminder) {
	c := r.prefs.Config()
	c.Reminders = all
	r.prefs.Set(c)
}

func (r *reminderCard) onTray(on bool) {
	if r.silent {
		return
	}
	c := r.prefs.Config()
	c.Tray = on
	r.prefs.Set(c)
	if !on {
		r.host.Say(lang.L("The icon leaves the tray when Rung is started next."), "", nil)
	}
}

func (r *reminderCard) onLogin(on bool) {
	if r.silent {
		return
	}
	kit.Write(r.host, func(context.Context) error {
		return r.prefs.Login.Set(on)
	})
}

// saveDaysOff saves the days off. Ones that cannot be read stay, and the field says so.
func (r *reminderCard) saveDaysOff() {
	if r.silent {
		return
	}
	off, err := model.ParseDaysOff(r.off.Text, r.host.Locale())
	if err != nil {
		r.offField.SetError(model.ExplainError(err))
		return
	}
	r.offField.SetError("")
	if slices.Equal(off, r.kept) {
		return
	}
	r.kept = off
	r.off.SetText(off.Format(r.host.Locale()))
	kit.WriteSetting(r.host, model.SettingDaysOff, off)
}
