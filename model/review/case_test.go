package review_test

import (
	"strings"
	"testing"

	"rung/model"
	"rung/model/paper"
	"rung/model/plan"
	"rung/model/readiness"
	"rung/model/review"
)

// gated has a gate that praise and work show, and a step that nothing shows.
var gated = readiness.Framework{ID: "own", Title: "Own", Version: 1, Steps: []readiness.Step{
	{ID: "G", Title: "Excellence", Gate: true, Weight: 1, Criteria: []readiness.Criterion{
		{ID: "G.asked", Title: "They ask for you", Weight: 1, Rule: readiness.Rule{Condition: readiness.Condition{Kinds: []string{"feedback"}}, Need: 3, Unit: "word of praise", Units: "words of praise"}},
		{ID: "G.work", Title: "The work is valued", Weight: 1, Rule: readiness.Rule{Condition: readiness.Condition{Kinds: []string{"achievement", "application", "interaction"}}, Need: 9}}}},
	{ID: "S", Title: "Study", Weight: 1, Criteria: []readiness.Criterion{{ID: "S.a", Title: "Studied", Weight: 1, Rule: readiness.Rule{Condition: readiness.Condition{Kinds: []string{"study"}}, Need: 4}}}},
}}

// makeCase draws up the page from what the desk holds.
func (d *desk) makeCase(s review.CaseScope) review.Case {
	d.t.Helper()
	return d.makeCaseBy(gated, s)
}

