package line

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/meaning"
	"rung/ui/widgets"
)

// namedPerson is one @Name of a line and whom it fits.
type namedPerson struct {
	text string
	fits []model.Ref
}

// mostFits is how many contacts are named where a name fits several.
const mostFits = 5

// findNamed finds the contacts that each @Name may mean.
func findNamed(ctx context.Context, r model.Reader, marks []model.PersonMark) ([]namedPerson, error) {
	var people []namedPerson
	for _, m := range marks {
		refs, err := model.FindByName(ctx, r, m.Text, []string{model.KindContact}, mostFits)
		if err != nil {
			return nil, err
		}
		people = append(people, namedPerson{m.Text, refs})
	}
	return people, nil
}

// newContacts collects the contacts to create: people whom lines name and nobody knows.
type newContacts struct {
	on    model.Day
	edits []model.Edit
	said  map[string]meaning.Person // what lines say of whom nobody knows, by name in lower case
}

// readPeople remembers what a line says of people.
func (c *newContacts) readPeople(line model.Capture, reader *meaning.EntryReader) {
	if reader == nil {
		return
	}
	for _, p := range reader.Naming(line.People).Read(line.Entry()).NewPeople {
		c.said[strings.ToLower(p.Name)] = p
	}
}

// linkIDs gives the ids of whom a line names. Who is named twice is one contact. A
// name that fits several is an Error of code Invalid.
func (c *newContacts) linkIDs(people []namedPerson) (ids []string, err error) {
	for _, p := range people {
		switch len(p.fits) {
		case 0:
			ids = append(ids, c.addContact(p.text))
		case 1:
			ids = append(ids, p.fits[0].ID)
		default:
			return nil, &model.Error{Code: model.Invalid, Message: p.ambiguity() + " " + lang.L("Write more of the name, in quotes.")}
		}
	}
	return ids, nil
}

func (c *newContacts) addContact(name string) (id string) {
	for _, known := range c.edits {
		if strings.EqualFold(known.Entry.Title, name) {
			return known.Entry.ID
		}
	}
	person := c.said[strings.ToLower(name)]
	person.Name = name
	contact := person.Contact(c.on)
	c.edits = append(c.edits, model.Edit{Entry: contact})
	return contact.ID
}

func (n namedPerson) chip() widgets.ChipContent {
	switch len(n.fits) {
	case 0:
		return widgets.ChipContent{Text: lang.L("new contact {{.Name}}", map[string]any{"Name": n.text}), State: widgets.ChipSuggested}
	case 1:
		return widgets.ChipContent{Text: lang.L("with {{.Name}}", map[string]any{"Name": n.fits[0].DisplayName()})}
	}
	return widgets.ChipContent{Text: n.ambiguity(), State: widgets.ChipWarn}
}

// ambiguity says which contacts a name may mean.
func (n namedPerson) ambiguity() string {
	titles := make([]string, len(n.fits))
	for i, r := range n.fits {
		titles[i] = r.DisplayName()
	}
	return "@" + n.text + ": " + strings.Join(titles, lang.L(" or ")) + "?"
}
