package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rung/ui/draw"
	"rung/ui/theme"
)

// focusRenderer adds the ring of focus to a widget of Fyne's, and an edge where it has none of its own.
type focusRenderer struct {
	fyne.WidgetRenderer
	focus      *focus
	ring, edge *canvas.Rectangle
}

func newFocusRenderer(inner fyne.WidgetRenderer, focus *focus, edged bool) fyne.WidgetRenderer {
	r := &focusRenderer{inner, focus, draw.NewRing(), draw.NewRectangle()}
	r.edge.Hidden, r.edge.StrokeWidth = !edged, 1
	r.paint()
	return r
}

func (r *focusRenderer) paint() {
	draw.PaintRing(r.ring, theme.Size(theme.ControlRadius), r.focus.focused)
	r.edge.StrokeColor, r.edge.CornerRadius = theme.Color(theme.Border), r.ring.CornerRadius
}

func (r *focusRenderer) Objects() []fyne.CanvasObject {
	return slices.Concat(r.WidgetRenderer.Objects(), []fyne.CanvasObject{r.edge, r.ring})
}

func (r *focusRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	draw.Place(r.edge, 0, 0, size.Width, size.Height)
	draw.Place(r.ring, 0, 0, size.Width, size.Height)
}

func (r *focusRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

// Entry is a text field. Tab leaves it, several lines or one, and a shortcut that text does not know does nothing here.
//
// Undo and Redo (of the embedded field) are what a menu's shortcut must call on the focused field; SetText forgets what
// could be undone, so Insert, Surround and PrefixLine are the ways to change text on the person's behalf.
type Entry struct {
	widget.Entry
	focus
	// OnKey sees each key before the text does; true keeps it from the text. For Escape, or Up and Down beside a list.
	OnKey func(key fyne.KeyName) bool
	// TakesTab says that OnKey wants Tab now, as to take what is offered; nil is never.
	TakesTab func() bool
	// OnPaste is offered what is to be pasted first; true keeps it from the text, which would lose its line breaks.
	OnPaste func(text string) bool
	// OnShortcut is offered each shortcut first; true keeps it from the text.
	OnShortcut func(fyne.Shortcut) bool
	// LendsUndo leaves undo and redo to the window while the field is empty and has nothing of its own to undo.
	LendsUndo bool

	inside  *container.Scroll
	maxRows int
}

// NewTextEntry is a field of one line.
func NewTextEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.of = e
	e.ExtendBaseWidget(e)
	return e
}

// NewProseEntry is a field of several lines that grows with its text from minRows to maxRows and then scrolls. Enter
// begins a new line; Shift+Enter calls OnSubmitted.
func NewProseEntry(minRows, maxRows int) *Entry {
	e := &Entry{maxRows: max(minRows, maxRows)}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(minRows)
	e.of = e
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab is false unless TakesTab says so: Tab goes to the next field.
func (e *Entry) AcceptsTab() bool { return e.TakesTab != nil && e.TakesTab() }

// TypedShortcut offers shortcuts, and a paste, to whom they may concern.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	if e.OnShortcut != nil && e.OnShortcut(shortcut) {
		return
	}
	if paste, ok := shortcut.(*fyne.ShortcutPaste); ok && e.OnPaste != nil {
		if _, own := paste.Clipboard.(pastedText); !own && e.OnPaste(paste.Clipboard.Content()) {
			return
		}
	}
	e.Entry.TypedShortcut(shortcut)
}

// FocusGained shows the ring and the cursor.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	e.setFocused(true)
}

// FocusLost hides them.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	e.setFocused(false)
}

// TypedKey offers the key to OnKey first.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if e.OnKey == nil || !e.OnKey(key.Name) {
		e.Entry.TypedKey(key)
		ForwardKey(e, key)
	}
}

// CreateRenderer is called by Fyne.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	inner := e.Entry.CreateRenderer()
	for _, o := range inner.Objects() {
		if scroll, ok := o.(*container.Scroll); ok {
			e.inside = scroll
		}
	}
	return &entryRenderer{newFocusRenderer(inner, &e.focus, false), e}
}

// entryRenderer shows what is typed in the style that it needs.
type entryRenderer struct {
	fyne.WidgetRenderer
	entry *Entry
}

