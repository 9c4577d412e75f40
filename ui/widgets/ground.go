package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Ground is a plain area in a colour of the theme; a thin one is a hairline.
type Ground struct {
	base
	area *canvas.Rectangle
	name fyne.ThemeColorName
	thin bool
}

// NewGround is an area in that colour.
func NewGround(name fyne.ThemeColorName) *Ground { return newGround(name, false) }

// NewHairline is a line one pixel thick, as long as its place, across or down.
func NewHairline() *Ground { return newGround(theme.Hairline, true) }

func newGround(name fyne.ThemeColorName, thin bool) *Ground {
	g := &Ground{area: draw.NewRectangle(), name: name, thin: thin}
	g.ExtendBaseWidget(g)
	return g
}

func (g *Ground) objects() []fyne.CanvasObject { return []fyne.CanvasObject{g.area} }
func (g *Ground) paint()                       { g.area.FillColor = theme.Color(g.name) }
func (g *Ground) layout(size fyne.Size)        { draw.Place(g.area, 0, 0, size.Width, size.Height) }

func (g *Ground) minSize() fyne.Size {
	if g.thin {
		return fyne.NewSquareSize(1)
	}
	return fyne.Size{}
}

// Inset leaves a margin around what it holds, in steps of spacing.
type Inset struct{ Top, Right, Bottom, Left float32 }

// NewInset holds o at those distances from the edges.
func NewInset(o fyne.CanvasObject, top, right, bottom, left float32) *fyne.Container {
	return container.New(Inset{top, right, bottom, left}, o)
}

// MinSize is called by Fyne.
func (i Inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		if o.Visible() {
			size = size.Max(o.MinSize())
		}
	}
	return size.AddWidthHeight(theme.Gap(i.Left+i.Right), theme.Gap(i.Top+i.Bottom))
}

// Layout is called by Fyne.
func (i Inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		draw.Place(o, theme.Gap(i.Left), theme.Gap(i.Top), size.Width-theme.Gap(i.Left+i.Right), size.Height-theme.Gap(i.Top+i.Bottom))
	}
}
