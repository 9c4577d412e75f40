package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"rung/ui/draw"
	"rung/ui/theme"
)

// ButtonLook is how much a button asks to be pressed.
type ButtonLook int

// The looks.
const (
	Outlined ButtonLook = iota
	Primary             // the one thing to do here
	Plain               // no edge until pointed at: toolbars, rows
	Danger              // cannot be undone
	Linked              // leads to what is behind a word or a number
)

// ButtonStyle is what a button looks like; the zero value is the ordinary outlined one.
type ButtonStyle struct {
	Look     ButtonLook
	Small    bool
	Icon     string // a name of assets/icons
	IconOnly bool   // the text is then only the button's name for assistive tools
}

// Button is a button in Rung's look. Fyne's own has no edge and would shout when focused.
type Button struct {
	Pressable

	keys  func(key *fyne.KeyEvent) // takes the keys that the button has no use for, or nil for the window
	text  string
	style ButtonStyle

	ground, ring *canvas.Rectangle
	label        *draw.Line
	icon         *draw.Icon
}

// NewButton is a button with that text.
func NewButton(text string, style ButtonStyle, onTapped func()) *Button {
	size := theme.Text
	if style.Small {
		size = theme.Caption
	}
	b := &Button{text: text, style: style, ground: draw.NewRectangle(),
		ring: draw.NewRing(), label: draw.NewLine(size, theme.Ink, style.Look == Primary || style.Look == Danger), icon: draw.NewIcon()}
	b.OnTapped = onTapped
	b.ExtendBaseWidget(b)
	return b
}

// SetText changes the word on the button.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// SetIcon changes the icon; no name, no icon.
func (b *Button) SetIcon(name string) {
	b.style.Icon = name
	b.Refresh()
}

// SetLook changes how much the button asks to be pressed, as for a switch that is on.
func (b *Button) SetLook(look ButtonLook) {
	b.style.Look = look
	b.Refresh()
}

// Text is the word on the button.
func (b *Button) Text() string { return b.text }

// AccessibilityLabel is the button's word, shown or not.
func (b *Button) AccessibilityLabel() string { return b.text }

// TypedKey presses the button on Space and Enter.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	if b.keys != nil && !IsPressKey(key) {
		b.keys(key)
		return
	}
	b.Pressable.TypedKey(key)
}

func (b *Button) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.ground, b.icon.Image, b.label.Text, b.ring}
}

// colorNames gives the colours of text, ground and edge; "" is none.
func (b *Button) colorNames() (text, ground, edge fyne.ThemeColorName) {
	switch {
	case b.Disabled() && (b.style.Look == Plain || b.style.Look == Linked):
		return theme.Muted, "", ""
	case b.Disabled():
		return theme.Muted, fynetheme.ColorNameDisabledButton, theme.Hairline
	case b.style.Look == Primary:
		return theme.OnAccent, theme.Accent, theme.Accent
	case b.style.Look == Danger:
		return theme.Red, theme.Surface, theme.Red
	case b.style.Look == Linked && b.hovered:
		return theme.Accent, theme.Hover, ""
	case b.style.Look == Linked:
		return theme.Accent, "", ""
	case b.style.Look == Plain && b.hovered:
		return theme.Ink, theme.Hover, ""
	case b.style.Look == Plain:
		return theme.Ink, "", ""
	case b.hovered:
		return theme.Ink, theme.Surface, theme.Border
	default:
		return theme.Ink, theme.Surface, theme.Hairline
	}
}

func (b *Button) paint() {
	text, ground, edge := b.colorNames()
	radius := theme.Size(theme.ControlRadius)
	b.ground.CornerRadius = radius
	b.ground.FillColor, b.ground.StrokeColor, b.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	if ground != "" {
		b.ground.FillColor = theme.Color(ground)
	}
	if edge != "" {
		b.ground.StrokeColor, b.ground.StrokeWidth = theme.Color(edge), 1
	}
	inset := b.ringInset()
	draw.PaintRing(b.ring, max(radius-inset, 0), b.focused)
	if inset > 0 {
		b.ring.StrokeColor = theme.Color(theme.OnAccent)
	}
	b.label.Ink, b.label.Full = text, b.text
	if b.style.IconOnly {
		b.label.Full = ""
	}
	b.label.Text.Hidden = b.style.IconOnly
	b.label.Paint()
	b.icon.SetIcon(b.style.Icon, text)
}

// ringInset is how far inside its edge a button shows that it has the focus: on
// the accent's own ground a ring of the accent could not be seen.
func (b *Button) ringInset() float32 {
	if b.style.Look == Primary && !b.Disabled() {
		return theme.Gap(0.75)
	}
	return 0
}

// contentSizes is the size of icon, gap and whole word.
func (b *Button) contentSizes() (icon, gap float32, word fyne.Size) {
	word = b.label.FullSize()
	if b.style.Icon == "" {
		return 0, 0, word
	}
	icon = theme.Size(theme.Icon)
	if b.style.Small {
		icon = theme.Size(theme.Text)
	}
	if !b.style.IconOnly {
		gap = theme.Gap(1.5)
	}
	return icon, gap, word
}

func (b *Button) minSize() fyne.Size {
	icon, gap, word := b.contentSizes()
	if b.style.Small {
		side := word.Height + theme.Gap(2)
		return fyne.NewSize(max(icon+gap+word.Width+theme.Gap(4), side), side)
	}
	side := max(word.Height+theme.Gap(3), theme.Gap(8))
	return fyne.NewSize(max(icon+gap+word.Width+theme.Gap(6), side), side)
}

func (b *Button) layout(size fyne.Size) {
	draw.Place(b.ground, 0, 0, size.Width, size.Height)
	inset := b.ringInset()
	draw.Place(b.ring, inset, inset, size.Width-2*inset, size.Height-2*inset)
	icon, gap, word := b.contentSizes()
	room := size.Width - icon - gap - theme.Gap(2)
	width := min(word.Width, room)
	x := (size.Width - icon - gap - width) / 2
	draw.PlaceSquare(b.icon, x, (size.Height-icon)/2, icon)
	b.label.Place(x+icon+gap, (size.Height-word.Height)/2, width)
}

// ToggleLook is the look of a button that stands for one choice among several, chosen or not.
func ToggleLook(on bool) ButtonLook {
	if on {
		return Outlined
	}
	return Plain
}
