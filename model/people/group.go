package people

import (
	"cmp"
	"slices"
	"strings"

	"rung/model"
	"rung/model/rhythm"
)

// Grouping says by what a list is laid out.
type Grouping string

const (
	ByCircle Grouping = "circle"
	ByPlace  Grouping = "place" // department, or organisation of those outside
)

// Group is part of a list under a heading.
type Group struct {
	Key    string // the circle or the place as written, or "" for those without
	Label  string
	People []Person
}

// Circles are the choices of a contact's circle, from the nearest on.
var Circles = contactCircles()

func contactCircles() []string {
	contact, _ := model.KindOf(model.KindContact)
	field, _ := contact.Field("circle")
	return field.Choices
}

// CircleLabel names a circle at the start of a line.
func CircleLabel(circle string) string {
	if circle == "" {
		return "No circle yet"
	}
	return strings.ToUpper(circle[:1]) + circle[1:]
}

// GroupPeople lays people out under headings, who keep their order: circles from the
// nearest on, places by name, those without last.
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
		return cmp.Or(lastIf(a.Key == "", b.Key == ""), cmp.Compare(foldName(a.Key), foldName(b.Key)))
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

func lastIf(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Order says how people are sorted.
type Order string

const (
	ByName Order = "name"
	Urgent Order = "urgent" // losing touch first, then by the day on which it was time
	Recent Order = "recent" // spoken with last first
)

// SortPeople puts people in an order; the name settles what is equal.
func SortPeople(people []Person, by Order) {
	slices.SortFunc(people, func(a, b Person) int {
		switch by {
		case Urgent:
			return cmp.Or(cmp.Compare(urgency[a.State], urgency[b.State]), lastIf(a.Due == "", b.Due == ""), cmp.Compare(a.Due, b.Due), compareNames(a, b))
		case Recent:
			return cmp.Or(cmp.Compare(b.Last, a.Last), compareNames(a, b))
		}
		return compareNames(a, b)
	})
}

var urgency = map[rhythm.State]int{rhythm.LosingTouch: 0, rhythm.Due: 1, rhythm.Fine: 2, rhythm.Snoozed: 3, rhythm.NoRhythm: 4}

// PeopleAt gives whom one knows at a company, by name: case, spaces, signs and the
// form of a company play no part, and the beginning of any word of its name
// will do.
func (l *List) PeopleAt(company string) []Person {
	wanted := strings.ReplaceAll(companyName(company), " ", "")
	if wanted == "" {
		return nil
	}
	var found []Person
	for _, p := range l.People {
		words := strings.Fields(companyName(p.Organisation))
		for i := range words {
			if strings.HasPrefix(strings.Join(words[i:], ""), wanted) {
				found = append(found, p)
				break
			}
		}
	}
	return found
}

// companyForms are what follows a company's name in its register.
var companyForms = []string{"inc", "incorporated", "ltd", "limited", "llc", "plc", "corp", "corporation", "co", "company", "gmbh", "ag", "kg", "sa", "sas", "sl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "pty"}

func companyName(name string) string {
	words := strings.Fields(foldName(name))
	for len(words) > 1 && slices.Contains(companyForms, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}
