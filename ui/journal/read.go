package journal

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/meaning"
	"rung/ui/kit"
	"rung/ui/readings"
	"rung/ui/widgets"
)

// readPanel shows what Rung read from the words of the open entry, and what it offers.
type readPanel struct {
	host   kit.Host
	editor *editor
	panel  *readings.Panel
	object *fyne.Container
}

func newReadPanel(host kit.Host, e *editor) *readPanel {
	p := &readPanel{host: host, editor: e, panel: readings.NewPanel()}
	p.object = widgets.NewInset(p.panel.Object, 0, 3, 2, 4)
	p.panel.OnRemove = func(part string) {
		p.change(lang.L("Taken out. It is not read again."), nil, func(e *model.Entry) { *e = e.WithoutRead(part) })
	}
	p.panel.OnTake = func(offer model.Finding) {
		p.change(lang.L("Taken. It counts now."), nil, func(e *model.Entry) { *e = e.Take(offer) })
	}
	p.panel.OnAdd = func(person meaning.Person) {
		contact := person.Contact(host.Locale().Today)
		added := lang.L("Added {{.Name}} to your people.", map[string]any{"Name": person.Name})
		p.change(added, &contact, func(e *model.Entry) { linkContact(e, "with", contact.ID) })
	}
	p.panel.OnChoose = func(person meaning.UnclearPerson, contact model.KnownContact) {
		linked := lang.L("Linked with {{.Name}}.", map[string]any{"Name": contact.Label()})
		p.change(linked, nil, func(e *model.Entry) { linkContact(e, person.Role, contact.ID) })
	}
	p.panel.OnLeave = e.focusTitle
	p.panel.OnResized = func() { e.below.Refresh() }
	return p
}

func linkContact(e *model.Entry, role, id string) {
	link := model.LinkTo{Role: role, ID: id}
	if !slices.Contains(e.Links, link) {
		e.Links = append(e.Links, link)
	}
}

// show shows what was read of the open entry as the journal holds it; what is only
// offered is read meanwhile.
func (p *readPanel) show() {
	base, reader := p.editor.base, p.host.WordReader()
	if base == nil || base.Trashed || reader == nil || !meaning.Reads(*base) {
		p.panel.Clear()
		p.editor.below.Refresh()
		return
	}
	entry := *base
	kit.Load(p.host, "journal words", func(context.Context) (meaning.EntryReading, error) {
		r := reader.Read(entry)
		r.Entry = entry // a better lexicon changes no entry by itself
		return r, nil
	}, func(r meaning.EntryReading) {
		if p.editor.entryID == entry.ID {
			p.panel.Show(r, reader.ContactNames(entry), p.host.Locale())
			p.editor.below.Refresh()
		}
	})
}

// change writes what the person did about a reading, and shows the entry as it is then.
func (p *readPanel) change(said string, contact *model.Entry, do func(*model.Entry)) {
	base := p.editor.base
	if base == nil {
		return
	}
	entry := base.Clone()
	do(&entry)
	var edits []model.Edit
	if contact != nil {
		edits = append(edits, model.Edit{Entry: *contact})
	}
	edits = append(edits, model.Edit{Base: base, Entry: entry})
	kit.Do(p.host, func(ctx context.Context) (model.Receipt, error) {
		return p.host.Journal().Save(ctx, model.Edited, edits, nil)
	}, func(r model.Receipt) {
		for _, now := range r.Entries {
			if now.ID == p.editor.entryID && !p.editor.form.IsChanged() {
				p.editor.showEntry(&now)
			}
		}
		kit.SayUndo(p.host, said, r.Batch)
	})
}
