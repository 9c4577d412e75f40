package resume

import (
	"slices"

	"rung/model"
)

// Resume is a résumé as every writer prints it: what stands where, in order,
// with nothing left to decide but the form of letters. The same journal and the
// same Selection give the same Document.
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

// Activity is what was done beside a position, with what is said of it.
type Activity struct {
	ID           string // the entry
	Title        string
	Organisation string
	From         model.Day
	Until        model.Day // "" where no end is told
	Bullets      []Bullet
}

// Bullet is one line on the page and what it leads back to.
type Bullet struct {
	ID      string
	Text    string
	Target  string // whom it is written for, or "" for everyone
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

// LeftOut counts what a Selection asked for and the page does not show.
type LeftOut struct {
	Private int // bullets, positions and studies that are private, or about something that is
	Lapsed  int // certificates no longer valid
}

// AllBullets gives every bullet of the page in its order.
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

// OtherGroups gives the bullets of no position in their groups, each with the heading
// that it stands under in a list of bullets.
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

// BulletGroup is some bullets and what they stand under.
type BulletGroup struct {
	Heading string
	Bullets []Bullet
}

// WithBulletText gives the page with other words for one of its bullets.
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
