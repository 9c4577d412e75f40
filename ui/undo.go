package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// undo takes back what was typed in a focused field; where none is focused, the
// last write to the journal.
func (j *journals) undo() {
	if j.handToField(&fyne.ShortcutUndo{}) {
		return
	}
	j.Undo("")
}

func (j *journals) redo() {
	if !j.handToField(&fyne.ShortcutRedo{}) {
		j.reverseWrite(j.o.Journal.Redo)
	}
}

// Undo takes a write back, the last one where batch is "", and offers to do it
// again.
func (j *journals) Undo(batch string) {
	j.reverseWrite(func(ctx context.Context) (model.Receipt, error) { return j.o.Journal.Undo(ctx, batch) })
}

// handToField gives a shortcut to the focused field, if one is focused: a menu's
// shortcut would otherwise take it away from the text.
func (j *journals) handToField(shortcut fyne.Shortcut) bool {
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

// reverseWrite takes a write back or brings it again, and offers the opposite.
func (j *journals) reverseWrite(do func(context.Context) (model.Receipt, error)) {
	j.leaveScreen()
	kit.Do(j, do, func(r model.Receipt) {
		message, action := "Taken back: {{.What}}", lang.L("Redo")
		if r.Action == model.Redone {
			message, action = "Done again: {{.What}}", lang.L("Undo")
		}
		j.Say(lang.L(message, map[string]any{"What": describeEntries(r)}), action, func() { j.Undo(r.Batch) })
	})
}

// describeEntries names the entries of a write.
func describeEntries(r model.Receipt) string {
	if len(r.Entries) == 1 {
		return "“" + r.Entries[0].Title + "”"
	}
	return lang.L("{{.Count}} entries", map[string]any{"Count": len(r.Entries)})
}
