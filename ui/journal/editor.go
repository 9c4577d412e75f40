package journal

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/today"
	"rung/ui/form"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// editor shows the entry beside the list: its form, what can be done with it, and its
// history. Words are kept as a draft within a second of being typed, and saved when
// the entry is left or on the key for saving.
type editor struct {
	host   kit.Host
	owner  *Screen
	object fyne.CanvasObject

	form    *form.Form
	base    *model.Entry // as the journal holds it; nil for a new entry
	entryID string
	opening string     // id of the entry being read, while the one before is shown
	enter   bool       // put the cursor into the title once it is shown
	saving  bool       // a save is under way
	begun   *kit.Start // what a proposed action opened, or nil
	again   bool       // save once more when the save under way is done

	back                   *widgets.Button
	status                 *widgets.Text
	historyButton, restore *widgets.Button
	trashButton            *widgets.Button
	notice                 *fyne.Container
	mentions, below        *fyne.Container
	history                *historyPanel
	read                   *readPanel
	sheet                  *fyne.Container
	images                 map[string]fyne.Resource
	held                   heldDrafts
}

func newEditor(host kit.Host, owner *Screen) *editor {
	e := &editor{host: host, owner: owner, images: map[string]fyne.Resource{}}
	e.form = form.New(e.formSources())
	e.form.OnChanged = e.onTyped
	e.back = widgets.NewButton(lang.L("List"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "back"}, owner.showList)
	e.back.Hide()
	e.status = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Cut})
	e.historyButton = widgets.NewButton(lang.L("History"), widgets.ButtonStyle{Small: true}, e.toggleHistory)
	e.restore = widgets.NewButton(lang.L("Take out of trash"), widgets.ButtonStyle{Small: true, Look: widgets.Primary}, func() { owner.untrashEntries([]string{e.entryID}) })
	e.trashButton = widgets.NewButton(lang.L("Move to trash"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "trash", IconOnly: true}, func() { owner.trashEntries([]string{e.entryID}) })
	e.notice = container.NewStack()
	e.mentions = container.NewVBox()
	e.history = newHistoryPanel(host, e)
	status := container.NewVBox(layout.NewSpacer(), e.status, layout.NewSpacer())
	tools := container.NewBorder(nil, nil, e.back, container.NewHBox(e.restore, e.historyButton, e.trashButton), status)
	body := container.NewStack(e.form.Object(), e.history.object)
	e.read = newReadPanel(host, e)
	e.below = widgets.NewStacked(0, owner.counts.object, e.read.object, e.mentions)
	e.sheet = container.NewBorder(
		container.NewVBox(widgets.NewInset(tools, 2, 3, 0, 4), widgets.NewInset(e.notice, 0, 3, 0, 3)),
		e.below, nil, nil, widgets.NewInset(body, 1, 0, 0, 0))
	e.object = container.NewStack(e.sheet)
	e.close()
	return e
}

// id gives the id of the entry that is open or being opened, or "".
func (e *editor) id() string {
	if e.opening != "" {
		return e.opening
	}
	return e.entryID
}

// setStacked shows the button back to the list if the list is not beside the entry.
func (e *editor) setStacked(stacked bool) { widgets.SetShown(e.back, stacked) }

// openEntry shows an entry of the journal. What is open is saved first.
func (e *editor) openEntry(id string) {
	if id == e.id() {
		return
	}
	e.saveOnLeave()
	e.opening = id
	e.host.Load("journal entry", func(ctx context.Context) func() {
		entry, err := e.host.Journal().Entry(ctx, id)
		drafts, draftErr := e.host.Journal().Drafts(ctx)
		return func() {
			if e.opening != id { // something else was begun meanwhile
				return
			}
			if err = errors.Join(err, draftErr); err != nil {
				e.close()
				e.host.Fail(err)
				return
			}
			e.showEntry(&entry)
			for _, d := range e.held.withKept(drafts) {
				if d.Entry == id {
					e.offerDraft(d)
				}
			}
		}
	})
}

