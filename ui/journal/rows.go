package journal

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rung/model"
	"rung/ui/widgets"
)

// entryRows is the list's body. Up and Down move and open, Space marks, Enter goes
// into the entry, Delete moves to the trash.
type entryRows struct {
	widgets.CursorList
	list   *listPane
	passed string // id of the entry that keys led to and that is not open yet, or ""
}

func newEntryRows(l *listPane) *entryRows {
	r := &entryRows{list: l}
	widgets.InitList(&r.List, func() int { return len(l.hits) }, widgets.NewRow, r.fillRow, r.onTapped)
	r.ExtendBaseWidget(r)
	return r
}

// FocusGained shows which row the keyboard is on, and opens it beside the list, so that
// keys act on the entry that is seen.
func (r *entryRows) FocusGained() {
	r.CursorList.FocusGained()
	if !r.list.owner.panes.IsStacked() && len(r.list.marks) == 0 {
		r.showCurrent()
	}
}

// TypedKey moves, marks, opens and trashes.
func (r *entryRows) TypedKey(key *fyne.KeyEvent) {
	by, moves := r.StepOf(key.Name)
	if moves {
		r.moveBy(by)
		return
	}
	switch key.Name {
	case fyne.KeySpace:
		r.list.toggleMark(r.Cursor)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.openCurrent(true)
	case fyne.KeyDelete:
		r.openCurrent(false)
		r.list.owner.TrashSelected()
	case fyne.KeyEscape:
		r.list.clearMarks()
	default:
		r.list.host.Window().Canvas().OnTypedKey()(key)
	}
}

// TypedShortcut marks every row on the shortcut for choosing all.
func (r *entryRows) TypedShortcut(shortcut fyne.Shortcut) {
	if _, all := shortcut.(*fyne.ShortcutSelectAll); all {
		r.list.markAll()
	}
}

// openPause is how long a row must be current before it is opened, so that running
// down the list does not open every row.
const openPause = 120 * time.Millisecond

func (r *entryRows) moveBy(by int) {
	if len(r.list.hits) == 0 {
		return
	}
	if r.list.failed && by > 0 {
		r.list.retryNextPage()
	}
	r.MoveCursor(by)
	r.passed = r.list.hits[r.Cursor].Entry.ID
	if !r.list.owner.panes.IsStacked() {
		r.list.host.After("journal open", openPause, func() { r.showCurrent() })
	}
}

// showCurrent shows the current row's entry without making it a stop for going back.
func (r *entryRows) showCurrent() {
	r.list.host.After("journal open", 0, nil)
	if r.Cursor < len(r.list.hits) && r.list.hits[r.Cursor].Entry.ID != r.list.open {
		r.list.owner.passEntry(r.list.hits[r.Cursor].Entry.ID)
	}
}

// openCurrent opens the row's entry; enter also moves the cursor into it.
func (r *entryRows) openCurrent(enter bool) {
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
func (r *entryRows) onTapped(i int) {
	var mods fyne.KeyModifier
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		mods = d.CurrentKeyModifiers()
	}
	switch {
	case mods&fyne.KeyModifierShortcutDefault != 0:
		r.Cursor = i
		r.list.toggleMark(i)
	case mods&fyne.KeyModifierShift != 0:
		for row := min(r.Cursor, i); row <= max(r.Cursor, i); row++ {
			r.list.marks[r.list.hits[row].Entry.ID] = true
		}
		r.list.onMarks()
	case len(r.list.marks) > 0:
		r.Cursor = i
		r.list.toggleMark(i)
	default:
		r.Cursor = i
		r.openCurrent(false)
		r.Refresh()
	}
}

// fillSections gives each row its height and shows what was found.
func (r *entryRows) fillSections() {
	for i := range r.list.hits {
		height := widgets.RowHeight()
		if r.sectionAt(i) != "" {
			height += widgets.SectionHeight()
		}
		r.SetItemHeight(i, height)
	}
	r.Refresh()
}

// sectionAt gives the heading over a row that begins a group, or "".
func (r *entryRows) sectionAt(i int) string {
	l := r.list
	if l.query.Order == model.Best && l.query.HasWords() {
		return ""
	}
	today, start := l.host.Locale().Today, l.host.WeekStart()
	name := sectionHeading(l.hits[i].Entry.Day, today, start)
	if i > 0 && sectionHeading(l.hits[i-1].Entry.Day, today, start) == name {
		return ""
	}
	return name
}

func (r *entryRows) fillRow(i int, row *widgets.Row) {
	l := r.list
	if i > len(l.hits)-10 {
		l.readNextPage()
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

		TitleMarks:  markedSpans(hit.TitleMatches, 0),
		SecondMarks: markedSpans(marks, len(day)),
		Selected:    hit.Entry.ID == l.open,
		Focused:     r.HasFocusAt(i),
	}
	content.Chips = l.owner.counts.stepChips(hit.Entry.ID)
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

// markedSpans gives a search's matches as pairs of bytes, each moved on by some.
func markedSpans(marks []model.Span, by int) [][2]int {
	list := make([][2]int, len(marks))
	for i, m := range marks {
		list[i] = [2]int{m.From + by, m.To + by}
	}
	return list
}
