package people_test

import (
	"fmt"
	"slices"
	"testing"

	"rung/model/people"
)

func TestWhoMayBeOnePerson(t *testing.T) {
	for _, c := range []struct {
		a, b people.Candidate
		want string
	}{
		{people.Candidate{Name: "Ana", Email: "Ana@Example.org"}, people.Candidate{Name: "A. N.", Email: "ana@example.org "}, "mail"},
		{people.Candidate{Name: "Ana", URL: "https://x.example/Ana/"}, people.Candidate{Name: "N.", URL: "https://x.example/ana"}, "profile"},
		{people.Candidate{Name: "Bob Smith"}, people.Candidate{Name: "Smith, Bob"}, "name"},
		{people.Candidate{Name: "Jürgen Müller"}, people.Candidate{Name: "JURGEN MULLER"}, "name"},
		{people.Candidate{Name: "Søren Kjær"}, people.Candidate{Name: "Soren Kjaer"}, "name"},
		{people.Candidate{Name: "Dr. John F. Kennedy"}, people.Candidate{Name: "John Kennedy, PhD"}, "name"},
		{people.Candidate{Name: "Siobhán O'Brian"}, people.Candidate{Name: "Siobhan OBrian"}, "name"},
		{people.Candidate{Name: "Ana Núñez"}, people.Candidate{Name: "Anna Nunez"}, "near"},
		{people.Candidate{Name: "Beth Carraway"}, people.Candidate{Name: "Beth Carrawya"}, "near"},
		{people.Candidate{Name: "Beth Carraway"}, people.Candidate{Name: "Beth Carroway"}, "near"},
		{people.Candidate{Name: "Beth Carraway"}, people.Candidate{Name: "Beta Carroway"}, ""},
		{people.Candidate{Name: "Tom Reid"}, people.Candidate{Name: "Tim Reid"}, ""},
		{people.Candidate{Name: "Contact 10001"}, people.Candidate{Name: "Contact 10002"}, ""},
		{people.Candidate{Name: "John Smith", Organisation: "Acme"}, people.Candidate{Name: "Joan Smith", Organisation: "Corvane"}, ""},
		{people.Candidate{Name: "John Smith", Organisation: "Acme Ltd"}, people.Candidate{Name: "Joan Smith", Organisation: "acme"}, "near"},
		{people.Candidate{Name: "John Smith", Email: "john@acme.example"}, people.Candidate{Name: "Joan Smith", Email: "joan@acme.example"}, ""},
		{people.Candidate{Name: "!!!"}, people.Candidate{Name: "???"}, ""},
	} {
		c.a.ID, c.b.ID = "a", "b"
		reasons := map[people.PairReason]string{people.SameMail: "mail", people.SameProfile: "profile", people.SameName: "name", people.NearName: "near"}
		got := ""
		for _, p := range people.FindDuplicates([]people.Candidate{c.a, c.b}, nil) {
			got = reasons[p.Reason]
		}
		if got != c.want {
			t.Errorf("%v and %v: %q, want %q", c.a, c.b, got, c.want)
		}
		if pairs := people.FindDuplicates([]people.Candidate{c.b, c.a}, people.DifferentPairs{{"a", "b"}}); len(pairs) != 0 {
			t.Errorf("known to be two, and suggested: %v", pairs)
		}
	}
}

func TestManyOfOneNameAreSuggestedOneByOne(t *testing.T) {
	var same []people.Candidate
	for i := range 5000 {
		same = append(same, people.Candidate{ID: fmt.Sprintf("%04d", i), Name: "John Smith"})
	}
	if pairs := people.FindDuplicates(same, nil); len(pairs) != len(same)-1 {
		t.Errorf("%d pairs of %d of one name", len(pairs), len(same))
	}
}

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
	var kept people.DifferentPairs
	if err := j.Setting(ctx, "different_people", &kept); err != nil || len(kept) != 1 || !slices.Contains(kept[0][:], a) {
		t.Errorf("%v, %v", kept, err)
	}
}
