package ui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/config"
	"rung/ui/settings"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// preferences is what the settings screen may change.
func (s *shell) preferences() settings.Preferences {
	return settings.Preferences{
		Config:      func() config.Config { return s.o.Config },
		Set:         s.setConfig,
		Read:        s.o.Settings.State,
		WriteAnew:   func(then func()) { s.writeSettingsAnew(then) },
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

// setConfig shows the choices at once and keeps them.
func (s *shell) setConfig(c config.Config) {
	look := c.Theme != s.o.Config.Theme || c.TextSize != s.o.Config.TextSize
	chosen := !slices.EqualFunc(c.Reminders, s.o.Config.Reminders, config.Reminder.Equal)
	s.o.Config = c
	if chosen {
		s.passReminders()
	}
	if look {
		s.app.Settings().SetTheme(theme.New(theme.Mode(c.Theme), c.TextSize))
		s.window.Content().Refresh()
		s.refresh(model.Receipt{})
	}
	s.showTray()
	s.keepConfig(c)
}

// keepConfig writes the choices. Where the file was not understood they hold
// until the window closes, and the person may have it written anew.
func (s *shell) keepConfig(c config.Config) {
	s.Do(func(context.Context) func() {
		err := s.o.Settings.Save(c)
		return func() {
			if errors.Is(err, config.ErrNotUnderstood) {
				s.offerAnew(model.ExplainError(err))
				return
			}
			s.Fail(err)
		}
	})
}

// offerAnew says what is wrong with the settings file, and offers to write it so
// that it can be read.
func (s *shell) offerAnew(message string) {
	anew := func() { s.writeSettingsAnew(nil) }
	s.setFoot(widgets.NewBanner(widgets.Failure, message, widgets.Action{Text: lang.L("Write it anew"), Do: anew}))
	s.offer = anew
}

// writeSettingsAnew writes the settings so that they can be read, and then does
// what waits for that.
func (s *shell) writeSettingsAnew(then func()) {
	c := s.o.Config
	if s.o.Found.Lost && c.Journal == "" {
		c.Journal = s.o.File.Path() // else the usual one would be opened next, or begun
	}
	s.o.Config = c
	s.Do(func(context.Context) func() {
		kept, err := s.o.Settings.WriteAnew(c)
		return func() {
			if err != nil {
				s.Fail(err)
				return
			}
			s.Say(lang.L("The settings are written anew. The file of before is kept as {{.Path}}", map[string]any{"Path": kept}), "", nil)
			if then != nil {
				then()
			}
		}
	})
}

// tellSettings says what was not understood in the settings, or that nothing was
// left of them.
func (s *shell) tellSettings() {
	if s.o.Found.Restored {
		s.Remind(model.ExplainError(s.o.Found.Problem()), "", nil)
	}
	if len(s.o.Found.Slips) > 0 {
		brief := s.o.Found.Brief()
		s.offerAnew(strings.ToUpper(brief[:1]) + brief[1:] + ". " + lang.L("Settings says what would do."))
	}
}

// resizeText makes the text larger or smaller, by percent.
func (s *shell) resizeText(by int) {
	c := s.o.Config
	c.TextSize = max(config.LeastText, min(c.TextSize+by, config.GreatestText))
	s.setConfig(c)
}

func (s *shell) setCurrency(code string) {
	s.currency.Store(&code)
	s.Do(func(ctx context.Context) func() {
		err := s.o.Journal.SetSetting(ctx, model.SettingCurrency, code)
		return func() { s.Fail(err) }
	})
}
