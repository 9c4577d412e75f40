package readiness_test

import (
	"testing"

	"rung/.ci/bench/lives"
)

// TestCoverageAgreesWithACoach holds coverage to what a coach says of invented people, and
// to journals that only look full. The figures may only rise. What is aimed at: 90 % of the
// bands, and all of the rest.
func TestCoverageAgreesWithACoach(t *testing.T) {
	shelf, err := lives.Load("testdata/lives")
	if err != nil {
		t.Fatal(err)
	}
	journals, lines, err := shelf.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("as journals: %s", journals)
	t.Logf("as lines: %s", lines)
	for _, held := range []struct {
		what  string
		got   lives.Rate
		least int
	}{
		{"bands of journals", journals.Bands, 47}, {"bands of lines", lines.Bands, 43},
		{"order of journals", journals.Order, 6}, {"order of lines", lines.Order, 6},
		{"what must count in journals", journals.Must, 8}, {"what must count in lines", lines.Must, 9},
		{"what must not count in journals", journals.MustNot, 9}, {"what must not count in lines", lines.MustNot, 9},
		{"fluff", journals.Fluff, 3}, {"lines near their journals", lines.Near, 12},
	} {
		if held.got.Good < held.least {
			t.Errorf("%s: %d of %d agree, were %d", held.what, held.got.Good, held.got.All, held.least)
		}
	}
}
