package people_test

import (
	"context"
	"testing"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
	"rung/model/people"
)

func TestWhoWorksInAnotherHouseIsOutside(t *testing.T) {
	words, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ employer, circle string }{
		{"Bluestone Freight", "another department"},
		{"Northfield Bank", "outside"},
		{"", "another department"}, // nobody knows better
	} {
		j := newJournal(t)
		if test.employer != "" {
			j.add(model.KindPosition, "Administrator", with("organisation", test.employer))
		}
		locale := model.Locale{Today: today}
		line := model.ParseLine("Met @Marta_Keller, cost accountant, in Finance, at Bluestone Freight.", locale, nil)
		named := people.NewNamedPeople(today, words.NewEntryReader(locale, nil))
		if _, err := named.Link(context.Background(), j, line, nil); err != nil {
			t.Fatal(err)
		}
		if len(named.New) != 1 {
			t.Fatalf("%d contacts are made", len(named.New))
		}
		made := named.New[0].Entry.Values
		if made.Text("department") != "Finance" || made.Text("organisation") != "Bluestone Freight" || made.Text("circle") != test.circle {
			t.Errorf("for somebody of %q it is %+v, should be of %s", test.employer, made, test.circle)
		}
	}
}
