package review

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rung/model"
	"rung/model/people"
	"rung/model/plan"
	"rung/model/readiness"
	"rung/model/strength"
	"rung/model/text"
)

// SettingAsks is the key of the journal's setting that stores what the person asks
// their manager for: a list of texts.
const SettingAsks = "case_asks"

// Case is one page for one's manager: what the work is known for, what it brought, who
// can vouch, what the person asks for, and what the next 90 days hold. It says nothing
// of what is missing, and no coverage.
type Case struct {
	On        model.Day `json:"on"`
	Role      string    `json:"role"` // present role, or ""
	Aim       string    `json:"aim"`  // target role and day, or ""
	Proofs    []Proof   `json:"proofs"`
	Numbers   []Figure  `json:"numbers"`
	Witnesses []Witness `json:"witnesses"`
	Asks      []string  `json:"asks"`
	Next      []Promise `json:"next"`
	LeftOut   int       `json:"left_out"` // private entries that are left out

	quarter plan.Quarter
}

// Proof is an entry that shows one of the gate's criteria, or praise.
type Proof struct {
	Criterion string    `json:"criterion"` // "" for praise of something else
	Entry     string    `json:"entry"`
	Title     string    `json:"title"`
	Said      string    `json:"said"` // the quote of feedback, else what came of it, or ""
	Who       string    `json:"who"`  // whose words they are, or who was there, or ""
	Day       model.Day `json:"day"`
	Quote     bool      `json:"quote"`
}

// Figure is a number that changed, with how it is known.
type Figure struct {
	Entry  string `json:"entry"`
	Title  string `json:"title"`
	Number Number `json:"number"`
}

// Witness is somebody who can vouch, with what for.
type Witness struct {
	Contact string `json:"contact"`
	Name    string `json:"name"`
	Where   string `json:"where"`
	For     string `json:"for"`
	More    int    `json:"more"`
}

// Promise is a goal, or an action that is planned.
type Promise struct {
	Title string `json:"title"`
	Step  string `json:"step"`  // what comes first, or ""
	Hours string `json:"hours"` // a week, or ""
	Until string `json:"until"`
}

// How much the page names at most, so that it stays one.
const (
	mostProofs    = 8
	proofsOfEach  = 2
	leastQuotes   = 3
	mostFigures   = 5
	mostWitnesses = 5
	nextDays      = 90
)

// CaseScope says what the page is drawn up from.
type CaseScope struct {
	Framework string // "" for the chosen one
	On        model.Day
	Asks      []string // what is asked for; empty for what was asked before, or else what suits
	Private   bool
}

// NewCase draws up the page. Unless s.Private is set, private entries neither appear nor
// count. Errors: those of a report and of the reader.
func NewCase(ctx context.Context, r model.Reader, ix *readiness.Index, s CaseScope, loc model.Locale) (Case, error) {
	shareable, err := model.NewShareable(ctx, r, s.Private)
	if err != nil {
		return Case{}, err
	}
	b := caseBuilder{Case: &Case{On: s.On, Proofs: []Proof{}, Numbers: []Figure{}, Witnesses: []Witness{}, Asks: s.Asks, Next: []Promise{}, quarter: plan.QuarterOf(s.On)}, ctx: ctx, from: shareable, loc: loc}
	if b.LeftOut, err = shareable.CountHidden(ctx, model.EveryKindQuery()); err != nil {
		return Case{}, err
	}
	if ix, err = ix.WithoutHidden(shareable); err != nil {
		return Case{}, err
	}
	report, err := ix.Report(cmp.Or(s.Framework, ix.ChosenFramework().ID), s.On)
	if err != nil {
		return Case{}, err
	}
	if b.contacts, err = people.ReadList(ctx, shareable, s.On); err != nil {
		return Case{}, err
	}
	for _, add := range []func(readiness.Report) error{b.addProofs, b.addFigures, b.addWitnesses} {
		if err := add(report); err != nil {
			return Case{}, err
		}
	}
	if err := b.addNext(ix); err != nil {
		return Case{}, err
	}
	return *b.Case, b.addAsks()
}

// caseBuilder builds the page.
type caseBuilder struct {
	*Case
	ctx      context.Context
	from     *model.Shareable
	loc      model.Locale
	contacts *people.List
}

// isForManager reports whether an entry is one to show there: what was done and what was
// said of it. Looking for another job, criticism and what is only planned is not.
func isForManager(e model.Entry) bool {
	kind, _ := model.KindOf(e.Kind)
	switch {
	case e.Kind == model.KindFeedback:
		return e.Values.Text("tone") == "praise" || e.Values.Text("tone") == ""
	case e.Kind == model.KindInteraction:
		return !e.Read.IsPlan()
	}
	return kind.Work && !e.Read.IsPlan() && e.Values.Text("status") != "planned" && e.Values.Text("outcome") != "failed"
}

