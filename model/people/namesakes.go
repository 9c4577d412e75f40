package people

import (
	"fmt"
	"slices"

	"rung/model"
	"rung/model/text"
)

// DistinguishNamesakes returns, by id, what distinguishes contacts with the same
// name; "" for a name that is unique.
func DistinguishNamesakes(contacts []model.Entry) map[string]string {
	list := make([]Person, len(contacts))
	for i, e := range contacts {
		list[i] = newPerson(e)
	}
	slices.SortFunc(list, compareNames)
	distinguishNamesakes(list)
	apart := map[string]string{}
	for _, p := range list {
		apart[p.ID] = p.Disambiguation
	}
	return apart
}

// distinguishNamesakes sets what distinguishes people with the same name: place and
// job, else further details.
func distinguishNamesakes(people []Person) {
	for from := 0; from < len(people); {
		to := from + 1
		for to < len(people) && people[to].name == people[from].name {
			to++
		}
		if to-from > 1 {
			distinguish(people[from:to])
		}
		from = to
	}
}

func distinguish(same []Person) {
	ways := []func(Person) string{
		Person.Where,
		func(p Person) string { return text.Joined(", ", p.Job, p.Department, p.Organisation) },
		func(p Person) string { return text.Joined(", ", p.Where(), p.Email) },
		func(p Person) string { return text.Joined(", ", p.Where(), "met "+string(p.Met)) },
	}
	for i := range same {
		same[i].Disambiguation = fmt.Sprintf("%s, %.8s", text.Joined(", ", same[i].Where(), "met "+string(same[i].Met)), same[i].ID[max(0, len(same[i].ID)-8):])
	}
	for _, way := range ways {
		count := map[string]int{}
		for _, p := range same {
			count[way(p)]++
		}
		if len(count) == len(same) && count[""] == 0 {
			for i := range same {
				same[i].Disambiguation = way(same[i])
			}
			return
		}
	}
}
