package people

import (
	"cmp"
	"context"
	"slices"

	"rung/model"
	"rung/model/strength"
)

// Referee is a person who can vouch for some of the given evidence.
type Referee struct {
	Person
	Vouches []Vouch // strongest first
}

// totalStrength is the sum of the strengths of all that a referee can vouch for.
func (r Referee) totalStrength() (sum strength.Share) {
	for _, v := range r.Vouches {
		sum += v.Strength
	}
	return sum
}

// Referees returns who can vouch for the evidence, given as ids of entries: its
// witnesses, and people who gave feedback on it that is not only criticism. Sorted
// by the strongest evidence, then by the total strength, then by the last talk.
// Errors: the reader's.
func (l *List) Referees(ctx context.Context, r model.Reader, evidence []string) ([]Referee, error) {
	found, err := readEntries(ctx, r, evidence)
	if err != nil {
		return nil, err
	}
	about := map[string]model.Entry{}
	for _, e := range found {
		about[e.ID] = e
	}
	by := map[string]*Referee{}
	for _, e := range found {
		for _, id := range e.Linked("witness") {
			l.addVouch(by, id, e, Witness)
		}
	}
	if len(found) > 0 {
		err = model.EachEntry(ctx, r, kindsQuery("feedback"), func(e model.Entry) {
			if e.Values.Text("tone") == "criticism" {
				return
			}
			for _, subject := range append(e.Linked("about"), e.ID) {
				if work, asked := about[subject]; asked {
					for _, id := range e.Linked("from") {
						l.addVouch(by, id, work, Commented)
					}
				}
			}
		})
	}
	referees := []Referee{}
	for _, one := range by {
		slices.SortFunc(one.Vouches, compareStrength)
		referees = append(referees, *one)
	}
	slices.SortFunc(referees, func(a, b Referee) int {
		return cmp.Or(cmp.Compare(b.Vouches[0].Strength, a.Vouches[0].Strength), cmp.Compare(b.totalStrength(), a.totalStrength()),
			cmp.Compare(b.Last, a.Last), compareNames(a.Person, b.Person))
	})
	return referees, err
}

// addVouch adds that a person can vouch for an entry, once.
func (l *List) addVouch(by map[string]*Referee, id string, e model.Entry, as VouchedAs) {
	p, known := l.Person(id)
	if !known {
		return
	}
	if by[id] == nil {
		by[id] = &Referee{Person: p}
	}
	if !slices.ContainsFunc(by[id].Vouches, func(v Vouch) bool { return v.Entry.ID == e.ID }) {
		by[id].Vouches = append(by[id].Vouches, Vouch{e, strength.WholenessOf(e), as})
	}
}
