package identity_test

import (
	"fmt"
	"testing"

	"rung/model/identity"
)

func TestWhoMayBeOnePerson(t *testing.T) {
	for _, c := range []struct {
		a, b identity.Candidate
		want string
	}{
		{identity.Candidate{Name: "Ana", Email: "Ana@Example.org"}, identity.Candidate{Name: "A. N.", Email: "ana@example.org "}, "mail"},
		{identity.Candidate{Name: "Ana", URL: "https://x.example/Ana/"}, identity.Candidate{Name: "N.", URL: "https://x.example/ana"}, "profile"},
		{identity.Candidate{Name: "Bob Smith"}, identity.Candidate{Name: "Smith, Bob"}, "name"},
		{identity.Candidate{Name: "Jürgen Müller"}, identity.Candidate{Name: "JURGEN MULLER"}, "name"},
		{identity.Candidate{Name: "Søren Kjær"}, identity.Candidate{Name: "Soren Kjaer"}, "name"},
		{identity.Candidate{Name: "Dr. John F. Kennedy"}, identity.Candidate{Name: "John Kennedy, PhD"}, "name"},
		{identity.Candidate{Name: "Siobhán O'Brian"}, identity.Candidate{Name: "Siobhan OBrian"}, "name"},
		{identity.Candidate{Name: "Ana Núñez"}, identity.Candidate{Name: "Anna Nunez"}, "near"},
		{identity.Candidate{Name: "Beth Carraway"}, identity.Candidate{Name: "Beth Carrawya"}, "near"},
		{identity.Candidate{Name: "Beth Carraway"}, identity.Candidate{Name: "Beth Carroway"}, "near"},
		{identity.Candidate{Name: "Beth Carraway"}, identity.Candidate{Name: "Beta Carroway"}, ""},
		{identity.Candidate{Name: "Tom Reid"}, identity.Candidate{Name: "Tim Reid"}, ""},
		{identity.Candidate{Name: "Contact 10001"}, identity.Candidate{Name: "Contact 10002"}, ""},
		{identity.Candidate{Name: "John Smith", Organisation: "Acme"}, identity.Candidate{Name: "Joan Smith", Organisation: "Corvane"}, ""},
		{identity.Candidate{Name: "John Smith", Organisation: "Acme Ltd"}, identity.Candidate{Name: "Joan Smith", Organisation: "acme"}, "near"},
		{identity.Candidate{Name: "John Smith", Email: "john@acme.example"}, identity.Candidate{Name: "Joan Smith", Email: "joan@acme.example"}, ""},
		{identity.Candidate{Name: "!!!"}, identity.Candidate{Name: "???"}, ""},
	} {
		c.a.ID, c.b.ID = "a", "b"
		reasons := map[identity.PairReason]string{identity.SameMail: "mail", identity.SameProfile: "profile", identity.SameName: "name", identity.NearName: "near"}
		got := ""
		for _, p := range identity.FindDuplicates([]identity.Candidate{c.a, c.b}, nil) {
			got = reasons[p.Reason]
		}
		if got != c.want {
			t.Errorf("%v and %v: %q, want %q", c.a, c.b, got, c.want)
		}
		if pairs := identity.FindDuplicates([]identity.Candidate{c.b, c.a}, identity.DifferentPairs{{"a", "b"}}); len(pairs) != 0 {
			t.Errorf("known to be two, and suggested: %v", pairs)
		}
	}
}

func TestManyOfOneNameAreSuggestedOneByOne(t *testing.T) {
	var same []identity.Candidate
	for i := range 5000 {
		same = append(same, identity.Candidate{ID: fmt.Sprintf("%04d", i), Name: "John Smith"})
	}
	if pairs := identity.FindDuplicates(same, nil); len(pairs) != len(same)-1 {
		t.Errorf("%d pairs of %d of one name", len(pairs), len(same))
	}
}
