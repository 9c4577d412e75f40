package journal

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// trashEntries moves entries to the trash, and offers to undo it.
func (s *Screen) trashEntries(ids []string) {
	if len(ids) == 0 {
		return
	}
	s.editor.saveOnLeave()
	kit.SaveWithUndo(s.host, lang.L("{{.Entries}} moved to the trash.", map[string]any{"Entries": entryCount(len(ids))}), func(ctx context.Context) (model.Receipt, error) {
		return s.host.Journal().Trash(ctx, ids...)
	}, func() {
		s.list.clearMarks()
		for _, id := range ids {
			if id == s.editor.id() {
				s.editor.close()
				s.list.setOpen("")
				s.showList()
			}
		}
	})
}

// untrashEntries takes entries out of the trash.
func (s *Screen) untrashEntries(ids []string) {
	kit.SaveWithUndo(s.host, lang.L("{{.Entries}} back in the journal.", map[string]any{"Entries": entryCount(len(ids))}), func(ctx context.Context) (model.Receipt, error) {
		return s.host.Journal().Untrash(ctx, ids...)
	}, s.list.clearMarks)
}

// emptyTrash removes entries for good, or the whole trash if ids is empty, even what
// the list does not show. It asks first, since this cannot be undone.
func (s *Screen) emptyTrash(ids []string) {
	s.host.Load("journal trash", func(ctx context.Context) func() {
		n, err := len(ids), error(nil)
		if n == 0 {
			n, err = s.host.Journal().Count(ctx, model.Query{Terms: []model.Term{{Key: "is", Op: ":", Text: "trash"}}})
		}
		copies, copiesErr := s.host.File().ListRestorable(ctx)
		return func() {
			if err = errors.Join(err, copiesErr); err != nil || n == 0 {
				s.host.Fail(err)
				return
			}
			s.askEmptyTrash(ids, n, len(copies))
		}
	})
}

// askEmptyTrash also says that copies of the journal still hold the words, and
// offers to remove those too.
func (s *Screen) askEmptyTrash(ids []string, n, copies int) {
	what := lang.L("{{.Entries}} with history and files. This cannot be undone.", map[string]any{"Entries": entryCount(n)})
	content := fyne.CanvasObject(widgets.NewText(what, widgets.Style{Flow: widgets.Folded}))
	renew := widgets.NewCheck(lang.L("Make a new copy, then remove the older ones"), nil)
	if copies > 0 {
		where := lang.L("Copies of the journal still hold the words, for up to 12 months.")
		content = widgets.NewStacked(2, content, widgets.NewText(where, widgets.Style{Flow: widgets.Folded}), renew)
	}
	s.host.Ask(kit.Question{Title: lang.L("Remove for good?"), Yes: lang.L("Remove"), No: lang.L("Keep"), Danger: true, Content: content,
		Do: func() { s.removeForGood(ids, renew.Checked) }})
}

// removeForGood removes entries for good; renew replaces older copies after it.
func (s *Screen) removeForGood(ids []string, renew bool) {
	kit.Do(s.host, func(ctx context.Context) (said string, err error) {
		removed, err := s.host.Journal().EmptyTrash(ctx, ids)
		if err != nil || !renew {
			return lang.L("{{.Entries}} removed.", map[string]any{"Entries": entryCount(removed)}), err
		}
		renewed, err := s.host.File().RenewCopies(ctx)
		said = lang.L("{{.Entries}} removed, and older copies: {{.Count}}. Copies that you keep elsewhere still hold the words.", map[string]any{"Entries": entryCount(removed), "Count": renewed.Removed})
		if renewed.Left > 0 {
			said += " " + lang.L("{{.Count}} beside them were left: another journal's, or one that cannot be read.", map[string]any{"Count": renewed.Left})
		}
		return said, err
	}, func(said string) {
		s.list.clearMarks()
		s.host.Say(said, "", nil)
	})
}

// tagEntries adds and removes tags of entries in one write.
func (s *Screen) tagEntries(ids, add, remove []string) {
	retag := func(e *model.Entry) { e.ChangeTags(add, remove) }
	kit.SaveWithUndo(s.host, lang.L("{{.Entries}} tagged.", map[string]any{"Entries": entryCount(len(ids))}), func(ctx context.Context) (model.Receipt, error) {
		return s.host.Journal().Change(ctx, model.Tagged, ids, retag)
	}, s.list.clearMarks)
}

// askSearchName asks for a name for a search.
func (s *Screen) askSearchName(query string, done func(name string)) {
	field := widgets.NewTextEntry()
	field.SetPlaceHolder(query)
	s.host.Ask(kit.Question{Title: lang.L("Save search"), Content: widgets.NewField(lang.L("Name"), field), Field: field,
		Yes: lang.L("Save"), No: lang.L("Cancel"), Do: func() {
			if field.Text != "" {
				done(field.Text)
			}
		}})
}
