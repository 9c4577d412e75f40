package rhythm

import "rung/model"

// State is how contact with a person stands on a day, in words that screens and
// JSON use.
type State string

const (
	Fine        State = "fine"
	Due         State = "due"          // the ideal days have passed
	LosingTouch State = "losing touch" // the limit has passed
	Snoozed     State = "snoozed"      // put off until a day after the ideal day
	NoRhythm    State = "no rhythm"
)

// Standing is the state of a rhythm on a day, with its days.
type Standing struct {
	State State
	Due   model.Day // from this day on it is time to talk; "" without a rhythm
	Limit model.Day // the last day before losing touch; "" without a limit
}

// StandingOn returns the standing on a day. The days are counted from last: the day
// of the last talk up to on, or of the first meeting where they never talked.
// Nothing is due before the day snoozed; "" means not snoozed.
//
// On the ideal day itself talking is due; the limit's day is the last one within
// the limit.
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

// dayAfter returns the day so many days later, or "" where it is beyond the calendar.
func dayAfter(day model.Day, days int) model.Day {
	later := day.Add(days)
	if !later.Valid() {
		return ""
	}
	return later
}
