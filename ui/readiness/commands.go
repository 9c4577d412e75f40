package readiness

import (
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
)

// Commands are what the screen offers to be done.
func Commands(host kit.Host) []kit.Command {
	return []kit.Command{
		{ID: "framework", Menu: kit.MenuView, Label: lang.L("Edit my framework"), Run: kit.OnScreen(host, kit.ScreenReadiness, (*Screen).EditFramework)},
	}
}
