package resume

import (
	"testing"

	"rung/model"
)

// TestNumbersOfEveryTypeAreTraced holds the tracing of numbers to the declared types.
func TestNumbersOfEveryTypeAreTraced(t *testing.T) {
	values := map[model.Type]any{
		model.Text: "a team of 31", model.Prose: "31 orders\na day", model.Integer: int64(31), model.Year: int64(2031), model.Number: model.Decimal("31"),
		model.Amount: model.Money{Minor: 3100, Currency: "EUR"}, model.List: []model.Values{{"after": model.Decimal("31")}},
		model.YesNo: nil, model.Date: nil, model.Choice: nil, model.Link: nil, // which count nothing
	}
	fields := map[model.Type]string{model.Text: "role", model.Prose: "result", model.List: "metrics", model.Integer: "people_led", model.Number: "hours",
		model.Year: "fiscal_year", model.Amount: "asked"}
	kinds := map[model.Type]string{model.Text: model.KindAchievement, model.Year: model.KindBudget, model.Amount: model.KindBudget}
	for _, typ := range model.Types {
		value, known := values[typ]
		if !known {
			t.Errorf("nobody looked whether numbers of the type %q are traced", typ)
		}
		if value == nil {
			continue
		}
		kind := model.KindLeadership
		if other := kinds[typ]; other != "" {
			kind = other
		}
		e := model.NewEntry(kind, "2026-11-20")
		e.Values[fields[typ]] = value
		if figures := figuresOf(e); len(figures) != 1 {
			t.Errorf("%d numbers are traced to %q of the type %q, want one", len(figures), value, typ)
		}
	}
}
