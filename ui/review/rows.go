package review

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"rung/model"
	"rung/model/review"
	"rung/ui/widgets"
)

// columns leaves a row no room for any but the state, so that it folds: questions
// are long, and a story's title stands best under the one it answers.
var columns = widgets.RecordColumns{200}

// item is one row of the list: an interview or a question.
type item struct {
	id       string
	question bool
	content  widgets.RecordContent
}

func newMeetingItem(i review.Interview, section string, loc model.Locale) item {
	c := widgets.RecordContent{Section: section, Name: widgets.Cell{Text: i.Title}, Brief: joined(" · ", joined(", ", i.Day.Short(loc), i.Time), aboutWords(i))}
	if i.Day > loc.Today || i.Day == loc.Today && i.Went == "" {
		c.State, c.Sign = inDays(i.Day.Since(loc.Today)), widgets.Disc
	} else {
		c.State, c.Sign = wentWord(i.Went), wentSigns[i.Went]
	}
	return item{id: i.ID, content: c}
}

func (l *list) newQuestionItem(row review.Row, section string) item {
	q := row.Question
	best := lang.L("no story yet")
	if len(q.Stories) > 0 {
		column, _ := l.screen.shown.column(q.Stories[0])
		best = column.Title
		if more := len(q.Stories) - 1; more > 0 {
			best = lang.L("{{.Title}} and {{.Count}} more", map[string]any{"Title": best, "Count": more})
		}
	}
	return item{id: q.ID, question: true, content: widgets.RecordContent{Section: section, Name: widgets.Cell{Text: q.Text}, Brief: best,
		Sign: signs[row.Standing], State: standingWord(row.Standing)}}
}

// rows is the list's body. Up and Down move and open, Enter goes to what is open,
// and typing searches.
type rows struct {
	widget.List
	screen *Screen
	items  []item
	at     int    // the row that the keyboard is on
	opened string // id of what is shown beside
	has    bool   // the keyboard is on the list
}

func newRows(s *Screen) *rows {
	r := &rows{screen: s}
	r.Length = func() int { return len(r.items) }
	r.CreateItem = func() fyne.CanvasObject { return widgets.NewRecord(columns) }
	r.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { r.update(i, o.(*widgets.Record)) }
	r.OnSelected = r.onTapped
	r.HideSeparators = true
	r.ExtendBaseWidget(r)
	return r
}

// set shows other rows, and keeps to what is open.
func (r *rows) set(items []item) {
	before := r.items
	r.items = nil // a list that is empty is given heights at no cost
	for i := range max(len(before), len(items)) {
		was, is := i < len(before) && before[i].content.Section != "", i < len(items) && items[i].content.Section != ""
		switch {
		case is && !was:
			r.SetItemHeight(i, widgets.RowHeight()+widgets.SectionHeight())
		case was && !is:
			r.SetItemHeight(i, widgets.RowHeight())
		}
	}
	r.items = items
	r.at = max(0, min(r.at, len(items)-1))
	if i := r.indexOf(r.opened); i >= 0 {
		r.at = i
	}
	r.Refresh()
}

func (r *rows) indexOf(id string) int {
	return slices.IndexFunc(r.items, func(i item) bool { return i.id == id })
}

// setOpen marks what is shown beside the list.
func (r *rows) setOpen(id string) {
	r.opened = id
	if i := r.indexOf(id); i >= 0 && i != r.at {
		r.at = i
		r.ScrollTo(i)
	}
	r.Refresh()
}

func (r *rows) focus() { r.screen.focus(r) }

// FocusGained shows which row the keyboard is on.
func (r *rows) FocusGained() {
	r.has = true
	r.Refresh()
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
	r.screen.FocusSearch()
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
		r.move(-len(r.items))
	case fyne.KeyEnd:
		r.move(len(r.items))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.openNow()
		r.screen.focusSide()
	default:
		r.screen.host.Window().Canvas().OnTypedKey()(key)
	}
}

// openPause lets the keyboard run down the list without reading everything.
const openPause = 120 * time.Millisecond

func (r *rows) move(by int) {
	if len(r.items) == 0 {
		return
	}
	r.at = max(0, min(r.at+by, len(r.items)-1))
	r.ScrollTo(r.at)
	r.Refresh()
	if !r.screen.panes.Stacked() {
		r.screen.host.After("review open", openPause, r.pass)
	}
}

// pass shows what the row stands for, where a return does not stop.
func (r *rows) pass() {
	if r.at >= len(r.items) || r.items[r.at].id == r.opened {
		return
	}
	i := r.items[r.at]
	if i.question {
		r.screen.showQuestion(i.id, "")
	} else {
		r.screen.showMeeting(i.id)
	}
}

// openNow goes to what the row stands for.
func (r *rows) openNow() {
	r.screen.host.After("review open", 0, nil)
	if r.at >= len(r.items) {
		return
	}
	if i := r.items[r.at]; i.question {
		r.screen.openQuestion(i.id, "")
	} else {
		r.screen.openMeeting(i.id)
	}
}

func (r *rows) onTapped(i widget.ListItemID) {
	r.UnselectAll()
	r.at = i
	r.openNow()
}

func (r *rows) update(i int, row *widgets.Record) {
	if i >= len(r.items) {
		return
	}
	content := r.items[i].content
	content.Selected, content.Focused = r.items[i].id == r.opened, r.has && i == r.at
	row.SetContent(content)
}
