package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Severity is what a banner is about.
type Severity int

// The severities.
const (
	Info Severity = iota
	Done          // something was done, and can perhaps be undone
	Warning
	Failure
)

var severities = map[Severity]struct {
	icon      string
	ink, edge fyne.ThemeColorName
}{
	Info:    {"info", theme.Accent, theme.Hairline},
	Done:    {"check", theme.Accent, theme.Hairline},
	Warning: {"warning", theme.Amber, theme.Amber},
	Failure: {"warning", theme.Red, theme.Red},
}

// Action is a button's word and what it does.
type Action struct {
	Text string
	Do   func()
}

// Banner is a message in the page, in place of a dialog: what happened, at most two things to do about it, and a cross.
// At the window's foot it also says what was just done and offers to undo it; when to take it away is the caller's.
type Banner struct {
	base
	// OnDismiss is called by the cross, which is there only when this is set.
	OnDismiss func()

	severity Severity
	message  *Text
	ground   *canvas.Rectangle
	sign     *draw.Icon
	buttons  []*Button
	cross    *Button
}

// NewBanner is a message with its actions.
func NewBanner(severity Severity, message string, actions ...Action) *Banner {
	b := &Banner{message: NewText("", Style{Flow: Folded}), ground: draw.NewRectangle(),
		sign: draw.NewIcon()}
	b.cross = NewButton(lang.L("Dismiss"), ButtonStyle{Look: Plain, Small: true, Icon: "close", IconOnly: true}, func() {
		if b.OnDismiss != nil {
			b.OnDismiss()
		}
	})
	b.ExtendBaseWidget(b)
	b.SetMessage(severity, message, actions...)
	return b
}

// SetMessage says something else in the same place.
func (b *Banner) SetMessage(severity Severity, message string, actions ...Action) {
	b.severity = severity
	b.message.SetText(message)
	b.buttons = nil
	for _, action := range actions {
		b.buttons = append(b.buttons, NewButton(action.Text, ButtonStyle{Small: true}, action.Do))
	}
	b.Refresh()
}

// Message is what is said.
func (b *Banner) Message() string { return b.message.Text() }

func (b *Banner) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{b.ground, b.sign.Image, b.message}
	for _, button := range b.buttons {
		objects = append(objects, button)
	}
	return append(objects, b.cross)
}

func (b *Banner) paint() {
	look := severities[b.severity]
	b.ground.FillColor, b.ground.CornerRadius = theme.Color(theme.Surface), theme.Size(theme.ControlRadius)
	b.ground.StrokeColor, b.ground.StrokeWidth = theme.Color(look.edge), 1
	b.sign.SetIcon(look.icon, look.ink)
}

// buttonsSize is the room that the buttons take in one row, with the gap before each.
func (b *Banner) buttonsSize() fyne.Size {
	size := fyne.Size{}
	for _, button := range b.shownButtons() {
		need := button.MinSize()
		size = fyne.NewSize(size.Width+need.Width+theme.Gap(2), max(size.Height, need.Height))
	}
	return size
}

func (b *Banner) shownButtons() []*Button {
	b.cross.Hidden = b.OnDismiss == nil
	if b.cross.Hidden {
		return b.buttons
	}
	return append(b.buttons[:len(b.buttons):len(b.buttons)], b.cross)
}

// isStacked says that the buttons go under the message, since beside it they would squeeze it.
func (b *Banner) isStacked(width float32) bool {
	return len(b.buttons) > 0 && width-b.buttonsSize().Width < theme.Em(18)
}

func (b *Banner) messageLeft() float32 { return theme.Gap(5) + theme.Size(theme.Icon) }

func (b *Banner) minSize() fyne.Size {
	message, tail := b.message.MinSize(), b.buttonsSize()
	height := max(message.Height, tail.Height)
	if b.isStacked(b.Size().Width) {
		height = message.Height + theme.Gap(2) + tail.Height
	}
	return fyne.NewSize(max(theme.Em(14), tail.Width+theme.Gap(6)), height+theme.Gap(4))
}

