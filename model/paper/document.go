// Package paper is text made ready to be sent out or printed: what stands on it in
// which order, and where each line falls on a page. It knows no entry, no format
// and no font; how wide a text is, it is told.
package paper

import (
	"io"
	"strings"

	"rung/model"
)

// Document is a text as every format writes it. Equal documents give equal files.
type Document struct {
	Title  string    // as the file's properties have it
	On     model.Day // when it was drawn up, as the file's properties have it
	Size   Size
	Blocks []Block
}

// Block is a heading, a paragraph or an item of a list.
type Block struct {
	Style  Style
	Strong string // what it begins with, in bold, or ""
	Text   string
	Aside  string // what follows less loudly, such as dates, or ""
}

// Style is what part a block plays.
type Style int

// The styles.
const (
	Title        Style = iota // the one at the head
	Subtitle                  // beneath it
	SmallPrint                // small print: how to reach somebody, remarks
	Heading                   // begins a section
	Subheading                // begins a part of a section
	MinorHeading              // begins a part of that
	Paragraph
	Item // of a list
)

// isHeading reports whether a block of the style belongs with the one after it.
func (s Style) isHeading() bool { return s == Heading || s == Subheading || s == MinorHeading }

// Size is the size of a sheet in points.
type Size struct {
	Name          string // as style sheets call it
	Width, Height float64
}

// The sizes.
var (
	A4     = Size{"A4", 595.28, 841.89}
	Letter = Size{"letter", 612, 792}
)

// SizeFor gives the size that printers hold where the person lives: who writes the
// month first has Letter.
func SizeFor(loc model.Locale) Size {
	if loc.MonthFirst {
		return Letter
	}
	return A4
}

// Add puts a block at the end; one without words is left out.
func (p *Document) Add(b Block) {
	if b.Strong != "" || b.Text != "" {
		p.Blocks = append(p.Blocks, b)
	}
}

// AddText puts a text of several paragraphs at the end, a block for each. An empty
// line parts them.
func (p *Document) AddText(text string) {
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		p.Add(Block{Style: Paragraph, Text: strings.Join(strings.Fields(paragraph), " ")})
	}
}

// Separator parts the aside from the words before it, and things of one kind on one
// line. Dates at the right margin would look tidier, but programs that read
// résumés take them for a second column.
const Separator = " · "

// Formats are what a paper can be written as.
var Formats = []string{"txt", "md", "docx", "pdf", "html"}

// DocumentWriter writes papers.
type DocumentWriter interface {
	// Write writes a paper in one of Formats, and says a line each of what the
	// format has no sign for. Errors: Invalid for another format, and for letters
	// that a PDF could only garble; what w gave.
	Write(w io.Writer, format string, p Document) (lost []string, err error)
	// Pages gives the pages of a paper as a PDF has them, to be drawn; those of a
	// DOCX are about as many. Errors: as of a PDF.
	Pages(p Document) (pages []Page, lost []string, err error)
}
