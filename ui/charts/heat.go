package charts

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"rung/ui/draw"
	"rung/ui/theme"
)

const heatWeeks = 53 // touch every day of any year

// HeatYear is what a heat map shows: the weeks up to a day, each day in one of the ramp's five steps.
type HeatYear struct {
	Last, Today string // days as YYYY-MM-DD
	WeekStart   time.Weekday
	Steps       map[string]int          // 0 to 4 by day; a day that is missing is 0
	Words       func(day string) string // what a day's cell says, with its date as the person's locale writes it
	Note        string                  // stands under the map while no day speaks
}

// HeatMap is a year of days, a column a week. Left and Right move by a week, Up and Down by a day, Enter picks. Where a
// year finds no room the latest weeks are shown, and the map follows the cursor back.
type HeatMap struct {
	chart
	OnPick func(day string)

	year        HeatYear
	start, last time.Time // the first and last day
	picture     *painting
	months      []*draw.Line
	note        *draw.Line
	today       *canvas.Rectangle

	side, gap float32
	first     int // the first week shown
	weeks     int // how many are shown
}

// NewHeatMap shows nothing until it is given a year.
func NewHeatMap(onPick func(day string)) *HeatMap {
	h := &HeatMap{OnPick: onPick, picture: newPainting(), note: draw.NewLine(theme.Caption, theme.Muted, false), today: draw.NewRing()}
	for range 13 {
		h.months = append(h.months, draw.NewLine(theme.Caption, theme.Muted, false))
	}
	h.initChart(h)
	return h
}

// SetYear shows another year, with the cursor on its last day. A last day that is no day shows nothing.
func (h *HeatMap) SetYear(year HeatYear) {
	h.year, h.start, h.last = year, time.Time{}, time.Time{}
	if last, err := time.Parse(time.DateOnly, year.Last); err == nil {
		h.last = last
		into := (int(last.Weekday()) - int(year.WeekStart) + 7) % 7
		h.start = last.AddDate(0, 0, -into-7*(heatWeeks-1))
	}
	h.cursor = max(h.partCount()-1, 0)
	h.onPartsChanged()
}

func (h *HeatMap) partCount() int {
	if h.last.IsZero() {
		return 0
	}
	return daysBetween(h.start, h.last) + 1
}

func daysBetween(from, to time.Time) int { return int(to.Unix()/86400 - from.Unix()/86400) }

func (h *HeatMap) dayOf(part int) string { return h.start.AddDate(0, 0, part).Format(time.DateOnly) }

func (h *HeatMap) describePart(part int) Row {
	day := h.dayOf(part)
	if h.year.Words != nil {
		return Row{Name: h.year.Words(day)}
	}
	return Row{Name: day}
}

func (h *HeatMap) pressPart(part int) {
	if h.OnPick != nil {
		h.OnPick(h.dayOf(part))
	}
}

func (h *HeatMap) pitch() float32 { return h.side + h.gap }

func (h *HeatMap) partAt(at fyne.Position) int {
	y := at.Y - h.gridTop()
	if h.side <= 0 || at.X < 0 || y < 0 {
		return -1
	}
	week, weekday := int(at.X/h.pitch()), int(y/h.pitch())
	part := 7*(h.first+week) + weekday
	if week >= h.weeks || weekday > 6 || part >= h.partCount() {
		return -1
	}
	return part
}

func (h *HeatMap) cellPosition(part int) fyne.Position {
	return fyne.NewPos(float32(part/7-h.first)*h.pitch(), h.gridTop()+float32(part%7)*h.pitch())
}

// TypedKey moves by days and weeks and picks one.
func (h *HeatMap) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		h.setCursor(h.cursor - 7)
	case fyne.KeyRight:
		h.setCursor(h.cursor + 7)
	default:
		h.chart.TypedKey(key)
	}
}

func (h *HeatMap) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{h.picture.Image, h.note.Text}
	for _, month := range h.months {
		objects = append(objects, month.Text)
	}
	return append(objects, h.today, h.ring)
}

