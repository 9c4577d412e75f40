package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/theme"
)

const bandMarkRows = 2 // labels of marks that lie close take turns in two rows

// CreateRenderer is asked for by Fyne.
func (b *Band) CreateRenderer() fyne.WidgetRenderer { return draw(b) }

func (b *Band) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, s := range b.stages {
		objects = append(objects, s.ground, s.label.Text)
	}
	objects = append(objects, b.ends[0], b.ends[1])
	for _, m := range b.marks {
		objects = append(objects, m.sign, m.label.Text)
	}
	return append(append(append(objects, b.today, b.now.Text), b.tip.objects()...), b.ring)
}

func (b *Band) paint() {
	today, known := dayNumber(b.year.Today)
	for i, s := range b.stages {
		ground, ink := theme.Ramp1, theme.Ink
		switch {
		case known && s.holds(today):
			ground = theme.Ramp3
		case known && s.last < today:
			ground, ink = theme.Ramp5, theme.OnAccent
		}
		s.ground.FillColor, s.ground.CornerRadius, s.ground.Hidden = theme.Color(ground), theme.Gap(1), !s.shown
		s.ground.StrokeColor, s.ground.StrokeWidth = theme.Color(theme.Ink), 0
		if i == b.under {
			s.ground.StrokeWidth = 1
		}
		s.label.full, s.label.color, s.label.Text.Hidden = b.year.Stages[i].Label, ink, !s.shown
		s.label.paint()
	}
	for i, m := range b.marks {
		m.label.full, m.label.color = b.year.Marks[i].Label, theme.Muted
		if b.year.Marks[i].Warn {
			m.label.color = theme.Amber
		}
		m.sign.FillColor, m.sign.Hidden = theme.Color(m.label.color), !m.shown
		m.label.paint()
	}
	for _, end := range b.ends {
		end.FillColor = theme.Color(theme.Border)
	}
	b.today.FillColor = theme.Color(theme.Accent)
	b.now.full = lang.L("today")
	b.now.paint()
	b.tip.paint()
	paintRing(b.ring, theme.Gap(1), b.focused)
}

func (b *Band) laneHeight() float32 { return captionHeight() + theme.Gap(3.25) }

// lanesTop leaves the word for today its room above the lanes, where it crosses no mark.
func (b *Band) lanesTop() float32 { return captionHeight() + theme.Gap(0.5) }

func (b *Band) lanesHeight() float32 { return float32(b.lanes)*(b.laneHeight()+2) - 2 }

// marksTop is where the marks begin, under the lanes.
func (b *Band) marksTop() float32 { return b.lanesTop() + b.lanesHeight() + theme.Gap(2) }

func (b *Band) markHeight() float32 { return theme.Gap(2.5) }

func (b *Band) minSize() fyne.Size {
	height := b.marksTop()
	if len(b.marks) > 0 {
		height += b.markHeight() + theme.Gap(0.5) + bandMarkRows*captionHeight()
	}
	return fyne.NewSize(theme.Em(16), height)
}

// x is where a day begins; the day after the last is the band's end.
func (b *Band) x(day int, width float32) float32 {
	if b.to < b.from {
		return 0
	}
	return min(max(float32(day-b.from)/float32(b.to-b.from+1)*width, 0), width)
}

func (b *Band) layout(size fyne.Size) {
	b.placeStages(size.Width)
	b.placeEnds(size.Width)
	b.placeMarks(size.Width)
	b.placeToday(size)
	part := b.spoken()
	at := fyne.NewPos(0, 0)
	if part >= 0 {
		place, extent := b.area(part)
		at = place.AddXY(extent.Width/2, extent.Height+theme.Gap(1))
	}
	b.tip.place(b.spokenWords(), at, size)
	b.ring.Hidden = b.ring.Hidden || b.parts() == 0
	if !b.ring.Hidden {
		at, extent := b.area(b.cursor)
		place(b.ring, at.X-2, at.Y-2, extent.Width+4, extent.Height+4)
	}
}

func (b *Band) placeStages(width float32) {
	for _, s := range b.stages {
		left, right := b.x(s.first, width), b.x(s.last+1, width)
		top := b.lanesTop() + float32(s.lane)*(b.laneHeight()+2)
		place(s.ground, left, top, max(right-left-2, 1), b.laneHeight())
		inset := theme.Gap(1)
		s.label.place(left+inset, top+(b.laneHeight()-captionHeight())/2, right-left-2-2*inset)
	}
}

// placeEnds marks where the year begins and ends on a band that reaches further.
func (b *Band) placeEnds(width float32) {
	first, begins := dayNumber(b.year.First)
	last, ends := dayNumber(b.year.Last)
	top, height := b.lanesTop()-theme.Gap(1), b.lanesHeight()+theme.Gap(2)
	b.ends[0].Hidden, b.ends[1].Hidden = !begins || first <= b.from, !ends || last >= b.to
	place(b.ends[0], b.x(first, width)-1.5, top, 1, height)
	place(b.ends[1], b.x(last+1, width)-1.5, top, 1, height)
}

func (b *Band) placeMarks(width float32) {
	var ends [bandMarkRows]float32
	side := b.markHeight()
	inOrder := slices.SortedStableFunc(slices.Values(b.marks), func(a, b *bandMark) int { return a.day - b.day })
	for _, m := range inOrder {
		m.middle = min(max(b.x(m.day, width), side/2), max(width-side/2, 0))
		placeSquare(m.sign, m.middle-side/2, b.marksTop(), side)
		text := min(m.label.whole().Width, width)
		x := max(min(m.middle-side/2, width-text), 0)
		row := 0
		for row < bandMarkRows && ends[row] > x {
			row++
		}
		m.label.Text.Hidden = !m.shown || row == bandMarkRows
		if !m.label.Text.Hidden {
			m.label.place(x, b.marksTop()+side+theme.Gap(0.5)+float32(row)*captionHeight(), text)
			ends[row] = x + text + theme.Gap(2)
		}
	}
}

func (b *Band) placeToday(size fyne.Size) {
	today, known := dayNumber(b.year.Today)
	hidden := !known || today < b.from || today > b.to
	b.today.Hidden, b.now.Text.Hidden = hidden, hidden
	x := b.x(today, size.Width)
	place(b.today, x-1, 0, 2, b.marksTop()-theme.Gap(1))
	text := min(b.now.whole().Width, size.Width)
	left := x + theme.Gap(1)
	if left+text > size.Width {
		left = x - theme.Gap(1) - text
	}
	b.now.place(max(left, 0), 0, text)
}

// area is where a part is drawn, with a mark's label left out.
func (b *Band) area(part int) (fyne.Position, fyne.Size) {
	if mark := part - len(b.stages); mark >= 0 {
		return b.marks[mark].sign.Position(), b.marks[mark].sign.Size()
	}
	return b.stages[part].ground.Position(), b.stages[part].ground.Size()
}

func (b *Band) partAt(at fyne.Position) int {
	for i, s := range b.stages {
		if s.shown && within(at, s.ground.Position(), s.ground.Size()) {
			return i
		}
	}
	best, distance := -1, theme.Gap(4)
	if at.Y < b.marksTop()-theme.Gap(1) {
		return best
	}
	for i, m := range b.marks {
		label := !m.label.Text.Hidden && within(at, m.label.Position(), m.label.Text.Size())
		if away := max(at.X-m.middle, m.middle-at.X); m.shown && (label || away < distance) {
			best, distance = len(b.stages)+i, away
			if label {
				return best
			}
		}
	}
	return best
}

func within(at, from fyne.Position, size fyne.Size) bool {
	return at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height
}
