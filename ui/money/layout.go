package money

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// pairLayout lays two cards out side by side, both as high as the higher one, or one
// under the other where there is too little room.
type pairLayout struct{ width float32 }

// Two columns need pairFrom em together and stand pairApart steps of the theme apart;
// the first takes pairShare of the width.
const (
	pairFrom  = 56
	pairApart = 3
	pairShare = 0.54
)

func (p *pairLayout) columnWidths(width float32) (first, second float32, beside bool) {
	if width < theme.Em(pairFrom) {
		return width, width, false
	}
	first = (width - theme.Gap(pairApart)) * pairShare
	return first, width - theme.Gap(pairApart) - first, true
}

// MinSize is called by Fyne.
func (p *pairLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, second := objects[0].MinSize(), objects[1].MinSize()
	if _, _, beside := p.columnWidths(p.width); beside {
		return fyne.NewSize(theme.Em(20), max(first.Height, second.Height))
	}
	return fyne.NewSize(max(first.Width, second.Width), first.Height+theme.Gap(pairApart)+second.Height)
}

// Layout is called by Fyne.
func (p *pairLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	first, second, beside := p.columnWidths(size.Width)
	height := widgets.FitToWidth(objects[0], first)
	other := widgets.FitToWidth(objects[1], second)
	objects[0].Move(fyne.Position{})
	if !beside {
		objects[1].Move(fyne.NewPos(0, height+theme.Gap(pairApart)))
		return
	}
	height = max(height, other)
	objects[0].Resize(fyne.NewSize(first, height))
	objects[1].Resize(fyne.NewSize(second, height))
	objects[1].Move(fyne.NewPos(first+theme.Gap(pairApart), 0))
}

// gridLayout lays fields out in columns of one width, or all under each other where a
// column would be too narrow to read.
type gridLayout struct {
	columns int
	least   float32 // em of a column
	gap     float32 // in steps of the theme

	width float32
}

func (g *gridLayout) columnsAcross(width float32) (columns int, each float32) {
	columns = max(g.columns, 1)
	each = (width - theme.Gap(g.gap)*float32(columns-1)) / float32(columns)
	if each < theme.Em(g.least) {
		return 1, width
	}
	return columns, each
}

// placeRows goes through the visible objects, row by row, and gives the height of all
// rows. put places an object and gives its height.
func (g *gridLayout) placeRows(objects []fyne.CanvasObject, columns int, put func(o fyne.CanvasObject, column int, y float32) float32) float32 {
	y, row, at := float32(0), float32(0), 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if at == columns {
			y, row, at = y+row+theme.Gap(g.gap), 0, 0
		}
		row = max(row, put(o, at, y))
		at++
	}
	return y + row
}

// MinSize is called by Fyne.
func (g *gridLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	columns, _ := g.columnsAcross(g.width)
	return fyne.NewSize(theme.Em(g.least), g.placeRows(objects, columns, func(o fyne.CanvasObject, _ int, _ float32) float32 { return o.MinSize().Height }))
}

// Layout is called by Fyne.
func (g *gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g.width = size.Width
	columns, each := g.columnsAcross(size.Width)
	g.placeRows(objects, columns, func(o fyne.CanvasObject, column int, y float32) float32 {
		o.Move(fyne.NewPos(float32(column)*(each+theme.Gap(g.gap)), y))
		return widgets.FitToWidth(o, each)
	})
}

// heightLayout gives its one object at least em of height.
type heightLayout struct{ em float32 }

// MinSize is called by Fyne.
func (h heightLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, theme.Em(h.em))
}

// Layout is called by Fyne.
func (h heightLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}
