package widgets

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"rung/ui/draw"
	"rung/ui/theme"
)

// ChipState is what a chip says beside its word.
type ChipState int

// The states.
const (
	ChipPlain     ChipState = iota
	ChipAccent              // counts, is chosen
	ChipRead                // counts, as read from the words
	ChipSuggested           // offered, not yet confirmed: a dashed edge
	ChipWarn                // wants attention
)

// ChipContent is what a chip shows.
type ChipContent struct {
	Text  string
	State ChipState
	Icon  string // a name of assets/icons, or none
}

// pill draws a chip; it takes no input, so that a list row under it stays clickable.
type pill struct {
	content ChipContent
	ground  *canvas.Rectangle
	dashes  *canvas.Image
	icon    *draw.Icon
	label   *draw.Line
}

func newPill() *pill {
	return &pill{ground: draw.NewRectangle(), dashes: &canvas.Image{}, icon: draw.NewIcon(),
		label: draw.NewLine(theme.Caption, theme.Muted, false)}
}

func (p *pill) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.ground, p.dashes, p.icon.Image, p.label.Text}
}

func (p *pill) paint() {
	p.label.Full, p.label.Ink, p.label.TextStyle.Bold = p.content.Text, theme.Muted, false
	p.ground.FillColor, p.ground.StrokeColor, p.ground.StrokeWidth = theme.Color(theme.Background), theme.Color(theme.Hairline), 1
	switch p.content.State {
	case ChipAccent:
		p.label.Ink, p.label.TextStyle.Bold = theme.Accent, true
		p.ground.FillColor, p.ground.StrokeWidth = theme.Color(theme.Ramp1), 0
	case ChipRead:
		p.label.Ink = theme.Ink
		p.ground.FillColor, p.ground.StrokeWidth = theme.Color(theme.Ramp1), 0
	case ChipWarn:
		p.label.Ink = theme.Amber
	case ChipSuggested:
		p.ground.StrokeWidth = 0
	}
	p.dashes.Hidden = p.content.State != ChipSuggested
	p.label.Paint()
	p.icon.SetIcon(p.content.Icon, p.label.Ink)
}

func (p *pill) iconWidth() float32 {
	if p.content.Icon == "" {
		return 0
	}
	return p.label.TextSize + theme.Gap(1)
}

func (p *pill) minSize() fyne.Size {
	word := p.label.FullSize()
	return fyne.NewSize(word.Width+p.iconWidth()+theme.Gap(4.5), word.Height+theme.Gap(1))
}

// place lays the pill out and leaves so much free at its right for a button.
func (p *pill) place(x, y, width, height, spare float32) {
	draw.Place(p.ground, x, y, width, height)
	p.ground.CornerRadius = height / 2
	draw.Place(p.dashes, x, y, width, height)
	if !p.dashes.Hidden {
		edge := dashedEdge(width, height)
		if p.dashes.Resource == nil || p.dashes.Resource.Name() != edge.Name() {
			p.dashes.Resource = edge
			p.dashes.Refresh()
		}
	}
	inset, icon := theme.Gap(2.25), p.label.TextSize
	draw.PlaceSquare(p.icon, x+inset, y+(height-icon)/2, icon)
	p.label.Place(x+inset+p.iconWidth(), y+(height-p.label.FullSize().Height)/2, width-2*inset-p.iconWidth()-spare)
}

func (p *pill) setShown(shown bool) {
	p.ground.Hidden, p.label.Text.Hidden = !shown, !shown
	p.dashes.Hidden = !shown || p.content.State != ChipSuggested
	p.icon.Hidden = !shown || p.content.Icon == ""
}

// dashedEdge draws what Fyne's rectangles cannot.
func dashedEdge(width, height float32) fyne.Resource {
	ink := theme.Hex(theme.Border)
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[1]g" height="%[2]g">`+
		`<rect x="0.5" y="0.5" width="%[3]g" height="%[4]g" rx="%[5]g" ry="%[5]g" fill="none" stroke="%[6]s" stroke-width="1" stroke-dasharray="3 3"/></svg>`,
		width, height, width-1, height-1, (height-1)/2, ink)
	return fyne.NewStaticResource(fmt.Sprintf("dashes-%g-%g-%s.svg", width, height, ink), []byte(svg))
}

