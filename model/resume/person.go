package resume

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// SettingPerson is the key under which a journal keeps a Person, who stands at the
// head of the résumé.
const SettingPerson = "person"

// Person is who the résumé is about. Everything may be empty.
type Person struct {
	Name      string     `json:"name"`
	Headline  string     `json:"headline"` // "Infrastructure lead"
	Email     string     `json:"email"`
	Phone     string     `json:"phone"`
	City      string     `json:"city"`
	Links     []Address  `json:"links"`
	Summary   string     `json:"summary"`
	Languages []Language `json:"languages"`
	Skills    []Skill    `json:"skills"`
}

// Address is a web page of the person and its label.
type Address struct {
	Label string `json:"label"` // "LinkedIn"
	URL   string `json:"url"`
}

// Language is one that the person speaks, and how well.
type Language struct {
	Name  string `json:"name"`
	Level string `json:"level"`
}

// Skill is one skill, or a group of them with its members.
type Skill struct {
	Name    string   `json:"name"`
	Members []string `json:"members"`
}

// Text gives the skill on one line: "Systems: Linux, VMware".
func (s Skill) Text() string {
	switch {
	case len(s.Members) == 0:
		return s.Name
	case s.Name == "":
		return strings.Join(s.Members, ", ")
	}
	return s.Name + ": " + strings.Join(s.Members, ", ")
}

// Text gives the language on one line: "Spanish (fluent)".
func (l Language) Text() string {
	if l.Level == "" {
		return l.Name
	}
	return l.Name + " (" + l.Level + ")"
}

// ContactLines gives city, phone, e-mail and web pages, in the order of a résumé's
// head and without what is empty.
func (p Person) ContactLines() []string {
	var lines []string
	for _, line := range []string{p.City, p.Phone, p.Email} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	for _, a := range p.Links {
		lines = append(lines, a.URL)
	}
	return lines
}

// Tidy brings every text but the summary onto one line, and leaves out what is empty.
func (p Person) Tidy() Person {
	for _, line := range []*string{&p.Name, &p.Headline, &p.Email, &p.Phone, &p.City} {
		*line = oneLine(*line)
	}
	p.Summary = strings.TrimSpace(p.Summary)
	var links []Address
	for _, a := range p.Links {
		if a = (Address{oneLine(a.Label), strings.TrimSpace(a.URL)}); a.URL != "" {
			links = append(links, a)
		}
	}
	var languages []Language
	for _, l := range p.Languages {
		if l = (Language{oneLine(l.Name), oneLine(l.Level)}); l.Name != "" {
			languages = append(languages, l)
		}
	}
	var skills []Skill
	for _, s := range p.Skills {
		tidied := Skill{Name: oneLine(s.Name)}
		for _, member := range s.Members {
			if member = oneLine(member); member != "" {
				tidied.Members = append(tidied.Members, member)
			}
		}
		if tidied.Text() != "" {
			skills = append(skills, tidied)
		}
	}
	p.Links, p.Languages, p.Skills = links, languages, skills
	return p
}

// Check gives an Error of code Invalid that names the first e-mail or web address that
// cannot be one, or nil.
func (p Person) Check() error {
	if p.Email != "" {
		user, host, found := strings.Cut(p.Email, "@")
		if !found || user == "" || !strings.Contains(host, ".") || strings.ContainsAny(p.Email, " \t\n,;") {
			return &model.Error{Code: model.Invalid, Field: "email", Message: fmt.Sprintf("“%s” is no e-mail address. Write it like ana@example.org.", p.Email)}
		}
	}
	for _, a := range p.Links {
		u, err := url.Parse(a.URL)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Host, ".") {
			return &model.Error{Code: model.Invalid, Field: "links", Message: fmt.Sprintf("“%s” is no address on the web. Write it like https://example.org/ana.", a.URL)}
		}
	}
	return nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// FilledFrom fills what is empty from another person and unites the lists. parts names
