package journal

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// offerDraft says that words were typed and never saved, and shows them.
func (e *editor) offerDraft(d model.Draft) {
	if err := e.form.SetDraft(d.Form); err != nil {
		e.host.Fail(err)
		return
	}
	at := savedWords(d.At, e.host.Journal().Now(), e.host.Locale())
	e.setNotice(widgets.Warning, lang.L("These words were typed at {{.When}} and not saved.", map[string]any{"When": at}),
		widgets.Action{Text: lang.L("Save"), Do: func() { e.saveEntry(true) }},
		widgets.Action{Text: lang.L("Discard"), Do: e.discardDraft})
	e.status.SetText(lang.L("Not saved yet"))
}

// discardDraft forgets the draft and shows the entry as the journal holds it.
func (e *editor) discardDraft() {
	e.host.Keep("journal draft", nil)
	e.dropDraft(e.entryID)
	if e.base == nil {
		e.close()
		return
	}
	e.showEntry(e.base)
}

// openDraft opens the entry of a draft, which may be a new one, with the draft's words.
func (s *Screen) openDraft(id string) {
	s.editor.saveOnLeave()
	s.editor.opening = id // so that no other entry is opened automatically
	s.host.Load("journal entry", func(ctx context.Context) func() {
		drafts, err := s.readDrafts(ctx)
		entry, entryErr := s.host.Journal().Entry(ctx, id)
		fresh := model.CodeOf(entryErr) == model.NotFound
		if err == nil && !fresh {
			err = entryErr
		}
		return func() {
			if s.editor.opening != id { // something else was begun meanwhile
				return
			}
			s.editor.opening = ""
			i := slices.IndexFunc(drafts, func(d model.Draft) bool { return d.Entry == id })
			switch {
			case err != nil:
				s.host.Fail(err)
				return
			case i < 0:
				s.host.Say(lang.L("Those words have been saved or discarded meanwhile."), "", nil)
				return
			case fresh:
				s.editor.startNew(drafts[i].Kind)
				s.editor.beginOpening(id)
			default:
				s.editor.showEntry(&entry)
			}
			s.editor.offerDraft(drafts[i])
			s.list.setOpen(id)
			s.panes.SetActive(paneEntry)
			s.editor.focusTitle()
		}
	})
}

// readDrafts gives the words that were typed and never saved, newest first.
func (s *Screen) readDrafts(ctx context.Context) ([]model.Draft, error) {
	kept, err := readFormDrafts(ctx, s.host.Journal())
	return s.editor.held.withKept(kept), err
}

// OpenNextDraft opens the oldest draft.
func (s *Screen) OpenNextDraft() {
	s.host.Load("journal drafts", func(ctx context.Context) func() {
		drafts, err := s.readDrafts(ctx)
		return func() {
			s.host.Fail(err)
			for _, d := range slices.Backward(drafts) {
				if d.Entry != s.editor.id() {
					s.openDraft(d.Entry)
					return
				}
			}
		}
	})
}

// beginOpening gives a new entry the id under which its draft was kept.
func (e *editor) beginOpening(id string) {
	entry := model.NewEntry(e.form.Kind(), e.host.Locale().Today)
	entry.ID, e.entryID = id, id
	e.form.SetEntry(entry)
}

// OfferDrafts says at the start which words were not saved; open shows them.
func OfferDrafts(host kit.Host, open func()) {
	host.Load("journal drafts", func(ctx context.Context) func() {
		drafts, err := readFormDrafts(ctx, host.Journal())
		return func() {
			if err != nil {
				host.Fail(err)
			}
			if len(drafts) == 0 {
				return
			}
			title := drafts[0].Title
			if title == "" {
				title = lang.L("an entry without a title")
			}
			message := lang.L("Last time, “{{.Title}}” was not saved. Its words are still here.", map[string]any{"Title": title})
			if len(drafts) > 1 {
				message = lang.L("{{.Count}} entries have words that were not saved. They are still here.", map[string]any{"Count": len(drafts)})
			}
			host.Remind(message, lang.L("Open draft"), open)
		}
	})
}

