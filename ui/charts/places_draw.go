package charts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/theme"
)

func (p *Places) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{p.picture.Image, p.highlight}
	for _, box := range p.boxes {
		objects = append(objects, box.name[0].Text, box.name[1].Text, box.says, box.more.Text)
	}
	return append(append(append(objects, p.key.objects()...), p.ring), p.tip.objects()...)
}

func (p *Places) paint() {
	for i, box := range p.boxes {
		gap := len(p.places[i].Dots) == 0
		for _, name := range box.name {
			name.Ink = theme.Ink
			if gap {
				name.Ink = theme.Amber
			}
			name.Paint()
		}
		box.more.Paint()
	}
	p.key.paint()
	p.tip.paint()
	p.paintRing()
	p.ring.Hidden = p.ring.Hidden || len(p.spots) == 0
}

func (p *Places) layout(size fyne.Size) {
	p.arrangeBoxes(size.Width)
	p.drawPicture(size)
	for i, box := range p.boxes {
		left, width := box.at.X+theme.Gap(2), box.size.Width-theme.Gap(4)
		box.name[0].Place(left, box.at.Y+theme.Gap(1.5), width)
		box.name[1].Place(left, box.at.Y+theme.Gap(1.5)+draw.CaptionHeight(), width)
		gap := len(p.places[i].Dots) == 0
		box.says.Hidden = !gap
		draw.Place(box.says, left, p.dotsTop(box), width, box.says.MinSize().Height)
		more := p.hiddenCount(i)
		box.more.Text.Hidden = more <= 0
		box.more.Full = lang.L("and {{.Count}} more", map[string]any{"Count": more})
		across := dotsAcross(box.size.Width)
		box.more.Place(left, p.dotsTop(box)+float32((box.drawn+across-1)/across)*dotPitch(), width)
	}
	p.key.place(0, p.boxesBottom()+theme.Gap(2), size.Width, true)
	p.placeCursor()
	p.placeHighlight(size)
}

// placeCursor rings the box or the dot that the keyboard is on.
func (p *Places) placeCursor() {
	if p.cursor >= len(p.spots) {
		p.ring.Hide()
		return
	}
	at := p.spots[p.cursor]
	if at.dot < 0 {
		box := p.boxes[at.place]
		draw.Place(p.ring, box.at.X, box.at.Y, box.size.Width, box.size.Height)
		return
	}
	from, out := p.dotPosition(at), theme.Gap(0.75)
	draw.PlaceSquare(p.ring, from.X-out, from.Y-out, dotSide()+2*out)
	p.ring.CornerRadius = dotSide()
}

// placeHighlight marks the highlighted box or dot, and describes it beside that.
func (p *Places) placeHighlight(within fyne.Size) {
	part := p.highlightedPart()
	p.highlight.Hidden = part < 0
	if part < 0 {
		p.tip.place("", fyne.Position{}, within)
		return
	}
	at := p.spots[part]
	box := p.boxes[at.place]
	from, size := box.at, box.size
	p.highlight.FillColor, p.highlight.StrokeWidth, p.highlight.CornerRadius = theme.Color(theme.Hover), 0, theme.Size(theme.ControlRadius)
	if at.dot >= 0 {
		out := theme.Gap(0.75)
		from, size = p.dotPosition(at).SubtractXY(out, out), fyne.NewSquareSize(dotSide()+2*out)
		p.highlight.FillColor, p.highlight.StrokeColor, p.highlight.StrokeWidth, p.highlight.CornerRadius = color.Transparent, theme.Color(theme.Ink), 1, size.Width/2
	}
	draw.Place(p.highlight, from.X, from.Y, size.Width, size.Height)
	p.tip.placeBeside(p.of.describePart(part).String(), from, size, within)
}

// drawPicture draws the boxes and the dots in them.
func (p *Places) drawPicture(size fyne.Size) {
	s := newSketch(fyne.NewSize(size.Width, p.boxesBottom()+1))
	for i, box := range p.boxes {
		with := pen{stroke: theme.Hairline, width: 1}
		if len(p.places[i].Dots) == 0 {
			with.stroke, with.dashes = theme.Border, "3 3"
		}
		s.addPath(roundedPath(box.at.X+0.5, box.at.Y+0.5, box.size.Width-1, box.size.Height-1, theme.Size(theme.ControlRadius)), with)
		for dot := range box.drawn {
			at := p.dotPosition(spot{i, dot})
			s.addSign(p.places[i].Dots[dot].Sign, at.X, at.Y, dotSide())
		}
	}
	p.picture.drawSketch(s, 0, 0)
}
