package documents

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"

	"rung/model/readiness"
	"rung/model/strength"
)

// Measures of the page in millimetres; text in points.
const (
	pageWidth, pageHeight = 210.0, 297.0
	pageMargin            = 18.0
	barWidth              = 40.0
	titleSize             = 18.0
	largestText           = 10.0
	smallestText          = 7.5
)

// ink, muted, accent and ramp are the colours of the light theme.
var (
	ink    = [3]int{0x1F, 0x24, 0x30}
	muted  = [3]int{0x5B, 0x64, 0x72}
	accent = [3]int{0x0F, 0x76, 0x6E}
	ramp   = [3]int{0xE4, 0xE1, 0xDA}
)

// pdf writes the report on one page of A4, with smaller text where there is
// much to say. A framework of very many steps goes on to further pages.
func (t reportText) pdf(w io.Writer, fonts Fonts) (lost []string, err error) {
	var words strings.Builder
	if err := t.markdown(&words); err != nil {
		return nil, err
	}
	for size := largestText; ; size -= 0.5 {
		p, err := newReportPage(t, fonts, size, words.String())
		if err != nil {
			return nil, err
		}
		p.draw()
		if p.PageCount() == 1 || size <= smallestText {
			if err := p.Output(w); err != nil {
				return nil, fmt.Errorf("write the report: %w", err)
			}
			return p.letters.told(), nil
		}
	}
}

// reportPage draws the report with text of one size.
type reportPage struct {
	*fpdf.Fpdf
	text    reportText
	size    float64
	line    float64 // height of a line of text
	letters *lettering
}

func newReportPage(t reportText, fonts Fonts, size float64, words string) (*reportPage, error) {
	p := &reportPage{fpdf.New("P", "mm", "A4", ""), t, size, size * 0.5, nil}
	var err error
	if p.letters, err = newLettering(p.Fpdf, fonts, []string{words}); err != nil {
		return nil, err
	}
	// The same report of the same day is the same file.
	p.SetCatalogSort(true)
	p.SetCreationDate(t.On.Time())
	p.SetModificationDate(t.On.Time())
	p.SetTitle(printed(t.heading()), true)
	p.SetCreator("Rung", false)
	p.SetMargins(pageMargin, pageMargin, pageMargin)
	p.SetAutoPageBreak(true, pageMargin)
	p.AddPage()
	return p, nil
}

func (p *reportPage) draw() {
	p.SetFont("text", "B", titleSize)
	p.SetTextColor(ink[0], ink[1], ink[2])
	p.letters.paragraph(titleSize*0.45, p.text.heading(), "B", titleSize, "")
	p.paragraph(p.text.subject(), muted)
	p.Ln(p.line / 2)
	p.paragraph(p.text.standing(), ink)
	for _, s := range p.text.Steps {
		p.step(s)
	}
	p.next()
	p.Ln(p.line)
	p.paragraph(p.text.source(), muted)
}

// paragraph writes a text over as many lines as it takes.
func (p *reportPage) paragraph(text string, color [3]int) {
	if text == "" {
		return
	}
	p.SetFont("text", "", p.size)
	p.SetTextColor(color[0], color[1], color[2])
	p.letters.paragraph(p.line, text, "", p.size, "")
}

// subheading keeps its words together with the line after them.
func (p *reportPage) subheading(text string, width float64) {
	p.Ln(p.line * 0.7)
	if p.GetY()+3*p.line > pageHeight-pageMargin {
		p.AddPage()
	}
	p.SetFont("text", "B", p.size+1)
	p.SetTextColor(ink[0], ink[1], ink[2])
	p.CellFormat(width, p.line*1.2, p.cut(p.letters.inOneFont(text, "B", ""), width), "", 0, "L", false, 0, "")
}

// step draws one step: name, bar and number, and beneath what shows it and what
// it lacks.
func (p *reportPage) step(s readiness.PrintedStep) {
	const numberWidth = 14.0
	p.subheading(s.ID+"  "+s.Title, pageWidth-2*pageMargin-barWidth-numberWidth)
	x, y, high := p.GetX(), p.GetY()+p.line*0.35, p.line*0.5
	p.SetFillColor(ramp[0], ramp[1], ramp[2])
	p.Rect(x, y, barWidth, high, "F")
	p.SetFillColor(accent[0], accent[1], accent[2])
	p.Rect(x, y, barWidth*float64(s.Coverage)/float64(strength.Full), high, "F")
	p.SetX(x + barWidth)
	p.CellFormat(numberWidth, p.line*1.2, fmt.Sprintf("%d %%", s.Coverage.Percent()), "", 1, "R", false, 0, "")
	p.paragraph(p.text.shown(s, func(title string) string { return title }), ink)
	p.paragraph(p.text.missing(s), muted)
}

func (p *reportPage) next() {
	if len(p.text.Next) == 0 {
		return
	}
	p.subheading("What comes next", 0)
	p.Ln(p.line * 1.2)
	for _, a := range p.text.Next {
		p.paragraph("• "+a.Title+": "+a.Reason, ink)
	}
}

// cut shortens a text to the width.
func (p *reportPage) cut(text string, width float64) string {
	if width == 0 || p.GetStringWidth(text) <= width {
		return text
	}
	letters := []rune(text)
	for len(letters) > 0 && p.GetStringWidth(string(letters)+"…") > width {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}

// printed keeps what the library can set as a title: characters beyond the first
// plane of Unicode, such as pictographs, would end it.
func printed(text string) string {
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
