package charts

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Mark is the square before the name of a tile.
type Mark int

// The marks, by how much of the square is there.
const (
	MarkNone  Mark = iota // an empty square on a tile with a dashed edge
	MarkFrame             // the edge alone, in the accent
	MarkPale
	MarkFull
)

// Tile is one of many things that are alike: its name, its mark, and what the mark means.
type Tile struct {
	Name string
	Mark Mark
	Says string
}

// Tiles is a field of tiles in columns of one width. The arrow keys move over it, Enter presses a tile.
type Tiles struct {
	chart
	// OnMoved is told where the tile is that the keyboard came to, so that what surrounds the tiles can bring it into view.
	OnMoved func(top, height float32)

	tiles    []Tile
	faces    []*tileFace
	selected int
}

// tileFace is how one tile is drawn.
type tileFace struct {
	ground *canvas.Rectangle
	dashes *canvas.Raster
	square *canvas.Rectangle
	name   *draw.Line
}

func newTileFace() *tileFace {
	f := &tileFace{ground: draw.NewRectangle(), square: draw.NewRectangle(), name: draw.NewLine(theme.Caption, theme.Ink, false)}
	f.dashes = canvas.NewRasterWithPixels(f.dashAt)
	return f
}

// dashAt gives the colour of a pixel of the dashed edge.
func (f *tileFace) dashAt(x, y, width, height int) color.Color {
	line := max(int(math.Round(float64(float32(width)/max(f.dashes.Size().Width, 1)))), 1)
	isEdge := x < line || y < line || x >= width-line || y >= height-line
	if !isEdge || (x+y)/(4*line)%2 == 1 {
		return color.Transparent
	}
	return theme.Color(theme.Border)
}

// NewTiles shows nothing until it is given tiles.
func NewTiles(onTapped func(tile int)) *Tiles {
	t := &Tiles{selected: -1}
	t.OnTapped = onTapped
	t.initChart(t)
	return t
}

// SetTiles shows other tiles.
func (t *Tiles) SetTiles(tiles []Tile) {
	t.tiles = tiles
	for len(t.faces) < len(tiles) {
		t.faces = append(t.faces, newTileFace())
	}
	t.faces = t.faces[:len(tiles)]
	t.onPartsChanged()
}

// SetSelected marks the tile that is open, without calling OnTapped; an index out of range marks none.
func (t *Tiles) SetSelected(tile int) {
	t.selected = tile
	if tile >= 0 && tile < len(t.tiles) {
		t.cursor = tile
	}
	t.Refresh()
}

func (t *Tiles) partCount() int { return len(t.tiles) }

func (t *Tiles) describePart(part int) Row {
	return Row{Name: t.tiles[part].Name, Value: t.tiles[part].Says}
}

// TypedKey moves over the tiles, up and down within a column, and presses one.
func (t *Tiles) TypedKey(key *fyne.KeyEvent) {
	before := t.cursor
	switch key.Name {
	case fyne.KeyUp:
		t.setCursor(t.cursor - t.columns())
	case fyne.KeyDown:
		t.setCursor(t.cursor + t.columns())
	default:
		t.chart.TypedKey(key)
		widgets.ForwardKey(t, key)
	}
	if t.cursor != before && t.OnMoved != nil {
		_, y := t.placeOf(t.cursor)
		t.OnMoved(y, tileHeight())
	}
}

func tileHeight() float32 { return draw.CaptionHeight() + theme.Gap(3) }
func tileGap() float32    { return theme.Gap(1) }

// columns is how many tiles stand beside each other: as many as the longest name lets.
func (t *Tiles) columns() int {
	least := theme.Em(6)
	for _, tile := range t.tiles {
		least = max(least, fyne.MeasureText(tile.Name, theme.Size(theme.Caption), fyne.TextStyle{}).Width+markSide()+theme.Gap(6))
	}
	return min(max(int((t.Size().Width+tileGap())/(least+tileGap())), 1), max(len(t.tiles), 1))
}

func (t *Tiles) tileWidth() float32 {
	columns := float32(t.columns())
	return (t.Size().Width - (columns-1)*tileGap()) / columns
}

// placeOf gives where a tile stands.
func (t *Tiles) placeOf(tile int) (x, y float32) {
	columns := t.columns()
	return float32(tile%columns) * (t.tileWidth() + tileGap()), float32(tile/columns) * (tileHeight() + tileGap())
}

func (t *Tiles) partAt(at fyne.Position) int {
	for i := range t.tiles {
		if x, y := t.placeOf(i); at.X >= x && at.Y >= y && at.X < x+t.tileWidth() && at.Y < y+tileHeight() {
			return i
		}
	}
	return -1
}

