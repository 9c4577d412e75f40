package readiness

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/widgets"
)

// newLadderChoice asks whether the steps are levels of a ladder, and which one of them
// is held.
func (e *frameworkEditor) newLadderChoice() fyne.CanvasObject {
	ladder := widgets.NewCheck(lang.L("A ladder: its steps are levels, from the lowest to the highest"), nil)
	ladder.Checked = e.draft.Ladder
	ladder.OnChanged = func(on bool) {
		e.changeDraft(func(d *frameworkDraft) string { d.Ladder = on; return "ladder" }, "")
	}
	e.fields["ladder"] = ladder
	if !e.draft.Ladder {
		return ladder
	}
	ids, titles := []string{""}, []string{lang.L("None yet")}
	for _, s := range e.draft.Steps {
		if s.Title != "" {
			ids, titles = append(ids, s.ID), append(titles, s.Title)
		}
	}
	held := widgets.NewSelect(titles, nil)
	held.SetSelectedIndex(max(slices.Index(ids, e.draft.Held), 0))
	held.OnChanged = func(string) {
		e.draft.Held = ids[max(held.SelectedIndex(), 0)]
		e.onTyped()
	}
	frame := widgets.NewField(lang.L("The level you hold"), held)
	e.frames["held"], e.fields["held"] = frame, held
	return widgets.NewStacked(2, ladder, frame)
}
