package readiness_test

import (
	"testing"

	"rung/model"
	"rung/model/strength"
)

func mood(of string) change { return func(e *model.Entry) { e.Read.Mood = of } }

func reads(parts ...model.ReadPart) change {
	return func(e *model.Entry) { e.Read.Parts = append(e.Read.Parts, parts...) }
}

// stands checks what a criterion is covered, as it stands and once it is told well.
func (j *journal) stands(now, done strength.Share) {
	j.t.Helper()
	if got := j.covered(today); got.Coverage != now || got.Done != done {
		j.t.Errorf("%d, and %d told well; want %d and %d", got.Coverage, got.Done, now, done)
	}
}

func TestOnlyDeedsCount(t *testing.T) {
	for _, c := range []struct {
		what   string
		change change
		counts bool
	}{
		{"a deed", mood("deed"), true},
		{"what tells no mood", mood(""), true},
		{"a plan", mood("plan"), false},
		{"what somebody else did", mood("other"), false},
		{"a plan by its words, which the person says it is not", reads(model.ReadPart{Name: model.PartMood, Removed: true}), true},
	} {
		j := ruled(t, `kinds = ["achievement"]`)
		j.add("achievement", phrase(0), c.change, whole)
		if got := len(j.covered(today).Evidence) == 1; got != c.counts {
			t.Errorf("%s counts: %v", c.what, got)
		}
	}
	j := ruled(t, `kinds = ["study"]`)
	j.add("study", "A course on networks", with("status", "planned"), whole)
	j.stands(0, 0)
}

func TestALineCountsHalfUntilItIsTold(t *testing.T) {
	j := ruled(t, `kinds = ["achievement"]`)
	e := j.add("achievement", phrase(0))
	j.stands(5000, strength.Full)
	e.Values["result"] = "Nobody waits at the counter"
	j.save(e)
	j.stands(6667, strength.Full)
	e.Read.Parts = []model.ReadPart{{Name: model.PartStory("why")}} // by a clause of the title
	j.save(e)
	j.stands(8333, strength.Full)
	e.Values["metrics"] = []model.Values{{"what": "minutes of waiting"}}
	j.save(e)
	j.stands(8333, strength.Full) // what was measured, and no number
	e.Values["metrics"] = []model.Values{{"what": "minutes of waiting", "after": model.Decimal("3")}}
	j.save(e)
	j.stands(strength.Full, strength.Full)
	e.Read.Parts[0].Removed = true
	j.save(e)
	j.stands(8333, strength.Full)
	j = ruled(t, `kinds = ["achievement"]
tells = []`)
	j.add("achievement", phrase(0))
	j.stands(strength.Full, strength.Full)
}

func TestWhatSaysNothingIsNoEvidence(t *testing.T) {
	j := ruled(t, `kinds = ["achievement"]`)
	e := j.add("achievement", "x", with("result", "x"), with("why", "x"), body("x"), with("metrics", []model.Values{{"what": "x", "before": model.Decimal("1"), "after": model.Decimal("2")}}))
	j.stands(0, 0)
	e.Title = "Moved the printers"
	j.save(e)
	j.stands(5000, strength.Full) // and no field says more
	e.Values["result"] = "Moved the printers."
	j.save(e)
	j.stands(5000, strength.Full)
}

func TestCopiesCountOnce(t *testing.T) {
	j := ruled(t, `kinds = ["achievement"]
need = 4`)
	for n := range 4 {
		j.add("achievement", phrase(0), with("result", "Nobody waits any more"), on(today.Add(-n)))
	}
	j.stands(1667, 2500)
	// The same result again, in words of its own: the deed counts, what came of it does not.
	j.add("achievement", phrase(1), with("result", "Nobody waits any more"), on(today.Add(-9)))
	j.stands(2917, 5000)
}