func (t *entryRenderer) Refresh() {
	t.entry.TextStyle = theme.StyleFor(t.entry.Text, t.entry.TextStyle)
	t.WidgetRenderer.Refresh()
}

// MinSize grows with the text between the rows wanted. The height of the text is read from the field's own layout:
// laying it out again to measure it would double the cost of each key.
func (e *Entry) MinSize() fyne.Size {
	size := e.Entry.MinSize()
	if e.maxRows == 0 || e.inside == nil || e.inside.Content == nil {
		return size
	}
	row := fyne.MeasureText("M", theme.Size(theme.Text), e.TextStyle).Height
	most := row*float32(e.maxRows) + theme.Gap(4)
	text := e.inside.Content.MinSize().Height + 2
	size.Height = max(size.Height, min(text, most))
	return size
}

// Insert puts text in place of what is chosen, or where the cursor is. It can be undone.
func (e *Entry) Insert(text string) {
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: pastedText(text)})
}

// Fill shows words with the cursor behind them, to be written on. It cannot be undone.
func (e *Entry) Fill(words string) {
	e.SetText(words)
	lines := strings.Split(words, "\n")
	e.CursorRow, e.CursorColumn = len(lines)-1, len([]rune(lines[len(lines)-1]))
	e.Refresh()
}

// Surround puts marks around what is chosen, as for bold; with nothing chosen the cursor is left between them.
func (e *Entry) Surround(before, after string) {
	chosen := e.SelectedText()
	e.Insert(before + chosen + after)
	if chosen == "" {
		for range []rune(after) {
			e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
		}
	}
}

// PrefixLine puts a mark at the start of the line that the cursor is in, as for a list, or takes the same mark away.
func (e *Entry) PrefixLine(mark string) {
	runes := []rune(e.Text)
	at := e.CursorTextOffset()
	start := at
	for start > 0 && runes[start-1] != '\n' {
		start--
	}
	for n := at; n > start; n-- {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	if marked := []rune(mark); len(runes) >= start+len(marked) && string(runes[start:start+len(marked)]) == mark {
		for range marked {
			e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		}
		at = max(at-len(marked), start)
	} else {
		e.Insert(mark)
		start, at = start+len(marked), at+len(marked)
	}
	for n := start; n < at; n++ {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
}

// pastedText is a clipboard of our own for one paste, which is the only edit of Fyne's that can be undone from outside.
type pastedText string

func (h pastedText) Content() string   { return string(h) }
func (h pastedText) SetContent(string) {}

// Select is Fyne's drop-down with Rung's ring. Fyne's own mark of focus fills the field, so it is not told.
type Select struct {
	widget.Select
	focus
}

// NewSelect offers the options; OnChanged is told the one chosen.
func NewSelect(options []string, onChanged func(string)) *Select {
	s := &Select{}
	s.of, s.Options, s.OnChanged = s, options, onChanged
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained shows the ring.
func (s *Select) FocusGained() { s.setFocused(true) }

// FocusLost hides the ring.
func (s *Select) FocusLost() { s.setFocused(false) }

// TypedKey opens the choice on Enter too.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	if IsPressKey(key) {
		key = &fyne.KeyEvent{Name: fyne.KeySpace}
	}
	s.Select.TypedKey(key)
	ForwardKey(s, key)
}

// CreateRenderer is called by Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	return newFocusRenderer(s.Select.CreateRenderer(), &s.focus, true)
}

// Check is Fyne's check box with Rung's ring.
type Check struct {
	widget.Check
	focus
}

// NewCheck is a check box with that word; OnChanged is told its state.
func NewCheck(text string, onChanged func(bool)) *Check {
	c := &Check{}
	c.of, c.Text, c.OnChanged = c, text, onChanged
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained shows the ring.
func (c *Check) FocusGained() { c.setFocused(true) }

// FocusLost hides the ring.
func (c *Check) FocusLost() { c.setFocused(false) }

// TypedKey turns the box over on Enter too.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	if !c.Disabled() && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) {
		c.SetChecked(!c.Checked)
	}
	ForwardKey(c, key)
}

// CreateRenderer is called by Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return newFocusRenderer(c.Check.CreateRenderer(), &c.focus, false)
}
