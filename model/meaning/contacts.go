package meaning

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rung/model"
)

// contactNames finds the contacts that a name in a sentence may mean.
type contactNames struct {
	known []model.KnownContact
	all   []string // as Context.Known has them
	byID  map[string]model.KnownContact
	whole map[string][]model.KnownContact // by their name
	parts map[string][]model.KnownContact // by their first name, and by their last
}

func newContactNames(known []model.KnownContact) contactNames {
	names := contactNames{known: known, byID: map[string]model.KnownContact{}, whole: map[string][]model.KnownContact{}, parts: map[string][]model.KnownContact{}}
	for _, c := range known {
		names.byID[c.ID] = c
		names.all = append(names.all, c.Label())
		folded := foldName(c.Name)
		names.whole[folded] = append(names.whole[folded], c)
		words := strings.Fields(folded)
		if len(words) < 2 {
			continue
		}
		if title := words[0]; len(title) > 2 && strings.HasSuffix(title, ".") { // Dr. Petra Novak
			words = words[1:]
		}
		for _, part := range slices.Compact([]string{words[0], words[len(words)-1]}) {
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
	words := strings.Fields(folded)
	if len(found) == 0 && len(words) > 1 {
		if found = withDepartment(n.withCompatibleName(words), p.Department); len(found) == 1 {
			return &found[0], nil
		}
	}
	if len(found) == 0 && len(words) > 1 {
		found = withDepartment(n.whole[words[0]], p.Department) // “Petra” is known, “Petra Novak” is named
	}
	return nil, found
}

// withCompatibleName gives the contacts who may be written as a whole name is: "Tom B." is
// Tom Beck or Tom Baker, "J. Smith" is Jane Smith, "Maria Lopez" is Maria del Mar Lopez.
func (n contactNames) withCompatibleName(words []string) []model.KnownContact {
	var found []model.KnownContact
	for _, part := range []string{words[0], words[len(words)-1]} {
		for _, c := range n.parts[part] {
			name := strings.Fields(foldName(c.Name))
			isSame := func(other model.KnownContact) bool { return other.ID == c.ID }
			if isCompatible(words[len(words)-1], name[len(name)-1]) && slices.ContainsFunc(name[:len(name)-1], func(word string) bool { return isCompatible(words[0], word) }) && !slices.ContainsFunc(found, isSame) {
				found = append(found, c)
			}
		}
	}
	return found
}

// isCompatible reports whether two words of names are the same, or one is the other's
// initial.
func isCompatible(a, b string) bool {
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	isInitial := func(initial, of string) bool {
		return utf8.RuneCountInString(initial) == 1 && strings.HasPrefix(of, initial)
	}
	return a == b || isInitial(a, b) || isInitial(b, a)
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
