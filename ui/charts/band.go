package charts

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/theme"
)

// BandStage is a stretch of time with a name. Days are YYYY-MM-DD; When is how the person's locale writes them.
type BandStage struct {
	Label, First, Last, When string
}

// BandMark is something on one day: notes written, a deadline.
type BandMark struct {
	Label, Day, When string
	Warn             bool // wants attention, and its label room before the others
}

// BandYear is what a band shows. Stages may overlap and may lie outside the year: the band then reaches as far as they
// do, with the year's ends marked on it.
type BandYear struct {
	Name               string // stands at its beginning where the band reaches further
	First, Last, Today string
	Stages             []BandStage
	Marks              []BandMark
}

// Band is a line of time with stages on it, marks under them, and today across the stages. Left and Right move along it, Up
// and Down between stages and marks, Enter presses.
type Band struct {
	chart
	OnStage func(stage int)
	OnMark  func(mark int)

	year      BandYear
	from, to  int // days since 1970 that the band reaches over
	stages    []*bandStage
	marks     []*bandMark
	lanes     int
	ends      [2]*canvas.Rectangle
	today     *canvas.Rectangle
	now, name *draw.Line
	words     *draw.Line
}

type bandStage struct {
	first, last, lane int
	shown             bool // its days are days, in their order
	ground            *canvas.Rectangle
	label             *draw.Line
}

type bandMark struct {
	day    int
	shown  bool
	sign   *canvas.RegularPolygon
	label  *draw.Line
	middle float32
}

// NewBand shows nothing until it is given a year.
func NewBand(onStage, onMark func(index int)) *Band {
	b := &Band{OnStage: onStage, OnMark: onMark, today: draw.NewRectangle(),
		now: draw.NewLine(theme.Caption, theme.Accent, true), name: draw.NewLine(theme.Caption, theme.Muted, false),
		words: draw.NewLine(theme.Caption, theme.Ink, false)}
	for i := range b.ends {
		b.ends[i] = draw.NewRectangle()
	}
	b.initChart(b)
	return b
}

// SetYear shows another year. What has no day that can be read is left out of the picture, not of the words.
func (b *Band) SetYear(year BandYear) {
	b.year, b.stages, b.marks = year, nil, nil
	for _, stage := range year.Stages {
		s := &bandStage{ground: draw.NewRectangle(), label: draw.NewLine(theme.Caption, theme.Ink, false)}
		s.label.Alignment = fyne.TextAlignCenter
		first, begins := dayNumber(stage.First)
		last, ends := dayNumber(stage.Last)
		s.first, s.last, s.shown = first, last, begins && ends && first <= last
		b.stages = append(b.stages, s)
	}
	for _, mark := range year.Marks {
		m := &bandMark{sign: canvas.NewRegularPolygon(3, color.Transparent), label: draw.NewLine(theme.Caption, theme.Muted, false)}
		m.day, m.shown = dayNumber(mark.Day)
		b.marks = append(b.marks, m)
	}
	b.findReach()
	b.assignLanes()
	b.onPartsChanged()
}

func dayNumber(day string) (int, bool) {
	t, err := time.Parse(time.DateOnly, day)
	return int(t.Unix() / 86400), err == nil
}

// findReach finds the first and last day on the band.
func (b *Band) findReach() {
	b.from, b.to = math.MaxInt, math.MinInt
	if first, ok := dayNumber(b.year.First); ok {
		b.from = first
	}
	if last, ok := dayNumber(b.year.Last); ok {
		b.to = last
	}
	for _, s := range b.stages {
		if s.shown {
			b.from, b.to = min(b.from, s.first), max(b.to, s.last)
		}
	}
}

// assignLanes gives stages that overlap a lane each.
func (b *Band) assignLanes() {
	var ends []int
	for _, s := range b.stages {
		if !s.shown {
			continue
		}
		s.lane = 0
		for s.lane < len(ends) && ends[s.lane] >= s.first {
			s.lane++
		}
		if s.lane == len(ends) {
			ends = append(ends, 0)
		}
		ends[s.lane] = s.last
	}
	b.lanes = max(len(ends), 1)
}

func (b *Band) partCount() int { return len(b.stages) + len(b.marks) }

func (b *Band) describePart(part int) Row {
	if mark := part - len(b.stages); mark >= 0 {
		return Row{Name: b.year.Marks[mark].Label, Value: b.year.Marks[mark].When}
	}
	row := Row{Name: b.year.Stages[part].Label, Value: b.year.Stages[part].When}
	if today, ok := dayNumber(b.year.Today); ok && b.stages[part].holds(today) {
		row.Value += ", " + lang.L("now")
	}
	return row
}

func (s *bandStage) holds(day int) bool { return s.shown && s.first <= day && day <= s.last }

func (b *Band) pressPart(part int) {
	if mark := part - len(b.stages); mark >= 0 {
		if b.OnMark != nil {
			b.OnMark(mark)
		}
	} else if b.OnStage != nil {
		b.OnStage(part)
	}
}

// TypedKey moves along the stages or the marks, changes between the two, and presses.
func (b *Band) TypedKey(key *fyne.KeyEvent) {
	onMark := b.cursor >= len(b.stages)
	switch {
	case b.partCount() == 0:
	case key.Name == fyne.KeyUp && onMark:
		b.setCursor(b.nearest(0, len(b.stages)))
	case key.Name == fyne.KeyDown && !onMark:
		b.setCursor(b.nearest(len(b.stages), b.partCount()))
	case key.Name == fyne.KeyUp || key.Name == fyne.KeyDown:
	default:
		b.chart.TypedKey(key)
	}
}

// nearest is the part of that range that lies closest in time to the cursor's; -1 in an empty range.
func (b *Band) nearest(from, until int) int {
	best, middle := -1, b.middleDay(b.cursor)
	for part := from; part < until; part++ {
		if best < 0 || distance(b.middleDay(part), middle) < distance(b.middleDay(best), middle) {
			best = part
		}
	}
	return best
}

func (b *Band) middleDay(part int) int {
	if mark := part - len(b.stages); mark >= 0 {
		return b.marks[mark].day
	}
	return (b.stages[part].first + b.stages[part].last) / 2
}
