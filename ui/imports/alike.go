package imports

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// alike lists the contacts that arrive and may be somebody who is known. A press
// says that they are one person, or takes that back; unless it is said, they are
// two. Enter shows both whole.
type alike struct {
	list
	sheet *sheet
	pairs []model.PossibleDuplicate
}

func newAlike(s *sheet) *alike {
	l := &alike{sheet: s}
	l.setUp(s.host, func() int { return len(l.pairs) }, l.row, l.turn, l.compare)
	l.ExtendBaseWidget(l)
	return l
}

func (l *alike) set(pairs []model.PossibleDuplicate) {
	l.pairs = pairs
	l.KeepCursor(l.Cursor)
	l.Refresh()
}

// open gives those of whom nothing was said yet.
func (l *alike) open() (pairs []model.PossibleDuplicate) {
	for _, p := range l.pairs {
		if _, said := l.sheet.from.SamePeople[p.Entry.ID]; !said && !p.Joined {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

func (l *alike) row(i int) widgets.RowContent {
	p, loc := l.pairs[i], l.sheet.host.Locale()
	where := lang.L("In the file:")
	if p.InJournal {
		where = lang.L("In your journal:")
	}
	content := widgets.RowContent{Title: named(p.Entry, loc), Second: where + " " + named(p.With, loc), Mark: widgets.Unmarked,
		Chips: []widgets.ChipContent{{Text: lang.L("Two people")}}}
	if p.Reason != "" {
		content.Second += ". " + lang.L(p.Reason)
	}
	if p.Joined {
		content.Mark = widgets.Marked
		content.Chips = []widgets.ChipContent{{Text: lang.L("Same person"), State: widgets.ChipAccent, Icon: "check"}}
	}
	return content
}

// named is a contact's name with what tells it from others of the name.
func named(e model.Entry, loc model.Locale) string {
	parts := append([]string{e.Title}, about(e, loc)...)
	for _, key := range []string{"email", "phone"} {
		if text := e.Values.Text(key); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " · ")
}

// compare shows two contacts whole, and asks whether they are one.
func (l *alike) compare(i int) {
	p, loc := l.pairs[i], l.sheet.host.Locale()
	other := lang.L("In the file")
	if p.InJournal {
		other = lang.L("In your journal")
	}
	yes, no := lang.L("Same person"), lang.L("Two people")
	if p.Joined {
		yes, no = no, yes
	}
	heading := func(text string, e model.Entry) fyne.CanvasObject {
		return widgets.NewText(text+": "+title(e), widgets.Style{Bold: true, Flow: widgets.Folded})
	}
	l.host.Ask(kit.Question{Title: lang.L("Same person?"), Yes: yes, No: no, Long: true, Do: func() { l.turn(i) },
		Content: widgets.NewStacked(3, heading(lang.L("Arriving"), p.Entry), fieldsOf(p.Entry, loc), widgets.NewHairline(), heading(other, p.With), fieldsOf(p.With, loc))})
}

// turn says that two contacts are one, or two again, and has the file read anew
// once the person has stopped choosing.
func (l *alike) turn(i int) {
	p := &l.pairs[i]
	p.Joined = !p.Joined
	if l.sheet.from.SamePeople == nil {
		l.sheet.from.SamePeople = map[string]string{}
	}
	l.sheet.from.SamePeople[p.Entry.ID] = ""
	if p.Joined {
		l.sheet.from.SamePeople[p.Entry.ID] = p.With.ID
	}
	l.Refresh()
	l.sheet.host.After("import same", pause, l.sheet.refresh)
}

// pause is how long nothing is chosen before the choices take effect.
const pause = 300 * time.Millisecond
