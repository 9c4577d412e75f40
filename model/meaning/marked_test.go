package meaning_test

import (
	"testing"

	"rung/model"
)

func TestTheOnlySumOfAMarkedBudgetNoteIsWhatIsAsked(t *testing.T) {
	r := entryReader(t)
	for title, want := range map[string]map[string]int64{
		"New laptops 84,000 USD":            {"asked": 8400000},
		"Storage renewal, $12,500":          {"asked": 1250000},
		"$500":                              {"asked": 50000},
		"spent $500 on cables":              {"spent": 50000},
		"Got $900 for the training":         {"granted": 90000},
		"Licences $12,500, support $20,000": {},
		"We have no $500 for cables":        {},
		"RFC2616 and top10":                 {},
	} {
		e := newNote(title, "")
		e.Kind = model.KindBudget
		got := checkReading(t, r, e).Entry
		for _, field := range []string{"asked", "granted", "spent"} {
			if money, _ := got.Values.Money(field); money.Minor != want[field] {
				t.Errorf("%q: %s is %v, want %d", title, field, money, want[field])
			}
		}
	}
}

func TestASumInTheTextOfABudgetNoteIsNotTakenForWhatIsAsked(t *testing.T) {
	e := newNote("Storage renewal", "Lunch with the vendor, $40.")
	e.Kind = model.KindBudget
	if money, ok := checkReading(t, entryReader(t), e).Entry.Values.Money("asked"); ok {
		t.Errorf("asked is %v", money)
	}
}

func TestASumSetByHandIsNotReadIntoAnotherField(t *testing.T) {
	e := newNote("Storage renewal 500 USD", "")
	e.Kind = model.KindBudget
	e.Values["granted"] = model.Money{Minor: 50000, Currency: "USD"}
	if money, ok := checkReading(t, entryReader(t), e).Entry.Values.Money("asked"); ok {
		t.Errorf("asked is %v", money)
	}
}

func TestABareShareIsOffered(t *testing.T) {
	r := entryReader(t)
	for _, test := range []struct {
		kind, title string
		offered     bool
	}{
		{"achievement", "Walked Ana through the fix 35%", true},
		{"leadership", "Team at 99.5 % on call", true},
		{"interaction", "Talked about the 35%", false},
		{"achievement", "Did not reach the 35%", false},
		{"achievement", "Walked Ana through the fix", false},
	} {
		e := newNote(test.title, "")
		e.Kind = test.kind
		got := checkReading(t, r, e)
		offered := false
		for _, o := range got.Offers {
			offered = offered || o.Name == model.PartValue("metrics")
		}
		if _, sure := got.Entry.Values["metrics"]; sure || offered != test.offered {
			t.Errorf("%s %q: offered %v, sure %v", test.kind, test.title, offered, sure)
		}
	}
}
