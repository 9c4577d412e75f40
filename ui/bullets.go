package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
	resumeui "rung/ui/resume"
)

// addResumeCommands are those of the résumé.
func (s *shell) addResumeCommands(add func(menu, id, label string, name fyne.KeyName, mod fyne.KeyModifier, run func())) {
	menu := lang.L("Résumé")
	on := func(fn func(*resumeui.Screen)) func() { return func() { fn(s.resume()) } }
	add(menu, "make bullet", lang.L("Make a bullet of this entry"), fyne.KeyB, ctrl|shift, s.makeBullet)
	add(menu, "choose bullets", lang.L("Draft bullets from entries…"), "", 0, on((*resumeui.Screen).ChooseEntries))
	add(menu, "own bullet", lang.L("Write a bullet in my own words"), "", 0, on((*resumeui.Screen).BeginBullet))
	add(menu, "bullet up", lang.L("Move the bullet up"), fyne.KeyUp, alt, func() { s.moveBullet(-1) })
	add(menu, "bullet down", lang.L("Move the bullet down"), fyne.KeyDown, alt, func() { s.moveBullet(+1) })
	add(menu, "leave out", lang.L("Leave the bullet out, or put it on again"), "", 0, on((*resumeui.Screen).ToggleBullet))
	add(menu, "export resume", lang.L("Export the résumé…"), "", 0, on((*resumeui.Screen).Export))
	add(menu, "copy resume", lang.L("Copy the résumé field by field…"), "", 0, on((*resumeui.Screen).ShowFields))
	add(menu, "keep sent", lang.L("Keep the résumé as it was sent…"), "", 0, on((*resumeui.Screen).AskSent))
	add(menu, "applications", lang.L("Applications"), "", 0, on((*resumeui.Screen).ShowApplications))
	add(menu, "letter", lang.L("Write a cover letter"), "", 0, on(func(r *resumeui.Screen) { r.Applications().WriteLetter() }))
	add(menu, "review pack", lang.L("Review-cycle pack for my present job"), "", 0, on(func(r *resumeui.Screen) { r.Applications().ShowCycle() }))
	add(menu, "bullet rules", lang.L("Rules and word lists for bullets…"), "", 0, on((*resumeui.Screen).ShowRules))
}

// resume shows the résumé, and gives its screen.
func (s *shell) resume() *resumeui.Screen {
	if s.shown != kit.ScreenResume {
		s.Go(kit.Route{Screen: kit.ScreenResume})
	}
	return s.screens[kit.ScreenResume].(*resumeui.Screen)
}

// makeBullet drafts a bullet from the entry that is open in the journal; elsewhere it
// asks which entry is meant.
func (s *shell) makeBullet() {
	at := s.router.present()
	if s.shown != kit.ScreenJournal || at.ID == "" {
		s.resume().ChooseEntries()
		return
	}
	s.resume().MakeBullet(at.ID)
}

// moveBullet moves a bullet while the résumé is shown; elsewhere there is none.
func (s *shell) moveBullet(by int) {
	if s.shown == kit.ScreenResume {
		s.resume().MoveBullet(by)
	}
}
