package ui

import (
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/line"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// showCapture asks over the window for one line, and writes it down. A line that
// was left without saving it is there again.
func (s *shell) showCapture() {
	if kit.RefuseReadOnly(s.o.File, s) {
		return
	}
	l := line.New(s, lang.L("What happened? One line, Enter saves."), false)
	l.SetFoot(lang.L("Down: to the chips   Del: not that   Alt 1: takes it   Enter: saves"))
	marks := widgets.NewText(lang.L("@person  #tag  ^2  !achievement  >yesterday"), widgets.Style{Color: theme.Muted, Size: theme.Caption, Flow: widgets.Cut})
	back := widgets.NewText(drafts.RestoredNote(), widgets.Style{Color: theme.Muted, Size: theme.Caption, Flow: widgets.Folded})
	back.Hide()
	over := s.showOverlay(widgets.NewStacked(3, l.Object, marks, back), l.Field, 44, 0)
	l.OnResized = func() { // what the line counts for takes the place of the marks
		widgets.SetShown(marks, !l.IsCounted())
		over.popup.Refresh()
	}
	words := l.KeepDraft("capture", func() {
		back.Show()
		over.popup.Refresh()
	})
	s.captured = words
	l.OnSaved = func(entry model.Entry, _ model.Receipt) {
		words.Done()
		over.close()
		s.Say(lang.L("Saved “{{.Title}}”.", map[string]any{"Title": entry.Title}), lang.L("Open"), func() {
			s.Go(kit.Route{Screen: kit.ScreenJournal, ID: entry.ID})
		})
	}
}
