package meaning

import "strings"

// readPerson is somebody who was recognised in the tokens, and what is said of them.
type readPerson struct {
	span   tokenSpan // the name, without title and mark
	sure   bool
	marked bool
	Person

	// What tells the circle: a firm or role outside, the top, my team, IT.
	foreign, outsider, executive, mine, ours, team, it bool
	guessed                                            bool // the department is only the first word of a role
	onCard                                             bool // part of a house that is named behind somebody
}

// The worth at which a name is somebody for sure, and at which it may be.
const (
	surePerson  = 3.0
	maybePerson = 2.0
)

// findPeople recognises departments, roles and people. Who is sure to be a person is what
// {person} stands for.
func (s *passage) findPeople() {
	s.findDepartments()
	s.findRoles()
	for at := 0; at < len(s.tokens); {
		if end := max(s.phraseEnd("company", at), s.phraseEnd("place", at)); end > at+1 { // Thomas Cook, Marks & Spencer
			at = end
			continue
		}
		c, ok := s.names.nameAt(at)
		if !ok {
			at++
			continue
		}
		worth := c.worth()
		if worth < maybePerson {
			at++
			if c.whole && c.kind == unknownName {
				at = c.span.to // Harbor Dental
			}
			continue
		}
		p := readPerson{span: c.span, sure: worth >= surePerson, marked: c.marked}
		s.people = append(s.people, p)
		if p.sure {
			s.addFound(personSlot, c.span)
			s.names.lastSure = c.span.to
		}
		at = max(c.end, at+1)
	}
	s.describePeople()
}

// readPeople gives the people of the text, each once: whoever is named again by the first
// name or the whole one is the same person.
func (s *passage) readPeople(r *Reading) {
	known := map[string]int{}
	for _, p := range s.people {
		person := p.Person
		person.Name, person.Marked = s.nameOf(p), p.marked
		person.Origin = s.nameOrigin(p)
		key := foldName(person.Name)
		first, _, whole := strings.Cut(key, " ")
		i, again := known[key]
		if !again && !whole {
			i, again = known[first+" "]
		}
		if again {
			r.People[i].addFacts(person)
			continue
		}
		known[key] = len(r.People)
		if _, taken := known[first+" "]; whole && !taken {
			known[first+" "] = len(r.People)
		}
		r.People = append(r.People, person)
	}
}

// addFacts adds what another mention of a person says.
func (p *Person) addFacts(other Person) {
	for fact, said := range map[*string]string{&p.Department: other.Department, &p.Job: other.Job, &p.Organisation: other.Organisation, &p.Circle: other.Circle, &p.Role: other.Role} {
		if *fact == "" {
			*fact = said
		}
	}
	p.Sure, p.Marked = p.Sure || other.Sure, p.Marked || other.Marked
}

// nameOf gives a name as written, without a possessive s; the words of "@petra_novak" are
// joined by spaces.
func (s *passage) nameOf(p readPerson) string {
	o := s.nameOrigin(p)
	name := s.text[o.From:o.To]
	if p.marked {
		name = strings.ReplaceAll(name, "_", " ")
	}
	return strings.Join(strings.Fields(name), " ")
}

func (s *passage) nameOrigin(p readPerson) Origin {
	o := s.origin(p.span.from, p.span.to, p.sure)
	last := s.text[s.tokens[p.span.to-1].from:o.To]
	o.To -= len(last) - len(cutPossessive(last))
	return o
}

// cutPossessive takes the possessive s off a word.
func cutPossessive(word string) string {
	for _, end := range []string{"'s", "’s", "'S", "’S", "‘s", "´s", "`s"} {
		if rest, ok := strings.CutSuffix(word, end); ok && rest != "" {
			return rest
		}
	}
	return word
}
