package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rung/ui/theme"
)

// Card is a sheet of paper on the page: a ground with a hairline, an optional heading with a note at its right, and
// what lies on it.
type Card struct {
	widget.BaseWidget
	content     fyne.CanvasObject
	ground      *canvas.Rectangle
	title, note *line
}

// NewCard lays the content on a card; without title and note it has no heading row.
func NewCard(title, note string, content fyne.CanvasObject) *Card {
	c := &Card{content: content, ground: canvas.NewRectangle(color.Transparent),
		title: newLine(theme.Text, theme.Muted, true), note: newLine(theme.Caption, theme.Muted, false)}
	c.title.full, c.note.full = title, note
	c.ExtendBaseWidget(c)
	return c
}

// SetHeading changes the heading and the note beside it.
func (c *Card) SetHeading(title, note string) {
	c.title.full, c.note.full = title, note
	c.Refresh()
}

// SetContent lays something else on the card.
func (c *Card) SetContent(content fyne.CanvasObject) {
	c.content = content
	c.Refresh()
}

// CreateRenderer is asked for by Fyne.
func (c *Card) CreateRenderer() fyne.WidgetRenderer { return draw(c) }

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
	c.title.paint()
	c.note.paint()
}

// heading is the height of the heading row with the gap under it.
func (c *Card) heading() float32 {
	if c.title.full == "" && c.note.full == "" {
		return 0
	}
	return c.title.whole().Height + theme.Gap(2)
}

func (c *Card) minSize() fyne.Size {
	inside := fyne.NewSize(min(c.title.whole().Width, theme.Em(12)), c.heading())
	if c.content != nil {
		content := c.content.MinSize()
		inside = fyne.NewSize(max(inside.Width, content.Width), inside.Height+content.Height)
	}
	return inside.AddWidthHeight(theme.Gap(8), theme.Gap(7))
}

func (c *Card) layout(size fyne.Size) {
	place(c.ground, 0, 0, size.Width, size.Height)
	left, top := theme.Gap(4), theme.Gap(3.5)
	width := size.Width - 2*left
	title := min(c.title.whole().Width, width)
	note := min(c.note.whole().Width, max(width-title-theme.Gap(2), 0))
	c.title.place(left, top, title)
	c.note.place(size.Width-left-note, top+c.title.whole().Height-c.note.whole().Height, note)
	if c.content != nil {
		place(c.content, left, top+c.heading(), width, size.Height-2*top-c.heading())
	}
}
