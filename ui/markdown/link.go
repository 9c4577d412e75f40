package markdown

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"rung/ui/draw"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// link is what of a link stands in one line. The first piece takes the focus for all.
type link struct {
	widgets.Pressable
	piece piece
	first *link

	text        *canvas.Text
	under, ring *canvas.Rectangle
}

var _ desktop.Cursorable = (*link)(nil)

func newLink(p piece, first *link, open func(address string)) *link {
	l := &link{piece: p, first: first, text: canvas.NewText(p.text, color.Transparent),
		under: draw.NewRectangle(), ring: draw.NewRing()}
	l.OnTapped = func() { open(p.run.address) }
	l.ExtendBaseWidget(l)
	return l
}

// Disabled keeps all but the first piece out of the focus order.
func (l *link) Disabled() bool { return l.first != nil }

func (l *link) Cursor() desktop.Cursor                 { return desktop.PointerCursor }
func (l *link) AccessibilityLabel() string             { return l.piece.run.text }
func (l *link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }
func (l *link) CreateRenderer() fyne.WidgetRenderer {
	return draw.NewRenderer(l, l.objects, l.layout, l.minSize, l.paint)
}

func (l *link) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{l.under, l.text, l.ring}
}

func (l *link) paint() {
	l.text.Color, l.text.TextSize = theme.Color(theme.Accent), theme.Size(l.piece.run.size)
	l.text.TextStyle = l.piece.run.style
	l.under.FillColor = theme.Color(theme.Accent)
	draw.PaintRing(l.ring, theme.Gap(1), l.IsFocused())
}

func (l *link) minSize() fyne.Size { return fyne.NewSize(l.piece.width, l.piece.height) }

func (l *link) layout(size fyne.Size) {
	draw.Place(l.text, 0, 0, size.Width, size.Height)
	draw.Place(l.under, 0, size.Height-theme.Gap(0.75), size.Width, 1)
	draw.Place(l.ring, -theme.Gap(1), -1, size.Width+theme.Gap(2), size.Height+2)
}
