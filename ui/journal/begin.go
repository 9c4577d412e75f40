package journal

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// Begin opens the entry of a proposed action, filled in as far as it is known, with
// the cursor in the first field to fill.
func (s *Screen) Begin(start kit.Start) {
	s.editor.beginEntry(start)
	s.list.setOpen(start.Opening.Entry.ID)
	s.panes.SetActive(paneEntry)
	s.editor.form.ShowAsked(start.Opening.Hints, s.host.Window().Canvas())
}

func (e *editor) beginEntry(start kit.Start) {
	e.saveOnLeave()
	e.base, e.entryID, e.opening, e.begun = start.Base, start.Opening.Entry.ID, "", &start
	e.form.SetEntry(start.Opening.Entry)
	e.mentions.RemoveAll()
	e.showSheet()
	message := start.Why
	if asked := e.form.AskedLabels(start.Opening.Hints); len(asked) > 0 {
		message = lang.L("{{.Why}}. Fill in: {{.Parts}}.", map[string]any{"Why": strings.TrimRight(message, "."), "Parts": strings.Join(asked, ", ")})
	}
	e.setNotice(widgets.Info, message, widgets.Action{Text: lang.L("Save"), Do: func() { e.saveEntry(true) }})
}

// editsToSave gives an edit with the others to be saved together with it, and what to
// do afterwards.
func (e *editor) editsToSave(edit model.Edit) (edits []model.Edit, then func()) {
	start := e.begun
	if start == nil || start.Opening.Entry.ID != edit.Entry.ID {
		return []model.Edit{edit}, func() {}
	}
	edits = []model.Edit{edit}
	if start.With != nil {
		edits = append(edits, start.With(edit.Entry)...)
	}
	return edits, func() {
		if e.begun == start {
			e.begun = nil
		}
		if start.Saved != nil {
			start.Saved()
		}
	}
}
