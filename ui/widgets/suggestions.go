package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rung/assets/icons"
	"rung/ui/draw"
	"rung/ui/theme"
)

// Suggestion is one line of the list under a field.
type Suggestion struct {
	Text   string
	Icon   string // a name of assets/icons, or none
	Accept func()
}

// SuggestionList is the list under the field that is being typed in. It takes no focus: Fyne's pop-ups would take the keys from
// the field. Whoever owns the list decides where it lies.
type SuggestionList struct {
	base
	// OnChanged lays out anew what the list lies in, once it was opened or closed.
	OnChanged func()
	// Fits is how many lines of a height have room; as many as are offered where it is nil.
	Fits func(line float32) int

	owner  *Entry
	list   []*SuggestionLine
	at     int // the line that Enter takes, or -1
	ground *canvas.Rectangle
	lines  *fyne.Container
	scroll *container.Scroll
}

// mostSuggestions are shown without scrolling.
const mostSuggestions = 8

// NewSuggestionList is a list that offers nothing yet.
func NewSuggestionList() *SuggestionList {
	o := &SuggestionList{at: -1, ground: draw.NewRectangle(), lines: NewStacked(0)}
	o.scroll = container.NewVScroll(o.lines)
	o.Hidden = true
	o.ExtendBaseWidget(o)
	return o
}

// Open lists offers under a field; at is the one that Enter takes, or -1.
func (o *SuggestionList) Open(owner *Entry, list []Suggestion, at int) {
	if len(list) == 0 {
		o.Close()
		return
	}
	o.owner, o.list, o.lines.Objects = owner, nil, nil
	for i, of := range list {
		line := newSuggestionLine(o, i, of)
		o.list = append(o.list, line)
		o.lines.Objects = append(o.lines.Objects, line)
	}
	o.Hidden = false
	o.scroll.ScrollToTop()
	o.chooseLine(min(at, len(list)-1))
	o.notifyChanged()
}

// Close takes the list away.
func (o *SuggestionList) Close() {
	if o.Hidden {
		return
	}
	o.owner, o.Hidden = nil, true
	o.notifyChanged()
}

func (o *SuggestionList) notifyChanged() {
	if o.OnChanged != nil {
		o.OnChanged()
	}
}

// Owner is the field that the list belongs to, or nil while nothing is offered.
func (o *SuggestionList) Owner() *Entry { return o.owner }

// Lines are those offered now.
func (o *SuggestionList) Lines() []*SuggestionLine {
	if o.Hidden {
		return nil
	}
	return o.list
}

// Scrolled turns the list, where the wheel is turned over what it lies in.
func (o *SuggestionList) Scrolled(turn *fyne.ScrollEvent) { o.scroll.Scrolled(turn) }

// IsFor reports whether the list belongs to that field.
func (o *SuggestionList) IsFor(owner *Entry) bool { return !o.Hidden && o.owner == owner }

// IsPressed reports whether the pointer holds one of the lines: the field under
// it loses the focus before the line is told of the tap.
func (o *SuggestionList) IsPressed() bool {
	for _, line := range o.list {
		if line.held {
			return true
		}
	}
	return false
}

func (o *SuggestionList) chooseLine(at int) {
	o.at = at
	for i, line := range o.list {
		line.setChosen(i == at)
	}
	if at < 0 {
		return
	}
	height := o.list[0].MinSize().Height
	top := float32(at) * height
	if y, view := o.scroll.Offset.Y, height*float32(o.visibleLines()); top < y || top+height > y+view {
		o.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top+height-view)))
	}
}

// HandleKey moves in the list, takes from it and closes it; Tab takes the first where none is chosen. false leaves the key to
// the field.
func (o *SuggestionList) HandleKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		o.chooseLine((o.at + 1) % len(o.list))
	case fyne.KeyUp:
		o.chooseLine((max(o.at, 0) + len(o.list) - 1) % len(o.list))
	case fyne.KeyEscape:
		o.Close()
	case fyne.KeyTab:
		o.acceptLine(max(o.at, 0))
	case fyne.KeyReturn, fyne.KeyEnter:
		if o.at < 0 {
			return false
		}
		o.acceptLine(o.at)
	default:
		return false
	}
	return true
}

func (o *SuggestionList) acceptLine(i int) {
	taken, owner := o.list[i].offer, o.owner
	o.Close()
	taken.Accept()
	if c := fyne.CurrentApp().Driver().CanvasForObject(owner); c != nil {
		c.Focus(owner)
	}
}

