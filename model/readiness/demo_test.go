package readiness_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/readiness"
)

// demoJournal is that of the invented administrator on its last day.
func demoJournal(t testing.TB) *journal {
	t.Helper()
	j := newJournal(t)
	j.save(demoEntries(t)...)
	return j
}

func (j *journal) titles(evidence []readiness.Evidence) (titles []string) {
	for _, e := range evidence {
		titles = append(titles, j.entries[e.Entry].Title)
	}
	return titles
}

// stands tells each step in a line: its percent, and what is missing most.
func stands(r readiness.Report) []string {
	lines := []string{fmt.Sprintf("%s is at %d %%", r.Framework, r.Coverage.Percent())}
	for _, s := range r.Steps {
		least := slices.MinFunc(s.Criteria, func(a, b readiness.CriterionReport) int { return int(a.Coverage - b.Coverage) })
		line := fmt.Sprintf("%s %d", s.ID, s.Coverage.Percent())
		if s.Coverage < 8000 {
			line += fmt.Sprintf(", above all %s: %s", least.ID, least.Gap)
		}
		lines = append(lines, line)
	}
	return lines
}

func sameLines(t *testing.T, got []string, want string) {
	t.Helper()
	if text := strings.Join(got, "\n"); text != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", text, strings.TrimSpace(want))
	}
}

// Eighteen months in: she masters her job and knows the money; she has stepped
// outside IT too little, and studied management more than leadership.
func TestDemoBySevenSteps(t *testing.T) {
	j := demoJournal(t)
	r := j.report("seven-steps", today)
	sameLines(t, stands(r), `
seven-steps is at 90 %
A0 69, above all A0.advice: 3 times that team-mates came to you; from 3 months
A1 100
A2 100
A3 85
A4 100
A5 75, above all A5.activities: 1 more committee or fund-raising event; 2 of 2 so far could say more
A6 100
A7 94`)
	if open := r.OpenGateCriteria(); r.Gate || len(open) != 1 || open[0].ID != "A0.boss" || open[0].Claim != "partly" {
		t.Errorf("the gate waits for %v: three are a yes, the boss's a partly", open)
	}
	told := j.titles(criterion(t, r, "A1.telling").Evidence)
	for _, title := range []string{"Ninety seconds with Denise", "Two floors with Graham", "Five minutes in the mid-year review"} {
		if !slices.Contains(told, title) {
			t.Errorf("%q is no telling of the benefit; these are: %q", title, told)
		}
	}
	if got := j.titles(criterion(t, r, "A5.lunches").Evidence); !slices.Equal(got, []string{"Lunch-and-learn: what happens to an order"}) {
		t.Errorf("lunch-and-learns: %q", got)
	}
	if died := j.titles(criterion(t, r, "A6.died").Evidence); !slices.Contains(died, "Tablets at the dock") {
		t.Errorf("the tablets are not among what died: %q", died)
	}
	if comfort := criterion(t, r, "A5.comfort"); comfort.Claim != "no" || comfort.IsUnproven() {
		t.Error("she owns up to the costume, and that is no claim without evidence")
	}
}

// The degree and the experience are there; leading outside work has only begun.
func TestDemoByEducationAndExperience(t *testing.T) {
	j := demoJournal(t)
	r := j.report("education-experience", today)
	sameLines(t, stands(r), `
education-experience is at 82 %
B1 100
B2 94
B3 100
B4 100
B5 67, above all B5.discretion: 2 more times that people trusted you; from 1 other month
B6 80
B7 67, above all B7.fill_in: 1 more time that you stood in
B8 50, above all B8.mentor: 2 times that you mentored outside`)
	if got := j.titles(criterion(t, r, "B1.training").Evidence); !slices.Equal(got, []string{"BSc Information Systems"}) {
		t.Errorf("the degree alone is formal training: %q", got)
	}
	j.ix.SetLife(readiness.Life{IsManager: true})
	r = j.report("education-experience", today)
	if b9 := step(t, r, "B9"); len(r.Steps) != 9 || b9.Coverage == 0 {
		t.Errorf("once a manager, %d steps and the ninth at %d", len(r.Steps), b9.Coverage)
	}
}

