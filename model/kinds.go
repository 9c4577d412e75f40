package model

import "slices"

// Kind declares a kind of entry as data. Forms, rows, search, storage, stories,
// the résumé and strength are all driven by the declaration; only a title is ever
// required.
type Kind struct {
	ID           string
	Label        string // "Achievement"
	Plural       string // "Achievements"
	Icon         string // name of its drawing in assets/icons
	TitleHint    string // what the title should say
	Fields       []Field
	Links        []Role
	Story        StoryFields
	Brings       []Brings
	BodyExpected bool // an entry is complete only with a text
	Deed         bool // tells of something done, which a review of the person's work shows
	Work         bool // may tell of work done, so that a résumé bullet can be drafted from it
	Evidence     bool // may show that the person fits a job
	Hidden       bool // left out of the journal's list and counts unless asked for
	MadeByRung   bool // made by Rung's own screens, so not offered under New
}

// StoryFields says which field of a kind tells each part of a story: the key of a
// field, StoryBody for the entry's text, or "" where the kind has no such field.
type StoryFields struct{ Situation, Task, Action, Result, Lesson string }

// Brings says which competencies an entry of a kind builds on by itself, beside those
// that the person chose: always, or where a field has one of some choices.
type Brings struct {
	Competencies []string
	Field        string // key of the field, or "" for every entry of the kind
	Choices      []string
}

// StoryBody stands for the entry's text among its StoryFields.
const StoryBody = "body"

// The ids of the kinds, for rules that are about exactly one of them. What holds for
// several kinds is declared by each.
const (
	KindNote        = "note"
	KindAchievement = "achievement"
	KindLeadership  = "leadership"
	KindStudy       = "study"
	KindInitiative  = "initiative"
	KindBudget      = "budget"
	KindFeedback    = "feedback"
	KindInteraction = "interaction"
	KindContact     = "contact"
	KindPosition    = "position"
	KindApplication = "application"
	KindInterview   = "interview"
	KindClaim       = "claim"
	KindAction      = "action"
	KindGoal        = "goal"
	KindQuestion    = "question"
	KindRuling      = "ruling"
	KindBullet      = "bullet"
	KindSnapshot    = "snapshot"
)

// Role declares a link from an entry to others.
type Role struct {
	ID       string
	Label    string
	To       []string // kinds it may point to; empty for any
	Many     bool     // may point to several
	Expected bool     // an entry of the kind is complete only with this link
}

// commonRoles are open to every kind, after its own.
var commonRoles = []Role{
	{ID: "with", Label: "With", To: []string{KindContact}, Many: true},
	{ID: "witness", Label: "Can vouch for it", To: []string{KindContact}, Many: true},
	{ID: "about", Label: "About", Many: true},
}

// Kinds lists every kind, in the order in which they are offered. A new kind is one
// declaration and one line here.
var Kinds = []Kind{note, achievement, leadership, study, initiative, budget, feedback, interaction, contact, position, application, interview, claim, plannedAction, goal, question, ruling, bullet, snapshot}

func init() {
	declared := Kinds
	Kinds = nil
	for _, k := range declared {
		DeclareKind(k)
	}
}

// DeclareKind makes a kind known, before the first entry is read, with the parts of a
// story and the links that every kind has.
func DeclareKind(k Kind) {
	k.addStoryFields()
	for _, r := range commonRoles {
		if !k.hasRole(r.ID) {
			k.Links = append(k.Links, r)
		}
	}
	Kinds = append(Kinds, k)
}

// NamedRole gives the role in which somebody whom the words of an entry name is linked to
// it: whoever gave feedback, is behind an application, or was simply there.
func (k Kind) NamedRole() string {
	switch k.ID {
	case KindFeedback:
		return "from"
	case KindApplication:
		return "contact"
	}
	return "with"
}

// OfferedKinds gives the kinds of which a person can begin an entry, without those that
// only Rung's own screens make.
func OfferedKinds() []Kind {
	return slices.DeleteFunc(slices.Clone(Kinds), func(k Kind) bool { return k.MadeByRung })
}

// KindOf finds a kind by its id. For an id that is not known, as a newer Rung may have
// written it, ok is false and the kind has the id as its label, the links and story that
// every kind has, and no fields.
func KindOf(id string) (Kind, bool) {
	i := slices.IndexFunc(Kinds, func(k Kind) bool { return k.ID == id })
	if i < 0 && id == "" {
		return Kind{}, false
	}
	if i < 0 {
		return Kind{ID: id, Label: labelFromName(id), Plural: labelFromName(id), Icon: "unknown", Links: commonRoles, Story: storyInBody, Evidence: true}, false
	}
	return Kinds[i], true
}

