package today

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/today"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// questionRow is one question of the evening: open, with a field, or answered
// already.
type questionRow struct {
	object *fyne.Container
	field  *widgets.Entry

	asked    today.Question
	done     bool
	hint     *widgets.Text
	open     *fyne.Container
	answered *fyne.Container
}

func newQuestionRow(e *eveningCard, of today.Question, at int) *questionRow {
	q := &questionRow{asked: of, field: widgets.NewTextEntry(), answered: widgets.NewStacked(0)}
	q.hint = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	q.field.SetPlaceHolder(lang.L("one line is enough"))
	q.field.OnChanged = func(string) { e.screen.onTyped() }
	q.field.OnSubmitted = func(string) { e.focusQuestionFrom(at + 1) }
	text := widgets.NewText(of.Text, widgets.Style{Flow: widgets.Folded})
	q.open = widgets.NewStacked(1, widgets.NewStacked(0, text, q.hint), q.field)
	q.object = widgets.NewStacked(0, q.open, q.answered)
	return q
}

// showAnswer shows the hint of the day, or the answer where there is one.
func (q *questionRow) showAnswer(of today.Question, answer string) {
	q.asked, q.done = of, answer != "" && q.field.Text == ""
	q.hint.SetText(of.Hint)
	widgets.SetShown(q.hint, of.Hint != "")
	widgets.SetShown(q.open, !q.done)
	widgets.SetShown(q.answered, q.done)
	q.answered.RemoveAll()
	if q.done {
		q.answered.Add(widgets.NewItem(widgets.ItemContent{Icon: "check", Title: of.Text, Second: answer, Plain: true}, nil))
	}
}

// onSave writes the answers, as one note or each as an entry, as one write.
func (e *eveningCard) onSave() {
	host, day := e.screen.host, e.day
	var answers []today.Answer
	for _, q := range e.rows {
		answers = append(answers, today.Answer{Question: q.asked, Text: q.field.Text})
	}
	edits, action := e.newAnswerEdits(answers)
	if len(edits) == 0 {
		host.Say(lang.L("Answer one of the questions first; one line is enough."), "", nil)
		e.focusQuestionFrom(0)
		return
	}
	kit.Do(host, func(ctx context.Context) (model.Receipt, error) {
		return host.Journal().Save(ctx, action, edits, nil)
	}, func(r model.Receipt) {
		e.onSaved(day, r)
	})
}

// newAnswerEdits gives the edits that save the answers: an entry each, or the
// evening's one note.
func (e *eveningCard) newAnswerEdits(answers []today.Answer) ([]model.Edit, model.Action) {
	if e.several.Checked {
		return today.EditEachAnswer(e.day, answers, e.written), model.Added
	}
	title := lang.L("Evening")
	var before *model.Entry
	for _, entry := range e.written {
		if entry.Kind == model.KindNote && entry.Title == title {
			before = &entry
		}
	}
	edit, any := today.EditDayNote(e.day, title, answers, e.written, before)
	switch {
	case !any:
		return nil, model.Added
	case before != nil:
		return []model.Edit{edit}, model.Edited
	}
	return []model.Edit{edit}, model.Added
}

// onSaved empties the questions that are answered now.
func (e *eveningCard) onSaved(day model.Day, r model.Receipt) {
	host := e.screen.host
	for _, q := range e.rows {
		q.field.SetText("")
	}
	e.answersWanted = day == e.screen.today()
	e.screen.keepDraft()
	e.reload()
	e.screen.capture.focusLine()
	kit.SayUndo(host, lang.L("Written down. Good evening."), r.Batch)
}
