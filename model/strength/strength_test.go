package strength_test

import (
	"testing"

	"rung/model"
	"rung/model/strength"
)

func TestAnEntryIsAsWholeAsItsFormSays(t *testing.T) {
	e := model.NewEntry("achievement", "2026-11-21")
	for _, c := range []struct {
		key, value string
		share      strength.Share
	}{
		{"", "", 2000},
		{"result", "Faster", 4000},
		{"situation", "It was slow", 4000},
		{"why", "Sales", 6000},
		{"action", "Split it", 8000},
	} {
		if c.key != "" {
			e.Values[c.key] = c.value
		}
		if got := strength.WholenessOf(e); got != c.share {
			t.Errorf("with %s: %d, want %d", c.key, got, c.share)
		}
	}
	if got := strength.WholenessOf(model.NewEntry("note", "2026-11-21")); got != strength.Full {
		t.Errorf("a note, whose title is all that it needs, is at %d", got)
	}
}

func TestOnlyAllIsAHundredPercentAndOnlyNothingIsNone(t *testing.T) {
	for share, percent := range map[strength.Share]int{0: 0, 1: 1, 49: 1, 149: 1, 150: 2, 5049: 50, 9949: 99, 9950: 99, 9999: 99, strength.Full: 100} {
		if got := share.Percent(); got != percent {
			t.Errorf("%d is %d %%, want %d %%", share, got, percent)
		}
	}
}
