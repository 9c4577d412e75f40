package diaries

import (
	"testing"

	"rung/model"
	"rung/storage/transfer/intake"
)

func TestTimesInHeadings(t *testing.T) {
	for words, want := range map[string]intake.Period{
		"2026":               {First: "2026-01-01", Last: "2026-12-31"},
		"Q1 2024":            {First: "2024-01-01", Last: "2024-03-31"},
		"2024 Q1":            {First: "2024-01-01", Last: "2024-03-31"},
		"2024-Q4":            {First: "2024-10-01", Last: "2024-12-31"},
		"H2 2024":            {First: "2024-07-01", Last: "2024-12-31"},
		"2nd quarter 2024":   {First: "2024-04-01", Last: "2024-06-30"},
		"Q2":                 {First: "2020-04-01", Last: "2020-06-30"},
		"February":           {First: "2020-02-01", Last: "2020-02-29"},
		"Sept. 2024":         {First: "2024-09-01", Last: "2024-09-30"},
		"Jan – March 2024":   {First: "2024-01-01", Last: "2024-03-31"},
		"Marching on":        {},
		"Q5":                 {},
		"FY26":               {},
		"Collaboration 2024": {},
	} {
		if got, ok := parseTime(words, 2020); got != want || ok != (want.First != "") {
			t.Errorf("%s: %v, %v", words, got, ok)
		}
	}
}

func TestTimesAmongOtherWords(t *testing.T) {
	q := func(year string, n int) intake.Period {
		return [4]intake.Period{{First: model.Day(year + "-01-01"), Last: model.Day(year + "-03-31")}, {First: model.Day(year + "-04-01"), Last: model.Day(year + "-06-30")}, {First: model.Day(year + "-07-01"), Last: model.Day(year + "-09-30")}, {First: model.Day(year + "-10-01"), Last: model.Day(year + "-12-31")}}[n-1]
	}
	for words, want := range map[string]struct {
		t    intake.Period
		rest string
	}{
		"Q1 (Jan–Mar)": {q("2020", 1), ""}, "Q2 (Apr-Jun)": {q("2020", 2), ""}, "Q4 (Oct–Dec) — Fjord": {q("2020", 4), "Fjord"}, "Q1 (Jan–Mar) 2026": {q("2026", 1), ""}, "Q1 2026 (January – March)": {q("2026", 1), ""},
		"Q1 (Apr–Jun)": {q("2020", 2), ""}, "Q3 FY26 (Jan–Mar 2026)": {q("2026", 1), "Q3 FY26"}, "Q3 FY26": {}, "Q2: shipping": {q("2020", 2), "shipping"}, "Q2 (shipping)": {q("2020", 2), "shipping"},
		"First quarter": {q("2020", 1), ""}, "Third Quarter of 2026": {q("2026", 3), ""}, "Second half 2026": {intake.Period{First: "2026-07-01", Last: "2026-12-31"}, ""}, "1st half 2026": {intake.Period{First: "2026-01-01", Last: "2026-06-30"}, ""}, "Third half": {},
		"H1 2026": {intake.Period{First: "2026-01-01", Last: "2026-06-30"}, ""}, "H1 (Jan-Jun)": {intake.Period{First: "2020-01-01", Last: "2020-06-30"}, ""}, "Q1/Q2 2026": {intake.Period{First: "2026-01-01", Last: "2026-06-30"}, ""}, "Q3 – Q4": {intake.Period{First: "2020-07-01", Last: "2020-12-31"}, ""},
		"January – March": {q("2020", 1), ""}, "January – March 2026": {q("2026", 1), ""}, "Nov 2025 – Jan 2026": {intake.Period{First: "2025-11-01", Last: "2026-01-31"}, ""}, "Nov – Jan 2026": {intake.Period{First: "2025-11-01", Last: "2026-01-31"}, ""}, "Nov – Jan": {},
		"2026 – Q1": {q("2026", 1), ""}, "2026 — Fjord": {intake.Period{First: "2026-01-01", Last: "2026-12-31"}, "Fjord"}, "Fjord (Q1 2026)": {q("2026", 1), "Fjord"}, "Fjord — Q1 2026": {q("2026", 1), "Fjord"}, "Q1 '26": {q("2026", 1), ""},
		"🚀 Q1 2026": {q("2026", 1), ""}, "March 2026 — moving": {intake.Period{First: "2026-03-01", Last: "2026-03-31"}, "moving"}, "Q1 2026 highlights": {q("2026", 1), "highlights"}, "Q3 goals": {q("2020", 3), "goals"}, "Collaboration": {}, "Mentoring: two people": {}, "Version 2.0": {},
	} {
		got, rest, ok := findTime(words, 2020)
		if got != want.t || rest != want.rest || ok != (want.t.First != "") {
			t.Errorf("%s: %v %q %v", words, got, rest, ok)
		}
	}
}
