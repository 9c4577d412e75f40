package readiness

import (
	"fmt"
	"slices"

	"rung/model"
	"rung/model/strength"
)

// Report is how far a person has come by one framework on one day. By a ladder it is
// about one level, see Level. The terminal prints its JSON.
type Report struct {
	Framework string         `json:"framework"`
	On        model.Day      `json:"on"`
	Coverage  strength.Share `json:"coverage"`
	Done      strength.Share `json:"done"`  // what it would be if each entry that counts were told well
	Gate      bool           `json:"gate"`  // every criterion of the gate was answered yes
	Ready     bool           `json:"ready"` // the gate holds and every step is at 0.8 or more
	Ladder    bool           `json:"ladder,omitempty"`
	Held      string         `json:"held,omitempty"` // of a ladder: the levels held and next
	Next      string         `json:"next,omitempty"`
	Steps     []StepReport   `json:"steps"`
	Title     string         `json:"-"`
	levels    string         // which levels of a ladder are held and next, in words
}

// StepReport is one step of a report. Steps that do not apply to the person are
// left out.
type StepReport struct {
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	Coverage     strength.Share    `json:"coverage"`
	Done         strength.Share    `json:"done"`
	Criteria     []CriterionReport `json:"criteria"`
	Summary      string            `json:"-"`
	Gate         bool              `json:"-"`
	Competencies []string          `json:"-"`
	Level        Level             `json:"-"`
	Criticism    []string          `json:"-"` // feedback on the step's competencies: ids, newest first
}

// CriterionReport is one criterion: the person's claim beside the evidence.
type CriterionReport struct {
	ID            string         `json:"id"`
	Title         string         `json:"title"`
	Coverage      strength.Share `json:"coverage"`
	Done          strength.Share `json:"done"`
	Claim         string         `json:"claim"` // yes, partly, no, or ""
	Evidence      []Evidence     `json:"evidence"`
	Gap           string         `json:"gap"` // "" where nothing is missing
	Question      string         `json:"-"`
	StandingClaim Claim          `json:"-"`
}

// Evidence is an entry that counts, with its strength for the criterion and the labels of
// the parts that the criterion asks for and that the entry does not tell.
type Evidence struct {
	Entry    string         `json:"entry"`
	Strength strength.Share `json:"strength"`
	Missing  []string       `json:"missing,omitempty"`
}

// IsUnproven reports whether the person claims something that no entry shows yet.
func (c CriterionReport) IsUnproven() bool {
	return (c.Claim == "yes" || c.Claim == "partly") && len(c.Evidence) == 0
}

// CountUnproven counts the claims without evidence, which are shown beside the gate.
func (r Report) CountUnproven() (n int) {
	for _, s := range r.Steps {
		for _, c := range s.Criteria {
			if c.IsUnproven() {
				n++
			}
		}
	}
	return n
}

// OpenGateCriteria returns the criteria of the gate that were not answered yes.
func (r Report) OpenGateCriteria() (open []CriterionReport) {
	for _, s := range r.Steps {
		for _, c := range s.Criteria {
			if s.Gate && c.Claim != "yes" {
				open = append(open, c)
			}
		}
	}
	return open
}

// Frameworks returns the frameworks of the index in their order.
func (ix *Index) Frameworks() []Framework {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	list := make([]Framework, len(ix.frameworks))
	for i, f := range ix.frameworks {
		list[i] = f.Framework
	}
	return list
}

// Report returns the full report of a framework on a day; "" is the first
// framework. Errors: NotFound for an unknown framework, Invalid for an impossible
// day.
func (ix *Index) Report(framework string, on model.Day) (Report, error) {
	return askIndex(ix, framework, on, ix.fullReport)
}

func (ix *Index) fullReport(f *compiledFramework, day int32) Report {
	r := ix.claimReport(f, day)
	for i := range r.Steps {
		s := &r.Steps[i]
		s.Criticism = ix.criticalFeedback(s.Competencies, day)
		for j := range s.Criteria {
			c := &s.Criteria[j]
			n := f.rules[c.ID]
			c.Gap = ix.describeGap(n, day)
			for _, one := range ix.sortedEvidence(n, day) {
				c.Evidence = append(c.Evidence, Evidence{ix.entryID(one.at), one.strength, layouts[ix.facts[one.at].kind].labels(one.missing)})
			}
		}
	}
	return r
}

// ClaimReport returns a report without evidence, gaps and criticism, which is
// enough for the gate.
func (ix *Index) ClaimReport(framework string, on model.Day) (Report, error) {
	return askIndex(ix, framework, on, ix.claimReport)
}

func (ix *Index) claimReport(f *compiledFramework, day int32) Report {
	r := ix.coverageReport(f, day)
	claims := ix.standingClaims(f, day)
	r.Gate = true
	for _, s := range r.Steps {
		for j := range s.Criteria {
			c := &s.Criteria[j]
			c.StandingClaim = ix.standingClaim(claims, c.ID)
			c.Claim = c.StandingClaim.Answer
			r.Gate = r.Gate && (!s.Gate || c.Claim == "yes")
		}
	}
	r.Ready = r.Gate && r.isEveryStepDone()
	return r
}

