package people_test

import (
	"fmt"
	"slices"
	"testing"

	"rung/model"
	"rung/model/readiness"
)

func TestRefereesSawTheStrongestEvidence(t *testing.T) {
	j := newJournal(t)
	ana, bo, cy, di := j.add("contact", "Ana"), j.add("contact", "Bo"), j.add("contact", "Cy"), j.add("contact", "Di")
	ed := j.add("contact", "Ed")
	strong := func(e *model.Entry) {
		for _, key := range []string{"why", "situation", "task", "action", "result"} {
			e.Values[key] = "said"
		}
	}
	one := j.add("achievement", "Strong", strong, link("witness", ana, bo))
	two := j.add("achievement", "Also strong", strong, link("witness", ana))
	weak := j.add("achievement", "Weak", link("witness", cy, ana))
	j.add("achievement", "Not asked about", strong, link("witness", ed))
	praise := j.add("feedback", "Praise", link("from", di), link("about", one))
	j.add("feedback", "Criticism", link("from", ed), link("about", one), with("tone", "criticism"))
	j.add("interaction", "Lunch", link("with", bo), on(today.Add(-3)))
	gone := j.add("achievement", "Trashed", strong, link("witness", ed))
	if _, err := j.Trash(ctx, gone); err != nil {
		t.Fatal(err)
	}

	referees, err := j.list().Referees(ctx, j, []string{one, two, weak, gone})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range referees {
		got = append(got, fmt.Sprintf("%s %d %s %s", r.Name, len(r.Vouches), r.Vouches[0].As, r.Last))
	}
	want := []string{"Ana 3 witness ", "Bo 1 witness 2026-11-17", "Di 1 feedback ", "Cy 1 witness "}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if referees, err = j.list().Referees(ctx, j, []string{praise}); err != nil || len(referees) != 1 || referees[0].ID != di {
		t.Errorf("of feedback: %v, %v", referees, err)
	}
	if referees, err = j.list().Referees(ctx, j, nil); err != nil || len(referees) != 0 {
		t.Errorf("of no evidence: %v, %v", referees, err)
	}
}

func TestTheEvidenceOfAStep(t *testing.T) {
	f, err := readiness.Parse("own", `id = "own"
title = "Own"
version = 1
source = "Mine"

[[step]]
id = "S1"
title = "Work"
competencies = ["delivery"]

[[step.criterion]]
id = "S1.work"
title = "Work is done"
question = "Is work done?"
[step.criterion.rule]
kinds = ["achievement"]
need = 1
unit = "entry"
units = "entries"
`)
	if err != nil {
		t.Fatal(err)
	}
	ix := readiness.NewIndex(readiness.CompetencyRules{}, []readiness.Framework{f})
	e := model.NewEntry("achievement", today)
	e.Title = "Moved the file server"
	if err := ix.PutEntries(e); err != nil {
		t.Fatal(err)
	}
	for _, step := range []string{"S1", "1", "S1.work"} {
		if ids, err := ix.EvidenceOf("", step, today); err != nil || !slices.Equal(ids, []string{e.ID}) {
			t.Errorf("%s: %v, %v", step, ids, err)
		}
	}
	if _, err := ix.EvidenceOf("", "S9", today); model.CodeOf(err) != model.NotFound {
		t.Errorf("there is no step S9: %v", err)
	}
}
