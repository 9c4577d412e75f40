package readiness

import (
	"cmp"
	"slices"

	"rung/model"
	"rung/model/rhythm"
	"rung/model/text"
)

// datesAheadDays is how many days ahead a coming date becomes an action.
const datesAheadDays = 30

// planDates proposes to keep the dates that are coming up: people to talk to again,
// deadlines, promises, certificates that expire. They gain no coverage and come
// first when they are near.
func (p *planner) planDates() error {
	type kept struct {
		at     int32
		action Action
	}
	var found []kept
	for at := range p.ix.facts {
		f := &p.ix.facts[at]
		if f.kind == unknown || f.trashed || f.named || f.day > p.day {
			continue
		}
		if a, ok := p.dateAction(f, int32(at)); ok {
			found = append(found, kept{int32(at), a})
		}
	}
	slices.SortFunc(found, func(a, b kept) int {
		return cmp.Or(cmp.Compare(a.action.Due, b.action.Due), p.ix.compareNewest(a.at, b.at))
	})
	for _, k := range found {
		e, err := p.lookup(p.ix.entryID(k.at))
		if err != nil {
			return err
		}
		k.action.Title += "“" + text.Shorten(e.Title, 60) + "”"
		k.action.Type, k.action.Subject = KeepDate, e.ID
		p.addAction(k.action)
	}
	return nil
}

// dateAction returns the action that an entry's dates ask for; the entry's title is
// added later.
func (p *planner) dateAction(f *fact, at int32) (Action, bool) {
	var a Action
	due := int32(never)
	switch kind := layouts[f.kind].kind.ID; kind {
	case model.KindContact:
		a, due = p.talkAction(f, at)
	case model.KindBudget:
		if f.deadline != never && p.ix.isUnanswered(f) {
			due = f.deadline
			a = p.newDateAction("deadline", "Keep the deadline of ", "It is on "+string(dayOf(due))+".", 60, "budgeting")
		}
	case model.KindInteraction:
		due = f.deadline
		a = p.newDateAction("promise", "Keep your promise from ", "You said it would be done by "+string(dayOf(due))+".", 30, "relationships", "communication")
	case model.KindStudy:
		due = f.holds
		a = p.newDateAction("renew", "See whether to renew ", "It is valid until "+string(dayOf(due))+".", 30, "growth", "education")
	}
	if due == never || f.kind != contactKind && (due > p.day+datesAheadDays || due < p.day-datesAheadDays) {
		return a, false
	}
	a.Due = dayOf(due)
	return a, true
}

// newDateAction returns an action about a date, at the first step that builds on
// one of the competencies.
func (p *planner) newDateAction(template, title, reason string, minutes int, competencies ...string) Action {
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

// rhythmStanding returns the state of the rhythm with a contact, and the day they
// last talked, or none.
func (ix *Index) rhythmStanding(f *fact, at int32, on model.Day) (s rhythm.Standing, last int32) {
	l := layouts[f.kind]
	own := rhythm.Rule{Ideal: int(f.numbers[l.numbers["ideal_days"]] / 100), Limit: int(f.numbers[l.numbers["limit_days"]] / 100)}
	own.None = own.Ideal == 0 && f.filled&l.parts["ideal_days"] != 0
	circle := ""
	if n := f.choices[l.choices["circle"]]; n > 0 {
		field, _ := l.kind.Field("circle")
		circle = field.Choices[n-1]
	}
	r := ix.rhythms.ForPerson(own, ix.tags[at], circle)
	if !r.IsSet() {
		return rhythm.Standing{State: rhythm.NoRhythm}, none
	}
	last = ix.lastMet(at, int32(on.DayNumber()))
	since, snoozed := f.day, model.Day("")
	if last != none {
		since = last
	}
	if f.deadline != never {
		snoozed = dayOf(f.deadline)
	}
	return r.StandingOn(on, dayOf(since), snoozed), last
}

// talkAction proposes to talk to a contact again once it is time; due is the last
// day that keeps the rhythm.
func (p *planner) talkAction(f *fact, at int32) (a Action, due int32) {
	s, last := p.ix.rhythmStanding(f, at, p.on)
	if s.State != rhythm.Due && s.State != rhythm.LosingTouch {
		return a, never
	}
	reason := "You last spoke " + text.RoughlyAgo(p.on.DaysSince(dayOf(last))) + "."
	if last == none {
		reason = "You met " + text.RoughlyAgo(p.on.DaysSince(dayOf(f.day))) + " and have not talked since."
	}
	return p.newDateAction("touch", "Get in touch with ", reason, 20, "relationships", "network"), int32(cmp.Or(s.Limit, s.Due).DayNumber())
}

// isUnanswered reports whether a budget note waits for an answer.
func (ix *Index) isUnanswered(f *fact) bool {
	l := layouts[f.kind]
	outcome, _ := l.kind.Field("outcome")
	n := f.choices[l.choices["outcome"]]
	return n == 0 || outcome.Choices[n-1] == "open"
}

// CountLosingTouch counts the people whose rhythm's limit has passed.
func (ix *Index) CountLosingTouch(on model.Day) (n int) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	for at := range ix.facts {
		f := &ix.facts[at]
		if f.kind != contactKind || f.trashed || f.named {
			continue
		}
		if s, _ := ix.rhythmStanding(f, int32(at), on); s.State == rhythm.LosingTouch {
			n++
		}
	}
	return n
}
