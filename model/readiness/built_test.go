package readiness_test

import (
	"encoding/json"
	"testing"

	"rung/assets/competencies"
	"rung/assets/demo"
	"rung/assets/frameworks"
	"rung/model"
	"rung/model/readiness"
)

func brings(t testing.TB) readiness.Brings {
	t.Helper()
	b, err := readiness.ParseBrings(competencies.Name, competencies.Text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// built gives the frameworks that Rung comes with.
func built(t testing.TB) []readiness.Framework {
	t.Helper()
	var list []readiness.Framework
	for _, file := range frameworks.Built() {
		f, err := readiness.Parse(file.Name, file.Text)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, f)
	}
	return list
}

func TestBuiltInFrameworksAreRead(t *testing.T) {
	for i, id := range []string{"seven-steps", "education-experience", "skills", "ten-steps"} {
		if f := built(t)[i]; f.ID != id || f.Source == "" || f.Version < 1 {
			t.Errorf("framework %d is %q, version %d, of %q", i+1, f.ID, f.Version, f.Source)
		}
	}
}

// demoEntries gives the entries of the demo journal.
func demoEntries(t testing.TB) []model.Entry {
	t.Helper()
	var j struct{ Entries []model.Entry }
	if err := json.Unmarshal(demo.Journal, &j); err != nil {
		t.Fatal(err)
	}
	return j.Entries
}
