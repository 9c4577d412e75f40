package ui

import (
	"context"
	"slices"

	"rung/model"
	"rung/ui/config"
	"rung/ui/settings"
	"rung/ui/theme"
)

// preferences is what the settings screen may change.
func (s *shell) preferences() settings.Preferences {
	return settings.Preferences{
		Config:      func() config.Config { return s.o.Config },
		Set:         s.setConfig,
		Reopen:      func(c config.Config) { s.keepConfig(c, s.onRestart) },
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
	s.keepConfig(c, nil)
}

func (s *shell) keepConfig(c config.Config, then func()) {
	s.Do(func(context.Context) func() {
		err := s.o.SaveConfig(c)
		return func() {
			s.Fail(err)
			if err == nil && then != nil {
				then()
			}
		}
	})
}

// resizeText makes the text larger or smaller, by percent.
func (s *shell) resizeText(by int) {
	c := s.o.Config
	c.TextSize = max(config.LeastText, min(c.TextSize+by, config.GreatestText))
	s.setConfig(c)
}

func (s *shell) setCurrency(code string) {
	s.locale.Currency = code
	s.Do(func(ctx context.Context) func() {
		err := s.o.Journal.SetSetting(ctx, model.SettingCurrency, code)
		return func() { s.Fail(err) }
	})
}
