package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// overlayStack is what lies over the window, the topmost last.
type overlayStack struct {
	tasks    kit.Tasks
	frame    *frame
	overlays []*overlay
}

// overlay lies over the window until it is closed. Closing gives the focus back
// to where it was.
type overlay struct {
	stack  *overlayStack
	popup  *widget.PopUp
	before fyne.Focusable
	stays  bool   // Escape does not close it
	left   func() // it has gone; may be nil
}

// showOverlay shows content about so many em wide and high, 0 for as high as it
// needs, with the focus on first. Escape closes it.
func (s *overlayStack) showOverlay(content fyne.CanvasObject, first fyne.Focusable, width, height float32) *overlay {
	c := s.frame.window.Canvas()
	o := &overlay{stack: s, before: c.Focused()}
	o.popup = widget.NewModalPopUp(container.New(emSized{width, height, c}, widgets.NewInset(content, 3, 3, 3, 3)), c)
	s.overlays = append(s.overlays, o)
	o.popup.Show()
	if first != nil {
		c.Focus(first)
	}
	return o
}

// close takes the overlay away, and all that was opened from it. One that the
// person has left already stays left.
func (o *overlay) close() {
	s := o.stack
	if !slices.Contains(s.overlays, o) {
		return
	}
	s.tasks.KeepAll()
	for i := len(s.overlays) - 1; i >= 0; i-- {
		top := s.overlays[i]
		s.overlays = s.overlays[:i]
		top.popup.Hide()
		if top.left != nil {
			top.left()
		}
		if top == o {
			break
		}
	}
	if o.before != nil {
		s.frame.window.Canvas().Focus(o.before)
	}
}

// closeTopOverlay closes what lies on top, and reports whether anything did.
func (s *overlayStack) closeTopOverlay() bool {
	if len(s.overlays) == 0 {
		return false
	}
	if top := s.overlays[len(s.overlays)-1]; !top.stays {
		top.close()
	}
	return true
}

// ShowSheet shows a sheet over the window.
func (s *overlayStack) ShowSheet(sheet kit.Sheet) (close func()) {
	o := s.showOverlay(sheet.Content, sheet.First, sheet.Width, sheet.Height)
	o.left = sheet.OnLeft
	return o.close
}

// Ask shows a question over the window. Escape and the first button leave it.
func (s *overlayStack) Ask(q kit.Question) {
	var o *overlay
	no := widgets.NewButton(q.No, widgets.ButtonStyle{}, func() {
		o.close()
		if q.Not != nil {
			q.Not()
		}
	})
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(theme.Gap(2)), layout.NewSpacer(), no)
	first := fyne.Focusable(no)
	if q.Do != nil {
		do := func() { o.close(); q.Do() }
		look := widgets.Primary
		if q.Danger {
			look = widgets.Danger
		}
		buttons.Add(widgets.NewButton(q.Yes, widgets.ButtonStyle{Look: look}, do))
		if q.Field != nil {
			q.Field.OnSubmitted = func(string) { do() }
			first = q.Field
		}
	}
	title := widgets.NewText(q.Title, widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	height := float32(0)
	body := q.Content
	if q.Long {
		reader := widgets.NewReader(q.Content)
		body, height = reader, 36
		if q.Do == nil {
			first = reader
		}
	}
	o = s.showOverlay(container.NewBorder(widgets.NewInset(title, 0, 0, 3, 0), widgets.NewInset(buttons, 4, 0, 0, 0), nil, nil, body), first, 34, height)
}

// emSized asks for a size in em, and never for more than the canvas has. A height
// of 0 is what the content needs at that width.
type emSized struct {
	width, height float32
	canvas        fyne.Canvas
}

func (z emSized) MinSize(objects []fyne.CanvasObject) fyne.Size {
	room := z.canvas.Size().SubtractWidthHeight(theme.Gap(12), theme.Gap(12))
	width := min(theme.Em(z.width), room.Width)
	height := theme.Em(z.height)
	if z.height == 0 {
		// Folded text knows its height only at a width.
		objects[0].Resize(fyne.NewSize(width, objects[0].Size().Height))
		height = objects[0].MinSize().Height
	}
	return fyne.NewSize(width, min(height, room.Height))
}

func (z emSized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}
