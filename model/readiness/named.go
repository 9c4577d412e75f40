package readiness

import (
	"crypto/sha256"
	"strings"

	"rung/model/strength"
)

// namedPerson is somebody whom the words of an entry name and who is no contact. Read
// for sure with a department or a circle, they count as a contact who is linked.
type namedPerson struct {
	name, department, circle string
}

func readNamedPerson(raw []byte) (p namedPerson) {
	eachMember(raw, func(key, value []byte) {
		switch string(key) {
		case "name":
			p.name = strings.ToLower(unquoteText(value))
		case departmentField:
			p.department = unquoteText(value)
		case "circle":
			p.circle = unquoteText(value)
		}
	})
	return p
}

// connectNamed links an entry to the people whom its words name. The same person with
// the same department and circle is one, in whichever entries they are named.
func (ix *Index) connectNamed(at int32, people []namedPerson) error {
	for _, p := range people {
		if p.department == "" && p.circle == "" {
			continue
		}
		sum := sha256.Sum256([]byte("named " + p.name + "\x00" + strings.ToLower(p.department) + "\x00" + p.circle))
		to, err := ix.placeOf(formatID(sum[:16]))
		if err != nil {
			return err
		}
		if f := &ix.facts[to]; f.kind == unknown {
			*f = fact{id: f.id, kind: contactKind, named: true, day: -never, last: never, holds: never, snoozed: never, department: ix.departments.number(p.department)}
			name := strength.WordsOf([]byte(p.name))
			f.title = name.Sum()
			f.setCircle(p.circle)
		}
		ix.links.connect(at, roleNumber(layouts[ix.facts[at].kind].kind.NamedRole()), to)
	}
	return nil
}

// person tells people apart by what their contacts are called and where they work, so that
// somebody who was written down twice is one.
func (f *fact) person() int32 {
	return int32(f.title ^ uint32(f.department)*0x9e3779b1 ^ uint32(f.organisation)*0x85ebca6b)
}

func (f *fact) setCircle(circle string) {
	l := layouts[contactKind]
	field, _ := l.kind.Field("circle")
	f.choices[l.choices["circle"]] = choiceNumber(field, []byte(`"`+circle+`"`))
}
