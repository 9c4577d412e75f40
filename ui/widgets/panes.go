package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Pane is one column of Panes. Its measures are in em of the present text size.
type Pane struct {
	Content fyne.CanvasObject
	Width   float32 // 0 shares what the others leave
	From    float32 // the column is shown beside others only when the whole is so wide
}

// Panes lays columns side by side with a hairline between them, and shows the active one alone when there is too
// little room. It needs no more room than its widest column, or the window could not become narrow enough.
type Panes struct {
	base
	// OnArranged is told when other columns than before stand beside each other, so that a way to the others can be shown.
	OnArranged func()

	panes      []Pane
	edges      []*canvas.Rectangle
	breakpoint float32
	active     int
	stacked    bool
	beside     []bool // which columns have a place; all false before the first layout
}

// NewPanes sets the columns out; narrower than the breakpoint, in em of the present text size, they stack.
func NewPanes(breakpoint float32, panes ...Pane) *Panes {
	p := &Panes{panes: panes, breakpoint: breakpoint}
	for range panes {
		p.edges = append(p.edges, draw.NewRectangle())
	}
	p.ExtendBaseWidget(p)
	return p
}

// SetActive says which column is shown when there is room for one.
func (p *Panes) SetActive(index int) {
	if index >= 0 && index < len(p.panes) && index != p.active {
		p.active = index
		p.Refresh()
	}
}

// Active is the column shown when there is room for one.
func (p *Panes) Active() int { return p.active }

// IsStacked says that there is room for one column only.
func (p *Panes) IsStacked() bool { return p.stacked }

// IsBeside says that a column is shown together with others.
func (p *Panes) IsBeside(index int) bool {
	return !p.stacked && index < len(p.beside) && p.beside[index]
}

func (p *Panes) objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, 2*len(p.panes))
	for i, pane := range p.panes {
		objects = append(objects, pane.Content, p.edges[i])
	}
	return objects
}

func (p *Panes) paint() {
	for _, edge := range p.edges {
		edge.FillColor = theme.Color(theme.Hairline)
	}
}

func (p *Panes) minSize() fyne.Size {
	size := fyne.Size{}
	for _, pane := range p.panes {
		size = size.Max(pane.Content.MinSize())
	}
	return size
}

func (p *Panes) layout(size fyne.Size) {
	stacked := size.Width < theme.Em(p.breakpoint)
	changed := stacked != p.stacked || p.beside == nil
	p.stacked = stacked
	widths := p.columnWidths(size.Width)
	beside := make([]bool, len(p.panes))
	for i, width := range widths {
		beside[i] = width > 0
	}
	changed = changed || !stacked && !slices.Equal(beside, p.beside)
	p.beside = beside
	x := float32(0)
	for i, pane := range p.panes {
		shown := widths[i] > 0
		if shown {
			draw.Place(pane.Content, x, 0, widths[i], size.Height)
			x += widths[i]
		}
		SetShown(pane.Content, shown)
		last := x >= size.Width-1
		p.edges[i].Hidden = !shown || last || stacked
		draw.Place(p.edges[i], x, 0, 1, size.Height)
		if !p.edges[i].Hidden {
			x++
		}
	}
	if changed && p.OnArranged != nil {
		p.OnArranged()
	}
}

// columnWidths gives each column's room; 0 hides it.
func (p *Panes) columnWidths(total float32) []float32 {
	widths := make([]float32, len(p.panes))
	if p.stacked {
		widths[p.active] = total
		return widths
	}
	left, sharing := total, 0
	for i, pane := range p.panes {
		switch {
		case total < theme.Em(pane.From):
		case pane.Width == 0:
			sharing++
		default:
			widths[i] = theme.Em(pane.Width)
			left -= widths[i] + 1
		}
	}
	for i, pane := range p.panes {
		if pane.Width == 0 && total >= theme.Em(pane.From) {
			widths[i] = max(left/float32(sharing), 0)
		}
	}
	return widths
}

// ReadingWidth is the width of about 75 characters of text at the present size, beyond which the eye loses the line.
func ReadingWidth() float32 {
	const sample = "the quick brown fox jumps over the lazy dog, and then it rests for a while "
	return fyne.MeasureText(sample, theme.Size(theme.Text), fyne.TextStyle{}).Width
}

// ReadingColumn is a layout that keeps what it holds no wider than lines of reading text should be, at the left.
type ReadingColumn struct{}

// MinSize is called by Fyne.
func (ReadingColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Layout is called by Fyne.
func (ReadingColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		draw.Place(o, 0, 0, min(size.Width, ReadingWidth()), size.Height)
	}
}
