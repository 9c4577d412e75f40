package documents

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"

	"rung/model"
	"rung/model/paper"
)

// hairline is the colour of rules in the light theme.
var hairline = [3]int{0xE4, 0xE1, 0xDA}

// Pages lays a paper out, as paper.DocumentWriter says.
func (p *Writer) Pages(sheet paper.Document) (pages []paper.Page, lost []string, err error) {
	sheet, lost, err = p.settable(sheet)
	if err != nil {
		return nil, nil, err
	}
	return paper.Layout(sheet, func(text string, size float64, bold bool) float64 {
		if bold {
			return p.bold.measure(text, size)
		}
		return p.regular.measure(text, size)
	}), lost, nil
}

// writePDF draws the pages, each run where it was laid: the words can be read out
// of the file in that order.
func (p *Writer) writePDF(b *bytes.Buffer, sheet paper.Document) (lost []string, err error) {
	pages, lost, err := p.Pages(sheet)
	if err != nil {
		return nil, err
	}
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: sheet.Size.Width, Ht: sheet.Size.Height}})
	pdf.AddUTF8FontFromBytes("text", "", p.fonts.Regular)
	pdf.AddUTF8FontFromBytes("text", "B", p.fonts.Bold)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(sheet.On.Time())
	pdf.SetModificationDate(sheet.On.Time())
	pdf.SetTitle(printed(sheet.Title), true)
	pdf.SetCreator("Rung", false)
	pdf.SetAutoPageBreak(false, 0)
	for _, page := range pages {
		pdf.AddPage()
		pdf.SetDrawColor(hairline[0], hairline[1], hairline[2])
		for _, rule := range page.Rules {
			pdf.Line(rule.X, rule.Y, rule.X+rule.Width, rule.Y)
		}
		for _, run := range page.Runs {
			weight, color := "", ink
			if run.Bold {
				weight = "B"
			}
			if run.Muted {
				color = muted
			}
			pdf.SetFont("text", weight, run.Size)
			pdf.SetTextColor(color[0], color[1], color[2])
			pdf.Text(run.X, run.Y, run.Text)
		}
	}
	if err := pdf.Output(b); err != nil {
		return nil, fmt.Errorf("write a PDF: %w", err)
	}
	return lost, nil
}

// settable gives a paper with only what the writer has letters for. Pictures are
// left out, and named; a text in letters that it lacks, or cannot join as their
// script wants it, is refused rather than garbled. Error: Invalid.
func (p *Writer) settable(sheet paper.Document) (paper.Document, []string, error) {
	var lost []string
	var refused string
	sheet = rewritten(sheet, func(text string) string {
		if isASCII(text) {
			return text
		}
		text = norm.NFC.String(text)
		if refused == "" {
			refused = p.unsettable(text)
		}
		return strings.Map(func(c rune) rune {
			switch {
			case c == '\n' || c == '\t' || p.sets(c):
				return c
			case !joins(c) && !slices.Contains(lost, string(c)):
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
		lost = []string{"A PDF has no sign for " + named(lost) + ": it was left out."}
	}
	return sheet, lost, nil
}

// sets reports whether both weights of the font have a character.
func (p *Writer) sets(c rune) bool {
	return c < 0xFFFF && !unicode.Is(unicode.Cf, c) && !unicode.IsControl(c) && p.regular.has(c) && p.bold.has(c)
}

// unsettable gives the first word with a letter that cannot be set, or "".
func (p *Writer) unsettable(text string) string {
	for _, word := range strings.Fields(text) {
		for _, c := range word {
			known := unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common, unicode.Inherited)
			if unicode.IsLetter(c) && (!known || !p.sets(c)) {
				return word
			}
		}
	}
	return ""
}
