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
	p := &documentPreview{host: host, pages: pages.New(), choice: map[string]*widgets.Button{}, format: pages.Formats[0].ID}
	p.reader = pages.NewReader(p.pages)
	row := widgets.NewWrap(0.5)
	for _, f := range pages.Formats {
		p.choice[f.ID] = widgets.NewButton(lang.L(f.Label), widgets.ButtonStyle{Small: true}, func() { p.setFormat(f.ID) })
		row.Add(p.choice[f.ID])
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

// setDocument shows another paper.
func (p *documentPreview) setDocument(sheet paper.Document) {
	p.paper = sheet
	press, format := p.host.DocumentWriter(), p.format
	p.host.Load("application preview", func(context.Context) func() {
		d := pages.Render(press, format, sheet, func(w io.Writer, format string) ([]string, error) { return press.Write(w, format, sheet) })
		return func() { p.showRendering(d) }
	})
}

func (p *documentPreview) showRendering(d pages.Rendering) {
	for id, button := range p.choice {
		button.SetLook(widgets.ToggleLook(id == p.format))
	}
	note, lost := lang.L("Just as it will be written"), d.Lost
	switch {
	case d.Err != nil:
		note, lost = "", []string{model.ExplainError(d.Err)}
	case d.Sheets != nil:
		note = kit.Counted(len(d.Sheets), "1 page", "{{.Count}} pages")
	}
	p.pages.SetRendering(d)
	widgets.SetShown(p.pages, d.Err == nil)
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
