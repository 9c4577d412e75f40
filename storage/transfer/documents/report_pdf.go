package documents

import (
	"fmt"
	"io"
	"strings"

	"rung/model/paper"
	"rung/model/strength"
	"rung/model/text"
)

// longestStepTitle is the most characters of a step's title beside its bar.
const longestStepTitle = 56

// leastScale is how far text may shrink, from 1, to keep the report on one page.
const leastScale = 0.75

// writePDF writes the report on one page, with smaller text if there is much to say. A
// framework of very many steps goes on to further pages.
func (t reportText) writePDF(w io.Writer, fonts Fonts) (lost []string, err error) {
	var words strings.Builder
	if err := t.writeMarkdown(&words); err != nil {
		return nil, err
	}
	letters, err := newLettering(fonts, []string{words.String()})
	if err != nil {
		return nil, err
	}
	d := t.document(letters)
	pages := paper.Layout(d, letters.measure)
	for d.Scale = 1; len(pages) > 1 && d.Scale > leastScale; pages = paper.Layout(d, letters.measure) {
		d.Scale -= 0.05
	}
	return letters.describeLost(), drawPDF(w, d, pages, letters)
}

// document lays out the report: each step with its name, bar and percentage, and below
// it the evidence and the gaps.
func (t reportText) document(letters *lettering) paper.Document {
	d := paper.Document{Title: t.headingText(), On: t.On, Size: paper.SizeFor(t.loc)}
	add := func(style paper.Style, words string, meter *paper.Meter) {
		d.Add(paper.Block{Style: style, Text: letters.printable(words, ""), Meter: meter})
	}
	add(paper.Title, t.headingText(), nil)
	add(paper.SmallPrint, t.subjectText(), nil)
	add(paper.Paragraph, t.standingText(), nil)
	for _, s := range t.Steps {
		meter := &paper.Meter{Share: float64(s.Coverage) / float64(strength.Full), Label: fmt.Sprintf("%d %%", s.Coverage.Percent())}
		if s.Done.Percent() > s.Coverage.Percent() {
			meter.Label = fmt.Sprintf("%d of %d %%", s.Coverage.Percent(), s.Done.Percent())
		}
		add(paper.Subheading, text.Shorten(s.ID+" "+s.Title, longestStepTitle), meter)
		add(paper.Paragraph, t.evidenceText(s, func(title string) string { return title }), nil)
		add(paper.SmallPrint, t.missingText(s), nil)
	}
	if len(t.Next) > 0 {
		add(paper.Subheading, "What comes next", nil)
	}
	for _, a := range t.Next {
		add(paper.Item, a.Title+": "+a.Reason, nil)
	}
	add(paper.SmallPrint, t.sourceText(), nil)
	return d
}
