package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
)

// undo takes back what was typed in a focused field; where none is focused, the
// last write to the journal.
func (s *shell) undo() {
	if s.handOn(&fyne.ShortcutUndo{}) {
		return
	}
	s.undoWrite()
}

func (s *shell) redo() {
	if s.handOn(&fyne.ShortcutRedo{}) {
		return
	}
	s.redoWrite()
}

func (s *shell) redoWrite() {
	redo := func(ctx context.Context, _ string) (model.Receipt, error) { return s.o.Journal.Redo(ctx) }
	s.takeBack(redo, "Done again: {{.What}}", "Undo", s.undoWrite)
}

func (s *shell) undoWrite() {
	s.takeBack(s.o.Journal.Undo, "Taken back: {{.What}}", "Redo", s.redoWrite)
}

// handOn gives a shortcut to the focused field, if one is focused: a menu's
// shortcut would otherwise take it away from the text.
func (s *shell) handOn(shortcut fyne.Shortcut) bool {
	field, ok := s.window.Canvas().Focused().(interface {
		fyne.Shortcutable
		SelectedText() string
	})
	if ok {
		field.TypedShortcut(shortcut)
	}
	return ok
}

func (s *shell) takeBack(do func(context.Context, string) (model.Receipt, error), message, action string, back func()) {
	s.leave()
	s.Do(func(ctx context.Context) func() {
		r, err := do(ctx, "")
		return func() {
			if err != nil {
				s.Fail(err)
				return
			}
			what := lang.L("one entry")
			if len(r.Entries) == 1 {
				what = "“" + r.Entries[0].Title + "”"
			} else if len(r.Entries) > 1 {
				what = lang.L("{{.Count}} entries", map[string]any{"Count": len(r.Entries)})
			}
			s.Say(lang.L(message, map[string]any{"What": what}), lang.L(action), back)
		}
	})
}
