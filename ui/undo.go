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
func (s *shell) undo() {
	if s.handOn(&fyne.ShortcutUndo{}) {
		return
	}
	s.Undo("")
}

func (s *shell) redo() {
	if !s.handOn(&fyne.ShortcutRedo{}) {
		s.reverse(s.o.Journal.Redo)
	}
}

// Undo takes a write back, the last one where batch is "", and offers to do it
// again.
func (s *shell) Undo(batch string) {
	s.reverse(func(ctx context.Context) (model.Receipt, error) { return s.o.Journal.Undo(ctx, batch) })
}

// handOn gives a shortcut to the focused field, if one is focused: a menu's
// shortcut would otherwise take it away from the text.
func (s *shell) handOn(shortcut fyne.Shortcut) bool {
	field, ok := s.window.Canvas().Focused().(interface {
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
func (s *shell) reverse(do func(context.Context) (model.Receipt, error)) {
	s.leave()
	s.Do(func(ctx context.Context) func() {
		r, err := do(ctx)
		return func() {
			if err != nil {
				s.Fail(err)
				return
			}
			message, action := "Taken back: {{.What}}", lang.L("Redo")
			if r.Action == model.Redone {
				message, action = "Done again: {{.What}}", lang.L("Undo")
			}
			s.Say(lang.L(message, map[string]any{"What": what(r)}), action, func() { s.Undo(r.Batch) })
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
