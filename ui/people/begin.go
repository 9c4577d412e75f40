package people

import (
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/people"
	"rung/model/readiness"
	"rung/model/rhythm"
	"rung/ui/imports"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// newContact opens a new contact with the known values filled in.
func (s *Screen) newContact(known model.Values) {
	entry := model.NewEntry(model.KindContact, s.host.Locale().Today)
	for key, value := range known {
		entry.Values[key] = value
	}
	s.host.Begin(kit.Start{Opening: readiness.EntryToFill{Entry: entry}, Why: lang.L("Somebody you know"),
		Saved: func() {
			s.host.Say(lang.L("Written down."), lang.L("Back to people"), func() { s.host.Go(kit.Route{Screen: kit.ScreenPeople, ID: entry.ID}) })
		}})
}

// AskCompany asks for a company, and lists whom the person knows there.
func (s *Screen) AskCompany() {
	field := widgets.NewTextEntry()
	field.SetPlaceHolder(lang.L("Acme"))
	s.host.Ask(kit.Question{Title: lang.L("Who do I know at…"), Content: widgets.NewField(lang.L("Company or organisation"), field), Field: field,
		Yes: lang.L("Show"), No: lang.L("Cancel"), Do: func() {
			if name := strings.Trim(strings.TrimSpace(field.Text), `"`); name != "" {
				s.list.searchFor(atCompany + name)
			}
		}})
}

// showEmpty shows in an empty list why it is empty, and what to do.
func (l *listPane) showEmpty() {
	l.empty.RemoveAll()
	widgets.SetShown(l.rows, len(l.rows.people) > 0)
	if len(l.rows.people) > 0 {
		return
	}
	state := widgets.NewEmptyState("search", lang.L("Nobody found"), lang.L("Try part of a name, a department or a company."),
		widgets.Action{Text: lang.L("Show everyone"), Do: func() { l.field.SetText("") }})
	if l.queryText() == "" {
		state = widgets.NewEmptyState("people", lang.L("The people who know your work"),
			lang.L("Write down who you work with. Rung reminds you before you lose touch, and knows who can vouch for what."),
			widgets.Action{Text: lang.L("New contact"), Do: func() { l.screen.newContact(nil) }},
			widgets.Action{Text: lang.L("Import contacts…"), Do: func() { imports.Open(l.screen.host) }})
	}
	l.empty.Add(container.NewPadded(state))
}

func countLosingTouch(l *people.List) int { return l.CountState(rhythm.LosingTouch) }
