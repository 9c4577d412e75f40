package meaning_test

import (
	"path/filepath"
	"strings"
	"testing"

	"rung/.ci/bench/labels"
	"rung/assets/lexicon"
	"rung/model/meaning"
)

// TestTrapsAreReadAsLabelled reads every line of testdata/traps: lines that show a rule,
// and lines that look alike and mean something else.
func TestTrapsAreReadAsLabelled(t *testing.T) {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/traps/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no traps found", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".jsonl"), func(t *testing.T) {
			lines, err := labels.Load(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				for _, d := range l.Differences(l.Read(x)) {
					t.Errorf("%q: %s", l.Text, d)
				}
			}
		})
	}
}