func (b *Banner) layout(size fyne.Size) {
	draw.Place(b.ground, 0, 0, size.Width, size.Height)
	tail, pad := b.buttonsSize(), theme.Gap(2)
	icon := theme.Size(theme.Icon)
	width, height := size.Width-b.messageLeft()-theme.Gap(3), size.Height-2*pad
	row := height
	if b.isStacked(size.Width) {
		row = height - tail.Height - theme.Gap(2)
	} else {
		width -= tail.Width
	}
	words := min(b.message.MinSize().Height, row)
	draw.Place(b.message, b.messageLeft(), pad+(row-words)/2, width, words)
	draw.PlaceSquare(b.sign, theme.Gap(3), pad+(row-words)/2+(min(words, icon)-icon)/2, icon)

	y := pad + (row-tail.Height)/2
	if b.isStacked(size.Width) {
		y = size.Height - pad - tail.Height
	}
	x := size.Width - theme.Gap(1) - tail.Width
	for _, button := range b.shownButtons() {
		need := button.MinSize()
		draw.Place(button, x, y+(tail.Height-need.Height)/2, need.Width, need.Height)
		x += need.Width + theme.Gap(2)
	}
}

// EmptyState is what a screen shows before it has anything to show: what belongs here, and the button that starts it.
type EmptyState struct {
	base
	tile     *canvas.Rectangle
	icon     *draw.Icon
	name     string
	title    *Text
	sentence *Text
	buttons  []*Button
}

// NewEmptyState says in a few words and a sentence what belongs here. The first action starts it; others are offered
// under that, and do not shout.
func NewEmptyState(icon, title, sentence string, actions ...Action) *EmptyState {
	e := &EmptyState{tile: draw.NewRectangle(), icon: draw.NewIcon(), name: icon,
		title:    NewText(title, Style{Size: theme.Heading, Bold: true, Align: fyne.TextAlignCenter, Flow: Folded}),
		sentence: NewText(sentence, Style{Color: theme.Muted, Align: fyne.TextAlignCenter, Flow: Folded})}
	for i, action := range actions {
		look := Primary
		if i > 0 {
			look = Plain
		}
		e.buttons = append(e.buttons, NewButton(action.Text, ButtonStyle{Look: look}, action.Do))
	}
	e.ExtendBaseWidget(e)
	return e
}

func (e *EmptyState) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{e.tile, e.icon.Image, e.title, e.sentence}
	for _, button := range e.buttons {
		objects = append(objects, button)
	}
	return objects
}

func (e *EmptyState) paint() {
	e.tile.FillColor, e.tile.CornerRadius = theme.Color(theme.Ramp1), theme.Size(theme.CardRadius)
	e.icon.SetIcon(e.name, theme.Accent)
}

// heights gives the gaps and heights down the column.
func (e *EmptyState) heights() (tile, total float32) {
	tile = 2*theme.Size(theme.Icon) + theme.Gap(3)
	total = tile + theme.Gap(5) + e.title.MinSize().Height + e.sentence.MinSize().Height
	if len(e.buttons) > 0 {
		total += theme.Gap(3)
	}
	for _, button := range e.buttons {
		total += theme.Gap(1) + button.MinSize().Height
	}
	return tile, total
}

func (e *EmptyState) minSize() fyne.Size {
	_, total := e.heights()
	width := theme.Em(14)
	for _, button := range e.buttons {
		width = max(width, button.MinSize().Width)
	}
	return fyne.NewSize(width, total+theme.Gap(6))
}

func (e *EmptyState) layout(size fyne.Size) {
	tile, total := e.heights()
	icon := 1.4 * theme.Size(theme.Icon)
	y := (size.Height - total) / 2
	e.tile.Hidden, e.icon.Image.Hidden = y < 0, y < 0
	if y < 0 { // the words and what they offer come before the picture
		total -= tile + theme.Gap(4)
		y = max((size.Height-total)/2, 0) - tile - theme.Gap(4)
	}
	draw.PlaceSquare(e.tile, (size.Width-tile)/2, y, tile)
	draw.PlaceSquare(e.icon, (size.Width-icon)/2, y+(tile-icon)/2, icon)
	y += tile + theme.Gap(4)
	width := min(size.Width, theme.Em(30))
	for _, text := range []*Text{e.title, e.sentence} {
		height := text.MinSize().Height
		draw.Place(text, (size.Width-width)/2, y, width, height)
		y += height + theme.Gap(1)
	}
	y += theme.Gap(3)
	for _, button := range e.buttons {
		need := button.MinSize()
		draw.Place(button, (size.Width-need.Width)/2, y, need.Width, need.Height)
		y += need.Height + theme.Gap(1)
	}
}
