package readiness

import (
	"cmp"
	"slices"
)

// ahead is from how many days before a day it is proposed to keep it.
const ahead = 30

// keep proposes to keep the days that are coming up: people to talk to again,
// deadlines, promises, certificates about to lapse. They raise nothing and are
// named first when they are near.
func (p *planner) keep() error {
	type kept struct {
		at     int32
		action Action
	}
	var found []kept
	for at := range p.ix.facts {
		f := &p.ix.facts[at]
		if f.kind == unknown || f.trashed || f.day > p.day {
			continue
		}
		if a, ok := p.kept(f, int32(at)); ok {
			found = append(found, kept{int32(at), a})
		}
	}
	slices.SortFunc(found, func(a, b kept) int {
		return cmp.Or(cmp.Compare(a.action.Due, b.action.Due), p.ix.newestFirst(a.at, b.at))
	})
	for _, k := range found {
		e, err := p.lookup(p.ix.id(k.at))
		if err != nil {
			return err
		}
		k.action.Title += "“" + shorten(e.Title) + "”"
		k.action.Type, k.action.Subject = Keep, e.ID
		p.add(k.action)
	}
	return nil
}

// kept gives the action that an entry's days ask for, without its name.
func (p *planner) kept(f *fact, at int32) (Action, bool) {
	var a Action
	due := int32(never)
	switch kind := layouts[f.kind].kind.ID; kind {
	case "contact":
		var last int32
		if last, due = p.ix.rhythm(f, at, p.day); due != never {
			a = p.at("touch", "Get in touch with ", "You last spoke "+ago(dayOf(last), p.on)+".", 20, "relationships", "network")
		}
	case "budget":
		if f.deadline != never && p.ix.isOpen(f) {
			due = f.deadline
			a = p.at("deadline", "Keep the deadline of ", "It is on "+string(dayOf(due))+".", 60, "budgeting")
		}
	case "interaction":
		due = f.deadline
		a = p.at("promise", "Keep your promise from ", "You said it would be done by "+string(dayOf(due))+".", 30, "relationships", "communication")
	case "study":
		due = f.holds
		a = p.at("renew", "See whether to renew ", "It is valid until "+string(dayOf(due))+".", 30, "growth", "education")
	}
	if due == never || due > p.day+ahead || due < p.day-ahead && f.kind != contactKind {
		return a, false
	}
	a.Due = dayOf(due)
	return a, true
}

// at puts a kept day at the first step that builds on one of the competencies.
func (p *planner) at(template, title, reason string, minutes int, competencies ...string) Action {
	a := Action{Template: template, Title: title, Reason: reason, Effort: minutes}
	for _, id := range competencies {
		i := slices.IndexFunc(p.f.Steps, func(s Step) bool { return slices.Contains(s.Competencies, id) })
		if i >= 0 {
			a.Step = p.f.Steps[i].ID
			return a
		}
	}
	return a
}

// rhythm gives when a contact was last met and by when the person wants to talk
// again; never where no rhythm was set, or the ideal one has not passed.
func (ix *Index) rhythm(f *fact, at, on int32) (last, due int32) {
	slots := layouts[f.kind].numbers
	ideal, limit := f.numbers[slots["ideal_days"]]/100, f.numbers[slots["limit_days"]]/100
	last = ix.touched(at, on)
	if last == none || ideal == 0 && limit == 0 {
		return last, never
	}
	if limit == 0 {
		limit = ideal
	}
	if ideal == 0 {
		ideal = limit
	}
	if on < last+ideal {
		return last, never
	}
	return last, last + limit
}

// isOpen says whether a budget note waits for an answer.
func (ix *Index) isOpen(f *fact) bool {
	l := layouts[f.kind]
	outcome, _ := l.kind.Field("outcome")
	n := f.choices[l.choices["outcome"]]
	return n == 0 || outcome.Choices[n-1] == "open"
}
