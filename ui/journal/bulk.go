package journal

import (
	"context"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// bulkBar offers what can be done with the marked rows. It stands in place of the
// list's head while any row is marked.
type bulkBar struct {
	list   *listPane
	object *fyne.Container
	count  *widgets.Text
	trash  *widgets.Button
	back   *widgets.Button
}

func newBulkBar(l *listPane) *bulkBar {
	b := &bulkBar{list: l, count: widgets.NewText("", widgets.Style{Size: theme.Caption, Bold: true})}
	small := func(text string, do func()) *widgets.Button {
		return widgets.NewButton(text, widgets.ButtonStyle{Small: true}, do)
	}
	b.back = small(lang.L("Take out"), func() { l.owner.untrashEntries(l.markedIDs()) })
	b.trash = small(lang.L("Trash"), b.onTrash)
	b.object = widgets.NewWrap(1, b.count, small(lang.L("Tag…"), b.onTag), b.back, b.trash, small(lang.L("Export…"), b.onExport), small(lang.L("Clear"), l.clearMarks))
	return b
}

func (b *bulkBar) showMarked() {
	inTrash := b.list.query.HasTerm("is", "trash")
	b.count.SetText(lang.L("{{.Count}} chosen", map[string]any{"Count": len(b.list.marks)}))
	widgets.SetShown(b.back, inTrash)
	b.trash.SetText(lang.L("Trash"))
	if inTrash {
		b.trash.SetText(lang.L("Remove for good"))
	}
	widgets.SetShown(b.object, len(b.list.marks) > 0)
}

func (b *bulkBar) onTrash() {
	if b.list.query.HasTerm("is", "trash") {
		b.list.owner.emptyTrash(b.list.markedIDs())
		return
	}
	b.list.owner.trashEntries(b.list.markedIDs())
}

// onTag asks for tags.
func (b *bulkBar) onTag() {
	ids := b.list.markedIDs()
	field := widgets.NewTextEntry()
	field.SetPlaceHolder(lang.L("erp budget -draft"))
	frame := widgets.NewField(lang.L("Tags to add, or to remove with a minus"), field)
	b.list.host.Ask(kit.Question{Title: lang.L("Tag {{.Entries}}", map[string]any{"Entries": entryCount(len(ids))}), Content: frame, Field: field,
		Yes: lang.L("Tag"), No: lang.L("Cancel"), Do: func() {
			add, remove := parseTags(field.Text)
			b.list.owner.tagEntries(ids, add, remove)
		}})
}

// parseTags reads the tags to add and, with a minus before them, those to remove.
func parseTags(text string) (add, remove []string) {
	for _, word := range strings.Fields(strings.ReplaceAll(text, ",", " ")) {
		if off, found := strings.CutPrefix(word, "-"); found {
			remove = append(remove, off)
		} else {
			add = append(add, word)
		}
	}
	return add, remove
}

// onExport writes the marked entries as JSON that Rung reads back.
func (b *bulkBar) onExport() {
	ids := b.list.markedIDs()
	b.list.host.SaveFile("rung-entries.json", func(ctx context.Context, w io.Writer) error {
		return b.list.host.ExportEntries(ctx, w, ids)
	})
}
