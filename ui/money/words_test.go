package money

import (
	"testing"

	"rung/model"
)

func TestAmountsOverColumnsAreRoundedAsPeopleDo(t *testing.T) {
	for minor, want := range map[int64]string{3_325_000: "33.3k", 3_324_999: "33.2k", 9_320_000: "93.2k", 99_950: "1000", -250_000: "-2.5k", 250: "3", 0: "0", 125_000_000_00: "125M", 1_250_000_000_00: "1.3bn"} {
		if got := shortAmount(model.Money{Minor: minor, Currency: "USD"}, model.Locale{}); got != want {
			t.Errorf("%d cents: %q, want %q", minor, got, want)
		}
	}
}
