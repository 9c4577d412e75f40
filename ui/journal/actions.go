package journal

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/screen"
	"rung/ui/widgets"
)

// undo takes the last write back.
func (s *Screen) undo() {
	s.host.Do(func(ctx context.Context) func() {
		_, err := s.host.Journal().Undo(ctx, "")
		return func() { s.host.Fail(err) }
	})
}

// trash moves entries to the trash, and offers to undo it.
func (s *Screen) trash(ids []string) {
	if len(ids) == 0 {
		return
	}
	s.editor.leave()
	s.do(func(ctx context.Context) error {
		_, err := s.host.Journal().Trash(ctx, ids...)
		return err
	}, func() {
		s.list.unmark()
		for _, id := range ids {
			if id == s.editor.id() {
				s.editor.close()
				s.list.setOpen("")
				s.showList()
			}
		}
		s.host.Say(lang.L("{{.Entries}} moved to the trash.", map[string]any{"Entries": entries(len(ids))}), lang.L("Undo"), s.undo)
	})
}

// untrash takes entries out of the trash.
func (s *Screen) untrash(ids []string) {
	s.do(func(ctx context.Context) error {
		_, err := s.host.Journal().Untrash(ctx, ids...)
		return err
	}, func() {
		s.list.unmark()
		s.host.Say(lang.L("{{.Entries}} back in the journal.", map[string]any{"Entries": entries(len(ids))}), lang.L("Undo"), s.undo)
	})
}

// emptyTrash removes entries for good, all that are in the trash where ids is
// empty. It cannot be undone, so it asks.
func (s *Screen) emptyTrash(ids []string) {
	n := len(ids)
	if n == 0 {
		n = s.list.total
	}
	if n == 0 {
		return
	}
	what := lang.L("{{.Entries}} with history and files. This cannot be undone.", map[string]any{"Entries": entries(n)})
	s.host.Ask(screen.Question{Title: lang.L("Remove for good?"), Yes: lang.L("Remove"), No: lang.L("Keep"), Danger: true,
		Content: widgets.NewText(what, widgets.Style{Flow: widgets.Folded}),
		Do: func() {
			s.do(func(ctx context.Context) error {
				_, err := s.host.Journal().EmptyTrash(ctx, ids)
				return err
			}, func() {
				s.list.unmark()
				s.host.Say(lang.L("{{.Entries}} removed.", map[string]any{"Entries": entries(n)}), "", nil)
			})
		}})
}

// tag adds and removes tags of entries in one write.
func (s *Screen) tag(ids, add, remove []string) {
	s.do(func(ctx context.Context) error {
		_, err := s.host.Journal().Change(ctx, model.Tagged, ids, func(e *model.Entry) { e.Retag(add, remove) })
		return err
	}, func() {
		s.list.unmark()
		s.host.Say(lang.L("{{.Entries}} tagged.", map[string]any{"Entries": entries(len(ids))}), lang.L("Undo"), s.undo)
	})
}

// do runs a write and then done, unless the write failed.
func (s *Screen) do(write func(context.Context) error, done func()) {
	s.host.Do(func(ctx context.Context) func() {
		err := write(ctx)
		return func() {
			if err != nil {
				s.host.Fail(err)
				return
			}
			done()
		}
	})
}

// askName asks for a name for a search.
func (s *Screen) askName(query string, done func(name string)) {
	field := widgets.NewTextEntry()
	field.SetPlaceHolder(query)
	s.host.Ask(screen.Question{Title: lang.L("Save search"), Content: widgets.NewField(lang.L("Name"), field), Field: field,
		Yes: lang.L("Save"), No: lang.L("Cancel"), Do: func() {
			if field.Text != "" {
				done(field.Text)
			}
		}})
}