func (d *desk) makeCaseBy(f readiness.Framework, s review.CaseScope) review.Case {
	d.t.Helper()
	entries, err := model.FindEntries(d.t.Context(), d.journal, model.EveryKindQuery())
	if err != nil {
		d.t.Fatal(err)
	}
	ix := readiness.NewIndex(readiness.NewCompetencyRules(), []readiness.Framework{f})
	if err := ix.PutEntries(entries...); err != nil {
		d.t.Fatal(err)
	}
	s.On = today
	c, err := review.NewCase(d.t.Context(), d.journal, ix, s, model.Locale{Today: today})
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

func TestACaseIsMadeOfEvidenceNumbersWitnessesAndTheNextDays(t *testing.T) {
	d := year(t)
	if err := d.journal.SetSetting(t.Context(), readiness.SettingLife, readiness.Life{PresentRole: "Senior administrator", TargetRole: "IT manager", TargetDay: "2027-09-01"}); err != nil {
		t.Fatal(err)
	}
	goal, err := plan.NewGoal(readiness.Action{Framework: "own", Step: "S", Criterion: "S.a", Template: "course", Title: "A diploma, yes or no"}, plan.QuarterOf(today), today, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.save(model.Edit{Entry: plan.AddStep(plan.SetHours(goal, "1.5"), "Ask whether Halloway pays half")})
	both := entry("feedback", "Half and half", model.Values{"quote": "Good, but late.", "tone": "both"})
	d.save(model.Edit{Entry: both})
	c := d.makeCase(review.CaseScope{})
	page := printed(c.Document(model.Locale{Today: today}))
	for _, said := range []string{"My case for IT manager by 1 Sep 2027", "now Senior administrator", "“Outstanding.” | Karen Oduya, 10 Jun 2026",
		"Orders leave the same day: Half of all orders leave within eight hours. | Karen Oduya, 1 Jun 2026", "order to dispatch 29 to 8 hours (measured)",
		"Who can vouch for it", "Karen Oduya", "Half an hour about the step to IT manager", "A diploma, yes or no", "First: Ask whether Halloway pays half", "1.5 h a week, by 31 Dec 2026", "Join the committee"} {
		if !strings.Contains(page, said) {
			t.Errorf("it does not say %q:\n%s", said, page)
		}
	}
	for _, kept := range []string{"%", "issing", "Too slow", "Good, but late", "Behind closed doors", "A way out", "private", "Study", "Lunch with Finance"} {
		if strings.Contains(page, kept) {
			t.Errorf("it says %q:\n%s", kept, page)
		}
	}
	if c.LeftOut != 1 {
		t.Errorf("%d private entries are said to be left out, want 1", c.LeftOut)
	}
	if n := strings.Count(page, "| Karen Oduya, 1 Jun 2026"); n != 1 {
		t.Errorf("an entry shows %d criteria", n)
	}
	if with := printed(d.makeCase(review.CaseScope{Private: true}).Document(model.Locale{Today: today})); !strings.Contains(with, "Behind closed doors") {
		t.Errorf("asked for, what is private is left out still:\n%s", with)
	}
}

func TestACaseTellsNothingTwice(t *testing.T) {
	ana := entry("contact", "Ana Núñez", model.Values{"job": "sales director"})
	short := entry("achievement", "Cut the smoke tests, now 40 minutes instead of half a day", model.Values{"result": "now 40 minutes instead of half a day."})
	said := entry("feedback", "Ana by mail", model.Values{"quote": "Finally I can plan my week around it.", "tone": "praise"})
	said.Links = []model.LinkTo{{Role: "from", ID: ana.ID}}
	page := printed(newDesk(t, ana, short, said).makeCase(review.CaseScope{}).Document(model.Locale{Today: today}))
	if strings.Count(page, "40 minutes") != 1 || strings.Contains(page, "Ana by mail") || !strings.Contains(page, "Ana Núñez, sales director: “Finally") {
		t.Error(page)
	}
}

func TestACaseQuotesPraiseThatSaysSomething(t *testing.T) {
	ana := entry("contact", "Ana Núñez", nil)
	praise := entry("feedback", "At the party", model.Values{"quote": "Nobody else walks over to the warehouse.", "tone": "praise"})
	praise.Links = []model.LinkTo{{Role: "from", ID: ana.ID}}
	filler := entry("feedback", "x", model.Values{"quote": "x", "tone": "praise"})
	ungated := gated
	ungated.Steps = gated.Steps[1:]
	page := printed(newDesk(t, ana, praise, filler).makeCaseBy(ungated, review.CaseScope{}).Document(model.Locale{Today: today}))
	if !strings.Contains(page, "“Nobody else walks over to the warehouse.” | Ana Núñez") || strings.Contains(page, "“x”") {
		t.Error(page)
	}
}

func TestACaseAsksInThePersonsOwnWords(t *testing.T) {
	d := newDesk(t)
	if err := d.journal.SetSetting(t.Context(), review.SettingAsks, []string{"Two days a month with the service desk."}); err != nil {
		t.Fatal(err)
	}
	page := printed(d.makeCase(review.CaseScope{}).Document(model.Locale{Today: today}))
	if !strings.Contains(page, "Two days a month") || strings.Contains(page, "Half an hour") || !strings.Contains(page, "choose three goals") {
		t.Errorf("an empty journal asks:\n%s", page)
	}
	page = printed(d.makeCase(review.CaseScope{Asks: []string{"The print servers."}}).Document(model.Locale{Today: today}))
	if !strings.Contains(page, "The print servers.") || strings.Contains(page, "Two days a month") {
		t.Errorf("what is asked for now does not win:\n%s", page)
	}
}

// pageCounter has as many pages as the text is large.
type pageCounter struct {
	paper.DocumentWriter
	fits float64
}

func (w pageCounter) Pages(d paper.Document) ([]paper.Page, []string, error) {
	if d.Scale > w.fits+1e-9 {
		return make([]paper.Page, 2), nil, nil
	}
	return make([]paper.Page, 1), nil, nil
}

func TestACaseShrinksToOnePageAndNoFurtherThanCanBeRead(t *testing.T) {
	for fits, want := range map[float64]float64{1: 1, 0.9: 0.9, 0.2: 0.75} {
		d, err := review.FitOnPage(pageCounter{fits: fits}, paper.Document{})
		if err != nil || d.Scale < want-0.051 || d.Scale > want+1e-9 {
			t.Errorf("what fits at %v is printed at %v, %v", fits, d.Scale, err)
		}
	}
}
