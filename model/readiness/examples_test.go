package readiness_test

import (
	"slices"
	"testing"

	"rung/model"
	"rung/model/strength"
)

// The examples that any implementation must agree with.

func TestExampleChairingACharitysBoard(t *testing.T) {
	j := newJournal(t)
	e := j.add("leadership", "Chairing the pantry's board", with("setting", "charity board"), with("outside_it", true))
	if got, want := j.countsFor(e.ID, today), []string{"A4", "B8", "C7", "D2"}; !slices.Equal(got, want) {
		t.Errorf("it counts for %v, want %v: not for D7, which asks for the present organisation, nor for A7", got, want)
	}
}

func TestExampleAnITILCertificate(t *testing.T) {
	j := newJournal(t)
	e := j.add("study", "ITIL 4 Foundation", with("form", "certificate"), with("recognised", true), with("discipline", "management"), with("status", "finished"), with("valid_until", today.Add(30)))
	want := []string{"A3", "B6", "C8", "D4", "D8"}
	if got := j.countsFor(e.ID, today); !slices.Equal(got, want) {
		t.Errorf("it counts for %v, want %v", got, want)
	}
	a3 := step(t, j.report("seven-steps", today), "A3")
	for _, c := range a3.Criteria {
		if c.ID == "A3.leadership" && len(c.Evidence) > 0 || c.ID == "A3.management" && len(c.Evidence) == 0 {
			t.Errorf("%s has %v: it is the management half that it shows", c.ID, c.Evidence)
		}
	}
	if got := j.countsFor(e.ID, today.Add(31)); slices.Contains(got, "D8") {
		t.Error("it counts for D8 though it has lapsed")
	}
	degree := j.add("study", "BBA", with("form", "degree"), with("discipline", "business"), with("status", "finished"))
	if got := j.countsFor(e.ID, today); !slices.Contains(got, "B1") {
		t.Errorf("beside a business degree it counts for %v, want B1 too", got)
	}
	degree.Trashed = true
	j.save(degree)
	if got := j.countsFor(e.ID, today); slices.Contains(got, "B1") {
		t.Error("it counts for B1 without the business degree")
	}
}

func TestExampleLunchWithTheFinanceController(t *testing.T) {
	j := newJournal(t)
	controller := j.add("contact", "Priya", with("circle", "another department"), with("department", "Finance"))
	lunch := j.add("interaction", "Lunch: the budget cycle", linked("with", controller))
	note := j.add("budget", "How the year runs", with("stage", "plan"), linked("about", lunch))
	got := slices.Concat(j.countsFor(lunch.ID, today), j.countsFor(note.ID, today))
	slices.Sort(got)
	if want := []string{"A2", "A7", "D5"}; !slices.Equal(slices.Compact(got), want) {
		t.Errorf("the two count for %v, want %v", got, want)
	}
}

func TestExampleSittingOnTheSocialCommittee(t *testing.T) {
	j := newJournal(t)
	e := j.add("leadership", "The social committee", with("setting", "committee"), with("outside_it", true))
	if got := j.countsFor(e.ID, today); !slices.Equal(got, []string{"A5"}) {
		t.Errorf("it counts for %v, want A5 alone", got)
	}
	beth := j.add("contact", "Beth", with("circle", "another department"), with("department", "HR"))
	talk := j.add("interaction", "Beth, over the raffle", linked("with", beth), linked("about", e))
	for _, id := range []string{e.ID, talk.ID} {
		if got := j.countsFor(id, today); !slices.Contains(got, "A2") {
			t.Errorf("once the talk came of it, it counts for %v, want A2 too", got)
		}
	}
}