func TestDemoBySkills(t *testing.T) {
	j := demoJournal(t)
	r := j.report("skills", today)
	sameLines(t, stands(r), `
skills is at 98 %
C1 100
C2 100
C3 100
C4 100
C5 100
C6 100
C7 89
C8 100
C9 100
C10 89`)
	if got := j.titles(criterion(t, r, "C10.recruiter").Evidence); !slices.Contains(got, "The recruiter asked what I would not do") {
		t.Errorf("the recruiter does not know her yet: %q", got)
	}
}

func TestDemoByTenSteps(t *testing.T) {
	j := demoJournal(t)
	r := j.report("ten-steps", today)
	sameLines(t, stands(r), `
ten-steps is at 92 %
D1 92
D2 100
D3 92
D4 100
D5 83
D6 88
D7 100
D8 89
D9 99
D10 75, above all D10.asked: 2 times that you asked for feedback this year; from 2 months`)
	valid := criterion(t, r, "D8.valid")
	if titles := j.titles(valid.Evidence); slices.Contains(titles, "CCNA") || valid.Gap != "1 more valid certificate; one lapsed in February" {
		t.Errorf("%q count; %s", titles, valid.Gap)
	}
	if r := j.report("ten-steps", "2026-01-31"); slices.Contains(j.titles(criterion(t, r, "D8.valid").Evidence), "CCNA") == false {
		t.Error("in January the CCNA was still valid")
	}
}

func TestDemosNextActions(t *testing.T) {
	j := demoJournal(t)
	actions := j.actions("seven-steps")
	byID := map[string]readiness.Action{}
	for _, a := range actions {
		byID[a.ID] = a
	}
	if first := actions[0]; first.Step != "A0" || first.Criterion != "A0.boss" {
		t.Errorf("the gate is open on the boss's criterion, and %q comes first", first.Title)
	}
	planned := byID["A5.activities/committee"]
	if planned.Status != "planned" || planned.Due != "2026-12-04" || j.entries[planned.Decision].Kind != "action" {
		t.Errorf("the committee is %q, due %q", planned.Status, planned.Due)
	}
	if a, shown := byID["A5.comfort/costume"]; shown {
		t.Errorf("snoozed until January, and yet %q", a.Title)
	}
	if a, shown := byID["A6.died/note-died"]; shown {
		t.Errorf("two that died are told, and yet %q", a.Title)
	}
	for _, a := range j.actions("ten-steps") {
		if a.ID == "D10.feedback/first-ask" {
			t.Error("dismissed for good, and yet proposed")
		}
	}
}

func TestDemosTrend(t *testing.T) {
	j := demoJournal(t)
	points, err := j.ix.Trend("seven-steps", 12, today)
	if err != nil {
		t.Fatal(err)
	}
	if len(points) != 13 || points[0].Day != "2025-11-30" || points[11].Day != "2026-10-31" || points[12].Day != today {
		t.Fatalf("the trend is %v", points)
	}
	for i := range points[1:] {
		if from, to := points[i], points[i+1]; to.Coverage < from.Coverage || to.Day < "2026-09-01" && to.Coverage == from.Coverage {
			t.Errorf("from %s to %s it went from %d to %d", from.Day, to.Day, from.Coverage, to.Coverage)
		}
	}
}

func TestDemosAnswersToWhatAreYouWorkingOn(t *testing.T) {
	var answers []string
	for _, e := range demoEntries(t) {
		if e.Kind == model.KindInitiative && !e.Trashed && e.Values.Text("outcome") == "running" {
			w := readiness.NewWorkingOn(e)
			answers = append(answers, w.Sentence)
		}
	}
	want := []string{
		"Restore drill on every first Thursday: every share restored once a year, with the time written down, because a backup that was never restored is a hope.",
		"Contractor portal: a quarter of orders placed without a call by the end of 2027, because a third of the calls in inside sales only ask what we have in stock.",
	}
	if !slices.Equal(answers, want) {
		t.Errorf("%q", answers)
	}
	flagged := 0
	for _, e := range demoEntries(t) {
		if readiness.MissingReasonHint(e) != "" {
			flagged++
			if e.Title == "ERP batch fix ships orders a day sooner" || e.Kind == "note" {
				t.Errorf("%q is flagged as a task only", e.Title)
			}
		}
	}
	if flagged == 0 {
		t.Error("the demo leaves reasons out on purpose, and none is flagged")
	}
}
