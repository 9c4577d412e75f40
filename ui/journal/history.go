package journal

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// historyPanel shows what changed in the open entry, newest first, each version with
// one button that brings it back.
type historyPanel struct {
	host   kit.Host
	editor *editor
	object *fyne.Container
	column *fyne.Container
}

func newHistoryPanel(host kit.Host, e *editor) *historyPanel {
	h := &historyPanel{host: host, editor: e, column: container.NewVBox()}
	h.object = container.NewStack(widgets.NewGround(theme.Background), widgets.NewPage(newEditorSheet(h.column)))
	h.object.Hide()
	return h
}

func (e *editor) toggleHistory() {
	switch {
	case e.base == nil:
	case e.history.object.Visible():
		e.history.hide()
	default:
		e.saveEntry(true)
		e.form.Object().Hide()
		e.history.object.Show()
		e.historyButton.SetText(lang.L("Back to the entry"))
		e.history.reload()
	}
}

func (h *historyPanel) hide() {
	h.object.Hide()
	h.editor.form.Object().Show()
	h.editor.historyButton.SetText(lang.L("History"))
}

// reload re-reads the revisions while they are shown.
func (h *historyPanel) reload() {
	if !h.object.Visible() {
		return
	}
	id := h.editor.entryID
	h.host.Load("journal history", func(ctx context.Context) func() {
		revisions, err := h.host.Journal().History(ctx, id)
		names := map[string]string{}
		if err == nil {
			var refs map[string]model.Ref
			refs, err = h.host.Journal().Refs(ctx, model.LinkedIDs(revisions))
			for id, r := range refs {
				names[id] = r.Title
			}
		}
		return func() {
			if err != nil || id != h.editor.entryID {
				h.host.Fail(err)
				return
			}
			h.showRevisions(revisions, names)
		}
	})
}

func (h *historyPanel) showRevisions(revisions []model.Revision, names map[string]string) {
	h.column.RemoveAll()
	for i, r := range revisions {
		h.column.Add(h.newRevisionCard(r, i == 0, names))
	}
	h.column.Refresh()
}

// newRevisionCard shows one revision: when, what was done, and each change in words.
func (h *historyPanel) newRevisionCard(r model.Revision, present bool, names map[string]string) fyne.CanvasObject {
	loc, now := h.host.Locale(), h.host.Journal().Now()
	at := r.At.In(now.Location())
	title := model.NewDay(at).Format(loc) + " " + at.Format("15:04")
	changes := container.NewVBox()
	for _, c := range r.Changes {
		changes.Add(widgets.NewText(model.DescribeChange(c, names, loc), widgets.Style{Flow: widgets.Folded}))
	}
	if present {
		changes.Add(widgets.NewText(lang.L("This is the entry as it is now."), widgets.Style{Size: theme.Caption, Color: theme.Muted}))
	} else {
		changes.Add(container.NewHBox(widgets.NewButton(lang.L("Bring this version back"), widgets.ButtonStyle{Small: true, Icon: "restore"}, func() { h.revertTo(r) })))
	}
	return widgets.NewCard(title, lang.L(actionWords[r.Action]), changes)
}

func (h *historyPanel) revertTo(r model.Revision) {
	kit.SaveWithUndo(h.host, lang.L("That version is back."), func(ctx context.Context) (model.Receipt, error) {
		return h.host.Journal().Revert(ctx, r.Entry, r.ID)
	}, h.hide)
}

// actionWords names what a write did to the entry.
var actionWords = map[model.Action]string{
	model.Added: "Written", model.Edited: "Changed", model.Trashed: "Moved to the trash", model.Restored: "Taken out of the trash",
	model.Tagged: "Tagged", model.Imported: "Imported", model.Undone: "Undone", model.Redone: "Done again", model.ReadAnew: "Read again",
}
