package readiness_test

import (
	"slices"
	"strings"
	"testing"

	"rung/model/readiness"
)

func TestCountingIsTheReportTurnedAround(t *testing.T) {
	j := demoJournal(t)
	for _, f := range j.ix.Frameworks() {
		counting, err := j.ix.StepsByEntry(f.ID, today)
		if err != nil {
			t.Fatal(err)
		}
		of := map[string][]int{}
		for i, s := range j.report(f.ID, today).Steps {
			if counting.Report.Steps[i].ID != s.ID {
				t.Fatalf("step %d is %s, want %s", i, counting.Report.Steps[i].ID, s.ID)
			}
			for _, e := range s.Evidence() {
				of[e.Entry] = append(of[e.Entry], i)
			}
		}
		if len(of) == 0 {
			t.Fatalf("nothing counts by %s", f.ID)
		}
		for id := range j.entries {
			if got := counting.StepsOf(id); !slices.Equal(got, of[id]) {
				t.Errorf("%s counts for %v of %s, want %v", id, got, f.ID, of[id])
			}
			if got := counting.StepsOf(strings.ToUpper(id)); !slices.Equal(got, of[id]) {
				t.Errorf("%s in capitals counts for %v", id, got)
			}
		}
	}
}

func TestNothingCountsThatIsNotThere(t *testing.T) {
	j := demoJournal(t)
	counting, err := j.ix.StepsByEntry("", today)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"", "no id", "00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"} {
		if got := counting.StepsOf(id); got != nil {
			t.Errorf("%q counts for %v", id, got)
		}
	}
	if got := (readiness.StepsByEntry{}).StepsOf("00000000-0000-4000-8000-000000000000"); got != nil {
		t.Errorf("something counts before anything is read: %v", got)
	}
}

func TestClaimedIsTheReportWithoutItsEvidence(t *testing.T) {
	j := demoJournal(t)
	for _, f := range j.ix.Frameworks() {
		whole := j.report(f.ID, today)
		claimed, err := j.ix.ClaimReport(f.ID, today)
		if err != nil {
			t.Fatal(err)
		}
		if claimed.Gate != whole.Gate || claimed.Ready != whole.Ready || len(claimed.OpenGateCriteria()) != len(whole.OpenGateCriteria()) {
			t.Errorf("%s: gate %v, ready %v, %d open; the report has %v, %v, %d", f.ID, claimed.Gate, claimed.Ready, len(claimed.OpenGateCriteria()), whole.Gate, whole.Ready, len(whole.OpenGateCriteria()))
		}
		for i, s := range whole.Steps {
			for k, c := range s.Criteria {
				if got := claimed.Steps[i].Criteria[k]; got.StandingClaim != c.StandingClaim || got.Claim != c.Claim {
					t.Errorf("%s: claimed %+v, want %+v", c.ID, got.StandingClaim, c.StandingClaim)
				}
			}
		}
	}
}
