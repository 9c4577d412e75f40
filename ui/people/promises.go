package people

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/people"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// promisePart shows the open promises of a person, each marked as kept by one press,
// and the fields that add one.
type promisePart struct {
	person *personPage
	object *fyne.Container
	lines  *fyne.Container

	add       *widgets.Button
	fields    *fyne.Container
	by        map[people.Side]*widgets.Button
	side      people.Side
	what, due *widgets.Entry
	frame     *widgets.Field
	dueFrame  *widgets.Field
}

func newPromisePart(p *personPage) *promisePart {
	o := &promisePart{person: p, lines: widgets.NewStacked(0), side: people.Me}
	o.add = widgets.NewButton(lang.L("Add a promise"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "plus"}, func() { o.openFields(); p.screen.host.Window().Canvas().Focus(o.what) })
	o.by = map[people.Side]*widgets.Button{}
	for _, side := range []people.Side{people.Me, people.Them} {
		o.by[side] = widgets.NewButton("", widgets.ButtonStyle{Small: true}, func() { o.setPromiser(side) })
	}
	o.what, o.due = widgets.NewTextEntry(), widgets.NewTextEntry()
	o.what.SetPlaceHolder(lang.L("Send the forecast"))
	o.due.SetPlaceHolder(lang.L("next friday"))
	o.what.OnChanged = func(string) { p.onTyped() }
	o.due.OnChanged = func(string) { o.echoDue(); p.onTyped() }
	for _, field := range []*widgets.Entry{o.what, o.due} {
		field.OnSubmitted = func(string) { o.savePromise() }
		field.OnKey = func(key fyne.KeyName) bool {
			if key == fyne.KeyEscape {
				o.hideFields()
				p.screen.host.Window().Canvas().Focus(o.add)
			}
			return key == fyne.KeyEscape
		}
	}
	o.frame = widgets.NewField(lang.L("What was promised?"), o.what)
	o.dueFrame = widgets.NewField(lang.L("By when?"), o.due)
	o.fields = widgets.NewStacked(2, widgets.NewWrap(1, o.by[people.Me], o.by[people.Them]), o.frame, o.dueFrame,
		widgets.NewWrap(2, widgets.NewButton(lang.L("Add"), widgets.ButtonStyle{Look: widgets.Primary}, o.savePromise),
			widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, o.clearFields)))
	o.fields.Hide()
	title := widgets.NewText(lang.L("Open promises"), widgets.Style{Size: theme.Caption, Color: theme.Muted, Bold: true})
	o.object = widgets.NewStacked(1, widgets.NewHairline(), widgets.NewAside(8, 1, title, o.add), o.lines, o.fields)
	return o
}

// showPromises lists what is open.
func (o *promisePart) showPromises() {
	o.lines.RemoveAll()
	loc := o.person.screen.host.Locale()
	for _, promise := range o.person.of.Open {
		content := widgets.ItemContent{Icon: "box", Title: promise.What, Plain: true, Second: lang.L("you promised")}
		if promise.By == people.Them {
			content.Second = lang.L("{{.Name}} promised", map[string]any{"Name": firstName(o.person.of.Name)})
		}
		content.Second += " " + text.Ago(loc.Today.DaysSince(promise.Made))
		if promise.Due != "" {
			content.Note, content.Ink = dueWords(promise.Due, loc), theme.Amber
		}
		if promise.IsOverdue(loc.Today) {
			content.Ink = theme.Red
		}
		o.lines.Add(o.person.addItem(content, func() { o.markKept(promise) }))
	}
	widgets.SetShown(o.lines, len(o.lines.Objects) > 0)
}

// dueWords says how far away a promise's day is, so that an overdue one is told apart
// without its colour.
func dueWords(due model.Day, loc model.Locale) string {
	days := due.DaysSince(loc.Today)
	switch {
	case days < 0:
		return kit.Counted(-days, "1 day late", "{{.Count}} days late")
	case days == 0:
		return lang.L("today")
	case days < 100:
		return kit.Counted(days, "1 day left", "{{.Count}} days left")
	}
	return due.FormatShort(loc)
}

// markKept marks a promise as kept.
func (o *promisePart) markKept(promise people.Promise) {
	kit.SaveEdits(o.person.screen.host, model.Edited, lang.L("Kept: “{{.What}}”.", map[string]any{"What": promise.What}), func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
		edit, err := people.MarkKept(ctx, j, promise, true)
		return []model.Edit{edit}, err
	})
}

// openFields shows the fields for a new promise, or for one that was begun.
func (o *promisePart) openFields() {
	if o.what.Text == "" && o.due.Text == "" {
		o.setPromiser(people.Me)
	}
	o.fields.Show()
	o.add.Hide()
	o.person.arrange()
}

// clearFields hides the fields and empties them.
func (o *promisePart) clearFields() {
	o.what.SetText("")
	o.due.SetText("")
	o.setPromiser(people.Me)
	o.hideFields()
}

// hideFields hides the fields and leaves the words in them.
func (o *promisePart) hideFields() {
	o.frame.SetError("")
	o.dueFrame.SetError("")
	o.fields.Hide()
	o.add.Show()
	o.person.arrange()
}

// setPromiser sets who promised.
func (o *promisePart) setPromiser(by people.Side) {
	o.side = by
	o.by[people.Me].SetText(lang.L("I promised"))
	o.by[people.Them].SetText(lang.L("{{.Name}} promised", map[string]any{"Name": firstName(o.person.of.Name)}))
	for side, button := range o.by {
		button.SetLook(widgets.ToggleLook(side == by))
	}
}

// echoDue shows how the typed day was understood.
func (o *promisePart) echoDue() {
	loc := o.person.screen.host.Locale()
	o.dueFrame.SetError("")
	o.dueFrame.SetNote("")
	if day, err := model.ParseDay(o.due.Text, loc); err == nil {
		o.dueFrame.SetNote(day.Format(loc))
	}
	o.person.arrange()
}

// savePromise saves the promise, or says what is missing.
func (o *promisePart) savePromise() {
	s, id, list := o.person.screen, o.person.id, o.person.screen.shown.list
	loc := s.host.Locale()
	what, by, due := strings.TrimSpace(o.what.Text), o.side, model.Day("")
	if what == "" {
		o.frame.SetError(lang.L("Say in a few words what was promised."))
		o.person.arrange()
		s.host.Window().Canvas().Focus(o.what)
		return
	}
	if text := strings.TrimSpace(o.due.Text); text != "" {
		var err error
		if due, err = model.ParseDay(text, loc); err != nil {
			o.dueFrame.SetError(model.ExplainError(err))
			o.person.arrange()
			s.host.Window().Canvas().Focus(o.due)
			return
		}
	}
	kit.SaveEdits(s.host, model.Edited, lang.L("Promise written down: “{{.What}}”.", map[string]any{"What": what}), func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
		edit, err := list.AddPromise(ctx, j, id, by, what, due)
		return []model.Edit{edit}, err
	}, o.clearFields, s.host.KeepAll, func() { s.host.Window().Canvas().Focus(o.add) })
}
