package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Card is a sheet of paper on the page: a ground with a hairline, an optional heading with a note at its right, and
// what lies on it.
type Card struct {
	base
	content     fyne.CanvasObject
	ground      *canvas.Rectangle
	title, note *draw.Line
}

// NewCard lays the content on a card; without title and note it has no heading row.
func NewCard(title, note string, content fyne.CanvasObject) *Card {
	c := &Card{content: content, ground: draw.NewRectangle(),
		title: draw.NewLine(theme.Text, theme.Muted, true), note: draw.NewLine(theme.Caption, theme.Muted, false)}
	c.title.Full, c.note.Full = title, note
	c.ExtendBaseWidget(c)
	return c
}

// SetHeading changes the heading and the note beside it.
func (c *Card) SetHeading(title, note string) {
	c.title.Full, c.note.Full = title, note
	c.Refresh()
}

// SetContent lays something else on the card.
func (c *Card) SetContent(content fyne.CanvasObject) {
	c.content = content
	c.Refresh()
}

func (c *Card) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{c.ground, c.title.Text, c.note.Text}
	if c.content != nil {
		objects = append(objects, c.content)
	}
	return objects
}

func (c *Card) paint() {
	c.ground.FillColor = theme.Color(theme.Surface)
	c.ground.StrokeColor, c.ground.StrokeWidth = theme.Color(theme.Hairline), 1
	c.ground.CornerRadius = theme.Size(theme.CardRadius)
	c.title.Paint()
	c.note.Paint()
}

// headingHeight is the height of the heading row with the gap under it.
func (c *Card) headingHeight() float32 {
	if c.title.Full == "" && c.note.Full == "" {
		return 0
	}
	return c.title.FullSize().Height + theme.Gap(2)
}

func (c *Card) minSize() fyne.Size {
	inside := fyne.NewSize(min(c.title.FullSize().Width, theme.Em(12)), c.headingHeight())
	if c.content != nil {
		content := c.content.MinSize()
		inside = fyne.NewSize(max(inside.Width, content.Width), inside.Height+content.Height)
	}
	return inside.AddWidthHeight(theme.Gap(8), theme.Gap(7))
}

func (c *Card) layout(size fyne.Size) {
	draw.Place(c.ground, 0, 0, size.Width, size.Height)
	left, top := theme.Gap(4), theme.Gap(3.5)
	width := size.Width - 2*left
	title := min(c.title.FullSize().Width, width)
	note := min(c.note.FullSize().Width, max(width-title-theme.Gap(2), 0))
	c.title.Place(left, top, title)
	c.note.Place(size.Width-left-note, top+c.title.FullSize().Height-c.note.FullSize().Height, note)
	if c.content != nil {
		draw.Place(c.content, left, top+c.headingHeight(), width, size.Height-2*top-c.headingHeight())
	}
}
