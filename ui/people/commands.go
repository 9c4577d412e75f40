package people

import (
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
)

// Commands gives the screen's commands for the menus and the keyboard.
func Commands(host kit.Host) []kit.Command {
	return []kit.Command{
		{ID: "company", Menu: kit.MenuView, Label: lang.L("Who do I know at…"), Run: kit.OnScreen(host, kit.ScreenPeople, (*Screen).AskCompany)},
		{ID: "referees", Menu: kit.MenuView, Label: lang.L("Who can vouch for a step…"), Run: func() {
			host.Go(kit.Route{Screen: kit.ScreenPeople, View: kit.ViewReferees})
		}},
	}
}
