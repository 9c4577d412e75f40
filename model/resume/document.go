package resume

import "rung/model"

// Document is a résumé as every writer prints it: what stands where, in order,
// with nothing left to decide but the form of letters. The same journal and the
// same Selection give the same Document.
type Document struct {
	Person       Person
	BulletsOnly  bool // the list alone: no head, education, certificates or skills
	Employers    []Employer
	Others       []Bullet // bullets of no position
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

// Bullet is one line on the page and what it leads back to.
type Bullet struct {
	ID      string
	Words   string
	Target  string // whom it is written for, or "" for everyone
	Day     model.Day
	Entries []model.Ref // the entries it is about
	Numbers []Traced    // its numbers, with where each was written
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

// Bullets gives every bullet of the page in its order.
func (d Document) Bullets() []Bullet {
	var all []Bullet
	for _, e := range d.Employers {
		for _, r := range e.Roles {
			all = append(all, r.Bullets...)
		}
	}
	return append(all, d.Others...)
}

// Current reports whether the role goes on still.
func (r Role) Current() bool { return r.Until == "" }
