package repair

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
)

// Commands are what the screen offers to be done.
func Commands(host kit.Host) []kit.Command {
	return []kit.Command{
		{ID: "repair", Menu: kit.MenuView, Label: lang.L("Questions about what is written"), Key: kit.Key{Name: fyne.KeyR, Held: kit.Ctrl},
			Run: func() { host.Go(kit.Route{Screen: kit.ScreenRepair}) }},
	}
}
