package resume

import (
	"slices"

	"rung/model"
)

// Resume is the content of a résumé in the order of the page. The same journal and the
// same Selection give the same Resume.
type Resume struct {
	Person       Person
	BulletsOnly  bool // the list alone: no head, education, certificates or skills
	Employers    []Employer
	Volunteering []Activity
	Projects     []Activity // of one's own
	Others       []Bullet   // bullets of no position, nor of what stands above
	Education    []Study
	Certificates []Study
	Skills       []Skill
	Languages    []Language
	LeftOut      LeftOut
}

// Employer is one organisation and the roles held there one after the other.
type Employer struct {
	Name  string
	Roles []Role // newest first
}

// Role is one position on the page.
type Role struct {
	ID         string // the position's entry
	Title      string
	Level      string
	Employment string // job, part-time, internship, or ""
	From       model.Day
	Until      model.Day // "" while it goes on
	Bullets    []Bullet
}

// Activity is work outside any position, with its bullets.
type Activity struct {
	ID           string // the entry
	Title        string
	Organisation string
	From         model.Day
	Until        model.Day // "" where no end is told
	Bullets      []Bullet
}

// Bullet is one bullet on the page, and the entries behind it.
type Bullet struct {
	ID      string
	Text    string
	Target  string // the company or job it is written for, or "" for all
	Day     model.Day
	Entries []model.Ref    // the entries it is about
	Numbers []TracedNumber // its numbers, with where each was written
}

// Study is a degree or a certificate.
type Study struct {
	ID         string
	Title      string
	Provider   string
	Form       string
	From       model.Day
	Finished   model.Day
	ValidUntil model.Day // "" where it does not lapse
}

// LeftOut counts what a Selection asked for but the page does not show.
type LeftOut struct {
	Private int // bullets, positions and studies that are private, or about something that is
	Lapsed  int // certificates no longer valid
}

// AllBullets gives every bullet in the order of the page.
func (d Resume) AllBullets() []Bullet {
	var all []Bullet
	for _, e := range d.Employers {
		for _, r := range e.Roles {
			all = append(all, r.Bullets...)
		}
	}
	for _, section := range d.activitySections() {
		for _, a := range section.list {
			all = append(all, a.Bullets...)
		}
	}
	return append(all, d.Others...)
}

// OtherGroups gives the bullets of no position in groups with headings for a list of
// bullets.
func (d Resume) OtherGroups() []BulletGroup {
	var groups []BulletGroup
	for _, section := range d.activitySections() {
		for _, a := range section.list {
			groups = append(groups, BulletGroup{section.heading + ": " + a.titleWithOrganisation(), a.Bullets})
		}
	}
	if len(d.Others) > 0 {
		groups = append(groups, BulletGroup{"Outside of any position", d.Others})
	}
	return groups
}

// BulletGroup is some bullets and their heading.
type BulletGroup struct {
	Heading string
	Bullets []Bullet
}

// WithBulletText gives a copy of the résumé with another text for one bullet.
func (d Resume) WithBulletText(id, words string) Resume {
	retyped := func(list []Bullet) []Bullet {
		list = slices.Clone(list)
		for i := range list {
			if list[i].ID == id {
				list[i].Text = words
			}
		}
		return list
	}
	d.Employers = slices.Clone(d.Employers)
	for i, e := range d.Employers {
		d.Employers[i].Roles = slices.Clone(e.Roles)
		for j, r := range e.Roles {
			d.Employers[i].Roles[j].Bullets = retyped(r.Bullets)
		}
	}
	for _, list := range []*[]Activity{&d.Volunteering, &d.Projects} {
		*list = slices.Clone(*list)
		for i, a := range *list {
			(*list)[i].Bullets = retyped(a.Bullets)
		}
	}
	d.Others = retyped(d.Others)
	return d
}

// IsCurrent reports whether the role goes on still.
func (r Role) IsCurrent() bool { return r.Until == "" }
