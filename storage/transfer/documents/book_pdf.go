package documents

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"image"
	_ "image/gif" // beside PNG and JPEG, what people attach
	"image/jpeg"
	"image/png"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"rung/model"
)

// Measures of the book's text.
const (
	bookText    = 10.0 // points
	bookLine    = 5.0  // millimetres
	bookIndent  = 6.0
	mostPixels  = 40_000_000 // of a picture: more would fill the memory
	mostPicture = 110.0      // millimetres high
)

// bookPrinter sets a book on pages.
type bookPrinter struct {
	*fpdf.Fpdf
	Book
	letters  *lettering
	title    string // of the entry that is set
	pictures int
	bare     bool // without pictures
}

// WritePDF writes the book as a PDF.
func (b Book) WritePDF(ctx context.Context, w io.Writer, fonts Fonts) error {
	print, err := b.print(ctx, fonts, false)
	if err != nil {
		return err
	}
	return print.Output(w)
}

// LostInPDF tells which letters of the book no font has, a line each.
func (b Book) LostInPDF(ctx context.Context, fonts Fonts) ([]string, error) {
	print, err := b.print(ctx, fonts, true)
	if err != nil {
		return nil, err
	}
	return print.letters.told(), nil
}

// print sets the book on pages; bare leaves its pictures out.
func (b Book) print(ctx context.Context, fonts Fonts, bare bool) (*bookPrinter, error) {
	print, err := newBookPrinter(b, fonts)
	if err != nil {
		return nil, err
	}
	print.bare = bare
	for _, chapter := range b.chapters() {
		print.title = ""
		print.chapter(monthCalled(chapter[0].Day))
		for _, e := range chapter {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			print.title = e.Title
			if err := print.entry(e); err != nil {
				return nil, err
			}
		}
	}
	return print, nil
}

func newBookPrinter(b Book, fonts Fonts) (*bookPrinter, error) {
	p := &bookPrinter{Fpdf: fpdf.New("P", "mm", "A4", ""), Book: b}
	texts := []string{b.heading()}
	for _, e := range b.Entries {
		texts = append(texts, e.Title, e.Body, b.line(e))
		for _, f := range b.fields(e) {
			texts = append(texts, f.label, f.words)
		}
	}
	var err error
	if p.letters, err = newLettering(p.Fpdf, fonts, texts); err != nil {
		return nil, err
	}
	last := b.Entries[len(b.Entries)-1]
	// The same entries are the same file.
	p.SetCatalogSort(true)
	p.SetCreationDate(last.Day.Time())
	p.SetModificationDate(last.Day.Time())
	p.SetTitle(printed(b.heading()), true)
	p.SetCreator("Rung", false)
	p.SetMargins(pageMargin, pageMargin, pageMargin)
	p.SetAutoPageBreak(true, pageMargin)
	p.SetFooterFunc(func() {
		p.SetY(-12)
		p.style("", smallestText, muted)
		p.CellFormat(0, bookLine, fmt.Sprint(p.PageNo()), "", 0, "C", false, 0, "")
	})
	p.AddPage()
	p.style("B", titleSize, ink)
	p.letters.paragraph(titleSize*0.45, b.heading(), "B", titleSize, "")
	return p, nil
}

func (p *bookPrinter) style(bold string, size float64, color [3]int) {
	p.SetFont("text", bold, size)
	p.SetTextColor(color[0], color[1], color[2])
}

// words sets a paragraph between the margins.
func (p *bookPrinter) words(text string, bold string, size float64, color [3]int) {
	p.style(bold, size, color)
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		p.letters.paragraph(size*bookLine/bookText, line, bold, size, p.title)
	}
}

// keep begins a page where less than so much is left of it, so that a heading
// stands with what follows.
func (p *bookPrinter) keep(height float64) {
	if p.GetY()+height > pageHeight-pageMargin {
		p.AddPage()
	}
}

func (p *bookPrinter) chapter(called string) {
	p.Ln(bookLine)
	p.keep(8 * bookLine)
	p.Bookmark(printed(called), 0, -1)
	p.words(called, "B", 14, accent)
}

func (p *bookPrinter) entry(e model.Entry) error {
	p.Ln(bookLine)
	p.keep(5 * bookLine)
	p.words(e.Title, "B", 12, ink)
	p.words(p.line(e), "", 8.5, muted)
	p.Ln(1)
	if err := p.text(e); err != nil {
		return err
	}
	for _, f := range p.fields(e) {
		p.Ln(1)
		p.field(f)
	}
	return nil
}

// field sets a value after its label; one of several lines, below it.
func (p *bookPrinter) field(f bookField) {
	p.keep(2 * bookLine)
	if strings.Contains(f.words, "\n") || p.letters.mixed(p.letters.plain(f.label+f.words, "", p.title), "") {
		p.words(f.label, "", bookText-1, muted)
		p.words(f.words, "", bookText, ink)
		return
	}
	p.style("", bookText-1, muted)
	p.Write(bookLine, p.letters.plain(f.label, "", p.title)+":  ")
	p.style("", bookText, ink)
	p.Write(bookLine, p.letters.plain(f.words, "", p.title))
	p.Ln(bookLine)
}

// text sets an entry's text.
func (p *bookPrinter) text(e model.Entry) error {
	tree := bookTree(e.Body)
	if tree == nil {
		p.words(e.Body, "", bookText, ink)
		return nil
	}
	return p.blocks(tree, e, "")
}

