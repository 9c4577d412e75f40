package readiness_test

import (
	"slices"
	"testing"

	"rung/model"
)

// An entry that its own form calls whole counts for something, whichever choices were
// made, unless the choices themselves say that it is no evidence.
func TestAWholeEntryCountsForSomething(t *testing.T) {
	for _, kind := range model.Kinds {
		if kind.MadeByRung || kind.ID == model.KindContact {
			continue
		}
		for _, f := range kind.Fields {
			if f.Type != model.Choice {
				continue
			}
			for _, choice := range f.Choices {
				j := newJournal(t)
				ana := j.add("contact", "Ana Ortiz", with("circle", "another department"), with("department", "Finance"))
				e := j.add(kind.ID, "Moved the payroll interface", with(f.Key, choice), whole, func(e *model.Entry) {
					for _, r := range kind.Links {
						if r.Expected && slices.Contains(r.To, model.KindContact) {
							e.Links = append(e.Links, model.LinkTo{Role: r.ID, ID: ana.ID})
						}
					}
				})
				isPlan := kind.ID == model.KindStudy && choice == "planned"
				if got := j.countsFor(e.ID, today); len(got) == 0 != isPlan {
					t.Errorf("a whole %s with %s %q counts for %v", kind.ID, f.Key, choice, got)
				}
			}
		}
	}
}
