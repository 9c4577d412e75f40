package plan_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"rung/model"
	"rung/model/plan"
	"rung/model/readiness"
	"rung/storage"
	"rung/storage/storetest"
)

const tuesday = model.Day("2026-11-24")

// framework has two steps that leadership outside of IT and studies cover.
var framework = readiness.Framework{ID: "own", Title: "Own", Version: 1, Steps: []readiness.Step{
	{ID: "D", Title: "Diversify", Weight: 1, Criteria: []readiness.Criterion{{ID: "D.a", Weight: 1,
		Rule: readiness.Rule{Condition: readiness.Condition{Kinds: []string{"leadership"}}, Need: 4}}}},
	{ID: "S", Title: "Study", Weight: 1, Criteria: []readiness.Criterion{{ID: "S.a", Weight: 1,
		Rule: readiness.Rule{Condition: readiness.Condition{Kinds: []string{"study"}}, Need: 4}}}},
}}

type diary struct {
	*model.Journal
	store *storage.Store
	t     *testing.T
}

func newDiary(t *testing.T) diary {
	t.Helper()
	journal, store := storetest.New(t, tuesday.Time().Add(18*time.Hour))
	return diary{journal, store, t}
}

func (d diary) save(e model.Entry) model.Entry {
	d.t.Helper()
	if _, err := d.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
		d.t.Fatal(err)
	}
	return e
}

// led saves an evening of leading with its hours.
func (d diary) led(title string, day model.Day, hours model.Decimal) model.Entry {
	e := model.NewEntry(model.KindLeadership, day)
	e.Title = title
	e.Values = model.Values{"hours": hours, "setting": "committee", "action": "I chaired the meeting about " + title, "result": title + " was agreed by everybody there"}
	return d.save(e)
}

func (d diary) read() plan.Plan {
	d.t.Helper()
	ctx := context.Background()
	ix, err := readiness.ReadIndex(ctx, d.Journal, readiness.CompetencyRules{}, []readiness.Framework{framework}, d.store.Facts)
	if err != nil {
		d.t.Fatal(err)
	}
	p, err := plan.Read(ctx, d.Journal, ix, plan.QuarterOf(tuesday), tuesday, time.Monday)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// sitting is the proposal that the goals of the tests are made of.
var sitting = readiness.Action{Framework: "own", Step: "D", Criterion: "D.a", Template: "committee", Title: "Sit where IT does not", Effort: 90}

func newGoal(t *testing.T, a readiness.Action, made model.Day, standing ...model.Entry) model.Entry {
	t.Helper()
	e, err := plan.NewGoal(a, plan.QuarterOf(made), made, standing)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAQuarterHasAboutThirteenWeeks(t *testing.T) {
	q := plan.QuarterOf("2026-11-24")
	if q.From != "2026-10-01" || q.To != "2026-12-31" || q.Number() != 4 || q.Months() != "October to December 2026" {
		t.Errorf("the quarter is %+v, %s", q, q.Months())
	}
	weeks := q.Weeks(time.Monday)
	if len(weeks) != 13 || weeks[0] != "2026-10-05" || weeks[12] != "2026-12-28" {
		t.Errorf("its weeks begin on %v", weeks)
	}
	if next := q.Next(); next.From != "2027-01-01" || next.To != "2027-03-31" {
		t.Errorf("the next one is %+v", next)
	}
	for day := model.Day("2024-01-01"); day < "2029-01-01"; day = day.Add(17) {
		if n := len(plan.QuarterOf(day).Weeks(time.Sunday)); n < 12 || n > 14 {
			t.Errorf("the quarter of %s has %d weeks", day, n)
		}
	}
}

func TestTheHoursOfAGoalAreThoseOfItsEvidenceAndItsFinishedActions(t *testing.T) {
	d := newDiary(t)
	goal := d.save(plan.SetHours(newGoal(t, sitting, "2026-10-02"), "1"))
	d.led("Canteen hours", "2026-10-02", "2")   // the days before the first Monday
	d.led("Bicycle racks", "2026-10-22", "1.5") // the third week
	d.led("Summer party", "2026-09-20", "8")    // the quarter before
	done := sitting.MarkDone("", "2026-11-24")
	d.save(done)
	study := model.NewEntry(model.KindStudy, "2026-11-03")
	study.Title, study.Values = "A course on budgets", model.Values{"hours": model.Decimal("40"), "discipline": "management"}
	d.save(study)
	p := d.read()
	if p.Week != 8 || len(p.Goals) != 1 {
		t.Fatalf("the plan is of week %d with %d goals", p.Week, len(p.Goals))
	}
	g := p.Goals[0]
	if g.ID != goal.ID || g.Spent[0] != 120 || g.Spent[2] != 90 || g.Spent[7] != 90 || g.Total() != 300 {
		t.Errorf("spent %v", g.Spent)
	}
	if g.Behind != 7*60-300 { // seven whole weeks, five hours
		t.Errorf("behind by %d minutes", g.Behind)
	}
	if g.StepTitle != "Diversify" || g.Now <= g.Began || g.Began == 0 {
		t.Errorf("%s went from %d to %d", g.StepTitle, g.Began, g.Now)
	}
	if b, err := json.Marshal(p); err != nil || !strings.Contains(string(b), `"hours":1,`) || !strings.Contains(string(b), `1.5`) {
		t.Errorf("as JSON: %s %v", b, err)
	}
}

func TestWhatBeganInAnotherQuarterIsNotOfThisOne(t *testing.T) {
	d := newDiary(t)
	long := model.NewEntry(model.KindLeadership, "2026-09-01")
	long.Title, long.Until, long.Values = "Led the move of the archive", "2026-11-01", model.Values{"hours": model.Decimal("60")}
	d.save(long)
	before := newGoal(t, sitting, "2026-09-01")
	before.Until = "2026-10-10" // as a person may have written
	d.save(before)
	now := d.save(newGoal(t, sitting, "2026-10-02"))
	if p := d.read(); len(p.Goals) != 1 || p.Goals[0].ID != now.ID || p.Goals[0].Total() != 0 {
		t.Errorf("the quarter has %+v", p.Goals)
	}
}

func TestHoursThatCannotBeAreNotAddedUp(t *testing.T) {
	d := newDiary(t)
	d.save(newGoal(t, sitting, "2026-10-01"))
	for i, hours := range []model.Decimal{"1e300", "-8", "0"} {
		e := model.NewEntry(model.KindLeadership, "2026-10-06")
		e.Title, e.Values = "Led a thing, number "+string(rune('a'+i)), model.Values{"hours": hours}
		if _, err := d.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
			continue // refused by its form already
		}
	}
	if total := d.read().Goals[0].Total(); total < 0 || total > 3*5000*60 {
		t.Errorf("%d minutes were spent", total)
	}
}

func TestAnEntryIsForTheGoalThatItIsClosestTo(t *testing.T) {
	d := newDiary(t)
	study := sitting
	study.Step, study.Criterion, study.Template, study.Title = "S", "S.a", "course", "A diploma, yes or no"
	first := d.save(newGoal(t, sitting, "2026-10-01"))
	second := d.save(newGoal(t, study, "2026-10-01", first))
	e := d.led("Canteen hours", "2026-10-06", "2")
	p := d.read()
	if p.Goals[0].Total() != 120 || p.Goals[1].Total() != 0 {
		t.Errorf("the evidence is for %d and %d", p.Goals[0].Total(), p.Goals[1].Total())
	}
	tied := e.Clone()
	tied.Links = []model.LinkTo{{Role: "about", ID: second.ID}}
	if _, err := d.Save(context.Background(), model.Edited, []model.Edit{{Base: &e, Entry: tied}}, nil); err != nil {
		t.Fatal(err)
	}
	if p = d.read(); p.Goals[0].Total() != 0 || p.Goals[1].Total() != 120 {
		t.Errorf("what is linked is for %d and %d", p.Goals[0].Total(), p.Goals[1].Total())
	}
}

func TestAFourthGoalIsRefusedWithWhy(t *testing.T) {
	var standing []model.Entry
	for _, title := range []string{"One", "Two", "Three"} {
		a := sitting
		a.Title, a.Subject = title, title
		standing = append(standing, newGoal(t, a, tuesday, standing...))
	}
	fourth := sitting
	fourth.Subject = "another"
	_, err := plan.NewGoal(fourth, plan.QuarterOf(tuesday), tuesday, standing)
	if model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), "“Two”") {
		t.Errorf("a fourth goal: %v", err)
	}
	again := sitting
	again.Title, again.Subject = "One", "One"
	if _, err := plan.NewGoal(again, plan.QuarterOf(tuesday), tuesday, standing[:1]); model.CodeOf(err) != model.Invalid {
		t.Errorf("the same goal twice: %v", err)
	}
}