// showEntry fills the form with an entry as the journal holds it.
func (e *editor) showEntry(entry *model.Entry) {
	e.base, e.entryID, e.opening, e.begun = entry, entry.ID, "", nil
	e.form.SetEntry(*entry)
	e.showSheet()
	e.refreshMentions()
	if e.enter {
		e.focusTitle()
	}
}

// startNew opens an empty entry of a kind.
func (e *editor) startNew(kind string) {
	e.saveOnLeave()
	entry := model.NewEntry(kind, e.host.Locale().Today)
	e.base, e.entryID, e.opening, e.begun = nil, entry.ID, "", nil
	e.form.SetEntry(entry)
	e.mentions.RemoveAll()
	e.showSheet()
	e.beginWithTemplate(entry)
}

// beginWithTemplate fills in the template of a new entry's kind, unless something has
// been typed by the time it is read.
func (e *editor) beginWithTemplate(entry model.Entry) {
	kit.LoadSetting(e.host, "journal template", today.SettingTemplates, func(own today.Templates) {
		if entry.Body = own.KindTexts[entry.Kind]; entry.Body != "" && e.entryID == entry.ID && !e.form.IsChanged() {
			e.form.SetEntry(entry)
			e.focusTitle()
		}
	})
}

func (e *editor) showSheet() {
	e.clearNotice()
	e.history.hide()
	e.sheet.Show()
	e.showStatus()
	e.object.Refresh() // Show does not paint what was never painted
}

// close empties the editor.
func (e *editor) close() {
	e.base, e.entryID, e.opening, e.begun = nil, "", "", nil
	e.sheet.Hide()
	e.object.Refresh()
}

// showStatus says whether the words are saved, and shows what can be done.
func (e *editor) showStatus() {
	trashed := e.base != nil && e.base.Trashed
	switch {
	case trashed:
		e.status.SetText(lang.L("In the trash"))
	case e.form.IsChanged():
		e.status.SetText(lang.L("Not saved yet"))
	case e.base == nil:
		e.status.SetText(lang.L("New"))
	default:
		e.status.SetText(lang.L("Saved {{.When}}", map[string]any{"When": savedWords(e.base.Updated, e.host.Journal().Now(), e.host.Locale())}))
	}
	widgets.SetShown(e.restore, trashed)
	widgets.SetShown(e.historyButton, e.base != nil)
	widgets.SetShown(e.trashButton, e.base != nil && !trashed)
	e.owner.counts.showCounts()
	e.read.show()
}

// savedWords writes when something was saved: the time for today, else the day.
func savedWords(t, now time.Time, loc model.Locale) string {
	t = t.In(now.Location())
	switch day := model.NewDay(t); {
	case day == model.NewDay(now):
		return t.Format("15:04")
	case t.Year() == now.Year():
		return day.FormatDayMonth(loc)
	default:
		return day.FormatPlain(loc)
	}
}

// focusTitle puts the cursor into the title, as soon as the entry is shown.
func (e *editor) focusTitle() {
	if e.enter = e.opening != ""; !e.enter {
		e.form.FocusTitle(e.host.Window().Canvas())
	}
}

func (e *editor) pickAttachment() {
	if e.entryID != "" {
		e.form.AttachFile()
	}
}

// formatText marks the chosen text of the body, or shows its preview.
func (e *editor) formatText(mark string) {
	if e.entryID != "" {
		e.form.FormatText(mark)
	}
}

// onTyped has the words kept as a draft within a second.
func (e *editor) onTyped() {
	e.status.SetText(lang.L("Not saved yet"))
	e.host.Keep("journal draft", e.keepDraft)
}

func (e *editor) keepDraft() {
	if e.entryID == "" || !e.form.IsChanged() {
		return
	}
	d := model.Draft{Entry: e.entryID, Kind: e.form.Kind(), Title: e.form.Title(), At: e.host.Journal().Now(), Form: e.form.Draft()}
	e.held.hold(d)
	e.host.Do(func(ctx context.Context) func() {
		err := e.host.Journal().KeepDraft(ctx, d)
		if err == nil {
			e.held.release(d.Entry)
		}
		return func() {
			if err != nil {
				e.onNotKept(d, err)
			}
		}
	})
}

