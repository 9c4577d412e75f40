package resume

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rung/model/paper"
)

func told(p paper.Document) (lines []string) {
	for _, b := range p.Blocks {
		lines = append(lines, strings.TrimSpace(strings.Join([]string{b.Text, b.Aside}, " | ")))
	}
	return lines
}

func held() []Employer {
	return []Employer{
		{Name: "Northwind", Roles: []Role{
			{Title: "Lead", Employment: "job", From: "2024-01-15", Bullets: []Bullet{{Text: "Led", Day: "2026-11-02"}}},
			{Title: "Engineer", Employment: "part-time", From: "2019-09-01", Until: "2024-01-14"},
		}},
		{Name: "Fabrikam", Roles: []Role{{Title: "Intern", Employment: "internship", From: "2018-06-01", Until: "2018-09-30"}}},
		{Roles: []Role{{Title: "Freelancer", From: "2017-01-01", Until: "2017-12-31"}}},
	}
}

func TestOneRoleTakesOneLineAndSeveralStandUnderTheirEmployer(t *testing.T) {
	d := Resume{BulletsOnly: true, Employers: held()}
	want := []string{
		"Northwind | Sep 2019 – present", "Lead | Jan 2024 – present", "Led |", "Engineer (part-time) | Sep 2019 – Jan 2024",
		"Intern (internship), Fabrikam | Jun 2018 – Sep 2018", "Freelancer | Jan 2017 – Dec 2017",
	}
	p := d.Document(paper.A4)
	if diff := cmp.Diff(want, told(p)); diff != "" {
		t.Errorf("the list (- wanted, + told):\n%s", diff)
	}
	if p.On != "2026-11-02" || p.Title != "Résumé" {
		t.Errorf("it is %q of %s", p.Title, p.On)
	}
}

func TestAWholeResumeHasItsSections(t *testing.T) {
	d := Resume{Person: Person{Name: "Kim Doe", Email: "kim@example.org", City: "Leeds", Summary: "One.\n\nTwo."}, Employers: held()[2:],
		Others: []Bullet{{Text: "Chaired"}}, Certificates: []Study{{Title: "ITIL", Finished: "2026-02-20", ValidUntil: "2029-02-20"}},
		Skills: []Skill{{Name: "Linux"}, {Name: "Systems", Members: []string{"VMware"}}, {Name: "Budgets"}}, Languages: []Language{{Name: "Polish", Level: "native"}, {Name: "English"}}}
	want := []string{"Kim Doe |", "Leeds · kim@example.org |", "Summary |", "One. |", "Two. |", "Experience |", "Freelancer | Jan 2017 – Dec 2017",
		"Further achievements |", "Chaired |", "Certificates |", "ITIL | 2026, valid until Feb 2029", "Skills |", "Systems: VMware |", "Linux, Budgets |", "Languages |", "Polish (native), English |"}
	if diff := cmp.Diff(want, told(d.Document(paper.A4))); diff != "" {
		t.Errorf("the résumé (- wanted, + told):\n%s", diff)
	}
	if d.IsEmpty() || !(Resume{}).IsEmpty() {
		t.Error("what is empty is told wrongly")
	}
}

func TestFormsTakeTheResumeFieldByField(t *testing.T) {
	d := Resume{Person: Person{Name: "Kim Doe", Links: []Address{{URL: "https://kim.example"}}}, Employers: held()[:1], Others: []Bullet{{Text: "Chaired"}, {Text: "Coached"}}}
	want := []FormField{{"Name", "Kim Doe"}, {"Link", "https://kim.example"},
		{"Title: Lead, Northwind", "Lead"}, {"Employer: Lead, Northwind", "Northwind"}, {"Began: Lead, Northwind", "Jan 2024"}, {"What you did: Lead, Northwind", "Led"},
		{"Title: Engineer, Northwind", "Engineer"}, {"Employer: Engineer, Northwind", "Northwind"}, {"Began: Engineer, Northwind", "Sep 2019"}, {"Ended: Engineer, Northwind", "Jan 2024"},
		{"Further achievements", "Chaired\nCoached"}}
	if diff := cmp.Diff(want, d.FormFields()); diff != "" {
		t.Errorf("the fields (- wanted, + given):\n%s", diff)
	}
}
