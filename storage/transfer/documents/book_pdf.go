package documents

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/gif" // people attach it, besides PNG and JPEG
	"image/jpeg"
	"image/png"
	"io"
	"strings"

	"rung/model"
	"rung/model/paper"
	"rung/model/text"
)

const (
	mostPixels     = 40_000_000 // of a picture: more would fill the memory
	pointsOfAPixel = 72.0 / 96
)

// bookSetter lays a book out as a document for printing.
type bookSetter struct {
	Book
	letters  *lettering
	document paper.Document
	entry    model.Entry // the one being added
	bare     bool        // without pictures
}

// WritePDF writes the book as a PDF.
func (b Book) WritePDF(ctx context.Context, w io.Writer, fonts Fonts) error {
	s, err := b.newDocument(ctx, fonts, false)
	if err != nil {
		return err
	}
	return drawPDF(w, s.document, paper.Layout(s.document, s.letters.measure), s.letters)
}

// LostInPDF gives a sentence about letters of the book that no font has, or nothing.
func (b Book) LostInPDF(ctx context.Context, fonts Fonts) ([]string, error) {
	s, err := b.newDocument(ctx, fonts, true)
	if err != nil {
		return nil, err
	}
	return s.letters.describeLost(), nil
}

// newDocument makes a document of the book; bare leaves its pictures out.
func (b Book) newDocument(ctx context.Context, fonts Fonts, bare bool) (*bookSetter, error) {
	s, err := newBookSetter(b, fonts)
	if err != nil {
		return nil, err
	}
	s.bare = bare
	for _, chapter := range b.chapters() {
		s.entry = model.Entry{}
		s.add(paper.Block{Style: paper.Chapter, Text: formatMonth(chapter[0].Day)})
		for _, e := range chapter {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if err := s.addEntry(e); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

func newBookSetter(b Book, fonts Fonts) (*bookSetter, error) {
	texts := []string{b.heading()}
	for _, e := range b.Entries {
		texts = append(texts, e.Title, e.Body, b.byline(e))
		for _, f := range b.fields(e) {
			texts = append(texts, f.Label, f.Text)
		}
	}
	letters, err := newLettering(fonts, texts)
	if err != nil {
		return nil, err
	}
	last := b.Entries[len(b.Entries)-1]
	s := &bookSetter{Book: b, letters: letters,
		document: paper.Document{Title: b.heading(), On: last.Day, Size: paper.SizeFor(b.Locale), Numbered: true}}
	s.add(paper.Block{Style: paper.Title, Text: b.heading()})
	return s, nil
}

// add adds a block, with a sign in place of letters that cannot be printed.
func (s *bookSetter) add(b paper.Block) {
	b.Strong, b.Text = s.letters.printable(b.Strong, s.entry.Title), s.letters.printable(b.Text, s.entry.Title)
	s.document.Add(b)
}

func (s *bookSetter) addEntry(e model.Entry) error {
	s.entry = e
	s.add(paper.Block{Style: paper.Section, Text: e.Title})
	s.add(paper.Block{Style: paper.Byline, Text: s.byline(e)})
	if err := s.addBlocks(text.ReadMarkdown(e.Body), 0, ""); err != nil {
		return err
	}
	for _, f := range s.fields(e) {
		label := paper.Block{Strong: f.Label + ":", Style: paper.Paragraph}
		if !strings.Contains(f.Text, "\n") {
			label.Text = f.Text
			s.add(label)
			continue
		}
		s.add(label)
		s.add(paper.Block{Style: paper.Paragraph, Indent: 1, Text: f.Text})
	}
	return nil
}

// addBlocks adds blocks of the entry's text; a mark makes the first a list item.
func (s *bookSetter) addBlocks(blocks []text.Block, indent int, mark string) error {
	for _, b := range blocks {
		block := paper.Block{Style: paper.Paragraph, Indent: indent}
		if mark != "" {
			block.Style, block.Mark = paper.Item, mark
		}
		mark = ""
		var err error
		switch b.Kind {
		case text.Heading:
			block.Style = paper.Subheading
			block.Text = text.PlainText(b.Spans)
		case text.Code:
			block.Style, block.Text = paper.Code, b.Code
			block.Indent++
		case text.Rule:
			block.Text = "* * *"
		case text.Quote:
			err = s.addBlocks(b.Parts, indent+1, "")
		case text.BulletList, text.OrderedList:
			err = s.addList(b, indent)
		case text.Table:
			block.Text = tableText(b)
		case text.Paragraph:
			block.Text = map[text.Task]string{text.OpenTask: "[ ] ", text.DoneTask: "[x] "}[b.Task] + text.PlainText(b.Spans)
		}
		if strings.TrimSpace(block.Text) != "" {
			s.add(block)
		}
		if err == nil {
			err = s.addPictures(text.Pictures(b.Spans), indent)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *bookSetter) addList(list text.Block, indent int) error {
	for i, item := range list.Items {
		mark := "•"
		if list.Kind == text.OrderedList {
			mark = fmt.Sprintf("%d.", list.Start+i)
		}
		if err := s.addBlocks(item, indent+1, mark); err != nil {
			return err
		}
	}
	return nil
}

// tableText writes a table row by row.
func tableText(table text.Block) string {
	rows := make([]string, len(table.Rows))
	for i, row := range table.Rows {
		cells := make([]string, len(row))
		for n, cell := range row {
			cells[n] = text.PlainText(cell)
		}
		rows[i] = strings.Join(cells, " | ")
	}
	return strings.Join(rows, "\n")
}

// addPictures adds those of the named pictures that are attached. One that cannot be
// read is left out, since the list of files names it.
func (s *bookSetter) addPictures(names []string, indent int) error {
	for _, name := range names {
		if s.bare {
			return nil
		}
		content, kind, err := s.attachedPicture(s.entry, name)
		if err != nil {
			return err
		}
		picture, err := newPicture(content, kind)
		if err != nil {
			return err
		}
		if picture != nil {
			s.add(paper.Block{Style: paper.Paragraph, Indent: indent, Picture: picture})
		}
	}
	return nil
}

// newPicture gives a picture for printing, or nil if the content cannot be decoded or
// is too large. It is encoded anew, since the PDF library does not read every form of
// these formats.
func newPicture(content []byte, kind string) (*paper.Picture, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || size.Width*size.Height > mostPixels || size.Width == 0 || size.Height == 0 {
		return nil, nil
	}
	decoded, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, nil
	}
	var plain bytes.Buffer
	picture := &paper.Picture{Width: float64(size.Width) * pointsOfAPixel, Height: float64(size.Height) * pointsOfAPixel, Format: "png"}
	if kind == "image/jpeg" {
		picture.Format = "jpg"
		err = jpeg.Encode(&plain, decoded, &jpeg.Options{Quality: 88})
	} else {
		err = png.Encode(&plain, decoded)
	}
	if err != nil {
		return nil, fmt.Errorf("print a picture: %w", err)
	}
	picture.Content = plain.Bytes()
	return picture, nil
}
