package settings

import (
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
)

// Commands gives the screen's commands for the menus and the keyboard.
func Commands(host kit.Host) []kit.Command {
	return []kit.Command{
		{ID: "check", Menu: kit.MenuJournal, Label: lang.L("Check the journal"), Run: kit.OnScreen(host, kit.ScreenSettings, (*Screen).Check)},
	}
}
