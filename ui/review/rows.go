package review

import (
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// columns are wide enough to make every row fold: questions are long, and a story's
// title stands best under the question that it answers.
var columns = widgets.RecordColumns{200}

// listItem is one row of the list: an interview or a question.
type listItem struct {
	id       string
	question bool
	content  widgets.RecordContent
}

func newMeetingItem(i review.Interview, section string, loc model.Locale) listItem {
	c := widgets.RecordContent{Section: section, Name: widgets.Cell{Text: i.Title}, Brief: text.Joined(" · ", text.Joined(", ", i.Day.FormatShort(loc), i.Time), aboutWords(i))}
	if i.Day > loc.Today || i.Day == loc.Today && i.Went == "" {
		c.State, c.Sign = kit.DaysAway(i.Day.DaysSince(loc.Today)), widgets.Disc
	} else {
		c.State, c.Sign = outcomeLabel(i.Went), wentSigns[i.Went]
	}
	return listItem{id: i.ID, content: c}
}

func (l *listPane) newQuestionItem(row review.GridRow, section string) listItem {
	q := row.Question
	best := lang.L("no story yet")
	if len(q.Stories) > 0 {
		column, _ := l.screen.shown.columnOf(q.Stories[0])
		best = column.Title
		if more := len(q.Stories) - 1; more > 0 {
			best = lang.L("{{.Title}} and {{.Count}} more", map[string]any{"Title": best, "Count": more})
		}
	}
	return listItem{id: q.ID, question: true, content: widgets.RecordContent{Section: section, Name: widgets.Cell{Text: q.Text}, Brief: best,
		Sign: signs[row.Standing], State: standingLabel(row.Standing)}}
}

// listRows is the list's body. Enter goes to what is open, and typing searches.
type listRows struct {
	*widgets.Records
	screen *Screen
	items  []listItem
}

func newListRows(s *Screen) *listRows {
	r := &listRows{Records: widgets.NewRecords(columns), screen: s}
	r.Content = func(i int) widgets.RecordContent { return r.items[i].content }
	r.OnPass, r.OnOpen = r.passItem, r.openItem
	r.OnEnter = s.focusSide
	r.OnRune = func(typed rune) {
		s.FocusSearch()
		s.list.field.TypedRune(typed)
	}
	r.Beside = func() bool { return !s.panes.IsStacked() }
	r.Later = func(fn func()) { s.host.After("review open", widgets.RecordPause, fn) }
	return r
}

// showItems replaces the rows, and keeps the open one selected.
func (r *listRows) showItems(items []listItem) {
	r.items = items
	list := make([]widgets.RecordRow, len(items))
	for i, item := range items {
		list[i] = widgets.RecordRow{ID: item.id, Section: item.content.Section != ""}
	}
	r.SetRows(list)
}

func (r *listRows) focusRows() { r.screen.focusOn(r.Records) }

// passItem shows the interview or question of a row without making it a stop for
// going back.
func (r *listRows) passItem(at int) {
	if i := r.items[at]; i.question {
		r.screen.showQuestion(i.id, "")
	} else {
		r.screen.showMeeting(i.id)
	}
}

// openItem opens the interview or question of a row.
func (r *listRows) openItem(at int) {
	if i := r.items[at]; i.question {
		r.screen.openQuestion(i.id, "")
	} else {
		r.screen.openMeeting(i.id)
	}
}
