package money

import (
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
)

// Commands gives the screen's commands for the menus and the keyboard.
func Commands(host kit.Host) []kit.Command {
	on := func(do func(*Screen)) func() { return kit.OnScreen(host, kit.ScreenMoney, do) }
	return []kit.Command{
		{ID: "export notes", Menu: kit.MenuJournal, Label: lang.L("Export budget notes (CSV)…"), Run: on((*Screen).ExportNotes)},
		{ID: "export dates", Menu: kit.MenuJournal, Label: lang.L("Export deadlines and other dates (calendar)…"), Run: on((*Screen).ExportDates)},
	}
}
