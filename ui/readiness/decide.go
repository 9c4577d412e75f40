package readiness

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/screen"
	"rung/ui/widgets"
)

// plan asks when the action is to be done.
func (s *Screen) plan(a readiness.Action, under fyne.CanvasObject) {
	loc, today := s.host.Locale(), s.today()
	var items []*fyne.MenuItem
	for _, day := range []struct {
		word string
		days int
	}{{lang.L("Tomorrow"), 1}, {lang.L("In a week"), 7}, {lang.L("In a month"), 30}} {
		due := today.Add(day.days)
		items = append(items, fyne.NewMenuItem(day.word+" · "+due.Short(loc), func() { s.keepPlan(a, due) }))
	}
	items = append(items, fyne.NewMenuItem(lang.L("On another day…"), func() {
		screen.AskDay(s.host, lang.L("When will you do it?"), a.Title, lang.L("Plan"), func(due model.Day) { s.keepPlan(a, due) })
	}))
	widgets.ShowMenu(under, items...)
}

func (s *Screen) keepPlan(a readiness.Action, due model.Day) {
	s.write(a.Plan(due, s.today()), lang.L("Planned for {{.Day}}.", map[string]any{"Day": due.Format(s.host.Locale())}))
}

// decide offers what else can be done about an action.
func (s *Screen) decide(a readiness.Action, under fyne.CanvasObject) {
	today := s.today()
	var items []*fyne.MenuItem
	for _, day := range []struct {
		word string
		days int
	}{{lang.L("Not this week"), 7}, {lang.L("Not this month"), 30}} {
		until := today.Add(day.days)
		items = append(items, fyne.NewMenuItem(day.word, func() { s.snooze(a, until) }))
	}
	items = append(items,
		fyne.NewMenuItem(lang.L("Not before a day…"), func() {
			screen.AskDay(s.host, lang.L("Not before which day?"), a.Title, lang.L("Put off"), func(until model.Day) { s.snooze(a, until) })
		}),
		fyne.NewMenuItem(lang.L("Not for me…"), func() { s.askReason(a) }))
	widgets.ShowMenu(under, items...)
}

func (s *Screen) snooze(a readiness.Action, until model.Day) {
	s.write(a.Snooze(until, s.today()), lang.L("It comes back on {{.Day}}.", map[string]any{"Day": until.Format(s.host.Locale())}))
}

// askReason asks why an action is not for the person, so that it is remembered.
func (s *Screen) askReason(a readiness.Action) {
	field := widgets.NewTextEntry()
	field.SetPlaceHolder(lang.L("We have no such committee"))
	s.host.Ask(screen.Question{Title: a.Title, Content: widgets.NewField(lang.L("Why is it not for you? It will not be proposed again."), field), Field: field,
		Yes: lang.L("Leave it out"), No: lang.L("Cancel"), Do: func() {
			s.write(a.Dismiss(strings.TrimSpace(field.Text), s.today()), lang.L("It will not be proposed again."))
		}})
}
