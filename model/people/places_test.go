package people_test

import (
	"slices"
	"testing"

	"rung/model"
	"rung/model/people"
)

func TestTheMapShowsPlacesAndGaps(t *testing.T) {
	j := newJournal(t)
	inDepartment := func(name, circle, department, role string) {
		var parts []part
		for key, value := range map[string]string{"circle": circle, "department": department, "plan_role": role} {
			if value != "" {
				parts = append(parts, with(key, value))
			}
		}
		j.add("contact", name, parts...)
	}
	inDepartment("Helen", "my team", "IT Operations", "sponsor")
	inDepartment("Ingrid", "IT", "IT Applications", "")
	inDepartment("Priya", "another department", "FINANCE", "finance partner")
	inDepartment("Uli", "another department", "Legal", "")
	inDepartment("Vic", "another department", "", "")
	inDepartment("Graham", "executive", "Board", "")
	inDepartment("Walter", "outside", "HR", "mentor")
	inDepartment("Nora", "", "", "")
	departments := []model.Department{{Name: "Finance"}, {Name: "HR"}, {Name: "IT Applications", IT: true}, {Name: "IT Security", IT: true}, {Name: "Board"}}

	m := j.list().Map(departments)
	var places, gaps []string
	for _, p := range m.Places {
		place := p.Label
		for _, person := range p.People {
			place += " " + person.Name
		}
		places = append(places, place)
	}
	for _, g := range m.Gaps {
		gaps = append(gaps, g.Words)
	}
	wantPlaces := []string{"My team Helen", "IT Ingrid", "IT Security", "Finance Priya", "HR", "Legal Uli", "Department unknown Vic", "Executive Graham", "Outside Walter", "No circle yet Nora"}
	if !slices.Equal(places, wantPlaces) {
		t.Errorf("places %q\nwant %q", places, wantPlaces)
	}
	wantGaps := []string{"Nobody in IT Security yet", "Nobody in HR yet", "No sponsor outside your team", "No referee yet", "No hiring manager yet", "1 person has no circle yet"}
	if !slices.Equal(gaps, wantGaps) {
		t.Errorf("gaps %q\nwant %q", gaps, wantGaps)
	}
	if m.Total != 8 || m.CountKnown() != 8 {
		t.Errorf("%d people in %d of %d places", m.Total, m.CountKnown(), len(m.Places))
	}
}

func TestTheMapOfNobodyIsAllGaps(t *testing.T) {
	m := newJournal(t).list().Map(nil)
	var subjects []string
	for _, g := range m.Gaps {
		subjects = append(subjects, g.Subject)
	}
	for _, circle := range people.Circles {
		if !slices.Contains(subjects, circle) {
			t.Errorf("nothing says that nobody is known in %s: %v", circle, subjects)
		}
	}
	if m.CountKnown() != 0 {
		t.Errorf("somebody is known in %d places", m.CountKnown())
	}
}
