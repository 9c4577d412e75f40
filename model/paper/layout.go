package paper

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// Page is one side of a sheet.
type Page struct {
	Size     Size
	Runs     []Run
	Rules    []Rule
	Bars     []Bar
	Pictures []PlacedPicture
	Chapters []string // that begin on it
}

// Run is a piece of a line in one style. X and Y are the left end of its baseline,
// in points from the upper left corner of the page.
type Run struct {
	X, Y   float64
	Size   float64 // of the letters, in points
	Bold   bool
	Muted  bool
	Accent bool
	Text   string // in the order in which it is read, from the right too
}

// Rule is a horizontal hairline. X and Y are its left end, in points from the upper
// left corner of the page.
type Rule struct{ X, Y, Width float64 }

// Bar is filled from the left to Share, from 0 to 1. X and Y are its upper left
// corner in points from that of the page.
type Bar struct{ X, Y, Width, Height, Share float64 }

// PlacedPicture is a picture on a page. X and Y are its upper left corner in points
// from that of the page.
type PlacedPicture struct {
	Picture             *Picture
	X, Y, Width, Height float64
}

// Measure gives the width of a text in points.
type Measure func(text string, size float64, bold bool) float64

// margin is left free on every side, 18 millimetres.
const margin = 51.0

// styleLook is how blocks of a style look, in points.
type styleLook struct {
	size, line    float64 // of the letters, and from one baseline to the next
	before, after float64 // free space above and below
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
	Item:         {size: 10, line: 14, after: 1},
	Chapter:      {size: 14, line: 20, before: 16, look: look{bold: true, accent: true}},
	Section:      {size: 12, line: 16, before: 13, look: bold},
	Byline:       {size: 8.5, line: 12, after: 3, look: look{muted: true}},
	Code:         {size: 9, line: 12.5, before: 2, after: 3, look: look{muted: true}},
}

const (
	bullet      = "•"  // the mark of an item that has no other
	markIndent  = 2.0  // of an item's mark, in points
	itemIndent  = 12.0 // of an item's text, unless its mark takes more
	levelIndent = 17.0 // of each level of Block.Indent

	meterWidth, meterLabel = 113.0, 40.0 // of a meter's bar and of the room for its label

	footSize, footHeight = 7.5, 30.0 // of a page's number, and its distance from the lower edge
)

// keptTogether is the least number of lines that a paragraph has on its first page,
// and that follow a heading on its page.
const keptTogether = 3

// Layout breaks a document into lines and pages. There is always at least one page.
func Layout(d Document, measure Measure) []Page {
	l := layout{document: d, measure: measure}
	l.startPage()
	for i := range d.Blocks {
		l.placeBlock(i)
	}
	for i := range l.pages {
		if number := strconv.Itoa(i + 1); d.Numbered {
			x := (d.Size.Width - measure(number, footSize, false)) / 2
			l.pages[i].Runs = append(l.pages[i].Runs, Run{X: x, Y: d.Size.Height - footHeight, Size: footSize, Muted: true, Text: number})
		}
	}
	return l.pages
}

// layout is a document being laid out.
type layout struct {
	document Document
	measure  Measure
	pages    []Page
	y        float64 // the lower end of what is on the page so far
}

func (l *layout) currentPage() *Page { return &l.pages[len(l.pages)-1] }

func (l *layout) startPage() {
	l.pages = append(l.pages, Page{Size: l.document.Size})
	l.y = margin
}

func (l *layout) heightLeft() float64 { return l.document.Size.Height - margin - l.y }

// lookOf gives the look of a style at the document's scale.
func (l *layout) lookOf(s Style) styleLook {
	f := styleLooks[s]
	if scale := l.document.Scale; scale > 0 && s != Title {
		f.size, f.line, f.before, f.after = f.size*scale, f.line*scale, f.before*scale, f.after*scale
	}
	return f
}

// column is where the text of a block stands between the margins.
func (l *layout) column(b Block, f styleLook) (left, width float64) {
	width = l.document.Size.Width - 2*margin
	left = margin + min(levelIndent*float64(b.Indent), width/2) // so that some room is left
	width -= left - margin
	if b.Style == Item {
		indent := max(itemIndent, markIndent+l.measure(b.mark()+" ", f.size, false))
		left, width = left+indent, width-indent
	}
	if b.Meter != nil {
		width -= meterWidth + meterLabel + itemIndent
	}
	return left, width
}

// placeBlock puts a block below the last one, or on a new page where its first lines
// do not fit. A long paragraph continues over as many pages as it takes.
func (l *layout) placeBlock(i int) {
	b := l.document.Blocks[i]
	f := l.lookOf(b.Style)
	lines := l.breakBlock(b)
	if l.y > margin {
		l.y += f.before
	}
	if l.leastHeight(i) > l.heightLeft() && l.y > margin {
		l.startPage()
	}
	if b.Style == Chapter {
		l.currentPage().Chapters = append(l.currentPage().Chapters, b.Text)
	}
	if b.Picture != nil {
		l.placePicture(b, f)
		return
	}
	for n, line := range lines {
		if f.line > l.heightLeft() {
			l.startPage()
		}
		l.y += f.line
		l.placeLine(line, b, f, n == 0)
	}
	if f.ruled {
		l.currentPage().Rules = append(l.currentPage().Rules, Rule{margin, l.y + 1, l.document.Size.Width - 2*margin})
	}
	l.y += f.after
}

