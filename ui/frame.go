package ui

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// frame is the window as it is seen: the rail, the heading, the screens, and the
// room for a line at the foot. It lays out the ground of the rail, the rail and
// the rest.
type frame struct {
	app    fyne.App
	window fyne.Window

	rail          *widgets.Rail
	gate          *gateCard
	name          *widgets.Text // of the program, over the rail
	heading, note *widgets.Text
	find          *widgets.Button
	findIcon      *widgets.Button     // in its place where there is little room
	head          *fyne.Container     // heading, note and tools
	main          *fyne.Container     // head, content and foot
	content       *fyne.Container     // the screens, of which one is shown
	presenting    func()              // what Escape does while the screen has the whole window; nil else
	around        []fyne.CanvasObject // what the whole window is given without
}

// Layout puts rail and main beside each other. Below 64 em of the chosen text size
// the rail shows icons alone.
func (f *frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	ground, rail, main := objects[0], objects[1], objects[2]
	f.rail.SetCompact(size.Width < theme.Em(64))
	for _, o := range []fyne.CanvasObject{f.name, f.find} {
		widgets.SetShown(o, !f.rail.IsCompact())
	}
	widgets.SetShown(f.findIcon, f.rail.IsCompact())
	widgets.SetShown(f.gate.object, f.gate.isOpen && !f.rail.IsCompact())
	width := rail.MinSize().Width
	if !f.rail.IsCompact() {
		width = max(width, theme.Em(12))
	}
	if f.presenting != nil {
		width = 0
	}
	ground.Resize(fyne.NewSize(width, size.Height))
	rail.Resize(fyne.NewSize(width, size.Height))
	main.Move(fyne.NewPos(width, 0))
	main.Resize(fyne.NewSize(size.Width-width, size.Height))
}

func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(leastWidth, leastHeight) }

// SetNote says a few words beneath the heading, such as how many entries.
func (f *frame) SetNote(note string) {
	if note != f.note.Text() {
		f.note.SetText(note)
		f.head.Refresh()
	}
}

// Window is for what a screen draws or puts the focus on.
func (f *frame) Window() fyne.Window { return f.window }
