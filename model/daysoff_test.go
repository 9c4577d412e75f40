package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDaysOffAreReadAsTyped(t *testing.T) {
	loc := Locale{Today: "2026-11-21"}
	for text, want := range map[string]DaysOff{
		"":                       nil,
		" , ":                    nil,
		"24 Dec":                 {{"2026-12-24", "2026-12-24"}},
		"24 Dec to 2 Jan":        {{"2026-12-24", "2027-01-02"}},
		"5 Jan, 24 Dec to 2 Jan": {{"2026-12-24", "2027-01-02"}, {"2027-01-05", "2027-01-05"}},
		"28 Feb 2028 to 29 Feb":  {{"2028-02-28", "2028-02-29"}},
		"tomorrow to 2026-11-30": {{"2026-11-22", "2026-11-30"}},
	} {
		got, err := ParseDaysOff(text, loc)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	for _, text := range []string{"soon", "24 Dec to", "2026-12-24 to 2026-12-01", "30 Feb", strings.Repeat("24 Dec,", mostDaysOff+1)} {
		if got, err := ParseDaysOff(text, loc); CodeOf(err) != Invalid {
			t.Errorf("%q is read as %v, %v", text, got, err)
		}
	}
}

func TestDaysOffAreReadBackAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc := Locale{Today: Day("2024-01-01").Add(rapid.IntRange(0, 2000).Draw(t, "today")), MonthFirst: rapid.Bool().Draw(t, "month first")}
		var off DaysOff
		at := Day("2023-06-01")
		for range rapid.IntRange(0, 5).Draw(t, "periods") {
			at = at.Add(rapid.IntRange(1, 400).Draw(t, "gap"))
			p := Period{at, at.Add(rapid.IntRange(0, 40).Draw(t, "length"))}
			off, at = append(off, p), p.To
			if !off.Has(p.From) || !off.Has(p.To) || off.Has(p.To.Add(1)) {
				t.Fatalf("%v holds the wrong days", off)
			}
		}
		got, err := ParseDaysOff(off.Format(loc), loc)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(off, got); diff != "" {
			t.Fatal(diff)
		}
	})
}
