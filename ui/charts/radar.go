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
	few      *Bars

	middle fyne.Position
	radius float32
}

// NewRadar shows nothing until it is given parts.
func NewRadar(onTapped func(axis int)) *Radar {
	r := &Radar{picture: newPainting(), dot: canvas.NewCircle(color.Transparent), caption: newCaption()}
	r.few = NewBars(r.press)
	r.OnTapped = onTapped
	r.begin(r)
	return r
}

// Set shows other parts, and behind them what they are compared with.
func (r *Radar) Set(parts []Part, compared Comparison) {
	r.axes, r.compared = parts, compared
	for len(r.labels) < len(parts) {
		r.labels = append(r.labels, draw.NewLine(theme.Caption, theme.Muted, false))
	}
	r.labels = r.labels[:len(parts)]
	var names []string
	if len(compared.Values) > 0 {
		names = []string{compared.Name}
	}
	r.caption.key.set(names, func(_ int, s *sketch) { s.line(0, s.height/2, s.width, s.height/2, comparedPen()) })
	r.few.Set(parts, compared)
	r.changed()
}

func comparedPen() pen { return pen{stroke: theme.Muted, width: 1.5, dashes: "4 3"} }

// Disabled is true as well while bars stand in the radar's place: they take the focus then.
func (r *Radar) Disabled() bool { return r.chart.Disabled() || len(r.axes) < fewestAxes }

func (r *Radar) parts() int       { return len(r.axes) }
func (r *Radar) row(part int) Row { return partRow(r.axes[part], r.compared, part) }

// partAt is the axis whose sector holds the point.
func (r *Radar) partAt(at fyne.Position) int {
	n := len(r.axes)
	if n < fewestAxes {
		return -1
	}
	angle := math.Atan2(float64(at.Y-r.middle.Y), float64(at.X-r.middle.X)) - radarCorner
	return (int(math.Round(angle/(2*math.Pi)*float64(n))) + n) % n
}

// on is the point of an axis at that part of its length.
func (r *Radar) on(axis int, length float32) fyne.Position {
	x, y := r.direction(axis)
	return fyne.NewPos(r.middle.X+x*r.radius*length, r.middle.Y+y*r.radius*length)
}

func (r *Radar) direction(axis int) (x, y float32) {
	sin, cos := math.Sincos(radarCorner + 2*math.Pi*float64(axis)/float64(len(r.axes)))
	return float32(cos), float32(sin)
}

func (r *Radar) objects() []fyne.CanvasObject {
	if len(r.axes) < fewestAxes {
		return []fyne.CanvasObject{r.few}
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
		if i == r.spoken() {
			label.Ink, label.TextStyle.Bold = theme.Accent, true
		}
		label.Paint()
	}
	r.dot.FillColor = theme.Color(theme.Accent)
	r.caption.paint(r.said())
	r.paintRing()
}

func (r *Radar) minSize() fyne.Size {
	if len(r.axes) < fewestAxes {
		return r.few.MinSize()
	}
	return fyne.NewSize(theme.Em(15), theme.Em(16)+r.caption.height())
}

func (r *Radar) layout(size fyne.Size) {
	if len(r.axes) < fewestAxes {
		draw.Place(r.few, 0, 0, size.Width, size.Height)
		return
	}
	height := max(size.Height-r.caption.height(), 0)
	r.middle = fyne.NewPos(size.Width/2, height/2)
	r.fit(size.Width, height)
	r.sketch(fyne.NewSize(size.Width, height))
	r.placeLabels(size.Width)
	r.caption.place(r.said(), 0, height+theme.Gap(1), size.Width)
	r.placeRing(size)
	part := r.spoken()
	r.dot.Hidden = part < 0 || r.radius <= 0
	at := r.middle
	if part >= 0 {
		at = r.on(part, share(r.axes[part].Value))
	}
	draw.PlaceSquare(r.dot, at.X-theme.Gap(1), at.Y-theme.Gap(1), theme.Gap(2))
}

// rim is the gap between an axis and its label.
func (r *Radar) rim() float32 { return theme.Gap(1.5) }

// labelSize does not depend on which label is bold, so that the picture keeps its size while the cursor moves.
func (r *Radar) labelSize(axis int) fyne.Size {
	size := fyne.MeasureText(r.labels[axis].Full, r.labels[axis].TextSize, fyne.TextStyle{Bold: true})
	return fyne.NewSize(min(size.Width, theme.Em(6)), size.Height)
}

// fit finds the longest axes that leave every label its room; where that would leave no picture, labels give way.
func (r *Radar) fit(width, height float32) {
	radius := max(min(width, height)/2-1, 0)
	labelled := radius
	for i := range r.axes {
		x, y := r.direction(i)
		label := r.labelSize(i)
		for _, side := range []struct{ direction, half, text float32 }{{x, width / 2, label.Width}, {y, height / 2, label.Height}} {
			direction := float32(math.Abs(float64(side.direction)))
			if direction > 0.01 {
				labelled = min(labelled, (side.half-side.text/2*(1+direction))/direction-r.rim())
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
		x, y := r.direction(i)
		room, text := r.labelSize(i), label.FullSize()
		text.Width = min(text.Width, room.Width)
		centre := r.on(i, 1).AddXY(x*(r.rim()+room.Width/2), y*(r.rim()+room.Height/2))
		label.Place(min(max(centre.X-text.Width/2, 0), max(width-text.Width, 0)), centre.Y-text.Height/2, text.Width)
	}
}

func (r *Radar) sketch(size fyne.Size) {
	s := newSketch(size)
	if r.radius >= 1 {
		grid := pen{stroke: theme.Hairline, width: 1}
		for ring := 1; ring <= radarRings; ring++ {
			s.polygon(r.around(func(int) float32 { return float32(ring) / radarRings }), grid)
		}
		for i := range r.axes {
			rim := r.on(i, 1)
			s.line(r.middle.X, r.middle.Y, rim.X, rim.Y, grid)
		}
		if len(r.compared.Values) > 0 {
			s.polygon(r.around(func(axis int) float32 {
				value, _ := r.compared.of(axis)
				return share(value)
			}), comparedPen())
		}
		s.polygon(r.around(func(axis int) float32 { return share(r.axes[axis].Value) }),
			pen{fill: theme.Ramp5, opacity: radarShade, stroke: theme.Accent, width: 2})
	}
	r.picture.show(s, 0, 0)
}

func (r *Radar) around(length func(axis int) float32) []fyne.Position {
	points := make([]fyne.Position, len(r.axes))
	for i := range points {
		points[i] = r.on(i, length(i))
	}
	return points
}
