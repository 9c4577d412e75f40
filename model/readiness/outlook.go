package readiness

import (
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/strength"
)

// How far back an outlook looks, what it needs to say anything, and how far ahead it
// still names a day.
const (
	paceDays      = 180
	monthDays     = 30
	leastDays     = 60 // of journal
	leastEvidence = 3  // entries that count for the step
	furthestDays  = 10 * 365
)

// leastPace is the smallest pace that is one: a twentieth of a point a month.
const leastPace strength.Share = 5

// Forecast is where the pace of one step leads, if it goes on as it did.
type Forecast struct {
	// Pace is the coverage that a month brought over the last 180 days, losses included.
	Pace strength.Share `json:"pace"`
	// Reaches is the day on which the step is at 80 % at that pace, today where it is so
	// already; "" where it never is, or not in ten years.
	Reaches model.Day `json:"reaches"`
	// Needs is the coverage a month that would bring the step to 80 % by the target day;
	// 0 where no such day is to come, or nothing is missing.
	Needs strength.Share `json:"needs"`
}

// Outlook is one forecast for each step of a report. What it says of a step, it says
// of that step alone: what one gains helps no other.
type Outlook struct {
	On      model.Day
	Target  model.Day            // the person's target day, or "" where none is to come
	Steps   map[string]*Forecast // by id; nil where there is too little to say
	Slowest string               // id of the step that is at 80 % last, or "" where none can be told
}

// Outlook returns where the pace of each step leads, from a full report. It counts all
// of the coverage once more, as it was, so ask for it where it is shown. Error:
// NotFound if the framework is gone.
func (ix *Index) Outlook(r Report) (Outlook, error) {
	then, err := ix.PastReport(r.Framework, r.On.Add(-paceDays))
	if err != nil {
		return Outlook{}, err
	}
	o := Outlook{On: r.On, Target: ix.targetDay(), Steps: map[string]*Forecast{}}
	if o.Target <= o.On {
		o.Target = ""
	}
	if !ix.hasBegunBy(r.On.Add(-leastDays)) {
		return o, nil
	}
	for _, s := range r.Steps {
		before, found := then.Step(s.ID)
		if !found || len(s.Evidence()) < leastEvidence {
			continue
		}
		f := newForecast(s.Coverage, s.Coverage-before.Coverage, o.On, o.Target)
		o.Steps[s.ID] = &f
	}
	o.Slowest = findSlowest(r, o)
	return o, nil
}

// newForecast says where a step leads that has gained so much in paceDays.
func newForecast(coverage, gained strength.Share, on, target model.Day) Forecast {
	f := Forecast{Pace: monthly(gained)}
	missing := stepDone - coverage
	if missing <= 0 {
		f.Reaches = on
		return f
	}
	if days := ceilDivide(missing*paceDays, gained); f.Pace >= leastPace && days <= furthestDays {
		f.Reaches = on.Add(int(days))
	}
	if target != "" {
		f.Needs = ceilDivide(missing*monthDays, strength.Share(target.DaysSince(on)))
	}
	return f
}

// monthly returns what a month has of a gain over paceDays, rounded to the nearest.
func monthly(gained strength.Share) strength.Share {
	const months = paceDays / monthDays
	if gained < 0 {
		return -monthly(-gained)
	}
	return (2*gained + months) / (2 * months)
}

func ceilDivide(a, b strength.Share) strength.Share {
	if b <= 0 {
		return 0
	}
	return (a + b - 1) / b
}

// findSlowest returns the step that comes last to 80 %: one that never does, the one
// with the least coverage first. Of a ladder that is the level which is next.
func findSlowest(r Report, o Outlook) string {
	var slowest StepReport
	for _, s := range r.Steps {
		f := o.Steps[s.ID]
		if f == nil || f.IsThere(o.On) || !s.IsAimedAt() {
			continue
		}
		if slowest.ID == "" || f.isLater(o.Steps[slowest.ID]) || f.Reaches == o.Steps[slowest.ID].Reaches && s.Coverage < slowest.Coverage {
			slowest = s
		}
	}
	return slowest.ID
}

