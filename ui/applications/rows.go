package applications

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"rung/ui/widgets"
)

// columns of the list beside the name: contact, what happened last, how long ago.
var columns = widgets.RecordColumns{8, 7, 7.5}

// rows is the list's body. Up and Down move and open, Enter goes into what is
// open.
type rows struct {
	widget.List
	view   *View
	shown  []application
	heads  map[int]bool // rows that a status begins with
	at     int          // the row that the keyboard is on
	opened string       // id of the one shown beside
	has    bool         // the keyboard is on the list
}

func newRows(v *View) *rows {
	r := &rows{view: v}
	r.Length = func() int { return len(r.shown) }
	r.CreateItem = func() fyne.CanvasObject { return widgets.NewRecord(columns) }
	r.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { r.update(i, o.(*widgets.Record)) }
	r.OnSelected = func(i widget.ListItemID) {
		r.UnselectAll()
		r.at = i
		r.openNow()
	}
	r.HideSeparators = true
	r.ExtendBaseWidget(r)
	return r
}

// set shows others, and keeps to the one that is open.
func (r *rows) set(shown []application) {
	heads := map[int]bool{}
	for i, a := range shown {
		heads[i] = i == 0 || shown[i-1].status() != a.status()
	}
	r.shown = nil // a list that is empty is given heights at no cost
	for i := range shown {
		height := widgets.RowHeight()
		if heads[i] {
			height += widgets.SectionHeight()
		}
		r.SetItemHeight(i, height)
	}
	r.shown, r.heads = shown, heads
	r.at = max(0, min(r.at, len(shown)-1))
	if i := r.indexOf(r.opened); i >= 0 {
		r.at = i
	}
	r.Refresh()
}

func (r *rows) indexOf(id string) int {
	return slices.IndexFunc(r.shown, func(a application) bool { return a.ID == id })
}

// setOpen marks the one that is shown beside the list.
func (r *rows) setOpen(id string) {
	r.opened = id
	if i := r.indexOf(id); i >= 0 && i != r.at {
		r.at = i
		r.ScrollTo(i)
	}
	r.Refresh()
}

// FocusGained shows which row the keyboard is on, and what is in it beside.
func (r *rows) FocusGained() {
	r.has = true
	r.Refresh()
	if !r.view.panes.Stacked() {
		r.pass()
	}
}

// FocusLost hides it.
func (r *rows) FocusLost() {
	r.has = false
	r.Refresh()
}

// TypedKey moves and opens.
func (r *rows) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		r.move(1)
	case fyne.KeyUp:
		r.move(-1)
	case fyne.KeyHome:
		r.move(-len(r.shown))
	case fyne.KeyEnd:
		r.move(len(r.shown))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.openNow()
		r.view.detail.focus()
	default:
		r.view.host.Window().Canvas().OnTypedKey()(key)
	}
}

// openPause lets the keyboard run down the list without showing every one.
const openPause = 120 * time.Millisecond

func (r *rows) move(by int) {
	if len(r.shown) == 0 {
		return
	}
	r.at = max(0, min(r.at+by, len(r.shown)-1))
	r.ScrollTo(r.at)
	r.Refresh()
	if !r.view.panes.Stacked() {
		r.view.host.After("applications open", openPause, r.pass)
	}
}

// pass shows the row's application, which a return does not stop at.
func (r *rows) pass() {
	r.view.host.After("applications open", 0, nil)
	if r.at < len(r.shown) && r.shown[r.at].ID != r.opened {
		r.view.pass(r.shown[r.at].ID)
	}
}

// openNow goes to the row's application.
func (r *rows) openNow() {
	r.view.host.After("applications open", 0, nil)
	if r.at < len(r.shown) {
		r.view.open(r.shown[r.at].ID)
	}
}

func (r *rows) update(i int, row *widgets.Record) {
	if i >= len(r.shown) {
		return
	}
	a := r.shown[i]
	content := record(a, r.view.host.Locale())
	if r.heads[i] {
		same := 0
		for _, other := range r.shown {
			if other.status() == a.status() {
				same++
			}
		}
		content.Section, content.Note = statusWord(a.status()), counted(same, "1 application", "{{.Count}} applications")
	}
	content.Selected, content.Focused = a.ID == r.opened, r.has && i == r.at
	row.SetContent(content)
}