// blocks sets what a part of the text holds; mark stands before its first line.
func (p *bookPrinter) blocks(parent ast.Node, e model.Entry, mark string) error {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if err := p.block(n, e, mark); err != nil {
			return err
		}
		mark = ""
	}
	return nil
}

func (p *bookPrinter) block(n ast.Node, e model.Entry, mark string) error {
	source := []byte(e.Body)
	switch n := n.(type) {
	case *ast.Heading:
		p.Ln(1)
		p.keep(3 * bookLine)
		p.words(mark+inlineText(n, source), "B", bookText+1, ink)
	case *ast.List:
		return p.list(n, e)
	case *ast.Blockquote:
		return p.setIn(bookIndent, func() error { return p.blocks(n, e, "") })
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		return p.setIn(bookIndent, func() error {
			p.words(string(n.Lines().Value(source)), "", bookText-1, muted)
			return nil
		})
	case *ast.ThematicBreak:
		p.Ln(bookLine)
	case *extensionast.Table:
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			var cells []string
			for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
				cells = append(cells, inlineText(cell, source))
			}
			p.words(strings.Join(cells, "  |  "), "", bookText, ink)
		}
	default:
		return p.paragraph(n, e, mark)
	}
	p.Ln(1)
	return nil
}

// setIn sets something further in.
func (p *bookPrinter) setIn(by float64, set func() error) error {
	left, _, _, _ := p.GetMargins()
	if left > pageWidth/2 { // no room for another level
		by = 0
	}
	p.SetLeftMargin(left + by)
	p.SetX(left + by)
	err := set()
	p.SetLeftMargin(left)
	p.SetX(left)
	return err
}

func (p *bookPrinter) list(list *ast.List, e model.Entry) error {
	return p.setIn(bookIndent, func() error {
		number := list.Start
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			mark := "• "
			if list.IsOrdered() {
				mark = fmt.Sprintf("%d. ", number)
				number++
			}
			if err := p.blocks(item, e, mark); err != nil {
				return err
			}
		}
		return nil
	})
}

// paragraph sets words, and the pictures among them below.
func (p *bookPrinter) paragraph(n ast.Node, e model.Entry, mark string) error {
	if words := mark + inlineText(n, []byte(e.Body)); strings.TrimSpace(words) != "" {
		p.words(words, "", bookText, ink)
		p.Ln(1)
	}
	return ast.Walk(n, func(inner ast.Node, entering bool) (ast.WalkStatus, error) {
		shown, isImage := inner.(*ast.Image)
		if !isImage || !entering {
			return ast.WalkContinue, nil
		}
		return ast.WalkSkipChildren, p.picture(e, string(shown.Destination))
	})
}

// picture sets an attached picture; one that cannot be read is left out, since it
// is named among the files.
func (p *bookPrinter) picture(e model.Entry, named string) error {
	if p.bare {
		return nil
	}
	content, kind, err := p.image(e, named)
	if err != nil || content == nil {
		return err
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || size.Width*size.Height > mostPixels || size.Width == 0 || size.Height == 0 {
		return nil
	}
	decoded, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil
	}
	// Written anew, since the library does not read every form of these formats.
	var plain bytes.Buffer
	form := "png"
	if kind == "image/jpeg" {
		form = "jpg"
		err = jpeg.Encode(&plain, decoded, &jpeg.Options{Quality: 88})
	} else {
		err = png.Encode(&plain, decoded)
	}
	if err != nil {
		return fmt.Errorf("print a picture: %w", err)
	}
	p.pictures++
	called := fmt.Sprint("picture", p.pictures)
	p.RegisterImageOptionsReader(called, fpdf.ImageOptions{ImageType: form}, &plain)
	left, _, _, _ := p.GetMargins()
	width := min(pageWidth-pageMargin-left, float64(size.Width)*25.4/96)
	height := width * float64(size.Height) / float64(size.Width)
	if height > mostPicture {
		width, height = width*mostPicture/height, mostPicture
	}
	p.keep(height)
	p.ImageOptions(called, left, p.GetY(), width, height, true, fpdf.ImageOptions{ImageType: form}, 0, "")
	p.Ln(1)
	return nil
}

// inlineText gives the words of a part of a text, with where its links lead.
func inlineText(parent ast.Node, source []byte) string {
	var b strings.Builder
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(unescapedText(string(n.Segment.Value(source))))
			switch {
			case n.HardLineBreak():
				b.WriteByte('\n')
			case n.SoftLineBreak():
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.CodeSpan:
			for inner := n.FirstChild(); inner != nil; inner = inner.NextSibling() {
				if said, ok := inner.(*ast.Text); ok {
					b.Write(said.Segment.Value(source))
				}
			}
		case *ast.RawHTML:
			b.Write(n.Segments.Value(source))
		case *ast.AutoLink:
			b.Write(n.Label(source))
		case *ast.Link:
			words := inlineText(n, source)
			b.WriteString(words)
			if address := string(n.Destination); address != words && address != "" {
				b.WriteString(" (" + address + ")")
			}
		case *extensionast.TaskCheckBox:
			b.WriteString(map[bool]string{true: "[x] ", false: "[ ] "}[n.IsChecked])
		case *ast.Image:
		default:
			b.WriteString(inlineText(n, source))
		}
	}
	return b.String()
}

// unescapedText gives the text that marks and names of signs stand for.
func unescapedText(text string) string {
	return html.UnescapeString(string(util.UnescapePunctuations([]byte(text))))
}