// KindsWhere gives the ids of the kinds that a condition holds for, in their order.
func KindsWhere(holds func(Kind) bool) []string {
	var ids []string
	for _, k := range Kinds {
		if holds(k) {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

// KindIDs gives the ids of all kinds, in their order.
func KindIDs() []string { return KindsWhere(func(Kind) bool { return true }) }

// KindsWithField gives the ids of the kinds that declare a field.
func KindsWithField(key string) []string {
	return KindsWhere(func(k Kind) bool { _, ok := k.Field(key); return ok })
}

// KindIcon gives the name of the drawing in assets/icons that stands for a kind.
func KindIcon(id string) string {
	kind, _ := KindOf(id)
	return kind.Icon
}

// Field finds a declared field by its key.
func (k Kind) Field(key string) (Field, bool) {
	i := slices.IndexFunc(k.Fields, func(f Field) bool { return f.Key == key })
	if i < 0 {
		return Field{}, false
	}
	return k.Fields[i], true
}

// Role finds a declared link by its role. For one that is not declared, ok is false and
// the role may lead to any entries.
func (k Kind) Role(id string) (Role, bool) {
	i := slices.IndexFunc(k.Links, func(r Role) bool { return r.ID == id })
	if i < 0 {
		return Role{ID: id, Label: labelFromName(id), Many: true}, false
	}
	return k.Links[i], true
}

// Accepts reports whether the link may lead to an entry of a kind. A kind that is not
// known is always accepted.
func (r Role) Accepts(kind string) bool {
	_, known := KindOf(kind)
	return len(r.To) == 0 || slices.Contains(r.To, kind) || !known
}

func (k Kind) hasRole(role string) bool {
	_, ok := k.Role(role)
	return ok
}

// TellsResult reports whether the entry says what came of it: in its fields, or in a
// clause of its words.
func (e Entry) TellsResult() bool {
	return e.Values.Text("result") != "" || len(e.Values.Items("metrics")) > 0 || e.Read.Has(PartStory("result"))
}

// Missing gives the labels of what would make the entry complete, in the order of
// the form. An entry that lacks something belongs in the Inbox.
func (e Entry) Missing() []string {
	kind, ok := KindOf(e.Kind)
	if !ok {
		return nil
	}
	var missing []string
	for _, f := range kind.Fields {
		if _, filled := e.Values[f.Key]; f.Expected && !filled {
			missing = append(missing, f.Label)
		}
	}
	for _, r := range kind.Links {
		if r.Expected && len(e.Linked(r.ID)) == 0 {
			missing = append(missing, r.Label)
		}
	}
	if kind.BodyExpected && e.Body == "" {
		missing = append(missing, "Text")
	}
	return missing
}

// FieldsByKey gives every declaration of a field's key in any kind, for a search by a
// field that several kinds have.
func FieldsByKey(key string) []Field {
	var found []Field
	for _, k := range Kinds {
		if f, ok := k.Field(key); ok {
			found = append(found, f)
		}
	}
	return found
}

// Competency is an ability that all frameworks share.
type Competency struct{ ID, Label string }

// Competencies is the shared list, in the order in which they are offered.
var Competencies = []Competency{
	{"excellence", "Excellence"}, {"business", "Business"}, {"relationships", "Relationships"},
	{"communication", "Communication"}, {"leadership", "Leadership"}, {"management", "Management"},
	{"mentoring", "Mentoring"}, {"delivery", "Delivery"}, {"problem_solving", "Problem solving"},
	{"initiatives", "Initiatives"}, {"budgeting", "Budgeting"}, {"technical", "Technical"},
	{"education", "Education"}, {"strategy", "Strategy"}, {"network", "Network"},
	{"growth", "Growth"}, {"career", "Career"},
}

func competencyIDs() []string {
	ids := make([]string, len(Competencies))
	for i, c := range Competencies {
		ids[i] = c.ID
	}
	return ids
}

// CompetencyOf finds a competency by its id. One that is not known has its name.
func CompetencyOf(id string) (Competency, bool) {
	i := slices.IndexFunc(Competencies, func(c Competency) bool { return c.ID == id })
	if i < 0 {
		return Competency{id, labelFromName(id)}, false
	}
	return Competencies[i], true
}
