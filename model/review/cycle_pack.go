package review

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/paper"
	"rung/model/people"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/model/text"
)

// Audience is who reads a review-cycle pack.
type Audience string

// The audiences.
const (
	ForSelf    Audience = "self"    // everything, with lessons, criticism and gaps
	ForManager Audience = "manager" // what was done, why it mattered, and what comes next
	ForPanel   Audience = "panel"   // what was done, how each number is known, and who can vouch for it
)

// Audiences are all of them.
var Audiences = []Audience{ForSelf, ForManager, ForPanel}

// CyclePack is the pack for a review of one's present job: the goals of a period
// and what was done, by the steps of the framework.
type CyclePack struct {
	Audience Audience    `json:"audience"`
	From     model.Day   `json:"from"`
	To       model.Day   `json:"to"`
	Job      string      `json:"job"` // title and organisation, or ""
	Aim      string      `json:"aim"` // target role and day; for oneself only
	Goals    []Goal      `json:"goals"`
	Steps    []CycleStep `json:"steps"`
	Next     []string    `json:"next"`     // what is still planned
	LeftOut  int         `json:"left_out"` // private entries that are left out
}

// Goal is a goal of an initiative, or a planned action.
type Goal struct {
	Entry    string `json:"entry"`
	Title    string `json:"title"`
	Standing string `json:"standing"` // done, or the initiative's outcome
}

// CycleStep is a step of the framework with what was done for it in the period.
// What counts for several steps is listed at the first.
type CycleStep struct {
	ID    string   `json:"id"`
	Title string   `json:"title"` // "" for what counts for no step
	Deeds []Deed   `json:"deeds"`
	More  int      `json:"more"` // number of further, weaker deeds
	Gaps  []string `json:"gaps"` // for oneself only
}

// Deed is one entry of the period.
type Deed struct {
	Entry   string    `json:"entry"`
	Title   string    `json:"title"`
	Day     model.Day `json:"day"`
	Said    string    `json:"said"`   // the result, or the quote of feedback
	Why     string    `json:"why"`    // why it mattered
	Lesson  string    `json:"lesson"` // for oneself only
	Numbers []Number  `json:"numbers"`
	Vouch   []string  `json:"vouch"` // names of those who can vouch for it; for a panel only
}

// CycleScope says what a pack covers. Without To, the period ends today; without
// From, it begins a year before its end, or with the present job where that is
// later.
type CycleScope struct {
	Audience Audience
	From, To model.Day
	Private  bool
}

// mostDeeds is how many deeds a step lists.
const mostDeeds = 4

// NewCyclePack returns the pack for a review of the present job. Unless s.Private
// is set, private entries are left out and counted. Errors: Invalid where the
// period ends before it begins or the audience is unknown; the reader's.
func NewCyclePack(ctx context.Context, r model.Reader, ix *readiness.Index, career *resume.Career, s CycleScope, loc model.Locale) (CyclePack, error) {
	if !slices.Contains(Audiences, s.Audience) {
		return CyclePack{}, &model.Error{Code: model.Invalid, Field: "audience", Message: fmt.Sprintf("There is no audience “%s”. Use one of: self, manager, panel.", s.Audience)}
	}
	shareable, err := model.NewShareable(ctx, r, s.Private)
	if err != nil {
		return CyclePack{}, err
	}
	c := CyclePack{Audience: s.Audience, From: s.From, To: cmp.Or(s.To, career.Today)}
	since := c.To.Add(-365)
	for _, p := range career.Positions {
		if p.Until == "" && !shareable.Hides(p.ID) {
			c.Job = text.Joined(", ", p.Title, p.Values.Text("organisation"))
			since = max(since, p.Day)
			break
		}
	}
	if c.From = cmp.Or(c.From, since); c.From > c.To {
		return CyclePack{}, &model.Error{Code: model.Invalid, Field: "from", Message: fmt.Sprintf("The period would end on %s, before it begins on %s. Give other days.", c.To, c.From)}
	}
	contacts, err := people.ReadList(ctx, shareable, c.To)
	if err != nil {
		return CyclePack{}, err
	}
	if ix, err = ix.WithoutHidden(shareable); err != nil {
		return CyclePack{}, err
	}
	d := packBuilder{CyclePack: &c, loc: loc, contacts: contacts}
	if err := d.readEntries(ctx, shareable); err != nil {
		return CyclePack{}, err
	}
	if err := d.addSteps(ix); err != nil {
		return CyclePack{}, err
	}
	return c, d.addGoals(ctx, shareable)
}

// packBuilder builds a pack.
type packBuilder struct {
	*CyclePack
	loc      model.Locale
	contacts *people.List
	entries  []model.Entry // of the period, newest first
}