func (h *HeatMap) paint() {
	h.note.Full, h.note.Ink = h.year.Note, theme.Muted
	if words := h.highlightedRow().String(); words != "" {
		h.note.Full, h.note.Ink = words, theme.Ink
	}
	h.note.Paint()
	for _, month := range h.months {
		month.Paint()
	}
	h.today.StrokeColor, h.today.StrokeWidth, h.today.CornerRadius = theme.Color(theme.Ink), 1, 3
	draw.PaintRing(h.ring, 3, h.IsFocused() && h.partCount() > 0)
}

func (h *HeatMap) gridTop() float32 { return draw.CaptionHeight() + theme.Gap(0.5) }

// leastSide is the side under which a cell could be neither seen nor hit.
func (h *HeatMap) leastSide() float32 { return theme.Gap(1.75) }

func (h *HeatMap) minSize() fyne.Size {
	pitch := h.leastSide() + theme.Gap(0.5)
	return fyne.NewSize(16*pitch, h.gridTop()+7*pitch+theme.Gap(1)+draw.CaptionHeight())
}

func (h *HeatMap) layout(size fyne.Size) {
	h.gap = theme.Gap(0.5)
	note := size.Height - draw.CaptionHeight()
	side := min((size.Width+h.gap)/heatWeeks, (note-theme.Gap(1)-h.gridTop()+h.gap)/7) - h.gap
	h.side = floorLength(min(max(side, h.leastSide()), theme.Em(1)))
	h.weeks = min(max(int((size.Width+h.gap)/h.pitch()), 0), heatWeeks)
	h.first = min(heatWeeks-h.weeks, h.cursor/7)
	h.drawPicture()
	h.placeMonths(size.Width)
	h.note.Place(0, note, size.Width)
	h.placeMark(h.ring, h.cursor, h.ring.Hidden)
	today, err := time.Parse(time.DateOnly, h.year.Today)
	h.placeMark(h.today, daysBetween(h.start, today), err != nil)
}

// placeMark rings one day's cell, unless that day is not shown.
func (h *HeatMap) placeMark(mark *canvas.Rectangle, part int, hidden bool) {
	mark.Hidden = hidden || part < 7*h.first || part >= min(h.partCount(), 7*(h.first+h.weeks))
	if !mark.Hidden {
		at, out := h.cellPosition(part), mark.StrokeWidth
		draw.PlaceSquare(mark, at.X-out, at.Y-out, h.side+2*out)
	}
}

func (h *HeatMap) drawPicture() {
	s := newSketch(fyne.NewSize(float32(h.weeks)*h.pitch(), 7*h.pitch()))
	ramp := []fyne.ThemeColorName{theme.Ramp1, theme.Ramp2, theme.Ramp3, theme.Ramp4, theme.Ramp5}
	paths := make([]strings.Builder, len(ramp))
	for part := 7 * h.first; part < min(h.partCount(), 7*(h.first+h.weeks)); part++ {
		step := min(max(h.year.Steps[h.dayOf(part)], 0), len(ramp)-1)
		at := h.cellPosition(part)
		paths[step].WriteString(tilePath(at.X, at.Y-h.gridTop(), h.side))
	}
	for step, ink := range ramp {
		s.addPath(paths[step].String(), pen{fill: ink})
	}
	h.picture.drawSketch(s, 0, h.gridTop())
}

// placeMonths names each month over the week that its first day is in, where the name before leaves room.
func (h *HeatMap) placeMonths(width float32) {
	free, named := float32(0), 0
	for part := 7 * h.first; part < h.partCount() && named < len(h.months); part++ {
		day := h.start.AddDate(0, 0, part)
		if day.Day() != 1 {
			continue
		}
		month, x := h.months[named], h.cellPosition(part).X
		month.Full = lang.L(day.Month().String()[:3])
		text := month.FullSize().Width
		if x < free || x+text > width {
			continue
		}
		month.Text.Hidden = false
		month.Place(x, 0, text)
		free, named = x+text+theme.Gap(1), named+1
	}
	for _, month := range h.months[named:] {
		month.Text.Hidden = true
	}
}
