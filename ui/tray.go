package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"rung/assets/icon"
)

// showTray puts Rung into the desktop's tray, where the person wants it there
// and the desktop has one.
func (s *shell) showTray() {
	tray, ok := s.app.(desktop.App)
	if !ok || s.inTray || !s.o.Config.Tray {
		return
	}
	s.inTray = true
	raise := func(then func()) func() {
		return func() {
			s.window.Show()
			s.window.RequestFocus()
			if then != nil {
				then()
			}
		}
	}
	quit := fyne.NewMenuItem(lang.L("Quit"), raise(s.onClose))
	quit.IsQuit = true
	tray.SetSystemTrayIcon(icon.App())
	tray.SetSystemTrayMenu(fyne.NewMenu("Rung",
		fyne.NewMenuItem(lang.L("Quick capture"), raise(s.showCapture)),
		fyne.NewMenuItem(lang.L("Show Rung"), raise(nil)),
		quit))
}

// onCloseButton is the window's own button: Rung stays in the tray where the
// person keeps it there.
func (s *shell) onCloseButton() {
	if s.inTray && s.o.Config.Tray {
		s.leave()
		s.window.Hide()
		return
	}
	s.onClose()
}