// findInPeriod returns the entries of some kinds in the period, and counts the
// private ones that are left out.
func (d *packBuilder) findInPeriod(ctx context.Context, shareable *model.Shareable, kinds []string) ([]model.Entry, error) {
	q := model.Query{Terms: []model.Term{{Key: "kind", Op: ":", Any: kinds}, {Key: "from", Op: ":", Value: d.From}, {Key: "to", Op: ":", Value: d.To}}}
	list, err := model.FindEntries(ctx, shareable, q)
	if err != nil {
		return nil, fmt.Errorf("read what was done in the period: %w", err)
	}
	hidden, err := shareable.CountHidden(ctx, q)
	d.LeftOut += hidden
	return list, err
}

func (d *packBuilder) readEntries(ctx context.Context, shareable *model.Shareable) (err error) {
	// Looking for another job is nobody's business in a review, and what is not a deed
	// by its kind is for the person alone, where it counts for a step.
	d.entries, err = d.findInPeriod(ctx, shareable, model.KindsWhere(func(k model.Kind) bool { return k.Deed || k.Work && d.Audience == ForSelf }))
	d.entries = slices.DeleteFunc(d.entries, func(e model.Entry) bool {
		return e.Values.Text("status") == "planned" || d.Audience != ForSelf && e.Kind == model.KindFeedback && e.Values.Text("tone") != "praise"
	})
	return err
}

// addSteps adds the steps, each entry at the first step that it counts for, the
// strongest first.
func (d *packBuilder) addSteps(ix *readiness.Index) error {
	report, err := ix.Report(ix.ChosenFramework().ID, d.To)
	if err != nil {
		return err
	}
	left := map[string]model.Entry{}
	for _, e := range d.entries {
		left[e.ID] = e
	}
	for _, s := range report.Steps {
		step := CycleStep{ID: s.ID, Title: s.Title}
		var counted []model.Entry
		for _, evidence := range s.Evidence() {
			if e, inPeriod := left[evidence.Entry]; inPeriod {
				delete(left, e.ID)
				counted = append(counted, e)
			}
		}
		if d.Audience == ForSelf {
			for _, criterion := range s.Criteria {
				if criterion.Gap != "" && !slices.Contains(step.Gaps, criterion.Gap) {
					step.Gaps = append(step.Gaps, criterion.Gap)
				}
			}
		}
		d.addStep(step, counted)
	}
	var others []model.Entry
	for _, e := range d.entries {
		kind, _ := model.KindOf(e.Kind)
		if _, uncounted := left[e.ID]; uncounted && kind.Deed {
			others = append(others, e)
		}
	}
	d.addStep(CycleStep{}, others)
	return nil
}

// addStep adds a step with its deeds, unless it is empty.
func (d *packBuilder) addStep(step CycleStep, entries []model.Entry) {
	step.More = max(0, len(entries)-mostDeeds)
	for _, e := range entries[:len(entries)-step.More] {
		step.Deeds = append(step.Deeds, d.newDeed(e))
	}
	if len(step.Deeds)+len(step.Gaps) > 0 {
		d.Steps = append(d.Steps, step)
	}
}

// newDeed tells an entry as its audience needs it.
func (d *packBuilder) newDeed(e model.Entry) Deed {
	s := NewStory(e, d.loc)
	cue := s.newCue(nil, d.contacts)
	one := Deed{Entry: e.ID, Title: e.Title, Day: e.Day, Said: cmp.Or(s.Result.Text, e.Values.Text("goal"), s.Action.Text), Numbers: cue.Numbers}
	if e.Kind == model.KindFeedback {
		one.Said = "“" + e.Values.Text("quote") + "”"
		if from := e.Linked("from"); len(from) > 0 {
			if who, known := d.contacts.Person(from[0]); known {
				one.Said = who.Name + ": " + one.Said
			}
		}
	}
	if said := splitSentences(one.Said); len(said) > 0 && e.Kind != model.KindFeedback {
		one.Said = said[0]
	}
	switch d.Audience {
	case ForSelf:
		one.Why, one.Lesson = e.Values.Text("why"), cmp.Or(s.Reflection.Text, e.Values.Text("mistake"))
	case ForManager:
		one.Why = e.Values.Text("why")
	case ForPanel:
		one.Vouch = cue.Vouch
	}
	return one
}

