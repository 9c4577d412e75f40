package people_test

import (
	"slices"
	"testing"

	"rung/model/identity"
	"rung/model/people"
)

func TestTwoDifferentPeopleAreNotSuggestedAgain(t *testing.T) {
	j := newJournal(t)
	a, b := j.add("contact", "Bob Smith"), j.add("contact", "Smith, Bob")
	suggested := func() int {
		t.Helper()
		pairs, err := j.list().Duplicates(ctx, j)
		if err != nil {
			t.Fatal(err)
		}
		return len(pairs)
	}
	if n := suggested(); n != 1 {
		t.Fatalf("%d pairs, want 1", n)
	}
	for _, ids := range [][2]string{{b, a}, {a, b}} { // said twice is kept once
		if err := people.MarkDifferent(ctx, j, ids[0], ids[1]); err != nil {
			t.Fatal(err)
		}
	}
	if n := suggested(); n != 0 {
		t.Errorf("%d pairs after they were said to be two", n)
	}
	var kept identity.DifferentPairs
	if err := j.Setting(ctx, "different_people", &kept); err != nil || len(kept) != 1 || !slices.Contains(kept[0][:], a) {
		t.Errorf("%v, %v", kept, err)
	}
}
