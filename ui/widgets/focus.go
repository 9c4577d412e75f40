package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// focus is what every widget has that takes keys: it knows whether the keyboard is on it, says so, and is brought into
// view by the pages it lies on.
type focus struct {
	// OnFocus is told when focus comes and goes.
	OnFocus func(gained bool)

	of      fyne.Widget
	focused bool
}

// IsFocused says whether the keyboard is on the widget.
func (f *focus) IsFocused() bool { return f.focused }

func (f *focus) setFocused(focused bool) {
	f.focused = focused
	f.of.Refresh()
	if focused {
		revealOnPages(f.of)
	}
	if f.OnFocus != nil {
		f.OnFocus(focused)
	}
}

// revealOnPages has each page that o lies on turn to it. Fyne does not tell an object what it lies in, so the window is searched
// for it from the top.
func revealOnPages(o fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	for _, content := range overlayContents(c.Overlays().Top()) {
		if revealIn(content, o) != nil {
			return
		}
	}
	if c.Content() != nil {
		revealIn(c.Content(), o)
	}
}

// overlayContents is what lies over a window. Fyne keeps the type of what holds it to itself, but not what it draws.
func overlayContents(over fyne.CanvasObject) (contents []fyne.CanvasObject) {
	holder, ok := over.(fyne.Widget)
	if !ok {
		return nil
	}
	for _, part := range holder.CreateRenderer().Objects() {
		if popup, ok := part.(*widget.PopUp); ok {
			contents = append(contents, popup.Content)
		}
	}
	return contents
}

// revealIn gives what is to be seen of o where it lies in the object at, and nil where it does not: a field is shown
// whole, with its label and what is said below it.
func revealIn(at, o fyne.CanvasObject) fyne.CanvasObject {
	if at == o {
		return o
	}
	if !at.Visible() {
		return nil
	}
	for _, child := range childrenOf(at) {
		found := revealIn(child, o)
		if found == nil {
			continue
		}
		if frame, framed := at.(*Field); framed && found == o {
			return frame
		}
		if page, turns := at.(*Page); turns {
			page.revealFocused(found, o)
		}
		return found
	}
	return nil
}

// childrenOf gives what lies in an object. Fyne's own widgets are the ends of the search.
func childrenOf(in fyne.CanvasObject) []fyne.CanvasObject {
	switch in := in.(type) {
	case interface{ objects() []fyne.CanvasObject }:
		return in.objects()
	case *fyne.Container:
		return in.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{in.Content}
	case *container.ThemeOverride:
		return []fyne.CanvasObject{in.Content}
	}
	return nil
}
