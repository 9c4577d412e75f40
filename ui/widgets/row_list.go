package widgets

import "fyne.io/fyne/v2"

// RowList is a long list for the keyboard: Up and Down move, Space acts on a row as a
// press does, Enter opens it. Only the rows in sight are built.
type RowList struct {
	CursorList
	onAct, onOpen func(i int)
}

// SetUp says what the list shows and does; whoever embeds it calls ExtendBaseWidget then.
func (l *RowList) SetUp(length func() int, content func(i int) RowContent, act, open func(i int)) {
	l.onAct, l.onOpen = act, open
	fill := func(i int, row *Row) {
		c := content(i)
		c.Focused = l.HasFocusAt(i)
		row.SetContent(c)
	}
	InitList(&l.List, length, NewRow, fill, func(i int) {
		l.Cursor = i
		l.onAct(i)
	})
}

// TypedKey moves and acts, and leaves the rest to the window.
func (l *RowList) TypedKey(key *fyne.KeyEvent) {
	by, moves := l.StepOf(key.Name)
	switch {
	case l.Length() > 0 && moves:
		l.MoveCursor(by)
	case l.Length() > 0 && key.Name == fyne.KeySpace:
		l.onAct(l.Cursor)
	case l.Length() > 0 && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter):
		l.onOpen(l.Cursor)
	case !moves && !IsPressKey(key):
		ForwardKey(l, key)
	}
}
