// Package paper describes a text to be printed or sent out as a list of blocks, and
// lays those out on pages. Every writer and the preview draw what Layout gives. It
// must not know entries, file formats or fonts: the caller measures text.
package paper

import (
	"cmp"
	"io"
	"strings"

	"rung/model"
)

// Document is a text as every format writes it. Equal documents give equal files.
type Document struct {
	Title  string    // as the file's properties have it
	On     model.Day // its date, as the file's properties have it
	Size   Size
	Blocks []Block

	Scale    float64 // of all but the title; 0 for 1
	Numbered bool    // each page has its number at its foot
}

// Block is a heading, a paragraph, an item of a list or a picture.
type Block struct {
	Style  Style
	Strong string // set in bold before the text, or ""
	Text   string
	Aside  string // set in a muted colour after the text, such as dates, or ""

	Mark    string   // before an item, such as "3."; "" for a bullet
	Indent  int      // how many levels further in it stands
	Meter   *Meter   // at the end of the first line, or nil
	Picture *Picture // in place of the text, or nil
}

// mark is what stands before an item.
func (b Block) mark() string { return cmp.Or(b.Mark, bullet) }

// Meter shows a share, from 0 to 1, as a bar with a label.
type Meter struct {
	Share float64
	Label string
}

// Picture is a picture of a size in points, as PNG or JPEG.
type Picture struct {
	Width, Height float64
	Format        string // png or jpg
	Content       []byte
}

// Style is the role of a block on the page.
type Style int

// The styles.
const (
	Title        Style = iota // of the whole document
	Subtitle                  // right below the title
	SmallPrint                // how to reach somebody, remarks
	Heading                   // of a section
	Subheading                // of a part of a section
	MinorHeading              // of a part of a subheading
	Paragraph
	Item    // of a list
	Chapter // of a book, which a reader can jump to
	Section // of a chapter
	Byline  // below a section's title
	Code    // as it is written
)

// isHeading reports whether a block of the style has to stay with the one after it.
func (s Style) isHeading() bool {
	return s == Heading || s == Subheading || s == MinorHeading || s == Chapter || s == Section || s == Byline
}

// Size is the size of a sheet in points.
type Size struct {
	Name          string // as CSS calls it
	Width, Height float64
}

// The sizes.
var (
	A4     = Size{"A4", 595.28, 841.89}
	Letter = Size{"letter", 612, 792}
)

// SizeFor gives the paper size that is usual where the person lives: Letter where
// dates begin with the month, A4 elsewhere.
func SizeFor(loc model.Locale) Size {
	if loc.MonthFirst {
		return Letter
	}
	return A4
}

// Add appends a block, unless it has neither Strong nor Text nor a picture.
func (p *Document) Add(b Block) {
	if b.Strong != "" || b.Text != "" || b.Picture != nil {
		p.Blocks = append(p.Blocks, b)
	}
}

// AddText appends a text as paragraphs, which an empty line separates.
func (p *Document) AddText(text string) {
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		p.Add(Block{Style: Paragraph, Text: strings.Join(strings.Fields(paragraph), " ")})
	}
}

// Separator stands before an aside, and between items on one line. Dates at the right
// margin would look tidier, but programs that read résumés take them for a second
// column.
const Separator = " · "

// Formats are the file formats of a document.
var Formats = []string{"txt", "md", "docx", "pdf", "html"}

// DocumentWriter writes documents to files.
type DocumentWriter interface {
	// Write writes a document in one of Formats. lost has a sentence for each kind of
	// character that the format cannot show. Errors: Invalid for another format, and
	// for letters that a PDF could only garble; those of w.
	Write(w io.Writer, format string, p Document) (lost []string, err error)
	// Pages lays a document out as its PDF has it, for a preview. A DOCX has about as
	// many pages. Errors: as of Write for a PDF.
	Pages(p Document) (pages []Page, lost []string, err error)
}
