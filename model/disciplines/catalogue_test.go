package disciplines_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	assets "rung/assets/disciplines"
	"rung/model"
	"rung/model/disciplines"
)

func catalogue(t *testing.T) disciplines.Catalogue {
	t.Helper()
	c, err := disciplines.ParseCatalogue(assets.Files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestPartsAndMistakesAreTheChoicesOfTheirFields holds the list that entries choose from
// to the list that is shown, in the same order.
func TestPartsAndMistakesAreTheChoicesOfTheirFields(t *testing.T) {
	c := catalogue(t)
	var parts, mistakes []string
	for _, d := range c.Disciplines {
		if n := len(d.Parts); n < 10 || n > 14 {
			t.Errorf("%s has %d parts, want 10 to 14", d.ID, n)
		}
		study, _ := model.KindOf(model.KindStudy)
		if f, _ := study.Field("discipline"); !slices.Contains(f.Choices, d.ID) {
			t.Errorf("%q is no discipline that a study can have", d.ID)
		}
		for _, p := range d.Parts {
			parts = append(parts, p.ID)
		}
	}
	for _, m := range c.Mistakes {
		mistakes = append(mistakes, m.ID)
	}
	for key, want := range map[string][]string{"part": parts, "usual_mistake": mistakes} {
		fields := model.FieldsByKey(key)
		if len(fields) == 0 {
			t.Errorf("no kind has the field %q", key)
		}
		for _, f := range fields {
			if f.Type != model.Choice || !slices.Equal(f.Choices, want) {
				t.Errorf("the choices of %q are %q, want %q", key, f.Choices, want)
			}
		}
	}
	for _, kind := range []string{model.KindStudy, model.KindLeadership, model.KindAchievement} {
		if !slices.Contains(model.KindsWithField("part"), kind) {
			t.Errorf("%s cannot say to which part it belongs", kind)
		}
	}
}

func TestTheBuiltCatalogueIsWrittenAlike(t *testing.T) {
	isSentence := func(text string) bool { return strings.HasSuffix(text, ".") && strings.ToUpper(text[:1]) == text[:1] }
	said := map[string]bool{}
	check := func(id, title string, sentences ...string) {
		if title != strings.ToUpper(id[:1])+id[1:] {
			t.Errorf("%q is called %q on screen", id, title)
		}
		for _, text := range sentences {
			if !isSentence(text) || said[text] {
				t.Errorf("%s: %q is no sentence, or there twice", id, text)
			}
			said[text] = true
		}
	}
	for _, d := range catalogue(t).Disciplines {
		for _, p := range d.Parts {
			check(p.ID, p.Title, p.About, p.Exercise)
		}
	}
	for _, m := range catalogue(t).Mistakes {
		check(m.ID, m.Title, m.Instead)
	}
}

func TestACatalogueThatSaysTooLittleIsRefused(t *testing.T) {
	whole := "id = \"leadership\"\ntitle = \"Leadership\"\n[[part]]\nid = \"x\"\ntitle = \"X\"\nabout = \"It.\"\nexercise = \"Do it.\"\n"
	mistake := "[[mistake]]\nid = \"m\"\ntitle = \"M\"\npart = \"x\"\ninstead = \"Else.\"\n"
	if _, err := disciplines.ParseCatalogue(fstest.MapFS{"a.toml": {Data: []byte(whole + mistake)}}); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"no TOML":              "id = ",
		"an unknown key":       whole + "colour = \"red\"\n",
		"no exercise":          strings.Replace(whole, "Do it.", "", 1),
		"a part twice":         whole + whole[strings.Index(whole, "[[part]]"):],
		"no title":             strings.Replace(whole, "\"Leadership\"", "\"\"", 1),
		"an unknown kind":      whole + "kinds = [\"juggling\"]\n",
		"a mistake of no part": whole + strings.Replace(mistake, "\"x\"", "\"y\"", 1),
		"a mistake twice":      whole + mistake + mistake,
	} {
		if _, err := disciplines.ParseCatalogue(fstest.MapFS{"a.toml": {Data: []byte(text)}}); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
