package advice

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/plan"
	"rung/model/readiness"
	"rung/model/review"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// showPlanMenu asks when the person will do the action.
func (a *Advice) showPlanMenu(action readiness.Action, under fyne.CanvasObject) {
	loc, today := a.host.Locale(), a.today()
	var items []*fyne.MenuItem
	for _, day := range []struct {
		word string
		days int
	}{{lang.L("Tomorrow"), 1}, {lang.L("In a week"), 7}, {lang.L("In a month"), 30}} {
		due := today.Add(day.days)
		items = append(items, fyne.NewMenuItem(day.word+" · "+due.FormatShort(loc), func() { a.savePlan(action, due) }))
	}
	items = append(items, fyne.NewMenuItem(lang.L("On another day…"), func() {
		kit.AskDay(a.host, lang.L("When will you do it?"), action.Title, lang.L("Plan"), func(due model.Day) { a.savePlan(action, due) })
	}))
	if action.Framework != review.Framework {
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("As a goal of this quarter"), func() { a.AddGoal(action, plan.QuarterOf(today)) }))
	}
	widgets.ShowMenu(under, items...)
}

func (a *Advice) savePlan(action readiness.Action, due model.Day) {
	a.SaveEntry(action.Plan(due, a.today()), lang.L("Planned for {{.Day}}.", map[string]any{"Day": due.Format(a.host.Locale())}))
}

// showMoreMenu offers to put an action off or to dismiss it.
func (a *Advice) showMoreMenu(action readiness.Action, under fyne.CanvasObject) {
	today := a.today()
	var items []*fyne.MenuItem
	for _, day := range []struct {
		word string
		days int
	}{{lang.L("Not this week"), 7}, {lang.L("Not this month"), 30}} {
		until := today.Add(day.days)
		items = append(items, fyne.NewMenuItem(day.word, func() { a.saveSnooze(action, until) }))
	}
	items = append(items,
		fyne.NewMenuItem(lang.L("Not before a day…"), func() {
			kit.AskDay(a.host, lang.L("Not before which day?"), action.Title, lang.L("Put off"), func(until model.Day) { a.saveSnooze(action, until) })
		}),
		fyne.NewMenuItem(lang.L("Not for me…"), func() { a.askReason(action) }))
	widgets.ShowMenu(under, items...)
}

func (a *Advice) saveSnooze(action readiness.Action, until model.Day) {
	a.SaveEntry(action.Snooze(until, a.today()), lang.L("It comes back on {{.Day}}.", map[string]any{"Day": until.Format(a.host.Locale())}))
}

// askReason asks why an action is not for the person, so that it is remembered.
func (a *Advice) askReason(action readiness.Action) {
	field := widgets.NewTextEntry()
	field.SetPlaceHolder(lang.L("We have no such committee"))
	words := drafts.Fields(a.host, "reason "+action.ID, nil, field)
	a.host.Ask(kit.Question{Title: action.Title, Content: widgets.NewField(lang.L("Why is it not for you? It will not be proposed again."), field), Field: field,
		Yes: lang.L("Leave it out"), No: lang.L("Cancel"), Not: words.Done, Do: func() {
			a.SaveEntry(action.Dismiss(strings.TrimSpace(field.Text), a.today()), lang.L("It will not be proposed again."), words.Done)
		}})
}

// SaveEntry saves a new entry, runs what follows, and says what was done, with the way
// back.
func (a *Advice) SaveEntry(entry model.Entry, done string, then ...func()) {
	kit.SaveEdit(a.host, model.Added, done, model.Edit{Entry: entry}, then...)
}
