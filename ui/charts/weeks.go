package charts

import (
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/theme"
)

// weekInks tell the series of a week apart by how dark they are, not by hue.
var weekInks = []fyne.ThemeColorName{theme.Ramp5, theme.Ramp3, theme.Ramp2}

// Week is what was spent in one week on each series, in minutes. Words say the same in full.
type Week struct {
	Label  string
	Spent  []int
	Words  string
	Coming bool // it has not begun
}

// Weeks shows the time of each week as one column, its series upon each other, against the time that was meant, which is
// a dashed line. Left and Right move over the weeks.
type Weeks struct {
	chart
	series  []string
	weeks   []Week
	current int
	meant   int // minutes a week

	drawn    []*weekColumn
	keys     []*weekKey
	floor    *canvas.Rectangle
	line     *canvas.Raster
	dash     color.Color
	captions *draw.Line
}

type weekColumn struct {
	ground, frame *canvas.Rectangle
	bars          []*canvas.Rectangle
	label         *draw.Line
}

type weekKey struct {
	swatch *canvas.Rectangle
	name   *draw.Line
}

// NewWeeks shows nothing until it is given weeks.
func NewWeeks() *Weeks {
	w := &Weeks{floor: draw.NewRectangle(), captions: draw.NewLine(theme.Caption, theme.Ink, false), dash: color.Transparent}
	w.line = canvas.NewRaster(w.paintDashes)
	for range weekInks {
		w.keys = append(w.keys, &weekKey{draw.NewRectangle(), draw.NewLine(theme.Caption, theme.Muted, false)})
	}
	w.initChart(w)
	return w
}

// SetWeeks shows other weeks, of which current runs now (-1 for none), and the minutes a week that were meant; a fourth
// series and later ones are left out.
func (w *Weeks) SetWeeks(series []string, weeks []Week, current, meant int) {
	w.series, w.weeks, w.current, w.meant = series[:min(len(series), len(weekInks))], weeks, current, meant
	for len(w.drawn) < len(weeks) {
		c := &weekColumn{ground: draw.NewRectangle(), frame: draw.NewRectangle(), label: draw.NewLine(theme.Caption, theme.Muted, false)}
		c.label.Alignment = fyne.TextAlignCenter
		for range weekInks {
			c.bars = append(c.bars, draw.NewRectangle())
		}
		w.drawn = append(w.drawn, c)
	}
	w.drawn = w.drawn[:len(weeks)]
	w.onPartsChanged()
}

func (w *Weeks) partCount() int { return len(w.weeks) }

func (w *Weeks) describePart(part int) Row {
	return Row{Name: w.weeks[part].Label, Value: w.weeks[part].Words}
}

// AccessibilityLabel is the week that the cursor is on.
func (w *Weeks) AccessibilityLabel() string {
	return strings.TrimSpace(lang.L("Hours, week by week") + ". " + w.chart.AccessibilityLabel())
}

func (w *Weeks) partAt(at fyne.Position) int {
	width := w.Size().Width
	if at.X < 0 || at.X >= width || len(w.weeks) == 0 {
		return -1
	}
	return min(int(at.X/width*float32(len(w.weeks))), len(w.weeks)-1)
}

func (w *Weeks) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{w.captions.Text}
	for _, k := range w.keys {
		objects = append(objects, k.swatch, k.name.Text)
	}
	for _, c := range w.drawn {
		objects = append(objects, c.ground, c.frame, c.label.Text)
		for _, bar := range c.bars {
			objects = append(objects, bar)
		}
	}
	return append(objects, w.line, w.floor, w.ring)
}

func (w *Weeks) paint() {
	w.floor.FillColor = theme.Color(theme.Hairline)
	w.dash = theme.Color(theme.Muted)
	w.captions.Full = w.highlightedRow().String()
	w.captions.Paint()
	for i, k := range w.keys {
		k.swatch.FillColor, k.swatch.CornerRadius = theme.Color(weekInks[i]), theme.Gap(0.5)
		if i < len(w.series) {
			k.name.Full = w.series[i]
		}
		k.name.Paint()
	}
	for i, c := range w.drawn {
		c.ground.CornerRadius, c.ground.FillColor = theme.Gap(1), theme.Color(theme.Selection)
		c.ground.Hidden = i != w.highlightedPart() && i != w.current
		c.frame.StrokeColor, c.frame.StrokeWidth = theme.Color(theme.Border), 1
		c.frame.Hidden = !w.weeks[i].Coming || w.meant == 0
		c.label.Full, c.label.Ink, c.label.TextStyle.Bold = w.weeks[i].Label, theme.Muted, i == w.current
		if i == w.current {
			c.label.Ink = theme.Accent
		}
		c.label.Paint()
		for k, bar := range c.bars {
			bar.FillColor = theme.Color(weekInks[k])
		}
	}
	w.paintRing()
}

