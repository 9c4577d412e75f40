// Package people is the screen of everyone the person knows: the list with its map,
// the open person, referees, and two contacts that may be one. It shows what
// model/people answers and writes through its edits; it must not know how a rhythm or
// a likeness is judged.
package people

import (
	"fyne.io/fyne/v2"

	"rung/model"
	"rung/model/identity"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// Screen is the people screen.
type Screen struct {
	host  kit.Host
	panes *widgets.Panes
	list  *listPane
	side  *sidePane

	shown peopleReading   // what is on screen
	pairs []identity.Pair // who may be one person
}

// The panes, from left to right.
const (
	paneList = iota
	paneSide
)

// In em of the text size. Narrower than stackedBelow, one pane is shown at a time.
const (
	stackedBelow = 52
	sideWidth    = 28
)

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host}
	s.list = newListPane(s)
	s.side = newSidePane(s)
	s.panes = widgets.NewPanes(stackedBelow,
		widgets.Pane{Content: s.list.object},
		widgets.Pane{Content: s.side.object, Width: sideWidth})
	s.panes.OnArranged = s.onArranged
	s.panes.SetActive(paneList)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.panes }

// Open shows a search, a person, or who can vouch for a step.
func (s *Screen) Open(to kit.Route) {
	if to.View == kit.ViewReferees {
		s.side.showReferees(to.ID)
		s.panes.SetActive(paneSide)
		s.reload()
		return
	}
	s.panes.SetActive(paneList)
	if to.ID != "" {
		s.side.openPerson(to.ID)
		s.panes.SetActive(paneSide)
	}
	if to.Query != s.list.queryText() {
		s.list.field.SetText(to.Query)
		return // which reads the list
	}
	s.reload()
}

// Leave has nothing to save: a line is written when it is entered, and a half-typed
// one stays on the page of its person.
func (s *Screen) Leave() {}

// Changed reads again what a write may have changed.
func (s *Screen) Changed(model.Receipt) { s.reload() }

// knows says whether somebody is in the list that was read.
func (s *Screen) knows(id string) bool {
	if s.shown.list == nil {
		return false
	}
	_, known := s.shown.list.Person(id)
	return known
}

// FocusSearch puts the cursor into the search.
func (s *Screen) FocusSearch() {
	s.panes.SetActive(paneList)
	s.list.focusSearch()
}

// route gives the route to what is shown.
func (s *Screen) route() kit.Route {
	return kit.Route{Screen: kit.ScreenPeople, Query: s.list.queryText(), ID: s.side.person.id}
}

// openPerson shows a person beside the list; going back returns to the one before.
func (s *Screen) openPerson(id string) {
	s.showPerson(id)
	s.panes.SetActive(paneSide)
	s.host.Visit(s.route())
}

// passPerson shows a person without making them a stop for going back.
func (s *Screen) passPerson(id string) {
	s.showPerson(id)
	s.host.Here(s.route())
}

func (s *Screen) showPerson(id string) {
	s.side.openPerson(id)
	s.list.rows.SetOpen(id)
}

// showList goes back to the list if the panes are stacked.
func (s *Screen) showList() {
	s.panes.SetActive(paneList)
	s.list.rows.focusRows()
}

// onArranged shows the buttons that lead to panes for which there is no room.
func (s *Screen) onArranged() {
	s.side.setStacked(s.panes.IsStacked())
	s.openFirst()
}

// openFirst shows the first of the list while nobody is open and there is room
// beside it.
func (s *Screen) openFirst() {
	if s.side.isEmpty() && len(s.list.rows.people) > 0 && s.panes.IsBeside(paneSide) {
		s.passPerson(s.list.rows.people[0].ID)
	}
}
