package readiness

import "slices"

// FrameworkVersion is the version of a framework's file that this Rung reads and writes.
const FrameworkVersion = 1

// Framework is an ordered list of steps from one source, or the person's own.
type Framework struct {
	Version int
	ID      string
	Title   string
	Source  string
	Base    string // the framework it was copied from, whose claims it shares
	Ladder  bool   // its steps are levels, from the lowest to the highest
	Held    string // of a ladder: the id of the level that the person holds, or ""
	Steps   []Step
}

// Step is one stage of a framework.
type Step struct {
	ID           string
	Title        string
	Summary      string
	Gate         bool   // every criterion has to be answered yes before the rest
	Applies      string // Manager, or "" for everybody
	Competencies []string
	Weight       int
	Criteria     []Criterion
}

// Manager is the only value of Step.Applies: the step counts once the person is a
// manager.
const Manager = "manager"

// Criterion is a statement that must hold for its step, with the rule that says
// which entries show it and how many are needed.
type Criterion struct {
	ID       string
	Title    string
	Question string // what the person claims with yes, partly or no
	Weight   int
	Rule     Rule
	Actions  []Template
}

// Rule says which entries are evidence and how many are needed. It either
// counts entries that meet its Condition, or combines other rules by Any or All
// and holds nothing else.
//
// The whole language, as written in a framework's file:
//
//	on the entry itself
//	kinds        = ["study"]                        it is of one of these kinds
//	where        = { form = ["course", "book"] }    each choice is one of these; "yes" or "no" for yes/no fields; "" where nothing was chosen
//	filled       = ["result", "witness", "body"]    each of these fields, links or the text holds something
//	least        = { people_led = 2 }               each number is at least this
//	competencies = ["leadership"]                   it builds on one of these
//	linked       = [{ role = "with", kinds = ["contact"] }]   for each, an entry that meets the
//	               condition is linked in that role, whichever of the two holds the link
//	either       = [{ … }, { … }]                   it meets one of these conditions as well
//
//	on how the entries are counted
//	need         = 3                how many whole ones it takes; 1 unless said
//	tells        = ["result"]       what is asked to be told: an entry that tells none of it counts half; absent, what
//	               its kind is asked to tell; empty, nothing
//	different    = "months"         what the entries have to differ in: departments, people, months, organisations, titles,
//	               kinds, or a choice: disciplines, settings, fields, parts, forms, stages
//	spread       = 3                over how many different ones full coverage is spread; need unless said. One day gives a third at most
//	present      = true             it was done for the organisation of the position held then, or for none that is named
//	aimed        = true             it was in the area of IT that the target role is about, or in any where none was chosen
//	within       = 180              its last day is at most so many days back
//	strong       = 60               its strength is at least so many percent
//	valid        = true             its "valid until" has not passed; for a kind without one, its last day
//	unit, units                     what one and several are called when some are missing
//
//	on rules
//	any          = [{ … }, { … }]   the rule that is covered best
//	all          = [{ … }, { … }]   the rule that is covered least, and nothing counts until each has something
//
// There is no "not", so more evidence never lowers a coverage.
type Rule struct {
	Condition
	Need      int
	Tells     []string // nil: what the kind is asked to tell
	Different string
	Spread    int // 0 where nothing has to differ
	Present   bool
	Aimed     bool
	Within    int
	Strong    int
	Valid     bool
	Unit      string
	Units     string
	Any       []Rule
	All       []Rule
}

// Condition is what a rule asks of one entry.
type Condition struct {
	Kinds        []string
	Where        map[string][]string
	Filled       []string
	Least        map[string]int
	Competencies []string
	Linked       []Linked
	Either       []Condition
}

// Linked asks for a link in a role to an entry that meets the condition; an
// empty condition is met by any entry.
type Linked struct {
	Role string
	Condition
}

// What evidence can differ by.
const (
	Departments = "departments"
	Disciplines = "disciplines"
	Settings    = "settings"
	People      = "people"

	Months        = "months"
	Organisations = "organisations"
	Titles        = "titles"
	DifferentKind = "kinds"
	Fields        = "fields"
	Parts         = "parts"
	Forms         = "forms"
	Stages        = "stages"
)

// Template describes an action that would close a criterion's gap. With Fill, the
// action completes an entry that meets Subject; without, it writes Entries, which
// may be about a Subject. Titles and texts take {entry}, {person}, {department} and
// {ago}.
type Template struct {
	ID      string
	Title   string
	Reason  string
	Minutes int
	Subject *Condition
	Fill    []string
	Entries []Draft
}

// Draft is an entry that an action would write.
type Draft struct {
	Kind         string
	Title        string
	Values       map[string]any
	Competencies []string
	Links        map[string]string // role → "subject" or the number of an earlier draft
	Ask          []string          // parts to ask for in addition to those that the kind expects; of one in Values, that is the answer the gain is promised for
}

// step returns the step and criterion with an id; ok is false where there is none.
func (f Framework) findCriterion(id string) (Step, Criterion, bool) {
	for _, s := range f.Steps {
		i := slices.IndexFunc(s.Criteria, func(c Criterion) bool { return c.ID == id })
		if i >= 0 {
			return s, s.Criteria[i], true
		}
	}
	return Step{}, Criterion{}, false
}

// CopyAs returns a framework of the person's own that starts as a copy of this one.
// Steps and criteria keep their ids, so claims made under the original still hold.
func (f Framework) CopyAs(id, title string) Framework {
	own := f
	own.ID, own.Title, own.Base = id, title, f.ID
	own.Steps = slices.Clone(f.Steps)
	for i := range own.Steps {
		own.Steps[i].Criteria = slices.Clone(f.Steps[i].Criteria)
	}
	return own
}
