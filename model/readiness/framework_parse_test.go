package readiness_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rung/assets/frameworks"
	"rung/model"
	"rung/model/readiness"
)

// head is a framework up to its only rule, which begins on line 15.
const head = `version = 1
id = "own"
title = "Own"
source = "A person"

[[step]]
id = "1"
title = "First"
competencies = ["leadership"]
[[step.criterion]]
id = "1.a"
title = "A"
question = "Have you?"
[step.criterion.rule]
`

const action = `kinds = ["note"]
[[step.criterion.action]]
id = "x"
title = "Do it"
reason = "It helps"
minutes = 5
`

func TestWhatCannotBeUsedIsRefusedWithLineAndReason(t *testing.T) {
	for _, c := range []struct {
		text   string
		line   int
		reason string
	}{
		{"version = 1\nid = \"x\ntitle = 1", 2, "newline"},
		{"version = \"one\"", 1, `"version" wants a whole number.`},
		{"versoin = 1", 1, `There is no key "versoin" here. Known ones are: base, held, id, ladder, source, step, title, version.`},
		{"version = 1\nid = \"own\"\ntitle = \"Own\"", 1, "A framework needs at least one step."},
		{"version = 0\nid = \"my own\"\ntitle = \"Own\"\n[[step]]\nid = \"1\"\ntitle = \"x\"\ncompetencies = [\"growth\"]", 1, "Version 0 is none that this Rung reads. It reads version 1: write version = 1, or update Rung."},
		{strings.Replace(head, "version = 1", "version = 99", 1) + "kinds = [\"note\"]", 1, "Version 99 is none that this Rung reads. It reads version 1: write version = 1, or update Rung."},
		{"held = \"1\"\n" + head + "kinds = [\"note\"]", 1, "Only a ladder has a level that is held: add ladder = true."},
		{"ladder = true\nheld = \"2\"\n" + head + "kinds = [\"note\"]", 2, `There is no level "2". Held is one of: 1.`},
		{"ladder = true\n" + strings.Replace(head, "competencies", "gate = true\ncompetencies", 1) + "kinds = [\"note\"]", 10, "A level of a ladder is no gate"},
		{"ladder = true\n" + strings.Replace(head, "competencies", "applies = \"manager\"\ncompetencies", 1) + "kinds = [\"note\"]", 10, "A level of a ladder applies to everybody who climbs it."},
		{head, 14, "A rule needs at least one condition, or every entry would count."},
		{head + "kinds = [\"nonsense\"]", 15, `"nonsense" is not a kind of entry that can be evidence.`},
		{head + "kinds = [\"claim\"]", 15, `"claim" is not a kind of entry that can be evidence.`},
		{head + "kinds = [\"note\"]\nneeds = 3", 16, `There is no key "needs" here.`},
		{head + "kinds = [\"note\"]\nneed = 0", 16, "Nothing is needed: say how many, from 1 up."},
		{head + "kinds = [\"note\"]\nneed = -1", 16, `"need" is from 0 to 100000.`},
		{head + "kinds = \"note\"", 15, `"kinds" wants a list of texts.`},
		{head + "kinds = [\"study\"]\nwhere = { form = [\"course\",\n  \"lecture\"] }", 17, `form cannot be "lecture" here`},
		{head + "kinds = [\"study\"]\nwhere = { setting = [\"mentor\"] }", 16, `"setting" cannot be asked of a study.`},
		{head + "kinds = [\"study\"]\nwhere = { provider = [\"ISACA\"] }", 16, `"provider" cannot be asked of a study.`},
		{head + "where = { colour = [\"red\"] }", 15, `"colour" cannot be asked of any entry here.`},
		{head + "where = { form = [] }", 15, "Say which values of form count."},
		{head + "kinds = [\"note\"]\nfilled = [\"result\"]", 16, `"result" cannot be asked of a note.`},
		{head + "kinds = [\"leadership\"]\nleast = { people_led = 0 }", 16, "At least 0 holds for every entry: from 1 up."},
		{head + "kinds = [\"leadership\"]\nleast = { result = 2 }", 16, `"result" cannot be asked of a leadership.`},
		{head + "competencies = [\"juggling\"]", 15, `There is no competency "juggling".`},
		{head + "kinds = [\"note\"]\nlinked = [{ role = \"sponsor\" }]", 16, `No note is linked to a`},
		{head + "kinds = [\"note\"]\nlinked = [{ role = \"with\", kinds = [\"budget\"] }]", 16, `No note is linked to a budget in the role "with".`},
		{head + "kinds = [\"note\"]\nlinked = [{ role = \"with\", where = { circle = [\"moon\"] } }]", 16, `circle cannot be "moon" here`},
		{head + "kinds = [\"note\"]\neither = [{ kinds = [\"study\"] }]", 16, "No entry can be both note and study."},
		{head + "kinds = [\"study\"]\nwhere = { form = [\"book\"] }\neither = [{ where = { form = [\"course\"] } }]", 17, "form cannot be \"course\" here"},
		{head + "kinds = [\"note\"]\neither = [{}]", 16, "Every entry meets an empty condition"},
		{head + "kinds = [\"leadership\"]\ndifferent = \"colours\"", 16, "Different is one of"},
		{head + "kinds = [\"note\"]\ndifferent = \"settings\"", 16, "Entries of note have no setting to differ in."},
		{head + "kinds = [\"leadership\"]\nwhere = { setting = [\"mentor\", \"project\"] }\ndifferent = \"settings\"\nneed = 3", 18, "There are only 2 different settings, so 3 can never be reached."},
		{head + "kinds = [\"study\"]\nneed = 5\ndifferent = \"disciplines\"", 16, "There are only 4 different disciplines"},
		{head + "kinds = [\"note\"]\ntells = [\"body\", \"result\"]", 16, `No entry here can tell "result".`},
		{head + "kinds = [\"leadership\"]\ntells = [\"body\", \"why\", \"situation\", \"task\", \"action\", \"result\", \"lesson\", \"mistake\", \"skill\"]", 16, "Ask to be told of 8 parts at most."},
		{head + "kinds = [\"note\"]\nspread = 3", 16, "Say both what the entries differ in and over how many they are spread, or neither."},
		{head + "kinds = [\"note\"]\nstrong = 101", 16, "No entry is stronger than 100 percent."},
		{head + "kinds = [\"note\"]\nunit = \"note\"", 16, "Give both unit and units, or neither."},
		{head + "any = [{ kinds = [\"note\"] }]", 14, "Any and all combine at least two rules."},
		{head + "kinds = [\"note\"]\nany = [{ kinds = [\"note\"] }, { kinds = [\"study\"] }]", 14, "A rule that combines others with any or all holds nothing else."},
		{head + "any = [\n  { kinds = [\"note\"] },\n  { kinds = [\"study\"], need = 0 },\n]", 17, "Nothing is needed"},
		{head + "kinds = [\"note\"]\n[[step.criterion]]\nid = \"1.a\"\ntitle = \"B\"\nquestion = \"?\"\nrule = { kinds = [\"note\"] }", 17, `The id "1.a" is used twice.`},
		{head + "kinds = [\"note\"]\n[[step.criterion]]\nid = \"1.b\"\ntitle = \"B\"\nquestion = \"?\"", 16, "A criterion needs a rule"},
		{head + "kinds = [\"note\"]\n[[step]]\nid = \"2\"\ntitle = \"B\"\ncompetencies = [\"growth\"]", 16, "A step needs at least one criterion."},
		{head + action, 16, "An action writes entries, or completes one with fill."},
		{head + action + "fill = [\"why\"]", 21, "Say with subject which entries to complete."},
		{head + action + "subject = { kinds = [\"study\"] }\nfill = [\"form\"]", 22, `"form" cannot be asked of a study.`},
		{head + action + "entries = [{ kind = \"study\", title = \"x\" }]", 21, `Give a value for "discipline", which makes a study whole.`},
		{head + action + "entries = [{ kind = \"interaction\", title = \"x\" }]", 21, `Give a link "with", which makes a interaction whole.`},
		{head + action + "entries = [{ kind = \"note\", title = \"{name}\" }]", 21, "{name} is not filled in"},
		{head + action + "entries = [{ kind = \"note\", title = \"x\", links = { with = 0 } }]", 21, "A link goes to"},
		{head + action + "entries = [{ kind = \"note\", title = \"x\", links = { with = \"subject\" } }]", 21, "There is no subject to link to."},
		{head + action + "entries = [{ kind = \"claim\", title = \"x\" }]", 21, `"claim" is not a kind of entry that an action can write.`},
		{head + action + "entries = [{ kind = \"leadership\", title = \"x\", values = { setting = \"moon\" } }]", 21, "Setting is one of"},
	} {
		_, err := readiness.Parse("own.toml", c.text)
		var refused *readiness.ParseError
		if !errors.As(err, &refused) {
			t.Errorf("%q is taken: %v", c.text, err)
			continue
		}
		found := false
		for _, p := range refused.Problems {
			found = found || p.Line == c.line && strings.Contains(p.Reason, c.reason)
		}
		if !found {
			t.Errorf("%s\nrefused with %+v, want line %d: %s", c.text, refused.Problems, c.line, c.reason)
		}
		if model.CodeOf(err) != model.Invalid || !strings.HasPrefix(err.Error(), "own.toml, line ") || strings.Contains(err.Error(), "\n") {
			t.Errorf("the error is %q, code %q", err, model.CodeOf(err))
		}
	}
}

