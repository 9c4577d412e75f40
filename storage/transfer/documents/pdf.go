package documents

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"

	"rung/model"
	"rung/model/paper"
)

// The colours of the light theme.
var (
	ink      = [3]int{0x1F, 0x24, 0x30}
	muted    = [3]int{0x5B, 0x64, 0x72}
	accent   = [3]int{0x0F, 0x76, 0x6E}
	hairline = [3]int{0xE4, 0xE1, 0xDA}
)

// Pages lays a document out, as paper.DocumentWriter says.
func (p *Writer) Pages(d paper.Document) (pages []paper.Page, lost []string, err error) {
	d, lost, err = p.dropUnprintable(d)
	if err != nil {
		return nil, nil, err
	}
	return paper.Layout(d, p.letters.measure), lost, nil
}

func (p *Writer) writePDF(b *bytes.Buffer, d paper.Document) (lost []string, err error) {
	pages, lost, err := p.Pages(d)
	if err != nil {
		return nil, err
	}
	return lost, drawPDF(b, d, pages, p.letters)
}

// drawPDF writes the pages of a document. Each run is where the layout put it, and
// words can be read from the file in that order. The same pages give the same file.
func drawPDF(w io.Writer, d paper.Document, pages []paper.Page, letters *lettering) error {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: d.Size.Width, Ht: d.Size.Height}})
	for _, f := range letters.fonts {
		pdf.AddUTF8FontFromBytes(f.family, f.weight, f.content)
	}
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(d.On.Time())
	pdf.SetModificationDate(d.On.Time())
	pdf.SetTitle(asTitle(d.Title), true)
	pdf.SetCreator("Rung", false)
	pdf.SetAutoPageBreak(false, 0)
	pictures := 0
	for _, page := range pages {
		pdf.AddPage()
		for _, chapter := range page.Chapters {
			pdf.Bookmark(asTitle(chapter), 0, 0)
		}
		pdf.SetDrawColor(hairline[0], hairline[1], hairline[2])
		for _, rule := range page.Rules {
			pdf.Line(rule.X, rule.Y, rule.X+rule.Width, rule.Y)
		}
		for _, bar := range page.Bars {
			pdf.SetFillColor(hairline[0], hairline[1], hairline[2])
			pdf.Rect(bar.X, bar.Y, bar.Width, bar.Height, "F")
			pdf.SetFillColor(accent[0], accent[1], accent[2])
			pdf.Rect(bar.X, bar.Y, bar.Width*bar.Share, bar.Height, "F")
		}
		for _, placed := range page.Pictures {
			pictures++
			name, options := fmt.Sprint("picture", pictures), fpdf.ImageOptions{ImageType: placed.Picture.Format}
			pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(placed.Picture.Content))
			pdf.ImageOptions(name, placed.X, placed.Y, placed.Width, placed.Height, false, options, 0, "")
			placed.Picture.Content = nil // the PDF holds it now
		}
		for _, run := range page.Runs {
			color := ink
			switch {
			case run.Muted:
				color = muted
			case run.Accent:
				color = accent
			}
			pdf.SetTextColor(color[0], color[1], color[2])
			letters.drawRun(pdf, run)
		}
	}
	if err := pdf.Output(w); err != nil {
		return fmt.Errorf("write a PDF: %w", err)
	}
	return nil
}

// asTitle replaces what the PDF library cannot put in a title: characters beyond the
// first plane of Unicode, such as emoji, would make it fail.
func asTitle(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 0xFFFF || c == unicode.ReplacementChar:
			return standIn
		case unicode.IsControl(c):
			return ' '
		}
		return c
	}, strings.ToValidUTF8(text, "?"))
}

// dropUnprintable gives a document without the signs that the fonts lack, and a
// sentence about those. A word with letters that they lack, or that are joined as in
// Arabic, gives Invalid, so that nothing garbled is written.
func (p *Writer) dropUnprintable(sheet paper.Document) (paper.Document, []string, error) {
	var lost []string
	var refused string
	sheet = mapText(sheet, func(text string) string {
		if isASCII(text) {
			return text
		}
		text = norm.NFC.String(text)
		if refused == "" {
			refused = p.unprintableWord(text)
		}
		return strings.Map(func(c rune) rune {
			switch {
			case c == '\n' || c == '\t' || p.canPrint(c):
				return c
			case !joinsBefore(c) && !slices.Contains(lost, string(c)):
				lost = append(lost, string(c))
			}
			return -1
		}, text)
	})
	if refused != "" {
		return sheet, nil, &model.Error{Code: model.Invalid, Field: "format",
			Message: fmt.Sprintf("A PDF cannot show “%s”: it has Latin, Greek and Cyrillic letters only. Write it as DOCX or HTML, and print that.", refused)}
	}
	if len(lost) > 0 {
		lost = []string{"A PDF has no sign for " + listCharacters(lost) + ": it was left out."}
	}
	return sheet, lost, nil
}

// canPrint reports whether both weights of the font have a character.
func (p *Writer) canPrint(c rune) bool {
	return c < 0xFFFF && !unicode.Is(unicode.Cf, c) && !unicode.IsControl(c) && p.letters.fonts[regularFont].face.has(c) && p.letters.fonts[boldFont].face.has(c)
}

// unprintableWord gives the first word with a letter that cannot be printed, or "".
func (p *Writer) unprintableWord(text string) string {
	for _, word := range strings.Fields(text) {
		for _, c := range word {
			known := unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common, unicode.Inherited)
			if unicode.IsLetter(c) && (!known || !p.canPrint(c)) {
				return word
			}
		}
	}
	return ""
}
