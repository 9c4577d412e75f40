package readiness_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"rung/assets/demo"
	"rung/assets/frameworks"
	"rung/model"
	"rung/model/readiness"
)

func brings(t testing.TB) readiness.CompetencyRules {
	t.Helper()
	return readiness.NewCompetencyRules()
}

// read reads the frameworks that Rung comes with, once for all tests.
var read = sync.OnceValues(func() (list []readiness.Framework, err error) {
	for _, file := range frameworks.Built() {
		f, err := readiness.Parse(file.Name, file.Text)
		if err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	return list, nil
})

func built(t testing.TB) []readiness.Framework {
	t.Helper()
	list, err := read()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(list)
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
