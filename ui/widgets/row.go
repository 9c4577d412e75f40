package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Mark is the check box that a row shows while several rows are being chosen.
type Mark int

// The marks.
const (
	NoMark Mark = iota // the kind's icon is shown instead
	Unmarked
	Marked
)

// RowContent is what a list row shows.
type RowContent struct {
	Section string // the heading of the group that begins with this row, or none
	Icon    string // a name of assets/icons
	Title   string
	Second  string
	// TitleMarks and SecondMarks are what a search found, in bytes, each from and to.
	TitleMarks, SecondMarks [][2]int
	Chips                   []ChipContent
	Selected                bool
	Focused                 bool // the row that the keyboard is on, while its list has the focus
	Mark                    Mark
}

// Row is a two-line row for a list, with the heading of its group above it where a group begins. It is filled again and
// again while a list is scrolled, so SetContent makes no new objects, and it takes no input: the list does.
//
// A row with a section is higher by SectionHeight; tell the list through SetItemHeight.
type Row struct {
	base
	*rowFrame
	content RowContent

	tile             *canvas.Rectangle
	icon             *draw.Icon
	title, secondary *draw.Line
	pills            []*pill
	found            []*canvas.Rectangle // grounds of what a search found
}

// NewRow is an empty row, for a list to fill.
func NewRow() *Row {
	r := &Row{rowFrame: newRowFrame(false), tile: draw.NewRectangle(), icon: draw.NewIcon(),
		title: draw.NewLine(theme.Text, theme.Ink, true), secondary: draw.NewLine(theme.Caption, theme.Muted, false)}
	r.ExtendBaseWidget(r)
	return r
}

// RowHeight is the height of a row without a section.
func RowHeight() float32 {
	text := fyne.MeasureText("M", theme.Size(theme.Text), fyne.TextStyle{Bold: true}).Height
	return text + draw.CaptionHeight() + theme.Gap(4)
}

// SectionHeight is what the heading of a group adds to its first row.
func SectionHeight() float32 { return draw.CaptionHeight() + theme.Gap(3) }

// rowFrame is what the rows of lists share: the ground of a row, and above it the heading of the group that begins there.
type rowFrame struct {
	band, bandEdge          *canvas.Rectangle // behind the heading and under it
	ground, bar, edge, ring *canvas.Rectangle
	section                 *draw.Line
}

func newRowFrame(bold bool) *rowFrame {
	return &rowFrame{band: draw.NewRectangle(), bandEdge: draw.NewRectangle(), ground: draw.NewRectangle(), bar: draw.NewRectangle(),
		edge: draw.NewRectangle(), ring: draw.NewRing(), section: draw.NewLine(theme.Caption, theme.Muted, bold)}
}

// under is drawn before what the row says, and over after it.
func (f *rowFrame) under() []fyne.CanvasObject { return []fyne.CanvasObject{f.ground, f.edge, f.bar} }
func (f *rowFrame) over() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.ring, f.band, f.bandEdge, f.section.Text}
}

func (f *rowFrame) paintFrame(section string, selected, focused bool) {
	f.ground.FillColor, f.ground.Hidden = theme.Color(theme.Selection), !selected
	f.bar.FillColor, f.bar.Hidden = theme.Color(theme.Accent), !selected
	f.edge.FillColor = theme.Color(theme.Hairline)
	f.band.FillColor, f.band.Hidden = theme.Color(theme.Background), section == ""
	f.bandEdge.FillColor, f.bandEdge.Hidden = theme.Color(theme.Hairline), section == ""
	f.section.Full, f.section.Text.Hidden = section, section == ""
	f.section.Paint()
	draw.PaintRing(f.ring, theme.Gap(1), focused)
}

func (f *rowFrame) minSize() fyne.Size {
	return fyne.NewSize(theme.Em(12), RowHeight()+f.headingHeight())
}

func (f *rowFrame) headingHeight() float32 {
	if f.section.Full == "" {
		return 0
	}
	return SectionHeight()
}

// placeFrame places the frame, the heading in its width, and returns where the row begins under the heading.
func (f *rowFrame) placeFrame(size fyne.Size, heading float32) (top float32) {
	if top = f.headingHeight(); top > 0 {
		draw.Place(f.band, 0, 0, size.Width, top)
		draw.Place(f.bandEdge, 0, top-1, size.Width, 1)
		f.section.Place(theme.Gap(3), (top-f.section.FullSize().Height)/2, heading)
	}
	height := size.Height - top
	draw.Place(f.ground, 0, top, size.Width, height)
	draw.Place(f.edge, 0, size.Height-1, size.Width, 1)
	draw.Place(f.bar, 0, top, 3, height)
	draw.Place(f.ring, 1, top+1, size.Width-2, height-2)
	return top
}

