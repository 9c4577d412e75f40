package people

import (
	"cmp"
	"context"
	"slices"

	"rung/model"
	"rung/model/identity"
	"rung/model/strength"
)

// Detail is everything that the journal says about one person.
type Detail struct {
	Person
	Contact    model.Entry
	Through    *Known        // who introduced them, or nil
	Introduced []Known       // people met through them, by name
	Open       []Promise     // promises of both sides that are not kept yet, by due day, those without one last
	Log        []Talk        // newest first, planned talks too
	Vouches    []Vouch       // what they can vouch for, strongest first
	Feedback   []model.Entry // feedback from them, newest first
	Appears    []model.Entry // other entries that link to them, newest first
	Balance    Balance
}

// Known is another person's id and name.
type Known struct{ ID, Name string }

// Talk is an interaction with the promises made in it.
type Talk struct {
	Entry    model.Entry
	Promises []Promise
	Others   []Known // the other people who were there
}

// Vouch is an entry that a person can vouch for.
type Vouch struct {
	Entry    model.Entry
	Strength strength.Share
	As       VouchedAs
}

// VouchedAs says why a person can vouch for an entry.
type VouchedAs string

const (
	Witness   VouchedAs = "witness"  // named in the entry as its witness
	Commented VouchedAs = "feedback" // gave feedback on it, or the entry is that feedback
)

// Detail reads everything about one person. Errors: NotFound where the contact is
// not in the list, and the reader's.
func (l *List) Detail(ctx context.Context, r model.Reader, id string) (Detail, error) {
	p, known := l.Person(id)
	if !known {
		return Detail{}, notFound("This person")
	}
	d := Detail{Person: p}
	var err error
	if d.Contact, err = r.Entry(ctx, id); err != nil {
		return Detail{}, err
	}
	for _, through := range d.Contact.Linked("met_through") {
		if k := l.nameOf(through); k.Name != "" {
			d.Through = &k
		}
	}
	linking, err := readLinking(ctx, r, id)
	if err != nil {
		return Detail{}, err
	}
	for _, e := range linking {
		d.addLinking(l, e)
	}
	slices.SortFunc(d.Introduced, func(a, b Known) int {
		return cmp.Or(cmp.Compare(identity.FoldName(a.Name), identity.FoldName(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	slices.SortStableFunc(d.Open, compareDue)
	slices.SortStableFunc(d.Vouches, compareStrength)
	return d, nil
}

// addLinking adds an entry that links to the person to the part where it belongs.
func (d *Detail) addLinking(l *List, e model.Entry) {
	kind, _ := model.KindOf(e.Kind)
	is := func(role string) bool { return slices.Contains(e.Linked(role), d.ID) }
	if is("witness") {
		d.Vouches = append(d.Vouches, Vouch{e, strength.WholenessOf(e), Witness})
	}
	switch {
	case e.Kind == model.KindInteraction && is("with"):
		d.addTalk(l, e)
	case e.Kind == model.KindContact && is("met_through"):
		d.Introduced = append(d.Introduced, l.nameOf(e.ID))
	case e.Kind == model.KindFeedback && is("from"):
		d.Feedback = append(d.Feedback, e)
	case is("witness") || kind.MadeByRung:
	default:
		d.Appears = append(d.Appears, e)
	}
}

func (d *Detail) addTalk(l *List, e model.Entry) {
	t := Talk{Entry: e, Promises: PromisesOf(e)}
	for _, id := range e.Linked("with") {
		if other := l.nameOf(id); id != d.ID && other.Name != "" {
			t.Others = append(t.Others, other)
		}
	}
	d.Log = append(d.Log, t)
	if e.Day > l.On {
		return
	}
	for _, p := range t.Promises {
		if !p.Kept {
			d.Open = append(d.Open, p)
		}
		d.Balance.addPromise(p)
	}
}

// nameOf returns a person's id and name; the name is "" where the list does not
// have the person.
func (l *List) nameOf(id string) Known {
	p, _ := l.Person(id)
	return Known{id, p.Title()}
}

func compareDue(a, b Promise) int {
	return cmp.Or(model.TrueFirst(a.Due != "", b.Due != ""), cmp.Compare(a.Due, b.Due), cmp.Compare(a.Made, b.Made))
}

func compareStrength(a, b Vouch) int {
	return cmp.Or(cmp.Compare(b.Strength, a.Strength), cmp.Compare(b.Entry.Day, a.Entry.Day), cmp.Compare(a.Entry.ID, b.Entry.ID))
}

// readLinking returns the entries that link to an entry, newest first, without
// trashed ones.
func readLinking(ctx context.Context, r model.Reader, id string) ([]model.Entry, error) {
	refs, err := r.Backlinks(ctx, id)
	if err != nil {
		return nil, err
	}
	ids := []string{}
	for _, ref := range refs {
		ids = append(ids, ref.ID)
	}
	return readEntries(ctx, r, ids)
}

// readEntries returns the entries with the ids, newest first, without trashed ones.
func readEntries(ctx context.Context, r model.Reader, ids []string) ([]model.Entry, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return model.FindEntries(ctx, r, model.Query{Terms: []model.Term{{Key: "id", Op: ":", Any: ids}}})
}

func notFound(what string) error {
	return &model.Error{Code: model.NotFound, Message: what + " is not in your journal any more. It may be in the trash, or one with another."}
}
