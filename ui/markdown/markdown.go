// Package markdown shows a text set in Markdown. It is built on ui/widgets and knows Fyne, ui/theme and the parser; it
// must not know an entry or the store, and it fetches nothing.
package markdown

import (
	"bytes"
	"image"
	"image/color"
	_ "image/gif" // attachments are often screen recordings; PNG and JPEG come with Fyne

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rung/ui/draw"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// mostPixels is the largest picture that is drawn: a small file can claim to be a huge one.
const mostPixels = 40 << 20

// View shows a text set in Markdown. It fetches nothing and reads no file: pictures are those that Image knows, raw
// HTML is shown as text, and a link shows where it goes and opens through OpenURL only.
type View struct {
	widget.BaseWidget
	// Image gives an attached picture by its name, or nil. Set it before the text.
	Image func(name string) fyne.Resource
	// OpenURL is asked to open the address of a link: http, https or mailto, never a file.
	OpenURL func(address string)

	source string
	blocks []block
	shown  []fyne.CanvasObject
	width  float32 // that shown is laid out for
	height float32
}

// NewView shows nothing yet.
func NewView() *View {
	m := &View{}
	m.ExtendBaseWidget(m)
	return m
}

// SetText shows the text.
func (m *View) SetText(source string) {
	m.source = source
	m.blocks = readMarkdown(source, m.Image)
	m.Refresh()
}

// Text is the text as it was set, marks and all: what a Copy button copies.
func (m *View) Text() string { return m.source }

// CreateRenderer is called by Fyne.
func (m *View) CreateRenderer() fyne.WidgetRenderer {
	return draw.NewRenderer(m, m.objects, m.layout, m.minSize, m.paint)
}

func (m *View) objects() []fyne.CanvasObject { return m.shown }

// paint lays the text out anew: its colours and sizes are the theme's.
func (m *View) paint() { m.layOut(max(m.Size().Width, theme.Em(14))) }

func (m *View) minSize() fyne.Size { return fyne.NewSize(theme.Em(14), m.height) }

func (m *View) layout(size fyne.Size) {
	if size.Width != m.width && size.Width > 0 {
		m.layOut(size.Width)
		canvas.Refresh(m)
	}
}

func (m *View) layOut(width float32) {
	m.width, m.shown = width, nil
	column := min(width, widgets.ReadingWidth())
	y := float32(0)
	for i, b := range m.blocks {
		if i > 0 {
			y += b.gapAbove()
		}
		top := y
		left := theme.Gap(4)*float32(b.quotes) + theme.Em(1.6)*float32(b.indent)
		y += m.addBlock(b, left, y, max(column-left, theme.Em(6)))
		m.addMargin(b, left, top, y)
	}
	m.height = y
}

// gapAbove is the room above the block.
func (b block) gapAbove() float32 {
	switch {
	case b.tight:
		return theme.Gap(1)
	case len(b.runs) > 0 && b.runs[0].size != theme.Text:
		return theme.Gap(4)
	}
	return theme.Gap(2.5)
}

// addBlock draws the block and returns its height.
func (m *View) addBlock(b block, left, top, width float32) float32 {
	switch {
	case b.rule:
		line := canvas.NewRectangle(theme.Color(theme.Hairline))
		draw.Place(line, left, top+theme.Gap(1), width, 1)
		m.shown = append(m.shown, line)
		return theme.Gap(2)
	case b.picture != nil:
		return m.addPicture(b.picture, left, top, width)
	case b.code:
		pad := theme.Gap(2.5)
		lines := breakLines(b.runs, width-2*pad)
		ground := canvas.NewRectangle(theme.Color(theme.Background))
		ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.Hairline), 1
		ground.CornerRadius = theme.Size(theme.ControlRadius)
		draw.Place(ground, left, top, width, lines.height+2*pad)
		m.shown = append(append(m.shown, ground), lines.objects(left+pad, top+pad, nil)...)
		return lines.height + 2*pad
	}
	lines := breakLines(b.runs, width)
	m.shown = append(m.shown, lines.objects(left, top, m.OpenURL)...)
	return max(lines.height, b.markerHeight())
}

func (b block) markerHeight() float32 {
	if b.marker == "" && b.box == "" {
		return 0
	}
	return fyne.MeasureText("M", theme.Size(theme.Text), fyne.TextStyle{}).Height
}

func (m *View) addPicture(picture fyne.Resource, left, top, width float32) float32 {
	config, _, err := image.DecodeConfig(bytes.NewReader(picture.Content()))
	if err != nil || config.Width <= 0 || config.Height <= 0 || config.Width*config.Height > mostPixels {
		said := breakLines([]run{newAside(picture.Name(), run{})}, width)
		m.shown = append(m.shown, said.objects(left, top, nil)...)
		return said.height
	}
	scale := min(1, width/float32(config.Width), theme.Em(28)/float32(config.Height))
	img := canvas.NewImageFromResource(picture)
	img.FillMode = canvas.ImageFillContain
	draw.Place(img, left, top, float32(config.Width)*scale, float32(config.Height)*scale)
	m.shown = append(m.shown, img)
	return float32(config.Height) * scale
}

// addMargin draws what stands left of a block: the bars of quotes and the mark of a list's item.
func (m *View) addMargin(b block, left, top, bottom float32) {
	for n := range b.quotes {
		bar := canvas.NewRectangle(theme.Color(theme.Ramp2))
		bar.CornerRadius = 1
		draw.Place(bar, theme.Gap(4)*float32(n), top, 3, bottom-top)
		m.shown = append(m.shown, bar)
	}
	switch {
	case b.box != "":
		img := draw.NewIcon()
		ink := theme.Muted
		if b.box == "box-checked" {
			ink = theme.Accent
		}
		side := theme.Size(theme.Text) * 1.1
		draw.PlaceSquare(img, left-theme.Em(1.5), top+(b.markerHeight()-side)/2, side)
		img.SetIcon(b.box, ink)
		m.shown = append(m.shown, img.Image)
	case b.marker != "":
		mark := canvas.NewText(b.marker, color.Transparent)
		mark.Color, mark.TextSize, mark.Alignment = theme.Color(theme.Muted), theme.Size(theme.Text), fyne.TextAlignTrailing
		draw.Place(mark, left-theme.Em(2), top, theme.Em(1.6), mark.MinSize().Height)
		m.shown = append(m.shown, mark)
	}
}
