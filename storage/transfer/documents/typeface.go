package documents

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// typeface knows which characters a font has and how wide they are, so that a page
// can be laid out without writing a PDF.
type typeface struct {
	font *sfnt.Font
	unit fixed.Int26_6 // the size at which a width is a whole number

	mu     sync.Mutex
	buffer sfnt.Buffer
	widths map[rune]float64 // in ems; negative if the font lacks the character
}

func newTypeface(content []byte) (*typeface, error) {
	f, err := sfnt.Parse(content)
	if err != nil {
		return nil, fmt.Errorf("read a font: %w", err)
	}
	return &typeface{font: f, unit: fixed.I(int(f.UnitsPerEm())), widths: map[rune]float64{}}, nil
}

func (t *typeface) has(c rune) bool { return t.width(c) >= 0 }

// measure gives the width of a text of a size, in the unit of that size.
func (t *typeface) measure(text string, size float64) float64 {
	total := 0.0
	for _, c := range text {
		total += max(0, t.width(c))
	}
	return total * size
}

func (t *typeface) width(c rune) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	w, known := t.widths[c]
	if !known {
		w = t.readWidth(c)
		t.widths[c] = w
	}
	return w
}

func (t *typeface) readWidth(c rune) float64 {
	glyph, err := t.font.GlyphIndex(&t.buffer, c)
	if err != nil || glyph == 0 {
		return -1
	}
	advance, err := t.font.GlyphAdvance(&t.buffer, glyph, t.unit, font.HintingNone)
	if err != nil {
		return -1
	}
	return float64(advance) / float64(t.unit)
}