// readFormDrafts gives the drafts of entries, newest first. Other screens keep other
// drafts.
func readFormDrafts(ctx context.Context, j *model.Journal) ([]model.Draft, error) {
	kept, err := j.Drafts(ctx)
	return slices.DeleteFunc(kept, func(d model.Draft) bool { _, known := model.KindOf(d.Kind); return !known }), err
}

// offerMerge asks which words to keep when the same field was changed here and
// elsewhere.
func (e *editor) offerMerge(edit model.Edit) {
	e.setNotice(widgets.Warning, lang.L("The same words were changed elsewhere meanwhile. Yours are still here."),
		widgets.Action{Text: lang.L("Keep mine"), Do: func() { e.keepMine(edit) }},
		widgets.Action{Text: lang.L("Show theirs"), Do: e.showTheirs})
}

// keepMine puts what the person changed over the entry as it is now; what else
// was changed elsewhere stays.
func (e *editor) keepMine(edit model.Edit) {
	e.clearNotice()
	e.host.Do(func(ctx context.Context) func() {
		now, err := e.host.Journal().Entry(ctx, edit.Entry.ID)
		var mine model.Entry
		if err == nil {
			var changes []model.FieldChange
			if changes, err = model.DiffEntries(edit.Base, edit.Entry); err == nil {
				mine, err = model.OverlayChanges(now, changes)
			}
		}
		return func() {
			if err != nil {
				e.host.Fail(err)
				return
			}
			e.saveEdits(model.Edited, model.Edit{Base: &now, Entry: mine}, nil, true)
		}
	})
}

func (e *editor) showTheirs() {
	id := e.entryID
	e.dropDraft(id)
	e.close()
	e.openEntry(id)
}

// clearNotice removes the line above the entry.
func (e *editor) clearNotice() {
	if len(e.notice.Objects) > 0 {
		e.notice.RemoveAll()
		e.sheet.Refresh()
	}
}

func (e *editor) setNotice(severity widgets.Severity, message string, actions ...widgets.Action) {
	e.notice.RemoveAll()
	e.notice.Add(widgets.NewBanner(severity, message, actions...))
	e.sheet.Refresh()
}

// refreshMentions lists the entries that point to this one.
func (e *editor) refreshMentions() {
	id := e.entryID
	kit.Load(e.host, "journal mentions", func(ctx context.Context) ([]model.Ref, error) {
		return e.host.Journal().Backlinks(ctx, id)
	}, func(refs []model.Ref) {
		if id == e.entryID {
			e.showMentions(refs)
		}
	})
}

// mostMentions is how many mentions are shown; a search finds the others.
const mostMentions = 6

func (e *editor) showMentions(refs []model.Ref) {
	e.mentions.RemoveAll()
	if len(refs) == 0 {
		e.sheet.Refresh()
		return
	}
	row := container.New(layout.NewRowWrapLayoutWithCustomPadding(theme.Gap(1), theme.Gap(1)))
	row.Add(widgets.NewText(lang.L("Mentioned in"), widgets.Style{Size: theme.Caption, Color: theme.Muted}))
	for _, r := range refs[:min(len(refs), mostMentions)] {
		chip := widgets.NewChip(widgets.ChipContent{Text: text.Shorten(r.Title, 28), Icon: model.KindIcon(r.Kind)})
		chip.OnTapped = func() { e.owner.openEntry(r.ID) }
		row.Add(chip)
	}
	if len(refs) > mostMentions {
		chip := widgets.NewChip(widgets.ChipContent{Text: lang.L("{{.Count}} in all", map[string]any{"Count": len(refs)})})
		chip.OnTapped = func() { e.owner.onFilter("person:" + e.entryID) }
		row.Add(chip)
	}
	e.mentions.Add(widgets.NewHairline())
	e.mentions.Add(widgets.NewInset(row, 2, 3, 2, 4))
	e.sheet.Refresh()
}

// newEditorSheet sets content off from the pane's edges, in lines of readable length.
func newEditorSheet(content fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewInset(container.New(widgets.ReadingColumn{}, content), 2, 4, 4, 4)
}
