package paper

import "strings"

// Page is one side of a sheet.
type Page struct {
	Size  Size
	Runs  []Run
	Rules []Rule
}

// Run is a piece of a line in one kind of letters. X and Y are the left end of its
// baseline in points from the upper left corner; so are a Rule's.
type Run struct {
	X, Y  float64
	Size  float64 // of the letters, in points
	Bold  bool
	Muted bool
	Text  string
}

// Rule is a hairline from left to right.
type Rule struct{ X, Y, Width float64 }

// Measure tells how wide a text is, in points.
type Measure func(text string, size float64, bold bool) float64

// margin is left free on every side, 18 millimetres.
const margin = 51.0

// face is how blocks of a style look, in points.
type face struct {
	size, line    float64 // of the letters, and from one baseline to the next
	before, after float64 // space that is left free
	indent        float64
	look
	capitals bool
	ruled    bool // a hairline beneath
}

var bold = look{bold: true}

var faces = map[Style]face{
	Title:      {size: 20, line: 25, look: bold},
	Subtitle:   {size: 11, line: 15, after: 1},
	Fine:       {size: 9, line: 12.5, after: 4, look: look{muted: true}},
	Heading:    {size: 10, line: 14, before: 11, after: 5, look: bold, capitals: true, ruled: true},
	Subheading: {size: 10, line: 14, before: 5, after: 1.5, look: bold},
	Minor:      {size: 10, line: 14, before: 2.5, after: 1, look: bold},
	Text:       {size: 10, line: 14, before: 2, after: 3},
	Item:       {size: 10, line: 14, after: 1, indent: 12},
}

// bullet begins an item, this far to the right.
const (
	bullet       = "•"
	bulletIndent = 2.0
)

// together is how many lines of a paragraph are kept on one page, and how many
// follow a heading on its page.
const together = 3

// Lay puts a paper on pages. There is always one.
func Lay(p Paper, measure Measure) []Page {
	l := layout{paper: p, measure: measure}
	l.turn()
	for i := range p.Blocks {
		l.block(i)
	}
	return l.pages
}

// layout is a paper being laid out.
type layout struct {
	paper   Paper
	measure Measure
	pages   []Page
	y       float64 // of the lower end of what stands on the page
}

func (l *layout) page() *Page { return &l.pages[len(l.pages)-1] }

func (l *layout) turn() {
	l.pages = append(l.pages, Page{Size: l.paper.Size})
	l.y = margin
}

func (l *layout) width() float64 { return l.paper.Size.Width - 2*margin }

func (l *layout) room() float64 { return l.paper.Size.Height - margin - l.y }

// block puts a block beneath the last one, on the next page where its beginning
// does not fit. A paragraph goes on over as many pages as it takes.
func (l *layout) block(i int) {
	b := l.paper.Blocks[i]
	f := faces[b.Style]
	lines := l.lines(b)
	if l.y > margin {
		l.y += f.before
	}
	if l.beginning(i) > l.room() && l.y > margin {
		l.turn()
	}
	for n, line := range lines {
		if f.line > l.room() {
			l.turn()
		}
		l.y += f.line
		if n == 0 && b.Style == Item {
			l.run(margin+bulletIndent, bullet, f.size, f.line, f.look)
		}
		l.set(line, f)
	}
	if f.ruled {
		l.page().Rules = append(l.page().Rules, Rule{margin, l.y + 1, l.width()})
	}
	l.y += f.after
}

// beginning is how much room a block takes at least: all of a short one, and with
// a heading the beginning of what it heads.
func (l *layout) beginning(i int) float64 {
	b := l.paper.Blocks[i]
	f := faces[b.Style]
	high := float64(min(len(l.lines(b)), together)) * f.line
	if b.Style.heads() && i+1 < len(l.paper.Blocks) {
		high += f.after + faces[l.paper.Blocks[i+1].Style].before + l.beginning(i+1)
	}
	return high
}

// lines breaks a block into lines.
func (l *layout) lines(b Block) [][]word {
	f := faces[b.Style]
	wide := func(text string, k look) float64 { return l.measure(text, f.size, k.bold) }
	text := b.Text
	if f.capitals {
		text = strings.ToUpper(text)
	}
	all := append(words(b.Strong, look{bold: true, muted: f.muted}, wide), words(text, f.look, wide)...)
	if b.Aside != "" {
		all = append(all, l.aside(b.Aside, wide)...)
	}
	return wrap(all, l.width()-f.indent, wide)
}

// aside gives what follows less loudly as one word, so that no line ends with its
// dot or tears its dates; one that takes up a line is broken like any text.
func (l *layout) aside(text string, wide func(string, look) float64) []word {
	muted := look{muted: true}
	whole := strings.TrimLeft(Dot, " ") + text
	if width := wide(whole, muted); width <= l.width()/2 {
		return []word{{whole, muted, width}}
	}
	return words(whole, muted, wide)
}

// set puts a line on the page, words of the same look in one run.
func (l *layout) set(line []word, f face) {
	x := margin + f.indent
	for len(line) > 0 {
		n := 1
		for n < len(line) && line[n].look == line[0].look {
			n++
		}
		texts := make([]string, n)
		for i, w := range line[:n] {
			texts[i] = w.text
		}
		text := strings.Join(texts, " ")
		l.run(x, text, f.size, f.line, line[0].look)
		x += l.measure(text+" ", f.size, line[0].look.bold)
		line = line[n:]
	}
}

// run sets letters of a size in the present line. They reach about a quarter of
// its height below the baseline.
func (l *layout) run(x float64, text string, size, high float64, k look) {
	page := l.page()
	page.Runs = append(page.Runs, Run{X: x, Y: l.y - high/4, Size: size, Bold: k.bold, Muted: k.muted, Text: text})
}
