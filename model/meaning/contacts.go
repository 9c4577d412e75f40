package meaning

import (
	"slices"
	"strings"

	"rung/model"
)

// contactNames finds the contacts that a name in a sentence may mean.
type contactNames struct {
	all   []string // as Context.Known has them
	byID  map[string]model.KnownContact
	whole map[string][]model.KnownContact // by their name
	parts map[string][]model.KnownContact // by their first name, and by their last
}

func newContactNames(known []model.KnownContact) contactNames {
	names := contactNames{byID: map[string]model.KnownContact{}, whole: map[string][]model.KnownContact{}, parts: map[string][]model.KnownContact{}}
	for _, c := range known {
		names.byID[c.ID] = c
		names.all = append(names.all, c.Label())
		folded := foldName(c.Name)
		names.whole[folded] = append(names.whole[folded], c)
		words := strings.Fields(folded)
		if len(words) < 2 {
			continue
		}
		for _, part := range []string{words[0], words[len(words)-1]} {
			names.parts[part] = append(names.parts[part], c)
		}
	}
	return names
}

// match gives the one contact that a person is for certain, or those whom they may be.
func (n contactNames) match(p Person) (sure *model.KnownContact, maybe []model.KnownContact) {
	folded := foldName(p.Name)
	found := withDepartment(n.whole[folded], p.Department)
	if len(found) == 0 {
		found = withDepartment(n.parts[folded], p.Department)
	}
	if len(found) == 1 {
		return &found[0], nil
	}
	if words := strings.Fields(folded); len(found) == 0 && len(words) > 1 {
		found = withDepartment(n.whole[words[0]], p.Department) // “Petra” is known, “Petra Novak” is named
	}
	return nil, found
}

// withDepartment leaves out those who are known to work in another department than the
// one said. Where one is known to work in just that, it is the one.
func withDepartment(contacts []model.KnownContact, department string) []model.KnownContact {
	if department == "" {
		return contacts
	}
	isThere := func(c model.KnownContact) bool { return strings.EqualFold(c.Department, department) }
	if i := slices.IndexFunc(contacts, isThere); i >= 0 && !slices.ContainsFunc(contacts[i+1:], isThere) {
		return contacts[i : i+1]
	}
	return slices.DeleteFunc(slices.Clone(contacts), func(c model.KnownContact) bool { return c.Department != "" && !isThere(c) })
}