// addGoals adds what the person set out to do: the initiatives of the period and
// the actions done; actions still planned become what comes next.
func (d *packBuilder) addGoals(ctx context.Context, shareable *model.Shareable) error {
	var life readiness.Life
	if err := shareable.Setting(ctx, readiness.SettingLife, &life); err != nil {
		return err
	}
	// The target role is told to a manager in person, if at all.
	if life.TargetRole != "" && d.Audience == ForSelf {
		d.Aim = life.TargetRole
		if life.TargetDay != "" {
			d.Aim += " by " + life.TargetDay.Format(d.loc)
		}
	}
	for _, e := range d.entries {
		if goal := e.Values.Text("goal"); e.Kind == model.KindInitiative && goal != "" {
			d.Goals = append(d.Goals, Goal{Entry: e.ID, Title: e.Title + ": " + goal, Standing: e.Values.Text("outcome")})
		}
	}
	if err := d.addQuarterGoals(ctx, shareable); err != nil {
		return err
	}
	left := d.LeftOut
	actions, err := d.findInPeriod(ctx, shareable, []string{model.KindAction})
	if err != nil {
		return err
	}
	d.LeftOut = left // private plans are not missed in a list of what was done
	for _, e := range actions {
		switch e.Values.Text("status") {
		case "done":
			d.Goals = append(d.Goals, Goal{Entry: e.ID, Title: e.Title, Standing: "done"})
		case "planned":
			next := e.Title
			if due := e.Values.Day("due"); due != "" {
				next += ", by " + due.Format(d.loc)
			}
			d.Next = append(d.Next, next)
		}
	}
	return nil
}

// addQuarterGoals adds the goals of the quarters in the period: those that were looked
// back at with how they ended, the others to what comes next.
func (d *packBuilder) addQuarterGoals(ctx context.Context, shareable *model.Shareable) error {
	left := d.LeftOut
	goals, err := d.findInPeriod(ctx, shareable, []string{model.KindGoal})
	d.LeftOut = left
	for _, e := range goals {
		if outcome := e.Values.Text("outcome"); outcome != "" {
			d.Goals = append(d.Goals, Goal{Entry: e.ID, Title: e.Title, Standing: map[string]string{"reached": "reached", "partly": "partly reached", "not": "not reached"}[outcome]})
			continue
		}
		d.Next = append(d.Next, e.Title+", by "+e.Until.Format(d.loc))
	}
	return err
}

// periodText says the period in words.
func (c CyclePack) periodText(loc model.Locale) string {
	return c.From.Format(loc) + " to " + c.To.Format(loc)
}

// Document sets the pack out for writing.
func (c CyclePack) Document(loc model.Locale) paper.Document {
	w := paper.Document{Title: "Review of " + c.periodText(loc), On: c.To, Size: paper.SizeFor(loc)}
	w.Add(paper.Block{Style: paper.Title, Text: map[Audience]string{ForSelf: "My review", ForManager: "Review with my manager", ForPanel: "Review by the panel"}[c.Audience]})
	w.Add(paper.Block{Style: paper.SmallPrint, Text: text.Joined(paper.Separator, c.periodText(loc), c.Job)})
	if c.Aim != "" {
		w.Add(paper.Block{Style: paper.SmallPrint, Text: "Aiming for " + c.Aim})
	}
	if len(c.Goals) > 0 {
		w.Add(paper.Block{Style: paper.Heading, Text: "Goals"})
	}
	for _, g := range c.Goals {
		w.Add(paper.Block{Style: paper.Item, Text: g.Title, Aside: g.Standing})
	}
	for _, s := range c.Steps {
		w.Add(paper.Block{Style: paper.Heading, Text: cmp.Or(strings.TrimSpace(s.ID+" "+s.Title), "Also done")})
		for _, d := range s.Deeds {
			d.addTo(&w, loc)
		}
		if s.More > 0 {
			w.Add(paper.Block{Style: paper.SmallPrint, Text: fmt.Sprintf("And %d more.", s.More)})
		}
		for _, g := range s.Gaps {
			addItem(&w, "Missing:", g)
		}
	}
	if len(c.Steps) == 0 {
		w.Add(paper.Block{Style: paper.Paragraph, Text: "Nothing was written down in this period that a review could tell of."})
	}
	addSection(&w, "What comes next", c.Next)
	addLeftOut(&w, c.LeftOut)
	return w
}

func (d Deed) addTo(w *paper.Document, loc model.Locale) {
	w.Add(paper.Block{Style: paper.Subheading, Text: d.Title, Aside: d.Day.Format(loc)})
	w.Add(paper.Block{Style: paper.Paragraph, Text: d.Said})
	addItem(w, "Why it mattered:", d.Why)
	addItem(w, "Numbers:", joinNumbers(d.Numbers))
	addItem(w, "Can vouch for it:", strings.Join(d.Vouch, ", "))
	addItem(w, "Learned:", d.Lesson)
}
