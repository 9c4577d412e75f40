package charts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rung/ui/draw"
	"rung/ui/theme"
)

// meter draws a share as a bar on its ground, with a thin bar under it where something is compared.
type meter struct {
	ground, further, fill, before *canvas.Rectangle
	value, compared, reach        int
	comparing                     bool
}

func newMeter() *meter {
	blank := func() *canvas.Rectangle { return draw.NewRectangle() }
	return &meter{ground: blank(), further: blank(), fill: blank(), before: blank()}
}

func (m *meter) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.ground, m.further, m.fill, m.before}
}

func (m *meter) paint() {
	m.ground.FillColor, m.fill.FillColor = theme.Color(theme.Ramp1), theme.Color(theme.Ramp5)
	m.before.FillColor, m.further.FillColor = theme.Color(theme.Muted), theme.Color(theme.Ramp3)
}

func (m *meter) height() float32 {
	if m.comparing {
		return theme.Gap(3.25)
	}
	return theme.Gap(2)
}

func (m *meter) place(x, y, width float32) {
	height := theme.Gap(2)
	draw.Place(m.ground, x, y, width, height)
	m.placeShare(m.further, m.reach, x, y, width, height)
	m.further.Hidden = m.further.Hidden || m.reach <= m.value
	m.placeShare(m.fill, m.value, x, y, width, height)
	m.placeShare(m.before, m.compared, x, y+height+theme.Gap(0.5), width, theme.Gap(0.75))
	m.ground.CornerRadius = height / 2
	m.before.Hidden = m.before.Hidden || !m.comparing
}

// placeShare leaves the smallest share still to be seen, and keeps its corners within it.
func (m *meter) placeShare(bar *canvas.Rectangle, value int, x, y, width, height float32) {
	filled := max(width, 0) * shareOf(value)
	bar.Hidden = value <= 0 || width <= 0
	filled = max(filled, 2)
	bar.CornerRadius = min(filled, height) / 2
	draw.Place(bar, x, y, filled, height)
}

// Bar is one share as a bar, for use within a row. It takes no input: the number or the words stand beside it.
type Bar struct {
	widget.BaseWidget
	meter *meter
}

// NewBar shows a value from 0 to Full.
func NewBar(value int) *Bar {
	b := &Bar{meter: newMeter()}
	b.meter.value = value
	b.ExtendBaseWidget(b)
	return b
}

// SetValue shows another value.
func (b *Bar) SetValue(value int) {
	if b.meter.value != value {
		b.meter.value = value
		b.Refresh()
	}
}

// SetTones shows a value, and in a paler tone how far it reaches beyond.
func (b *Bar) SetTones(value, reach int) {
	if b.meter.value != value || b.meter.reach != reach {
		b.meter.value, b.meter.reach = value, reach
		b.Refresh()
	}
}

// Describe gives the value in words.
func (b *Bar) Describe() string { return Percent(b.meter.value) }

// AccessibilityLabel is the value in words.
func (b *Bar) AccessibilityLabel() string { return b.Describe() }

// AccessibilityRole says that this is only read.
func (b *Bar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is called by Fyne.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	return draw.NewRenderer(b, b.objects, b.layout, b.minSize, b.paint)
}

func (b *Bar) objects() []fyne.CanvasObject { return b.meter.objects() }
func (b *Bar) paint()                       { b.meter.paint() }
func (b *Bar) minSize() fyne.Size           { return fyne.NewSize(theme.Em(4), b.meter.height()) }
func (b *Bar) layout(size fyne.Size)        { b.meter.place(0, (size.Height-b.meter.height())/2, size.Width) }
