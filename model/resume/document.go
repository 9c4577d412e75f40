package resume

import (
	"cmp"
	"io"
	"strings"

	"rung/model"
	"rung/model/paper"
	"rung/model/text"
)

// DocumentWriter writes résumés and the other documents that a person sends out.
type DocumentWriter interface {
	paper.DocumentWriter
	// Resume writes a résumé in one of model.ResumeFormats. size matters to formats
	// with pages. Errors: as Write; NotFound for an empty résumé.
	Resume(w io.Writer, format string, d Resume, size paper.Size) (lost []string, err error)
}

// IsEmpty reports whether the page has nothing on it.
func (d Resume) IsEmpty() bool { return len(d.Document(paper.A4).Blocks) == 0 }

// Document sets the résumé out to be written: one column, with the usual headings, the
// newest first.
func (d Resume) Document(size paper.Size) paper.Document {
	p := paper.Document{Title: "Résumé", On: d.lastDay(), Size: size}
	if name := d.Person.Name; name != "" {
		p.Title = name + ", résumé"
	}
	p.Add(paper.Block{Style: paper.Title, Text: d.Person.Name})
	p.Add(paper.Block{Style: paper.Subtitle, Text: d.Person.Headline})
	p.Add(paper.Block{Style: paper.SmallPrint, Text: strings.Join(d.Person.ContactLines(), " · ")})
	if d.Person.Summary != "" {
		p.Add(paper.Block{Style: paper.Heading, Text: "Summary"})
		p.AddText(d.Person.Summary)
	}
	d.addExperience(&p)
	for _, section := range d.activitySections() {
		if len(section.list) > 0 {
			p.Add(paper.Block{Style: paper.Heading, Text: section.heading})
		}
		for _, a := range section.list {
			p.Add(paper.Block{Style: paper.Subheading, Text: a.titleWithOrganisation(), Aside: a.formatDates()})
			addBullets(&p, a.Bullets)
		}
	}
	if len(d.Others) > 0 {
		p.Add(paper.Block{Style: paper.Heading, Text: OtherHeading})
		addBullets(&p, d.Others)
	}
	for _, section := range []struct {
		heading string
		studies []Study
	}{{"Education", d.Education}, {"Certificates", d.Certificates}} {
		if len(section.studies) > 0 {
			p.Add(paper.Block{Style: paper.Heading, Text: section.heading})
		}
		for _, s := range section.studies {
			p.Add(paper.Block{Style: paper.Paragraph, Text: text.Joined(", ", s.Title, s.Provider), Aside: s.formatDates()})
		}
	}
	d.addSkills(&p)
	return p
}

// OtherHeading stands above bullets of no position.
const OtherHeading = "Further achievements"

func (d Resume) addExperience(p *paper.Document) {
	if len(d.Employers) > 0 && !d.BulletsOnly {
		p.Add(paper.Block{Style: paper.Heading, Text: "Experience"})
	}
	for _, e := range d.Employers {
		if len(e.Roles) == 1 || e.Name == "" {
			for _, r := range e.Roles {
				p.Add(paper.Block{Style: paper.Subheading, Text: text.Joined(", ", r.titleWithEmployment(), e.Name), Aside: formatSpan(r.From, r.Until)})
				addBullets(p, r.Bullets)
			}
			continue
		}
		p.Add(paper.Block{Style: paper.Subheading, Text: e.Name, Aside: formatSpan(e.roleDays())})
		for _, r := range e.Roles {
			p.Add(paper.Block{Style: paper.MinorHeading, Text: r.titleWithEmployment(), Aside: formatSpan(r.From, r.Until)})
			addBullets(p, r.Bullets)
		}
	}
}

func (d Resume) addSkills(p *paper.Document) {
	if len(d.Skills) > 0 {
		p.Add(paper.Block{Style: paper.Heading, Text: "Skills"})
	}
	single, style := []string{}, paper.Paragraph
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
	p.Add(paper.Block{Style: paper.Paragraph, Text: strings.Join(spoken, ", ")})
}

func addBullets(p *paper.Document, list []Bullet) {
	for _, b := range list {
		p.Add(paper.Block{Style: paper.Item, Text: b.Text})
	}
}

// titleWithEmployment gives a role's title, with its employment unless that is a job.
func (r Role) titleWithEmployment() string {
	if r.Employment == "" || r.Employment == "job" {
		return r.Title
	}
	return r.Title + " (" + r.Employment + ")"
}

// roleDays gives the days from the first role to the last one.
func (e Employer) roleDays() (from, until model.Day) {
	from, until = e.Roles[0].From, e.Roles[0].Until
	for _, r := range e.Roles {
		from = min(from, r.From)
		if r.IsCurrent() || until == "" {
			until = ""
		} else {
			until = max(until, r.Until)
		}
	}
	return from, until
}

// lastDay gives the last day on the résumé. It dates the file, so that the same résumé
// gives the same file whenever it is written.
func (d Resume) lastDay() model.Day {
	day := model.Day("2000-01-01")
	for _, b := range d.AllBullets() {
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

func (s Study) formatDates() string {
	said := s.Finished.Time().Format("2006")
	if s.ValidUntil != "" {
		said += ", valid until " + formatMonth(s.ValidUntil)
	}
	return said
}

func (a Activity) formatDates() string {
	if a.Until == "" {
		return formatMonth(a.From)
	}
	return formatSpan(a.From, a.Until)
}

func formatSpan(from, until model.Day) string {
	return formatMonth(from) + " – " + cmp.Or(formatMonth(until), "present")
}

// formatMonth writes a day as résumés do, "Mar 2021"; "" for no day.
func formatMonth(d model.Day) string {
	if !d.Valid() {
		return ""
	}
	return d.Time().Format("Jan 2006")
}
