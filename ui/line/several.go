package line

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/ui/widgets"
)

// several is what was pasted under the line: more lines, each of which can
// become an entry.
type several struct {
	line   *Line
	object *fyne.Container
	banner *widgets.Banner
	rest   []string // the lines after the one in the field
}

func newSeveral(l *Line) *several {
	s := &several{line: l, banner: widgets.NewBanner(widgets.Info, "")}
	s.banner.OnDismiss = func() { s.set(nil) }
	s.object = container.NewStack(s.banner)
	s.object.Hide()
	return s
}

func (s *several) any() bool { return len(s.rest) > 0 }

// paste keeps the first of several lines in the field, and asks about the others.
func (s *several) paste(text string) bool {
	var lines []string
	for one := range strings.Lines(text) {
		if one = strings.TrimSpace(one); one != "" {
			lines = append(lines, one)
		}
	}
	if len(lines) < 2 {
		return false
	}
	s.line.Field.Insert(unlisted(lines[0]))
	for i := range lines {
		lines[i] = unlisted(lines[i])
	}
	s.set(append(s.rest, lines[1:]...))
	return true
}

// unlisted takes the mark of a list from a line.
func unlisted(line string) string {
	for _, mark := range []string{"- ", "* ", "• "} {
		if text, listed := strings.CutPrefix(line, mark); listed {
			return strings.TrimSpace(text)
		}
	}
	return line
}

// set keeps lines, and offers what they can become.
func (s *several) set(rest []string) {
	s.rest = rest
	widgets.SetShown(s.object, len(rest) > 0)
	if n := len(rest) + 1; n > 1 {
		count := map[string]any{"Count": n}
		s.banner.SetMessage(widgets.Info, lang.L("{{.Count}} lines", count),
			widgets.Action{Text: lang.L("Save as {{.Count}} entries", count), Do: s.line.save},
			widgets.Action{Text: lang.L("One entry"), Do: s.saveAsOne})
	}
	s.line.resize()
	s.line.typed()
}

// saveAsOne puts the other lines under the first.
func (s *several) saveAsOne() {
	s.line.write([]string{s.line.Field.Text}, strings.Join(s.rest, "\n"))
}
