package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/config"
	"rung/ui/widgets"
)

// reloadMistakes reads the settings file again, which the person may have edited, and
// shows what is not understood in it.
func (s *Screen) reloadMistakes() {
	s.host.Load("settings slips", func(context.Context) func() {
		state := s.prefs.Read()
		return func() { s.showMistakes(state) }
	})
}

func (s *Screen) showMistakes(state config.State) {
	s.mistakes.Objects = nil
	if len(state.Slips) > 0 {
		said := []string{lang.L("The settings file {{.Path}} has a mistake, so no choice is kept in it.", map[string]any{"Path": state.Path()})}
		for _, slip := range state.Slips {
			said = append(said, capitalise(slip.String())+".")
		}
		said = append(said, state.DescribeFallback()+".", lang.L("Mend the file and come back here, or have it written anew: the one of now is kept beside it, and all that can be read stays."))
		anew := widgets.Action{Text: lang.L("Write it anew"), Do: func() { s.prefs.WriteAnew(s.reloadMistakes) }}
		s.mistakes.Objects = []fyne.CanvasObject{widgets.NewInset(widgets.NewBanner(widgets.Failure, strings.Join(said, "\n"), anew), 4, 5, 0, 5)}
	} else if len(state.Unknown) > 0 {
		said := []string{lang.L("The settings file {{.Path}} says what this Rung has no use for. It is kept as it stands.", map[string]any{"Path": state.Path()})}
		for _, one := range state.Unknown {
			said = append(said, lang.L("Line {{.Line}}: {{.Text}}", map[string]any{"Line": one.Line, "Text": one.Text}))
		}
		s.mistakes.Objects = []fyne.CanvasObject{widgets.NewInset(widgets.NewBanner(widgets.Info, strings.Join(said, "\n")), 4, 5, 0, 5)}
	}
	widgets.SetShown(s.mistakes, len(s.mistakes.Objects) > 0)
	s.mistakes.Refresh()
	s.arrange()
}

func capitalise(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
