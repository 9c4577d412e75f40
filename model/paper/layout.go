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

// styleLook is how blocks of a style look, in points.
type styleLook struct {
	size, line    float64 // of the letters, and from one baseline to the next
	before, after float64 // space that is left free
	indent        float64
	look
	capitals bool
	ruled    bool // a hairline beneath
}

var bold = look{bold: true}

var styleLooks = map[Style]styleLook{
	Title:        {size: 20, line: 25, look: bold},
	Subtitle:     {size: 11, line: 15, after: 1},
	SmallPrint:   {size: 9, line: 12.5, after: 4, look: look{muted: true}},
	Heading:      {size: 10, line: 14, before: 11, after: 5, look: bold, capitals: true, ruled: true},
	Subheading:   {size: 10, line: 14, before: 5, after: 1.5, look: bold},
	MinorHeading: {size: 10, line: 14, before: 2.5, after: 1, look: bold},
	Paragraph:    {size: 10, line: 14, before: 2, after: 3},
	Item:         {size: 10, line: 14, after: 1, indent: 12},
}

// bullet begins an item, this far to the right.
const (
	bullet       = "•"
	bulletIndent = 2.0
)

// keptTogether is how many lines of a paragraph are kept on one page, and how many
// follow a heading on its page.
const keptTogether = 3

// Layout puts a paper on pages. There is always one.
func Layout(p Document, measure Measure) []Page {
	l := layout{paper: p, measure: measure}
	l.startPage()
	for i := range p.Blocks {
		l.placeBlock(i)
	}
	return l.pages
}

// layout is a paper being laid out.
type layout struct {
	paper   Document
	measure Measure
	pages   []Page
	y       float64 // of the lower end of what stands on the page
}

func (l *layout) currentPage() *Page { return &l.pages[len(l.pages)-1] }

func (l *layout) startPage() {
	l.pages = append(l.pages, Page{Size: l.paper.Size})
	l.y = margin
}

func (l *layout) textWidth() float64 { return l.paper.Size.Width - 2*margin }

func (l *layout) heightLeft() float64 { return l.paper.Size.Height - margin - l.y }

// placeBlock puts a block beneath the last one, on the next page where its beginning
// does not fit. A paragraph goes on over as many pages as it takes.
func (l *layout) placeBlock(i int) {
	b := l.paper.Blocks[i]
	f := styleLooks[b.Style]
	lines := l.breakBlock(b)
	if l.y > margin {
		l.y += f.before
	}
	if l.leastHeight(i) > l.heightLeft() && l.y > margin {
		l.startPage()
	}
	for n, line := range lines {
		if f.line > l.heightLeft() {
			l.startPage()
		}
		l.y += f.line
		if n == 0 && b.Style == Item {
			l.placeRun(margin+bulletIndent, bullet, f.size, f.line, f.look)
		}
		l.placeLine(line, f)
	}
	if f.ruled {
		l.currentPage().Rules = append(l.currentPage().Rules, Rule{margin, l.y + 1, l.textWidth()})
	}
	l.y += f.after
}

// leastHeight is how much room a block takes at least: all of a short one, and with
// a heading the beginning of what it heads.
func (l *layout) leastHeight(i int) float64 {
	b := l.paper.Blocks[i]
	f := styleLooks[b.Style]
	high := float64(min(len(l.breakBlock(b)), keptTogether)) * f.line
	if b.Style.isHeading() && i+1 < len(l.paper.Blocks) {
		high += f.after + styleLooks[l.paper.Blocks[i+1].Style].before + l.leastHeight(i+1)
	}
	return high
}

// breakBlock breaks a block into lines.
func (l *layout) breakBlock(b Block) [][]word {
	f := styleLooks[b.Style]
	wide := func(text string, k look) float64 { return l.measure(text, f.size, k.bold) }
	text := b.Text
	if f.capitals {
		text = strings.ToUpper(text)
	}
	all := append(splitWords(b.Strong, look{bold: true, muted: f.muted}, wide), splitWords(text, f.look, wide)...)
	if b.Aside != "" {
		all = append(all, l.asideWords(b.Aside, wide)...)
	}
	return breakLines(all, l.textWidth()-f.indent, wide)
}

// asideWords gives what follows less loudly as one word, so that no line ends with its
// dot or tears its dates; one that takes up a line is broken like any text.
func (l *layout) asideWords(text string, wide func(string, look) float64) []word {
	muted := look{muted: true}
	whole := strings.TrimLeft(Separator, " ") + text
	if width := wide(whole, muted); width <= l.textWidth()/2 {
		return []word{{whole, muted, width}}
	}
	return splitWords(whole, muted, wide)
}

// placeLine puts a line on the page, words of the same look in one run.
func (l *layout) placeLine(line []word, f styleLook) {
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
		l.placeRun(x, text, f.size, f.line, line[0].look)
		x += l.measure(text+" ", f.size, line[0].look.bold)
		line = line[n:]
	}
}

// placeRun sets letters of a size in the present line. They reach about a quarter of
// its height below the baseline.
func (l *layout) placeRun(x float64, text string, size, high float64, k look) {
	page := l.currentPage()
	page.Runs = append(page.Runs, Run{X: x, Y: l.y - high/4, Size: size, Bold: k.bold, Muted: k.muted, Text: text})
}
