package widgets

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
)

// TwoColumns lays two columns out beside each other, or under each other where there is too little room for both.
type TwoColumns struct {
	Left float32 // the left column's share of the width
	From float32 // em from which there are two columns
	Gap  float32 // between them, in steps of the theme
	Even bool    // both are as high as the higher one

	width float32
}

// IsStacked says whether the columns stand under each other at a width.
func (c *TwoColumns) IsStacked(width float32) bool { return width < theme.Em(c.From) }

// MinSize is called by Fyne.
func (c *TwoColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	if c.IsStacked(c.width) {
		return fyne.NewSize(max(left.Width, right.Width), left.Height+theme.Gap(c.Gap)+right.Height)
	}
	return fyne.NewSize(theme.Em(14), max(left.Height, right.Height))
}

// Layout is called by Fyne.
func (c *TwoColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	left, gap := size.Width, theme.Gap(c.Gap)
	at, right := fyne.NewPos(0, 0), size.Width
	if !c.IsStacked(size.Width) {
		left = size.Width*c.Left - gap/2
		right = size.Width - left - gap
		at.X = left + gap
	}
	height := FitToWidth(objects[0], left)
	if c.IsStacked(size.Width) {
		at.Y = height + gap
	}
	objects[0].Move(fyne.Position{})
	height = max(height, FitToWidth(objects[1], right))
	objects[1].Move(at)
	if c.Even && !c.IsStacked(size.Width) {
		objects[0].Resize(fyne.NewSize(left, height))
		objects[1].Resize(fyne.NewSize(right, height))
	}
}

// CentredColumn centres words in lines of readable length, for words that are so many times as large as ordinary ones.
type CentredColumn struct{ Times float32 }

// MinSize is called by Fyne.
func (c CentredColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(12), objects[0].MinSize().Height)
}

// Layout is called by Fyne.
func (c CentredColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, c.Times*ReadingWidth())
	objects[0].Move(fyne.NewPos((size.Width-width)/2, 0))
	FitToWidth(objects[0], width)
}

// Cells lays objects out in cells of one width, as many beside each other as have so many em each.
type Cells struct {
	Least float32 // em of a cell
	Gap   float32 // between them, in steps of the theme

	width float32
}

// size is how many cells stand beside each other within a width, and how large each is.
func (c *Cells) size(objects []fyne.CanvasObject, width float32) (across int, cell fyne.Size) {
	gap := theme.Gap(c.Gap)
	across = max(int((width+gap)/(theme.Em(c.Least)+gap)), 1)
	cell.Width = (width - gap*float32(across-1)) / float32(across)
	for _, o := range objects {
		cell.Height = max(cell.Height, o.MinSize().Height)
	}
	return across, cell
}

// MinSize is that of the last width.
func (c *Cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	across, cell := c.size(objects, c.width)
	rows := (len(objects) + across - 1) / across
	return fyne.NewSize(theme.Em(min(c.Least, 12)), float32(rows)*(cell.Height+theme.Gap(c.Gap))-theme.Gap(c.Gap))
}

// Layout is called by Fyne.
func (c *Cells) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	across, cell := c.size(objects, size.Width)
	for i, o := range objects {
		x, y := float32(i%across)*(cell.Width+theme.Gap(c.Gap)), float32(i/across)*(cell.Height+theme.Gap(c.Gap))
		o.Move(fyne.NewPos(x, y))
		o.Resize(cell)
	}
}