// addProofs adds for each criterion of the gate what shows it best, quotes first. Where
// a framework has no gate, the steps that are covered best stand in for it.
func (b *caseBuilder) addProofs(report readiness.Report) error {
	steps := slices.DeleteFunc(slices.Clone(report.Steps), func(s readiness.StepReport) bool { return !s.Gate })
	if len(steps) == 0 {
		steps = slices.Clone(report.Steps)
		slices.SortStableFunc(steps, func(a, b readiness.StepReport) int { return int(b.Coverage - a.Coverage) })
		steps = steps[:min(len(steps), 4)]
	}
	told := map[string]bool{}
	for _, s := range steps {
		for _, c := range s.Criteria {
			proofs, err := b.proofsOf(c, told)
			if err != nil {
				return err
			}
			b.Proofs = append(b.Proofs, proofs...)
		}
	}
	if err := b.addPraise(told); err != nil {
		return err
	}
	b.Proofs = b.Proofs[:min(len(b.Proofs), mostProofs)]
	return nil
}

// addPraise puts words of praise before the rest where the gate's evidence quotes few:
// others say it best, whichever criterion their words count for.
func (b *caseBuilder) addPraise(told map[string]bool) error {
	quotes := 0
	for _, p := range b.Proofs {
		if p.Quote {
			quotes++
		}
	}
	entries, err := model.FindEntries(b.ctx, b.from, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindFeedback}, {Key: "has", Text: "quote"}, {Key: "to", Value: b.On}}})
	var praise []Proof
	for _, e := range entries {
		if e.Values.Text("tone") == "praise" && !told[e.ID] && strength.Says(e.Values.Text("quote"), "") {
			praise = append(praise, b.newProof(readiness.CriterionReport{}, e))
		}
	}
	slices.SortStableFunc(praise, func(x, y Proof) int { return model.TrueFirst(x.Who != "", y.Who != "") })
	praise = praise[:min(len(praise), max(leastQuotes-quotes, 0))]
	b.Proofs = append(praise, b.Proofs...)
	return err
}

func (b *caseBuilder) proofsOf(c readiness.CriterionReport, told map[string]bool) (proofs []Proof, err error) {
	const tried = 12 // the strongest come first
	for _, evidence := range c.Evidence[:min(len(c.Evidence), tried)] {
		e, err := b.from.Entry(b.ctx, evidence.Entry)
		if err != nil {
			return nil, err
		}
		if isForManager(e) && e.Kind != model.KindStudy && !told[e.ID] {
			proofs = append(proofs, b.newProof(c, e))
		}
	}
	slices.SortStableFunc(proofs, func(a, b Proof) int {
		return cmp.Or(model.TrueFirst(a.Quote, b.Quote), model.TrueFirst(a.Said != "", b.Said != ""))
	})
	proofs = proofs[:min(len(proofs), proofsOfEach)]
	for _, p := range proofs {
		told[p.Entry] = true
	}
	return proofs, nil
}

func (b *caseBuilder) newProof(c readiness.CriterionReport, e model.Entry) Proof {
	p := Proof{Criterion: c.Title, Entry: e.ID, Title: e.Title, Day: e.Day}
	var who []string
	for _, role := range []string{"from", "witness", "with", "sponsor"} {
		for _, id := range e.Linked(role) {
			if person, known := b.contacts.Person(id); known && !slices.Contains(who, person.Name) && len(who) < 2 {
				who = append(who, person.Name)
			}
		}
	}
	p.Who = strings.Join(who, ", ")
	if quote := e.Values.Text("quote"); e.Kind == model.KindFeedback && quote != "" {
		p.Said, p.Quote = quote, true
		return p
	}
	story := NewStory(e, b.loc)
	if said := splitSentences(cmp.Or(story.Result.Text, e.Values.Text("why"))); len(said) > 0 && !strings.Contains(e.Title, strings.TrimRight(said[0], ".!")) {
		p.Said = said[0]
	}
	return p
}

