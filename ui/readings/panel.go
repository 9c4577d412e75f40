// Package readings shows what Rung read from an entry's words, as chips: those that
// count, each of which can be taken out, and those that are only offered, each of which
// can be taken. It knows the model and the widgets; it must not know where the entry is
// being written, nor write anything itself.
package readings

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/meaning"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Panel shows one reading. Whoever owns it sets what happens to a chip.
type Panel struct {
	Object *fyne.Container
	// Foot is said below the chips while none of them is looked at; it may be "".
	Foot string
	// Numbered shows the keys that take what is offered, for an owner that passes them on.
	Numbered bool
	// OnRemove takes a part out for good, and OnTake takes what was offered.
	OnRemove func(part string)
	OnTake   func(offer model.Finding)
	// OnAdd makes a contact of somebody new, and OnChoose says which contact is meant.
	OnAdd    func(person meaning.Person)
	OnChoose func(person meaning.UnclearPerson, contact model.KnownContact)
	// OnLeave is called when the keyboard leaves the chips upwards.
	OnLeave func()
	// OnResized is called when the foot line has changed while a chip is looked at.
	OnResized func()

	sureHead, maybeHead, foot *widgets.Text
	sure, maybe               *fyne.Container
	chips                     []*widgets.Chip // all of them, in the order of the keyboard
	offers                    []*widgets.Chip // those that Alt with a digit takes
	looked                    int             // the chip that has the keyboard, or -1
}

// NewPanel is a panel that shows nothing yet.
func NewPanel() *Panel {
	caption := widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded}
	p := &Panel{looked: -1, sure: widgets.NewWrap(1.5), maybe: widgets.NewWrap(1.5), sureHead: widgets.NewText(lang.L("Read from your words"), caption),
		maybeHead: widgets.NewText(lang.L("Perhaps. Counts only when you take it."), caption), foot: widgets.NewText("", caption)}
	p.Object = widgets.NewStacked(1.5, p.sureHead, p.sure, p.maybeHead, p.maybe, p.foot)
	p.Clear()
	return p
}

// Clear shows nothing.
func (p *Panel) Clear() { p.Show(meaning.EntryReading{}, nil, model.Locale{}) }

// Show shows what was read; the owner lays it out anew. names gives the titles of linked entries by id.
func (p *Panel) Show(r meaning.EntryReading, names map[string]string, loc model.Locale) {
	held := p.looked
	p.sure.RemoveAll()
	p.maybe.RemoveAll()
	p.chips, p.offers, p.looked = nil, nil, -1
	for _, part := range r.Entry.StandingReadings() {
		if said := r.Entry.DescribeRead(part, names, loc); said != "" {
			p.addRead(part, said, r.Entry)
		}
	}
	for _, offer := range r.Offers {
		if said := r.Entry.DescribeOffer(offer, names, loc); said != "" {
			p.addOffer(said, "", describeOrigin(r.Entry, offer.ReadPart), func() { p.OnTake(offer) })
		}
	}
	p.addPeople(r)
	widgets.SetShown(p.sureHead, len(p.sure.Objects) > 0)
	widgets.SetShown(p.sure, len(p.sure.Objects) > 0)
	widgets.SetShown(p.maybeHead, len(p.maybe.Objects) > 0)
	widgets.SetShown(p.maybe, len(p.maybe.Objects) > 0)
	p.setFoot("")
	widgets.SetShown(p.Object, len(p.chips) > 0)
	if held >= 0 {
		p.focusChip(min(held, len(p.chips)-1))
	}
}

// addRead adds a part that counts.
func (p *Panel) addRead(part model.ReadPart, said string, e model.Entry) {
	content := widgets.ChipContent{Text: said, Icon: iconOf(part, e), State: widgets.ChipRead}
	if part.Name == model.PartKind {
		content.State = widgets.ChipAccent
	}
	chip := widgets.NewChip(content)
	chip.OnRemove = func() { p.OnRemove(part.Name) }
	p.sure.Add(p.addChip(chip, describeOrigin(e, part)))
}