// isLater reports whether a step comes to 80 % after another, or never.
func (f *Forecast) isLater(than *Forecast) bool {
	if f.Reaches == "" || than.Reaches == "" {
		return f.Reaches == "" && than.Reaches != ""
	}
	return f.Reaches > than.Reaches
}

// Step returns a step of the report by its id.
func (r Report) Step(id string) (StepReport, bool) {
	i := slices.IndexFunc(r.Steps, func(s StepReport) bool { return s.ID == id })
	if i < 0 {
		return StepReport{}, false
	}
	return r.Steps[i], true
}

func (ix *Index) targetDay() model.Day {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.life.TargetDay
}

// hasBegunBy reports whether the journal was written in by a day. Entries that tell of
// what lies behind are no sign of it: an old degree is no journal.
func (ix *Index) hasBegunBy(day model.Day) bool {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	last := int32(day.DayNumber())
	return slices.ContainsFunc(ix.facts, func(f fact) bool {
		if f.kind == unknown || f.trashed || f.day > last {
			return false
		}
		kind := layouts[f.kind].kind
		return !kind.Hidden && !slices.Contains([]string{model.KindPosition, model.KindStudy, model.KindContact}, kind.ID)
	})
}

// IsThere reports whether the step is at 80 % already.
func (f *Forecast) IsThere(on model.Day) bool { return f.Reaches == on }

// IsLate reports whether the step comes to 80 % only after the target day, or never.
func (f *Forecast) IsLate(o Outlook) bool {
	return o.Target != "" && (f.Reaches == "" || f.Reaches > o.Target)
}

// StandsStill reports whether nothing is gained, or less than is lost.
func (f *Forecast) StandsStill() bool { return f.Pace < leastPace }

// IsFalling reports whether more lapses than comes.
func (f *Forecast) IsFalling() bool { return f.Pace <= -leastPace }

// FormatPace writes coverage a month in points, such as +1.3.
func FormatPace(pace strength.Share, loc model.Locale) string {
	sign := "+"
	if pace < 0 {
		sign, pace = "−", -pace
	}
	tenths := (pace + 5) / 10
	return sign + model.Decimal(fmt.Sprintf("%d.%d", tenths/10, tenths%10)).Format(loc)
}

// FormatMonth writes the month of a day, such as Feb 2027.
func FormatMonth(day model.Day) string { return day.Time().Format("Jan 2006") }

// Describe says in a line where the pace of a step leads.
func (f *Forecast) Describe(on model.Day, loc model.Locale) string {
	switch pace := FormatPace(f.Pace, loc) + " a month"; {
	case f.IsThere(on):
		return "there"
	case f.IsFalling():
		return pace + ", more lapses than comes"
	case f.StandsStill():
		return "stands still"
	case f.Reaches == "":
		return pace + ", not at 80 % within ten years"
	default:
		return pace + ", at 80 % in " + FormatMonth(f.Reaches)
	}
}

// DescribeSlowest says when the slowest step is at 80 %, and what the target day would
// take; "" where there is no such step.
func (o Outlook) DescribeSlowest(loc model.Locale) string {
	f := o.Steps[o.Slowest]
	if f == nil {
		return ""
	}
	var lines []string
	switch {
	case f.IsFalling():
		lines = append(lines, fmt.Sprintf("It changes by %s a month: more lapses than comes.", FormatPace(f.Pace, loc)))
	case f.StandsStill():
		lines = append(lines, "It has stood still for half a year.")
	case f.Reaches == "":
		lines = append(lines, fmt.Sprintf("At a pace of %s a month it is not at 80 %% within ten years.", FormatPace(f.Pace, loc)))
	default:
		lines = append(lines, fmt.Sprintf("At a pace of %s a month it is at 80 %% in %s.", FormatPace(f.Pace, loc), FormatMonth(f.Reaches)))
	}
	switch {
	case o.Target == "":
	case f.IsLate(o):
		lines = append(lines, fmt.Sprintf("To be there by %s takes %s a month.", o.Target.FormatPlain(loc), FormatPace(f.Needs, loc)))
	default:
		lines = append(lines, fmt.Sprintf("That is in time for %s.", o.Target.FormatPlain(loc)))
	}
	return strings.Join(lines, " ")
}