// addFigures adds the numbers of the entries that count, the measured ones first.
func (b *caseBuilder) addFigures(report readiness.Report) error {
	kinds := model.KindsWithField("metrics")
	entries, err := model.FindEntries(b.ctx, b.from, model.Query{Terms: []model.Term{{Key: "kind", Any: kinds}, {Key: "has", Text: "metrics"}, {Key: "to", Value: b.On}}})
	if err != nil {
		return err
	}
	counted := map[string]bool{}
	for _, id := range evidenceIDs(report) {
		counted[id] = true
	}
	for _, e := range entries {
		if !counted[e.ID] || !isForManager(e) {
			continue
		}
		for _, n := range NewStory(e, b.loc).newCue(nil, b.contacts).Numbers {
			if n.Known != "entered" {
				b.Numbers = append(b.Numbers, Figure{e.ID, e.Title, n})
				break
			}
		}
	}
	slices.SortStableFunc(b.Numbers, func(x, y Figure) int {
		return model.TrueFirst(x.Number.Known == "measured", y.Number.Known == "measured")
	})
	b.Numbers = b.Numbers[:min(len(b.Numbers), mostFigures)]
	return nil
}

func evidenceIDs(report readiness.Report) (ids []string) {
	for _, s := range report.Steps {
		for _, e := range s.Evidence() {
			if !slices.Contains(ids, e.Entry) {
				ids = append(ids, e.Entry)
			}
		}
	}
	return ids
}

// addWitnesses adds who can vouch for what counts: for work that they saw rather than
// for their own words, where there is both.
func (b *caseBuilder) addWitnesses(report readiness.Report) error {
	referees, err := b.contacts.Referees(b.ctx, b.from, evidenceIDs(report))
	if err != nil {
		return err
	}
	for _, r := range referees {
		vouches := slices.DeleteFunc(r.Vouches, func(v people.Vouch) bool { return !isForManager(v.Entry) })
		if len(vouches) == 0 || len(b.Witnesses) == mostWitnesses {
			continue
		}
		slices.SortStableFunc(vouches, func(x, y people.Vouch) int {
			return model.TrueFirst(x.Entry.Kind != model.KindFeedback, y.Entry.Kind != model.KindFeedback)
		})
		what := vouches[0].Entry.Title
		if quote := vouches[0].Entry.Values.Text("quote"); quote != "" {
			what = "“" + text.Shorten(quote, 60) + "”"
		}
		b.Witnesses = append(b.Witnesses, Witness{r.ID, r.Name, text.Joined(", ", r.Job, r.Place()), what, len(vouches) - 1})
	}
	return nil
}

// addNext adds the goals that are open, and what is planned for the next 90 days.
func (b *caseBuilder) addNext(ix *readiness.Index) error {
	for _, q := range []plan.Quarter{b.quarter, b.quarter.Next()} {
		p, err := plan.Read(b.ctx, b.from, ix, q, b.On, time.Monday)
		if err != nil {
			return err
		}
		for _, g := range p.Open() {
			hours := ""
			if meant, ok := g.Entry.Values["hours"].(model.Decimal); ok {
				hours = meant.Format(b.loc)
			}
			b.Next = append(b.Next, Promise{g.Title, g.NextStep(), hours, g.Until.FormatPlain(b.loc)})
		}
	}
	actions, err := model.FindEntries(b.ctx, b.from, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindAction}, {Key: "to", Value: b.On}}})
	for _, a := range actions {
		due := a.Values.Day("due")
		if a.Values.Text("status") == "planned" && due >= b.On && due <= b.On.Add(nextDays) && len(b.Next) < 2*plan.MostGoals {
			b.Next = append(b.Next, Promise{Title: a.Title, Until: due.FormatPlain(b.loc)})
		}
	}
	return err
}

// addAsks adds who asks, and for what: in the person's own words where there are any.
func (b *caseBuilder) addAsks() error {
	var life readiness.Life
	if err := b.from.Setting(b.ctx, readiness.SettingLife, &life); err != nil {
		return err
	}
	b.Role, b.Aim = life.PresentRole, life.TargetRole
	if b.Aim != "" && life.TargetDay != "" {
		b.Aim += " by " + life.TargetDay.FormatPlain(b.loc)
	}
	if len(b.Asks) == 0 {
		if err := b.from.Setting(b.ctx, SettingAsks, &b.Asks); err != nil {
			return err
		}
	}
	if len(b.Asks) == 0 {
		b.Asks = defaultAsks(b.Case, life)
	}
	return nil
}

// defaultAsks gives what suits anybody on this way.
func defaultAsks(c *Case, life readiness.Life) []string {
	asks := []string{fmt.Sprintf("Half an hour about the step to %s: what you would want to see from me first.", cmp.Or(life.TargetRole, "IT manager")),
		"The next hard assignment, or a short spell of standing in for you."}
	if len(c.Next) > 0 {
		asks = append(asks, "Your word on whether the next 90 days below are the right ones.")
	}
	return asks
}
