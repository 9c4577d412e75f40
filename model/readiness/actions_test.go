package readiness_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/readiness"
	"rung/model/rhythm"
)

func find(t testing.TB, actions []readiness.Action, id string) readiness.Action {
	t.Helper()
	i := slices.IndexFunc(actions, func(a readiness.Action) bool { return a.ID == id })
	if i < 0 {
		t.Fatalf("no action %s", id)
	}
	return actions[i]
}

func TestAnEmptyJournalGetsFriendlyActions(t *testing.T) {
	for _, f := range built(t) {
		gaining := 0
		for _, a := range newJournal(t).actions(f.ID) {
			if a.Gain > 0 {
				gaining++
			}
			if a.Title == "" || a.Reason == "" || a.Effort < 1 || strings.ContainsAny(a.Title+a.Reason, "{}!") {
				t.Errorf("%s: %q because %q in %d minutes", a.ID, a.Title, a.Reason, a.Effort)
			}
		}
		if gaining < 3 {
			t.Errorf("%s has %d actions for somebody who begins", f.ID, gaining)
		}
	}
}

// No template of a built-in framework is in vain: each is proposed to somebody,
// which takes a gain.
func TestEveryTemplateOfTheBuiltInFrameworksHelps(t *testing.T) {
	j := demoJournal(t)
	j.ix.SetLife(readiness.Life{IsManager: true})
	proposed := map[string]bool{}
	for _, day := range []model.Day{"2025-06-01", "2025-09-30", "2025-12-31", "2026-05-31", today} {
		for _, f := range j.ix.Frameworks() {
			actions, err := j.ix.Actions(f.ID, day, j.lookup)
			if err != nil {
				t.Fatal(err)
			}
			empty, err := newJournal(t).ix.Actions(f.ID, day, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range slices.Concat(actions, empty) {
				proposed[a.Criterion+"/"+a.Template] = true
			}
		}
	}
	j = unfinished(t)
	for _, f := range j.ix.Frameworks() {
		for _, a := range j.actions(f.ID) {
			proposed[a.Criterion+"/"+a.Template] = true
		}
	}
	for _, f := range built(t) {
		for _, s := range f.Steps {
			for _, c := range s.Criteria {
				for _, a := range c.Actions {
					if id := c.ID + "/" + a.ID; !proposed[id] {
						t.Errorf("%s is proposed to nobody", id)
					}
				}
			}
		}
	}
}

// What came of something is the person's to say: an action records no outcome, no money,
// no enrolment and no form by itself, and no words but those of its own title.
func TestAnActionRecordsNothingThatDidNotHappen(t *testing.T) {
	told := []string{"setting", "outside_it", "discipline", "stage", "circle", "department", "plan_role", "category", "inside", "on_resume"} // what it is about
	tried := map[string]bool{}
	for _, j := range []*journal{newJournal(t), unfinished(t), demoJournal(t)} {
		j.ix.SetLife(readiness.Life{IsManager: true})
		for _, f := range built(t) {
			for _, a := range j.actions(f.ID) {
				for i, e := range a.Entries {
					tried[a.Criterion+"/"+a.Template] = true
					before := j.entries[e.ID]
					for key, v := range e.Values {
						if _, written := before.Values[key]; !written && !slices.Contains(told, key) && v != "unknown" {
							t.Errorf("%s records %s = %v", a.ID, key, v)
						}
					}
					if e.Body != before.Body {
						t.Errorf("%s writes %q", a.ID, e.Body)
					}
					for _, asked := range a.Ask[i] {
						if _, there := e.Values[asked.Part]; there || asked.Part == "title" && e.Title != "" {
							t.Errorf("%s asks for the %s and gives it", a.ID, asked.Part)
						}
					}
				}
			}
		}
	}
	if len(tried) < 150 {
		t.Errorf("only %d templates were tried", len(tried))
	}
}

// unfinished is a journal of bare entries, each of which could say more, kept by
// a manager.
func unfinished(t testing.TB) *journal {
	j := newJournal(t)
	j.ix.SetLife(readiness.Life{IsManager: true})
	long := on("2024-01-01")
	who := j.add("contact", "Priya", with("circle", "another department"), with("plan_role", "finance partner"), long)
	j.add("contact", "Dana", with("circle", "executive"), with("plan_role", "sponsor"), long)
	j.add("contact", "Tunde", with("circle", "my team"), with("plan_role", "peer"), long)
	j.add("contact", "Halina", with("circle", "executive"), with("plan_role", "my manager"), long)
	j.add("contact", "Zoë", with("circle", "outside"), with("plan_role", "referee"), long)
	j.add("interaction", "A talk long ago at the coffee machine", linked("with", who), long)
	for _, kind := range []string{"achievement", "budget"} {
		j.add(kind, "Bare entry about the payroll "+kind, builds("problem_solving", "delivery", "business", "technical"), with0(kind), long)
	}
	for _, outcome := range []string{"running", "thriving", "died"} {
		for _, funded := range []string{"yes", "no"} {
			j.add("initiative", "Portal of the plant, "+outcome+" and funded "+funded, with("outcome", outcome), with("funded", funded), long)
		}
	}
	for _, setting := range []string{"at work", "charity board", "committee"} {
		j.add("leadership", "Took the handover in the "+setting, with("setting", setting), with("outside_it", setting == "committee"), long)
	}
	for i, form := range []string{"book", "course", "membership", "certificate"} {
		for _, discipline := range []string{"leadership", "management"} {
			j.add("study", "Read about "+discipline+" in a "+form, with("form", form), with("discipline", discipline), with("status", "finished"), with("valid_until", today.Add(-9)), on(model.Day("2024-01-01").Add(40*i)))
		}
	}
	return j
}

// with0 gives a budget note the outcome that its reasons belong to.
func with0(kind string) change {
	if kind != "budget" {
		return func(*model.Entry) {}
	}
	return with("outcome", "refused")
}

func TestAnActionIsFilledFromTheJournal(t *testing.T) {
	j := newJournal(t)
	j.ix.SetLife(readiness.Life{Departments: []model.Department{{Name: "Sales"}, {Name: "IT", IT: true}}})
	mail := j.add("achievement", "Mail migration", with("why", "Orders come by mail"), on(today.Add(-21)), body("It was cold."))
	a := find(t, j.actions("seven-steps"), "A0.initiative/result/"+mail.ID)
	if a.Title != "Add the result to “Mail migration”" || a.Reason != "Written 3 weeks ago; with a result and a number it counts in full" || a.Type != readiness.CompleteEntry {
		t.Errorf("%q: %q, %s", a.Title, a.Reason, a.Type)
	}
	e := a.Entries[0]
	if len(a.Entries) != 1 || e.ID != mail.ID || e.Body != "It was cold." || e.Values.Text("result") != "" || len(a.Ask[0]) != 3 || e.Values.Text("why") != "Orders come by mail" {
		t.Errorf("it would write %+v", a.Entries)
	}
	coffee := find(t, j.actions("seven-steps"), "A2.departments/coffee/Sales")
	if coffee.Title != "Coffee with someone in Sales" || len(coffee.Entries) != 2 || coffee.Entries[1].Linked("with")[0] != coffee.Entries[0].ID {
		t.Errorf("%q writes %+v", coffee.Title, coffee.Entries)
	}
}

func TestAnActionOpensWithWhatItAsksForEmpty(t *testing.T) {
	j := newJournal(t)
	mail := j.add("achievement", "Mail migration", with("why", "Orders come by mail"), with("action", "Moved them"))
	opened := find(t, j.actions("seven-steps"), "A0.initiative/result/"+mail.ID).EntriesToFill()
	if len(opened) != 1 || len(opened[0].Hints) != 2 || opened[0].Hints["result"] != "What was different afterwards?" || opened[0].Entry.Values.Text("result") != "" {
		t.Errorf("opened as %+v", opened)
	}
	if v := opened[0].Entry.Values; v.Text("action") != "Moved them" || v.Text("why") == "" {
		t.Errorf("what was written is gone: %v", v)
	}
	coffee := find(t, j.actions("seven-steps"), "A2.departments/coffee").EntriesToFill()
	if coffee[0].Entry.Title != "" || coffee[0].Hints["title"] != "Name" || coffee[0].Hints["met_how"] == "" || coffee[0].Entry.Values.Text("circle") != "another department" {
		t.Errorf("the contact opens as %+v", coffee[0])
	}
	if coffee[1].Entry.Body != "" || coffee[1].Hints["body"] == "" || coffee[1].Entry.Title == "" {
		t.Errorf("the talk opens as %+v", coffee[1])
	}
}

func TestActionsKeepTheirIdsAndMakeRoomForTheNext(t *testing.T) {
	j := newJournal(t)
	first := find(t, j.actions("seven-steps"), "A3.leadership/book")
	again := find(t, j.actions("seven-steps"), "A3.leadership/book")
	if first.Entries[0].ID != again.Entries[0].ID {
		t.Error("the sample is another one each time")
	}
	saved := first.EntriesToFill()[0].Entry
	saved.Title, saved.Body, saved.Day = "Talks that go well", "How to ask before telling", today.Add(-1)
	j.save(saved)
	next := find(t, j.actions("seven-steps"), "A3.leadership/book")
	if next.Entries[0].ID == first.Entries[0].ID || next.Gain == 0 {
		t.Error("the next book would overwrite the first")
	}
}

func TestDecisionsAboutActionsAreRemembered(t *testing.T) {
	j := newJournal(t)
	ids := func() (ids []string) {
		for _, a := range j.actions("seven-steps") {
			ids = append(ids, a.ID)
		}
		return ids
	}
	book := find(t, j.actions("seven-steps"), "A3.leadership/book")
	j.save(book.Plan(today.Add(3), today))
	planned := find(t, j.actions("seven-steps"), book.ID)
	if planned.Status != "planned" || planned.Due != today.Add(3) {
		t.Errorf("planned as %q for %q", planned.Status, planned.Due)
	}
	later := planned.Snooze(today.Add(10), today.Add(0))
	later.ID = model.NewID()
	j.save(later)
	if slices.Contains(ids(), book.ID) {
		t.Error("snoozed, and yet proposed")
	}
	if list, err := j.ix.Actions("seven-steps", today.Add(10), j.lookup); err != nil || find(t, list, book.ID).Status != "" {
		t.Errorf("snoozed for ever: %v", err)
	}
	j.save(planned.Dismiss("I listen instead.", today.Add(1)))
	if list, err := j.ix.Actions("seven-steps", today.Add(50), j.lookup); err != nil || slices.ContainsFunc(list, func(a readiness.Action) bool { return a.ID == book.ID }) {
		t.Errorf("dismissed, and yet proposed: %v", err)
	}
	done := find(t, j.actions("seven-steps"), "A3.management/course").MarkDone(book.Entries[0].ID, today)
	for _, e := range []model.Entry{later, planned.Dismiss("No.", today), done} {
		if err := e.Check(); err != nil {
			t.Errorf("%s: %v", e.Values.Text("status"), err)
		}
	}
}

func TestGainForTheEffortComesFirstOnceTheGateHolds(t *testing.T) {
	j := newJournal(t)
	f := j.ix.Frameworks()[0]
	for _, c := range f.Steps[0].Criteria {
		j.save(claim(f, c.ID, "yes"))
	}
	actions := j.actions("seven-steps")
	worth := func(a readiness.Action) float64 { return float64(a.Gain) / float64(a.Effort) }
	seen := map[string]float64{}
	for i, a := range actions {
		if before, met := seen[a.Step]; met && worth(a) > before {
			t.Errorf("%s comes after others of its step that gain less for the effort", a.ID)
		}
		seen[a.Step] = worth(a)
		if i > 0 && a.Gain > 0 && actions[i-1].Gain == 0 {
			t.Errorf("%s comes after %s, which gains nothing", a.ID, actions[i-1].ID)
		}
	}
}

// Whoever hears of one step only neglects the rest.
func TestTheFirstTenActionsSpreadOverTheSteps(t *testing.T) {
	for _, f := range built(t) {
		for _, j := range []*journal{newJournal(t), unfinished(t), demoJournal(t)} {
			for _, s := range f.Steps {
				for _, c := range s.Criteria {
					j.save(claim(f, c.ID, "yes"))
				}
			}
			list := slices.DeleteFunc(j.actions(f.ID), func(a readiness.Action) bool { return a.Gain == 0 || a.Lane == readiness.DueLane })
			first := list[:min(10, len(list))]
			taken, left := map[string]int{}, map[string]int{}
			for i, a := range list {
				if i < len(first) {
					taken[a.Step]++
				} else {
					left[a.Step]++
				}
			}
			for step, n := range taken {
				for other := range left {
					if n > 2 && other != step && taken[other] < 2 {
						t.Errorf("%s takes %d of the first ten, and %s only %d", step, n, other, taken[other])
					}
				}
			}
		}
	}
}

func TestWhatIsPlannedForTheNextTwoWeeksIsDue(t *testing.T) {
	j := newJournal(t)
	book := find(t, j.actions("seven-steps"), "A3.leadership/book")
	for days, lane := range map[int]readiness.Lane{-40: readiness.DueLane, 14: readiness.DueLane, 15: readiness.GainLane} {
		e := book.Plan(today.Add(days), today)
		j.save(e)
		list := j.actions("seven-steps")
		planned := find(t, list, book.ID)
		if planned.Lane != lane || planned.Gain != book.Gain || (list[len(list)-1].ID == book.ID) != (lane == readiness.DueLane) {
			t.Errorf("planned in %d days, it stands in the lane %q", days, planned.Lane)
		}
		e.Trashed = true
		j.save(e)
	}
}

func TestPeopleFollowTheRhythms(t *testing.T) {
	j := newJournal(t)
	met := on(today.Add(-90))
	outside := with("circle", "outside")
	sales := func(e *model.Entry) { e.Tags = []string{"sales"} }
	j.add("contact", "By circle, which has no limit", outside, met)
	j.add("contact", "By tag", outside, sales, met)
	j.add("contact", "By an own rhythm", with("ideal_days", int64(30)), with("limit_days", int64(89)), sales, met)
	j.add("contact", "None as a choice", sales, with("ideal_days", int64(0)), met)
	j.add("contact", "Snoozed", sales, with("snoozed_until", today.Add(1)), met)
	j.add("contact", "No rule", met)
	j.add("interaction", "A talk", linked("with", j.add("contact", "Met since", sales, met)), on(today.Add(-10)))
	j.ix.SetRhythms(rhythm.Rules{{Circle: "outside", Ideal: 60}, {Tag: "sales", Ideal: 30, Limit: 45}})
	if n := j.ix.CountLosingTouch(today); n != 2 {
		t.Errorf("%d of them are being lost, not 2", n)
	}
}

func TestActionsJSON(t *testing.T) {
	j := newJournal(t)
	for _, a := range j.actions("seven-steps") {
		if a.Type != readiness.AnswerCriterion {
			continue
		}
		b, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		want := `{"id":"A0.clients/answer","title":"Answer: Are the people you work for glad of your work, and do they name you when they need somebody?","step":"A0","criterion":"A0.clients","gain":0.0000,"effort":2,"reason":"The rest begins when every answer here is a yes.","due":"","lane":"gain","entries":[],"ask":[]}`
		if string(b) != want {
			t.Errorf("%s\nwant\n%s", b, want)
		}
		return
	}
}

// Whoever is asked for more is the manager or somebody in HR, never anybody of another
// department.
func TestTheManagerOrHRIsAskedForMore(t *testing.T) {
	j := newJournal(t)
	priya := j.add("contact", "Priya", with("circle", "another department"), with("department", "Finance"), with("plan_role", "finance partner"))
	halina := j.add("contact", "Halina", with("circle", "executive"), with("plan_role", "my manager"))
	joe := j.add("contact", "Joe", with("circle", "another department"), with("department", "HR"), with("plan_role", "HR"))
	asked := map[string]bool{}
	for _, a := range j.actions("seven-steps") {
		if a.Criterion == "A5.activities" && a.Template == "ask-for-more" {
			asked[a.Subject] = true
		}
	}
	if asked[priya.ID] || !asked[halina.ID] && !asked[joe.ID] {
		t.Errorf("asked are %v, want %s or %s", asked, halina.ID, joe.ID)
	}
}
