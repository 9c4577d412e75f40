package documents

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/mail"
	"net/url"

	"rung/model/resume"
)

// resumeSchema is the address of the schema that résumés are written in.
const resumeSchema = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

// The parts of a JSON Resume 1.x that Rung knows, in the schema's order. Empty values
// are left out, since the schema takes no empty address or date.
type (
	resumeFile struct {
		Schema       string              `json:"$schema"`
		Basics       *resumeBasics       `json:"basics,omitempty"`
		Work         []resumeWork        `json:"work,omitempty"`
		Volunteer    []resumeVolunteer   `json:"volunteer,omitempty"`
		Education    []resumeEducation   `json:"education,omitempty"`
		Certificates []resumeCertificate `json:"certificates,omitempty"`
		Skills       []resumeSkill       `json:"skills,omitempty"`
		Languages    []resumeLanguage    `json:"languages,omitempty"`
		Projects     []resumeProject     `json:"projects,omitempty"`
		Meta         resumeMeta          `json:"meta"`
	}
	resumeBasics struct {
		Name     string          `json:"name,omitempty"`
		Label    string          `json:"label,omitempty"`
		Email    string          `json:"email,omitempty"`
		Phone    string          `json:"phone,omitempty"`
		Summary  string          `json:"summary,omitempty"`
		Location *resumeLocation `json:"location,omitempty"`
		Profiles []resumeProfile `json:"profiles,omitempty"`
	}
	resumeLocation struct {
		City string `json:"city"`
	}
	resumeProfile struct {
		Network string `json:"network,omitempty"`
		URL     string `json:"url"`
	}
	resumeWork struct {
		Name       string   `json:"name,omitempty"`
		Position   string   `json:"position"`
		StartDate  string   `json:"startDate,omitempty"`
		EndDate    string   `json:"endDate,omitempty"`
		Highlights []string `json:"highlights,omitempty"`
	}
	resumeVolunteer struct {
		Organization string   `json:"organization,omitempty"`
		Position     string   `json:"position,omitempty"`
		StartDate    string   `json:"startDate,omitempty"`
		EndDate      string   `json:"endDate,omitempty"`
		Highlights   []string `json:"highlights,omitempty"`
	}
	resumeEducation struct {
		Institution string `json:"institution,omitempty"`
		StudyType   string `json:"studyType"`
		StartDate   string `json:"startDate,omitempty"`
		EndDate     string `json:"endDate,omitempty"`
	}
	resumeCertificate struct {
		Name   string `json:"name"`
		Date   string `json:"date,omitempty"`
		Issuer string `json:"issuer,omitempty"`
	}
	resumeSkill struct {
		Name     string   `json:"name,omitempty"`
		Keywords []string `json:"keywords,omitempty"`
	}
	resumeLanguage struct {
		Language string `json:"language"`
		Fluency  string `json:"fluency,omitempty"`
	}
	resumeProject struct {
		Name       string   `json:"name"`
		StartDate  string   `json:"startDate,omitempty"`
		EndDate    string   `json:"endDate,omitempty"`
		Entity     string   `json:"entity,omitempty"`
		Highlights []string `json:"highlights"`
	}
	resumeMeta struct {
		Version string `json:"version"`
	}
)

// writeJSONResume writes a résumé for other programs. lost has a sentence about each
// address that the format does not take.
func writeJSONResume(w io.Writer, d resume.Resume) (lost []string, err error) {
	f := resumeFile{Schema: resumeSchema, Meta: resumeMeta{Version: "v1.0.0"}}
	f.Basics, lost = newBasics(d.Person)
	for _, e := range d.Employers {
		for _, r := range e.Roles {
			f.Work = append(f.Work, resumeWork{Name: e.Name, Position: r.Title, StartDate: string(r.From), EndDate: string(r.Until), Highlights: bulletTexts(r.Bullets)})
		}
	}
	for _, a := range d.Volunteering {
		f.Volunteer = append(f.Volunteer, resumeVolunteer{a.Organisation, a.Title, string(a.From), string(a.Until), bulletTexts(a.Bullets)})
	}
	for _, a := range d.Projects {
		f.Projects = append(f.Projects, resumeProject{a.Title, string(a.From), string(a.Until), a.Organisation, bulletTexts(a.Bullets)})
	}
	if len(d.Others) > 0 {
		f.Projects = append(f.Projects, resumeProject{Name: resume.OtherHeading, Highlights: bulletTexts(d.Others)})
	}
	for _, s := range d.Education {
		f.Education = append(f.Education, resumeEducation{s.Provider, s.Title, string(s.From), string(cmp.Or(s.Finished, s.From))})
	}
	for _, s := range d.Certificates {
		f.Certificates = append(f.Certificates, resumeCertificate{s.Title, string(s.Finished), s.Provider})
	}
	for _, s := range d.Skills {
		f.Skills = append(f.Skills, resumeSkill{s.Name, s.Members})
	}
	for _, l := range d.Languages {
		f.Languages = append(f.Languages, resumeLanguage{l.Name, l.Level})
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(f); err != nil {
		return nil, fmt.Errorf("write JSON Resume: %w", err)
	}
	return lost, nil
}

func newBasics(p resume.Person) (basics *resumeBasics, lost []string) {
	b := resumeBasics{Name: p.Name, Label: p.Headline, Phone: p.Phone, Summary: p.Summary}
	if address, err := mail.ParseAddress(p.Email); err == nil && address.Address == p.Email {
		b.Email = p.Email
	} else if p.Email != "" {
		lost = append(lost, fmt.Sprintf("“%s” was left out: JSON Resume takes a whole e-mail address only.", p.Email))
	}
	if p.City != "" {
		b.Location = &resumeLocation{p.City}
	}
	for _, a := range p.Links {
		if u, err := url.Parse(a.URL); err != nil || !u.IsAbs() {
			lost = append(lost, fmt.Sprintf("“%s” was left out: JSON Resume takes a whole address only, with https:// before it.", a.URL))
			continue
		}
		b.Profiles = append(b.Profiles, resumeProfile{a.Label, a.URL})
	}
	if b.Name+b.Label+b.Phone+b.Summary+b.Email == "" && b.Location == nil && b.Profiles == nil {
		return nil, lost
	}
	return &b, lost
}

func bulletTexts(list []resume.Bullet) []string {
	var words []string
	for _, b := range list {
		words = append(words, b.Text)
	}
	return words
}
