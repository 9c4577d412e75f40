package readiness_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rung/model/readiness"
)

// ladder is a company's own, without actions of its own.
func ladder(t testing.TB) readiness.Framework {
	t.Helper()
	text, err := os.ReadFile("testdata/ladder.toml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := readiness.Parse("ladder.toml", string(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A company's ladder has tracks and levels; each level of each track is a step.
func TestACompanysLadderOfSixTracksAndFiveLevels(t *testing.T) {
	f := ladder(t)
	if again, err := readiness.Parse("ladder.toml", f.TOML()); err != nil || !cmp.Equal(f, again) {
		t.Fatalf("written and read back it is another: %v", err)
	}
	j := newJournal(t, append(built(t), f)...)
	j.save(demoEntries(t)...)
	r := j.report("northwind-ladder", today)
	levels := map[string][]int{}
	var tracks []string
	for _, s := range r.Steps {
		track, _, _ := strings.Cut(s.ID, ".")
		if !slices.Contains(tracks, track) {
			tracks = append(tracks, track)
		}
		levels[track] = append(levels[track], s.Coverage.Percent())
	}
	want := map[string][]int{
		"craft":    {100, 100, 100, 94, 53},
		"delivery": {100, 100, 100, 100, 81},
		"people":   {100, 100, 100, 100, 65},
		"business": {100, 100, 100, 100, 100},
		"money":    {100, 100, 100, 100, 90},
		"reach":    {100, 100, 100, 100, 100},
	}
	if len(tracks) != 6 || !cmp.Equal(levels, want) {
		t.Errorf("%v in the order %v, want %v", levels, tracks, want)
	}
	if r.Gate != true || r.Ready {
		t.Errorf("a ladder without a gate: gate %v, ready %v", r.Gate, r.Ready)
	}
	// Though it has no actions of its own, it has something to propose.
	first := find(t, j.actions("northwind-ladder"), "craft.5.shown/add")
	if first.Gain == 0 || first.Title != "Write down one more piece of craft" || first.Entries[0].Kind != "achievement" {
		t.Errorf("%q gains %d and writes %v", first.Title, first.Gain, first.Entries)
	}
}
