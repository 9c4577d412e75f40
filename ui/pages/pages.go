// Package pages draws what will be written to a file: the sheets of a printed
// format as they are laid out, and the lines of a text format each as it is. It
// knows documents and their writer; it must not know what they say.
package pages

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rung/model/paper"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Pages shows a file before there is one.
type Pages struct {
	widget.BaseWidget
	sheets []paper.Page
	text   []string // the lines of a text format, where there are no sheets
	fits   int      // characters of a line that are to fit the width; the rest goes on in the next
	width  float32  // that the drawing is for
}

// marginShown is the width of a sheet's margins as drawn, in points: narrower than
// they are, so that the text is larger.
const marginShown = 30.0

// spareMargin is what is left out of a sheet's margins.
func spareMargin(sheet paper.Page) float64 {
	left := sheet.Size.Width
	for _, run := range sheet.Runs {
		left = min(left, run.X)
	}
	for _, rule := range sheet.Rules {
		left = min(left, rule.X)
	}
	if left == sheet.Size.Width {
		return 0
	}
	return max(left-marginShown, 0)
}

// New shows nothing yet.
func New() *Pages {
	p := &Pages{}
	p.ExtendBaseWidget(p)
	return p
}

// SetSheets draws sheets.
func (p *Pages) SetSheets(sheets []paper.Page) {
	p.sheets, p.text, p.width = sheets, nil, 0
	p.Refresh()
}

// SetText draws the lines of a text. Letters become smaller for lines of fits
// characters to fit the width; 0 leaves them as they are.
func (p *Pages) SetText(text string, fits int) {
	p.sheets, p.text, p.fits, p.width = nil, strings.Split(strings.TrimRight(text, "\n"), "\n"), fits, 0
	p.Refresh()
}

// Words are all that is drawn, a line each.
func (p *Pages) Words() string {
	var lines []string
	y := -1.0
	for _, sheet := range p.sheets {
		for _, run := range sheet.Runs {
			if run.Y != y {
				lines = append(lines, run.Text)
			} else {
				lines[len(lines)-1] += " " + run.Text
			}
			y = run.Y
		}
	}
	return strings.Join(append(lines, p.text...), "\n")
}

// CreateRenderer is asked for by Fyne.
func (p *Pages) CreateRenderer() fyne.WidgetRenderer { return &drawing{of: p} }

// drawing is what pages look like at a width.
type drawing struct {
	of      *Pages
	objects []fyne.CanvasObject
	height  float32
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawing) MinSize() fyne.Size { return fyne.NewSize(theme.Em(12), d.height) }

func (d *drawing) Layout(size fyne.Size) {
	if size.Width != d.of.width && size.Width > 0 {
		d.drawPages(size.Width)
		canvas.Refresh(d.of)
	}
}

func (d *drawing) Refresh() {
	d.drawPages(max(d.of.Size().Width, theme.Em(12)))
	canvas.Refresh(d.of)
}

func (d *drawing) drawPages(width float32) {
	d.of.width, d.objects, d.height = width, nil, 0
	if d.of.text != nil {
		d.drawText(width)
		return
	}
	for i, sheet := range d.of.sheets {
		if i > 0 {
			d.height += theme.Gap(3)
		}
		d.drawSheet(sheet, width)
	}
}

// drawGround is the paper that something is drawn on.
func (d *drawing) drawGround(width, height float32) {
	ground := canvas.NewRectangle(theme.Color(theme.Surface))
	ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.Border), 1
	ground.Move(fyne.NewPos(0, d.height))
	ground.Resize(fyne.NewSize(width, height))
	d.objects = append(d.objects, ground)
}

func (d *drawing) drawSheet(sheet paper.Page, width float32) {
	cut := spareMargin(sheet)
	scale := width / float32(sheet.Size.Width-2*cut)
	height := float32(sheet.Size.Height-2*cut) * scale
	d.drawGround(width, height)
	at := func(x, y float64) fyne.Position {
		return fyne.NewPos(float32(x-cut)*scale, d.height+float32(y-cut)*scale)
	}
	for _, rule := range sheet.Rules {
		line := canvas.NewRectangle(theme.Color(theme.Border))
		line.Move(at(rule.X, rule.Y))
		line.Resize(fyne.NewSize(float32(rule.Width)*scale, 1))
		d.objects = append(d.objects, line)
	}
	line, end := -1.0, float32(0)
	for _, run := range sheet.Runs {
		ink := theme.Color(theme.Ink)
		if run.Muted {
			ink = theme.Color(theme.Muted)
		}
		from := at(run.X, run.Y)
		if run.Y == line { // letters as small as these may be drawn a little wider than they are
			from.X = max(from.X, end)
		}
		size := float32(run.Size) * scale
		line, end = run.Y, d.drawRun(run.Text, size, fyne.TextStyle{Bold: run.Bold}, ink, from)+size/4
	}
	d.height += height
}

// drawRun sets a text with the left end of its baseline at a place, and says where it
// ends.
func (d *drawing) drawRun(words string, size float32, style fyne.TextStyle, ink color.Color, at fyne.Position) (end float32) {
	text := canvas.NewText(words, ink)
	text.TextSize, text.TextStyle = size, theme.StyleFor(words, style)
	need, baseline := fyne.CurrentApp().Driver().RenderedTextSize(words, size, text.TextStyle, nil)
	text.Move(at.SubtractXY(0, baseline))
	text.Resize(need)
	d.objects = append(d.objects, text)
	return at.X + need.Width
}

// drawText draws the lines of a text in letters of one width. Lines that are known
// to be short are drawn so that the longest fits; others go on in the next line.
func (d *drawing) drawText(width float32) {
	style, inset := fyne.TextStyle{Monospace: true}, theme.Gap(3)
	size := theme.Size(theme.Caption)
	letter := fyne.MeasureText("M", size, style)
	columns := max(int((width-2*inset)/letter.Width), 8)
	if d.of.fits > columns {
		size *= max(float32(columns)/float32(d.of.fits), 0.7)
		letter = fyne.MeasureText("M", size, style)
		columns = max(int((width-2*inset)/letter.Width), 8)
	}
	var lines []string
	for _, line := range d.of.text {
		lines = append(lines, foldLine(line, columns)...)
	}
	top := d.height
	d.drawGround(width, float32(len(lines))*letter.Height+2*inset)
	y := top + inset
	for _, line := range lines {
		if line != "" {
			text := canvas.NewText(line, theme.Color(theme.Ink))
			text.TextSize, text.TextStyle = size, theme.StyleFor(line, style)
			text.Move(fyne.NewPos(inset, y))
			text.Resize(fyne.NewSize(width-2*inset, letter.Height))
			d.objects = append(d.objects, text)
		}
		y += letter.Height
	}
	d.height = y + inset
}

// foldLine breaks a line where it reaches the edge, after a space where there is one.
func foldLine(line string, columns int) (lines []string) {
	runes := []rune(strings.ReplaceAll(line, "\t", "    "))
	for len(runes) > columns {
		end := columns
		for i := columns; i > columns/2; i-- {
			if runes[i-1] == ' ' {
				end = i
				break
			}
		}
		lines = append(lines, string(runes[:end]))
		runes = runes[end:]
	}
	return append(lines, string(runes))
}

// NewReader turns pages by wheel and by keys.
func NewReader(p *Pages) *widgets.Reader {
	return widgets.NewReader(widgets.NewInset(p, 2, 4, 4, 4))
}
