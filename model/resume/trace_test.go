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
		if figures := lexicon(t).figuresOf(e); len(figures) != 1 {
			t.Errorf("%d numbers are traced to %q of the type %q, want one", len(figures), value, typ)
		}
	}
}

func TestWhichNumbersSayHowMuch(t *testing.T) {
	w := lexicon(t)
	for text, want := range map[string]bool{
		"Moved the mail to Exchange 2019":              false,
		"Brought the cluster to version 1.31":          false,
		"Closed ticket 4711 and ticket 4812":           false,
		"Led the tier 2 desk":                          false,
		"Held the review on March 14":                  false,
		"Kept the desk open 24/7":                      false,
		"Had scripts to patch 200 hosts":               true,
		"Cut the wait to 40 mins":                      true,
		"Halved the queue":                             true,
		"Trained a dozen apprentices":                  true,
		"Trained twenty-five apprentices":              true,
		"Led one team":                                 false,
		"Ran the PRINCE2 and ISO 27001 work in 2021":   false,
		"Migrated to Office 365 from Exchange 2010":    false,
		"Raised the line to 10 Gbps between two halls": true,
	} {
		if got := w.saysHowMuch(text); got != want {
			t.Errorf("%q says how much: %v, want %v", text, got, want)
		}
	}
	for text, want := range map[string]bool{"more than 40 hosts": true, "up to 40 hosts": true, "approx 40 hosts": true, "circa 40 hosts": true, "to 40 hosts": false, "only 40 hosts": false, "at 40 hosts": false} {
		if got := w.findNumbers(text); len(got) != 1 || got[0].about != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
}
