package advice

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// plan asks when the action is to be done.
func (a *Advice) plan(action readiness.Action, under fyne.CanvasObject) {
	loc, today := a.host.Locale(), a.today()
	var items []*fyne.MenuItem
	for _, day := range []struct {
		word string
		days int
	}{{lang.L("Tomorrow"), 1}, {lang.L("In a week"), 7}, {lang.L("In a month"), 30}} {
		due := today.Add(day.days)
		items = append(items, fyne.NewMenuItem(day.word+" · "+due.FormatShort(loc), func() { a.keepPlan(action, due) }))
	}
	items = append(items, fyne.NewMenuItem(lang.L("On another day…"), func() {
		kit.AskDay(a.host, lang.L("When will you do it?"), action.Title, lang.L("Plan"), func(due model.Day) { a.keepPlan(action, due) })
	}))
	widgets.ShowMenu(under, items...)
}

func (a *Advice) keepPlan(action readiness.Action, due model.Day) {
	a.Write(action.Plan(due, a.today()), lang.L("Planned for {{.Day}}.", map[string]any{"Day": due.Format(a.host.Locale())}))
}

// decide offers what else can be done about an action.
func (a *Advice) decide(action readiness.Action, under fyne.CanvasObject) {
	today := a.today()
	var items []*fyne.MenuItem
	for _, day := range []struct {
		word string
		days int
	}{{lang.L("Not this week"), 7}, {lang.L("Not this month"), 30}} {
		until := today.Add(day.days)
		items = append(items, fyne.NewMenuItem(day.word, func() { a.snooze(action, until) }))
	}
	items = append(items,
		fyne.NewMenuItem(lang.L("Not before a day…"), func() {
			kit.AskDay(a.host, lang.L("Not before which day?"), action.Title, lang.L("Put off"), func(until model.Day) { a.snooze(action, until) })
		}),
		fyne.NewMenuItem(lang.L("Not for me…"), func() { a.askReason(action) }))
	widgets.ShowMenu(under, items...)
}

func (a *Advice) snooze(action readiness.Action, until model.Day) {
	a.Write(action.Snooze(until, a.today()), lang.L("It comes back on {{.Day}}.", map[string]any{"Day": until.Format(a.host.Locale())}))
}

// askReason asks why an action is not for the person, so that it is remembered.
func (a *Advice) askReason(action readiness.Action) {
	field := widgets.NewTextEntry()
	field.SetPlaceHolder(lang.L("We have no such committee"))
	words := drafts.Fields(a.host, "reason "+action.ID, nil, field)
	a.host.Ask(kit.Question{Title: action.Title, Content: widgets.NewField(lang.L("Why is it not for you? It will not be proposed again."), field), Field: field,
		Yes: lang.L("Leave it out"), No: lang.L("Cancel"), Not: words.Done, Do: func() {
			a.Write(action.Dismiss(strings.TrimSpace(field.Text), a.today()), lang.L("It will not be proposed again."), words.Done)
		}})
}

// Write saves an entry that Rung makes, and says with the way back what was
// done. then is called first.
func (a *Advice) Write(entry model.Entry, done string, then ...func()) {
	kit.SaveEdit(a.host, model.Added, done, model.Edit{Entry: entry}, then...)
}
