package readiness

import (
	"fyne.io/fyne/v2/lang"

	"rung/ui/widgets"
)

// showGate says how the gate stands, with a button to its step unless that is open.
func (s *Screen) showGate() {
	s.gate.ShowReport(s.shown.report, func(step string) []widgets.Action {
		if step == s.chosen && s.compare == "" {
			return nil
		}
		return []widgets.Action{{Text: lang.L("Look at step {{.Step}}", map[string]any{"Step": s.labels[step]}), Do: func() { s.openStep(step, true); s.showGate() }}}
	})
}
