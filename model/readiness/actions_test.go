package readiness_test

import (
	"encoding/json"
	"maps"
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

// What came of something is the person's to say: an action that is opened records no
// outcome, no money and no enrolment by itself.
func TestAnActionRecordsNothingThatDidNotHappen(t *testing.T) {
	for _, f := range built(t) {
		for _, s := range f.Steps {
			for _, c := range s.Criteria {
				for _, a := range c.Actions {
					for _, d := range a.Entries {
						for _, key := range []string{"outcome", "status", "funded"} {
							if given, ok := d.Values[key]; ok && given != "unknown" && !slices.Contains(d.Ask, key) {
								t.Errorf("%s/%s fills in %s = %q", c.ID, a.ID, key, given)
							}
						}
					}
				}
			}
		}
	}
	opened := 0
	for _, a := range newJournal(t).actions("seven-steps") {
		for _, o := range a.EntriesToFill() {
			for _, key := range []string{"outcome", "status"} {
				if v, ok := o.Entry.Values[key]; ok {
					t.Errorf("%s opens with %s = %v", a.ID, key, v)
				}
			}
			opened++
		}
	}
	if opened == 0 {
		t.Error("no action writes an entry, so this tries nothing")
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
	if len(a.Entries) != 1 || e.ID != mail.ID || e.Body != "It was cold." || e.Values.Text("result") == "" || e.Values.Text("why") != "Orders come by mail" {
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
	// The gate comes first, then what is due soon.
	for _, a := range j.actions("seven-steps") {
		if a.ID == book.ID {
			break
		}
		if a.Step != "A0" {
			t.Errorf("%s comes before what is due in three days", a.ID)
		}
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
	for i := range actions[1:] {
		a, b := actions[i], actions[i+1]
		if int(a.Gain)*b.Effort < int(b.Gain)*a.Effort {
			t.Errorf("%s (%d in %d min) comes before %s (%d in %d min)", a.ID, a.Gain, a.Effort, b.ID, b.Gain, b.Effort)
		}
	}
}

func TestDaysToKeep(t *testing.T) {
	j := newJournal(t)
	ana := j.add("contact", "Ana", with("circle", "another department"), with("ideal_days", int64(30)), with("limit_days", int64(60)), on(today.Add(-90)))
	talk := j.add("interaction", "A promise", linked("with", ana), on(today.Add(-40)), with("promises", []model.Values{
		{"by": "me", "what": "The figures", "due": today.Add(5)}, {"by": "them", "what": "An answer", "due": today.Add(2)}, {"by": "me", "what": "Kept", "due": today.Add(1), "done": true},
	}))
	open := j.add("budget", "A request", with("deadline", today.Add(7)), with("outcome", "open"))
	j.add("budget", "Answered", with("deadline", today.Add(7)), with("outcome", "granted"))
	certificate := j.add("study", "Security+", with("valid_until", today.Add(20)))
	j.add("study", "Far away", with("valid_until", today.Add(200)))
	due := map[string]model.Day{}
	for _, a := range j.actions("seven-steps") {
		if a.Type == readiness.KeepDate {
			due[a.Subject] = a.Due
			if a.Gain != 0 || len(a.Entries) != 0 || a.Step == "" {
				t.Errorf("%s gains %d, writes %v, belongs to %q", a.ID, a.Gain, a.Entries, a.Step)
			}
		}
	}
	want := map[string]model.Day{ana.ID: today.Add(20), talk.ID: today.Add(5), open.ID: today.Add(7), certificate.ID: today.Add(20)}
	if len(due) != len(want) {
		t.Errorf("%d days to keep, want %d", len(due), len(want))
	}
	for id, day := range want {
		if due[id] != day {
			t.Errorf("%s is due %q, want %q", j.entries[id].Title, due[id], day)
		}
	}
}

// Thirty days before and after its day, a date is proposed; not a day earlier or later.
func TestDatesAreProposedForThirtyDaysAround(t *testing.T) {
	j := newJournal(t)
	want := map[string]bool{}
	for _, days := range []int{-31, -30, 30, 31} {
		e := j.add("study", "A certificate", with("valid_until", today.Add(days)))
		want[e.ID] = days == -30 || days == 30
	}
	for _, a := range j.actions("seven-steps") {
		if a.Type == readiness.KeepDate && !want[a.Subject] {
			t.Errorf("%s is proposed, due %s", a.Title, a.Due)
		}
		delete(want, a.Subject)
	}
	for id, proposed := range want {
		if proposed {
			t.Errorf("the end on %v is not proposed", j.entries[id].Values["valid_until"])
		}
	}
}

func TestWhatIsDueWithinTwoWeeksComesBeforeTheRest(t *testing.T) {
	j := newJournal(t)
	book := find(t, j.actions("seven-steps"), "A3.leadership/book")
	for days, soon := range map[int]bool{14: true, 15: false} {
		e := book.Plan(today.Add(days), today)
		j.save(e)
		afterOther := false
		for _, a := range j.actions("seven-steps") {
			if a.ID == book.ID {
				break
			}
			afterOther = afterOther || a.Step != "A0"
		}
		if afterOther == soon {
			t.Errorf("due in %d days, it comes after others: %v", days, afterOther)
		}
		e.Trashed = true
		j.save(e)
	}
}

func TestADateWithinTwoWeeksComesBeforeTheRest(t *testing.T) {
	for days, soon := range map[int]bool{14: true, 15: false} {
		j := newJournal(t)
		e := j.add("study", "A certificate", with("valid_until", today.Add(days)))
		afterOther := false
		for _, a := range j.actions("seven-steps") {
			if a.Subject == e.ID && a.Type == readiness.KeepDate {
				break
			}
			afterOther = afterOther || a.Step != "A0"
		}
		if afterOther == soon {
			t.Errorf("in %d days, it comes after others: %v", days, afterOther)
		}
	}
}

func TestWhomToTalkToFollowsTheRhythms(t *testing.T) {
	j := newJournal(t)
	met := on(today.Add(-90))
	outside := with("circle", "outside")
	sales := func(e *model.Entry) { e.Tags = []string{"sales"} }
	byCircle := j.add("contact", "By circle", outside, met)
	byTag := j.add("contact", "By tag", outside, sales, met)
	own := j.add("contact", "By an own rhythm", with("ideal_days", int64(80)), sales, met)
	j.add("contact", "None as a choice", outside, with("ideal_days", int64(0)), met)
	j.add("contact", "Snoozed", sales, with("snoozed_until", today.Add(1)), met)
	j.add("contact", "No rule", met)
	j.add("contact", "Not yet", with("ideal_days", int64(91)), met)
	j.ix.SetRhythms(rhythm.Rules{{Circle: "outside", Ideal: 60}, {Tag: "sales", Ideal: 30, Limit: 45}})
	due := map[string]model.Day{}
	for _, a := range j.actions("seven-steps") {
		if a.Type != readiness.KeepDate {
			continue
		}
		due[j.entries[a.Subject].Title] = a.Due
		if want := "You met 3 months ago and have not talked since."; a.Reason != want {
			t.Errorf("%s: %q, want %q", a.Title, a.Reason, want)
		}
	}
	want := map[string]model.Day{byCircle.Title: today.Add(-30), byTag.Title: today.Add(-45), own.Title: today.Add(-10)}
	if !maps.Equal(due, want) {
		t.Errorf("due %v, want %v", due, want)
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
		want := `{"id":"A0.clients/answer","title":"Answer: Are the people you work for glad of your work, and do they name you when they need somebody?","step":"A0","criterion":"A0.clients","gain":0.0000,"effort":2,"reason":"The rest begins when every answer here is a yes.","due":"","entries":[]}`
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
