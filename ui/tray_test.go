package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// trayed is a desktop with a tray.
type trayed struct {
	fyne.App
	menu *fyne.Menu
}

func (a *trayed) SetSystemTrayMenu(menu *fyne.Menu) { a.menu = menu }
func (a *trayed) SetSystemTrayIcon(fyne.Resource)   {}
func (a *trayed) SetSystemTrayWindow(fyne.Window)   {}

// hiding is a window that says whether it is hidden.
type hiding struct {
	fyne.Window
	hidden bool
}

func (w *hiding) Hide() { w.hidden = true }
func (w *hiding) Show() { w.hidden = false }

func TestRungStaysInTheTrayOnlyWhereItIsWanted(t *testing.T) {
	p := newPerson(t)
	tray, window := &trayed{App: p.app}, &hiding{Window: p.window}
	p.app, p.window = tray, window
	p.showTray()
	if tray.menu != nil {
		t.Error("it is in the tray unasked")
	}
	c := p.o.Config
	c.Tray = true
	p.setConfig(c)
	if tray.menu == nil || len(tray.menu.Items) != 3 || !tray.menu.Items[2].IsQuit {
		t.Fatalf("the tray has %+v", tray.menu)
	}
	p.onCloseButton()
	if !window.hidden {
		t.Fatal("the close button does not hide the window")
	}
	tray.menu.Items[0].Action()
	if window.hidden || len(p.overlays) != 1 {
		t.Error("quick capture brings no line back")
	}
}
