package applications

import (
	"bytes"
	"context"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/paper"
	"rung/ui/kit"
	"rung/ui/pages"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// formats are what papers can be written as, in the order in which they are
// offered.
var formats = []struct{ id, label string }{{"docx", "DOCX"}, {"pdf", "PDF"}, {"txt", "Text"}, {"md", "Markdown"}, {"html", "HTML"}}

// plainColumns is how long the lines of plain text are at most.
const plainColumns = 78

// documentPreview is a paper as it will be written.
type documentPreview struct {
	host   kit.Host
	object *fyne.Container
	head   *fyne.Container
	pages  *pages.Pages
	reader *widgets.Reader
	choice map[string]*widgets.Button
	note   *widgets.Text // how many pages there are
	lost   *widgets.Text // what the format has no sign for
	format string
	paper  paper.Document
}

func newDocumentPreview(host kit.Host) *documentPreview {
	p := &documentPreview{host: host, pages: pages.New(), choice: map[string]*widgets.Button{}, format: formats[0].id}
	p.reader = pages.NewReader(p.pages)
	row := widgets.NewWrap(0.5)
	for _, f := range formats {
		p.choice[f.id] = widgets.NewButton(lang.L(f.label), widgets.ButtonStyle{Small: true}, func() { p.setFormat(f.id) })
		row.Add(p.choice[f.id])
	}
	p.note, p.lost = newSmallText("", theme.Muted), newSmallText("", theme.Amber)
	p.head = widgets.NewStacked(1, row, p.note, p.lost)
	head := container.NewVBox(widgets.NewInset(p.head, 0, 0, 1, 3))
	p.object = container.New(layout.NewBorderLayout(head, nil, nil, nil), head, p.reader)
	return p
}

func (p *documentPreview) setFormat(format string) {
	p.format = format
	p.setDocument(p.paper)
}

// rendering is a paper as a format has it.
type rendering struct {
	sheets []paper.Page
	text   string // of a text format
	lost   []string
	err    error
}

// setDocument shows another paper.
func (p *documentPreview) setDocument(sheet paper.Document) {
	p.paper = sheet
	press, format := p.host.DocumentWriter(), p.format
	p.host.Load("application preview", func(context.Context) func() {
		var d rendering
		if format == "docx" || format == "pdf" {
			d.sheets, d.lost, d.err = press.Pages(sheet)
		} else {
			d.text, d.lost, d.err = renderText(press, format, sheet)
		}
		if format == "docx" && model.CodeOf(d.err) == model.Invalid {
			d.text, _, d.err = renderText(press, "md", sheet)
			d.lost = []string{lang.L("Rung has no letters to draw this page. The file will hold it as it is; this is its text.")}
		}
		return func() { p.showRendering(d) }
	})
}

// renderText is a paper in a text format.
func renderText(press paper.DocumentWriter, format string, sheet paper.Document) (text string, lost []string, err error) {
	var b bytes.Buffer
	lost, err = press.Write(&b, format, sheet)
	return b.String(), lost, err
}

func (p *documentPreview) showRendering(d rendering) {
	for id, button := range p.choice {
		button.SetLook(widgets.ToggleLook(id == p.format))
	}
	note, lost := lang.L("Just as it will be written"), d.lost
	switch {
	case d.err != nil:
		note, lost = "", []string{model.ExplainError(d.err)}
	case d.sheets != nil:
		note = kit.Counted(len(d.sheets), "1 page", "{{.Count}} pages")
		p.pages.SetSheets(d.sheets)
	case p.format == "txt":
		p.pages.SetText(d.text, plainColumns)
	default:
		p.pages.SetText(d.text, 0)
	}
	widgets.SetShown(p.pages, d.err == nil)
	p.note.SetText(note)
	p.lost.SetText(strings.Join(lost, "\n"))
	widgets.SetShown(p.note, note != "")
	widgets.SetShown(p.lost, len(lost) > 0)
	p.head.Refresh()
	p.object.Refresh()
	p.reader.Refresh()
}

// saveFile writes the paper where the person says. keep is handed the file before it
// takes its place, so that what cannot be kept is not said to be; it may be nil.
func (p *documentPreview) saveFile(name string, keep func(ctx context.Context, format string, content []byte) error) {
	press, format, sheet := p.host.DocumentWriter(), p.format, p.paper
	p.host.SaveFile(model.SafeFileName(name+"."+format), func(ctx context.Context, w io.Writer) error {
		var b bytes.Buffer
		if _, err := press.Write(&b, format, sheet); err != nil {
			return err
		}
		if _, err := w.Write(b.Bytes()); err != nil || keep == nil {
			return err
		}
		return keep(ctx, format, b.Bytes())
	})
}
