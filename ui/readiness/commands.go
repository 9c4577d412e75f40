package readiness

import (
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
)

// Commands gives the screen's commands for the menus and the keyboard.
func Commands(host kit.Host) []kit.Command {
	return []kit.Command{
		{ID: "steps", Menu: kit.MenuView, Label: lang.L("Steps of readiness"), Run: kit.OnScreen(host, kit.ScreenReadiness, (*Screen).ShowSteps)},
		{ID: "plan", Menu: kit.MenuView, Label: lang.L("Plan of the quarter"), Run: func() { host.Go(kit.Route{Screen: kit.ScreenReadiness, View: kit.ViewPlan}) }},
		{ID: "skills", Menu: kit.MenuView, Label: lang.L("Skills of both disciplines"), Run: func() { host.Go(kit.Route{Screen: kit.ScreenReadiness, View: kit.ViewSkills}) }},
		{ID: "ladder", Menu: kit.MenuView, Label: lang.L("New ladder of levels"), Run: kit.OnScreen(host, kit.ScreenReadiness, (*Screen).NewLadder)},
		{ID: "framework", Menu: kit.MenuView, Label: lang.L("Edit my framework"), Run: kit.OnScreen(host, kit.ScreenReadiness, (*Screen).EditFramework)},
	}
}
