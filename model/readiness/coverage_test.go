package readiness_test

import (
	"encoding/json"
	"strings"
	"testing"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// twoSteps has a gate, a weighted step and one for managers.
const twoSteps = `version = 1
id = "own"
title = "Own"
[[step]]
id = "0"
title = "Gate"
gate = true
competencies = ["excellence"]
[[step.criterion]]
id = "0.a"
title = "A"
question = "A?"
rule = { kinds = ["achievement"], need = 2 }
[[step]]
id = "1"
title = "One"
weight = 3
competencies = ["growth"]
[[step.criterion]]
id = "1.a"
title = "A"
question = "A?"
weight = 2
rule = { kinds = ["note"], need = 3 }
[[step.criterion]]
id = "1.b"
title = "B"
question = "B?"
rule = { kinds = ["study"] }
[[step]]
id = "2"
title = "Managers"
applies = "manager"
competencies = ["growth"]
[[step.criterion]]
id = "2.a"
title = "A"
question = "A?"
rule = { kinds = ["budget"] }
`

func weighed(t testing.TB) *journal {
	t.Helper()
	f, err := readiness.Parse("own.toml", twoSteps)
	if err != nil {
		t.Fatal(err)
	}
	return newJournal(t, f)
}

func TestCoverageIsAWeightedMeanInWholeTenThousandths(t *testing.T) {
	j := weighed(t)
	j.add("note", "Moved the printers")
	j.add("achievement", "Cut the queue")
	r := j.report("own", today)
	// 0.a: 5000/2; 1.a: 5000/3, of which one sighting gives the step 1000; step 1: (2*1000+0)/3; all: (2500+3*667)/4
	for got, want := range map[strength.Share]strength.Share{
		criterion(t, r, "0.a").Coverage: 2500, criterion(t, r, "1.a").Coverage: 1667, step(t, r, "1").Coverage: 667, r.Coverage: 1125,
		criterion(t, r, "0.a").Done: 5000, criterion(t, r, "1.a").Done: 3333, step(t, r, "1").Done: 667, r.Done: 1750,
	} {
		if got != want {
			t.Errorf("%d, want %d", got, want)
		}
	}
	if len(r.Steps) != 2 {
		t.Errorf("%d steps for somebody who is no manager", len(r.Steps))
	}
	j.ix.SetLife(readiness.Life{IsManager: true})
	if r := j.report("own", today); len(r.Steps) != 3 || r.Coverage != 900 {
		t.Errorf("a manager has %d steps and %d", len(r.Steps), r.Coverage)
	}
}

func TestGateAndReady(t *testing.T) {
	j := weighed(t)
	f := j.ix.Frameworks()[0]
	state := func(gate, ready bool) {
		t.Helper()
		if r := j.report("own", today); r.Gate != gate || r.Ready != ready {
			t.Errorf("gate %v, ready %v", r.Gate, r.Ready)
		}
	}
	state(false, false)
	for n := range 2 {
		j.add("achievement", phrase(n), whole, on(today.Add(-n)))
		j.add("note", phrase(n), whole, on(today.Add(-n)))
	}
	j.add("study", "Networks", whole)
	state(false, false)
	yes := claim(f, "0.a", "yes")
	j.save(yes)
	if r := j.report("own", today); r.Steps[1].Coverage != 5667 {
		t.Fatalf("step 1 is at %d", r.Steps[1].Coverage)
	}
	state(true, false)
	j.add("note", phrase(2), whole, on(today.Add(-2)))
	state(true, false) // three sightings are not yet enough
	j.add("note", phrase(3), whole, on(today.Add(-3)))
	state(true, true)
	no := claim(f, "0.a", "no")
	no.Day = today.Add(1)
	j.save(no)
	state(true, true) // tomorrow's answer is not given yet
	if r := j.report("own", today.Add(1)); r.Gate || len(r.OpenGateCriteria()) != 1 {
		t.Error("the gate holds after a later no")
	}
	yes.Trashed = true
	j.save(yes)
	state(false, false)
}

func TestClaimsNeverChangeCoverage(t *testing.T) {
	j := weighed(t)
	j.add("note", phrase(0), whole)
	before := j.report("own", today).Coverage
	f := j.ix.Frameworks()[0]
	for _, id := range []string{"0.a", "1.a", "1.b"} {
		for _, answer := range []string{"yes", "partly", "no"} {
			j.save(claim(f, id, answer))
			if got := j.report("own", today).Coverage; got != before {
				t.Fatalf("claiming %s of %s made it %d", answer, id, got)
			}
		}
	}
}

func TestAClaimStaysWithItsCriterionInACopy(t *testing.T) {
	original := weighed(t).ix.Frameworks()[0]
	own := original.CopyAs("mine", "Mine")
	own.Steps[0].Criteria[0].Title = "Reworded"
	j := newJournal(t, original, own)
	j.save(claim(original, "0.a", "yes"))
	if !j.report("mine", today).Gate {
		t.Error("the copy has lost the claim")
	}
	j.save(claim(own, "0.a", "no"))
	if j.report("mine", today).Gate || !j.report("own", today).Gate {
		t.Error("a claim in the copy speaks for the original, or not for the copy")
	}
}

func TestEntriesCountFromTheirDayOn(t *testing.T) {
	j := weighed(t)
	j.add("note", "What tomorrow brought", on(today.Add(1)), whole)
	if got := j.report("own", today).Coverage; got != 0 {
		t.Errorf("a future entry counts %d", got)
	}
	if got := criterion(t, j.report("own", today.Add(1)), "1.a"); got.Coverage != 3333 {
		t.Errorf("on its day it counts %d", got.Coverage)
	}
}

// A study is practised once the practice is there; whom one met is known however
// late the contact was written down.
func TestLinkedEntriesCountFromTheirDayOn(t *testing.T) {
	j := ruled(t, `kinds = ["study"]
linked = [{ role = "practised_in" }]`)
	practice := j.add("leadership", "Led by listening", on(today.Add(5)))
	j.add("study", "A course", whole, linked("practised_in", practice))
	want(t, j.covered(today), 0, 0, "1 study")
	want(t, j.covered(today.Add(5)), strength.Full, 1, "")
	j = ruled(t, `kinds = ["interaction"]
linked = [{ role = "with", kinds = ["contact"] }]`)
	j.add("interaction", "A talk", body("Asked about the budget."), linked("with", j.add("contact", "Written down later", on(today.Add(5)))))
	want(t, j.covered(today), strength.Full, 1, "")
}

func TestFullCoverageIsShownOnlyOnceTheNeedIsMet(t *testing.T) {
	j := ruled(t, `kinds = ["interaction"]
need = 8`)
	ana := j.add("contact", "Ana")
	for n := range 7 {
		j.add("interaction", phrase(n), linked("with", ana), whole, on(today.Add(-n)))
	}
	j.add("interaction", phrase(7), linked("with", ana), on(today.Add(-7)))
	want(t, j.covered(today), 9375, 8, "Enough entries, but one of them says only part of it")
	j.add("interaction", phrase(8), linked("with", ana), whole, on(today.Add(-8)))
	want(t, j.covered(today), strength.Full, 9, "")
}

func TestAStepIsDoneFromEightyPercentOn(t *testing.T) {
	j := ruled(t, `kinds = ["note"]
need = 5`)
	for n := range 5 {
		if n == 3 {
			if r := j.report("own", today); r.Ready || r.Coverage >= 8000 {
				t.Errorf("ready at %d", r.Coverage)
			}
		}
		if n == 4 {
			if r := j.report("own", today); !r.Ready || r.Coverage != 8000 || r.DescribeStanding() != "Ready: every step is at 80 % or more." {
				t.Errorf("not ready at %d: %s", r.Coverage, r.DescribeStanding())
			}
		}
		j.add("note", phrase(n), whole, on(today.Add(-n)))
	}
}

func TestReportsJSON(t *testing.T) {
	j := weighed(t)
	e := j.add("note", phrase(0))
	j.save(claim(j.ix.Frameworks()[0], "1.b", "partly"))
	b, err := json.Marshal(j.report("own", today))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"framework":"own","on":"2026-11-20","coverage":0.0500,"done":0.0500,"gate":false,"ready":false,"steps":[` +
		`{"id":"0","title":"Gate","coverage":0.0000,"done":0.0000,"criteria":[{"id":"0.a","title":"A","coverage":0.0000,"done":0.0000,"claim":"","evidence":[],"gap":"2 achievements"}]},` +
		`{"id":"1","title":"One","coverage":0.0667,"done":0.0667,"criteria":[` +
		`{"id":"1.a","title":"A","coverage":0.1667,"done":0.3333,"claim":"","evidence":[{"entry":"` + e.ID + `","strength":0.5000,"missing":["What happened"]}],"gap":"2 more notes; 1 of 1 so far could say more"},` +
		`{"id":"1.b","title":"B","coverage":0.0000,"done":0.0000,"claim":"partly","evidence":[],"gap":"1 study"}]}]}`
	if string(b) != want {
		t.Errorf("%s\nwant\n%s", b, want)
	}
}

func TestUnknownFrameworkAndImpossibleDay(t *testing.T) {
	j := weighed(t)
	if _, err := j.ix.Report("nobody's", today); model.CodeOf(err) != model.NotFound || !strings.Contains(err.Error(), "rung frameworks") {
		t.Error(err)
	}
	if _, err := j.ix.Report("", "2026-02-30"); model.CodeOf(err) != model.Invalid {
		t.Error(err)
	}
	if err := j.ix.PutEntries(model.Entry{ID: "no id", Kind: "note"}); model.CodeOf(err) != model.Invalid {
		t.Error(err)
	}
	if _, err := j.ix.Actions("nobody's", today, j.lookup); model.CodeOf(err) != model.NotFound {
		t.Error(err)
	}
}

func TestCriticismStandsBesideAndTakesNothing(t *testing.T) {
	j := weighed(t)
	j.add("note", phrase(0))
	before := j.report("own", today)
	critic := j.add("feedback", "Too quick", with("tone", "criticism"), with("quote", "Listen."))
	after := j.report("own", today)
	if after.Coverage != before.Coverage || len(after.Steps[1].Criticism) != 1 || after.Steps[1].Criticism[0] != critic.ID {
		t.Errorf("coverage %d after %d, criticism %v", after.Coverage, before.Coverage, after.Steps[1].Criticism)
	}
}

func TestAnEntryChangesKindOrIsRemoved(t *testing.T) {
	j := weighed(t)
	e := j.add("note", phrase(0))
	e.Kind = "study"
	j.save(e)
	r := j.report("own", today)
	if criterion(t, r, "1.a").Coverage != 0 || criterion(t, r, "1.b").Coverage == 0 {
		t.Error("it still counts as what it was")
	}
	if err := j.ix.RemoveEntries(e.ID); err != nil {
		t.Fatal(err)
	}
	if got := j.report("own", today).Coverage; got != 0 {
		t.Errorf("removed, it counts %d", got)
	}
}

func TestIdsKeepTheirSpelling(t *testing.T) {
	j := weighed(t)
	e := model.NewEntry("note", today)
	e.Title, e.ID = phrase(0), strings.ToUpper(e.ID)
	j.save(e)
	if got := criterion(t, j.report("own", today), "1.a").Evidence; len(got) != 1 || got[0].Entry != e.ID {
		t.Errorf("evidence %v, want %s", got, e.ID)
	}
}