// visibleLines is how many lines are seen at once.
func (o *SuggestionList) visibleLines() int {
	n := min(len(o.list), mostSuggestions)
	if o.Fits != nil {
		n = min(n, max(o.Fits(o.list[0].MinSize().Height), 2))
	}
	return n
}

func (o *SuggestionList) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{o.ground, o.scroll}
}

func (o *SuggestionList) paint() {
	o.ground.FillColor, o.ground.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.Border)
	o.ground.StrokeWidth, o.ground.CornerRadius = 1, theme.Size(theme.ControlRadius)
	o.lines.Refresh()
}

// minSize is as high as the lines that are seen at once.
func (o *SuggestionList) minSize() fyne.Size {
	if o.owner == nil || len(o.list) == 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(theme.Em(8), float32(o.visibleLines())*o.list[0].MinSize().Height+theme.Gap(2))
}

func (o *SuggestionList) layout(size fyne.Size) {
	draw.Place(o.ground, 0, 0, size.Width, size.Height)
	draw.Place(o.scroll, theme.Gap(1), theme.Gap(1), size.Width-theme.Gap(2), size.Height-theme.Gap(2))
}

// SuggestionLine is one line of the list.
type SuggestionLine struct {
	widget.BaseWidget
	of     *SuggestionList
	i      int
	offer  Suggestion
	held   bool
	ground *canvas.Rectangle
}

var (
	_ fyne.Tappable     = (*SuggestionLine)(nil)
	_ desktop.Mouseable = (*SuggestionLine)(nil)
	_ desktop.Hoverable = (*SuggestionLine)(nil)
)

func newSuggestionLine(of *SuggestionList, i int, offered Suggestion) *SuggestionLine {
	l := &SuggestionLine{of: of, i: i, offer: offered, ground: draw.NewRectangle()}
	l.ExtendBaseWidget(l)
	return l
}

func (l *SuggestionLine) setChosen(chosen bool) {
	l.ground.FillColor = color.Transparent
	if chosen {
		l.ground.FillColor = theme.Color(theme.Ramp1)
	}
	l.ground.CornerRadius = theme.Size(theme.ControlRadius) / 2
	l.ground.Refresh()
}

// Text is what the line offers.
func (l *SuggestionLine) Text() string { return l.offer.Text }

// AccessibilityLabel is what the line offers.
func (l *SuggestionLine) AccessibilityLabel() string { return l.offer.Text }

// Tapped takes the offer.
func (l *SuggestionLine) Tapped(*fyne.PointEvent) { l.of.acceptLine(l.i) }

// MouseDown keeps the list open though the field loses its focus.
func (l *SuggestionLine) MouseDown(*desktop.MouseEvent) { l.held = true }

// MouseUp ends what MouseDown began.
func (l *SuggestionLine) MouseUp(*desktop.MouseEvent) { l.held = false }

// MouseIn chooses the line that is pointed at.
func (l *SuggestionLine) MouseIn(*desktop.MouseEvent) { l.of.chooseLine(l.i) }

// MouseMoved is called by Fyne.
func (l *SuggestionLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut closes the list where the pointer was pressed here and drawn away.
func (l *SuggestionLine) MouseOut() {
	if l.held {
		l.held = false
		l.of.Close()
	}
}

// CreateRenderer is called by Fyne.
func (l *SuggestionLine) CreateRenderer() fyne.WidgetRenderer {
	words := NewText(l.offer.Text, Style{Flow: Cut})
	row := container.NewBorder(nil, nil, nil, nil, words)
	if l.offer.Icon != "" {
		icon := canvas.NewImageFromResource(icons.Colored(l.offer.Icon, theme.Muted))
		icon.FillMode = canvas.ImageFillContain
		icon.SetMinSize(fyne.NewSquareSize(theme.Size(theme.Text)))
		row = container.NewBorder(nil, nil, container.NewPadded(icon), nil, words)
	}
	return widget.NewSimpleRenderer(container.NewStack(l.ground, container.New(suggestionInset{}, row)))
}

// suggestionInset leaves a little room around one object.
type suggestionInset struct{}

func (suggestionInset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(theme.Gap(4), theme.Gap(2.5))
}

func (suggestionInset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := min(objects[0].MinSize().Height, size.Height)
	objects[0].Move(fyne.NewPos(theme.Gap(2), (size.Height-height)/2))
	objects[0].Resize(fyne.NewSize(size.Width-theme.Gap(4), height))
}
