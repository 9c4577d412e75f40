package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/config"
	"rung/ui/kit"
	"rung/ui/settings"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// preferences is what the person chose for this machine, and the currency of the
// journal.
type preferences struct {
	*footer
	o        *Options
	currency atomic.Pointer[string]     // asked for by what is written off the window's goroutine too
	changed  func(before config.Config) // shows what was chosen
}

// Locale is the person's, with the journal's own currency and today's date.
func (p *preferences) Locale() model.Locale {
	l := p.o.Locale
	if own := p.currency.Load(); own != nil {
		l.Currency = *own
	}
	l.Today = p.o.Journal.Today()
	return l
}

// WeekStart is the day that a week begins with in lists and calendars.
func (p *preferences) WeekStart() time.Weekday {
	switch p.o.Config.WeekStart {
	case "sunday":
		return time.Sunday
	case "saturday":
		return time.Saturday
	}
	return time.Monday
}

// setConfig shows the choices at once and keeps them.
func (p *preferences) setConfig(c config.Config) {
	before := p.o.Config
	p.o.Config = c
	p.changed(before)
	p.keepConfig(c)
}

// keepConfig writes the choices. Where the file was not understood they hold
// until the window closes, and the person may have it written anew.
func (p *preferences) keepConfig(c config.Config) {
	p.Do(func(context.Context) func() {
		err := p.o.Settings.Save(c)
		return func() {
			if errors.Is(err, config.ErrNotUnderstood) {
				p.offerRewrite(model.ExplainError(err))
				return
			}
			p.Fail(err)
		}
	})
}

// offerRewrite says what is wrong with the settings file, and offers to write it so
// that it can be read.
func (p *preferences) offerRewrite(message string) {
	anew := func() { p.rewriteSettings(nil) }
	p.showBanner(widgets.NewBanner(widgets.Failure, message, widgets.Action{Text: lang.L("Write it anew"), Do: anew}))
	p.offer = anew
}

// rewriteSettings writes the settings so that they can be read, and then does
// what waits for that.
func (p *preferences) rewriteSettings(then func()) {
	c := p.o.Config
	if p.o.Found.Lost && c.Journal == "" {
		c.Journal = p.o.File.Path() // else the usual one would be opened next, or begun
	}
	p.o.Config = c
	kit.Do(p, func(context.Context) (string, error) { return p.o.Settings.WriteAnew(c) }, func(kept string) {
		p.Say(lang.L("The settings are written anew. The file of before is kept as {{.Path}}", map[string]any{"Path": kept}), "", nil)
		if then != nil {
			then()
		}
	})
}

// tellSettings says what was not understood in the settings, or that nothing was
// left of them.
func (p *preferences) tellSettings() {
	if p.o.Found.Restored {
		p.Remind(model.ExplainError(p.o.Found.Problem()), "", nil)
	}
	if len(p.o.Found.Slips) > 0 {
		brief := p.o.Found.Summary()
		p.offerRewrite(strings.ToUpper(brief[:1]) + brief[1:] + ". " + lang.L("Settings says what would do."))
	}
}

// resizeText makes the text larger or smaller, by percent.
func (p *preferences) resizeText(by int) {
	c := p.o.Config
	c.TextSize = max(config.LeastText, min(c.TextSize+by, config.GreatestText))
	p.setConfig(c)
}

func (p *preferences) setCurrency(code string) {
	p.currency.Store(&code)
	kit.Write(p, func(ctx context.Context) error { return p.o.Journal.SetSetting(ctx, model.SettingCurrency, code) })
}

// newPreferences is what the settings screen may change.
func (s *shell) newPreferences() settings.Preferences {
	return settings.Preferences{
		Config:      func() config.Config { return s.o.Config },
		Set:         s.setConfig,
		Read:        s.o.Settings.State,
		WriteAnew:   func(then func()) { s.rewriteSettings(then) },
		Open:        s.openJournal,
		Begin:       s.beginJournal,
		Move:        s.moveJournal,
		Restart:     s.tryAgain,
		PickFolder:  s.pickFolder,
		SetCurrency: s.setCurrency,
		Login:       s.o.Login,
		Export:      func() { s.run("export") },
		Import:      func() { s.run("import") },
	}
}

// onPreferences shows at once what was chosen.
func (s *shell) onPreferences(before config.Config) {
	c := s.o.Config
	if !slices.EqualFunc(c.Reminders, before.Reminders, config.Reminder.Equal) {
		s.skipPastReminders()
	}
	if c.Theme != before.Theme || c.TextSize != before.TextSize {
		s.app.Settings().SetTheme(theme.New(theme.Mode(c.Theme), c.TextSize))
		s.window.Content().Refresh()
		s.refreshScreen(model.Receipt{})
	}
	s.showTray()
}
