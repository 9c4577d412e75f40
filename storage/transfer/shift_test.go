package transfer

import (
	"testing"

	"rung/model"

	"github.com/google/go-cmp/cmp"
)

func TestShiftMovesEveryDay(t *testing.T) {
	e := model.NewEntry("interaction", "2026-11-20")
	e.Until, e.Created = "2026-11-21", noon
	e.Values["promises"] = []model.Values{{"due": model.Day("2026-12-31")}}
	b := model.NewEntry("budget", "2026-02-28")
	b.Values["fiscal_year"], b.Values["deadline"] = int64(2027), model.Day("2026-03-01")
	moved, money := Shift(e, 10), Shift(b, 10)
	if moved.Day != "2026-11-30" || moved.Until != "2026-12-01" || moved.Values.Items("promises")[0].Day("due") != "2027-01-10" ||
		!moved.Created.Equal(noon.AddDate(0, 0, 10)) || money.Values.Day("deadline") != "2026-03-11" || money.Values["fiscal_year"] != int64(2027) {
		t.Errorf("moved by 10 days: %+v, %+v", moved, money)
	}
	if e.Values.Items("promises")[0].Day("due") != "2026-12-31" {
		t.Error("the entry given was changed")
	}
	if year := Shift(b, 400).Values["fiscal_year"]; year != int64(2028) {
		t.Errorf("fiscal year %v", year)
	}
	if back := Shift(moved, -10); !cmp.Equal(back, e) {
		t.Errorf("there and back again: %s", cmp.Diff(e, back))
	}
}