// SetContent fills the row.
func (r *Row) SetContent(content RowContent) {
	for len(r.pills) < len(content.Chips) {
		r.pills = append(r.pills, newPill())
	}
	for len(r.found) < len(content.TitleMarks)+len(content.SecondMarks) {
		r.found = append(r.found, draw.NewRectangle())
	}
	r.content = content
	r.Refresh()
}

// Content is what the row shows.
func (r *Row) Content() RowContent { return r.content }

func (r *Row) objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, 11+4*len(r.pills))
	objects = append(append(objects, r.under()...), r.tile, r.icon.Image)
	for _, ground := range r.found {
		objects = append(objects, ground)
	}
	objects = append(objects, r.title.Text, r.secondary.Text)
	for _, p := range r.pills {
		objects = append(objects, p.objects()...)
	}
	return append(objects, r.over()...)
}

func (r *Row) paint() {
	c := r.content
	r.paintFrame(c.Section, c.Selected, c.Focused)
	r.title.Full, r.secondary.Full = c.Title, c.Second
	r.title.Paint()
	r.secondary.Paint()
	r.paintTile()
	for i, p := range r.pills {
		if i < len(c.Chips) {
			p.content = c.Chips[i]
		}
		p.paint()
		p.setShown(i < len(c.Chips))
	}
}

// paintTile shows the kind's icon, or while several rows are being chosen the check box in its place.
func (r *Row) paintTile() {
	r.tile.CornerRadius = theme.Size(theme.ControlRadius)
	r.tile.FillColor, r.tile.StrokeWidth = theme.Color(theme.Ramp1), 0
	icon, ink := r.content.Icon, theme.Accent
	switch r.content.Mark {
	case Marked:
		icon, ink = "check", theme.OnAccent
		r.tile.FillColor = theme.Color(theme.Accent)
	case Unmarked:
		icon = ""
		r.tile.FillColor = theme.Color(theme.Surface)
		r.tile.StrokeColor, r.tile.StrokeWidth = theme.Color(theme.Border), 1
	}
	r.icon.SetIcon(icon, ink)
}

func (r *Row) layout(size fyne.Size) {
	top := r.placeFrame(size, size.Width-theme.Gap(6))
	height := size.Height - top
	tile := theme.Size(theme.Icon) + theme.Gap(3)
	icon := theme.Size(theme.Icon)
	left := theme.Gap(3)
	draw.PlaceSquare(r.tile, left, top+(height-tile)/2, tile)
	draw.PlaceSquare(r.icon, left+(tile-icon)/2, top+(height-icon)/2, icon)

	x, right := left+tile+theme.Gap(2.5), size.Width-theme.Gap(3)
	right = r.placePills(x, right, top, height)
	words := r.title.FullSize().Height + r.secondary.FullSize().Height
	y := top + (height-words)/2
	r.title.Place(x, y, right-x)
	r.secondary.Place(x, y+r.title.FullSize().Height, right-x)
	r.placeFound()
}

// placeFound puts a ground behind each part that a search found, as far as it is shown.
func (r *Row) placeFound() {
	i := 0
	for _, words := range []struct {
		*draw.Line
		marks  [][2]int
		ground fyne.ThemeColorName // light enough for the words on it
	}{{r.title, r.content.TitleMarks, theme.Ramp2}, {r.secondary, r.content.SecondMarks, theme.Ramp1}} {
		for _, mark := range words.marks {
			ground := r.found[i]
			i++
			from, to, shown := words.SpanOf(mark)
			ground.Hidden = !shown
			ground.FillColor, ground.CornerRadius = theme.Color(words.ground), 2
			at := words.Position()
			draw.Place(ground, at.X+from-1, at.Y, to-from+2, words.FullSize().Height)
		}
	}
	for ; i < len(r.found); i++ {
		r.found[i].Hide()
	}
}

// placePills sets the chips from the right, as many as leave the title room to be told from its neighbours, and gives
// back where the words must end.
func (r *Row) placePills(left, right, top, height float32) float32 {
	for i := len(r.content.Chips) - 1; i >= 0; i-- {
		p := r.pills[i]
		need := p.minSize()
		if right-need.Width-left < theme.Em(9) {
			p.setShown(false)
			continue
		}
		right -= need.Width
		p.setShown(true)
		p.place(right, top+(height-need.Height)/2, need.Width, need.Height, 0)
		right -= theme.Gap(1.5)
	}
	return right
}
