package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// ItemContent is what an item says.
type ItemContent struct {
	Icon   string // a name of assets/icons, or none
	Title  string
	Second string              // under the title, or none
	Note   string              // at the right, or none
	Ink    fyne.ThemeColorName // of the note; muted where it is ""
	Plain  bool                // the title is no heading of what stands under it
}

// Item is a line of a short list that can be pressed: what it is in words that fold, with an icon before it and a note at
// its right. Up and Down go to its neighbours.
type Item struct {
	listLine
	// OnRune is told the letters that are typed while the item has the focus; may be nil.
	OnRune func(typed rune)

	content       ItemContent
	icon          *draw.Icon
	title, second *Text
	note          *draw.Line
	ground, ring  *canvas.Rectangle
}

// NewItem is a line with that content; with no function it only says it.
func NewItem(content ItemContent, onTapped func()) *Item {
	i := &Item{content: content, icon: draw.NewIcon(), note: draw.NewLine(theme.Caption, theme.Muted, false),
		ground: draw.NewRectangle(), ring: draw.NewRing()}
	i.title = NewText(content.Title, Style{Bold: !content.Plain, Flow: Folded})
	i.second = NewText(content.Second, Style{Size: theme.Caption, Color: theme.Muted, Flow: Folded})
	i.OnTapped = onTapped
	i.ExtendBaseWidget(i)
	return i
}

// Disabled keeps an item that only says something out of the focus order.
func (i *Item) Disabled() bool { return i.Control.Disabled() || i.OnTapped == nil }

// Text is the item's title.
func (i *Item) Text() string { return i.content.Title }

// AccessibilityLabel is all that the item says.
func (i *Item) AccessibilityLabel() string {
	words := i.content.Title
	for _, more := range []string{i.content.Second, i.content.Note} {
		if more != "" {
			words += ", " + more
		}
	}
	return words
}

// TypedRune hands the letter on to OnRune.
func (i *Item) TypedRune(typed rune) {
	if i.OnRune != nil {
		i.OnRune(typed)
	}
}

func (i *Item) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{i.ground, i.icon.Image, i.title, i.second, i.note.Text, i.ring}
}

func (i *Item) paint() {
	i.ground.FillColor, i.ground.Hidden = theme.Color(theme.Hover), !i.hovered
	i.ground.CornerRadius = theme.Size(theme.ControlRadius)
	draw.PaintRing(i.ring, i.ground.CornerRadius, i.focused)
	i.second.Hidden = i.content.Second == ""
	i.note.Full, i.note.Ink = i.content.Note, i.content.Ink
	if i.note.Ink == "" {
		i.note.Ink = theme.Muted
	}
	i.note.Text.Hidden = i.note.Full == ""
	i.note.Paint()
	i.icon.SetIcon(i.content.Icon, theme.Accent)
}

// roomBeside is what icon and note take from the words, each with its gap.
func (i *Item) roomBeside() (left, right float32) {
	if i.content.Icon != "" {
		left = theme.Size(theme.Icon) + theme.Gap(2)
	}
	if i.content.Note != "" {
		right = i.note.FullSize().Width + theme.Gap(2)
	}
	return left, right
}

func (i *Item) minSize() fyne.Size {
	left, right := i.roomBeside()
	if width := i.Size().Width; width > 0 {
		i.title.Resize(fyne.NewSize(width-left-right, i.title.Size().Height))
		i.second.Resize(fyne.NewSize(width-left-right, i.second.Size().Height))
	}
	height := i.title.MinSize().Height
	if !i.second.Hidden {
		height += i.second.MinSize().Height
	}
	return fyne.NewSize(left+right+theme.Em(6), height+theme.Gap(2))
}

func (i *Item) layout(size fyne.Size) {
	left, right := i.roomBeside()
	top, width := theme.Gap(1), size.Width-left-right
	draw.Place(i.ground, -draw.Outset(), 0, size.Width+2*draw.Outset(), size.Height)
	draw.Place(i.ring, -draw.Outset(), 0, size.Width+2*draw.Outset(), size.Height)
	i.title.Resize(fyne.NewSize(width, i.title.Size().Height))
	line := fyne.MeasureText("M", theme.Size(theme.Text), fyne.TextStyle{}).Height
	icon := theme.Size(theme.Icon)
	draw.PlaceSquare(i.icon, 0, top+(line-icon)/2, icon)
	draw.Place(i.title, left, top, width, i.title.MinSize().Height)
	draw.Place(i.second, left, top+i.title.MinSize().Height, width, i.second.MinSize().Height)
	i.note.Place(size.Width-right+theme.Gap(2), top+line-i.note.FullSize().Height-1, right)
}
