package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// undo takes back what was typed in a focused field; where none is focused, the
// last write to the journal.
func (j *journals) undo() {
	if j.handOn(&fyne.ShortcutUndo{}) {
		return
	}
	j.Undo("")
}

func (j *journals) redo() {
	if !j.handOn(&fyne.ShortcutRedo{}) {
		j.reverse(j.o.Journal.Redo)
	}
}

// Undo takes a write back, the last one where batch is "", and offers to do it
// again.
func (j *journals) Undo(batch string) {
	j.reverse(func(ctx context.Context) (model.Receipt, error) { return j.o.Journal.Undo(ctx, batch) })
}

// handOn gives a shortcut to the focused field, if one is focused: a menu's
// shortcut would otherwise take it away from the text.
func (j *journals) handOn(shortcut fyne.Shortcut) bool {
	field, ok := j.frame.window.Canvas().Focused().(interface {
		fyne.Shortcutable
		SelectedText() string
	})
	if !ok {
		return false
	}
	entry, ours := field.(*widgets.Entry)
	lent := ours && entry.LendsUndo && entry.Text == ""
	field.TypedShortcut(shortcut)
	return !lent || entry.Text != ""
}

// reverse takes a write back or brings it again, and offers the opposite.
func (j *journals) reverse(do func(context.Context) (model.Receipt, error)) {
	j.leaveScreen()
	j.Do(func(ctx context.Context) func() {
		r, err := do(ctx)
		return func() {
			if err != nil {
				j.Fail(err)
				return
			}
			message, action := "Taken back: {{.What}}", lang.L("Redo")
			if r.Action == model.Redone {
				message, action = "Done again: {{.What}}", lang.L("Undo")
			}
			j.Say(lang.L(message, map[string]any{"What": what(r)}), action, func() { j.Undo(r.Batch) })
		}
	})
}

// what names the entries of a write.
func what(r model.Receipt) string {
	if len(r.Entries) == 1 {
		return "“" + r.Entries[0].Title + "”"
	}
	return lang.L("{{.Count}} entries", map[string]any{"Count": len(r.Entries)})
}
