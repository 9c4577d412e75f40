package review

import (
	"fyne.io/fyne/v2"
)

// keepFocus fills a container again and keeps the focus within it: on the part with the
// same label, else on the one in the same place.
func (s *Screen) keepFocus(in *fyne.Container, fill func()) {
	has := s.host.Window().Canvas().Focused()
	at, label := -1, ""
	for i, o := range focusableParts(in) {
		if has != nil && o == has {
			at, label = i, labelOf(o)
		}
	}
	fill()
	if at < 0 {
		return
	}
	now := focusableParts(in)
	for _, o := range now {
		if labelOf(o) == label {
			s.focusOn(o)
			return
		}
	}
	if len(now) > 0 {
		s.focusOn(now[min(at, len(now)-1)])
	}
}

// focusableParts gives what can have the focus in a container, in its order.
func focusableParts(in *fyne.Container) (list []fyne.Focusable) {
	for _, o := range in.Objects {
		switch o := o.(type) {
		case *fyne.Container:
			if o.Visible() {
				list = append(list, focusableParts(o)...)
			}
		case fyne.Focusable:
			disabled, can := o.(fyne.Disableable)
			if o.(fyne.CanvasObject).Visible() && (!can || !disabled.Disabled()) {
				list = append(list, o)
			}
		}
	}
	return list
}

func labelOf(o fyne.Focusable) string {
	if named, ok := o.(interface{ AccessibilityLabel() string }); ok {
		return named.AccessibilityLabel()
	}
	return ""
}
