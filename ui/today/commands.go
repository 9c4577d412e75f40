package today

import (
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
)

// Commands are what the screen offers to be done.
func Commands(host kit.Host) []kit.Command {
	on := func(do func(*Screen)) func() { return kit.OnScreen(host, kit.ScreenToday, do) }
	return []kit.Command{
		{ID: "evening", Menu: kit.MenuView, Label: lang.L("Answer the evening's questions"), Run: on((*Screen).AnswerNow)},
		{ID: "week", Menu: kit.MenuView, Label: lang.L("Look back on the week"), Run: on((*Screen).LookAtWeek)},
		{ID: "month", Menu: kit.MenuView, Label: lang.L("Look back on the month"), Run: on((*Screen).LookAtMonth)},
		{ID: "templates", Menu: kit.MenuView, Label: lang.L("Templates for the evening and for new entries"), Run: on((*Screen).EditTemplates)},
	}
}
