package charts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/theme"
)

const bandMarkRows = 2 // labels of marks that lie close take turns in two rows

func (b *Band) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, s := range b.stages {
		objects = append(objects, s.ground, s.label.Text)
	}
	objects = append(objects, b.ends[0], b.ends[1])
	for _, m := range b.marks {
		objects = append(objects, m.sign, m.label.Text)
	}
	return append(objects, b.today, b.now.Text, b.name.Text, b.words.Text, b.ring)
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
		if i == b.hovered {
			s.ground.StrokeWidth = 1
		}
		s.label.Full, s.label.Ink, s.label.Text.Hidden = b.year.Stages[i].Label, ink, !s.shown
		s.label.Paint()
	}
	for i, m := range b.marks {
		m.label.Full, m.label.Ink = b.year.Marks[i].Label, theme.Muted
		if b.year.Marks[i].Warn {
			m.label.Ink = theme.Amber
		}
		m.sign.FillColor, m.sign.Hidden = theme.Color(m.label.Ink), !m.shown
		m.label.Paint()
	}
	for _, end := range b.ends {
		end.FillColor = theme.Color(theme.Border)
	}
	b.today.FillColor = theme.Color(theme.Accent)
	b.now.Full = lang.L("today")
	b.now.Paint()
	b.name.Full = b.year.Name
	b.name.Paint()
	b.words.Full = b.highlightedRow().String()
	b.words.Paint()
	draw.PaintRing(b.ring, theme.Gap(1), b.IsFocused())
}

func (b *Band) laneHeight() float32 { return draw.CaptionHeight() + theme.Gap(3.25) }

// lanesTop leaves words their room above the lanes, where they cross no mark.
func (b *Band) lanesTop() float32 { return draw.CaptionHeight() + theme.Gap(0.5) }

func (b *Band) lanesHeight() float32 { return float32(b.lanes)*(b.laneHeight()+2) - 2 }

// marksTop is where the marks begin, under the lanes.
func (b *Band) marksTop() float32 { return b.lanesTop() + b.lanesHeight() + theme.Gap(2) }

func (b *Band) markHeight() float32 { return theme.Gap(2.5) }

func (b *Band) minSize() fyne.Size {
	height := b.marksTop()
	if len(b.marks) > 0 {
		height += b.markHeight() + theme.Gap(0.5) + bandMarkRows*draw.CaptionHeight()
	}
	return fyne.NewSize(theme.Em(16), height)
}

// dayX is where a day begins; the day after the last is the band's end.
func (b *Band) dayX(day int, width float32) float32 {
	if b.to < b.from {
		return 0
	}
	return min(max(float32(day-b.from)/float32(b.to-b.from+1)*width, 0), width)
}

func (b *Band) layout(size fyne.Size) {
	b.placeStages(size.Width)
	b.placeEnds(size.Width)
	b.placeMarks(size.Width)
	b.placeToday(size.Width)
	b.placeName(size.Width)
	b.placeDescription(size.Width)
	b.ring.Hidden = b.ring.Hidden || b.partCount() == 0
	if !b.ring.Hidden {
		at, extent := b.partArea(b.cursor)
		draw.Place(b.ring, at.X-2, at.Y-2, extent.Width+4, extent.Height+4)
	}
}

func (b *Band) placeStages(width float32) {
	for _, s := range b.stages {
		left, right := b.dayX(s.first, width), b.dayX(s.last+1, width)
		top := b.lanesTop() + float32(s.lane)*(b.laneHeight()+2)
		draw.Place(s.ground, left, top, max(right-left-2, 1), b.laneHeight())
		s.label.Place(left+1, top+(b.laneHeight()-draw.CaptionHeight())/2, right-left-4)
		s.label.Text.Hidden = !s.shown || right-left-4 < s.label.FullSize().Width/2 || s.label.IsStump()
	}
}

// placeEnds marks where the year begins and ends on a band that reaches further.
func (b *Band) placeEnds(width float32) {
	first, begins := dayNumber(b.year.First)
	last, ends := dayNumber(b.year.Last)
	top, height := b.lanesTop()-theme.Gap(1), b.lanesHeight()+theme.Gap(2)
	b.ends[0].Hidden, b.ends[1].Hidden = !begins || first <= b.from, !ends || last >= b.to
	draw.Place(b.ends[0], b.dayX(first, width)-1.5, top, 1, height)
	draw.Place(b.ends[1], b.dayX(last+1, width)-1.5, top, 1, height)
}

