package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// SortableContent is what a line says that can be moved by hand.
type SortableContent struct {
	Title  string
	Second string // under the title, or none
	Sign   Sign   // of the second line
	Faint  bool   // it is there and does not count
	Handle bool   // it can be moved
}

// DropEdge is where something that is being moved would go.
type DropEdge int

// The edges of a line.
const (
	NoEdge DropEdge = iota
	Above
	Below
)

// SortableItem is a line of a short list that its person puts into order: words that fold, with a handle before them that can
// be dragged. It is pressed like an Item; other keys it offers to OnKey.
type SortableItem struct {
	listLine
	// OnKey sees each key that neither presses the line nor leads to its neighbours.
	OnKey func(key fyne.KeyName)
	// OnDragged is told how far below its place the line is held, OnDropped that it was let go.
	OnDragged func(by float32)
	OnDropped func()

	content       SortableContent
	title, second *Text
	mark          *signMark
	dots          [6]*canvas.Circle
	ground, ring  *canvas.Rectangle
	slot          *canvas.Rectangle
	edge          DropEdge
	held          bool
	by            float32
}

var _ fyne.Draggable = (*SortableItem)(nil)

// NewSortableItem is a line with that content.
func NewSortableItem(content SortableContent, onTapped func()) *SortableItem {
	m := &SortableItem{content: content, mark: newSignMark(), ground: draw.NewRectangle(), ring: draw.NewRing(), slot: draw.NewRectangle()}
	m.title = NewText(content.Title, Style{Flow: Folded})
	m.second = NewText(content.Second, Style{Size: theme.Caption, Color: theme.Muted, Flow: Folded})
	for i := range m.dots {
		m.dots[i] = canvas.NewCircle(color.Transparent)
	}
	m.OnTapped = onTapped
	m.ExtendBaseWidget(m)
	m.SetContent(content)
	return m
}

// SetContent says something else in the same line.
func (m *SortableItem) SetContent(content SortableContent) {
	m.content = content
	ink := theme.Ink
	if content.Faint {
		ink = theme.Muted
	}
	m.title.segment.Style.ColorName, m.second.segment.Style.ColorName = ink, content.Sign.Ink()
	m.title.SetText(content.Title)
	m.second.SetText(content.Second)
	m.Refresh()
}

// Content is what the line says.
func (m *SortableItem) Content() SortableContent { return m.content }

// SetDropEdge shows where something else would go, beside this line.
func (m *SortableItem) SetDropEdge(edge DropEdge) {
	if m.edge != edge {
		m.edge = edge
		m.Refresh()
	}
}

// AccessibilityLabel is all that the line says.
func (m *SortableItem) AccessibilityLabel() string {
	if m.content.Second == "" {
		return m.content.Title
	}
	return m.content.Title + ", " + m.content.Second
}

// TypedKey presses the line on Space and Enter; Up and Down go to its neighbours.
func (m *SortableItem) TypedKey(key *fyne.KeyEvent) {
	neighbour := key.Name == fyne.KeyDown || key.Name == fyne.KeyUp
	if m.OnKey != nil && !neighbour && !IsPressKey(key) {
		m.OnKey(key.Name)
	}
	m.listLine.TypedKey(key)
}

// Dragged moves the line where its handle was taken.
func (m *SortableItem) Dragged(event *fyne.DragEvent) {
	if !m.held {
		from := event.Position.X - event.Dragged.DX
		if !m.content.Handle || from > m.handleWidth() {
			return
		}
		m.held, m.by = true, 0
		m.Refresh()
	}
	if m.by += event.Dragged.DY; m.OnDragged != nil {
		m.OnDragged(m.by)
	}
}

// DragEnd lets the line go.
func (m *SortableItem) DragEnd() {
	if !m.held {
		return
	}
	m.held = false
	m.Refresh()
	if m.OnDropped != nil {
		m.OnDropped()
	}
}

func (m *SortableItem) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{m.ground}
	for _, dot := range m.dots {
		objects = append(objects, dot)
	}
	objects = append(objects, m.title, m.second)
	return append(append(objects, m.mark.objects()...), m.slot, m.ring)
}

func (m *SortableItem) paint() {
	m.ground.FillColor, m.ground.Hidden = theme.Color(theme.Hover), !m.hovered && !m.held
	if m.held {
		m.ground.FillColor = theme.Color(theme.Selection)
	}
	m.ground.CornerRadius = theme.Size(theme.ControlRadius)
	draw.PaintRing(m.ring, m.ground.CornerRadius, m.focused)
	m.slot.FillColor, m.slot.Hidden = theme.Color(theme.Accent), m.edge == NoEdge
	for _, dot := range m.dots {
		dot.FillColor, dot.Hidden = theme.Color(theme.Border), !m.content.Handle
	}
	m.second.Hidden = m.content.Second == ""
	m.mark.sign = m.content.Sign
	if m.second.Hidden {
		m.mark.sign = NoSign
	}
	m.mark.paint()
}

// handleWidth is what the handle takes from the words, with the gap after it.
func (m *SortableItem) handleWidth() float32 {
	if !m.content.Handle {
		return 0
	}
	return theme.Em(1.6)
}

func (m *SortableItem) minSize() fyne.Size {
	if width := m.Size().Width; width > 0 {
		m.title.Resize(fyne.NewSize(width-m.handleWidth(), m.title.Size().Height))
		m.second.Resize(fyne.NewSize(width-m.handleWidth()-m.mark.width(), m.second.Size().Height))
	}
	height := m.title.MinSize().Height
	if !m.second.Hidden {
		height += m.second.MinSize().Height + theme.Gap(0.5)
	}
	return fyne.NewSize(m.handleWidth()+theme.Em(8), height+theme.Gap(2))
}

func (m *SortableItem) layout(size fyne.Size) {
	left, top := m.handleWidth(), theme.Gap(1)
	draw.Place(m.ground, -draw.Outset(), 0, size.Width+2*draw.Outset(), size.Height)
	draw.Place(m.ring, -draw.Outset(), 0, size.Width+2*draw.Outset(), size.Height)
	y := float32(0)
	if m.edge == Below {
		y = size.Height - 2
	}
	draw.Place(m.slot, 0, y, size.Width, 2)
	m.title.Resize(fyne.NewSize(size.Width-left, m.title.Size().Height))
	title := m.title.MinSize().Height
	draw.Place(m.title, left, top, size.Width-left, title)
	line, dot := fyne.MeasureText("M", theme.Size(theme.Text), fyne.TextStyle{}).Height, theme.Em(0.18)
	for i, c := range m.dots {
		x, y := float32(i%2)*theme.Em(0.45), float32(i/2)*theme.Em(0.4)
		draw.PlaceSquare(c, theme.Gap(0.5)+x, top+line/2-theme.Em(0.5)+y, dot)
	}
	below := top + title + theme.Gap(0.5)
	m.mark.place(left, below, draw.CaptionHeight())
	left += m.mark.width()
	draw.Place(m.second, left, below, size.Width-left, m.second.MinSize().Height)
}