// what was filled or grew; differing says what the other has otherwise.
func (p Person) FilledFrom(other Person) (filled Person, parts, differing []string) {
	for _, line := range []struct {
		label string
		into  *string
		from  string
	}{
		{"name", &p.Name, other.Name}, {"headline", &p.Headline, other.Headline}, {"e-mail", &p.Email, other.Email},
		{"phone", &p.Phone, other.Phone}, {"city", &p.City, other.City}, {"summary", &p.Summary, other.Summary},
	} {
		switch {
		case line.from == "" || isSameText(*line.into, line.from):
		case *line.into == "":
			*line.into = line.from
			parts = append(parts, line.label)
		default:
			differing = append(differing, describeDifference(line.label, *line.into, line.from))
		}
	}
	united := func(label string, had, has int, changed bool) {
		switch {
		case had == 0 && has > 0:
			parts = append(parts, label)
		case has > had:
			parts = append(parts, fmt.Sprintf("%d more %s", has-had, label))
		case changed:
			parts = append(parts, label)
		}
	}
	links, had := slices.Clone(p.Links), len(p.Links)
	for _, a := range other.Links {
		if !slices.ContainsFunc(links, func(b Address) bool { return isSameAddress(a.URL, b.URL) }) {
			links = append(links, a)
		}
	}
	p.Links = links
	united("links", had, len(links), false)
	had = len(p.Languages)
	var unlike []string
	p.Languages, unlike = mergeLanguages(p.Languages, other.Languages)
	united("languages", had, len(p.Languages), false)
	skills, had := p.Skills, len(p.Skills)
	p.Skills = mergeSkills(p.Skills, other.Skills)
	united("skills", had, len(p.Skills), !reflect.DeepEqual(skills, p.Skills))
	return p, parts, append(differing, unlike...)
}

func describeDifference(label, here, there string) string {
	const most = 80
	return fmt.Sprintf("%s: “%s” here, “%s” in the file", label, text.Shorten(here, most), text.Shorten(there, most))
}

// isSameText reports whether two texts say the same but for case and spaces.
func isSameText(a, b string) bool { return strings.EqualFold(oneLine(a), oneLine(b)) }

func isSameAddress(a, b string) bool {
	plain := func(address string) string {
		if _, rest, found := strings.Cut(address, "://"); found {
			address = rest
		}
		return strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(address), "www."), "/")
	}
	return plain(a) == plain(b)
}

func mergeLanguages(own, others []Language) (all []Language, differing []string) {
	all = slices.Clone(own)
	for _, l := range others {
		i := slices.IndexFunc(all, func(k Language) bool { return isSameText(k.Name, l.Name) })
		switch {
		case i < 0:
			all = append(all, l)
		case all[i].Level == "":
			all[i].Level = l.Level
		case l.Level != "" && !isSameText(all[i].Level, l.Level):
			differing = append(differing, describeDifference(l.Name, all[i].Level, l.Level))
		}
	}
	return all, differing
}

// mergeSkills adds skills and members of groups that are not named yet, wherever.
func mergeSkills(own, others []Skill) []Skill {
	all := slices.Clone(own)
	named := func(name string) bool {
		return slices.ContainsFunc(all, func(s Skill) bool {
			return isSameText(s.Name, name) && len(s.Members) == 0 || slices.ContainsFunc(s.Members, func(m string) bool { return isSameText(m, name) })
		})
	}
	for _, s := range others {
		group := slices.IndexFunc(all, func(k Skill) bool { return isSameText(k.Name, s.Name) && (len(k.Members) > 0 || len(s.Members) == 0) })
		var fresh []string
		for _, m := range s.Members {
			if !named(m) && !slices.ContainsFunc(fresh, func(f string) bool { return isSameText(f, m) }) {
				fresh = append(fresh, m)
			}
		}
		switch {
		case len(s.Members) > 0 && len(fresh) == 0, len(s.Members) == 0 && (group >= 0 || named(s.Name)):
		case group >= 0:
			all[group].Members = append(slices.Clone(all[group].Members), fresh...)
		default:
			all = append(all, Skill{s.Name, fresh})
		}
	}
	return all
}
