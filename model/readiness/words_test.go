package readiness_test

import (
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

func TestWhatAnEntryBrings(t *testing.T) {
	b := brings(t)
	e := model.NewEntry("study", today)
	e.Competencies = []string{"career"}
	e.Values = model.Values{"form": "conference", "discipline": "leadership"}
	got, err := b.CompetenciesOf(e)
	if want := []string{"leadership", "education", "network", "growth", "career"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}

// TestWordsAloneBringNoCompetency: they count once they were read into the entry, or
// taken.
func TestWordsAloneBringNoCompetency(t *testing.T) {
	e := model.NewEntry("note", today)
	e.Title, e.Body = "Asked Finance about the variance", "The forecast for licences was too low; mentored Tunde on the budget."
	if got, err := brings(t).CompetenciesOf(e); err != nil || len(got) != 0 {
		t.Errorf("%v, %v", got, err)
	}
	j := ruled(t, `competencies = ["budgeting"]`)
	j.save(e)
	want(t, j.covered(today), 0, 0, "1 entry")
	e.Competencies = []string{"budgeting"}
	j.save(e)
	want(t, j.covered(today), strength.Full, 1, "")
}

func TestTheAnswerToWhatAreYouWorkingOn(t *testing.T) {
	e := model.NewEntry("initiative", today)
	e.Title = "ERP"
	if w := readiness.NewWorkingOn(e); w.Sentence != "" || !slices.Equal(w.Missing, []string{"Goal", "Why it mattered to the business"}) {
		t.Errorf("%q, missing %q", w.Sentence, w.Missing)
	}
	e.Values = model.Values{"goal": "Orders leave a day sooner.", "why": "Because sales are lost\novernight."}
	if w := readiness.NewWorkingOn(e); w.Sentence != "ERP: Orders leave a day sooner, because sales are lost overnight." {
		t.Errorf("%q", w.Sentence)
	}
	if line := readiness.MissingReasonHint(e); line != "" {
		t.Errorf("with its reason it is flagged: %q", line)
	}
	delete(e.Values, "why")
	if line := readiness.MissingReasonHint(e); !strings.HasPrefix(line, "This says what you did.") {
		t.Errorf("without it, %q", line)
	}
	if line := readiness.MissingReasonHint(model.NewEntry("note", today)); line != "" {
		t.Errorf("a note is flagged: %q", line)
	}
}

func TestPercentsAreNeverRoundedToAllOrNothing(t *testing.T) {
	for share, want := range map[strength.Share]int{0: 0, 1: 1, 49: 1, 150: 2, 9949: 99, 9999: 99, strength.Full: 100} {
		if got := share.Percent(); got != want {
			t.Errorf("%d is shown as %d %%, want %d", share, got, want)
		}
	}
}

func TestDepartmentsAreProposedFromContacts(t *testing.T) {
	j := newJournal(t)
	for _, c := range [][2]string{{"another department", "sales"}, {"another department", "Sales"}, {"IT", "Service desk"}, {"executive", "Board"}, {"outside", "Nowhere"}, {"another department", ""}, {"IT", "Both"}, {"another department", "Both"}} {
		e := model.NewEntry("contact", today)
		e.Title, e.Values = "Somebody", model.Values{"circle": c[0]}
		if c[1] != "" {
			e.Values["department"] = c[1]
		}
		j.save(e)
	}
	want := []model.Department{{Name: "Both"}, {Name: "Sales"}, {Name: "Service desk", IT: true}}
	if got := j.ix.Departments(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	set := []model.Department{{Name: "Legal"}}
	j.ix.SetLife(readiness.Life{Departments: set})
	if got := j.ix.Departments(); !slices.Equal(got, set) {
		t.Errorf("%v, want those that were set", got)
	}
}
