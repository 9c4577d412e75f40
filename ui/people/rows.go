package people

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"rung/model/people"
	"rung/ui/widgets"
)

// columns of the list beside the name: role in my plan, last contact with the
// rhythm, state.
var columns = widgets.RecordColumns{7.4, 14, 6.9}

// rows is the list's body. Up and Down move and open, Enter goes to the line
// that logs what happened, and typing searches.
type rows struct {
	widget.List
	screen *Screen
	people []people.Person
	heads  map[int]people.Group // by the row that each begins with
	at     int                  // the row that the keyboard is on
	opened string               // id of the person shown beside
	has    bool                 // the keyboard is on the list
}

func newRows(s *Screen) *rows {
	r := &rows{screen: s}
	r.Length = func() int { return len(r.people) }
	r.CreateItem = func() fyne.CanvasObject { return widgets.NewRecord(columns) }
	r.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { r.update(i, o.(*widgets.Record)) }
	r.OnSelected = r.onTapped
	r.HideSeparators = true
	r.ExtendBaseWidget(r)
	return r
}

// set shows other groups, and keeps to the person that is open.
func (r *rows) set(groups []people.Group) {
	heads, list := map[int]people.Group{}, []people.Person{}
	for _, g := range groups {
		heads[len(list)] = g
		list = append(list, g.People...)
	}
	r.people = nil // a list that is empty is given heights at no cost
	for i := range r.heads {
		if _, still := heads[i]; !still {
			r.SetItemHeight(i, widgets.RowHeight())
		}
	}
	for i := range heads {
		r.SetItemHeight(i, widgets.RowHeight()+widgets.SectionHeight())
	}
	r.people, r.heads = list, heads
	r.at = max(0, min(r.at, len(list)-1))
	if i := r.indexOf(r.opened); i >= 0 {
		r.at = i
	}
	r.Refresh()
}

func (r *rows) indexOf(id string) int {
	return slices.IndexFunc(r.people, func(p people.Person) bool { return p.ID == id })
}

// setOpen marks the person that is shown beside the list.
func (r *rows) setOpen(id string) {
	r.opened = id
	if i := r.indexOf(id); i >= 0 && i != r.at {
		r.at = i
		r.ScrollTo(i)
	}
	r.Refresh()
}

func (r *rows) focus() { r.screen.host.Window().Canvas().Focus(r) }

// FocusGained shows which row the keyboard is on, and the person beside it.
func (r *rows) FocusGained() {
	r.has = true
	r.Refresh()
	if !r.screen.panes.Stacked() {
		r.pass()
	}
}

// FocusLost hides it.
func (r *rows) FocusLost() {
	r.has = false
	r.Refresh()
}

// TypedRune searches.
func (r *rows) TypedRune(typed rune) {
	if typed == ' ' {
		return
	}
	r.screen.list.focusSearch()
	r.screen.list.field.TypedRune(typed)
}

// TypedKey moves and opens.
func (r *rows) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		r.move(1)
	case fyne.KeyUp:
		r.move(-1)
	case fyne.KeyPageDown:
		r.move(8)
	case fyne.KeyPageUp:
		r.move(-8)
	case fyne.KeyHome:
		r.move(-len(r.people))
	case fyne.KeyEnd:
		r.move(len(r.people))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.openNow()
		r.screen.side.person.focusLine()
	default:
		r.screen.host.Window().Canvas().OnTypedKey()(key)
	}
}

// openPause lets the keyboard run down the list without reading everyone.
const openPause = 120 * time.Millisecond

func (r *rows) move(by int) {
	if len(r.people) == 0 {
		return
	}
	r.at = max(0, min(r.at+by, len(r.people)-1))
	r.ScrollTo(r.at)
	r.Refresh()
	if !r.screen.panes.Stacked() {
		r.screen.host.After("people open", openPause, r.pass)
	}
}

// pass shows the row's person, whom a return does not stop at.
func (r *rows) pass() {
	r.screen.host.After("people open", 0, nil)
	if r.at < len(r.people) && r.people[r.at].ID != r.opened {
		r.screen.passPerson(r.people[r.at].ID)
	}
}

// openNow goes to the row's person.
func (r *rows) openNow() {
	r.screen.host.After("people open", 0, nil)
	if r.at < len(r.people) {
		r.screen.openPerson(r.people[r.at].ID)
	}
}

func (r *rows) onTapped(i widget.ListItemID) {
	r.UnselectAll()
	r.at = i
	r.openNow()
}

func (r *rows) update(i int, row *widgets.Record) {
	if i >= len(r.people) {
		return
	}
	loc := r.screen.host.Locale()
	p := r.people[i]
	content := record(p, loc.Today, loc)
	if g, first := r.heads[i]; first {
		content.Section, content.Note = g.Label, peopleCount(len(g.People))
	}
	content.Selected, content.Focused = p.ID == r.opened, r.has && i == r.at
	row.SetContent(content)
}
