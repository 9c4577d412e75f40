package charts

import (
	"fmt"
	"hash/fnv"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// sketch collects what a picture is made of. Fyne's own polygons end at sixteen corners, its lines have neither dashes
// nor joints, and hundreds of cells as objects would be drawn again at every key typed elsewhere in the window.
type sketch struct {
	body          strings.Builder
	width, height float32
}

func newSketch(size fyne.Size) *sketch {
	return &sketch{width: floorLength(size.Width), height: floorLength(size.Height)}
}

func floorLength(length float32) float32 { return float32(math.Floor(float64(max(length, 0)))) }

// pen is how a shape is drawn; the zero value leaves it out.
type pen struct {
	fill    fyne.ThemeColorName
	opacity float32 // of the fill; 0 is the whole colour
	stroke  fyne.ThemeColorName
	width   float32
	dashes  string
}

func (p pen) attributes() string {
	fill, stroke := "none", ""
	if p.fill != "" {
		fill = theme.Hex(p.fill)
	}
	if p.opacity > 0 {
		fill += fmt.Sprintf(`" fill-opacity="%g`, p.opacity)
	}
	if p.stroke != "" {
		stroke = fmt.Sprintf(` stroke="%s" stroke-width="%g" stroke-linejoin="round" stroke-linecap="round"`, theme.Hex(p.stroke), p.width)
	}
	if p.dashes != "" {
		stroke = strings.Replace(stroke, `linecap="round"`, `linecap="butt"`, 1) + fmt.Sprintf(` stroke-dasharray="%s"`, p.dashes)
	}
	return fmt.Sprintf(`fill="%s"%s`, fill, stroke)
}

func (s *sketch) addPath(d string, with pen) {
	if d != "" {
		fmt.Fprintf(&s.body, `<path d="%s" %s/>`, d, with.attributes())
	}
}

func (s *sketch) addPolygon(points []fyne.Position, with pen) {
	s.addPath(pathThrough(points)+"Z", with)
}
func (s *sketch) addPolyline(points []fyne.Position, with pen) { s.addPath(pathThrough(points), with) }

func (s *sketch) addLine(x1, y1, x2, y2 float32, with pen) {
	s.addPolyline([]fyne.Position{{X: x1, Y: y1}, {X: x2, Y: y2}}, with)
}

func pathThrough(points []fyne.Position) string {
	var d strings.Builder
	for i, p := range points {
		command := 'L'
		if i == 0 {
			command = 'M'
		}
		fmt.Fprintf(&d, "%c%.2f %.2f", command, p.X, p.Y)
	}
	return d.String()
}

// tilePath is the outline of a square with soft corners, to be joined with others into one path.
func tilePath(x, y, side float32) string {
	r := min(2, side/3)
	flat := side - 2*r
	return fmt.Sprintf("M%.2f %.2fh%.2fq%[4]g 0 %[4]g %[4]gv%.2[3]fq0 %[4]g -%[4]g %[4]gh-%.2[3]fq-%[4]g 0 -%[4]g -%[4]gv-%.2[3]fq0 -%[4]g %[4]g -%[4]gZ",
		x+r, y, flat, r)
}

// circlePath is the outline of a circle in a square.
func circlePath(x, y, side float32) string {
	r := side / 2
	return fmt.Sprintf("M%.2f %.2fa%[3]g %[3]g 0 1 0 %.2[4]f 0a%[3]g %[3]g 0 1 0 -%.2[4]f 0Z", x, y+r, r, side)
}

// roundedPath is the outline of a rectangle with round corners.
func roundedPath(x, y, width, height, r float32) string {
	return fmt.Sprintf("M%.2f %.2fh%.2fq%[5]g 0 %[5]g %[5]gv%.2[4]fq0 %[5]g -%[5]g %[5]gh-%.2[3]fq-%[5]g 0 -%[5]g -%[5]gv-%.2[4]fq0 -%[5]g %[5]g -%[5]gZ",
		x+r, y, width-2*r, height-2*r, r)
}

// painting shows a sketch, drawn anew only when the sketch changes.
type painting struct {
	*canvas.Image
	drawn string
}

func newPainting() *painting {
	p := &painting{Image: &canvas.Image{}}
	p.Image.Hidden = true
	return p
}

// drawSketch places the sketch; one without an area or a shape hides the picture.
func (p *painting) drawSketch(s *sketch, x, y float32) {
	p.Image.Hidden = s.width < 1 || s.height < 1 || s.body.Len() == 0
	if p.Image.Hidden {
		return
	}
	// The size comes before the drawing: Fyne would keep the drawing before this one under the new one's name.
	draw.Place(p.Image, x, y, s.width, s.height)
	drawing := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[1]g" height="%[2]g">%[3]s</svg>`,
		s.width, s.height, s.body.String())
	if drawing == p.drawn {
		return
	}
	p.drawn = drawing
	name := fnv.New64a()
	name.Write([]byte(drawing))
	p.Image.Resource = fyne.NewStaticResource(fmt.Sprintf("sketch-%x.svg", name.Sum64()), []byte(drawing))
	p.Image.Refresh()
}

// addSign draws a sign into a square of the picture.
func (s *sketch) addSign(sign widgets.Sign, x, y, side float32) {
	if sign == widgets.NoSign {
		return
	}
	if corners := sign.Corners(x, y, side); corners != nil {
		s.addPolygon(corners, pen{fill: sign.Ink()})
		return
	}
	x, y, side = x+0.05*side, y+0.05*side, 0.9*side
	with := pen{fill: sign.Ink()}
	if sign == widgets.Ring {
		const stroke = 1.5
		x, y, side = x+stroke/2, y+stroke/2, side-stroke
		with = pen{stroke: sign.Ink(), width: stroke}
	}
	s.addPath(circlePath(x, y, side), with)
}
