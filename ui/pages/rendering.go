package pages

import (
	"bytes"
	"io"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/paper"
)

// Format is a file format that is offered for a document.
type Format struct{ ID, Label string }

// Formats are the formats of every document, in the order in which they are offered.
var Formats = []Format{{"docx", "DOCX"}, {"pdf", "PDF"}, {"txt", "Text"}, {"md", "Markdown"}, {"html", "HTML"}}

// textColumns is how long the lines of plain text are at most.
const textColumns = 78

// Rendering is a document as a format has it.
type Rendering struct {
	Format string
	Sheets []paper.Page
	Text   string   // of a text format
	Lost   []string // what the format cannot show, a sentence each
	Err    error
}

// Render gives a document as it would be written; write writes the text formats. A
// DOCX that Rung cannot draw is shown as text.
func Render(w paper.DocumentWriter, format string, d paper.Document, write func(w io.Writer, format string) ([]string, error)) Rendering {
	r := Rendering{Format: format}
	textFormat := format
	if format == "docx" || format == "pdf" {
		r.Sheets, r.Lost, r.Err = w.Pages(d)
		if format == "pdf" || model.CodeOf(r.Err) != model.Invalid {
			return r
		}
		textFormat = "md"
	}
	var b bytes.Buffer
	r.Lost, r.Err = write(&b, textFormat)
	r.Text = b.String()
	if textFormat != format {
		r.Lost = append([]string{lang.L("Rung has no letters to draw this page. The file will hold it as it is; this is its text.")}, r.Lost...)
	}
	return r
}

// SetRendering draws a rendering; nothing where it failed.
func (p *Pages) SetRendering(r Rendering) {
	switch {
	case r.Err != nil:
		p.SetText("", 0)
	case r.Sheets != nil:
		p.SetSheets(r.Sheets)
	case r.Format == "txt":
		p.SetText(r.Text, textColumns)
	default:
		p.SetText(r.Text, 0)
	}
}
