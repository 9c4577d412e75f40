package readiness_test

import (
	"testing"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// ruled gives a journal with one framework of one criterion, "own", and a
// second one of two steps where a test wants them.
func ruled(t testing.TB, rule string) *journal {
	t.Helper()
	f, err := readiness.Parse("own.toml", head+rule+"\n")
	if err != nil {
		t.Fatal(err)
	}
	return newJournal(t, f)
}

func (j *journal) covered(day model.Day) readiness.CriterionReport {
	j.t.Helper()
	return criterion(j.t, j.report("own", day), "1.a")
}

// want checks a criterion's coverage, how many entries count, and its gap.
func want(t testing.TB, got readiness.CriterionReport, share strength.Share, entries int, gap string) {
	t.Helper()
	if got.Coverage != share || len(got.Evidence) != entries || got.Gap != gap {
		t.Errorf("%d with %d entries, %q; want %d with %d, %q", got.Coverage, len(got.Evidence), got.Gap, share, entries, gap)
	}
}

func TestRuleAsksForKindAndValues(t *testing.T) {
	j := ruled(t, `kinds = ["study"]
where = { form = ["course", "book"], status = ["finished"] }
need = 2`)
	want(t, j.covered(today), 0, 0, "2 study")
	j.add("study", "A course", with("form", "course"), with("status", "finished"), whole)
	j.add("study", "A plan", with("form", "course"), with("status", "planned"), whole)
	j.add("study", "A talk", with("form", "talk"), with("status", "finished"), whole)
	j.add("note", "A course")
	want(t, j.covered(today), 5000, 1, "1 more study")
	j.add("study", "A book", with("form", "book"), with("status", "finished"), whole, on(today.Add(-1)))
	j.add("study", "Another", with("form", "book"), with("status", "finished"), whole, on(today.Add(-2)))
	want(t, j.covered(today), strength.Full, 3, "")
}

func TestRuleAsksForYesNoNumbersAndFilledParts(t *testing.T) {
	j := ruled(t, `kinds = ["leadership"]
where = { outside_it = ["no"] }
least = { people_led = 3 }
filled = ["lesson", "witness", "body"]`)
	zoe := j.add("contact", "Zoë")
	full := []change{whole, with("outside_it", false), with("people_led", int64(3)), body("How it went."), linked("witness", zoe)}
	j.add("leadership", "Led", full...)
	want(t, j.covered(today), strength.Full, 1, "")
	for name, spoil := range map[string]change{
		"outside":    with("outside_it", true),
		"unsaid":     func(e *model.Entry) { delete(e.Values, "outside_it") },
		"too few":    with("people_led", int64(2)),
		"no lesson":  func(e *model.Entry) { delete(e.Values, "lesson") },
		"no witness": func(e *model.Entry) { e.Links = nil },
		"no text":    body(""),
	} {
		t.Run(name, func(t *testing.T) {
			j := ruled(t, `kinds = ["leadership"]
where = { outside_it = ["no"] }
least = { people_led = 3 }
filled = ["lesson", "witness", "body"]`)
			zoe := j.add("contact", "Zoë")
			full[4] = linked("witness", zoe)
			j.add("leadership", "Led", append(full, spoil)...)
			if got := j.covered(today); got.Coverage != 0 {
				t.Errorf("it counts with %d", got.Coverage)
			}
		})
	}
}

func TestRuleAsksForOneOfTheCompetencies(t *testing.T) {
	j := ruled(t, `competencies = ["mentoring", "network"]
need = 10`)
	j.add("note", "Chosen", builds("network"), whole)
	j.add("leadership", "Brought by its setting", with("setting", "mentor"), whole)
	j.add("leadership", "Not brought", with("setting", "project"), whole)
	j.add("note", "None", whole)
	want(t, j.covered(today), 2000, 2, "8 more entries")
}

func TestRuleFollowsALinkWhicheverEntryHoldsIt(t *testing.T) {
	j := ruled(t, `kinds = ["contact"]
linked = [{ role = "with", kinds = ["interaction"], filled = ["body"] }]
need = 2`)
	ana, ben := j.add("contact", "Ana", whole), j.add("contact", "Ben", whole, on(today.Add(-1)))
	want(t, j.covered(today), 0, 0, "2 contacts")
	talk := j.add("interaction", "A talk", linked("with", ana, ben))
	want(t, j.covered(today), 0, 0, "2 contacts")
	talk.Body = "About next year's budget."
	j.save(talk)
	want(t, j.covered(today), strength.Full, 2, "")
	talk.Links = talk.Links[:1]
	j.save(talk)
	want(t, j.covered(today), 5000, 1, "1 more contact")
	talk.Trashed = true
	j.save(talk)
	want(t, j.covered(today), 0, 0, "2 contacts")
}

func TestRuleFollowsTwoLinks(t *testing.T) {
	j := ruled(t, `kinds = ["leadership"]
linked = [{ role = "about", kinds = ["interaction"], linked = [{ role = "with", where = { circle = ["executive"] } }] }]`)
	led := j.add("leadership", "A committee", whole)
	denise := j.add("contact", "Denise", with("circle", "executive"))
	j.add("interaction", "What it led to", linked("about", led), linked("with", denise))
	want(t, j.covered(today), strength.Full, 1, "")
	denise.Values["circle"] = "outside"
	j.save(denise)
	want(t, j.covered(today), 0, 0, "1 leadership")
}

func TestALinkToATrashedEntryDoesNotCount(t *testing.T) {
	j := ruled(t, `kinds = ["feedback"]
linked = [{ role = "from", where = { circle = ["executive"] } }]`)
	denise := j.add("contact", "Denise", with("circle", "executive"))
	j.add("feedback", "Well done", whole, linked("from", denise))
	want(t, j.covered(today), strength.Full, 1, "")
	denise.Trashed = true
	j.save(denise)
	want(t, j.covered(today), 0, 0, "1 feedback")
	if err := j.ix.RemoveEntries(denise.ID); err != nil {
		t.Fatal(err)
	}
	want(t, j.covered(today), 0, 0, "1 feedback")
}

func TestRuleCountsDifferentDepartments(t *testing.T) {
	j := ruled(t, `kinds = ["interaction"]
linked = [{ role = "with", where = { circle = ["another department"] } }]
different = "departments"
need = 4`)
	contact := func(name, department string) model.Entry {
		return j.add("contact", name, with("circle", "another department"), with("department", department))
	}
	ana, ben, cas := contact("Ana", "Sales"), contact("Ben", "sales "), contact("Cas", "HR")
	nowhere := j.add("contact", "Dora", with("circle", "another department"))
	contact("Eve", "Legal")
	j.add("interaction", phrase(0), whole, linked("with", ana), on(today.Add(-1)))
	j.add("interaction", phrase(1), whole, linked("with", ben), on(today.Add(-2)))
	j.add("interaction", phrase(2), whole, linked("with", nowhere), on(today.Add(-3)))
	want(t, j.covered(today), 2500, 3, "3 more departments; nobody in HR, Legal; 1 contact has no department yet")
	j.add("interaction", phrase(3), whole, linked("with", ana, cas))
	want(t, j.covered(today), 5000, 4, "2 more departments; nobody in Legal; 1 contact has no department yet")
	j.ix.SetLife(readiness.Life{Departments: []model.Department{{Name: "Sales"}, {Name: "Finance"}, {Name: "Legal"}, {Name: "HR", IT: true}}})
	want(t, j.covered(today), 2500, 4, "3 more departments; nobody in Finance, Legal; 1 contact has no department yet")
}

// A talk with three people is about three, and yet one talk.
func TestOneEntryCountsOnceAmongDifferentOnes(t *testing.T) {
	j := ruled(t, `kinds = ["interaction"]
different = "people"
need = 3`)
	ana, ben := j.add("contact", "Ana"), j.add("contact", "Ben")
	j.add("interaction", phrase(0), whole, linked("with", ana), on(today.Add(-1)))
	j.add("interaction", phrase(1), whole, linked("with", ana), on(today.Add(-2)))
	j.add("interaction", phrase(2), whole, linked("with", ana), on(today.Add(-3)))
	want(t, j.covered(today), 3333, 3, "2 more people")
	j.add("interaction", phrase(3), whole, linked("with", ana, ben))
	want(t, j.covered(today), 6666, 4, "1 more person")
	j = ruled(t, `kinds = ["interaction"]
different = "people"
need = 3`)
	ana, ben = j.add("contact", "Ana"), j.add("contact", "Ben")
	cas := j.add("contact", "Cas")
	j.add("interaction", phrase(0), whole, linked("with", ana, ben, cas), on(today.Add(-1)))
	want(t, j.covered(today), 3333, 1, "Enough entries, but 1 occasion alone")
	j.add("interaction", phrase(1), whole, linked("with", ana), on(today.Add(-2)))
	j.add("interaction", phrase(2), whole, linked("with", ana, ben))
	want(t, j.covered(today), strength.Full, 3, "")
}

func TestRuleCountsDifferentSettingsAndDisciplines(t *testing.T) {
	j := ruled(t, `kinds = ["leadership"]
different = "settings"
need = 2`)
	j.add("leadership", phrase(0), with("setting", "mentor"), whole, on(today.Add(-1)))
	j.add("leadership", phrase(1), with("setting", "mentor"), whole, on(today.Add(-2)))
	j.add("leadership", phrase(2), with("setting", "mentor"), whole)
	want(t, j.covered(today), 5000, 3, "1 more setting")
	j = ruled(t, `kinds = ["study"]
different = "disciplines"
need = 4`)
	j.add("study", "Accounts", with("discipline", "business"), whole)
	j.add("study", "Networks", with("discipline", "technical"), whole, on(today.Add(-1)))
	want(t, j.covered(today), 5000, 2, "2 more disciplines")
}

func TestRuleLooksBackSoFar(t *testing.T) {
	j := ruled(t, `kinds = ["note"]
within = 30
unit = "thought"
units = "thoughts"`)
	j.add("note", "Long ago", on(today.Add(-31)))
	want(t, j.covered(today), 0, 0, "1 thought; no entry since October")
	j.add("note", "A span that reached into it", on(today.Add(-90)), until(today.Add(-30)), whole)
	want(t, j.covered(today), strength.Full, 1, "")
	want(t, j.covered(today.Add(1)), 0, 0, "1 thought; no entry since October")
	want(t, j.covered("2027-03-01"), 0, 0, "1 thought; no entry since October 2026")
}

func TestRuleAsksForStrength(t *testing.T) {
	j := ruled(t, `kinds = ["achievement"]
strong = 70`)
	j.add("achievement", "One of three parts", with("why", "Orders come by mail"))
	want(t, j.covered(today), 0, 0, "1 achievement")
	j.add("achievement", "Two of three parts", with("why", "Sales waited for it"), with("result", "Mail arrives within seconds"))
	want(t, j.covered(today), 8333, 1, "Enough entries, but one of them says only part of it")
}

func TestRuleAsksForWhatIsValidOnTheDay(t *testing.T) {
	j := ruled(t, `kinds = ["study", "position"]
valid = true
need = 3
unit = "certificate"
units = "certificates"`)
	j.add("study", "For ever", whole)
	j.add("study", "Until today", whole, with("valid_until", today), on(today.Add(-5)), until(today.Add(-1)))
	j.add("position", "Held until yesterday", whole, on(today.Add(-100)), until(today.Add(-1)))
	want(t, j.covered(today), 6667, 2, "1 more certificate; one lapsed in November")
	want(t, j.covered(today.Add(1)), 3333, 1, "2 more certificates; one lapsed in November")
}

func TestRulesAreCombined(t *testing.T) {
	j := ruled(t, `any = [
  { kinds = ["note"], need = 4 },
  { all = [{ kinds = ["study"], need = 2 }, { kinds = ["budget"] }] },
]`)
	want(t, j.covered(today), 0, 0, "4 notes")
	j.add("study", "One", whole)
	want(t, j.covered(today), 0, 0, "4 notes")
	j.add("budget", "One", whole)
	want(t, j.covered(today), 5000, 2, "1 more study")
	for n := range 3 {
		j.add("note", phrase(n), whole, on(today.Add(-n)))
	}
	want(t, j.covered(today), 7500, 5, "1 more note")
	j.add("study", "Two", whole, on(today.Add(-1)))
	want(t, j.covered(today), strength.Full, 6, "")
}

func TestRuleTakesEitherConditionOnOneEntry(t *testing.T) {
	j := ruled(t, `filled = ["why"]
either = [{ kinds = ["note"], filled = ["body"] }, { kinds = ["initiative"], where = { outcome = ["died"] } }]
need = 2`)
	j.add("note", "Without a text", with("why", "Sales waited for it"))
	j.add("initiative", "Alive", whole)
	want(t, j.covered(today), 0, 0, "2 entries")
	j.add("note", "With a text", with("why", "Sales asked for it"), body("They cheered in the canteen."))
	j.add("initiative", "Dead", with("outcome", "died"), whole, on(today.Add(-1)))
	want(t, j.covered(today), strength.Full, 2, "")
}

// A post counts towards the kind of manager that the person wants to be, or towards any as
// long as they have not said which.
func TestARuleCanAskForTheAreaOfTheTargetRole(t *testing.T) {
	j := ruled(t, `kinds = ["position"]
aimed = true`)
	for title, area := range map[string]string{"Network engineer": "infrastructure", "Web developer": "application development", "Office clerk": ""} {
		changes := []change{}
		if area != "" {
			changes = append(changes, with("area", area))
		}
		j.add("position", title, changes...)
	}
	for kind, entries := range map[string]int{"": 2, "infrastructure": 1, "support": 0} {
		j.ix.SetLife(readiness.Life{TargetKind: kind})
		if got := len(j.covered(today).Evidence); got != entries {
			t.Errorf("towards %q %d posts count, want %d", kind, got, entries)
		}
	}
	if _, err := readiness.Parse("own.toml", head+`kinds = ["note"]
aimed = true
`); err == nil {
		t.Error("a note has no area of IT, and may be asked for it")
	}
}
