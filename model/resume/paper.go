package resume

import (
	"cmp"
	"io"
	"strings"

	"rung/model"
	"rung/model/paper"
)

// Press writes résumés, and the other papers that a person sends out.
type Press interface {
	paper.Press
	// Resume writes a résumé in one of model.ResumeFormats, on sheets of a size where
	// the format has sheets. Errors as Write; NotFound for one with nothing on it.
	Resume(w io.Writer, format string, d Document, size paper.Size) (lost []string, err error)
}

// Empty reports whether the page has nothing on it.
func (d Document) Empty() bool { return len(d.Paper(paper.A4).Blocks) == 0 }

// Paper sets the résumé out for writing: one column, headings that every reader of
// résumés knows, the newest first.
func (d Document) Paper(size paper.Size) paper.Paper {
	p := paper.Paper{Title: "Résumé", On: d.newest(), Size: size}
	if name := d.Person.Name; name != "" {
		p.Title = name + ", résumé"
	}
	p.Add(paper.Block{Style: paper.Title, Text: d.Person.Name})
	p.Add(paper.Block{Style: paper.Subtitle, Text: d.Person.Headline})
	p.Add(paper.Block{Style: paper.Fine, Text: strings.Join(d.Person.Contact(), " · ")})
	if d.Person.Summary != "" {
		p.Add(paper.Block{Style: paper.Heading, Text: "Summary"})
		p.AddText(d.Person.Summary)
	}
	d.experience(&p)
	for _, section := range d.activities() {
		if len(section.list) > 0 {
			p.Add(paper.Block{Style: paper.Heading, Text: section.heading})
		}
		for _, a := range section.list {
			p.Add(paper.Block{Style: paper.Subheading, Text: a.label(), Aside: a.when()})
			bullets(&p, a.Bullets)
		}
	}
	if len(d.Others) > 0 {
		p.Add(paper.Block{Style: paper.Heading, Text: OtherHeading})
		bullets(&p, d.Others)
	}
	for _, section := range []struct {
		heading string
		studies []Study
	}{{"Education", d.Education}, {"Certificates", d.Certificates}} {
		if len(section.studies) > 0 {
			p.Add(paper.Block{Style: paper.Heading, Text: section.heading})
		}
		for _, s := range section.studies {
			p.Add(paper.Block{Style: paper.Text, Text: model.Joined(", ", s.Title, s.Provider), Aside: s.when()})
		}
	}
	d.skills(&p)
	return p
}

// OtherHeading stands above bullets of no position.
const OtherHeading = "Further achievements"

func (d Document) experience(p *paper.Paper) {
	if len(d.Employers) > 0 && !d.BulletsOnly {
		p.Add(paper.Block{Style: paper.Heading, Text: "Experience"})
	}
	for _, e := range d.Employers {
		if len(e.Roles) == 1 || e.Name == "" {
			for _, r := range e.Roles {
				p.Add(paper.Block{Style: paper.Subheading, Text: model.Joined(", ", r.label(), e.Name), Aside: span(r.From, r.Until)})
				bullets(p, r.Bullets)
			}
			continue
		}
		p.Add(paper.Block{Style: paper.Subheading, Text: e.Name, Aside: span(e.span())})
		for _, r := range e.Roles {
			p.Add(paper.Block{Style: paper.Minor, Text: r.label(), Aside: span(r.From, r.Until)})
			bullets(p, r.Bullets)
		}
	}
}

func (d Document) skills(p *paper.Paper) {
	if len(d.Skills) > 0 {
		p.Add(paper.Block{Style: paper.Heading, Text: "Skills"})
	}
	single, style := []string{}, paper.Text
	for _, s := range d.Skills {
		if len(s.Members) == 0 {
			single = append(single, s.Name)
			continue
		}
		style = paper.Item
		p.Add(paper.Block{Style: style, Text: s.Text()})
	}
	p.Add(paper.Block{Style: style, Text: strings.Join(single, ", ")})
	if len(d.Languages) > 0 {
		p.Add(paper.Block{Style: paper.Heading, Text: "Languages"})
	}
	var spoken []string
	for _, l := range d.Languages {
		spoken = append(spoken, l.Text())
	}
	p.Add(paper.Block{Style: paper.Text, Text: strings.Join(spoken, ", ")})
}

func bullets(p *paper.Paper, list []Bullet) {
	for _, b := range list {
		p.Add(paper.Block{Style: paper.Item, Text: b.Words})
	}
}

// label is a role's title, and what kind of job it was where that is not plain.
func (r Role) label() string {
	if r.Employment == "" || r.Employment == "job" {
		return r.Title
	}
	return r.Title + " (" + r.Employment + ")"
}

// span gives the days from the first role to the last one.
func (e Employer) span() (from, until model.Day) {
	from, until = e.Roles[0].From, e.Roles[0].Until
	for _, r := range e.Roles {
		from = min(from, r.From)
		if r.Current() || until == "" {
			until = ""
		} else {
			until = max(until, r.Until)
		}
	}
	return from, until
}

// newest gives the last day that the page tells of, so that a page that says the
// same is the same file whenever it is written.
func (d Document) newest() model.Day {
	day := model.Day("2000-01-01")
	for _, b := range d.Bullets() {
		day = max(day, b.Day)
	}
	for _, e := range d.Employers {
		for _, r := range e.Roles {
			day = max(day, r.From, r.Until)
		}
	}
	for _, s := range append(d.Education[:len(d.Education):len(d.Education)], d.Certificates...) {
		day = max(day, s.Finished)
	}
	return day
}

func (s Study) when() string {
	said := s.Finished.Time().Format("2006")
	if s.ValidUntil != "" {
		said += ", valid until " + month(s.ValidUntil)
	}
	return said
}

func (a Activity) when() string {
	if a.Until == "" {
		return month(a.From)
	}
	return span(a.From, a.Until)
}

func span(from, until model.Day) string {
	return month(from) + " – " + cmp.Or(month(until), "present")
}

// month writes a day as résumés do, "Mar 2021"; "" for no day.
func month(d model.Day) string {
	if !d.Valid() {
		return ""
	}
	return d.Time().Format("Jan 2006")
}
