package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Reader is a page of something to read that is turned by keys too: arrows, Space and PageDown, PageUp, Home and End.
type Reader struct {
	Control
	page *Page
	ring *canvas.Rectangle
}

var _ fyne.Focusable = (*Reader)(nil)

// NewReader lays content on a page to be read.
func NewReader(content fyne.CanvasObject) *Reader {
	r := &Reader{page: NewPage(content), ring: draw.NewRing()}
	r.ExtendBaseWidget(r)
	return r
}

// Offset is how far down the page is turned.
func (r *Reader) Offset() float32 { return r.page.Offset() }

// ScrollToTop turns back to the beginning.
func (r *Reader) ScrollToTop() { r.page.ScrollToTop() }

// Reveal turns the page as little as shows all of o, or the top of what is taller than the view.
func (r *Reader) Reveal(o fyne.CanvasObject) { r.page.Reveal(o) }

// TypedKey turns the page, and leaves the rest to the window.
func (r *Reader) TypedKey(key *fyne.KeyEvent) {
	line := theme.Em(3)
	view := r.page.Size().Height - line
	switch key.Name {
	case fyne.KeyDown:
		r.page.scrollBy(line)
	case fyne.KeyUp:
		r.page.scrollBy(-line)
	case fyne.KeyPageDown, fyne.KeySpace:
		r.page.scrollBy(view)
	case fyne.KeyPageUp:
		r.page.scrollBy(-view)
	case fyne.KeyHome:
		r.page.ScrollToTop()
	case fyne.KeyEnd:
		r.page.scrollBy(r.page.content.MinSize().Height)
	default:
		ForwardKey(r, key)
	}
}

func (r *Reader) objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.page, r.ring} }
func (r *Reader) paint()                       { draw.PaintRing(r.ring, theme.Size(theme.ControlRadius), r.focused) }
func (r *Reader) minSize() fyne.Size           { return r.page.MinSize() }

func (r *Reader) layout(size fyne.Size) {
	out := theme.Gap(1.5)
	draw.Place(r.page, 0, 0, size.Width, size.Height)
	draw.Place(r.ring, -out, -out, size.Width+2*out, size.Height+2*out)
}
