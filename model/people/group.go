package people

import (
	"cmp"
	"slices"
	"strings"

	"rung/model"
	"rung/model/identity"
	"rung/model/rhythm"
	"rung/model/text"
)

// Grouping says by what people are grouped.
type Grouping string

const (
	ByCircle Grouping = "circle"
	ByPlace  Grouping = "place" // the department, or the organisation of people outside
)

// Group is a part of a list with its heading.
type Group struct {
	Key    string // the circle or place as written, or "" for people without one
	Label  string
	People []Person
}

// Circles are the choices of a contact's circle, the nearest first.
var Circles = contactCircles()

func contactCircles() []string {
	contact, _ := model.KindOf(model.KindContact)
	field, _ := contact.Field("circle")
	return field.Choices
}

// CircleLabel names a circle, with a capital first letter.
func CircleLabel(circle string) string {
	if circle == "" {
		return "No circle yet"
	}
	return text.Capitalize(circle)
}

// GroupPeople groups people, who keep their order within a group: circles from the
// nearest outwards, places by name, people without one last.
func GroupPeople(people []Person, by Grouping) []Group {
	at := map[string]int{}
	var groups []Group
	for _, p := range people {
		key, name := p.Circle, p.Circle
		if by == ByPlace {
			key, name = p.place, p.Place()
		}
		i, known := at[key]
		if !known {
			i = len(groups)
			at[key] = i
			groups = append(groups, Group{Key: name, Label: groupLabel(name, by)})
		}
		groups[i].People = append(groups[i].People, p)
	}
	slices.SortStableFunc(groups, func(a, b Group) int {
		if by == ByCircle {
			return cmp.Compare(circleOrder(a.Key), circleOrder(b.Key))
		}
		return cmp.Or(model.TrueFirst(a.Key != "", b.Key != ""), cmp.Compare(identity.FoldName(a.Key), identity.FoldName(b.Key)))
	})
	return groups
}

func groupLabel(name string, by Grouping) string {
	switch {
	case by == ByCircle:
		return CircleLabel(name)
	case name == "":
		return "No department yet"
	}
	return name
}

func circleOrder(circle string) int {
	if i := slices.Index(Circles, circle); i >= 0 {
		return i
	}
	return len(Circles)
}

// Order says how people are sorted.
type Order string

const (
	ByName Order = "name"
	Urgent Order = "urgent" // losing touch first, then by the day on which it was time
	Recent Order = "recent" // talked to last first
)

// SortPeople sorts people; equal ones are sorted by name.
func SortPeople(people []Person, by Order) {
	slices.SortFunc(people, func(a, b Person) int {
		switch by {
		case Urgent:
			return cmp.Or(cmp.Compare(urgency[a.State], urgency[b.State]), model.TrueFirst(a.Due != "", b.Due != ""), cmp.Compare(a.Due, b.Due), compareNames(a, b))
		case Recent:
			return cmp.Or(cmp.Compare(b.Last, a.Last), compareNames(a, b))
		}
		return compareNames(a, b)
	})
}

var urgency = map[rhythm.State]int{rhythm.LosingTouch: 0, rhythm.Due: 1, rhythm.Fine: 2, rhythm.Snoozed: 3, rhythm.NoRhythm: 4}

// PeopleAt returns the people at a company, by name. Case, spaces, signs and the
// company's legal form do not matter, and the beginning of any word of its name is
// enough.
func (l *List) PeopleAt(company string) []Person {
	wanted := strings.ReplaceAll(identity.CompanyName(company), " ", "")
	if wanted == "" {
		return nil
	}
	var found []Person
	for _, p := range l.People {
		words := strings.Fields(identity.CompanyName(p.Organisation))
		for i := range words {
			if strings.HasPrefix(strings.Join(words[i:], ""), wanted) {
				found = append(found, p)
				break
			}
		}
	}
	return found
}
