package charts

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// TrendSize is how much room a trend asks for.
type TrendSize int

// The sizes.
const (
	TrendSmall  TrendSize = iota // a line beside other things
	TrendMedium                  // with its scale at the left
)

// TrendPoint is one value of a trend, from 0 to Full.
type TrendPoint struct {
	Label string
	Value int
}

// Trend is a line through points at equal distances, from none at the bottom to all at the top, with the target dashed
// across it. Left and Right move over the points, Enter presses one.
type Trend struct {
	chart
	size       TrendSize
	points     []TrendPoint
	target     int
	targetName string

	picture     *painting
	first, last *draw.Line
	aim         *draw.Line
	scale       []*draw.Line
	dot         *canvas.Circle
	tip         *tooltip
	plot        struct{ left, top, width, height float32 }
}

// NewTrend shows nothing until it is given points.
func NewTrend(size TrendSize, onTapped func(point int)) *Trend {
	caption := func() *draw.Line { return draw.NewLine(theme.Caption, theme.Muted, false) }
	t := &Trend{size: size, picture: newPainting(), first: caption(), last: caption(), aim: caption(),
		dot: canvas.NewCircle(color.Transparent), tip: newTooltip()}
	if size == TrendMedium {
		for _, value := range []int{Full, Full / 2, 0} {
			mark := caption()
			mark.Full = Percent(value)
			t.scale = append(t.scale, mark)
		}
	}
	t.OnTapped = onTapped
	t.initChart(t)
	return t
}

// SetPoints shows other points, oldest first. A target of 0 draws none; its name stands at its line.
func (t *Trend) SetPoints(points []TrendPoint, target int, targetName string) {
	t.points, t.target, t.targetName = points, target, targetName
	t.cursor = max(len(points)-1, 0) // the present is what is asked for first
	t.onPartsChanged()
}

func (t *Trend) partCount() int { return len(t.points) }

func (t *Trend) describePart(part int) Row {
	return Row{Name: t.points[part].Label, Value: Percent(t.points[part].Value)}
}

func (t *Trend) partAt(at fyne.Position) int {
	n := len(t.points)
	if n == 0 || t.plot.width <= 0 {
		return -1
	}
	along := float64((at.X - t.plot.left) / t.plot.width * float32(n-1))
	return min(max(int(math.Round(along)), 0), n-1)
}

func (t *Trend) pointPosition(point int) fyne.Position {
	along := float32(1)
	if n := len(t.points); n > 1 {
		along = float32(point) / float32(n-1)
	}
	return fyne.NewPos(t.plot.left+along*t.plot.width, t.levelY(t.points[point].Value))
}

func (t *Trend) levelY(value int) float32 { return t.plot.top + (1-shareOf(value))*t.plot.height }

func (t *Trend) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{t.picture.Image, t.first.Text, t.last.Text, t.aim.Text}
	for _, mark := range t.scale {
		objects = append(objects, mark.Text)
	}
	return append(append(append(objects, t.dot), t.tip.objects()...), t.ring)
}

func (t *Trend) paint() {
	t.first.Full, t.last.Full, t.aim.Full = "", "", ""
	if n := len(t.points); n > 0 {
		t.last.Full = t.points[n-1].Label
		if n > 1 {
			t.first.Full = t.points[0].Label
		}
		if t.target > 0 {
			t.aim.Full = t.targetName
		}
	}
	for _, l := range append([]*draw.Line{t.first, t.last, t.aim}, t.scale...) {
		l.Paint()
	}
	t.dot.FillColor = theme.Color(theme.Accent)
	t.tip.paint()
	t.paintRing()
}

func (t *Trend) minSize() fyne.Size {
	if t.size == TrendMedium {
		return fyne.NewSize(theme.Em(16), theme.Em(12))
	}
	return fyne.NewSize(theme.Em(8), theme.Em(64.0/14))
}

func (t *Trend) layout(size fyne.Size) {
	caption, inset := draw.CaptionHeight(), theme.Gap(1)
	left := inset
	for _, mark := range t.scale {
		left = max(left, mark.FullSize().Width+theme.Gap(2))
	}
	t.plot.left, t.plot.top = left, inset
	if t.size == TrendMedium {
		t.plot.top = caption / 2
	}
	t.plot.width = max(size.Width-left-inset, 0)
	t.plot.height = max(size.Height-t.plot.top-caption-theme.Gap(1), 0)
	t.drawPicture(size)
	t.placeWords(size)
	t.placeRing(size)

	part, at := t.highlightedPart(), fyne.Position{}
	t.dot.Hidden = part < 0 && len(t.points) != 1
	if len(t.points) > 0 {
		at = t.pointPosition(max(part, 0))
	}
	draw.PlaceSquare(t.dot, at.X-theme.Gap(1), at.Y-theme.Gap(1), theme.Gap(2))
	t.tip.place(t.highlightedRow().String(), at, size)
}

func (t *Trend) placeWords(size fyne.Size) {
	caption, bottom := draw.CaptionHeight(), t.plot.top+t.plot.height+theme.Gap(1)
	last := min(t.last.FullSize().Width, t.plot.width)
	t.last.Place(size.Width-theme.Gap(1)-last, bottom, last)
	t.first.Place(t.plot.left, bottom, min(t.first.FullSize().Width, t.plot.width-last-theme.Gap(2)))
	for i, mark := range t.scale {
		mark.Place(0, t.levelY(Full-i*Full/2)-caption/2, t.plot.left)
	}
	if t.aim.Full == "" {
		t.aim.Place(0, 0, 0)
		return
	}
	// The target's name stands at the end of its line that the trend is farther from.
	aim, first, latest := min(t.aim.FullSize().Width, t.plot.width), t.points[0].Value, t.points[len(t.points)-1].Value
	x := t.plot.left
	if distance(latest, t.target) > distance(first, t.target) {
		x = t.plot.left + t.plot.width - aim
	}
	y := t.levelY(t.target) - caption
	if y < 0 {
		y = t.levelY(t.target)
	}
	t.aim.Place(x, y, aim)
}

func distance(a, b int) int { return max(a-b, b-a) }

func (t *Trend) drawPicture(size fyne.Size) {
	s := newSketch(size)
	if t.plot.width >= 1 && t.plot.height >= 1 && len(t.points) > 0 {
		right, grid := t.plot.left+t.plot.width, pen{stroke: theme.Hairline, width: 1}
		levels := []int{0}
		if t.size == TrendMedium {
			levels = []int{0, Full / 2, Full}
		}
		for _, value := range levels {
			y := floorLength(t.levelY(value)) + 0.5
			s.addLine(t.plot.left, y, right, y, grid)
		}
		if t.target > 0 {
			y := floorLength(t.levelY(t.target)) + 0.5
			s.addLine(t.plot.left, y, right, y, pen{stroke: theme.Border, width: 1, dashes: "4 4"})
		}
		points := make([]fyne.Position, len(t.points))
		for i := range points {
			points[i] = t.pointPosition(i)
		}
		if len(points) > 1 {
			s.addPolyline(points, pen{stroke: theme.Accent, width: 2})
		}
	}
	t.picture.drawSketch(s, 0, 0)
}
