// Package documents writes what a person prints or sends: résumés, letters, cue
// sheets, the readiness report and the journal as a book. It also reads a résumé in
// JSON. It is given what to write, and knows nothing of the journal or of files.
package documents

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"rung/model"
	"rung/model/paper"
	"rung/model/resume"
)

// Writer writes résumés, letters and cue sheets. It is safe for concurrent use.
type Writer struct{ letters *lettering }

var _ resume.DocumentWriter = (*Writer)(nil)

// NewWriter gives a writer that prints with the regular and the bold font. It fails if
// one of them cannot be read.
func NewWriter(fonts Fonts) (*Writer, error) {
	letters, err := newLettering(fonts, nil)
	return &Writer{letters}, err
}

// Write writes a document in one of paper.Formats, as paper.DocumentWriter says.
// Nothing is written to w if the format cannot hold the document.
func (p *Writer) Write(w io.Writer, format string, sheet paper.Document) (lost []string, err error) {
	var b bytes.Buffer
	switch format {
	case "txt":
		lost = writeText(&b, sheet)
	case "md":
		writePaperMarkdown(&b, sheet)
	case "html":
		writeHTML(&b, sheet)
	case "docx":
		err = writeDOCX(&b, sheet)
	case "pdf":
		lost, err = p.writePDF(&b, sheet)
	default:
		err = newFormatError(format, paper.Formats)
	}
	if err != nil {
		return nil, err
	}
	_, err = b.WriteTo(w)
	return lost, err
}

// Resume writes a résumé in one of model.ResumeFormats, as resume.DocumentWriter says.
func (p *Writer) Resume(w io.Writer, format string, d resume.Resume, size paper.Size) (lost []string, err error) {
	switch {
	case d.IsEmpty() && d.LeftOut.Private > 0:
		return nil, &model.Error{Code: model.Invalid, Field: model.FieldPrivate, Message: "All of it is private. Ask for private entries too, and the résumé has it."}
	case d.IsEmpty():
		return nil, &model.Error{Code: model.NotFound, Message: "There is nothing on the résumé yet. Write a bullet, or choose more of them."}
	case format == "json":
		return writeJSONResume(w, d)
	case !slices.Contains(model.ResumeFormats, format):
		return nil, newFormatError(format, model.ResumeFormats)
	}
	return p.Write(w, format, d.Document(size))
}

func newFormatError(format string, formats []string) error {
	return &model.Error{Code: model.Invalid, Field: "format", Message: fmt.Sprintf("Rung cannot write it as %q. Use one of: %s.", format, strings.Join(formats, ", "))}
}

// mapText gives a document whose blocks keep only style and texts, each changed by fn.
func mapText(p paper.Document, fn func(string) string) paper.Document {
	blocks := make([]paper.Block, len(p.Blocks))
	for i, b := range p.Blocks {
		blocks[i] = paper.Block{Style: b.Style, Strong: fn(b.Strong), Text: fn(b.Text), Aside: fn(b.Aside)}
	}
	p.Blocks = blocks
	return p
}

// listCharacters lists the first few characters and counts the rest.
func listCharacters(characters []string) string {
	const most = 12
	shown := characters
	if len(shown) > most {
		shown = shown[:most]
	}
	said := strings.Join(shown, " ")
	if more := len(characters) - len(shown); more > 0 {
		said += fmt.Sprintf(" and %d more", more)
	}
	return said
}
