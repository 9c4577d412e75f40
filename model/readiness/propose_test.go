package readiness_test

import (
	"slices"
	"testing"

	"rung/model"
	"rung/model/readiness"
)

// place is where an action stands among those that gain something, or -1.
func place(actions []readiness.Action, id string) int {
	gaining := slices.DeleteFunc(slices.Clone(actions), func(a readiness.Action) bool { return a.Gain == 0 })
	return slices.IndexFunc(gaining, func(a readiness.Action) bool { return a.ID == id })
}

func TestWhatWasDoneLatelyIsNotProposedOnTop(t *testing.T) {
	j := newJournal(t)
	for _, c := range j.ix.Frameworks()[0].Steps[0].Criteria {
		j.save(claim(j.ix.Frameworks()[0], c.ID, "yes"))
	}
	const id = "A1.why/new-why"
	if at := place(j.actions("seven-steps"), id); at < 0 || at > 5 {
		t.Fatalf("it stands at %d before it is done", at)
	}
	done := j.add("achievement", "Scanners of the depot on their own network", with("why", "Parcels leave an hour sooner"), on(today.Add(-29)))
	for _, a := range j.actions("seven-steps")[:15] {
		if a.ID == id {
			t.Error("it was done 29 days ago, and is proposed on top")
		}
	}
	done.Day = today.Add(-30)
	j.save(done)
	if at := place(j.actions("seven-steps"), id); at < 0 || at > 10 {
		t.Errorf("thirty days after it was done it stands at %d", at)
	}
}

func TestWhatWasDoneWithSomebodyIsProposedWithOthers(t *testing.T) {
	j := newJournal(t)
	dana := j.add("contact", "Dana Cole", with("circle", "executive"), on(today.Add(-200)))
	john := j.add("contact", "John Frost", with("circle", "executive"), on(today.Add(-200)))
	j.add("interaction", "Told Dana that orders leave sooner since the move", linked("with", dana), builds("business"), on(today.Add(-3)))
	list := j.actions("seven-steps")
	told, other := place(list, "A1.telling/tell/"+dana.ID), place(list, "A1.telling/tell/"+john.ID)
	if other < 0 || told >= 0 && told < other {
		t.Errorf("told Dana 3 days ago: she stands at %d, John at %d", told, other)
	}
}

func TestAPlannedActionThatIsDoneIsNotOnTop(t *testing.T) {
	j := newJournal(t)
	book := find(t, j.actions("seven-steps"), "A3.leadership/book")
	j.save(book.MarkDone("", today.Add(-2)))
	list := j.actions("seven-steps")
	at := slices.IndexFunc(list, func(a readiness.Action) bool { return a.ID == book.ID })
	if at >= 0 && at < len(list)-1 {
		t.Errorf("done two days ago, it stands at %d of %d", at, len(list))
	}
}

// Somebody who is known comes before somebody to be met; nobody is to be met where one
// who is known fits.
func TestWhoIsKnownIsAskedBeforeSomebodyNew(t *testing.T) {
	for _, f := range built(t) {
		for _, s := range f.Steps {
			for _, c := range s.Criteria {
				meets := func(a readiness.Template) bool {
					return slices.ContainsFunc(a.Entries, func(d readiness.Draft) bool { return d.Kind == model.KindContact })
				}
				about := func(a readiness.Template) bool {
					return a.Subject != nil && slices.Contains(a.Subject.Kinds, model.KindContact)
				}
				if slices.ContainsFunc(c.Actions, meets) && !slices.ContainsFunc(c.Actions, about) {
					t.Errorf("%s proposes to meet somebody, and nothing with somebody who is known", c.ID)
				}
			}
		}
	}
	j := newJournal(t)
	j.ix.SetLife(readiness.Life{Departments: []model.Department{{Name: "Sales"}, {Name: "Finance"}}})
	if place(j.actions("seven-steps"), "A2.departments/coffee/Sales") < 0 || place(j.actions("seven-steps"), "A7.finance/first-controller") < 0 {
		t.Error("nobody is known, and nobody is to be met")
	}
	beth := j.add("contact", "Beth Carraway", with("circle", "another department"), with("department", "Sales"))
	list := j.actions("seven-steps")
	if place(list, "A2.departments/coffee-with/"+beth.ID) < 0 || place(list, "A2.departments/coffee/Sales") >= 0 {
		t.Error("Beth of Sales is known, and coffee is to be had with somebody else there")
	}
	if place(list, "A2.departments/coffee/Finance") < 0 || place(list, "A7.finance/first-controller") < 0 {
		t.Error("nobody of Finance is known, and nobody there is to be met")
	}
	j.add("contact", "Walter Nkemelu", with("circle", "another department"), with("department", "Finance"), with("plan_role", "finance partner"))
	if place(j.actions("seven-steps"), "A7.finance/first-controller") >= 0 {
		t.Error("Walter of Finance is known, and somebody there is to be met")
	}
}