func TestExampleFixedBugsInTheERP(t *testing.T) {
	j := newJournal(t)
	bare := j.add("achievement", "Fixed bugs in the ERP")
	r := j.report("seven-steps", today)
	if s := step(t, r, "A0"); s.Coverage != 0 || len(s.Evidence()) > 0 {
		t.Errorf("in A0 it counts %v, want not at all", s.Evidence())
	}
	if s := step(t, r, "A1"); s.Coverage != 0 || len(s.Evidence()) > 0 {
		t.Errorf("in A1 it counts %v, want not at all", s.Evidence())
	}
	for _, a := range j.actions("seven-steps") {
		if a.Criterion == "A1.why" && a.Subject == bare.ID {
			if a.Gain <= 0 || a.Title != "Say why “Fixed bugs in the ERP” mattered" {
				t.Errorf("the action %q gains %d", a.Title, a.Gain)
			}
			return
		}
	}
	t.Error("no action says what a reason would gain")
}

func TestExampleFourClaimsAndNoEntry(t *testing.T) {
	j := newJournal(t)
	f := j.ix.Frameworks()[0]
	for _, c := range f.Steps[0].Criteria {
		e := claim(f, c.ID, "yes")
		j.save(e)
	}
	r := j.report("", today)
	if !r.Gate || r.Ready || r.Steps[0].Coverage != 0 || r.CountUnproven() != 4 {
		t.Errorf("gate %v, ready %v, coverage %d, %d claims without evidence", r.Gate, r.Ready, r.Steps[0].Coverage, r.CountUnproven())
	}
	for _, c := range r.Steps[0].Criteria {
		if c.Claim != "yes" || !c.IsUnproven() {
			t.Errorf("%s is claimed %q and shown as proven", c.ID, c.Claim)
		}
	}
}

// Being excellent at development, networks or testing makes no manager.
func TestExcellenceAloneGivesNothingFurtherUp(t *testing.T) {
	j := newJournal(t)
	client := j.add("contact", "Ana", with("circle", "another department"), with("department", "Sales"))
	boss := j.add("contact", "Helen", with("circle", "my team"), with("plan_role", "referee"))
	for i := range 12 {
		month := on(model.Day("2025-12-05").Add(30 * i))
		what := []string{"printers", "scanners", "routers", "switches", "laptops", "servers", "phones", "backups", "queues", "mailboxes", "licences", "badges"}[i]
		j.add("feedback", "Ana asked for me for the "+what, with("tone", "praise"), with("by_name", true), with("quote", "Only you know the "+what+"."), linked("from", client), month)
		j.add("feedback", "My review praised the "+what, with("tone", "praise"), with("quote", "Outstanding work on "+what+"."), linked("from", boss), month)
		j.add("achievement", "Brought the "+what+" back", with("action", "Restored all "+what), with("result", "Every one of the "+what+" runs"), builds("excellence", "technical", "problem_solving"), month)
		j.add("position", "Senior administrator of "+what, with("level", "senior"), with("organisation", "Halloway"), with("employment", "job"), month)
	}
	r := j.report("seven-steps", today)
	for _, s := range r.Steps[1:] {
		if s.Coverage != 0 {
			t.Errorf("%s is at %d", s.ID, s.Coverage)
		}
	}
	if a0 := r.Steps[0]; a0.Coverage < 5000 {
		t.Errorf("step 0 itself is only at %d", a0.Coverage)
	}
}

// A master's degree or one certification that employers know by its name is enough; other
// certificates are a beginning.
func TestACertificateThatEmployersKnowIsToldFromAnother(t *testing.T) {
	certificate := func(j *journal, title string, changes ...change) {
		j.add("study", title, append(changes, with("form", "certificate"), with("status", "finished"), with("provider", "The examiners"), body("Forty questions in an hour, most of them on risk"))...)
	}
	known, other := newJournal(t), newJournal(t)
	certificate(known, "CISSP", with("recognised", true), with("field", "security"), with("discipline", "technical"))
	certificate(other, "A certificate of the chamber", with("discipline", "management"))
	for _, c := range []struct {
		j    *journal
		want strength.Share
	}{{known, strength.Full}, {other, strength.Full / 3}} {
		if got := step(t, c.j.report("ten-steps", today), "D4").Coverage; got != c.want {
			t.Errorf("it is at %d, want %d", got, c.want)
		}
	}
}
