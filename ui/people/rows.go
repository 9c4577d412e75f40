package people

import (
	"rung/model/people"
	"rung/ui/widgets"
)

// columns of the list beside the name: role in my plan, last contact with the
// rhythm, state.
var columns = widgets.RecordColumns{7.4, 14, 6.9}

// personRows is the list's body. Enter goes to the line that logs what happened, and
// typing searches.
type personRows struct {
	*widgets.Records
	screen *Screen
	people []people.Person
	heads  map[int]people.Group // by the row that each begins with
}

func newPersonRows(s *Screen) *personRows {
	r := &personRows{Records: widgets.NewRecords(columns), screen: s}
	r.Content = r.recordContent
	r.OnPass = func(i int) { s.passPerson(r.people[i].ID) }
	r.OnOpen = func(i int) { s.openPerson(r.people[i].ID) }
	r.OnEnter = func() { s.side.person.focusLine() }
	r.OnRune = func(typed rune) {
		s.list.focusSearch()
		s.list.field.TypedRune(typed)
	}
	r.Beside = func() bool { return !s.panes.IsStacked() }
	r.Later = func(fn func()) { s.host.After("people open", widgets.RecordPause, fn) }
	r.PassOnFocus = true
	return r
}

// showGroups replaces the rows, and keeps the open person selected.
func (r *personRows) showGroups(groups []people.Group) {
	r.people, r.heads = nil, map[int]people.Group{}
	var list []widgets.RecordRow
	for _, g := range groups {
		r.heads[len(list)] = g
		for i, p := range g.People {
			list = append(list, widgets.RecordRow{ID: p.ID, Section: i == 0})
		}
		r.people = append(r.people, g.People...)
	}
	r.SetRows(list)
}

func (r *personRows) focusRows() { r.screen.host.Window().Canvas().Focus(r.Records) }

func (r *personRows) recordContent(i int) widgets.RecordContent {
	loc := r.screen.host.Locale()
	content := personRecord(r.people[i], loc.Today, loc)
	if g, first := r.heads[i]; first {
		content.Section, content.Note = g.Label, peopleCount(len(g.People))
	}
	return content
}
