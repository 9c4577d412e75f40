package documents

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"rung/model/paper"
)

// writeDOCX writes a paper as Word has it: one column of paragraphs in the styles
// that every Word knows, which is what programs that sort résumés can read. Its
// six parts are all that the format asks for.
func writeDOCX(b *bytes.Buffer, p paper.Document) error {
	z := zip.NewWriter(b)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRelations},
		{"word/document.xml", docxDocument(p)},
		{"word/_rels/document.xml.rels", docxDocumentRelations},
		{"word/styles.xml", docxStyles},
		{"word/numbering.xml", docxNumbering},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: p.On.Time()})
		if err == nil {
			_, err = w.Write([]byte(xml.Header + part.content))
		}
		if err != nil {
			return fmt.Errorf("write a DOCX: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write a DOCX: %w", err)
	}
	return nil
}

// docxIDs are the ids of the styles as Word has them built in; what has none is
// its normal text.
var docxIDs = map[paper.Style]string{paper.Title: "Title", paper.Subtitle: "Subtitle", paper.Heading: "Heading1",
	paper.Subheading: "Heading2", paper.MinorHeading: "Heading3", paper.Item: "ListBullet"}

const (
	twips      = 20 // of a point
	docxMargin = 1020
	mutedColor = `<w:color w:val="5B6472"/>`
)

func docxDocument(p paper.Document) string {
	wide, high := int(p.Size.Width*twips), int(p.Size.Height*twips)
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="` + wordSpace + `"><w:body>`)
	for _, block := range p.Blocks {
		docxParagraph(&b, block)
	}
	fmt.Fprintf(&b, `<w:sectPr><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%[3]d" w:bottom="%[3]d" w:left="%[3]d" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`, wide, high, docxMargin)
	return b.String()
}

// docxParagraph writes a block, what follows it less loudly in the same line.
func docxParagraph(b *strings.Builder, block paper.Block) {
	b.WriteString("<w:p><w:pPr>")
	if id := docxIDs[block.Style]; id != "" {
		b.WriteString(`<w:pStyle w:val="` + id + `"/>`)
	}
	leftward := paper.IsRightToLeft(block.Strong + block.Text)
	if leftward {
		b.WriteString("<w:bidi/>")
	}
	b.WriteString("</w:pPr>")
	run := func(text, look string) {
		if leftward {
			look += "<w:rtl/>"
		}
		if look != "" {
			look = "<w:rPr>" + look + "</w:rPr>"
		}
		b.WriteString("<w:r>" + look + `<w:t xml:space="preserve">`)
		// A strings.Builder takes everything.
		_ = xml.EscapeText(b, []byte(text))
		b.WriteString("</w:t></w:r>")
	}
	if block.Strong != "" {
		run(block.Strong+" ", "<w:b/><w:bCs/>")
	}
	look := ""
	if block.Style == paper.SmallPrint {
		look = mutedColor + `<w:sz w:val="19"/><w:szCs w:val="19"/>`
	}
	if block.Text != "" {
		run(block.Text, look)
	}
	if block.Aside != "" {
		run(paper.Separator+block.Aside, `<w:b w:val="0"/><w:bCs w:val="0"/>`+mutedColor)
	}
	b.WriteString("</w:p>")
}