func TestOneOccasionCountsOnce(t *testing.T) {
	j := ruled(t, `kinds = ["interaction"]
need = 9`)
	ana, ben := j.add("contact", "Ana"), j.add("contact", "Ben")
	j.add("interaction", phrase(0), linked("with", ana))
	j.stands(556, 1111)
	j.add("interaction", phrase(1), linked("with", ana), whole) // the same talk, told better
	j.stands(1111, 1111)
	j.add("interaction", phrase(2), linked("with", ana, ben), whole)
	j.stands(2222, 2222)
	j.add("interaction", phrase(3), linked("with", ana), whole, on(today.Add(-1)))
	j.stands(3333, 3333)
}

// A contact who is written down after the talk makes one occasion of no two.
func TestSomebodyWhoArrivesLaterLowersNothing(t *testing.T) {
	j := ruled(t, `kinds = ["interaction"]
need = 9`)
	ana := model.NewEntry("contact", today)
	ana.Title = "Ana"
	for n := range 2 {
		j.add("interaction", phrase(n), linked("with", ana), whole)
	}
	before := j.covered(today).Coverage
	j.save(ana)
	if after := j.covered(today).Coverage; after < before {
		t.Errorf("it fell from %d to %d", before, after)
	}
}

func TestOneDayGivesAThird(t *testing.T) {
	for rule, most := range map[string]strength.Share{
		"need = 9":                         3333,
		"need = 2":                         5000, // one entry is enough of a third
		"need = 2\ndifferent = \"months\"": 3333,
		"need = 1":                         strength.Full,
	} {
		j := ruled(t, "kinds = [\"note\"]\n"+rule)
		for n := range 12 {
			j.add("note", phrase(n), whole)
		}
		if got := j.covered(today); got.Coverage != most {
			t.Errorf("%q: %d after a day, want %d", rule, got.Coverage, most)
		}
	}
}

// Three of one kind fill a third of what three different ones fill.
func TestEvidenceIsSpread(t *testing.T) {
	of := func(key string, values ...any) func(int) change {
		return func(n int) change { return with(key, values[n%len(values)]) }
	}
	same := func(int) change { return func(*model.Entry) {} }
	for _, c := range []struct {
		by, kind string
		title    []string
		varies   func(n int) change
		apart    int // days
	}{
		{"months", "note", nil, same, 40},
		{"titles", "position", []string{"Help desk agent", "Network engineer", "Developer of reports"}, same, 1},
		{"organisations", "position", nil, of("organisation", "Elmford", "Halloway", "Kerr"), 1},
		{"disciplines", "study", nil, of("discipline", "leadership", "management", "business"), 1},
		{"forms", "study", nil, of("form", "course", "book", "talk"), 1},
		{"settings", "leadership", nil, of("setting", "at work", "mentor", "committee"), 1},
	} {
		for _, differ := range []bool{false, true} {
			j := ruled(t, "kinds = [\""+c.kind+"\"]\ntells = []\nneed = 3\ndifferent = \""+c.by+"\"")
			for n := range 3 {
				title, at, apart := phrase(n), 0, 1
				if differ {
					at, apart = n, c.apart
				}
				if c.title != nil {
					title = []string{"", "Senior ", "Junior "}[n] + c.title[at]
				}
				j.add(c.kind, title, c.varies(at), whole, on(today.Add(-10-apart*n)))
			}
			most := strength.Full
			if !differ {
				most = 3333
			}
			if got := j.covered(today); got.Coverage != most || differ != (got.Gap == "") {
				t.Errorf("%s that differ, %v: %d, %q", c.by, differ, got.Coverage, got.Gap)
			}
		}
	}
}

func TestKindsOfEvidenceDiffer(t *testing.T) {
	j := ruled(t, `kinds = ["note", "budget"]
tells = []
need = 2
different = "kinds"`)
	for n := range 3 {
		j.add("note", phrase(n), whole, on(today.Add(-n)))
	}
	j.stands(5000, 5000)
	j.add("budget", phrase(4), whole, on(today.Add(-4)))
	j.stands(strength.Full, strength.Full)
}

