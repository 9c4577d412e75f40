package people

import (
	"cmp"
	"slices"

	"rung/model"
	"rung/model/identity"
	"rung/model/text"
)

// Map is who is known where, with the gaps.
type Map struct {
	Places []Place // from the nearest circle outwards
	Gaps   []Gap   // the places without anybody first
	Total  int     // people on the map
}

// Place is one part of the map.
type Place struct {
	Circle     string // "" for people without a circle
	Department string // set for another department, and for one of IT where nobody is known; else ""
	Label      string
	People     []Person // by name
}

// IsEmpty reports whether nobody is known at the place.
func (p Place) IsEmpty() bool { return len(p.People) == 0 }

// CountKnown counts the places where somebody is known.
func (m Map) CountKnown() (n int) {
	for _, p := range m.Places {
		if !p.IsEmpty() {
			n++
		}
	}
	return n
}

// GapKind says what is missing on the map.
type GapKind string

const (
	NobodyIn      GapKind = "nobody in"         // Subject is a department
	NobodyAmong   GapKind = "nobody among"      // Subject is a circle
	NoRole        GapKind = "no role"           // Subject is a role in my plan
	OnlyInMyTeam  GapKind = "role only in team" // Subject is a role
	WithoutCircle GapKind = "without circle"    // Count people
)

// Gap is something that is missing on the map, in words and in parts.
type Gap struct {
	Kind    GapKind
	Subject string
	Count   int
	Words   string
}

// Map arranges everyone by circle and department. departments are those that the
// organisation is known to have.
func (l *List) Map(departments []model.Department) Map {
	m := Map{Total: len(l.People)}
	byDepartment := map[string][]Person{}
	byCircle := map[string][]Person{}
	known := map[string]bool{} // departments departments where somebody is known, in whatever circle
	for _, p := range l.People {
		if p.Circle != "outside" && p.Department != "" {
			known[identity.FoldName(p.Department)] = true
		}
		if p.Circle == otherDepartment {
			byDepartment[identity.FoldName(p.Department)] = append(byDepartment[identity.FoldName(p.Department)], p)
			continue
		}
		byCircle[p.Circle] = append(byCircle[p.Circle], p)
	}
	for _, circle := range Circles {
		if circle != otherDepartment {
			m.Places = append(m.Places, Place{Circle: circle, Label: CircleLabel(circle), People: byCircle[circle]})
		}
		if circle == "IT" {
			m.Places = append(m.Places, emptyIT(departments, known)...)
		}
		if circle == otherDepartment {
			m.Places = append(m.Places, otherDepartments(departments, byDepartment, known)...)
		}
	}
	if without := byCircle[""]; len(without) > 0 {
		m.Places = append(m.Places, Place{Label: CircleLabel(""), People: without})
	}
	m.Gaps = l.findGaps(m)
	return m
}

const otherDepartment = "another department"

// emptyIT returns places for the departments of IT where nobody is known; people in
// the others are listed under IT or the team.
func emptyIT(departments []model.Department, known map[string]bool) (places []Place) {
	for _, d := range departments {
		if d.IT && !known[identity.FoldName(d.Name)] {
			places = append(places, Place{Circle: "IT", Department: d.Name, Label: d.Name})
		}
	}
	return places
}

// otherDepartments returns a place for each department outside IT, whether it is
// known or only named by contacts. A department where everyone is in another circle
// needs no place of its own.
func otherDepartments(departments []model.Department, people map[string][]Person, known map[string]bool) []Place {
	var places []Place
	placed := map[string]bool{}
	for _, d := range departments {
		key := identity.FoldName(d.Name)
		if placed[key] || d.IT && people[key] == nil || people[key] == nil && known[key] {
			continue
		}
		placed[key] = true
		places = append(places, Place{Circle: otherDepartment, Department: d.Name, Label: d.Name, People: people[key]})
	}
	for key, there := range people {
		if placed[key] {
			continue
		}
		place := Place{Circle: otherDepartment, Department: there[0].Department, Label: there[0].Department, People: there}
		if key == "" {
			place.Label = "Department unknown"
		}
		places = append(places, place)
	}
	slices.SortFunc(places, func(a, b Place) int {
		return cmp.Or(model.TrueFirst(a.Department != "", b.Department != ""), cmp.Compare(identity.FoldName(a.Label), identity.FoldName(b.Label)))
	})
	return places
}

// plannedRoles are the roles that a career plan needs, most missed first, with the
// text for a missing role and, where the role only helps outside the own team, the
// text for that.
var plannedRoles = []struct {
	role, missing, inTeam string
}{
	{"sponsor", "No sponsor yet", "No sponsor outside your team"},
	{"mentor", "No mentor yet", ""},
	{"finance partner", "No finance partner yet", ""},
	{"referee", "No referee yet", "No referee outside your team"},
	{"hiring manager", "No hiring manager yet", ""},
}

func (l *List) findGaps(m Map) (gaps []Gap) {
	for _, p := range m.Places {
		switch {
		case !p.IsEmpty():
		case p.Department != "":
			gaps = append(gaps, Gap{Kind: NobodyIn, Subject: p.Department, Words: "Nobody in " + p.Department + " yet"})
		default:
			gaps = append(gaps, Gap{Kind: NobodyAmong, Subject: p.Circle, Words: nobodyAmong[p.Circle]})
		}
	}
	if !slices.ContainsFunc(m.Places, func(p Place) bool { return p.Circle == otherDepartment }) {
		gaps = append(gaps, Gap{Kind: NobodyAmong, Subject: otherDepartment, Words: nobodyAmong[otherDepartment]})
	}
	for _, r := range plannedRoles {
		held, outside := false, false
		for _, p := range l.People {
			held = held || p.Role == r.role
			outside = outside || p.Role == r.role && p.Circle != "my team"
		}
		switch {
		case !held:
			gaps = append(gaps, Gap{Kind: NoRole, Subject: r.role, Words: r.missing})
		case !outside && r.inTeam != "":
			gaps = append(gaps, Gap{Kind: OnlyInMyTeam, Subject: r.role, Words: r.inTeam})
		}
	}
	for _, p := range m.Places {
		if p.Circle == "" {
			gaps = append(gaps, Gap{Kind: WithoutCircle, Count: len(p.People), Words: text.Counted(len(p.People), "person has", "people have") + " no circle yet"})
		}
	}
	return gaps
}

var nobodyAmong = map[string]string{
	"my team": "Nobody in your team yet", "IT": "Nobody in the rest of IT yet", otherDepartment: "Nobody in another department yet",
	"executive": "Nobody among the executives yet", "outside": "Nobody outside the organisation yet",
}
