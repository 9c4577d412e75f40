package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"rung/assets/icon"
)

// tray is the place in the desktop's tray that Rung has where the person wants it.
type tray struct {
	frame       *frame
	o           *Options
	inTray      bool
	askLine     func() // over the window
	leaveScreen func() // keeps what is typed in it
	askQuit     func() // closes the window, unless words would be lost
}

// showTray puts Rung into the desktop's tray, where the person wants it there
// and the desktop has one.
func (t *tray) showTray() {
	desk, ok := t.frame.app.(desktop.App)
	if !ok || t.inTray || !t.o.Config.Tray {
		return
	}
	t.inTray = true
	raise := func(then func()) func() {
		return func() {
			t.frame.window.Show()
			t.frame.window.RequestFocus()
			if then != nil {
				then()
			}
		}
	}
	quit := fyne.NewMenuItem(lang.L("Quit"), raise(t.askQuit))
	quit.IsQuit = true
	desk.SetSystemTrayIcon(icon.App())
	desk.SetSystemTrayMenu(fyne.NewMenu("Rung",
		fyne.NewMenuItem(lang.L("Quick capture"), raise(t.askLine)),
		fyne.NewMenuItem(lang.L("Show Rung"), raise(nil)),
		quit))
}

// onCloseButton is the window's own button: Rung stays in the tray where the
// person keeps it there.
func (t *tray) onCloseButton() {
	if t.inTray && t.o.Config.Tray {
		t.leaveScreen()
		t.frame.window.Hide()
		return
	}
	t.askQuit()
}
