package meaning_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

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

// listedThings gives the groups of things as their files have them.
func listedThings(t *testing.T) map[string]listedGroup {
	t.Helper()
	names, err := fs.Glob(lexicon.Files, "things-*.toml")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]listedGroup{}
	for _, name := range names {
		text, err := fs.ReadFile(lexicon.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		var file struct{ Group map[string]listedGroup }
		if _, err := toml.Decode(string(text), &file); err != nil {
			t.Fatal(err)
		}
		for group, g := range file.Group {
			if len(all[group].Things) > 0 {
				t.Errorf("the group %q is in two files", group)
			}
			all[group] = g
		}
	}
	return all
}

type listedGroup struct {
	Field, Discipline string
	Certificate       bool
	Things            []string
}

func TestEveryThingIsReadByItsName(t *testing.T) {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for group, g := range listedThings(t) {
		for _, line := range g.Things {
			name, _, _ := strings.Cut(line, " = ")
			count++
			bare := strings.TrimRight(name, " ?^")
			if thing, ok := x.Thing(bare); !ok || thing.Name != bare || thing.Group != group {
				t.Errorf("%s of %s is %+v", bare, group, thing)
			}
			if strings.HasSuffix(name, "?") {
				continue
			}
			r := x.Read("We talked about "+bare+" today", meaning.Context{})
			if !slices.ContainsFunc(r.Things, func(thing meaning.Thing) bool { return thing.Name == bare && thing.Sure }) {
				t.Errorf("%s is read as %+v", bare, r.Things)
			}
		}
	}
	if count < 600 {
		t.Errorf("%d things, should be at least 600", count)
	}
}

func TestGroupsSayWhatLearningThemIsAsAStudyHasIt(t *testing.T) {
	study, _ := model.KindOf("study")
	choices := map[string][]string{}
	for _, f := range study.Fields {
		choices[f.Key] = f.Choices
	}
	for group, g := range listedThings(t) {
		if g.Field != "" && !slices.Contains(choices["field"], g.Field) || g.Discipline != "" && !slices.Contains(choices["discipline"], g.Discipline) {
			t.Errorf("%s has the field %q and the discipline %q", group, g.Field, g.Discipline)
		}
		if g.Certificate && g.Discipline == "" {
			t.Errorf("%s does not say its discipline", group)
		}
	}
}

// Whoever adds a name that is also a word adds two lines to testdata/things.txt.
func TestNamesThatAreWordsHaveALineThatLooksAlike(t *testing.T) {
	table, err := os.ReadFile("testdata/things.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.ToLower(string(table)), "\n")
	for _, g := range listedThings(t) {
		for _, line := range g.Things {
			name, aliases, _ := strings.Cut(line, " = ")
			thing := strings.ToLower(strings.TrimRight(name, " ?^"))
			for _, alias := range append(strings.Split(aliases, ", "), name) {
				word := regexp.MustCompile(`(^|\W)` + regexp.QuoteMeta(strings.ToLower(strings.TrimRight(alias, " ?^"))) + `($|\W)`)
				if !strings.HasSuffix(alias, "?") {
					continue
				}
				meant, alike := false, false
				for _, line := range lines {
					if text, things, ok := strings.Cut(line, " =>"); ok && word.MatchString(text) {
						isRead := slices.Contains(strings.Split(strings.TrimSpace(things), ", "), thing)
						meant, alike = meant || isRead, alike || !isRead
					}
				}
				if !meant || !alike {
					t.Errorf("%s: a line that means it %v, one that looks alike %v", alias, meant, alike)
				}
			}
		}
	}
}

func TestAThingHasManyNames(t *testing.T) {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Kubernetes": "Kubernetes", "k8s": "Kubernetes", "hyper v": "Hyper-V", "HyperV": "Hyper-V", "az 104": "AZ-104", "c#": "C#", ".net core": ".NET",
		"o365": "Microsoft 365", "MS 365": "Microsoft 365", "S/4": "SAP S/4HANA", "iso/iec 27001": "ISO 27001", "ISO27001": "ISO 27001", "DSGVO": "GDPR", "golang": "Go",
	} {
		if thing, ok := x.Thing(name); !ok || thing.Name != want {
			t.Errorf("%s is %+v, should be %s", name, thing, want)
		}
	}
	if thing, _ := x.Thing("CISSP"); !thing.Certificate || thing.Field != "security" || thing.Discipline != "technical" {
		t.Errorf("CISSP is %+v", thing)
	}
	if thing, ok := x.Thing("lasagne"); ok {
		t.Errorf("lasagne is %+v", thing)
	}
}
