package line

import (
	"context"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rung/model"
	"rung/model/meaning"
	"rung/ui/kit"
	"rung/ui/readings"
)

// wordReading is what the words of a line say, and what the person did about it.
type wordReading struct {
	decisions
	line  *Line
	panel *readings.Panel
	shown meaning.EntryReading
}

// decisions are what the person did about a reading: parts that they took out, offers that
// they took, people to add, and the contacts that they meant.
type decisions struct {
	removed []string
	taken   []model.Finding
	added   []string // names of people who become contacts
	meant   []model.LinkTo
}

func (d decisions) clone() decisions {
	return decisions{slices.Clone(d.removed), slices.Clone(d.taken), slices.Clone(d.added), slices.Clone(d.meant)}
}

// mostReadAtOnce is how many bytes are read between two keys. A longer text is read
// elsewhere, and shown when that is done.
const mostReadAtOnce = 2000

func newWordReading(l *Line) *wordReading {
	w := &wordReading{line: l, panel: readings.NewPanel()}
	w.panel.Numbered = true
	w.panel.OnRemove = func(part string) { w.change(func() { w.removed = append(w.removed, part) }) }
	w.panel.OnTake = func(offer model.Finding) { w.change(func() { w.taken = append(w.taken, offer) }) }
	w.panel.OnAdd = func(person meaning.Person) { w.change(func() { w.added = append(w.added, person.Name) }) }
	w.panel.OnChoose = func(person meaning.UnclearPerson, contact model.KnownContact) {
		w.change(func() { w.meant = append(w.meant, model.LinkTo{Role: person.Role, ID: contact.ID}) })
	}
	w.panel.OnLeave = func() {
		if c := fyne.CurrentApp().Driver().CanvasForObject(l.Field); c != nil {
			c.Focus(l.Field)
		}
	}
	w.panel.OnResized = l.onResized
	l.Field.OnShortcut = w.onShortcut
	return w
}

// forget drops what was done about a line, as after it was saved.
func (w *wordReading) forget() { w.decisions, w.shown = decisions{}, meaning.EntryReading{} }

// read shows what a line says. A long one is read elsewhere, and the newest is shown.
func (w *wordReading) read(c model.Capture) {
	reader := w.line.host.WordReader()
	if reader == nil || c.Title == "" {
		w.show(meaning.EntryReading{})
		return
	}
	edit, err := w.line.Make(c, nil)
	if err != nil { // told when the line is saved
		w.show(meaning.EntryReading{})
		return
	}
	did, naming := w.decisions.clone(), reader.Naming(c.People)
	if len(c.Title) <= mostReadAtOnce {
		w.show(did.apply(edit.Entry, naming))
		return
	}
	typed := w.line.Field.Text
	kit.Load(w.line.host, "line reading", func(context.Context) (meaning.EntryReading, error) {
		return did.apply(edit.Entry, naming), nil
	}, func(r meaning.EntryReading) {
		if w.line.Field.Text == typed {
			w.show(r)
			w.line.onResized()
		}
	})
}

func (w *wordReading) show(r meaning.EntryReading) {
	w.shown = r
	var names map[string]string
	if reader := w.line.host.WordReader(); reader != nil {
		names = reader.ContactNames(r.Entry)
	}
	isAdded := func(p meaning.Person) bool { return p.Marked || slices.Contains(w.added, p.Name) }
	r.NewPeople = slices.DeleteFunc(slices.Clone(r.NewPeople), isAdded)
	w.panel.Show(r, names, w.line.host.Locale())
}

// change reads the line again after the person did something about what was read.
func (w *wordReading) change(do func()) {
	do()
	w.line.reread()
	w.line.onTyped()
}

// onShortcut takes the offer that Alt with its digit names.
func (w *wordReading) onShortcut(shortcut fyne.Shortcut) bool {
	key, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || key.Modifier != fyne.KeyModifierAlt || len(key.KeyName) != 1 || key.KeyName < fyne.Key1 || key.KeyName > fyne.Key9 {
		return false
	}
	return w.panel.TakeOffer(int(key.KeyName[0] - '0'))
}

// apply gives an entry with what the person did about its words and what they say.
func (d decisions) apply(e model.Entry, reader *meaning.EntryReader) meaning.EntryReading {
	for _, part := range d.removed {
		e = e.WithoutRead(part)
	}
	e.Links = append(slices.Clone(e.Links), d.meant...)
	r := reader.Read(e)
	for _, taken := range d.taken {
		isSame := func(offer model.Finding) bool {
			return offer.Name == taken.Name && reflect.DeepEqual(offer.Value, taken.Value)
		}
		if i := slices.IndexFunc(r.Offers, isSame); i >= 0 {
			r = reader.Read(r.Entry.Take(r.Offers[i]))
		}
	}
	return r
}
