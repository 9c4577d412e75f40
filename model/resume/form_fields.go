package resume

import (
	"cmp"
	"strings"

	"rung/model/text"
)

// FormField is what a résumé says for one field of an application form.
type FormField struct{ Label, Text string }

// FormFields gives the résumé field by field, for application forms.
func (d Resume) FormFields() []FormField {
	var fields []FormField
	add := func(label, text string) {
		if text != "" {
			fields = append(fields, FormField{label, text})
		}
	}
	who := d.Person
	add("Name", who.Name)
	add("Headline", who.Headline)
	add("E-mail", who.Email)
	add("Phone", who.Phone)
	add("City", who.City)
	for _, a := range who.Links {
		add(cmp.Or(a.Label, "Link"), a.URL)
	}
	add("Summary", who.Summary)
	for _, e := range d.Employers {
		for _, r := range e.Roles {
			of := text.Joined(", ", r.Title, e.Name)
			add("Title: "+of, r.Title)
			add("Employer: "+of, e.Name)
			add("Began: "+of, formatMonth(r.From))
			add("Ended: "+of, formatMonth(r.Until))
			add("What you did: "+of, joinBullets(r.Bullets))
		}
	}
	for _, section := range d.activitySections() {
		for _, a := range section.list {
			add(section.heading+": "+a.titleWithOrganisation(), joinBullets(a.Bullets))
		}
	}
	add(OtherHeading, joinBullets(d.Others))
	for _, s := range d.Education {
		add("Education: "+s.Title, text.Joined(", ", s.Title, s.Provider, s.formatDates()))
	}
	for _, s := range d.Certificates {
		add("Certificate: "+s.Title, text.Joined(", ", s.Title, s.Provider, s.formatDates()))
	}
	var skills, languages []string
	for _, s := range d.Skills {
		skills = append(skills, s.Text())
	}
	for _, l := range d.Languages {
		languages = append(languages, l.Text())
	}
	add("Skills", strings.Join(skills, "\n"))
	add("Languages", strings.Join(languages, ", "))
	return fields
}

func joinBullets(list []Bullet) string {
	words := make([]string, len(list))
	for i, b := range list {
		words[i] = b.Text
	}
	return strings.Join(words, "\n")
}
