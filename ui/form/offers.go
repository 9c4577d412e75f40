package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rung/assets/icons"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// offer is one line of the list under a field.
type offer struct {
	text string
	icon string // a name of assets/icons, or none
	take func()
}

// offers is the list under the field that is being typed in. It lies on the
// form and takes no focus: Fyne's pop-ups would take the keys from the field.
type offers struct {
	widget.BaseWidget
	form   *Form
	owner  *widgets.Entry
	list   []*offerLine
	at     int // the line that Enter takes, or -1
	ground *canvas.Rectangle
	lines  *fyne.Container
	scroll *container.Scroll
}

// mostOffers are shown without scrolling.
const mostOffers = 8

func newOffers(f *Form) *offers {
	o := &offers{form: f, at: -1, ground: canvas.NewRectangle(color.Transparent), lines: widgets.NewStacked(0)}
	o.scroll = container.NewVScroll(o.lines)
	o.Hidden = true
	o.ExtendBaseWidget(o)
	return o
}

// open lists offers under a field; at is the one that Enter takes, or -1.
func (o *offers) open(owner *widgets.Entry, list []offer, at int) {
	if len(list) == 0 {
		o.close()
		return
	}
	o.owner, o.list, o.lines.Objects = owner, nil, nil
	for i, of := range list {
		line := newOfferLine(o, i, of)
		o.list = append(o.list, line)
		o.lines.Objects = append(o.lines.Objects, line)
	}
	o.Hidden = false
	o.scroll.ScrollToTop()
	o.choose(min(at, len(list)-1))
	o.form.layered.Refresh()
	o.form.page.RevealPart(owner, 0, owner.Size().Height+o.MinSize().Height)
}

func (o *offers) close() {
	if o.Hidden {
		return
	}
	o.owner, o.Hidden = nil, true
	o.form.layered.Refresh()
}

// isFor reports whether the list belongs to that field.
func (o *offers) isFor(owner *widgets.Entry) bool { return !o.Hidden && o.owner == owner }

// pressed reports whether the pointer holds one of the lines: the field under
// it loses the focus before the line is told of the tap.
func (o *offers) pressed() bool {
	for _, line := range o.list {
		if line.held {
			return true
		}
	}
	return false
}

func (o *offers) choose(at int) {
	o.at = at
	for i, line := range o.list {
		line.mark(i == at)
	}
	if at < 0 {
		return
	}
	height := o.list[0].MinSize().Height
	top := float32(at) * height
	if y, view := o.scroll.Offset.Y, height*float32(o.shown()); top < y || top+height > y+view {
		o.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top+height-view)))
	}
}

// key moves in the list, takes from it and closes it. false leaves the key to
// the field.
func (o *offers) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		o.choose((o.at + 1) % len(o.list))
	case fyne.KeyUp:
		o.choose((max(o.at, 0) + len(o.list) - 1) % len(o.list))
	case fyne.KeyEscape:
		o.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if o.at < 0 {
			return false
		}
		o.take(o.at)
	default:
		return false
	}
	return true
}

func (o *offers) take(i int) {
	taken, owner := o.list[i].offer, o.owner
	o.close()
	taken.take()
	if c := fyne.CurrentApp().Driver().CanvasForObject(o.form.page); c != nil && owner != nil {
		c.Focus(owner)
	}
}

// place is under the field, and inside the form.
func (o *offers) place() (at fyne.Position, width float32) {
	if o.owner == nil {
		return fyne.Position{}, 0
	}
	room := o.form.layered.Size().Width - theme.Gap(4)
	at = o.form.where(o.owner).AddXY(0, o.owner.Size().Height+theme.Gap(0.5))
	width = min(max(o.owner.Size().Width, theme.Em(14)), room)
	at.X = max(min(at.X, room-width+theme.Gap(2)), 0)
	return at, width
}

// shown is how many lines are seen at once: field and list fit into the form.
func (o *offers) shown() int {
	room := o.form.page.Size().Height - o.owner.Size().Height - theme.Gap(11)
	return min(len(o.list), mostOffers, max(int(room/o.list[0].MinSize().Height), 2))
}

