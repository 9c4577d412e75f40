package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// RowFinder is a field and a list of what fits it. The keyboard stays in the field: Up and Down walk the rows from there.
type RowFinder struct {
	Field *Entry
	Rows  *widget.List
	At    int // the row that the keys are on, -1 for the field itself

	length func() int
}

// NewRowFinder shows the rows that content gives, the one that the keys are on as selected.
func NewRowFinder(length func() int, content func(i int) RowContent, onTapped func(i int)) *RowFinder {
	f := &RowFinder{Field: NewTextEntry(), At: -1, length: length}
	f.Rows = NewRowList(length, func(i int) RowContent {
		c := content(i)
		c.Selected = i == f.At
		return c
	}, onTapped)
	f.Field.OnKey = f.onKey
	return f
}

// ShowFound shows other rows, from the first; the keys are on the field again.
func (f *RowFinder) ShowFound() {
	f.At = -1
	f.Rows.Refresh()
	f.Rows.ScrollToTop()
}

func (f *RowFinder) onKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyDown:
		f.At = min(f.At+1, f.length()-1)
	case fyne.KeyUp:
		f.At = max(f.At-1, -1)
	default:
		return false
	}
	if f.At >= 0 {
		f.Rows.ScrollTo(f.At)
	}
	f.Rows.Refresh()
	return true
}