// leastHeight is the room that a block needs to be placed on a page: its first lines,
// and after a heading those of the block that follows.
func (l *layout) leastHeight(i int) float64 {
	b := l.document.Blocks[i]
	f := l.lookOf(b.Style)
	if b.Picture != nil {
		_, height := l.pictureSize(b, f)
		return height
	}
	high := float64(min(len(l.breakBlock(b)), keptTogether)) * f.line
	if b.Style.isHeading() && i+1 < len(l.document.Blocks) {
		high += f.after + l.lookOf(l.document.Blocks[i+1].Style).before + l.leastHeight(i+1)
	}
	return high
}

// breakBlock breaks a block into lines: where its text says so, and where they are
// full.
func (l *layout) breakBlock(b Block) (lines [][]word) {
	f := l.lookOf(b.Style)
	_, width := l.column(b, f)
	wide := func(text string, k look) float64 { return l.measure(text, f.size, k.bold) }
	text := b.Text
	if f.capitals {
		text = strings.ToUpper(text)
	}
	all := splitWords(b.Strong, look{bold: true, muted: f.muted}, wide)
	for at, line := range strings.Split(text, "\n") {
		if at > 0 {
			lines, all = append(lines, breakLines(all, width, wide)...), nil
		}
		all = append(all, splitWords(line, f.look, wide)...)
	}
	if b.Aside != "" {
		all = append(all, l.asideWords(b.Aside, width, wide)...)
	}
	return append(lines, breakLines(all, width, wide)...)
}

// asideWords gives a short aside as one word, so that its dates stay on one line with
// the separator. An aside wider than half a line is broken like any text.
func (l *layout) asideWords(text string, width float64, wide func(string, look) float64) []word {
	muted := look{muted: true}
	whole := strings.TrimLeft(Separator, " ") + text
	if used := wide(whole, muted); used <= width/2 {
		return []word{{whole, muted, used}}
	}
	return splitWords(whole, muted, wide)
}

// placeLine puts a line on the page, with neighbouring words of one style in one run.
// A text in a script that runs from the right stands at the right margin.
func (l *layout) placeLine(line []word, b Block, f styleLook, first bool) {
	left, width := l.column(b, f)
	var runs []Run
	x := left
	for len(line) > 0 {
		n := 1
		for n < len(line) && line[n].look == line[0].look {
			n++
		}
		texts := make([]string, n)
		for i, w := range line[:n] {
			texts[i] = w.text
		}
		text, k := strings.Join(texts, " "), line[0].look
		runs = append(runs, l.newRun(x, text, f, k))
		if line = line[n:]; len(line) > 0 {
			text += " "
		}
		x += l.measure(text, f.size, k.bold)
	}
	fromRight := IsRightToLeft(b.Strong + b.Text)
	if fromRight {
		for i := range runs {
			runs[i].X += left + width - x
		}
	}
	if first && b.Style == Item {
		mark := left - max(itemIndent, markIndent+l.measure(b.mark()+" ", f.size, false)) + markIndent
		runs = append([]Run{l.newRun(mark, b.mark(), f, f.look)}, runs...)
	}
	if first && b.Meter != nil {
		runs = append(runs, l.placeMeter(*b.Meter, f))
	}
	page := l.currentPage()
	page.Runs = append(page.Runs, runs...)
}

// newRun is text on the present line, whose baseline lies a quarter of its height
// above its lower end.
func (l *layout) newRun(x float64, text string, f styleLook, k look) Run {
	return Run{X: x, Y: l.y - f.line/4, Size: f.size, Bold: k.bold, Muted: k.muted, Accent: k.accent, Text: text}
}

// placeMeter puts a bar at the right end of the present line, and gives its label.
func (l *layout) placeMeter(m Meter, f styleLook) Run {
	right, page := l.document.Size.Width-margin, l.currentPage()
	page.Bars = append(page.Bars, Bar{right - meterLabel - meterWidth, l.y - f.line*0.7, meterWidth, f.line / 2, m.Share})
	return l.newRun(right-l.measure(m.Label, f.size, f.bold), m.Label, f, f.look)
}

// pictureSize fits a picture between the margins and in a third of a page.
func (l *layout) pictureSize(b Block, f styleLook) (width, height float64) {
	_, most := l.column(b, f)
	scale := min(1, most/b.Picture.Width, l.document.Size.Height/2.7/b.Picture.Height)
	return b.Picture.Width * scale, b.Picture.Height * scale
}

func (l *layout) placePicture(b Block, f styleLook) {
	left, _ := l.column(b, f)
	width, height := l.pictureSize(b, f)
	page := l.currentPage()
	page.Pictures = append(page.Pictures, PlacedPicture{b.Picture, left, l.y, width, height})
	l.y += height + f.after
}

// IsRightToLeft reports whether a text begins in a script that runs from right to left.
func IsRightToLeft(text string) bool {
	for _, c := range text {
		switch properties, _ := bidi.LookupRune(c); properties.Class() {
		case bidi.R, bidi.AL:
			return true
		case bidi.L:
			return false
		}
	}
	return false
}
