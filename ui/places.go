package ui

import (
	"fyne.io/fyne/v2/lang"

	"rung/ui/journal"
	"rung/ui/kit"
	"rung/ui/money"
	"rung/ui/people"
	"rung/ui/readiness"
	"rung/ui/repair"
	"rung/ui/resume"
	"rung/ui/review"
	"rung/ui/settings"
	"rung/ui/today"
)

// newPlaces lists the screens in the order of the rail and of Ctrl+1 and on, and then
// those that another one leads to.
func (s *shell) newPlaces() []place {
	return []place{
		{kit.ScreenToday, lang.L("Today"), "calendar", func(h kit.Host) kit.Screen { return today.New(h) }},
		{kit.ScreenJournal, lang.L("Journal"), "journal", func(h kit.Host) kit.Screen { return journal.New(h) }},
		{kit.ScreenReadiness, lang.L("Readiness"), "readiness", func(h kit.Host) kit.Screen { return readiness.New(h) }},
		{kit.ScreenPeople, lang.L("People"), "people", func(h kit.Host) kit.Screen { return people.New(h) }},
		{kit.ScreenMoney, lang.L("Money"), "money", func(h kit.Host) kit.Screen { return money.New(h) }},
		{kit.ScreenReview, lang.L("Review"), "review", func(h kit.Host) kit.Screen { return review.New(h) }},
		{kit.ScreenResume, lang.L("Résumé"), "resume", func(h kit.Host) kit.Screen { return resume.New(h) }},
		{kit.ScreenSettings, lang.L("Settings"), "settings", func(h kit.Host) kit.Screen { return settings.New(h, s.newPreferences()) }},
		{kit.ScreenRepair, lang.L("Told better"), "", func(h kit.Host) kit.Screen { return repair.New(h) }},
	}
}

// sharedItems leads from the screens that another one leads to, which have no item of
// their own on the rail, to the screen whose item they share.
var sharedItems = map[string]string{kit.ScreenRepair: kit.ScreenReadiness}
