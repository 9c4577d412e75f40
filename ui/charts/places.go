package charts

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Dot is one thing in its place: the sign it is drawn as, and what it says.
type Dot struct {
	Sign widgets.Sign
	Name string
	Says string
}

// Place is a box with its dots. One without any is a gap, and Says why that matters.
type Place struct {
	Name string
	Says string
	Dots []Dot
	More int // others, of whom nothing is drawn
}

// Places is a map of boxes with a dot for each thing that belongs there; gaps are drawn as dashed boxes with words. Left and
// Right move over the boxes and their dots, Up and Down from box to box, Enter presses. Of a place with very many dots the
// first are drawn and the rest counted.
type Places struct {
	chart
	OnPlace func(place int)
	OnDot   func(place, dot int)
	// OnMoved is told where the box is that the keyboard came to, so that what surrounds the map can bring it into view.
	OnMoved func(top, height float32)

	places    []Place
	boxes     []*placeBox
	picture   *painting
	key       legend
	tip       *tooltip
	spots     []spot
	highlight *canvas.Rectangle // marks the highlighted part; the picture is not drawn anew for it
	width     float32
	columns   int
}

// spot is a part of the chart: a place, or where dot is not negative one of its dots.
type spot struct{ place, dot int }

type placeBox struct {
	name  [2]*draw.Line
	says  *widgets.Text
	more  *draw.Line
	at    fyne.Position
	size  fyne.Size
	head  float32 // height of the names in its row of boxes
	drawn int     // dots that are drawn
}

// mostDotRows is how many rows of dots a box may have.
const mostDotRows = 4

// NewPlaces shows nothing until it is given places.
func NewPlaces(onPlace func(place int), onDot func(place, dot int)) *Places {
	p := &Places{OnPlace: onPlace, OnDot: onDot, picture: newPainting(), tip: newTooltip(), highlight: draw.NewRectangle()}
	p.initChart(p)
	return p
}

// SetPlaces shows other places. The key names what the signs mean, in the order of the signs given.
func (p *Places) SetPlaces(places []Place, key []widgets.Sign, names []string) {
	p.places = places
	for len(p.boxes) < len(places) {
		p.boxes = append(p.boxes, newPlaceBox())
	}
	p.boxes = p.boxes[:len(places)]
	p.key.set(names, func(i int, s *sketch) {
		side := dotSide()
		s.addSign(key[i], (s.width-side)/2, (s.height-side)/2, side)
	})
	p.arrangeBoxes(p.Size().Width)
	p.onPartsChanged()
}

func newPlaceBox() *placeBox {
	b := &placeBox{says: widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded}), more: draw.NewLine(theme.Caption, theme.Muted, false)}
	for i := range b.name {
		b.name[i] = draw.NewLine(theme.Caption, theme.Ink, true)
	}
	return b
}

func (p *Places) partCount() int { return len(p.spots) }

func (p *Places) describePart(part int) Row {
	at := p.spots[part]
	place := p.places[at.place]
	if at.dot >= 0 {
		return Row{Name: place.Dots[at.dot].Name, Value: place.Dots[at.dot].Says}
	}
	return Row{Name: place.Name, Value: place.Says}
}

// Rows are the places in words, each with all that is in it.
func (p *Places) Rows() []Row {
	rows := make([]Row, len(p.places))
	for i, place := range p.places {
		names := make([]string, len(place.Dots))
		for j, dot := range place.Dots {
			names[j] = fmt.Sprintf("%s (%s)", dot.Name, dot.Says)
		}
		rows[i] = Row{Name: place.Name, Value: place.Says}
		if len(names) > 0 {
			rows[i].Value += ": " + strings.Join(names, ", ")
		}
		if place.More > 0 {
			rows[i].Value += ", " + lang.L("and {{.Count}} more", map[string]any{"Count": place.More})
		}
	}
	return rows
}

func (p *Places) pressPart(part int) {
	at := p.spots[part]
	switch {
	case at.dot >= 0 && p.OnDot != nil:
		p.OnDot(at.place, at.dot)
	case at.dot < 0 && p.OnPlace != nil:
		p.OnPlace(at.place)
	}
}

// TypedKey goes from box to box with Up and Down, and from dot to dot with Left and Right.
func (p *Places) TypedKey(key *fyne.KeyEvent) {
	before := p.cursor
	switch key.Name {
	case fyne.KeyUp:
		p.moveToBox(-1)
	case fyne.KeyDown:
		p.moveToBox(1)
	default:
		p.chart.TypedKey(key)
		widgets.ForwardKey(p, key)
	}
	if p.cursor != before && p.OnMoved != nil {
		box := p.boxes[p.spots[p.cursor].place]
		p.OnMoved(box.at.Y, box.size.Height)
	}
}

// moveToBox goes to the box before or after.
func (p *Places) moveToBox(by int) {
	for part := p.cursor + by; part >= 0 && part < len(p.spots); part += by {
		if p.spots[part].dot < 0 {
			p.setCursor(part)
			return
		}
	}
}

func dotSide() float32  { return theme.Gap(2.75) }
func dotPitch() float32 { return theme.Gap(4) }