// addPeople offers to make a contact of whoever is new, and to say who is meant.
func (p *Panel) addPeople(r meaning.EntryReading) {
	for _, person := range r.NewPeople {
		if p.OnAdd != nil {
			p.addOffer(lang.L("Add {{.Name}} to your people", map[string]any{"Name": person.Name}), "people", "", func() { p.OnAdd(person) })
		}
	}
	for _, person := range r.Unclear {
		for _, contact := range person.Contacts {
			said := lang.L("{{.Named}} is {{.Contact}}", map[string]any{"Named": person.Name, "Contact": contact.Label()})
			p.addOffer(said, "people", "", func() { p.OnChoose(person, contact) })
		}
	}
}

// mostNumbered are the offers that Alt with a digit takes.
const mostNumbered = 9

// addOffer adds something that is only offered, with the key that takes it.
func (p *Panel) addOffer(said, icon, why string, take func()) {
	if n := len(p.offers) + 1; p.Numbered && n <= mostNumbered {
		said = fmt.Sprintf("Alt %d  %s", n, said)
	}
	chip := widgets.NewChip(widgets.ChipContent{Text: said, State: widgets.ChipSuggested, Icon: icon})
	chip.OnTapped = take
	p.offers = append(p.offers, chip)
	p.maybe.Add(p.addChip(chip, why))
}

func (p *Panel) addChip(chip *widgets.Chip, why string) *widgets.Chip {
	at := len(p.chips)
	p.chips = append(p.chips, chip)
	say := func(looked bool) {
		if !looked {
			p.sayFoot("")
			return
		}
		p.sayFoot(why)
	}
	chip.OnHover = say
	chip.OnFocus = func(gained bool) {
		say(gained)
		if gained {
			p.looked = at
		} else if p.looked == at {
			p.looked = -1
		}
	}
	chip.OnKey = func(key fyne.KeyName) bool { return p.onKey(at, key) }
	return chip
}

// onKey walks among the chips with the arrows, and leaves them upwards.
func (p *Panel) onKey(at int, key fyne.KeyName) bool {
	switch key {
	case fyne.KeyRight, fyne.KeyDown:
		p.focusChip(min(at+1, len(p.chips)-1))
	case fyne.KeyLeft:
		p.focusChip(max(at-1, 0))
	case fyne.KeyUp, fyne.KeyEscape:
		p.leave()
	default:
		return false
	}
	return true
}

func (p *Panel) leave() {
	if p.OnLeave != nil {
		p.OnLeave()
	}
}

// FocusFirst gives the keyboard to the first chip, and reports whether there is one.
func (p *Panel) FocusFirst() bool { return len(p.chips) > 0 && p.focusChip(0) }

func (p *Panel) focusChip(at int) bool {
	if at < 0 {
		p.leave()
		return false
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(p.Object)
	if c == nil {
		return false
	}
	c.Focus(p.chips[at])
	return true
}

// TakeOffer takes the n-th offer, counted from 1, and reports whether there is one.
func (p *Panel) TakeOffer(n int) bool {
	if n < 1 || n > len(p.offers) {
		return false
	}
	p.offers[n-1].OnTapped()
	return true
}

// Chips are all that is shown, in the order of the keyboard.
func (p *Panel) Chips() []*widgets.Chip { return p.chips }

// sayFoot says why something was read, or the foot line again.
func (p *Panel) sayFoot(why string) {
	if p.setFoot(why) && p.OnResized != nil {
		p.OnResized()
	}
}

// setFoot reports whether the foot has changed.
func (p *Panel) setFoot(why string) bool {
	said := cmp.Or(why, p.Foot)
	if said == p.foot.Text() {
		return false
	}
	p.foot.SetText(said)
	widgets.SetShown(p.foot, said != "")
	return true
}
