package ui

import (
	"slices"

	"rung/ui/kit"
	"rung/ui/widgets"
)

// Present gives the screen that is shown the whole window, for others to look
// at: rail, heading, search, menu and foot are away, and with the menu every key
// that would bring something else up. leave is called when Escape ends it while
// nothing has the focus.
func (s *shell) Present(leave func()) {
	s.presenting = leave
	s.window.SetMainMenu(nil)
	s.arrangePresenting()
}

// EndPresenting shows the rest of the window again.
func (s *shell) EndPresenting() {
	s.presenting = nil
	s.window.SetMainMenu(s.newMenu())
	s.arrangePresenting()
}

// arrangePresenting shows what belongs to the window in its present state. The
// content is set anew, since the menu has given or taken room.
func (s *shell) arrangePresenting() {
	for _, o := range s.around {
		widgets.SetShown(o, s.presenting == nil)
	}
	s.showFoot(s.footed)
	s.window.SetContent(s.window.Content())
	s.main.Refresh()
	s.window.Content().Refresh()
}

// onDropped hands files that were dropped on the window to the screen.
func (s *shell) onDropped(paths []string) {
	if taker, ok := s.screens[s.shown].(kit.Dropper); ok && len(s.overlays) == 0 && s.presenting == nil {
		taker.Drop(slices.Clone(paths), readFile)
	}
}
