package applications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// writingDesk is a sheet to write a document on: its fields on the left, on the right
// the document as it will be written.
type writingDesk struct {
	column     *fyne.Container
	page       *widgets.Page
	panes      *widgets.Panes
	preview    *documentPreview
	paneButton *widgets.Button // to the paper and back where there is room for one of the two
	close      func()
}

// In em of the chosen text size.
const (
	deskWidth   = 84
	deskHeight  = 60
	deskStacked = 50
)

// newWritingDesk lays a desk out; show opens it.
func newWritingDesk(host kit.Host, column *fyne.Container) *writingDesk {
	d := &writingDesk{column: column, preview: newDocumentPreview(host)}
	d.page = widgets.NewPage(widgets.NewInset(column, 0, 3, 2, 1))
	d.panes = widgets.NewPanes(deskStacked, widgets.Pane{Content: d.page}, widgets.Pane{Content: d.preview.object})
	d.paneButton = widgets.NewButton("", widgets.ButtonStyle{Icon: "preview"}, func() { d.showPane(1 - d.panes.Active()) })
	d.panes.OnArranged = func() { widgets.SetShown(d.paneButton, d.panes.IsStacked()) }
	d.paneButton.Hide()
	d.showPane(0)
	return d
}

// showPane shows the words, 0, or the paper, 1.
func (d *writingDesk) showPane(pane int) {
	d.panes.SetActive(pane)
	d.paneButton.SetText([]string{lang.L("See the page"), lang.L("Back to the words")}[pane])
}

// open opens the desk with the cursor in a field.
func (d *writingDesk) open(host kit.Host, title string, first fyne.Focusable, export func()) {
	heading := widgets.NewText(title, widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	head := widgets.NewInset(heading, 0, 0, 2, 0)
	shut := widgets.NewButton(lang.L("Close"), widgets.ButtonStyle{}, func() { d.close() })
	// The desk closes first, so that the message about the file can be read.
	write := widgets.NewButton(lang.L("Export…"), widgets.ButtonStyle{Look: widgets.Primary}, func() { d.close(); export() })
	foot := widgets.NewInset(widgets.NewWrap(2, d.paneButton, shut, write), 2, 0, 0, 0)
	// The order is that of Tab.
	content := container.New(layout.NewBorderLayout(head, foot, nil, nil), head, d.panes, foot)
	d.close = host.ShowSheet(kit.Sheet{Content: content, First: first, Width: deskWidth, Height: deskHeight})
}

// layOut lays the fields out again after one of them grew or shrank.
func (d *writingDesk) layOut() {
	d.column.Refresh()
	d.page.Refresh()
}
