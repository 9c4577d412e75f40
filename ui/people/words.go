package people

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/people"
	"rung/model/rhythm"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// signs gives each state its sign on the map and in the list.
var signs = map[rhythm.State]widgets.Sign{
	rhythm.Fine: widgets.Disc, rhythm.Due: widgets.Triangle, rhythm.LosingTouch: widgets.Diamond,
	rhythm.Snoozed: widgets.Ring, rhythm.NoRhythm: widgets.Ring,
}

// stateWords names the state a person is in.
func stateWords(p people.Person, loc model.Locale) string {
	switch p.State {
	case rhythm.Fine:
		return lang.L("fine")
	case rhythm.Due:
		return lang.L("due")
	case rhythm.LosingTouch:
		return lang.L("losing touch")
	case rhythm.Snoozed:
		return lang.L("until {{.Day}}", map[string]any{"Day": p.Due.FormatShort(loc)})
	}
	return lang.L("no rhythm")
}

// stateLabel gives the heading of the people in a state.
func stateLabel(s rhythm.State) string {
	switch s {
	case rhythm.LosingTouch:
		return lang.L("Losing touch")
	case rhythm.Due:
		return lang.L("Due")
	case rhythm.Fine:
		return lang.L("Fine")
	case rhythm.Snoozed:
		return lang.L("Put off")
	}
	return lang.L("No rhythm")
}

// lastWords tells when the last talk with a person was.
func lastWords(p people.Person, on model.Day) string {
	if p.Last == "" {
		return lang.L("never spoken")
	}
	return text.Ago(on.DaysSince(p.Last))
}

// rhythmWords says a rhythm in the few words that a column has room for.
func rhythmWords(r rhythm.Rhythm) string {
	values := map[string]any{"Ideal": r.Ideal, "Limit": r.Limit}
	switch {
	case !r.IsSet():
		return lang.L("no rhythm")
	case r.Limit == 0:
		return kit.Counted(r.Ideal, "every day", "every {{.Count}} days")
	case r.Limit == r.Ideal:
		return kit.Counted(r.Limit, "at the latest every day", "at the latest every {{.Count}} days")
	}
	return lang.L("every {{.Ideal}}, at the latest {{.Limit}} days", values)
}

// promiseWords tells how many promises are open with a person.
func promiseWords(p people.Person) string {
	var parts []string
	if p.Mine > 0 {
		parts = append(parts, kit.Counted(p.Mine, "you owe 1", "you owe {{.Count}}"))
	}
	if p.Theirs > 0 {
		parts = append(parts, kit.Counted(p.Theirs, "owes you 1", "owes you {{.Count}}"))
	}
	return strings.Join(parts, ", ")
}

// personRecord gives a person as a row of the list.
func personRecord(p people.Person, on model.Day, loc model.Locale) widgets.RecordContent {
	where := cmp.Or(p.Disambiguation, p.Where())
	last := lastWords(p, on)
	brief := last
	if where != "" {
		brief = last + " · " + where
	}
	return widgets.RecordContent{
		Name:  widgets.Cell{Text: p.Name, Below: where},
		Cells: []widgets.Cell{{Text: roleWords(p.Role), Below: promiseWords(p)}, {Text: last, Below: rhythmWords(p.Rhythm)}},
		Sign:  signs[p.State], State: stateWords(p, loc), Brief: brief,
	}
}

func roleWords(role string) string {
	if role == "" {
		return ""
	}
	return lang.L(role)
}

func peopleCount(n int) string { return kit.Counted(n, "1 person", "{{.Count}} people") }
