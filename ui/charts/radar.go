package charts

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

const (
	radarRings  = 4
	fewestAxes  = 3 // with less there is no area to be seen, and bars stand in its place
	radarShade  = 0.18
	radarCorner = -math.Pi / 2 // the first axis points up
)

// Radar shows parts as axes around a middle, and their values as the area that joins them. Arrows move around it, Enter
// presses an axis.
type Radar struct {
	chart
	axes     []Part
	compared Comparison
	picture  *painting
	labels   []*draw.Line
	dot      *canvas.Circle
	caption  *caption
	bars     *Bars

	middle fyne.Position
	radius float32
}

// NewRadar shows nothing until it is given parts.
func NewRadar(onTapped func(axis int)) *Radar {
	r := &Radar{picture: newPainting(), dot: canvas.NewCircle(color.Transparent), caption: newCaption()}
	r.bars = NewBars(r.pressPart)
	r.OnTapped = onTapped
	r.initChart(r)
	return r
}

// SetParts shows other parts, and behind them what they are compared with.
func (r *Radar) SetParts(parts []Part, compared Comparison) {
	r.axes, r.compared = parts, compared
	for len(r.labels) < len(parts) {
		r.labels = append(r.labels, draw.NewLine(theme.Caption, theme.Muted, false))
	}
	r.labels = r.labels[:len(parts)]
	var names []string
	if len(compared.Values) > 0 {
		names = []string{compared.Name}
	}
	r.caption.key.set(names, func(_ int, s *sketch) { s.addLine(0, s.height/2, s.width, s.height/2, comparedPen()) })
	r.bars.SetParts(parts, compared)
	r.onPartsChanged()
}

func comparedPen() pen { return pen{stroke: theme.Muted, width: 1.5, dashes: "4 3"} }

// Disabled is true as well while bars stand in the radar's place: they take the focus then.
func (r *Radar) Disabled() bool { return r.chart.Disabled() || len(r.axes) < fewestAxes }

func (r *Radar) partCount() int            { return len(r.axes) }
func (r *Radar) describePart(part int) Row { return describeShare(r.axes[part], r.compared, part) }

// partAt is the axis whose sector holds the point.
func (r *Radar) partAt(at fyne.Position) int {
	n := len(r.axes)
	if n < fewestAxes {
		return -1
	}
	angle := math.Atan2(float64(at.Y-r.middle.Y), float64(at.X-r.middle.X)) - radarCorner
	return (int(math.Round(angle/(2*math.Pi)*float64(n))) + n) % n
}

// axisPoint is the point of an axis at that part of its length.
func (r *Radar) axisPoint(axis int, length float32) fyne.Position {
	x, y := r.axisDirection(axis)
	return fyne.NewPos(r.middle.X+x*r.radius*length, r.middle.Y+y*r.radius*length)
}

func (r *Radar) axisDirection(axis int) (x, y float32) {
	sin, cos := math.Sincos(radarCorner + 2*math.Pi*float64(axis)/float64(len(r.axes)))
	return float32(cos), float32(sin)
}

func (r *Radar) objects() []fyne.CanvasObject {
	if len(r.axes) < fewestAxes {
		return []fyne.CanvasObject{r.bars}
	}
	objects := []fyne.CanvasObject{r.picture.Image}
	for _, label := range r.labels {
		objects = append(objects, label.Text)
	}
	return append(append(objects, r.caption.objects()...), r.dot, r.ring)
}

func (r *Radar) paint() {
	for i, label := range r.labels {
		label.Full, label.Ink, label.TextStyle.Bold = r.axes[i].ID, theme.Muted, false
		if label.Full == "" {
			label.Full = r.axes[i].Title
		}
		if i == r.highlightedPart() {
			label.Ink, label.TextStyle.Bold = theme.Accent, true
		}
		label.Paint()
	}
	r.dot.FillColor = theme.Color(theme.Accent)
	r.caption.paint(r.highlightedRow())
	r.paintRing()
}

func (r *Radar) minSize() fyne.Size {
	if len(r.axes) < fewestAxes {
		return r.bars.MinSize()
	}
	return fyne.NewSize(theme.Em(15), theme.Em(16)+r.caption.height())
}

