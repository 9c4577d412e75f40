package people

import (
	"rung/model"
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
	Role            string // in my plan, or ""
	Email, URL      string
	Tags            []string
	Private         bool
	Met             model.Day // the contact's own day
	Last            model.Day // of the last interaction, or ""
	Snoozed         model.Day // not before this day, or ""
	Rhythm          rhythm.Rhythm
	rhythm.Standing        // State, Due and Limit
	Mine, Theirs    int    // promises still open, by who made them
	Disambiguation  string // what tells two of one name apart, or ""
	place           string // folded department or organisation
	name            string // folded name
}

// newPerson reads a contact; what others say of it is added by the list.
func newPerson(e model.Entry) Person {
	text := e.Values.Text
	p := Person{ID: e.ID, Name: e.Title, Job: text("job"), Organisation: text("organisation"), Department: text("department"),
		Circle: text("circle"), Role: text("plan_role"), Email: text("email"), URL: text("url"), Tags: e.Tags, Private: e.Private,
		Met: e.Day, Snoozed: e.Values.Day("snoozed_until")}
	p.name, p.place = foldName(p.Name), foldName(p.Place())
	return p
}

// Place is the part of the world one knows the person from: the department, or
// for somebody outside the organisation.
func (p Person) Place() string {
	if p.Circle == "outside" || p.Department == "" {
		return p.Organisation
	}
	return p.Department
}

// Where tells place and job in one line: "Finance, financial controller".
func (p Person) Where() string { return text.Joined(", ", p.Place(), p.Job) }

// Title is the name, and what tells it from another person of the same name.
func (p Person) Title() string {
	if p.Disambiguation == "" {
		return p.Name
	}
	return p.Name + " (" + p.Disambiguation + ")"
}
