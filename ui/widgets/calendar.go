package widgets

import (
	"fmt"
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/theme"
)

const daysShown = 42 // six weeks hold any month

// CalendarPicker is a month in which a day is picked. Arrows move by a day and a week, PageUp and PageDown by a month,
// Home and End to the ends of the month, Enter picks and Escape leaves. Days are "YYYY-MM-DD"; times of day and zones
// play no part. (Fyne's own calendar steps over February from 31 January.)
type CalendarPicker struct {
	Control
	OnPick   func(day string)
	OnCancel func()

	cursor, today time.Time
	chosen        string
	weekStart     time.Weekday

	head           *draw.Line
	previous, next *Button
	weekdays       []*draw.Line
	cells          []*dayCell
	ring           *canvas.Rectangle
}

var _ fyne.Focusable = (*CalendarPicker)(nil)

// NewCalendarPicker shows the month of the chosen day, or of today when none is chosen or it is no day.
func NewCalendarPicker(chosen, today string, weekStart time.Weekday) *CalendarPicker {
	c := &CalendarPicker{weekStart: weekStart, head: draw.NewLine(theme.Text, theme.Ink, true), ring: draw.NewRing()}
	c.head.Alignment = fyne.TextAlignCenter
	c.previous = NewButton(lang.L("Previous month"), ButtonStyle{Look: Plain, Small: true, Icon: "back", IconOnly: true}, func() { c.moveMonth(-1) })
	c.next = NewButton(lang.L("Next month"), ButtonStyle{Look: Plain, Small: true, Icon: "forward", IconOnly: true}, func() { c.moveMonth(1) })
	c.previous.keys, c.next.keys = c.TypedKey, c.TypedKey
	for range 7 {
		weekday := draw.NewLine(theme.Caption, theme.Muted, false)
		weekday.Alignment = fyne.TextAlignCenter
		c.weekdays = append(c.weekdays, weekday)
	}
	for range daysShown {
		c.cells = append(c.cells, newDayCell(c))
	}
	c.ExtendBaseWidget(c)
	c.SetDay(chosen, today)
	return c
}

// SetDay chooses another day, and says which is today. A text that is no day chooses none.
func (c *CalendarPicker) SetDay(chosen, today string) {
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		now = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	c.today, c.cursor, c.chosen = now, now, ""
	if day, err := time.Parse(time.DateOnly, chosen); err == nil {
		c.cursor, c.chosen = day, chosen
	}
	c.Refresh()
}

// Day is the day that the cursor is on.
func (c *CalendarPicker) Day() string { return c.cursor.Format(time.DateOnly) }

// TypedKey moves the cursor, picks and leaves.
func (c *CalendarPicker) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		c.moveTo(c.cursor.AddDate(0, 0, -1))
	case fyne.KeyRight:
		c.moveTo(c.cursor.AddDate(0, 0, 1))
	case fyne.KeyUp:
		c.moveTo(c.cursor.AddDate(0, 0, -7))
	case fyne.KeyDown:
		c.moveTo(c.cursor.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		c.moveMonth(-1)
	case fyne.KeyPageDown:
		c.moveMonth(1)
	case fyne.KeyHome:
		c.moveTo(c.cursor.AddDate(0, 0, 1-c.cursor.Day()))
	case fyne.KeyEnd:
		c.moveTo(c.cursor.AddDate(0, 1, -c.cursor.Day()))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.pickDay(c.cursor)
	case fyne.KeyEscape:
		if c.OnCancel != nil {
			c.OnCancel()
		}
	}
}

func (c *CalendarPicker) moveTo(day time.Time) {
	if day.Year() >= 1 && day.Year() <= 9999 {
		c.cursor = day
		c.Refresh()
	}
}

// moveMonth keeps the day of the month where the other month has it, and else takes that month's last.
func (c *CalendarPicker) moveMonth(months int) {
	first := c.cursor.AddDate(0, 0, 1-c.cursor.Day()).AddDate(0, months, 0)
	last := first.AddDate(0, 1, -1).Day()
	c.moveTo(first.AddDate(0, 0, min(c.cursor.Day(), last)-1))
}

func (c *CalendarPicker) pickDay(day time.Time) {
	c.cursor, c.chosen = day, day.Format(time.DateOnly)
	c.Refresh()
	if c.OnPick != nil {
		c.OnPick(c.chosen)
	}
}