func (t *Tiles) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, f := range t.faces {
		objects = append(objects, f.ground, f.dashes, f.square, f.name.Text)
	}
	return append(objects, t.ring)
}

func (t *Tiles) paint() {
	for i, f := range t.faces {
		mark := t.tiles[i].Mark
		f.ground.CornerRadius = theme.Gap(1)
		f.ground.FillColor, f.ground.StrokeWidth = theme.Color(theme.Ramp1), 0
		f.name.Full, f.name.Ink, f.name.TextStyle.Bold = t.tiles[i].Name, theme.Ink, false
		if mark == MarkNone {
			f.ground.FillColor, f.name.Ink = color.Transparent, theme.Muted
		}
		if i == t.hovered {
			f.ground.FillColor = theme.Color(theme.Hover)
		}
		f.dashes.Hidden = mark != MarkNone || i == t.selected
		if i == t.selected {
			f.ground.StrokeColor, f.ground.StrokeWidth = theme.Color(theme.Accent), 1
		}
		paintMark(f.square, mark)
		f.name.Paint()
	}
	draw.PaintRing(t.ring, theme.Gap(1.5), t.IsFocused() && len(t.tiles) > 0)
}

func (t *Tiles) minSize() fyne.Size {
	columns := t.columns()
	rows := (len(t.tiles) + columns - 1) / columns
	return fyne.NewSize(theme.Em(8), float32(rows)*(tileHeight()+tileGap())-min(float32(rows), 1)*tileGap())
}

func (t *Tiles) layout(fyne.Size) {
	width, height := t.tileWidth(), tileHeight()
	inset, side := theme.Gap(2), markSide()
	for i, f := range t.faces {
		x, y := t.placeOf(i)
		draw.Place(f.ground, x, y, width, height)
		draw.Place(f.dashes, x, y, width, height)
		draw.Place(f.square, x+inset, y+(height-side)/2, side, side)
		f.name.Place(x+inset+side+theme.Gap(2), y+(height-f.name.FullSize().Height)/2, width-2*inset-side-theme.Gap(2))
	}
	if len(t.tiles) > 0 {
		x, y := t.placeOf(t.cursor)
		draw.Place(t.ring, x-2, y-2, width+4, height+4)
	}
}

func markSide() float32 { return theme.Gap(2) * theme.Size(theme.Caption) / 12 }

// paintMark gives a square the look of a mark.
func paintMark(square *canvas.Rectangle, mark Mark) {
	square.CornerRadius = theme.Gap(0.5)
	square.FillColor, square.StrokeColor, square.StrokeWidth = color.Transparent, color.Transparent, 0
	switch mark {
	case MarkFull:
		square.FillColor = theme.Color(theme.Ramp5)
	case MarkPale:
		square.FillColor, square.StrokeColor, square.StrokeWidth = theme.Color(theme.Ramp3), theme.Color(theme.Ramp4), 1
	case MarkFrame:
		square.StrokeColor, square.StrokeWidth = theme.Color(theme.Accent), 2
	default:
		square.StrokeColor, square.StrokeWidth = theme.Color(theme.Border), 1
	}
}

// MarkName is a mark with the word that it stands for, for a key to tiles.
type MarkName struct {
	widgets.Control
	mark   Mark
	square *canvas.Rectangle
	name   *draw.Line
}

// NewMarkName explains one mark.
func NewMarkName(mark Mark, name string) *MarkName {
	m := &MarkName{mark: mark, square: draw.NewRectangle(), name: draw.NewLine(theme.Caption, theme.Muted, false)}
	m.name.Full = name
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer is called by Fyne.
func (m *MarkName) CreateRenderer() fyne.WidgetRenderer {
	return draw.NewRenderer(m, m.objects, m.layout, m.minSize, m.paint)
}

// Disabled keeps what only explains out of the focus order.
func (m *MarkName) Disabled() bool { return true }

func (m *MarkName) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.square, m.name.Text}
}

func (m *MarkName) paint() {
	paintMark(m.square, m.mark)
	m.name.Paint()
}

func (m *MarkName) minSize() fyne.Size {
	return m.name.FullSize().AddWidthHeight(markSide()+theme.Gap(1.5), 0)
}

func (m *MarkName) layout(size fyne.Size) {
	side := markSide()
	draw.Place(m.square, 0, (size.Height-side)/2, side, side)
	m.name.Place(side+theme.Gap(1.5), 0, size.Width-side-theme.Gap(1.5))
}
