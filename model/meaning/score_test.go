package meaning_test

import (
	"testing"

	"rung/.ci/bench/labels"
	"rung/assets/lexicon"
	"rung/model/meaning"
)

// scoreOf reads the labelled lines of a file.
func scoreOf(t *testing.T, path string) labels.Score {
	t.Helper()
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := labels.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	s := labels.Count(lines, x)
	t.Logf("%s\n%s", path, s)
	return s
}

// TestLabelledLinesAreReadAsWellAsAimed holds the reading to what it has to reach on lines
// that it was written with.
func TestLabelledLinesAreReadAsWellAsAimed(t *testing.T) {
	s := scoreOf(t, "testdata/lines.jsonl")
	for _, aim := range []struct {
		what       string
		got, least float64
	}{
		{"kinds", float64(s.Kinds) / float64(s.Lines), 0.85},
		{"moods", float64(s.Moods) / float64(s.Lines), 0.92},
		{"people that are right", s.People.Precision(), 0.95},
		{"people found", s.People.Recall(), 0.95},
		{"values that are right", s.Values.Precision(), 0.93},
		{"values found", s.Values.Recall(), 0.65},
		{"competencies that are right", s.Competencies.Precision(), 0.88},
		{"lines without anything that must not be read", 1 - float64(s.Broken)/float64(s.Lines), 0.98},
	} {
		if aim.got < aim.least {
			t.Errorf("%s: %.1f %%, should be %.0f %%", aim.what, 100*aim.got, 100*aim.least)
		}
	}
}

// TestOtherLinesAreReadNoWorse holds how lines are read that were written by others; those kept and
// those of fresh2 were not looked at while rules were written. The figures may only rise; what
// is aimed at is in the first test.
func TestOtherLinesAreReadNoWorse(t *testing.T) {
	for file, least := range map[string]struct{ kinds, values float64 }{"more": {0.90, 0.89}, "kept": {0.84, 0.85}, "unseen": {0.76, 0.81}, "fresh": {0.78, 0.81}, "fresh2": {0.81, 0.78}} {
		s := scoreOf(t, "testdata/"+file+".jsonl")
		if kinds := float64(s.Kinds) / float64(s.Lines); kinds < least.kinds {
			t.Errorf("%s: kinds are right in %.1f %%, were in more than %.0f %%", file, 100*kinds, 100*least.kinds)
		}
		if values := s.Values.Precision(); values < least.values {
			t.Errorf("%s: %.1f %% of the sure values are right, were more than %.0f %%", file, 100*values, 100*least.values)
		}
	}
}
