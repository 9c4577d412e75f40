package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// showEmpty shows in an empty list why it is empty, and what to do.
func (l *listPane) showEmpty() {
	l.empty.RemoveAll()
	if len(l.hits) > 0 {
		return
	}
	var state fyne.CanvasObject
	switch {
	case l.queryText() == "":
		state = widgets.NewEmptyState("journal", lang.L("Your journal starts here"),
			lang.L("Write down one thing you did today. Who was it for, and what changed?"),
			widgets.Action{Text: lang.L("Write the first entry"), Do: func() { l.owner.New(model.KindNote) }},
			widgets.Action{Text: lang.L("Look at a demo journal"), Do: l.host.OpenDemo})
	case l.query.HasTerm("is", "trash"):
		state = widgets.NewEmptyState("trash", lang.L("The trash is empty"), lang.L("What you move to the trash waits here until you remove it."))
	case l.isInbox():
		state = widgets.NewEmptyState("inbox", lang.L("Nothing waits"), lang.L("Every entry has what makes it whole."))
	default:
		state = widgets.NewEmptyState("search", lang.L("Nothing found"), lang.L("Try fewer words, or the start of a word with a star: migr*"),
			widgets.Action{Text: lang.L("Show all entries"), Do: func() { l.field.SetText("") }})
	}
	l.empty.Add(widgets.NewInset(state, 4, 4, 4, 4))
}
