package today

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/line"
)

// captureLine is the line in which the day is written down.
type captureLine struct {
	screen *Screen
	object fyne.CanvasObject
	line   *line.Line
}

func newCaptureLine(s *Screen) *captureLine {
	c := &captureLine{screen: s, line: line.New(s.host, lang.L("What happened? One line, Enter saves."), true)}
	c.line.OnResized = s.arrange
	c.line.OnSaved = c.onSaved
	c.line.Field.LendsUndo = true
	c.line.OnTyped = s.onTyped
	c.object = c.line.Object
	return c
}

func (c *captureLine) focusLine() { c.screen.host.Window().Canvas().Focus(c.line.Field) }

// onSaved says what was written down, and offers to open it.
func (c *captureLine) onSaved(entry model.Entry, r model.Receipt) {
	host := c.screen.host
	c.screen.Leave() // the words are no draft any more
	if n := len(r.Entries); n > 1 && r.Entries[0].Kind != model.KindContact {
		kit.SayUndo(host, lang.L("Saved {{.Count}} entries.", map[string]any{"Count": n}), r.Batch)
		return
	}
	host.Say(lang.L("Saved “{{.Title}}”.", map[string]any{"Title": entry.Title}), lang.L("Open"), func() {
		host.Go(kit.Route{Screen: kit.ScreenJournal, ID: entry.ID})
	})
}

// attachFiles reads files and attaches them to what is being written.
func (c *captureLine) attachFiles(paths []string, read func(path string) ([]byte, error)) {
	host := c.screen.host
	for _, path := range paths {
		kit.Do(host, func(context.Context) ([]byte, error) {
			return read(path)
		}, func(content []byte) {
			c.line.AttachFile(filepath.Base(path), content)
			c.focusLine()
		})
	}
}