// placeMarks gives labels their room in the order of need: those that want attention first, then the earlier.
func (b *Band) placeMarks(width float32) {
	var rows [bandMarkRows][][2]float32
	side := b.markHeight()
	for _, i := range b.marksByNeed() {
		m := b.marks[i]
		m.middle = min(max(b.dayX(m.day, width), side/2), max(width-side/2, 0))
		draw.PlaceSquare(m.sign, m.middle-side/2, b.marksTop(), side)
		text := min(m.label.FullSize().Width, width)
		x := max(min(m.middle-side/2, width-text), 0)
		taken := func(other [2]float32) bool { return x < other[1] && other[0] < x+text+theme.Gap(2) }
		row := 0
		for row < bandMarkRows && slices.ContainsFunc(rows[row], taken) {
			row++
		}
		m.label.Text.Hidden = !m.shown || row == bandMarkRows
		if !m.label.Text.Hidden {
			m.label.Place(x, b.marksTop()+side+theme.Gap(0.5)+float32(row)*draw.CaptionHeight(), text)
			rows[row] = append(rows[row], [2]float32{x, x + text + theme.Gap(2)})
		}
	}
}

func (b *Band) marksByNeed() []int {
	order := make([]int, len(b.marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		if first, second := b.year.Marks[i].Warn, b.year.Marks[j].Warn; first != second {
			if first {
				return -1
			}
			return 1
		}
		return b.marks[i].day - b.marks[j].day
	})
	return order
}

// placeDescription describes the highlighted part above the band, in place of what stands there otherwise.
func (b *Band) placeDescription(width float32) {
	b.words.Text.Hidden = b.words.Full == ""
	b.words.Place(0, 0, width)
	if b.words.Full != "" {
		b.now.Text.Hidden, b.name.Text.Hidden = true, true
		top := b.lanesTop() - theme.Gap(1)
		draw.Place(b.today, b.today.Position().X, top, 2, b.marksTop()-theme.Gap(1)-top)
	}
}

func (b *Band) placeToday(width float32) {
	today, known := dayNumber(b.year.Today)
	hidden := !known || today < b.from || today > b.to
	b.today.Hidden, b.now.Text.Hidden = hidden, hidden
	x := b.dayX(today, width)
	draw.Place(b.today, x-1, 0, 2, b.marksTop()-theme.Gap(1))
	text := min(b.now.FullSize().Width, width)
	left := x + theme.Gap(1)
	if left+text > width {
		left = x - theme.Gap(1) - text
	}
	b.now.Place(max(left, 0), 0, text)
}

// placeName puts the year's name over its beginning, if the band shows that and today leaves room.
func (b *Band) placeName(width float32) {
	left, text := b.ends[0].Position().X, b.name.FullSize().Width
	right := left + text + theme.Gap(1)
	taken := !b.now.Text.Hidden && right > b.today.Position().X && left < b.now.Position().X+b.now.Size().Width
	b.name.Text.Hidden = b.ends[0].Hidden || taken || right > width
	b.name.Place(left, 0, text)
}

// partArea is where a part is drawn, with a mark's label left out.
func (b *Band) partArea(part int) (fyne.Position, fyne.Size) {
	if mark := part - len(b.stages); mark >= 0 {
		return b.marks[mark].sign.Position(), b.marks[mark].sign.Size()
	}
	return b.stages[part].ground.Position(), b.stages[part].ground.Size()
}

func (b *Band) partAt(at fyne.Position) int {
	for i, s := range b.stages {
		if s.shown && contains(at, s.ground.Position(), s.ground.Size()) {
			return i
		}
	}
	best, distance := -1, theme.Gap(4)
	if at.Y < b.marksTop()-theme.Gap(1) {
		return best
	}
	for i, m := range b.marks {
		label := !m.label.Text.Hidden && contains(at, m.label.Position(), m.label.Text.Size())
		if away := max(at.X-m.middle, m.middle-at.X); m.shown && (label || away < distance) {
			best, distance = len(b.stages)+i, away
			if label {
				return best
			}
		}
	}
	return best
}

func contains(at, from fyne.Position, size fyne.Size) bool {
	return at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height
}