func (o *offers) MinSize() fyne.Size {
	if o.owner == nil || len(o.list) == 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(theme.Em(8), float32(o.shown())*o.list[0].MinSize().Height+theme.Gap(2))
}

// CreateRenderer is asked for by Fyne.
func (o *offers) CreateRenderer() fyne.WidgetRenderer { return &offersRenderer{o} }

type offersRenderer struct{ of *offers }

func (r *offersRenderer) Destroy()           {}
func (r *offersRenderer) MinSize() fyne.Size { return r.of.MinSize() }
func (r *offersRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.of.ground, r.of.scroll}
}

func (r *offersRenderer) Layout(size fyne.Size) {
	r.of.ground.Resize(size)
	r.of.scroll.Move(fyne.NewPos(theme.Gap(1), theme.Gap(1)))
	r.of.scroll.Resize(size.SubtractWidthHeight(theme.Gap(2), theme.Gap(2)))
}

func (r *offersRenderer) Refresh() {
	r.of.ground.FillColor, r.of.ground.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.Border)
	r.of.ground.StrokeWidth, r.of.ground.CornerRadius = 1, theme.Size(theme.ControlRadius)
	r.Layout(r.of.Size())
	r.of.lines.Refresh()
	canvas.Refresh(r.of)
}

// offerLine is one line of the list.
type offerLine struct {
	widget.BaseWidget
	of     *offers
	i      int
	offer  offer
	held   bool
	ground *canvas.Rectangle
}

var (
	_ fyne.Tappable     = (*offerLine)(nil)
	_ desktop.Mouseable = (*offerLine)(nil)
	_ desktop.Hoverable = (*offerLine)(nil)
)

func newOfferLine(of *offers, i int, offered offer) *offerLine {
	l := &offerLine{of: of, i: i, offer: offered, ground: canvas.NewRectangle(color.Transparent)}
	l.ExtendBaseWidget(l)
	return l
}

func (l *offerLine) mark(chosen bool) {
	l.ground.FillColor = color.Transparent
	if chosen {
		l.ground.FillColor = theme.Color(theme.Ramp1)
	}
	l.ground.CornerRadius = theme.Size(theme.ControlRadius) / 2
	l.ground.Refresh()
}

// Tapped takes the offer.
func (l *offerLine) Tapped(*fyne.PointEvent) { l.of.take(l.i) }

// MouseDown keeps the list open though the field loses its focus.
func (l *offerLine) MouseDown(*desktop.MouseEvent) { l.held = true }

// MouseUp ends what MouseDown began.
func (l *offerLine) MouseUp(*desktop.MouseEvent) { l.held = false }

// MouseIn chooses the line that is pointed at.
func (l *offerLine) MouseIn(*desktop.MouseEvent) { l.of.choose(l.i) }

// MouseMoved is asked for by Fyne.
func (l *offerLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut closes the list where the pointer was pressed here and drawn away.
func (l *offerLine) MouseOut() {
	if l.held {
		l.held = false
		l.of.close()
	}
}

// CreateRenderer is asked for by Fyne.
func (l *offerLine) CreateRenderer() fyne.WidgetRenderer {
	words := widgets.NewText(l.offer.text, widgets.Style{Flow: widgets.Cut})
	row := container.NewBorder(nil, nil, nil, nil, words)
	if l.offer.icon != "" {
		icon := canvas.NewImageFromResource(icons.Colored(l.offer.icon, theme.Muted))
		icon.FillMode = canvas.ImageFillContain
		icon.SetMinSize(fyne.NewSquareSize(theme.Size(theme.Text)))
		row = container.NewBorder(nil, nil, container.NewPadded(icon), nil, words)
	}
	return widget.NewSimpleRenderer(container.NewStack(l.ground, container.New(inset{}, row)))
}

// inset leaves a little room around one object.
type inset struct{}

func (inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(theme.Gap(4), theme.Gap(2.5))
}

func (inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := min(objects[0].MinSize().Height, size.Height)
	objects[0].Move(fyne.NewPos(theme.Gap(2), (size.Height-height)/2))
	objects[0].Resize(fyne.NewSize(size.Width-theme.Gap(4), height))
}
