package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// RailItem is one place that the rail leads to.
type RailItem struct {
	Icon  string // a name of assets/icons
	Label string
	Badge string // a number or a few letters that want attention, or none
}

// Rail is the window's navigation: a column of icons and words. Up and Down move through it, Enter and Space go there.
type Rail struct {
	Control
	OnSelected func(index int)

	rows             []*railRow
	selected, cursor int
	compact          bool
}

var _ fyne.Focusable = (*Rail)(nil)

// NewRail shows the items with none selected.
func NewRail(items []RailItem, onSelected func(index int)) *Rail {
	r := &Rail{OnSelected: onSelected, selected: -1}
	r.ExtendBaseWidget(r)
	r.setItems(items)
	return r
}

// setItems shows other items, and keeps the selection's place.
func (r *Rail) setItems(items []RailItem) {
	r.rows = make([]*railRow, len(items))
	for i, item := range items {
		r.rows[i] = newRailRow(r, i, item)
	}
	r.Refresh()
}

// SetBadge changes the badge of one item.
func (r *Rail) SetBadge(index int, badge string) {
	if index >= 0 && index < len(r.rows) {
		r.rows[index].item.Badge = badge
		r.rows[index].Refresh()
	}
}

// SetSelected marks where the person is, without calling OnSelected. An index out of range marks nothing.
func (r *Rail) SetSelected(index int) {
	r.selected = index
	if index >= 0 && index < len(r.rows) {
		r.cursor = index
	}
	r.Refresh()
}

// SetCompact shows the icons alone.
func (r *Rail) SetCompact(compact bool) {
	if r.compact != compact {
		r.compact = compact
		r.Refresh()
	}
}

// IsCompact says whether the icons stand alone.
func (r *Rail) IsCompact() bool { return r.compact }

// TypedKey moves through the items and goes to one.
func (r *Rail) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyUp && r.cursor > 0:
		r.cursor--
	case key.Name == fyne.KeyDown && r.cursor < len(r.rows)-1:
		r.cursor++
	case key.Name == fyne.KeyHome:
		r.cursor = 0
	case key.Name == fyne.KeyEnd:
		r.cursor = max(len(r.rows)-1, 0)
	case IsPressKey(key):
		r.selectItem(r.cursor)
		return
	default:
		ForwardKey(r, key)
		return
	}
	r.Refresh()
}

func (r *Rail) selectItem(index int) {
	if index < 0 || index >= len(r.rows) {
		return
	}
	r.SetSelected(index)
	if r.OnSelected != nil {
		r.OnSelected(index)
	}
}

func (r *Rail) objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.rows))
	for i, row := range r.rows {
		objects[i] = row
	}
	return objects
}

func (r *Rail) paint() {
	for _, row := range r.rows {
		row.Refresh()
	}
}

func (r *Rail) minSize() fyne.Size {
	size := fyne.NewSize(0, theme.Gap(0.5)*float32(max(len(r.rows)-1, 0)))
	for _, row := range r.rows {
		need := row.MinSize()
		size = fyne.NewSize(max(size.Width, need.Width), size.Height+need.Height)
	}
	return size
}

// layout moves the items together where the rail is lower than they would like,
// so that the last one can be seen too.
func (r *Rail) layout(size fyne.Size) {
	y, gap, scale := float32(0), theme.Gap(0.5), float32(1)
	if wanted := r.minSize().Height; size.Height < wanted {
		gap, scale = 0, max(size.Height, 0)/(wanted-gap*float32(len(r.rows)-1))
	}
	for _, row := range r.rows {
		height := row.MinSize().Height * scale
		draw.Place(row, 0, y, size.Width, height)
		y += height + gap
	}
}

// railRow is one item. It takes no keys and so no focus: that is the rail's as a whole.
type railRow struct {
	hoverable
	rail         *Rail
	index        int
	item         RailItem
	ground, ring *canvas.Rectangle
	icon         *draw.Icon
	label, badge *draw.Line
	dot          *canvas.Circle // stands for the badge when there is no room for it
}

func newRailRow(rail *Rail, index int, item RailItem) *railRow {
	row := &railRow{rail: rail, index: index, item: item, ground: draw.NewRectangle(), ring: draw.NewRing(),
		icon: draw.NewIcon(), label: draw.NewLine(theme.Text, theme.Muted, false), badge: draw.NewLine(theme.Caption, theme.Amber, true),
		dot: canvas.NewCircle(color.Transparent)}
	row.ExtendBaseWidget(row)
	return row
}

func (r *railRow) Tapped(*fyne.PointEvent)    { r.rail.selectItem(r.index) }
func (r *railRow) AccessibilityLabel() string { return r.item.Label }

// AccessibilityRole says that this leads somewhere.
func (r *railRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

func (r *railRow) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon.Image, r.label.Text, r.badge.Text, r.dot, r.ring}
}

func (r *railRow) paint() {
	selected, compact := r.rail.selected == r.index, r.rail.compact
	ink, ground, edge := theme.Muted, color.Color(color.Transparent), color.Color(color.Transparent)
	switch {
	case selected:
		ink, ground, edge = theme.Ink, theme.Color(theme.Surface), theme.Color(theme.Hairline)
	case r.hovered:
		ground = theme.Color(theme.Hover)
	}
	radius := theme.Size(theme.ControlRadius)
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth, r.ground.CornerRadius = ground, edge, 1, radius
	draw.PaintRing(r.ring, radius, r.rail.focused && r.rail.cursor == r.index)
	r.label.Full, r.label.Ink, r.label.TextStyle.Bold = r.item.Label, ink, selected
	r.badge.Full = r.item.Badge
	r.label.Paint()
	r.badge.Paint()
	r.label.Text.Hidden, r.badge.Text.Hidden = compact, compact || r.item.Badge == ""
	r.dot.FillColor, r.dot.Hidden = theme.Color(theme.Amber), !compact || r.item.Badge == ""
	r.icon.SetIcon(r.item.Icon, ink)
}

func (r *railRow) minSize() fyne.Size {
	icon := theme.Size(theme.Icon)
	height := max(r.label.FullSize().Height, icon) + theme.Gap(4)
	if r.rail.compact {
		return fyne.NewSize(icon+theme.Gap(4), height)
	}
	width := icon + r.label.Measure(r.item.Label).Width + theme.Gap(6.5)
	if r.item.Badge != "" {
		width += r.badge.FullSize().Width + theme.Gap(2)
	}
	return fyne.NewSize(width, height)
}

func (r *railRow) layout(size fyne.Size) {
	draw.Place(r.ground, 0, 0, size.Width, size.Height)
	draw.Place(r.ring, 0, 0, size.Width, size.Height)
	icon, left := theme.Size(theme.Icon), theme.Gap(2)
	if r.rail.compact {
		left = (size.Width - icon) / 2
	}
	draw.PlaceSquare(r.icon, left, (size.Height-icon)/2, icon)
	draw.PlaceSquare(r.dot, left+icon-theme.Gap(0.5), (size.Height-icon)/2-theme.Gap(0.5), theme.Gap(2))
	badge := r.badge.FullSize()
	if r.item.Badge == "" {
		badge.Width = 0
	}
	x := left + icon + theme.Gap(2.5)
	r.badge.Place(size.Width-theme.Gap(2)-badge.Width, (size.Height-badge.Height)/2, badge.Width)
	r.label.Place(x, (size.Height-r.label.FullSize().Height)/2, size.Width-x-theme.Gap(2)-badge.Width)
}
