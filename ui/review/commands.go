package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
)

// Commands gives the screen's commands for the menus and the keyboard.
func Commands(host kit.Host) []kit.Command {
	on := func(do func(*Screen)) func() { return kit.OnShown(host, kit.ScreenReview, do) }
	return []kit.Command{
		{ID: "interview", Menu: kit.MenuView, Label: lang.L("New interview"), Run: on((*Screen).NewInterview)},
		{ID: "practise", Menu: kit.MenuView, Label: lang.L("Practise what is due"), Run: on((*Screen).Practise)},
		{ID: "present", Menu: kit.MenuView, Label: lang.L("Practise in presentation mode"), Key: kit.Key{Name: fyne.KeyP, Held: kit.Ctrl | kit.Shift}, Run: on((*Screen).PractiseBefore)},
		{ID: "cue sheet", Menu: kit.MenuView, Label: lang.L("Cue sheet for the next interview"), Run: on((*Screen).ShowPack)},
		{ID: "grid", Menu: kit.MenuView, Label: lang.L("Questions and stories"), Run: on((*Screen).ShowGrid)},
		{ID: "question", Menu: kit.MenuView, Label: lang.L("New interview question…"), Run: on((*Screen).NewQuestion)},
		{ID: "synonyms", Menu: kit.MenuView, Label: lang.L("Words that mean the same…"), Run: on((*Screen).ShowSynonyms)},
	}
}
