package rhythm

import "rung/model"

// State is how things stand with a person on a day, in words that a screen
// shows and JSON holds.
type State string

const (
	Fine        State = "fine"
	Due         State = "due"          // the ideal days have passed
	LosingTouch State = "losing touch" // the limit has passed
	Snoozed     State = "snoozed"      // put off by the person, until after the ideal day
	NoRhythm    State = "no rhythm"
)

// Standing is where a rhythm stands on a day.
type Standing struct {
	State State
	Due   model.Day // from this day on it is time to talk; "" without a rhythm
	Limit model.Day // the last day before touch is being lost; "" without a limit
}

// StandingOn gives the standing on a day. The count begins anew with every talk: last
// is the day of the last one up to on, or of the first meeting where they never
// talked. Nothing is due before the day snoozed, which "" never is.
//
// On the ideal day itself it is due; the limit's day is the last one that still
// keeps it.
func (r Rhythm) StandingOn(on, last, snoozed model.Day) Standing {
	if !r.IsSet() || !last.Valid() {
		return Standing{State: NoRhythm}
	}
	passed := on.DaysSince(last)
	s := Standing{State: Fine, Due: dayAfter(last, r.Ideal)}
	if r.Limit > 0 {
		s.Limit = dayAfter(last, r.Limit)
	}
	switch {
	case passed < r.Ideal:
	case r.Limit > 0 && passed > r.Limit:
		s.State = LosingTouch
	default:
		s.State = Due
	}
	if s.Due != "" && snoozed > s.Due {
		s.Due = snoozed
		if snoozed > on {
			s.State = Snoozed
		}
	}
	return s
}

// dayAfter gives the day so many days later, or "" where the calendar ends before.
func dayAfter(day model.Day, days int) model.Day {
	later := day.Add(days)
	if !later.Valid() {
		return ""
	}
	return later
}
