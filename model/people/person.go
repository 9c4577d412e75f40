package people

import (
	"rung/model"
	"rung/model/identity"
	"rung/model/rhythm"
	"rung/model/text"
)

// Person is a contact as a list shows it.
type Person struct {
	ID, Name        string
	Job             string
	Organisation    string
	Department      string
	Circle          string // one of Circles, or ""
	Role            string // role in the user's plan, or ""
	Email, URL      string
	Tags            []string
	Private         bool
	Met             model.Day // the day of the contact entry
	Last            model.Day // of the last interaction, or ""
	Snoozed         model.Day // snoozed until this day, or ""
	Rhythm          rhythm.Rhythm
	rhythm.Standing        // State, Due and Limit
	Mine, Theirs    int    // open promises, by who made them
	Disambiguation  string // what distinguishes people of the same name, or ""
	place           string // folded department or organisation
	name            string // folded name
}

// newPerson reads a contact; what other entries say is added by the list.
func newPerson(e model.Entry) Person {
	text := e.Values.Text
	p := Person{ID: e.ID, Name: e.Title, Job: text("job"), Organisation: text("organisation"), Department: text("department"),
		Circle: text("circle"), Role: text("plan_role"), Email: text("email"), URL: text("url"), Tags: e.Tags, Private: e.Private,
		Met: e.Day, Snoozed: e.Values.Day("snoozed_until")}
	p.name, p.place = identity.FoldName(p.Name), identity.FoldName(p.Place())
	return p
}

// Place is where the person is known from: the department, or for somebody outside,
// the organisation.
func (p Person) Place() string {
	if p.Circle == "outside" || p.Department == "" {
		return p.Organisation
	}
	return p.Department
}

// Where returns place and job in one line: "Finance, financial controller".
func (p Person) Where() string { return text.Joined(", ", p.Place(), p.Job) }

// Title returns the name, with what distinguishes it from others of the same name.
func (p Person) Title() string {
	if p.Disambiguation == "" {
		return p.Name
	}
	return p.Name + " (" + p.Disambiguation + ")"
}
