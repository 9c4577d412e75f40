package line

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/ui/widgets"
)

// pastedLines is what was pasted under the line: more lines, each of which can
// become an entry.
type pastedLines struct {
	line   *Line
	object *fyne.Container
	banner *widgets.Banner
	rest   []string // the lines after the one in the field
}

func newPastedLines(l *Line) *pastedLines {
	s := &pastedLines{line: l, banner: widgets.NewBanner(widgets.Info, "")}
	s.banner.OnDismiss = func() { s.setLines(nil) }
	s.object = container.NewStack(s.banner)
	s.object.Hide()
	return s
}

func (s *pastedLines) hasLines() bool { return len(s.rest) > 0 }

// onPaste keeps the first of several lines in the field, and asks about the others.
func (s *pastedLines) onPaste(text string) bool {
	var lines []string
	for one := range strings.Lines(text) {
		if one = strings.TrimSpace(one); one != "" {
			lines = append(lines, one)
		}
	}
	if len(lines) < 2 {
		return false
	}
	s.line.Field.Insert(trimListMark(lines[0]))
	for i := range lines {
		lines[i] = trimListMark(lines[i])
	}
	s.setLines(append(s.rest, lines[1:]...))
	return true
}

// trimListMark takes the mark of a list from a line.
func trimListMark(line string) string {
	for _, mark := range []string{"- ", "* ", "• "} {
		if text, listed := strings.CutPrefix(line, mark); listed {
			return strings.TrimSpace(text)
		}
	}
	return line
}

// setLines keeps lines, and offers what they can become.
func (s *pastedLines) setLines(rest []string) {
	s.rest = rest
	widgets.SetShown(s.object, len(rest) > 0)
	if n := len(rest) + 1; n > 1 {
		count := map[string]any{"Count": n}
		s.banner.SetMessage(widgets.Info, lang.L("{{.Count}} lines", count),
			widgets.Action{Text: lang.L("Save as {{.Count}} entries", count), Do: s.line.save},
			widgets.Action{Text: lang.L("One entry"), Do: s.saveAsOneEntry})
	}
	s.line.onResized()
	s.line.onTyped()
}

// saveAsOneEntry puts the other lines under the first.
func (s *pastedLines) saveAsOneEntry() {
	s.line.saveLines([]string{s.line.Field.Text}, strings.Join(s.rest, "\n"))
}
