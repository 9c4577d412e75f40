package journal

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rung/model"
	"rung/ui/widgets"
)

// rows is the list's body. Up and Down move and open, Space marks, Enter goes
// into the entry, Delete moves to the trash.
type rows struct {
	widgets.CursorList
	list *list
}

func newRows(l *list) *rows {
	r := &rows{list: l}
	widgets.InitList(&r.List, func() int { return len(l.hits) }, widgets.NewRow, r.fillRow, r.onTapped)
	r.ExtendBaseWidget(r)
	return r
}

// FocusGained shows which row the keyboard is on, and opens it beside the list,
// so that what a key does is done to the row that is seen.
func (r *rows) FocusGained() {
	r.CursorList.FocusGained()
	if !r.list.owner.panes.IsStacked() && len(r.list.marks) == 0 {
		r.show()
	}
}

// TypedKey moves, marks, opens and trashes.
func (r *rows) TypedKey(key *fyne.KeyEvent) {
	by, moves := r.StepOf(key.Name)
	if moves {
		r.move(by)
		return
	}
	switch key.Name {
	case fyne.KeySpace:
		r.list.toggle(r.Cursor)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.openNow(true)
	case fyne.KeyDelete:
		r.openNow(false)
		r.list.owner.TrashSelected()
	case fyne.KeyEscape:
		r.list.unmark()
	default:
		r.list.host.Window().Canvas().OnTypedKey()(key)
	}
}

// TypedShortcut marks every row on the shortcut for choosing all.
func (r *rows) TypedShortcut(shortcut fyne.Shortcut) {
	if _, all := shortcut.(*fyne.ShortcutSelectAll); all {
		r.list.markAll()
	}
}

// openPause lets the keyboard run down the list without opening every row.
const openPause = 120 * time.Millisecond

func (r *rows) move(by int) {
	if len(r.list.hits) == 0 {
		return
	}
	if r.list.failed && by > 0 {
		r.list.retry()
	}
	r.MoveCursor(by)
	if !r.list.owner.panes.IsStacked() {
		r.list.host.After("journal open", openPause, func() { r.show() })
	}
}

// show shows the row's entry in passing: a return does not stop at it.
func (r *rows) show() {
	r.list.host.After("journal open", 0, nil)
	if r.Cursor < len(r.list.hits) && r.list.hits[r.Cursor].Entry.ID != r.list.open {
		r.list.owner.passEntry(r.list.hits[r.Cursor].Entry.ID)
	}
}

// openNow opens the row's entry, and goes into it where enter is set.
func (r *rows) openNow(enter bool) {
	r.list.host.After("journal open", 0, nil)
	if r.Cursor >= len(r.list.hits) {
		return
	}
	if id := r.list.hits[r.Cursor].Entry.ID; id != r.list.open {
		r.list.owner.openEntry(id)
	}
	if enter {
		r.list.owner.panes.SetActive(paneEntry)
		r.list.owner.editor.focusTitle()
	}
}

// onTapped opens a row; with Control it marks it, with Shift all up to it.
func (r *rows) onTapped(i int) {
	var mods fyne.KeyModifier
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		mods = d.CurrentKeyModifiers()
	}
	switch {
	case mods&fyne.KeyModifierShortcutDefault != 0:
		r.Cursor = i
		r.list.toggle(i)
	case mods&fyne.KeyModifierShift != 0:
		for row := min(r.Cursor, i); row <= max(r.Cursor, i); row++ {
			r.list.marks[r.list.hits[row].Entry.ID] = true
		}
		r.list.onMarks()
	case len(r.list.marks) > 0:
		r.Cursor = i
		r.list.toggle(i)
	default:
		r.Cursor = i
		r.openNow(false)
		r.Refresh()
	}
}

// fill gives each row its height and shows what was found.
func (r *rows) fill() {
	for i := range r.list.hits {
		height := widgets.RowHeight()
		if r.sectionAt(i) != "" {
			height += widgets.SectionHeight()
		}
		r.SetItemHeight(i, height)
	}
	r.Refresh()
}

// sectionAt gives the heading over a row where a group begins with it.
func (r *rows) sectionAt(i int) string {
	l := r.list
	if l.query.Order == model.Best && l.query.HasWords() {
		return ""
	}
	today, start := l.host.Locale().Today, l.host.WeekStart()
	name := section(l.hits[i].Entry.Day, today, start)
	if i > 0 && section(l.hits[i-1].Entry.Day, today, start) == name {
		return ""
	}
	return name
}

func (r *rows) fillRow(i int, row *widgets.Row) {
	l := r.list
	if i > len(l.hits)-10 {
		l.more()
	}
	hit := l.hits[i]
	loc := l.host.Locale()
	second, marks := hit.Snippet, hit.SnippetMatches
	if second == "" {
		second, marks = model.Summarize(hit.Entry, hit.Names, loc), nil
	}
	day := hit.Entry.Day.FormatShort(loc)
	if second != "" {
		day += " · "
	}
	content := widgets.RowContent{
		Section: r.sectionAt(i),
		Icon:    model.KindIcon(hit.Entry.Kind),
		Title:   hit.Entry.Title,
		Second:  day + second,

		TitleMarks:  spans(hit.TitleMatches, 0),
		SecondMarks: spans(marks, len(day)),
		Selected:    hit.Entry.ID == l.open,
		Focused:     r.HasFocusAt(i),
	}
	content.Chips = l.owner.counts.chips(hit.Entry.ID)
	if hit.Entry.Private {
		content.Chips = append(content.Chips, widgets.ChipContent{Icon: "lock"})
	}
	if len(l.marks) > 0 {
		content.Mark = widgets.Unmarked
		if l.marks[hit.Entry.ID] {
			content.Mark = widgets.Marked
		}
	}
	row.SetContent(content)
}

// spans gives marks as a row takes them, so many bytes further on.
func spans(marks []model.Span, by int) [][2]int {
	list := make([][2]int, len(marks))
	for i, m := range marks {
		list[i] = [2]int{m.From + by, m.To + by}
	}
	return list
}