func TestItWasDoneForThePresentEmployer(t *testing.T) {
	j := ruled(t, `kinds = ["achievement"]
present = true
tells = []
need = 9`)
	count := func(want int) {
		t.Helper()
		if got := len(j.covered(today).Evidence); got != want {
			t.Errorf("%d count, want %d", got, want)
		}
	}
	j.add("achievement", phrase(0), on(today.Add(-9)))
	j.add("achievement", phrase(1), with("organisation", "Halloway Foods"), on(today.Add(-9)))
	j.add("achievement", phrase(2), with("organisation", "Harbour food bank"), on(today.Add(-9)))
	j.add("achievement", phrase(3), with("organisation", "Halloway Foods"), on(today.Add(-900)))
	count(1) // for whom one works is not known yet
	job := j.add("position", "Administrator", with("organisation", "halloway  foods"), on(today.Add(-400)))
	count(2)
	j.add("position", "Driver", with("organisation", "Harbour food bank"), on(today.Add(-800)), until(today.Add(-700)))
	count(2)
	job.Trashed = true
	j.save(job)
	count(1)
}

func TestNothingChosenIsAChoice(t *testing.T) {
	j := ruled(t, `kinds = ["leadership"]
where = { setting = ["", "at work"] }
tells = []
need = 9`)
	for n, setting := range []any{nil, "at work", "committee"} {
		j.add("leadership", phrase(n), func(e *model.Entry) {
			if setting != nil {
				e.Values["setting"] = setting
			}
		})
	}
	if got := j.covered(today).Evidence; len(got) != 2 {
		t.Errorf("%d count, want what was done at work and what does not say", len(got))
	}
}

func TestSomebodyWhomTheWordsNameCountsAsLinked(t *testing.T) {
	named := func(name, department, circle string) change {
		return reads(model.ReadPart{Name: model.PartPerson(name), Person: &model.ReadPerson{Name: name, Department: department, Circle: circle}})
	}
	j := ruled(t, `kinds = ["interaction"]
linked = [{ role = "with", where = { circle = ["another department"] } }]
tells = []
different = "departments"
need = 3`)
	j.add("interaction", phrase(0), named("Beth", "HR", "another department"))
	want(t, j.covered(today), 3333, 1, "2 more departments")
	j.add("interaction", phrase(1), named("Milan", "", "my team"), on(today.Add(-1)))
	j.add("interaction", phrase(2), named("Somebody", "", ""), on(today.Add(-2)))
	j.add("interaction", phrase(3), named("Carl", "hr", "another department"), on(today.Add(-3)))
	want(t, j.covered(today), 3333, 2, "2 more departments")
	last := j.add("interaction", phrase(4), named("Dora", "Sales", "another department"), on(today.Add(-4)))
	want(t, j.covered(today), 6666, 3, "1 more department")
	last.Read.Parts[0].Removed = true
	j.save(last)
	want(t, j.covered(today), 3333, 2, "2 more departments")
	if len(j.ix.Departments()) != 0 {
		t.Errorf("somebody who is no contact makes the department %v", j.ix.Departments())
	}
}

func TestWhatIsStillGoingOnIsRecent(t *testing.T) {
	for _, c := range []struct {
		what, kind string
		change     change
		recent     bool
	}{
		{"a course that is running", "study", with("status", "running"), true},
		{"a course that was just finished", "study", with("finished", today.Add(-5)), true},
		{"a course that was finished long ago", "study", with("finished", today.Add(-100)), false},
		{"a job that is still held", "position", func(*model.Entry) {}, true},
		{"a job that just ended", "position", until(today.Add(-5)), true},
		{"a job that ended long ago", "position", until(today.Add(-100)), false},
	} {
		j := ruled(t, "kinds = [\""+c.kind+"\"]\nwithin = 30\ntells = []")
		j.add(c.kind, "Running the networks", on(today.Add(-400)), c.change, whole)
		if got := len(j.covered(today).Evidence) == 1; got != c.recent {
			t.Errorf("%s is recent: %v", c.what, got)
		}
	}
}