// dotPosition is where a dot of a place is drawn.
func (p *Places) dotPosition(at spot) fyne.Position {
	box := p.boxes[at.place]
	across := dotsAcross(box.size.Width)
	x := box.at.X + theme.Gap(2) + float32(at.dot%across)*dotPitch()
	return fyne.NewPos(x, p.dotsTop(box)+float32(at.dot/across)*dotPitch())
}

func dotsAcross(width float32) int {
	return max(int((width-theme.Gap(4)+dotPitch()-dotSide())/dotPitch()), 1)
}

func (p *Places) dotsTop(box *placeBox) float32 { return box.at.Y + box.head + theme.Gap(2.5) }

func (p *Places) partAt(at fyne.Position) int {
	found := -1
	for part, s := range p.spots {
		from, size := p.boxes[s.place].at, p.boxes[s.place].size
		if s.dot >= 0 {
			reach := (dotPitch() - dotSide()) / 2
			from, size = p.dotPosition(s).SubtractXY(reach, reach), fyne.NewSquareSize(dotPitch())
		}
		if at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height {
			found = part // a dot is met after its box
		}
	}
	return found
}

// boxLeast is how many em a box is wide at least.
const boxLeast = 6.2

// arrangeBoxes settles how many boxes stand beside each other and which dots are drawn.
func (p *Places) arrangeBoxes(width float32) {
	p.width = width
	gap, n := theme.Gap(2), len(p.places)
	p.spots = nil
	if n == 0 || width <= 0 {
		return
	}
	most := min(max(int((width+gap)/(theme.Em(boxLeast)+gap)), 1), n)
	rows := (n + most - 1) / most
	p.columns = (n + rows - 1) / rows
	boxWidth := (width - gap*float32(p.columns-1)) / float32(p.columns)
	for i, place := range p.places {
		box := p.boxes[i]
		box.size.Width = boxWidth
		box.setName(place.Name, boxWidth-theme.Gap(4))
		box.says.Resize(fyne.NewSize(boxWidth-theme.Gap(4), 0))
		across := dotsAcross(boxWidth)
		box.drawn = min(len(place.Dots), across*mostDotRows)
		if box.drawn < len(place.Dots)+place.More {
			box.drawn = min(box.drawn, across*(mostDotRows-1))
		}
		p.spots = append(p.spots, spot{i, -1})
		for dot := range box.drawn {
			p.spots = append(p.spots, spot{i, dot})
		}
	}
	p.placeRows(gap)
}

// placeRows sets the boxes in rows, each row as high as its fullest box.
func (p *Places) placeRows(gap float32) {
	y := float32(0)
	for first := 0; first < len(p.boxes); first += p.columns {
		last := min(first+p.columns, len(p.boxes))
		height, head := dotPitch(), draw.CaptionHeight()
		for i := first; i < last; i++ {
			height = max(height, p.contentHeight(i))
			if p.boxes[i].name[1].Full != "" {
				head = 2 * draw.CaptionHeight()
			}
		}
		height += head + theme.Gap(5.5)
		for i := first; i < last; i++ {
			box := p.boxes[i]
			box.at, box.head = fyne.NewPos(float32(i-first)*(box.size.Width+gap), y), head
			box.size.Height = height
		}
		y += height + gap
	}
}

// contentHeight is how high the dots or the words of a box are.
func (p *Places) contentHeight(i int) float32 {
	box := p.boxes[i]
	if len(p.places[i].Dots) == 0 {
		box.says.SetText(p.places[i].Says)
		return box.says.MinSize().Height
	}
	across := dotsAcross(box.size.Width)
	height := float32((box.drawn+across-1)/across) * dotPitch()
	if p.hiddenCount(i) > 0 {
		height += draw.CaptionHeight()
	}
	return height
}

// hiddenCount is how many of a place are not drawn.
func (p *Places) hiddenCount(i int) int {
	return len(p.places[i].Dots) + p.places[i].More - p.boxes[i].drawn
}

// setName breaks a name that is too long for its box between words.
func (b *placeBox) setName(name string, width float32) {
	b.name[0].Paint() // for the size to measure in
	b.name[0].Full, b.name[1].Full = name, ""
	if b.name[0].Measure(name).Width <= width {
		return
	}
	words := strings.Fields(name)
	for n := len(words) - 1; n > 0; n-- {
		if head := strings.Join(words[:n], " "); n == 1 || b.name[0].Measure(head).Width <= width {
			b.name[0].Full, b.name[1].Full = head, strings.Join(words[n:], " ")
			return
		}
	}
}

func (p *Places) minSize() fyne.Size {
	width := p.width
	if width <= 0 {
		width = theme.Em(24)
	}
	if len(p.boxes) > 0 && p.boxes[0].size.Height == 0 {
		p.arrangeBoxes(width)
	}
	return fyne.NewSize(theme.Em(12), p.boxesBottom()+theme.Gap(2)+p.key.height())
}

func (p *Places) boxesBottom() float32 {
	if len(p.boxes) == 0 {
		return 0
	}
	last := p.boxes[len(p.boxes)-1]
	return last.at.Y + last.size.Height
}
