package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Sign is a small mark that tells one state from another by its shape as well as by its colour.
type Sign int

// The signs, from the calmest to the most urgent.
const (
	NoSign   Sign = iota
	Ring          // nothing is asked
	Disc          // all is well
	Triangle      // wants attention
	Diamond       // wants it first
)

// Ink is the colour of a sign, and of the word it stands for.
func (s Sign) Ink() fyne.ThemeColorName {
	switch s {
	case Disc:
		return theme.Accent
	case Triangle:
		return theme.Amber
	case Diamond:
		return theme.Red
	default:
		return theme.Muted
	}
}

// Corners gives a shape's corners within a square; what is round has none.
func (s Sign) Corners(x, y, side float32) []fyne.Position {
	middle := side / 2
	switch s {
	case Triangle:
		return []fyne.Position{{X: x + middle, Y: y}, {X: x + side, Y: y + 0.9*side}, {X: x, Y: y + 0.9*side}}
	case Diamond:
		return []fyne.Position{{X: x + middle, Y: y}, {X: x + side, Y: y + middle}, {X: x + middle, Y: y + side}, {X: x, Y: y + middle}}
	}
	return nil
}

// SignLabel is a word in the colour of its sign, after it.
type SignLabel struct {
	base
	mark *signMark
	word *draw.Line
}

// NewSignLabel shows a word after its sign.
func NewSignLabel(sign Sign, word string) *SignLabel {
	s := &SignLabel{mark: newSignMark(), word: draw.NewLine(theme.Caption, theme.Ink, true)}
	s.mark.sign, s.word.Full = sign, word
	s.ExtendBaseWidget(s)
	return s
}

// SetSign shows another word and sign.
func (s *SignLabel) SetSign(sign Sign, word string) {
	s.mark.sign, s.word.Full = sign, word
	s.Refresh()
}

// Text is the word.
func (s *SignLabel) Text() string { return s.word.Full }

func (s *SignLabel) objects() []fyne.CanvasObject { return append(s.mark.objects(), s.word.Text) }

func (s *SignLabel) paint() {
	s.mark.paint()
	s.word.Ink = s.mark.sign.Ink()
	s.word.Paint()
}

func (s *SignLabel) minSize() fyne.Size {
	word := s.word.FullSize()
	return fyne.NewSize(word.Width+s.mark.width(), word.Height)
}

func (s *SignLabel) layout(size fyne.Size) {
	s.mark.place(0, 0, size.Height)
	s.word.Place(s.mark.width(), (size.Height-s.word.FullSize().Height)/2, size.Width-s.mark.width())
}

// signMark is a sign made of what a list can fill again and again without drawing anew.
type signMark struct {
	sign    Sign
	circle  *canvas.Circle
	polygon *canvas.RegularPolygon
}

func newSignMark() *signMark {
	return &signMark{circle: canvas.NewCircle(color.Transparent), polygon: canvas.NewRegularPolygon(3, color.Transparent)}
}

func (m *signMark) objects() []fyne.CanvasObject { return []fyne.CanvasObject{m.circle, m.polygon} }

func (m *signMark) paint() {
	ink := theme.Color(m.sign.Ink())
	round := m.sign == Disc || m.sign == Ring
	m.circle.Hidden, m.polygon.Hidden = !round, round || m.sign == NoSign
	m.circle.FillColor, m.circle.StrokeColor, m.circle.StrokeWidth = ink, ink, 0
	if m.sign == Ring {
		m.circle.FillColor, m.circle.StrokeWidth = color.Transparent, 1.5
	}
	m.polygon.FillColor, m.polygon.Sides = ink, 3
	if m.sign == Diamond {
		m.polygon.Sides = 4
	}
}

func (m *signMark) side() float32 { return 0.8 * theme.Size(theme.Caption) }

// width is the width of the sign with the gap after it.
func (m *signMark) width() float32 {
	if m.sign == NoSign {
		return 0
	}
	return m.side() + theme.Gap(1.5)
}

// place sets the sign in the middle of a line's height.
func (m *signMark) place(x, y, height float32) {
	side := m.side()
	draw.PlaceSquare(m.circle, x+0.05*side, y+(height-0.9*side)/2, 0.9*side)
	draw.PlaceSquare(m.polygon, x, y+(height-side)/2, side)
}
