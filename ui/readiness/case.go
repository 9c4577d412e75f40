package readiness

import (
	"context"
	"io"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model/review"
	"rung/model/text"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// saveCase asks what the person wants of their manager, and writes the page for them.
func (s *Screen) saveCase(format string) {
	kit.LoadSetting(s.host, "readiness asks", review.SettingAsks, func(before []string) { s.askAndSaveCase(format, before) })
}

func (s *Screen) askAndSaveCase(format string, before []string) {
	field := widgets.NewProseEntry(3, 6)
	field.SetPlaceHolder(lang.L("Half an hour about my next step\nA hard assignment, or a spell of standing in for you"))
	field.SetText(strings.Join(before, "\n"))
	words := drafts.Fields(s.host, "case asks", nil, field)
	framework := s.shown.report.Framework
	s.host.Ask(kit.Question{Title: lang.L("What do you ask for?"), Content: widgets.NewField(lang.L("One a line. Left empty, it is what stands there in grey."), field), Field: field,
		Yes: lang.L("Choose a place"), No: lang.L("Cancel"), Not: words.Done, Do: func() {
			var asks any
			if lines := text.NonEmptyLines(field.Text); len(lines) > 0 {
				asks = lines
			}
			kit.WriteSetting(s.host, review.SettingAsks, asks, words.Done, func() {
				s.host.SaveFile("my-case-"+string(s.today())+"."+format, func(ctx context.Context, w io.Writer) error {
					return s.host.WriteCase(ctx, w, format, framework)
				})
			})
		}})
}
