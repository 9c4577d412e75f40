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

// duplicateList lists the arriving contacts that may be a person known already. Pressing
// a row marks the two as one person, or takes that back; unmarked, they stay two. Enter
// shows both whole.
type duplicateList struct {
	widgets.RowList
	sheet *importSheet
	pairs []model.PossibleDuplicate
}

func newDuplicateList(s *importSheet) *duplicateList {
	l := &duplicateList{sheet: s}
	l.SetUp(func() int { return len(l.pairs) }, l.rowContent, l.toggleSamePerson, l.askSamePerson)
	l.ExtendBaseWidget(l)
	return l
}

func (l *duplicateList) setPairs(pairs []model.PossibleDuplicate) {
	l.pairs = pairs
	l.KeepCursor(l.Cursor)
	l.Refresh()
}

// undecided gives the pairs that the person has not judged yet.
func (l *duplicateList) undecided() (pairs []model.PossibleDuplicate) {
	for _, p := range l.pairs {
		if _, said := l.sheet.source.SamePeople[p.Entry.ID]; !said && !p.Joined {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

func (l *duplicateList) rowContent(i int) widgets.RowContent {
	p, loc := l.pairs[i], l.sheet.host.Locale()
	where := lang.L("In the file:")
	if p.InJournal {
		where = lang.L("In your journal:")
	}
	content := widgets.RowContent{Title: describeContact(p.Entry, loc), Second: where + " " + describeContact(p.With, loc), Mark: widgets.Unmarked,
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

// describeContact gives a contact's name and what sets it apart from namesakes.
func describeContact(e model.Entry, loc model.Locale) string {
	parts := append([]string{e.Title}, listedValues(e, loc)...)
	for _, key := range []string{"email", "phone"} {
		if text := e.Values.Text(key); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " · ")
}

// askSamePerson shows two contacts whole, and asks whether they are one.
func (l *duplicateList) askSamePerson(i int) {
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
		return widgets.NewText(text+": "+entryTitle(e), widgets.Style{Bold: true, Flow: widgets.Folded})
	}
	l.sheet.host.Ask(kit.Question{Title: lang.L("Same person?"), Yes: yes, No: no, Long: true, Do: func() { l.toggleSamePerson(i) },
		Content: widgets.NewStacked(3, heading(lang.L("Arriving"), p.Entry), newFieldList(p.Entry, loc), widgets.NewHairline(), heading(other, p.With), newFieldList(p.With, loc))})
}

// toggleSamePerson marks two contacts as one person, or as two again, and has the file
// read again after a pause.
func (l *duplicateList) toggleSamePerson(i int) {
	p := &l.pairs[i]
	p.Joined = !p.Joined
	if l.sheet.source.SamePeople == nil {
		l.sheet.source.SamePeople = map[string]string{}
	}
	l.sheet.source.SamePeople[p.Entry.ID] = ""
	if p.Joined {
		l.sheet.source.SamePeople[p.Entry.ID] = p.With.ID
	}
	l.Refresh()
	l.sheet.host.After("import same", choicePause, l.sheet.readAgain)
}

// choicePause is how long after the last choice the file is read again.
const choicePause = 300 * time.Millisecond
