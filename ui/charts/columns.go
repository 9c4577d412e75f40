package charts

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// columnInks tell the columns of a group apart by how dark they are, not by hue.
var columnInks = []fyne.ThemeColorName{theme.Ramp2, theme.Ramp4, theme.Ink}

// Column is one amount. Its words are the amount in full, without which it counts as not known and is left out; Short is
// what stands over the column.
type Column struct {
	Amount       int64
	Short, Words string
}

// ColumnGroup is the amounts of one year or the like, in the order of the chart's series.
type ColumnGroup struct {
	Label   string
	Columns []Column
}

// Columns shows groups of amounts side by side, up to three in a group. Left and Right move over the groups, Enter
// presses one.
type Columns struct {
	chart
	series  []string
	groups  []ColumnGroup
	drawn   []*columnGroup
	floor   *canvas.Rectangle
	caption *caption
}

type columnGroup struct {
	ground *canvas.Rectangle
	bars   []*canvas.Rectangle
	shorts []*draw.Line
	label  *draw.Line
}

func newColumnGroup() *columnGroup {
	g := &columnGroup{ground: draw.NewRectangle(), label: draw.NewLine(theme.Caption, theme.Muted, false)}
	g.label.Alignment = fyne.TextAlignCenter
	for range columnInks {
		short := draw.NewLine(theme.Caption, theme.Muted, false)
		short.Alignment = fyne.TextAlignCenter
		g.bars, g.shorts = append(g.bars, draw.NewRectangle()), append(g.shorts, short)
	}
	return g
}

// NewColumns shows nothing until it is given groups.
func NewColumns(onTapped func(group int)) *Columns {
	c := &Columns{floor: draw.NewRectangle(), caption: newCaption()}
	c.OnTapped = onTapped
	c.initChart(c)
	return c
}

// SetGroups shows other groups; series are the names of the columns in each, of which a fourth and later are left out.
func (c *Columns) SetGroups(series []string, groups []ColumnGroup) {
	c.series, c.groups = series[:min(len(series), len(columnInks))], groups
	for len(c.drawn) < len(groups) {
		c.drawn = append(c.drawn, newColumnGroup())
	}
	c.drawn = c.drawn[:len(groups)]
	c.caption.key.set(c.series, func(series int, s *sketch) {
		inset := s.height / 5
		s.addPath(tilePath(inset, inset, s.height-2*inset), pen{fill: columnInks[series]})
	})
	c.onPartsChanged()
}

// columnAt is one amount of a group, and whether it is known.
func (c *Columns) columnAt(group, series int) (Column, bool) {
	if columns := c.groups[group].Columns; series < min(len(c.series), len(columns)) {
		return columns[series], columns[series].Words != ""
	}
	return Column{}, false
}

func (c *Columns) partCount() int { return len(c.groups) }

func (c *Columns) describePart(part int) Row {
	var known []string
	for i, name := range c.series {
		if column, ok := c.columnAt(part, i); ok {
			known = append(known, name+" "+column.Words)
		}
	}
	return Row{Name: c.groups[part].Label, Value: strings.Join(known, ", ")}
}

func (c *Columns) partAt(at fyne.Position) int {
	width := c.Size().Width
	if at.X < 0 || at.X >= width || len(c.groups) == 0 {
		return -1
	}
	return min(int(at.X/width*float32(len(c.groups))), len(c.groups)-1)
}

func (c *Columns) objects() []fyne.CanvasObject {
	objects := c.caption.objects()
	for _, g := range c.drawn {
		objects = append(objects, g.ground, g.label.Text)
		for i, bar := range g.bars {
			objects = append(objects, bar, g.shorts[i].Text)
		}
	}
	return append(objects, c.floor, c.ring)
}

func (c *Columns) paint() {
	c.caption.paint(c.highlightedRow())
	c.floor.FillColor = theme.Color(theme.Hairline)
	for i, g := range c.drawn {
		g.ground.FillColor, g.ground.CornerRadius = theme.Color(theme.Hover), theme.Gap(1)
		g.ground.Hidden = i != c.highlightedPart()
		g.label.Full = c.groups[i].Label
		g.label.Paint()
		for k, bar := range g.bars {
			column, known := c.columnAt(i, k)
			bar.FillColor, bar.CornerRadius, bar.Hidden = theme.Color(columnInks[k]), 1, !known
			g.shorts[k].Full, g.shorts[k].Text.Hidden = column.Short, !known
			g.shorts[k].Paint()
		}
	}
	c.paintRing()
}

func (c *Columns) minSize() fyne.Size {
	return fyne.NewSize(theme.Em(5)*float32(max(len(c.groups), 1)), theme.Em(9)+c.caption.height())
}

func (c *Columns) layout(size fyne.Size) {
	caption := draw.CaptionHeight()
	c.caption.place(c.highlightedRow(), 0, 0, size.Width)
	head := c.caption.height() + caption + theme.Gap(1)
	floor := size.Height - caption - theme.Gap(1)
	tall := max(floor-head, 0)
	draw.Place(c.floor, 0, floor, size.Width, 1)
	c.placeRing(size)
	slot := size.Width / float32(max(len(c.groups), 1))
	each := max(slot-theme.Gap(4), 0) / float32(max(len(c.series), 1))
	wide := min(max(each-theme.Gap(1), 2), theme.Em(1.75))
	fitting := c.shortsFit(each)
	each = min(each, max(wide+theme.Gap(1), c.widestShort()+theme.Gap(1.5)))
	most := c.largestAmount()
	for i, g := range c.drawn {
		left := float32(i) * slot
		draw.Place(g.ground, left, c.caption.height(), slot, size.Height-c.caption.height())
		g.label.Place(left, floor+theme.Gap(1), slot)
		x := left + (slot-each*float32(len(c.series)))/2
		for k, bar := range g.bars {
			column, known := c.columnAt(i, k)
			height := float32(float64(max(column.Amount, 0)) / float64(most) * float64(tall))
			draw.Place(bar, x+(each-wide)/2, floor-height, wide, height)
			g.shorts[k].Text.Hidden = !known || !fitting
			g.shorts[k].Place(x, floor-height-caption, each)
			x += each
		}
	}
}

func (c *Columns) largestAmount() int64 {
	most := int64(1)
	for i := range c.groups {
		for k := range c.series {
			if column, known := c.columnAt(i, k); known {
				most = max(most, column.Amount)
			}
		}
	}
	return most
}

func (c *Columns) widestShort() float32 {
	widest := float32(0)
	for _, g := range c.drawn {
		for _, short := range g.shorts {
			widest = max(widest, short.FullSize().Width)
		}
	}
	return widest
}

// shortsFit says whether every amount can stand over its column: some with and some without would read as missing.
func (c *Columns) shortsFit(each float32) bool { return c.widestShort() <= each }
