package people

import (
	"context"
	"slices"
	"strings"

	"rung/model"
	"rung/model/meaning"
)

// NamedPeople finds whom captured lines name with "@" among the contacts, and makes new
// contacts of the others, each once, with what the sentences say of them.
type NamedPeople struct {
	// New are the contacts to write, before the entries that name them.
	New []model.Edit

	on     model.Day
	reader *meaning.EntryReader      // nil where words are not read
	said   map[string]meaning.Person // by their names in lower case
	ids    map[string]string         // of the new contacts, likewise

	employers []string // the person's own, in lower case
}

// NewNamedPeople begins with nobody; new contacts are dated on. The reader may be nil.
func NewNamedPeople(on model.Day, reader *meaning.EntryReader) *NamedPeople {
	return &NamedPeople{on: on, reader: reader, said: map[string]meaning.Person{}, ids: map[string]string{}}
}

// mostNamesakes is how many contacts are named where a name fits several.
const mostNamesakes = 5

// FindNamed gives the contacts that a name may mean, as many as are worth naming.
// Errors: the reader's.
func FindNamed(ctx context.Context, r model.Reader, name string) ([]model.Ref, error) {
	return model.FindByName(ctx, r, name, []string{model.KindContact}, mostNamesakes)
}

// Link gives the ids of whom a line names, as far as reading its words does not link them
// anyway. choose decides between several who fit; its error is given back. Errors: also
// the reader's.
func (n *NamedPeople) Link(ctx context.Context, r model.Reader, line model.Capture, choose func(name string, fits []model.Ref) (id string, err error)) (ids []string, err error) {
	n.readLine(line)
	if err = n.findEmployers(ctx, r); err != nil {
		return nil, err
	}
	for _, mark := range line.People {
		refs, err := FindNamed(ctx, r, mark.Text)
		if err != nil {
			return nil, err
		}
		id := ""
		switch len(refs) {
		case 0:
			id = n.Add(mark.Text)
		case 1:
			id = refs[0].ID
		default:
			if id, err = choose(mark.Text, refs); err != nil {
				return nil, err
			}
		}
		ids = append(ids, id)
	}
	linked := n.findLinkedByWords(line)
	return slices.DeleteFunc(ids, func(id string) bool { return linked[id] }), nil
}

// findEmployers finds the houses that the person worked for, where a line names somebody's:
// whoever works elsewhere is of no department of one's own.
func (n *NamedPeople) findEmployers(ctx context.Context, r model.Reader) error {
	isNeeded := false
	for _, p := range n.said {
		isNeeded = isNeeded || p.Organisation != "" && p.Department != ""
	}
	if !isNeeded || n.employers != nil {
		return nil
	}
	held, err := model.FindEntries(ctx, r, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindPosition}}})
	for _, e := range held {
		if house := e.Values.Text("organisation"); house != "" {
			n.employers = append(n.employers, strings.ToLower(house))
		}
	}
	return err
}

// readLine remembers what a line says of people nobody knows, whom a person may Add
// though they have no mark.
func (n *NamedPeople) readLine(line model.Capture) {
	if n.reader == nil {
		return
	}
	r := n.reader.Naming(line.People).Read(line.Entry())
	for _, p := range slices.Concat(r.Reading.People, r.NewPeople) { // a line that is a contact names that contact alone
		n.said[strings.ToLower(p.Name)] = p
	}
}

// findLinkedByWords gives the contacts, new ones among them, that a line links without its
// marks, which are gone when the entry is read again: in the role that the words give.
func (n *NamedPeople) findLinkedByWords(line model.Capture) map[string]bool {
	linked := map[string]bool{}
	if n.reader == nil || len(line.People) == 0 {
		return linked
	}
	more := make([]model.KnownContact, len(n.New))
	for i, added := range n.New {
		more[i] = model.KnownContact{ID: added.Entry.ID, Name: added.Entry.Title, Department: added.Entry.Values.Text("department")}
	}
	for _, link := range n.reader.Knowing(more).Read(line.Entry()).Entry.Links {
		linked[link.ID] = true
	}
	return linked
}

// Add gives the id of a new contact of a name.
func (n *NamedPeople) Add(name string) (id string) {
	folded := strings.ToLower(name)
	if id, known := n.ids[folded]; known {
		return id
	}
	person := n.said[folded]
	person.Name = name
	if isElsewhere := person.Organisation != "" && person.Department != "" && len(n.employers) > 0 && !slices.Contains(n.employers, strings.ToLower(person.Organisation)); isElsewhere {
		person.Circle = "outside" // though a department is said
	}
	contact := person.Contact(n.on)
	n.New = append(n.New, model.Edit{Entry: contact})
	n.ids[folded] = contact.ID
	return contact.ID
}
