package readiness

import (
	"rung/model"
	"rung/model/rhythm"
)

// rhythmStanding returns the state of the rhythm with a contact.
func (ix *Index) rhythmStanding(f *fact, at int32, on model.Day) rhythm.Standing {
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
		return rhythm.Standing{State: rhythm.NoRhythm}
	}
	since, snoozed := f.day, model.Day("")
	if last := ix.lastMet(at, int32(on.DayNumber())); last != none {
		since = last
	}
	if f.snoozed != never {
		snoozed = dayOf(f.snoozed)
	}
	return r.StandingOn(on, dayOf(since), snoozed)
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
		if ix.rhythmStanding(f, int32(at), on).State == rhythm.LosingTouch {
			n++
		}
	}
	return n
}
