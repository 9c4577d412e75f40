package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Page is a sheet that is as wide as its place and scrolls down. What has the focus is brought into view, and the wheel
// turns the page even over a field, which would keep it to itself.
type Page struct {
	base
	// OnWheel is offered each turn of the wheel first; true keeps it from the page.
	OnWheel func(turn *fyne.ScrollEvent) bool

	content fyne.CanvasObject
	scroll  *container.Scroll
	wheel   *wheel
}

// NewPage lays content on a page.
func NewPage(content fyne.CanvasObject) *Page {
	p := &Page{content: content, scroll: container.NewVScroll(content)}
	p.wheel = &wheel{page: p}
	p.wheel.ExtendBaseWidget(p.wheel)
	p.ExtendBaseWidget(p)
	return p
}

func (p *Page) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.scroll, p.wheel} }
func (p *Page) paint()                       {}
func (p *Page) minSize() fyne.Size           { return fyne.NewSize(theme.Em(14), theme.Em(10)) }

// layout gives the content its width before it is asked for its height: folded words know it only then.
func (p *Page) layout(size fyne.Size) {
	p.content.Resize(fyne.NewSize(size.Width, p.content.Size().Height))
	draw.Place(p.scroll, 0, 0, size.Width, size.Height)
	draw.Place(p.wheel, 0, 0, size.Width, size.Height)
	p.scroll.Refresh()
}

// ScrollToTop shows the page from its beginning.
func (p *Page) ScrollToTop() { p.scroll.ScrollToTop() }

// Offset is how far down the page is turned.
func (p *Page) Offset() float32 { return p.scroll.Offset.Y }

// scrollBy turns the page by so much, as far as it goes.
func (p *Page) scrollBy(by float32) {
	last := max(p.content.MinSize().Height-p.scroll.Size().Height, 0)
	p.scroll.ScrollToOffset(fyne.NewPos(0, min(max(p.scroll.Offset.Y+by, 0), last)))
}

// Reveal turns the page as little as shows all of o, or the top of what is taller than the view.
func (p *Page) Reveal(o fyne.CanvasObject) { p.RevealPart(o, 0, o.Size().Height) }

// RevealPart does the same for a part of o, such as one row.
func (p *Page) RevealPart(o fyne.CanvasObject, top, height float32) {
	driver, margin := fyne.CurrentApp().Driver(), theme.Gap(4)
	from := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(p.content)).Y + top
	to := from + height + margin
	from = max(from-margin, 0)
	y, view := p.scroll.Offset.Y, p.scroll.Size().Height
	switch {
	case from < y || to-from > view:
		y = from
	case to > y+view:
		y = to - view
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, y))
}

// revealFocused brings what has the focus into view with what belongs to it, as far as both are seen at once; of text that is
// taller than the view, the cursor.
func (p *Page) revealFocused(whole, focused fyne.CanvasObject) {
	fits := func(o fyne.CanvasObject) bool { return o.Size().Height <= p.scroll.Size().Height-theme.Gap(8) }
	text, typed := focused.(*Entry)
	switch {
	case fits(whole):
		p.Reveal(whole)
	case typed && !fits(focused):
		p.RevealPart(text, text.CursorPosition().Y, theme.Em(1.4))
	default:
		p.Reveal(focused)
	}
}

// wheel lies over a page and takes nothing but turns of the wheel.
type wheel struct {
	widget.BaseWidget
	page *Page
}

func (w *wheel) Scrolled(turn *fyne.ScrollEvent) {
	if w.page.OnWheel == nil || !w.page.OnWheel(turn) {
		w.page.scroll.Scrolled(turn)
	}
}

// CreateRenderer is called by Fyne: there is nothing to draw.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// Stacked lays objects out under each other with that many steps between them. Each gets its width before it is asked
// for its height, so that folded words have the room they need at once.
type Stacked struct{ Gap float32 }

// NewStacked holds the objects under each other.
func NewStacked(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(Stacked{gap}, objects...)
}

// MinSize is called by Fyne.
func (s Stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, gap := fyne.Size{}, float32(0)
	for _, o := range objects {
		if o.Visible() {
			need := o.MinSize()
			size = fyne.NewSize(max(size.Width, need.Width), size.Height+gap+need.Height)
			gap = theme.Gap(s.Gap)
		}
	}
	return size
}

// Layout is called by Fyne.
func (s Stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			o.Resize(fyne.NewSize(size.Width, o.Size().Height))
			height := o.MinSize().Height
			draw.Place(o, 0, y, size.Width, height)
			y += height + theme.Gap(s.Gap)
		}
	}
}

// TapArea is a place that can be pressed and shows nothing: it lies over a number or a picture for the mouse, where the
// keyboard has a button of its own.
type TapArea struct {
	widget.BaseWidget
	OnTapped func()
}

var (
	_ fyne.Tappable      = (*TapArea)(nil)
	_ desktop.Cursorable = (*TapArea)(nil)
)

// NewTapArea is a place to be pressed.
func NewTapArea(onTapped func()) *TapArea {
	a := &TapArea{OnTapped: onTapped}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped presses the area.
func (a *TapArea) Tapped(*fyne.PointEvent) {
	if a.OnTapped != nil {
		a.OnTapped()
	}
}

// Cursor shows that the area can be pressed.
func (a *TapArea) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne: there is nothing to draw.
func (a *TapArea) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
