package meaning

import (
	"slices"
	"strings"

	"rung/model"
)

// readUnnamed reads who is meant by a role or a department alone: “our CIO”, “Sales asked
// for me”, “somebody from Finance”. They are nobody to keep as a contact, and the entry
// still tells of somebody at the top or of another department.
func (s *passage) readUnnamed(r *Reading) {
	if r.Mood != Deed {
		return
	}
	taken := func(span tokenSpan) bool {
		o := s.origin(span.from, span.to, true)
		return slices.ContainsFunc(r.People, func(p Person) bool { return overlaps(p.Span, o.Span) }) ||
			slices.ContainsFunc(r.Unnamed, func(p Person) bool { return overlaps(p.Span, o.Span) })
	}
	for _, span := range s.found[roleSlot] {
		role, ok := s.roleAt(span.from)
		if !ok || taken(span) || !s.meansSomebody(span) || s.isBesidePerson(r, span) {
			continue
		}
		p := readPerson{Person: Person{Name: s.textOf(span), Job: s.textOf(span), Department: s.textOf(role.department), Origin: s.origin(span.from, span.to, true)},
			executive: role.executive, outsider: role.outside, mine: role.team, it: role.it}
		if s.decideCircle(&p); p.Circle == "" {
			continue
		}
		r.Unnamed = append(r.Unnamed, p.Person)
	}
	for _, span := range s.found[departmentSlot] {
		d, ok := s.departmentAt(span.from)
		if !ok || taken(span) || !s.meansPeopleOf(d) || s.isBesidePerson(r, span) {
			continue
		}
		p := readPerson{Person: Person{Name: s.textOf(d.tokenSpan), Department: s.textOf(d.tokenSpan), Origin: s.origin(span.from, span.to, true)}, it: d.it}
		s.decideCircle(&p)
		r.Unnamed = append(r.Unnamed, p.Person)
	}
}

// meansSomebody reports whether a role stands for a person: behind an article or a
// preposition, or as the subject.
func (s *passage) meansSomebody(span tokenSpan) bool {
	if span.from == 0 {
		return true
	}
	c := s.speech[span.from-1]
	return c.has(determiner | possessive | preposition | verbPast | verbBase | joiner)
}

// meansPeopleOf reports whether a department stands for people in it: as the subject of a
// verb, or behind a word for being with, from or before somebody.
func (s *passage) meansPeopleOf(d department) bool {
	if d.end < len(s.tokens) && s.speech[d.end].has(verbPast|formOfHave|formOfBe) {
		return true
	}
	return d.from > 0 && strings.Contains(" with from to by and for told asked helped ", " "+s.tokens[d.from-1].word+" ") && s.isPhraseEnd(d.end)
}

// isBesidePerson reports whether a role or department is told of somebody who is named.
func (s *passage) isBesidePerson(r *Reading, span tokenSpan) bool {
	text := strings.ToLower(s.textOf(span))
	return slices.ContainsFunc(r.People, func(p Person) bool {
		return p.Department != "" && strings.Contains(text, strings.ToLower(p.Department)) || p.Job != "" && strings.Contains(strings.ToLower(p.Job), text)
	})
}

func (s *passage) textOf(span tokenSpan) string {
	if span.to <= span.from {
		return ""
	}
	o := s.origin(span.from, span.to, true)
	return s.text[o.From:o.To]
}

// addUnnamed keeps who is meant by a role or a department alone, beside the people who
// are named.
func (in *entryBeingRead) addUnnamed(p Person) {
	f := model.Finding{ReadPart: in.place(p.Origin)}
	f.Name, f.Person = model.PartPerson(p.Name), &model.ReadPerson{Name: p.Name, Department: p.Department, Job: p.Job, Circle: p.Circle}
	in.findings.Parts = append(in.findings.Parts, f)
}
