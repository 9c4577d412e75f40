package widgets

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
)

// RecordPause lets the keyboard run down a list without everything being read that it passes.
const RecordPause = 120 * time.Millisecond

// RecordRow is one row of a list of records.
type RecordRow struct {
	ID      string
	Section bool // its content begins with a section
}

// Records is a list of records beside which the chosen one is shown. Up and Down move, and show the row once they rest;
// Enter and Space go to it, and a letter is handed on.
type Records struct {
	CursorList
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

	rows   []RecordRow
	opened string // id of the row that is shown beside
}

var _ fyne.Focusable = (*Records)(nil)

// NewRecords is an empty list with those columns. Its callbacks are set before it is shown.
func NewRecords(columns RecordColumns) *Records {
	r := &Records{}
	InitList(&r.List, func() int { return len(r.rows) }, func() *Record { return newRecord(columns) }, r.fillRow, r.onTapped)
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
	r.KeepCursor(r.Cursor)
	if i := r.indexOf(r.opened); i >= 0 {
		r.Cursor = i
	}
	r.Refresh()
}

func (r *Records) indexOf(id string) int {
	return slices.IndexFunc(r.rows, func(row RecordRow) bool { return row.ID == id })
}

// SetOpen marks the row that is shown beside the list, by its id, or none.
func (r *Records) SetOpen(id string) {
	r.opened = id
	if i := r.indexOf(id); i >= 0 && i != r.Cursor {
		r.Cursor = i
		r.ScrollTo(i)
	}
	r.Refresh()
}

// MoveToTop puts the keyboard on the first row and shows it.
func (r *Records) MoveToTop() {
	r.Cursor = 0
	r.ScrollToTop()
}

// OpenCurrent goes to the row that the keyboard is on.
func (r *Records) OpenCurrent() {
	r.Later(nil)
	if r.Cursor < len(r.rows) {
		r.OnOpen(r.Cursor)
	}
}

func (r *Records) showInPassing() {
	r.Later(nil)
	if r.Cursor < len(r.rows) && r.rows[r.Cursor].ID != r.opened {
		r.OnPass(r.Cursor)
	}
}

// FocusGained shows which row the keyboard is on.
func (r *Records) FocusGained() {
	r.CursorList.FocusGained()
	if r.PassOnFocus && r.Beside() {
		r.showInPassing()
	}
}

// TypedRune hands a letter on.
func (r *Records) TypedRune(typed rune) {
	if typed != ' ' && r.OnRune != nil {
		r.OnRune(typed)
	}
}

// TypedKey moves and opens.
func (r *Records) TypedKey(key *fyne.KeyEvent) {
	by, moves := r.StepOf(key.Name)
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
	r.MoveCursor(by)
	if r.Beside() {
		r.Later(r.showInPassing)
	}
}

func (r *Records) onTapped(i int) {
	r.Cursor = i
	r.OpenCurrent()
}

func (r *Records) fillRow(i int, row *Record) {
	content := r.Content(i)
	content.Selected, content.Focused = r.rows[i].ID == r.opened, r.HasFocusAt(i)
	row.SetContent(content)
}