func (w *Weeks) minSize() fyne.Size { return fyne.NewSize(theme.Em(14), theme.Em(11)) }

// most is how many minutes the whole height stands for.
func (w *Weeks) most() int {
	most := max(w.meant, 1)
	for _, week := range w.weeks {
		sum := 0
		for _, spent := range week.Spent {
			sum += spent
		}
		most = max(most, sum)
	}
	return most
}

func (w *Weeks) layout(size fyne.Size) {
	caption := draw.CaptionHeight()
	w.placeKeys(size.Width)
	floor := size.Height - caption - theme.Gap(1)
	head := caption + theme.Gap(3)
	tall := max(floor-head, 0)
	unit := tall / float32(w.most())
	draw.Place(w.floor, 0, floor, size.Width, 1)
	w.line.Hidden = w.meant == 0
	draw.Place(w.line, 0, floor-unit*float32(w.meant), size.Width, 1)
	w.placeRing(size)
	slot := size.Width / float32(max(len(w.weeks), 1))
	wide := min(slot-theme.Gap(2), theme.Em(1.75))
	every := w.labelsApart(slot)
	for i, c := range w.drawn {
		left := float32(i) * slot
		draw.Place(c.ground, left, head-theme.Gap(1), slot, floor-head+theme.Gap(1))
		draw.Place(c.frame, left+(slot-wide)/2, floor-unit*float32(w.meant), wide, unit*float32(w.meant))
		c.label.Text.Hidden = i%every != 0 && i != w.current || i != w.current && every > 1 && max(i-w.current, w.current-i) < every
		need := c.label.FullSize().Width
		c.label.Place(max(min(left+(slot-need)/2, size.Width-need), 0), floor+theme.Gap(1), need)
		y := floor
		for k := len(c.bars) - 1; k >= 0; k-- {
			height := float32(0)
			if k < len(w.weeks[i].Spent) && k < len(w.series) {
				height = unit * float32(w.weeks[i].Spent[k])
			}
			y -= height
			c.bars[k].Hidden = height <= 0
			draw.Place(c.bars[k], left+(slot-wide)/2, y, wide, max(height-1, 1))
		}
	}
}

// placeKeys names the series from the left, or says the week that is pointed at.
func (w *Weeks) placeKeys(width float32) {
	said := w.captions.Full != ""
	w.captions.Text.Hidden = !said
	w.captions.Place(0, 0, width)
	side, x := draw.CaptionHeight(), float32(0)
	for i, k := range w.keys {
		room := width - x - side - theme.Gap(1)
		hidden := said || i >= len(w.series) || room < theme.Em(2)
		k.swatch.Hidden, k.name.Text.Hidden = hidden, hidden
		name := min(k.name.FullSize().Width, max(room, 0))
		draw.PlaceSquare(k.swatch, x+side/5, side/5, side*3/5)
		k.name.Place(x+side+theme.Gap(0.5), 0, name)
		x += side + name + theme.Gap(4)
	}
}

// labelsApart is of how many weeks one has room for its label.
func (w *Weeks) labelsApart(slot float32) int {
	widest := float32(0)
	for _, c := range w.drawn {
		widest = max(widest, c.label.FullSize().Width)
	}
	every := 1
	for slot*float32(every) < widest+theme.Gap(2) && every < len(w.weeks) {
		every++
	}
	return every
}

// paintDashes draws the line of what was meant.
func (w *Weeks) paintDashes(width, height int) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	dash := max(height*3, 3)
	for x := range width {
		if x/dash%2 == 0 {
			for y := range height {
				picture.Set(x, y, w.dash)
			}
		}
	}
	return picture
}
