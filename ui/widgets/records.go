package widgets

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// RecordPause lets the keyboard run down a list without everything being read that it passes.
const RecordPause = 120 * time.Millisecond

// recordPage is how many rows PageDown and PageUp move.
const recordPage = 8

// RecordRow is one row of a list of records.
type RecordRow struct {
	ID      string
	Section bool // its content begins with a section
}

// Records is a list of records beside which the chosen one is shown. Up and Down move, and show the row once they rest;
// Enter and Space go to it, and a letter is handed on.
type Records struct {
	widget.List
	// Content gives what a row shows; which is open and where the keyboard is, is the list's to say.
	Content func(index int) RecordContent
	// OnPass shows a row beside the list, where the person may not stay; OnOpen goes to it.
	OnPass, OnOpen func(index int)
	// OnEnter is called after OnOpen where a key asked for it: the keyboard goes on to what is open.
	OnEnter func()
	// OnRune is handed the letters typed; nil ignores them.
	OnRune func(typed rune)
	// Beside says whether there is room beside the list.
	Beside func() bool
	// Later runs fn after RecordPause in the place of an earlier one; nil only forgets that.
	Later func(fn func())
	// PassOnFocus shows the row also when the keyboard comes to the list.
	PassOnFocus bool

	rows    []RecordRow
	at      int    // the row that the keyboard is on
	opened  string // id of the row that is shown beside
	focused bool
}

var _ fyne.Focusable = (*Records)(nil)

// NewRecords is an empty list with those columns. Its callbacks are set before it is shown.
func NewRecords(columns RecordColumns) *Records {
	r := &Records{}
	r.Length = func() int { return len(r.rows) }
	r.CreateItem = func() fyne.CanvasObject { return NewRecord(columns) }
	r.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { r.updateRow(i, o.(*Record)) }
	r.OnSelected = r.onTapped
	r.HideSeparators = true
	r.ExtendBaseWidget(r)
	return r
}

// SetRows shows other rows, and keeps to the one that is open.
func (r *Records) SetRows(rows []RecordRow) {
	before := r.rows
	r.rows = nil // a list that is empty is given heights at no cost
	for i := range max(len(before), len(rows)) {
		was, is := i < len(before) && before[i].Section, i < len(rows) && rows[i].Section
		switch {
		case is && !was:
			r.SetItemHeight(i, RowHeight()+SectionHeight())
		case was && !is:
			r.SetItemHeight(i, RowHeight())
		}
	}
	r.rows = rows
	r.at = max(0, min(r.at, len(rows)-1))
	if i := r.indexOf(r.opened); i >= 0 {
		r.at = i
	}
	r.Refresh()
}

func (r *Records) indexOf(id string) int {
	return slices.IndexFunc(r.rows, func(row RecordRow) bool { return row.ID == id })
}

// SetOpen marks the row that is shown beside the list, by its id, or none.
func (r *Records) SetOpen(id string) {
	r.opened = id
	if i := r.indexOf(id); i >= 0 && i != r.at {
		r.at = i
		r.ScrollTo(i)
	}
	r.Refresh()
}

// MoveToTop puts the keyboard on the first row and shows it.
func (r *Records) MoveToTop() {
	r.at = 0
	r.ScrollToTop()
}

// OpenCurrent goes to the row that the keyboard is on.
func (r *Records) OpenCurrent() {
	r.Later(nil)
	if r.at < len(r.rows) {
		r.OnOpen(r.at)
	}
}

func (r *Records) showInPassing() {
	r.Later(nil)
	if r.at < len(r.rows) && r.rows[r.at].ID != r.opened {
		r.OnPass(r.at)
	}
}

// FocusGained shows which row the keyboard is on.
func (r *Records) FocusGained() {
	r.focused = true
	r.Refresh()
	if r.PassOnFocus && r.Beside() {
		r.showInPassing()
	}
}

// FocusLost hides it.
func (r *Records) FocusLost() {
	r.focused = false
	r.Refresh()
}

// TypedRune hands a letter on.
func (r *Records) TypedRune(typed rune) {
	if typed != ' ' && r.OnRune != nil {
		r.OnRune(typed)
	}
}

// TypedKey moves and opens.
func (r *Records) TypedKey(key *fyne.KeyEvent) {
	steps := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: recordPage, fyne.KeyPageUp: -recordPage,
		fyne.KeyHome: -len(r.rows), fyne.KeyEnd: len(r.rows)}
	by, moves := steps[key.Name]
	switch {
	case moves:
		r.moveBy(by)
	case IsPressKey(key):
		r.OpenCurrent()
		r.OnEnter()
	default:
		ForwardKey(r, key)
	}
}

func (r *Records) moveBy(by int) {
	if len(r.rows) == 0 {
		return
	}
	r.at = max(0, min(r.at+by, len(r.rows)-1))
	r.ScrollTo(r.at)
	r.Refresh()
	if r.Beside() {
		r.Later(r.showInPassing)
	}
}

func (r *Records) onTapped(i widget.ListItemID) {
	r.UnselectAll()
	r.at = i
	r.OpenCurrent()
}

func (r *Records) updateRow(i int, row *Record) {
	if i >= len(r.rows) {
		return
	}
	content := r.Content(i)
	content.Selected, content.Focused = r.rows[i].ID == r.opened, r.focused && i == r.at
	row.SetContent(content)
}