func (r *Radar) layout(size fyne.Size) {
	if len(r.axes) < fewestAxes {
		draw.Place(r.bars, 0, 0, size.Width, size.Height)
		return
	}
	height := max(size.Height-r.caption.height(), 0)
	r.middle = fyne.NewPos(size.Width/2, height/2)
	r.fitRadius(size.Width, height)
	r.drawPicture(fyne.NewSize(size.Width, height))
	r.placeLabels(size.Width)
	r.caption.place(r.highlightedRow(), 0, height+theme.Gap(1), size.Width)
	r.placeRing(size)
	part := r.highlightedPart()
	r.dot.Hidden = part < 0 || r.radius <= 0
	at := r.middle
	if part >= 0 {
		at = r.axisPoint(part, shareOf(r.axes[part].Value))
	}
	draw.PlaceSquare(r.dot, at.X-theme.Gap(1), at.Y-theme.Gap(1), theme.Gap(2))
}

// labelDistance is the gap between an axis and its label.
func (r *Radar) labelDistance() float32 { return theme.Gap(1.5) }

// labelSize does not depend on which label is bold, so that the picture keeps its size while the cursor moves.
func (r *Radar) labelSize(axis int) fyne.Size {
	size := fyne.MeasureText(r.labels[axis].Full, r.labels[axis].TextSize, fyne.TextStyle{Bold: true})
	return fyne.NewSize(min(size.Width, theme.Em(6)), size.Height)
}

// fitRadius finds the longest axes that leave every label its room; where that would leave no picture, labels give way.
func (r *Radar) fitRadius(width, height float32) {
	radius := max(min(width, height)/2-1, 0)
	labelled := radius
	for i := range r.axes {
		x, y := r.axisDirection(i)
		label := r.labelSize(i)
		for _, side := range []struct{ direction, half, text float32 }{{x, width / 2, label.Width}, {y, height / 2, label.Height}} {
			direction := float32(math.Abs(float64(side.direction)))
			if direction > 0.01 {
				labelled = min(labelled, (side.half-side.text/2*(1+direction))/direction-r.labelDistance())
			}
		}
	}
	shown := labelled >= theme.Em(2)
	if shown {
		radius = labelled
	}
	for _, label := range r.labels {
		label.Text.Hidden = !shown
	}
	r.radius = radius
}

func (r *Radar) placeLabels(width float32) {
	for i, label := range r.labels {
		x, y := r.axisDirection(i)
		room, text := r.labelSize(i), label.FullSize()
		text.Width = min(text.Width, room.Width)
		centre := r.axisPoint(i, 1).AddXY(x*(r.labelDistance()+room.Width/2), y*(r.labelDistance()+room.Height/2))
		label.Place(min(max(centre.X-text.Width/2, 0), max(width-text.Width, 0)), centre.Y-text.Height/2, text.Width)
	}
}

func (r *Radar) drawPicture(size fyne.Size) {
	s := newSketch(size)
	if r.radius >= 1 {
		grid := pen{stroke: theme.Hairline, width: 1}
		for ring := 1; ring <= radarRings; ring++ {
			s.addPolygon(r.polygonAt(func(int) float32 { return float32(ring) / radarRings }), grid)
		}
		for i := range r.axes {
			rim := r.axisPoint(i, 1)
			s.addLine(r.middle.X, r.middle.Y, rim.X, rim.Y, grid)
		}
		if len(r.compared.Values) > 0 {
			s.addPolygon(r.polygonAt(func(axis int) float32 {
				value, _ := r.compared.valueOf(axis)
				return shareOf(value)
			}), comparedPen())
		}
		s.addPolygon(r.polygonAt(func(axis int) float32 { return shareOf(r.axes[axis].Value) }),
			pen{fill: theme.Ramp5, opacity: radarShade, stroke: theme.Accent, width: 2})
	}
	r.picture.drawSketch(s, 0, 0)
}

func (r *Radar) polygonAt(length func(axis int) float32) []fyne.Position {
	points := make([]fyne.Position, len(r.axes))
	for i := range points {
		points[i] = r.axisPoint(i, length(i))
	}
	return points
}