// onNotKept says that words are in memory only, and offers to open their entry.
func (e *editor) onNotKept(d model.Draft, err error) {
	e.host.Fail(err)
	if d.Entry != e.entryID && e.held.has(d.Entry) {
		e.host.Hold(err, lang.L("Open them"), func() { e.owner.openDraft(d.Entry) })
	}
}

func (e *editor) dropDraft(id string) {
	kit.Write(e.host, func(ctx context.Context) error {
		err := e.host.Journal().DropDraft(ctx, id)
		e.held.release(id)
		return err
	})
}

// saveOnLeave saves the open entry. What cannot be saved yet stays as a draft, which
// is offered again.
func (e *editor) saveOnLeave() {
	e.host.Keep("journal draft", nil)
	if e.entryID != "" && e.form.IsChanged() {
		e.keepDraft()
		e.saveEntry(false)
	}
}

// saveEntry saves the open entry. With stay, a mistake is shown beside its field;
// without, the words stay as a draft and the foot of the window says so.
func (e *editor) saveEntry(stay bool) {
	if e.entryID == "" || !e.form.IsChanged() && (e.begun == nil || !stay) {
		return
	}
	if e.saving && stay {
		e.again = true
		return
	}
	entry, contents, err := e.form.Entry()
	if err != nil {
		if !stay {
			id := e.entryID
			e.host.Say(lang.L("Kept as a draft: {{.Why}}", map[string]any{"Why": model.ExplainError(err)}), lang.L("Open draft"), func() { e.owner.openDraft(id) })
		}
		return
	}
	action := model.Edited
	if e.base == nil {
		action = model.Added
	}
	e.saveEdits(action, model.Edit{Base: e.base, Entry: entry}, contents, stay)
}

func (e *editor) saveEdits(action model.Action, edit model.Edit, contents map[string][]byte, stay bool) {
	e.saving = true
	id := edit.Entry.ID
	edits, then := e.editsToSave(edit)
	e.host.Keep("journal draft", nil)
	e.host.Do(func(ctx context.Context) func() {
		r, err := e.host.Journal().Save(ctx, action, edits, contents)
		if err == nil {
			e.held.release(id)
			err = e.host.Journal().DropDraft(ctx, id)
		}
		return func() {
			e.onSaved(id, edit, r, err, stay)
			if err == nil && stay {
				then()
			}
		}
	})
}

func (e *editor) onSaved(id string, edit model.Edit, r model.Receipt, err error, stay bool) {
	e.saving = false
	var wrong *model.Error
	switch {
	case err == nil && id == e.entryID:
		kept := edit.Entry
		for _, one := range r.Entries {
			if one.ID == id {
				kept = one
			}
		}
		e.base = &kept
		e.form.MarkSaved(kept)
		e.clearNotice()
		e.showStatus()
		e.owner.list.setOpen(id)
	case err == nil:
	case model.CodeOf(err) == model.Conflict && id == e.entryID:
		e.offerMerge(edit)
	case errors.As(err, &wrong) && wrong.Field != "" && stay && id == e.entryID:
		e.form.SetError(wrong)
	default:
		e.host.Fail(err)
	}
	if e.again {
		e.again = false
		e.saveEntry(true)
	}
}

// onChanged shows the open entry again when it was written elsewhere, unless words are
// being typed: those are merged when they are saved.
func (e *editor) onChanged(model.Receipt) {
	if e.base == nil || e.opening != "" || e.saving || e.form.IsChanged() {
		return
	}
	id := e.entryID
	e.host.Load("journal entry", func(ctx context.Context) func() {
		entry, err := e.host.Journal().Entry(ctx, id)
		return func() {
			switch {
			case id != e.id() || e.form.IsChanged() || e.saving:
			case model.CodeOf(err) == model.NotFound:
				e.close()
			case err != nil:
				e.host.Fail(err)
			case !entry.Updated.Equal(e.base.Updated):
				e.base = &entry
				e.form.SetEntry(entry)
				e.showStatus()
				e.history.reload()
			}
			e.refreshMentions()
		}
	})
}
