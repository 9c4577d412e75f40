package cli

import (
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/people"
	"rung/model/rhythm"
	"rung/model/text"
)

type peopleCmd struct {
	Query       []string `arg:"" optional:"" help:"Which people: a name, circle:outside, department:finance, tag:erp …"`
	By          string   `enum:"urgent,name,recent,circle,place" default:"urgent" help:"urgent, name, recent, circle or place."`
	On          string   `placeholder:"DAY" help:"As of a day: 2026-03-31, yesterday …"`
	Limit       int      `help:"How many at most; 0 for all."`
	At          string   `xor:"what" placeholder:"COMPANY" help:"Whom you know there."`
	Referees    string   `xor:"what" placeholder:"STEP" help:"Who can vouch for the evidence of a step, or of a criterion."`
	Brief       string   `xor:"what" placeholder:"NAME" help:"A page on one person to read before a meeting, in Markdown."`
	Map         bool     `xor:"what" help:"Whom you know where, and where nobody."`
	Duplicates  bool     `xor:"what" help:"Who may be in your journal twice."`
	WithPrivate bool     `help:"Private entries too, in a brief."`
}

// Run lists people, or answers one of the questions about them.
func (c peopleCmd) Run(r *run) error {
	if c.Limit < 0 {
		return &usageError{"--limit is a number from 0, where 0 means all"}
	}
	return r.withJournal(Read, func(s Session) error {
		on, err := r.parseDayOrToday(s, c.On)
		if err != nil {
			return err
		}
		list, err := people.ReadList(r.ctx, s.Journal, on)
		if err != nil {
			return err
		}
		switch {
		case c.Referees != "":
			return c.printReferees(r, s, list)
		case c.Brief != "":
			return c.brief(r, s, list)
		case c.Map:
			return c.printMap(r, s, list)
		case c.Duplicates:
			return r.printPairs(s, list)
		}
		found, err := c.findPeople(r, s, list)
		if err != nil {
			return err
		}
		return c.printPeople(r, list, found)
	})
}

// parseDayOrToday reads a day, or gives today if text is "".
func (r *run) parseDayOrToday(s Session, text string) (model.Day, error) {
	if text == "" {
		return s.Journal.Today(), nil
	}
	return model.ParseDay(text, r.locale(s))
}

// findPeople gives those who match the query and, with --at, are at that company.
func (c peopleCmd) findPeople(r *run, s Session, list *people.List) ([]people.Person, error) {
	found := list.People
	if c.At != "" {
		found = list.PeopleAt(c.At)
	}
	if len(c.Query) == 0 {
		return slices.Clone(found), nil
	}
	q, err := r.parseQuery(s, strings.Join(c.Query, " "))
	if err != nil {
		return nil, err
	}
	hits, _, err := s.Journal.Find(r.ctx, q.With(model.Term{Key: "kind", Op: ":", Text: model.KindContact}), model.Cursor{}, 0)
	if err != nil {
		return nil, err
	}
	asked := map[string]bool{}
	for _, h := range hits {
		asked[h.Entry.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(found), func(p people.Person) bool { return !asked[p.ID] }), nil
}

// printPeople lists people in the order asked for.
func (c peopleCmd) printPeople(r *run, list *people.List, found []people.Person) error {
	group := func(people.Person) string { return "" }
	switch c.By {
	case "circle", "place":
		by := people.Grouping(c.By)
		found, group = groupPeople(found, by)
	default:
		people.SortPeople(found, people.Order(c.By))
	}
	total := len(found)
	if c.Limit > 0 {
		found = found[:min(c.Limit, total)]
	}
	if r.json {
		rows := make([]personJSON, len(found))
		for i, p := range found {
			rows[i] = newPersonJSON(p)
		}
		return r.printJSON(rows)
	}
	if total == 0 {
		return r.printLine("Nobody is found. Add a contact with: rung add --plain --kind contact NAME")
	}
	rows := make([][]string, len(found))
	for i, p := range found {
		rows[i] = personRow(p, list.On)
		if heading := group(p); heading != "" {
			rows[i] = append([]string{heading}, rows[i]...)
		}
	}
	return r.printTable(rows)
}

// groupPeople sorts people by group, and gives a function for a person's group.
func groupPeople(found []people.Person, by people.Grouping) ([]people.Person, func(people.Person) string) {
	label := map[string]string{}
	var ordered []people.Person
	for _, g := range people.GroupPeople(found, by) {
		for _, p := range g.People {
			label[p.ID] = g.Label
			ordered = append(ordered, p)
		}
	}
	return ordered, func(p people.Person) string { return label[p.ID] }
}

func personRow(p people.Person, on model.Day) []string {
	last := "never"
	if p.Last != "" {
		last = text.Ago(on.DaysSince(p.Last))
	}
	state := string(p.State)
	if p.State == rhythm.Snoozed {
		state += " until " + string(p.Due)
	}
	row := []string{state, p.Title(), p.Where(), p.Role, last, p.Rhythm.Describe()}
	if open := p.Mine + p.Theirs; open > 0 {
		row = append(row, countWords(open, "open promise", "open promises"))
	}
	return row
}

// personJSON is a person as the terminal prints it.
type personJSON struct {
	ID           string       `json:"id"`
	Name         string       `json:"name"`
	Job          string       `json:"job"`
	Organisation string       `json:"organisation"`
	Department   string       `json:"department"`
	Circle       string       `json:"circle"`
	Role         string       `json:"role"`
	Last         model.Day    `json:"last"` // of the last talk, or ""
	State        rhythm.State `json:"state"`
	Ideal        int          `json:"ideal"` // days; 0 for no rhythm
	Limit        int          `json:"limit"` // days; 0 for none
	Due          model.Day    `json:"due"`   // the day on which to talk again
	Latest       model.Day    `json:"latest"`
	Snoozed      model.Day    `json:"snoozed_until"`
	Promises     promisesJSON `json:"promises"`
	Tags         []string     `json:"tags"`
	Private      bool         `json:"private"`
}

// promisesJSON counts the open promises of each side.
type promisesJSON struct {
	Mine   int `json:"mine"`
	Theirs int `json:"theirs"`
}

func newPersonJSON(p people.Person) personJSON {
	return personJSON{ID: p.ID, Name: p.Name, Job: p.Job, Organisation: p.Organisation, Department: p.Department, Circle: p.Circle, Role: p.Role,
		Last: p.Last, State: p.State, Ideal: p.Rhythm.Ideal, Limit: p.Rhythm.Limit, Due: p.Due, Latest: p.Limit, Snoozed: p.Snoozed,
		Promises: promisesJSON{p.Mine, p.Theirs}, Tags: append([]string{}, p.Tags...), Private: p.Private}
}

// brief prints the page on one person.
func (c peopleCmd) brief(r *run, s Session, list *people.List) error {
	role := model.Role{ID: "with", To: []string{model.KindContact}}
	id, err := searchPublicFirst(r.ctx, s, c.WithPrivate, "This contact", func(from model.Reader) (string, error) {
		return findNamed(r.ctx, from, role, c.Brief)
	})
	if err != nil {
		return err
	}
	page, err := list.Brief(r.ctx, s.Journal, id, r.locale(s), c.WithPrivate)
	if err != nil {
		return err
	}
	if r.json {
		p, _ := list.Person(id)
		return r.printJSON(map[string]string{"id": id, "name": p.Name, "brief": page})
	}
	_, err = fmt.Fprint(r.out, dropControls(page))
	return err
}
