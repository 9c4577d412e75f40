package strength_test

import (
	"testing"

	"rung/model"
	"rung/model/strength"
)

func TestStrengthIsExplained(t *testing.T) {
	e := model.NewEntry("achievement", "2026-11-21")
	for _, c := range []struct {
		key, value string
		share      strength.Share
		words      string
	}{
		{"", "", 2000, "1 of 5: title. Missing: why it mattered to the business, action, result, numbers."},
		{"result", "Faster", 4000, "2 of 5: title, result. Missing: why it mattered to the business, action, numbers."},
		{"situation", "It was slow", 4000, "2 of 5: title, result. Missing: why it mattered to the business, action, numbers."},
		{"why", "Sales", 6000, "3 of 5: title, why it mattered to the business, result. Missing: action, numbers."},
		{"action", "Split it", 8000, "4 of 5: title, why it mattered to the business, action, result. Missing: numbers."},
	} {
		if c.key != "" {
			e.Values[c.key] = c.value
		}
		if s := strength.Of(e); s.Share != c.share || s.Describe() != c.words {
			t.Errorf("with %s: %d, %q; want %d, %q", c.key, s.Share, s.Describe(), c.share, c.words)
		}
	}
	if s := strength.Of(model.NewEntry("note", "2026-11-21")); s.Share != strength.Full || s.Describe() != "Whole: its title is all that it needs." {
		t.Errorf("a note is worth %d: %s", s.Share, s.Describe())
	}
}

func TestOnlyAllIsAHundredPercentAndOnlyNothingIsNone(t *testing.T) {
	for share, percent := range map[strength.Share]int{0: 0, 1: 1, 49: 1, 149: 1, 150: 2, 5049: 50, 9949: 99, 9950: 99, 9999: 99, strength.Full: 100} {
		if got := share.Percent(); got != percent {
			t.Errorf("%d is %d %%, want %d %%", share, got, percent)
		}
	}
}
