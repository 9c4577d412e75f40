package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// InitList has a list make rows of one sort, only for what is in sight, and fill them again and again. A tap on a row
// selects nothing, so that the same row can be tapped again.
func InitList[R fyne.CanvasObject](l *widget.List, length func() int, newRow func() R, fill func(i int, row R), onTapped func(i int)) {
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return newRow() }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if i < length() {
			fill(i, o.(R))
		}
	}
	l.OnSelected = func(i widget.ListItemID) {
		l.UnselectAll()
		onTapped(i)
	}
	l.HideSeparators = true
}

// NewRowList is a list of rows under a field. The keyboard stays in the field; the content says which row is selected.
func NewRowList(length func() int, content func(i int) RowContent, onTapped func(i int)) *widget.List {
	l := &widget.List{}
	InitList(l, length, NewRow, func(i int, row *Row) { row.SetContent(content(i)) }, onTapped)
	l.ExtendBaseWidget(l)
	return l
}

// CursorList is a list in which the keyboard stands on a row. Whoever embeds it initialises it with InitList, moves the
// cursor by StepOf and MoveCursor, and says what the other keys do.
type CursorList struct {
	widget.List
	Cursor int // the row that the keyboard is on

	focused bool
}

// HasFocusAt says whether the keyboard is on that row now.
func (l *CursorList) HasFocusAt(row int) bool { return l.focused && row == l.Cursor }

// FocusGained shows which row the keyboard is on.
func (l *CursorList) FocusGained() {
	l.focused = true
	l.Refresh()
}

// FocusLost hides it.
func (l *CursorList) FocusLost() {
	l.focused = false
	l.Refresh()
}

// StepOf is how many rows a key moves the cursor down, and whether it is a key that moves it.
func (l *CursorList) StepOf(key fyne.KeyName) (by int, moves bool) {
	const page = 8
	steps := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: page, fyne.KeyPageUp: -page,
		fyne.KeyHome: -l.Length(), fyne.KeyEnd: l.Length()}
	by, moves = steps[key]
	return by, moves
}

// MoveCursor moves the cursor as far as there are rows, and brings it into view.
func (l *CursorList) MoveCursor(by int) {
	l.KeepCursor(l.Cursor + by)
	l.ScrollTo(l.Cursor)
	l.Refresh()
}

// KeepCursor puts the cursor on a row, or on the nearest one that there is.
func (l *CursorList) KeepCursor(row int) { l.Cursor = max(0, min(row, l.Length()-1)) }
