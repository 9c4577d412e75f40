package ui

import (
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/line"
	"rung/ui/screen"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// showCapture asks over the window for one line, and writes it down.
func (s *shell) showCapture() {
	if s.refuseReadOnly() {
		return
	}
	l := line.New(s, lang.L("What happened? One line, Enter saves."), false)
	marks := widgets.NewText(lang.L("@person  #tag  ^2  !achievement  >yesterday  $12,500  35%"), widgets.Style{Color: theme.Muted, Size: theme.Caption, Flow: widgets.Cut})
	over := s.showOverlay(widgets.NewStacked(3, l.Object, marks), l.Field, 44, 0)
	l.OnResized = over.popup.Refresh
	l.OnSaved = func(entry model.Entry, _ model.Receipt) {
		over.close()
		s.Say(lang.L("Saved “{{.Title}}”.", map[string]any{"Title": entry.Title}), lang.L("Open"), func() {
			s.Go(screen.Route{Screen: "journal", Entry: entry.ID})
		})
	}
}
