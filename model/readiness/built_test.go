package readiness_test

import (
	"testing"

	"rung/assets/competencies"
	"rung/assets/frameworks"
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