func TestAFrameworkIsWrittenAsItIsRead(t *testing.T) {
	files := frameworks.Built()
	for i, f := range built(t) {
		written := f.TOML()
		again, err := readiness.Parse(files[i].Name, written)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(f, again); diff != "" {
			t.Errorf("%s read back differs:\n%s", f.ID, diff)
		}
		if again.TOML() != written {
			t.Errorf("%s is written in two ways", f.ID)
		}
		own := f.CopyAs("mine", "Mine")
		if read, err := readiness.Parse("mine.toml", own.TOML()); err != nil || read.Base != f.ID || len(read.Steps) != len(f.Steps) {
			t.Errorf("a copy of %s: %v", f.ID, err)
		}
	}
}

// Any words that a person may type into the window come back as they were.
func TestWordsOfAFrameworkSurviveTheFile(t *testing.T) {
	base, err := readiness.Parse("own.toml", head+"kinds = [\"leadership\"]\n")
	if err != nil {
		t.Fatal(err)
	}
	words := rapid.Custom(func(t *rapid.T) string {
		return "a" + rapid.StringOf(rapid.RuneFrom([]rune("a\"\\'#=[]{},.\n\té李\x7f\u200d"))).Draw(t, "words") + "z"
	})
	rapid.Check(t, func(t *rapid.T) {
		f := base.CopyAs("own", words.Draw(t, "title"))
		f.Base = ""
		f.Source = words.Draw(t, "source")
		s := &f.Steps[0]
		s.Title, s.Summary, s.Weight, s.Gate = words.Draw(t, "step"), words.Draw(t, "summary"), rapid.IntRange(1, 99).Draw(t, "weight"), rapid.Bool().Draw(t, "gate")
		c := &s.Criteria[0]
		c.Question, c.Rule.Unit, c.Rule.Units = words.Draw(t, "question"), words.Draw(t, "unit"), words.Draw(t, "units")
		c.Rule.Need, c.Rule.Within, c.Rule.Strong, c.Rule.Valid = rapid.IntRange(1, 50).Draw(t, "need"), rapid.IntRange(0, 900).Draw(t, "within"), rapid.IntRange(0, 100).Draw(t, "strong"), rapid.Bool().Draw(t, "valid")
		c.Rule.Where = map[string][]string{"setting": rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"at work", "mentor", "project"}), 1, 3, rapid.ID[string]).Draw(t, "setting")}
		c.Rule.Least = map[string]int{"people_led": rapid.IntRange(1, 30).Draw(t, "led")}
		again, err := readiness.Parse("own.toml", f.TOML())
		if err != nil {
			t.Fatalf("%v\n%s", err, f.TOML())
		}
		if diff := cmp.Diff(f, again); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(head + action + "entries = [{ kind = \"note\", title = \"{name}\" }]")
	f.Add("a.b.\"c d\" = [1, [2], {x = 'y'}]\n[[step]]\n# end")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := readiness.Parse("own.toml", text)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "own.toml, line ") {
				t.Errorf("%q", err)
			}
			return
		}
		if _, err := readiness.Parse("own.toml", got.TOML()); err != nil {
			t.Errorf("read, but not as written again: %v", err)
		}
	})
}
