package money

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// gridLayout lays fields out in columns of equal width, or all below each other if a
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
