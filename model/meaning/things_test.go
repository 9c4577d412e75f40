package meaning_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
)

// TestThingsAreReadWhereTheyAreMeant reads the lines of testdata/things.txt.
func TestThingsAreReadWhereTheyAreMeant(t *testing.T) {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile("testdata/things.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " =>")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if !ok {
			t.Errorf("%q says nothing", line)
		}
		r := x.Read(text, meaning.Context{Locale: model.Locale{Today: "2026-11-30", Currency: "USD"}})
		var got []string
		for _, thing := range r.Things {
			name := thing.Name
			if !thing.Sure {
				name += "?"
			}
			got = append(got, name)
		}
		if want := strings.TrimSpace(want); strings.Join(got, ", ") != want {
			t.Errorf("%q: read %q, should be %q", text, strings.Join(got, ", "), want)
		}
		for _, p := range r.People {
			if slices.ContainsFunc(r.Things, func(thing meaning.Thing) bool { return thing.From < p.To && p.From < thing.To }) {
				t.Errorf("%q: %s is read as a person and a thing", text, p.Name)
			}
		}
	}
}

func TestAThingHasManyNames(t *testing.T) {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Kubernetes", "kubernetes", "K8s", "k8s"} {
		if thing, ok := x.Thing(name); !ok || thing.Name != "Kubernetes" || thing.Group != "container" {
			t.Errorf("%s is %+v", name, thing)
		}
	}
	if thing, ok := x.Thing("lasagne"); ok {
		t.Errorf("lasagne is %+v", thing)
	}
}
