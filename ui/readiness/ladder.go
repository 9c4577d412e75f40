package readiness

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// titleOf gives a step's title, and of a level whether it is held or next.
func titleOf(s readiness.StepReport) string {
	switch s.Level {
	case readiness.HeldLevel, readiness.TopLevel:
		return lang.L("{{.Level}} · held", map[string]any{"Level": s.Title})
	case readiness.NextLevel:
		return lang.L("{{.Level}} · next", map[string]any{"Level": s.Title})
	}
	return s.Title
}

// isQuiet reports whether a level is neither held nor next.
func isQuiet(s readiness.StepReport) bool {
	return s.Level == readiness.LevelAbove || s.Level == readiness.LevelBelow
}

// newLadderChoice asks whether the steps are levels of a ladder, and which one of them
// is held.
func (e *frameworkEditor) newLadderChoice() fyne.CanvasObject {
	ladder := widgets.NewCheck(lang.L("A ladder"), nil)
	ladder.Checked = e.draft.Ladder
	ladder.OnChanged = func(on bool) {
		e.changeDraft(func(d *frameworkDraft) string { d.Ladder = on; return "ladder" }, "")
	}
	e.fields["ladder"] = ladder
	said := explainCheck(ladder, lang.L("Its steps are levels, from the lowest to the highest."))
	if !e.draft.Ladder {
		return said
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
	return widgets.NewStacked(2, said, frame)
}

// explainCheck puts what a check box means under its words, where it can be folded.
func explainCheck(check *widgets.Check, meaning string) fyne.CanvasObject {
	return widgets.NewStacked(0, check, widgets.NewInset(widgets.NewText(meaning, muted), 0, 0, 0, 2))
}

// chooseHeld asks which level of a ladder is held now.
func (s *Screen) chooseHeld(at fyne.CanvasObject, f readiness.Framework) {
	none := fyne.NewMenuItem(lang.L("None yet"), func() { s.holdLevel(f, "") })
	none.Checked = f.Held == ""
	items := []*fyne.MenuItem{none}
	for _, level := range f.Steps {
		item := fyne.NewMenuItem(level.Title, func() { s.holdLevel(f, level.ID) })
		item.Checked = f.Held == level.ID
		items = append(items, item)
	}
	widgets.ShowMenu(at, items...)
}

// holdLevel notes which level is held, in the ladder's own text, and offers to undo it.
func (s *Screen) holdLevel(f readiness.Framework, level string) {
	held := f
	held.Held = level
	key := model.SettingFramework + f.ID
	kit.Write(s.host, func(ctx context.Context) error {
		var text string
		if err := s.host.Journal().Setting(ctx, key, &text); err != nil {
			return err
		}
		return s.host.Journal().SetSetting(ctx, key, readiness.SetHeld(text, level))
	}, func() {
		s.chosen = "" // the level that is next now is opened
		s.host.ReloadReadiness()
		s.host.Say(held.DescribeLevels(), lang.L("Undo"), func() { s.holdLevel(held, f.Held) })
	})
}