// CoverageReport returns a report without claims, evidence, gaps and criticism. It
// is enough for charts and cheap enough for every save.
func (ix *Index) CoverageReport(framework string, on model.Day) (Report, error) {
	return askIndex(ix, framework, on, ix.coverageReport)
}

// askIndex asks a question about a framework on a day, one at a time.
func askIndex[T any](ix *Index, framework string, on model.Day, ask func(f *compiledFramework, day int32) T) (answer T, err error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	f, day, err := ix.frameworkOn(framework, on)
	if err == nil {
		answer = ask(f, day)
	}
	return answer, err
}

func (ix *Index) frameworkOn(framework string, on model.Day) (*compiledFramework, int32, error) {
	if !on.Valid() {
		return nil, 0, &model.Error{Code: model.Invalid, Field: "on", Message: fmt.Sprintf("%q is not a day. Write it like 2026-11-21.", on)}
	}
	for _, f := range ix.frameworks {
		if framework == "" || f.ID == framework {
			return f, int32(on.DayNumber()), nil
		}
	}
	return nil, 0, &model.Error{Code: model.NotFound, Field: "framework", Message: fmt.Sprintf("There is no framework %q. “rung frameworks” lists those there are.", framework)}
}

func (ix *Index) coverageReport(f *compiledFramework, on int32) Report {
	r := Report{Framework: f.ID, Title: f.Title, On: dayOf(on), Ladder: f.Ladder, Held: f.Held, Next: f.NextLevel().ID, levels: f.DescribeLevels(), Steps: []StepReport{}}
	var steps summed
	for _, s := range f.Steps {
		if s.Applies == Manager && !ix.life.IsManager {
			continue
		}
		step := StepReport{ID: s.ID, Title: s.Title, Summary: s.Summary, Gate: s.Gate, Level: f.LevelOf(s.ID), Competencies: s.Competencies, Criteria: []CriterionReport{}}
		var criteria []weighted
		for _, c := range s.Criteria {
			share := ix.coverage(f.rules[c.ID], on)
			criteria = append(criteria, weighted{share, c.Weight})
			step.Criteria = append(step.Criteria, CriterionReport{ID: c.ID, Title: c.Title, Question: c.Question, Coverage: share.now, Done: share.done, Evidence: []Evidence{}})
		}
		of := ix.stepCoverage(f, s, criteria, on)
		step.Coverage, step.Done = of.now, of.done
		if step.IsAimedAt() {
			steps.add(weighted{of, s.Weight})
		}
		r.Steps = append(r.Steps, step)
	}
	of := steps.mean()
	r.Coverage, r.Done = of.now, of.done
	return r
}

// isEveryStepDone reports whether every step that the report is about counts as done.
func (r Report) isEveryStepDone() bool {
	for _, s := range r.Steps {
		if s.IsAimedAt() && s.Coverage < stepDone {
			return false
		}
	}
	return true
}

// criticalFeedback returns the feedback that criticises one of the competencies. It
// is shown beside the claims and lowers no coverage.
func (ix *Index) criticalFeedback(competencies []string, on int32) []string {
	c := compileCondition(Condition{Kinds: []string{model.KindFeedback}, Where: map[string][]string{"tone": {"criticism", "both"}}, Competencies: competencies})
	return ix.entryIDs(ix.entriesMeeting(&c, on))
}

// entriesMeeting returns the entries that meet a condition on the day, newest first.
func (ix *Index) entriesMeeting(c *condition, on int32) []int32 {
	m := matcher{ix: ix, on: on}
	var found []int32
	for at := range ix.facts {
		if ix.facts[at].day <= on && !ix.facts[at].named && m.meets(c, int32(at)) {
			found = append(found, int32(at))
		}
	}
	slices.SortFunc(found, ix.compareNewest)
	return found
}

func (ix *Index) entryIDs(places []int32) []string {
	ids := make([]string, len(places))
	for i, at := range places {
		ids[i] = ix.entryID(at)
	}
	return ids
}

// stepDone is the coverage from which a step counts as done.
const stepDone strength.Share = 8000

// weighted is a coverage with its weight in a mean.
type weighted struct {
	covered
	weight int
}

// summed is the exact sum of coverages times their weights.
type summed struct{ now, done, weight int64 }

func (s *summed) add(c weighted) {
	s.now += int64(c.now) * int64(c.weight)
	s.done += int64(c.done) * int64(c.weight)
	s.weight += int64(c.weight)
}

// mean returns the weighted mean, rounded to the nearest ten-thousandth; 0 where
// there are no parts.
func (s summed) mean() covered {
	if s.weight == 0 {
		return covered{}
	}
	return covered{strength.Share((2*s.now + s.weight) / (2 * s.weight)), strength.Share((2*s.done + s.weight) / (2 * s.weight))}
}