// Chip is a short word in a capsule: a tag, a step, a person. It can be pressed when OnTapped is set, and removed when
// OnRemove is; with neither it takes no focus.
type Chip struct {
	Pressable
	OnRemove func()
	// OnKey is offered a key first; true keeps it from the chip. OnHover is told when
	// the pointer comes and goes.
	OnKey   func(key fyne.KeyName) bool
	OnHover func(over bool)

	pill  *pill
	cross *draw.Icon
	ring  *canvas.Rectangle
}

// NewChip is a chip with that content.
func NewChip(content ChipContent) *Chip {
	c := &Chip{pill: newPill(), cross: draw.NewIcon(), ring: draw.NewRing()}
	c.pill.content = content
	c.ExtendBaseWidget(c)
	return c
}

// SetContent shows something else.
func (c *Chip) SetContent(content ChipContent) {
	c.pill.content = content
	c.Refresh()
}

// Content is what is shown.
func (c *Chip) Content() ChipContent { return c.pill.content }

// Disabled is true while nothing can be done with the chip, which keeps it out of the focus order.
func (c *Chip) Disabled() bool {
	return c.Control.Disabled() || (c.OnTapped == nil && c.OnRemove == nil)
}

// AccessibilityLabel is the chip's word.
func (c *Chip) AccessibilityLabel() string { return c.pill.content.Text }

// Tapped presses the chip, or removes it when its cross was hit.
func (c *Chip) Tapped(at *fyne.PointEvent) {
	switch {
	case c.Disabled():
	case c.OnRemove != nil && at.Position.X >= c.cross.Position().X-theme.Gap(1):
		c.OnRemove()
	case c.OnTapped != nil:
		c.OnTapped()
	}
}

// TypedKey presses the chip on Space and Enter, and removes it on Delete and Backspace.
func (c *Chip) TypedKey(key *fyne.KeyEvent) {
	switch {
	case c.OnKey != nil && c.OnKey(key.Name):
	case c.Disabled():
	case c.OnRemove != nil && (key.Name == fyne.KeyDelete || key.Name == fyne.KeyBackspace):
		c.OnRemove()
	case IsPressKey(key) && c.OnTapped != nil:
		c.OnTapped()
	case IsPressKey(key):
		c.OnRemove()
	default:
		ForwardKey(c, key)
	}
}

// MouseIn shows that the chip can be pressed, and tells OnHover.
func (c *Chip) MouseIn(at *desktop.MouseEvent) {
	c.Pressable.MouseIn(at)
	c.tellHover(true)
}

// MouseOut ends what MouseIn began.
func (c *Chip) MouseOut() {
	c.Pressable.MouseOut()
	c.tellHover(false)
}

func (c *Chip) tellHover(over bool) {
	if c.OnHover != nil {
		c.OnHover(over)
	}
}

func (c *Chip) objects() []fyne.CanvasObject {
	return append(c.pill.objects(), c.cross.Image, c.ring)
}

func (c *Chip) paint() {
	c.pill.paint()
	if c.hovered {
		c.pill.ground.StrokeColor, c.pill.ground.StrokeWidth = theme.Color(theme.Border), 1
	}
	draw.PaintRing(c.ring, c.Size().Height/2, c.focused)
}

func (c *Chip) crossWidth() float32 {
	if c.OnRemove == nil {
		return 0
	}
	return theme.Size(theme.Caption) + theme.Gap(1)
}

func (c *Chip) minSize() fyne.Size { return c.pill.minSize().AddWidthHeight(c.crossWidth(), 0) }

func (c *Chip) layout(size fyne.Size) {
	c.pill.place(0, 0, size.Width, size.Height, c.crossWidth())
	name := ""
	if c.OnRemove != nil {
		name = "close"
	}
	c.cross.SetIcon(name, c.pill.label.Ink)
	side := theme.Size(theme.Caption) * 0.9
	draw.PlaceSquare(c.cross, size.Width-theme.Gap(2)-side, (size.Height-side)/2, side)
	draw.Place(c.ring, 0, 0, size.Width, size.Height)
	c.ring.CornerRadius = size.Height / 2
}