func TestStepsAreAddedTickedPutOffAndRemoved(t *testing.T) {
	e := newGoal(t, sitting, tuesday)
	for _, what := range []string{"Ask Beth", "First evening", "Lunch in Legal"} {
		e = plan.AddStep(e, what)
	}
	before := e
	e = plan.PutOffStep(plan.TickStep(e, 0, true), 1)
	steps := e.Values.Items("steps")
	if len(steps) != 3 || !steps[0].Yes("done") || steps[1].Text("what") != "Lunch in Legal" || steps[2].Text("what") != "First evening" {
		t.Errorf("the steps are %v", steps)
	}
	if before.Values.Items("steps")[0].Yes("done") {
		t.Error("ticking changed the goal that it began with")
	}
	if e = plan.TickStep(plan.RemoveStep(e, 2), 0, false); len(e.Values.Items("steps")) != 2 || e.Values.Items("steps")[0].Yes("done") {
		t.Errorf("the steps are %v", e.Values.Items("steps"))
	}
}

func TestWhatStaysOpenGoesOnInTheNextQuarter(t *testing.T) {
	d := newDiary(t)
	e := plan.AddStep(plan.AddStep(newGoal(t, sitting, tuesday), "Ask Beth"), "First evening")
	e = d.save(plan.TickStep(plan.SetHours(e, "1.5"), 0, true))
	closed := plan.CloseGoal(e, "partly", " The second evening never came. ")
	if _, err := d.Save(context.Background(), model.Edited, []model.Edit{{Base: &e, Entry: closed}}, nil); err != nil {
		t.Fatal(err)
	}
	next := d.save(plan.CarryOver(closed))
	if p := d.read(); len(p.Goals) != 1 || p.Goals[0].IsOpen() || p.Goals[0].Said != "The second evening never came." {
		t.Errorf("looked back as %+v", p.Goals)
	}
	steps := next.Values.Items("steps")
	if next.Day != "2027-01-01" || next.Until != "2027-03-31" || next.Values.Text("outcome") != "" || len(steps) != 1 || steps[0].Text("what") != "First evening" {
		t.Errorf("goes on as %+v", next)
	}
	quarters, err := plan.Quarters(context.Background(), d.Journal)
	if err != nil || len(quarters) != 2 || quarters[0].From != "2027-01-01" {
		t.Errorf("the quarters with goals are %v, %v", quarters, err)
	}
}
