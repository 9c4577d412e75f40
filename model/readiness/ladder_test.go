package readiness_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rung/assets/frameworks"
	"rung/model"
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
		"craft":    {100, 100, 100, 97, 53},
		"delivery": {100, 100, 100, 100, 81},
		"people":   {100, 100, 100, 100, 64},
		"business": {100, 100, 100, 100, 100},
		"money":    {100, 100, 100, 100, 84},
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

// climbed is a ladder of three levels, of which one is held.
const climbed = `version = 1
id = "climbed"
title = "Climbed"
ladder = true
held = "%s"

[[step]]
id = "l1"
title = "Engineer"
competencies = ["technical"]
[[step.criterion]]
id = "l1.a"
title = "Wrote it down"
question = "Did you?"
rule = { kinds = ["note"] }

[[step]]
id = "l2"
title = "Lead"
competencies = ["leadership"]
[[step.criterion]]
id = "l2.a"
title = "Led twice"
question = "Did you lead twice?"
rule = { kinds = ["leadership"], need = 2 }

[[step]]
id = "l3"
title = "Manager"
competencies = ["management"]
[[step.criterion]]
id = "l3.a"
title = "Had a budget"
question = "Did you have a budget?"
rule = { kinds = ["budget"] }
`

func climbedTo(t testing.TB, held string) readiness.Framework {
	t.Helper()
	f, err := readiness.Parse("climbed.toml", strings.Replace(climbed, "%s", held, 1))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestALadderIsAboutTheNextLevel(t *testing.T) {
	for _, c := range []struct {
		held, next string
		levels     []readiness.Level
		about      int // index of the level that the coverage is of
		said       string
	}{
		{"", "l1", []readiness.Level{readiness.NextLevel, readiness.LevelAbove, readiness.LevelAbove}, 0, "Next: Engineer."},
		{"l1", "l2", []readiness.Level{readiness.HeldLevel, readiness.NextLevel, readiness.LevelAbove}, 1, "Held: Engineer. Next: Lead."},
		{"l2", "l3", []readiness.Level{readiness.LevelBelow, readiness.HeldLevel, readiness.NextLevel}, 2, "Held: Lead. Next: Manager."},
		{"l3", "", []readiness.Level{readiness.LevelBelow, readiness.LevelBelow, readiness.TopLevel}, 2, "Held: Manager, the top of the ladder."},
	} {
		f := climbedTo(t, c.held)
		if again, err := readiness.Parse("climbed.toml", f.TOML()); err != nil || !cmp.Equal(f, again) {
			t.Errorf("written and read back it is another: %v", err)
		}
		j := newJournal(t, f)
		j.save(demoEntries(t)...)
		r := j.report("climbed", today)
		var levels []readiness.Level
		for _, s := range r.Steps {
			levels = append(levels, s.Level)
		}
		if r.Held != c.held || r.Next != c.next || !cmp.Equal(levels, c.levels) || r.Coverage != r.Steps[c.about].Coverage {
			t.Errorf("%q held: next %q, levels %v, coverage %d of %+v", c.held, r.Next, levels, r.Coverage, r.Steps)
		}
		if said := r.DescribeStanding(); !strings.HasPrefix(said, c.said) {
			t.Errorf("%q held: %q", c.held, said)
		}
		if o, _ := j.outlook("climbed", today); o.Slowest != "" && o.Slowest != f.Steps[c.about].ID {
			t.Errorf("%q held, but %q is said to be the slowest", c.held, o.Slowest)
		}
		for _, a := range j.actions("climbed") {
			if a.Criterion != "" && a.Step != f.Steps[c.about].ID {
				t.Errorf("%q held, but %q is proposed for %s", c.held, a.Title, a.Step)
			}
		}
	}
}

func TestALadderIsReadyOnceTheNextLevelIs(t *testing.T) {
	j := newJournal(t, climbedTo(t, ""))
	j.save(demoEntries(t)...)
	if r := j.report("climbed", today); !r.Ready || r.Steps[0].Coverage.Percent() < 80 {
		t.Errorf("ready %v with the next level at %d %%", r.Ready, r.Steps[0].Coverage.Percent())
	}
	j = newJournal(t, climbedTo(t, ""))
	if r := j.report("climbed", today); r.Ready {
		t.Error("ready without an entry")
	}
}

func TestOnesOwnIsRefusedForItsVersionAndForABuiltInID(t *testing.T) {
	var set readiness.FrameworkSet
	for _, f := range frameworks.Built() {
		if err := set.AddBuiltIn(f.Name, f.Text); err != nil {
			t.Fatal(err)
		}
	}
	own := strings.Replace(climbed, "%s", "l1", 1)
	for _, c := range []struct{ text, reason string }{
		{strings.Replace(own, "version = 1", "version = 99", 1), "line 1: Version 99 is none that this Rung reads"},
		{strings.Replace(own, `"climbed"`, `"skills"`, 1), `line 2: The id "skills" belongs to a built-in framework`},
	} {
		if _, err := set.ParseOwn("own.toml", c.text); err == nil || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%v, want %q", err, c.reason)
		}
	}
}

// The editor of earlier Rungs counted its saves in the version.
func TestAFrameworkThatAnEarlierRungSavedOftenIsStillRead(t *testing.T) {
	saved := climbedTo(t, "l1")
	saved.Version = 7
	byHand := strings.Replace(climbed, "version = 1", "version = 7", 1)
	settings := map[string]json.RawMessage{}
	for id, text := range map[string]string{"climbed": saved.TOML(), "by-hand": strings.Replace(byHand, "%s", "l1", 1)} {
		raw, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		settings[model.SettingFramework+id] = raw
	}
	var set readiness.FrameworkSet
	broken := set.AddOwn(settings)
	if f, ok := set.ByID("climbed"); !ok || f.Version != readiness.FrameworkVersion || f.Held != "l1" {
		t.Errorf("the saved one is %+v", f.Framework)
	}
	if len(set) != 1 || len(broken) != 1 || !strings.Contains(broken[0].Error(), "by-hand") {
		t.Errorf("%d are read and %v are left out", len(set), broken)
	}
}
