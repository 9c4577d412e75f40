package documents

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"rung/model/paper"
)

// writeDOCX writes a document for Word: one column of paragraphs in Word's built-in
// styles, which programs that sort résumés can read. The format needs only these six
// parts.
func writeDOCX(b *bytes.Buffer, p paper.Document) error {
	z := zip.NewWriter(b)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRelations},
		{"word/document.xml", documentXML(p)},
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

// docxStyleIDs are the ids of Word's built-in styles; a style without one is normal
// text.
var docxStyleIDs = map[paper.Style]string{paper.Title: "Title", paper.Subtitle: "Subtitle", paper.Heading: "Heading1",
	paper.Subheading: "Heading2", paper.MinorHeading: "Heading3", paper.Item: "ListBullet",
	paper.Chapter: "Heading1", paper.Section: "Heading2"}

const (
	twips      = 20 // in a point
	docxMargin = 1020
	mutedColor = `<w:color w:val="5B6472"/>`
)

func documentXML(p paper.Document) string {
	wide, high := int(p.Size.Width*twips), int(p.Size.Height*twips)
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="` + wordSpace + `"><w:body>`)
	for _, block := range p.Blocks {
		writeParagraphXML(&b, block)
	}
	fmt.Fprintf(&b, `<w:sectPr><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%[3]d" w:bottom="%[3]d" w:left="%[3]d" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`, wide, high, docxMargin)
	return b.String()
}

// writeParagraphXML writes a block and its aside as one paragraph.
func writeParagraphXML(b *strings.Builder, block paper.Block) {
	b.WriteString("<w:p><w:pPr>")
	if id := docxStyleIDs[block.Style]; id != "" {
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
		// Writing to a strings.Builder never fails.
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
