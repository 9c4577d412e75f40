package markdown

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/ui/draw"
	"rung/ui/theme"
)

// longestWord is where a word is broken without being measured whole, so that a text without a space cannot stall us.
const longestWord = 400

// run is a stretch of text in one style.
type run struct {
	text     string
	style    fyne.TextStyle
	size     fyne.ThemeSizeName
	color    fyne.ThemeColorName
	address  string // where a link goes
	endsLine bool
	verbatim bool // code: spaces count and lines break anywhere
	grounded bool // code within a sentence stands on a tint
}

func (r run) measure(text string) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, theme.Size(r.size), r.style, nil)
}

// piece is what of a run stands in one line.
type piece struct {
	run    *run
	text   string
	x, y   float32 // its place among the lines
	width  float32
	height float32
}

// lineBreaker breaks runs into lines of a width. Fyne's rich text does this too, but not in a time that is sure for any text.
type lineBreaker struct {
	width  float32
	lines  [][]piece
	line   []piece
	x      float32
	height float32
}

func breakLines(runs []run, width float32) *lineBreaker {
	f := &lineBreaker{width: max(width, 1)}
	for i := range runs {
		r := &runs[i]
		r.style = theme.StyleFor(r.text, r.style)
		for word := range splitWords(r.text, r.verbatim) {
			f.addWord(r, word)
		}
		if r.endsLine {
			f.endLine()
		}
	}
	if len(f.line) > 0 {
		f.endLine()
	}
	return f
}

// splitWords gives the words of a text, each with the spaces before it; in code, whole lines.
func splitWords(text string, verbatim bool) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for text != "" {
			end := len(text)
			if !verbatim {
				start := len(text) - len(strings.TrimLeft(text, " "))
				if space := strings.IndexByte(text[start:], ' '); space >= 0 {
					end = start + space
				}
			}
			if !yield(text[:end]) {
				return
			}
			text = text[end:]
		}
	}
}

func (f *lineBreaker) addWord(r *run, word string) {
	if !r.verbatim && f.x == 0 {
		word = strings.TrimLeft(word, " ")
	}
	short := utf8.RuneCountInString(word) <= longestWord
	if short {
		size, _ := r.measure(word)
		if f.x+size.Width <= f.width {
			f.addPiece(r, word, size.Width)
			return
		}
		if f.x > 0 {
			f.endLine()
			f.addWord(r, word)
			return
		}
	} else if f.x > 0 {
		f.endLine()
	}
	f.splitWord(r, word)
}

// splitWord puts a word that is wider than a line into as many lines as it needs.
func (f *lineBreaker) splitWord(r *run, word string) {
	runes := []rune(word)
	for len(runes) > 0 {
		window := runes[:min(len(runes), longestWord)]
		n := sort.Search(len(window), func(n int) bool {
			size, _ := r.measure(string(window[:n+1]))
			return size.Width > f.width
		})
		n = max(n, 1)
		size, _ := r.measure(string(runes[:n]))
		f.addPiece(r, string(runes[:n]), size.Width)
		runes = runes[n:]
		if len(runes) > 0 {
			f.endLine()
		}
	}
}

func (f *lineBreaker) addPiece(r *run, text string, width float32) {
	if text == "" {
		return
	}
	if last := len(f.line) - 1; last >= 0 && f.line[last].run == r {
		f.line[last].text += text
	} else {
		f.line = append(f.line, piece{run: r, text: text})
	}
	f.x += width
}

// endLine settles where the pieces of the line stand, on one baseline.
func (f *lineBreaker) endLine() {
	x, above, below := float32(0), float32(0), float32(0)
	if len(f.line) == 0 {
		below = draw.CaptionHeight()
	}
	for i := range f.line {
		p := &f.line[i]
		size, baseline := p.run.measure(p.text)
		p.x, p.y, p.width, p.height = x, -baseline, size.Width, size.Height
		x += size.Width
		above, below = max(above, baseline), max(below, size.Height-baseline)
	}
	for i := range f.line {
		f.line[i].y += f.height + above
	}
	f.lines = append(f.lines, f.line)
	f.height += above + below
	f.line, f.x = nil, 0
}

// objects draws the lines at a place; open is called for a link with its address.
func (f *lineBreaker) objects(left, top float32, open func(address string)) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	links := map[*run]*link{}
	for _, p := range slices.Concat(f.lines...) {
		x, y := left+p.x, top+p.y
		if p.run.address != "" && open != nil {
			l := newLink(p, links[p.run], open)
			draw.Place(l, x, y, p.width, p.height)
			if links[p.run] == nil {
				links[p.run] = l
			}
			objects = append(objects, l)
			continue
		}
		if p.run.grounded {
			ground := canvas.NewRectangle(theme.Color(theme.Ramp1))
			ground.CornerRadius = theme.Gap(1)
			draw.Place(ground, x-1, y, p.width+2, p.height)
			objects = append(objects, ground)
		}
		text := canvas.NewText(p.text, theme.Color(p.run.color))
		text.TextSize, text.TextStyle = theme.Size(p.run.size), p.run.style
		draw.Place(text, x, y, p.width, p.height)
		objects = append(objects, text)
	}
	return objects
}
