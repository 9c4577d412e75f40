package resume

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
)

// Commands are what the screen offers to be done.
func Commands(host kit.Host) []kit.Command {
	on := func(do func(*Screen)) func() { return kit.OnShown(host, kit.ScreenResume, do) }
	// To move a bullet, the résumé has to be in sight already.
	move := func(by int) func() {
		return func() {
			_, shown := host.Shown()
			if s, ok := shown.(*Screen); ok {
				s.MoveBullet(by)
			}
		}
	}
	return []kit.Command{
		{ID: "make bullet", Menu: kit.MenuResume, Label: lang.L("Make a bullet of this entry"), Key: kit.Key{Name: fyne.KeyB, Held: kit.Ctrl | kit.Shift}, Run: func() { makeBullet(host, on) }},
		{ID: "choose bullets", Menu: kit.MenuResume, Label: lang.L("Draft bullets from entries…"), Run: on((*Screen).ChooseEntries)},
		{ID: "own bullet", Menu: kit.MenuResume, Label: lang.L("Write a bullet in my own words"), Run: on((*Screen).BeginBullet)},
		{ID: "bullet up", Menu: kit.MenuResume, Label: lang.L("Move the bullet up"), Key: kit.Key{Name: fyne.KeyUp, Held: kit.Alt}, Run: move(-1)},
		{ID: "bullet down", Menu: kit.MenuResume, Label: lang.L("Move the bullet down"), Key: kit.Key{Name: fyne.KeyDown, Held: kit.Alt}, Run: move(+1)},
		{ID: "leave out", Menu: kit.MenuResume, Label: lang.L("Leave the bullet out, or put it on again"), Run: on((*Screen).ToggleBullet)},
		{ID: "export resume", Menu: kit.MenuResume, Label: lang.L("Export the résumé…"), Run: on((*Screen).Export)},
		{ID: "copy resume", Menu: kit.MenuResume, Label: lang.L("Copy the résumé field by field…"), Run: on((*Screen).ShowFields)},
		{ID: "keep sent", Menu: kit.MenuResume, Label: lang.L("Keep the résumé as it was sent…"), Run: on((*Screen).AskSent)},
		{ID: "applications", Menu: kit.MenuResume, Label: lang.L("Applications"), Run: on((*Screen).ShowApplications)},
		{ID: "letter", Menu: kit.MenuResume, Label: lang.L("Write a cover letter"), Run: on(func(s *Screen) { s.Applications().WriteLetter() })},
		{ID: "review pack", Menu: kit.MenuResume, Label: lang.L("Review-cycle pack for my present job"), Run: on(func(s *Screen) { s.Applications().ShowCycle() })},
		{ID: "bullet rules", Menu: kit.MenuResume, Label: lang.L("Rules and word lists for bullets…"), Run: on((*Screen).ShowRules)},
	}
}

// makeBullet drafts a bullet from the entry that is open in the journal; elsewhere
// it asks which entry is meant.
func makeBullet(host kit.Host, on func(func(*Screen)) func()) {
	if at := host.CurrentRoute(); at.Screen == kit.ScreenJournal && at.ID != "" {
		on(func(s *Screen) { s.MakeBullet(at.ID) })()
		return
	}
	on((*Screen).ChooseEntries)()
}
