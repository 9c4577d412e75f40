package people

import (
	"cmp"
	"context"
	"slices"

	"rung/model"
	"rung/model/rhythm"
)

// List is everyone in the contacts, as of a day.
type List struct {
	On     model.Day
	People []Person // by name
	Rules  rhythm.Rules
	at     map[string]int
}

// ReadList reads everyone as of a day: interactions dated later do not count yet,
// but every contact is listed, however late it was written down.
//
// Only an interaction that is linked "with" a person counts as having talked: a
// name in a note or an achievement is a mention. Errors: the reader's.
func ReadList(ctx context.Context, r model.Reader, on model.Day) (*List, error) {
	l := &List{On: on, at: map[string]int{}}
	if err := r.Setting(ctx, model.SettingRhythms, &l.Rules); err != nil {
		return nil, err
	}
	err := model.EachEntry(ctx, r, kindsQuery("contact"), func(e model.Entry) {
		p := newPerson(e)
		p.Rhythm = l.Rules.ForContact(e)
		l.People = append(l.People, p)
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(l.People, compareNames)
	for i, p := range l.People {
		l.at[p.ID] = i
	}
	if err := model.EachEntry(ctx, r, kindsQuery("interaction"), l.addTalk); err != nil {
		return nil, err
	}
	for i := range l.People {
		p := &l.People[i]
		p.Standing = p.Rhythm.StandingOn(on, cmp.Or(p.Last, p.Met), p.Snoozed)
	}
	distinguishNamesakes(l.People)
	return l, nil
}

// addTalk adds an interaction to everyone it was with.
func (l *List) addTalk(e model.Entry) {
	if e.Day > l.On {
		return
	}
	mine, theirs := openPromises(e)
	for _, id := range e.Linked("with") {
		i, known := l.at[id]
		if !known {
			continue
		}
		p := &l.People[i]
		if !e.Read.IsPlan() { // what was promised stands, though nobody has talked yet
			p.Last = max(p.Last, e.Day)
		}
		p.Mine += mine
		p.Theirs += theirs
	}
}

func openPromises(e model.Entry) (mine, theirs int) {
	for _, p := range PromisesOf(e) {
		switch {
		case p.Kept:
		case p.By == Them:
			theirs++
		default:
			mine++
		}
	}
	return mine, theirs
}

// Person returns the person with a contact's id.
func (l *List) Person(id string) (Person, bool) {
	i, known := l.at[id]
	if !known {
		return Person{}, false
	}
	return l.People[i], true
}

// CountState counts the people in a state.
func (l *List) CountState(state rhythm.State) (n int) {
	for _, p := range l.People {
		if p.State == state {
			n++
		}
	}
	return n
}

func compareNames(a, b Person) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.Name, b.Name), cmp.Compare(a.place, b.place), cmp.Compare(a.ID, b.ID))
}

func kindsQuery(ids ...string) model.Query {
	return model.Query{Terms: []model.Term{{Key: "kind", Any: ids}}}
}