func (c *CalendarPicker) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{c.head.Text, c.previous, c.next}
	for _, weekday := range c.weekdays {
		objects = append(objects, weekday.Text)
	}
	for _, cell := range c.cells {
		objects = append(objects, cell)
	}
	return append(objects, c.ring)
}

func (c *CalendarPicker) paint() {
	c.head.Full = fmt.Sprintf("%s %d", lang.L(c.cursor.Month().String()), c.cursor.Year())
	c.head.Paint()
	for i, weekday := range c.weekdays {
		weekday.Full = lang.L(time.Weekday((int(c.weekStart) + i) % 7).String()[:2])
		weekday.Paint()
	}
	first := c.cursor.AddDate(0, 0, 1-c.cursor.Day())
	before := (int(first.Weekday()) - int(c.weekStart) + 7) % 7
	for i, cell := range c.cells {
		cell.day = first.AddDate(0, 0, i-before)
		cell.Refresh()
	}
	draw.PaintRing(c.ring, theme.Size(theme.ControlRadius), c.focused)
}

func (c *CalendarPicker) cellSide() float32 { return c.weekdays[0].Measure("00").Height + theme.Gap(3) }

func (c *CalendarPicker) headHeight() float32 {
	return max(c.head.FullSize().Height, c.previous.MinSize().Height) + theme.Gap(1)
}

func (c *CalendarPicker) minSize() fyne.Size {
	return fyne.NewSize(7*c.cellSide()+theme.Gap(3), c.headHeight()+c.weekdays[0].FullSize().Height+6*c.cellSide()+theme.Gap(4))
}

func (c *CalendarPicker) layout(size fyne.Size) {
	draw.Place(c.ring, 0, 0, size.Width, size.Height)
	side, left, y := c.cellSide(), (size.Width-7*c.cellSide())/2, theme.Gap(1.5)
	step := c.previous.MinSize()
	draw.Place(c.previous, left, y, step.Width, step.Height)
	draw.Place(c.next, left+7*side-step.Width, y, step.Width, step.Height)
	c.head.Place(left+step.Width, y+(step.Height-c.head.FullSize().Height)/2, 7*side-2*step.Width)
	y += c.headHeight()
	for i, weekday := range c.weekdays {
		weekday.Place(left+float32(i)*side, y, side)
	}
	y += c.weekdays[0].FullSize().Height + theme.Gap(1)
	for i, cell := range c.cells {
		draw.Place(cell, left+float32(i%7)*side, y+float32(i/7)*side, side, side)
	}
}

// dayCell is one day. It takes no keys: those are the calendar's.
type dayCell struct {
	hoverable
	of     *CalendarPicker
	day    time.Time
	ground *canvas.Rectangle
	number *draw.Line
}

func newDayCell(of *CalendarPicker) *dayCell {
	cell := &dayCell{of: of, ground: draw.NewRectangle(), number: draw.NewLine(theme.Caption, theme.Ink, false)}
	cell.number.Alignment = fyne.TextAlignCenter
	cell.ExtendBaseWidget(cell)
	return cell
}

func (d *dayCell) Tapped(*fyne.PointEvent) { d.of.pickDay(d.day) }

func (d *dayCell) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.ground, d.number.Text}
}

func (d *dayCell) paint() {
	ink, ground, edge := theme.Ink, color.Color(color.Transparent), color.Color(color.Transparent)
	if d.day.Month() != d.of.cursor.Month() {
		ink = theme.Muted
	}
	switch day := d.day.Format(time.DateOnly); {
	case d.day.Equal(d.of.cursor):
		ink, ground = theme.OnAccent, theme.Color(theme.Accent)
	case day == d.of.chosen:
		ink, ground = theme.Accent, theme.Color(theme.Ramp1)
	case d.hovered:
		ground = theme.Color(theme.Hover)
	}
	today := d.day.Equal(d.of.today)
	if today {
		edge = theme.Color(theme.Accent)
	}
	d.ground.FillColor, d.ground.StrokeColor, d.ground.StrokeWidth = ground, edge, 1
	d.ground.CornerRadius = theme.Size(theme.ControlRadius)
	d.number.Full, d.number.Ink, d.number.TextStyle.Bold = strconv.Itoa(d.day.Day()), ink, today
	d.number.Paint()
}

func (d *dayCell) minSize() fyne.Size { return d.number.FullSize() }

func (d *dayCell) layout(size fyne.Size) {
	draw.Place(d.ground, 1, 1, size.Width-2, size.Height-2)
	d.number.Place(0, (size.Height-d.number.FullSize().Height)/2, size.Width)
}
