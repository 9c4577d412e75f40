package resume

import (
	"slices"
	"strings"
	"testing"

	"rung/model"
)

func TestVerbsAreSpelledByTheRules(t *testing.T) {
	l := lexicon(t)
	for base, want := range map[string][3]string{
		"manage": {"managed", "managing", "manages"}, "plan": {"planned", "planning", "plans"}, "supply": {"supplied", "supplying", "supplies"},
		"deploy": {"deployed", "deploying", "deploys"}, "oversee": {"oversaw", "overseeing", "oversees"}, "teach": {"taught", "teaching", "teaches"},
		"process": {"processed", "processing", "processes"}, "run": {"ran", "running", "runs"}, "freeze": {"froze", "freezing", "freezes"},
	} {
		v := l.bases[base]
		if got := [3]string{v.past, v.gerund, v.third}; got != want {
			t.Errorf("%s: %v, want %v", base, got, want)
		}
	}
}

func TestAPersonChangesTheLists(t *testing.T) {
	own := LintSettings{Off: []string{"no_number"}, Add: map[string][]Phrase{"filler": {{Say: "Going forward", Use: ""}, {Say: "facilitated", Use: "ran"}}}, Leave: []string{"various", "ERP"}}
	if err := own.Check(); err != nil {
		t.Fatal(err)
	}
	built := lexicon(t)
	const text = "Facilitated various ERP talks going forward"
	rules := func(l Lexicon) (all []string) {
		for _, f := range Lint(text, LintContext{Lexicon: l}) {
			all = append(all, string(f.Rule)+":"+text[f.From:f.To])
		}
		return all
	}
	if got, want := rules(built.WithSettings(own)), []string{"filler:Facilitated", "filler: going forward"}; !slices.Equal(got, want) {
		t.Errorf("with changes %q, want %q", got, want)
	}
	if got, want := rules(built), []string{"no_number:" + text, "filler:various", "acronym:ERP"}; !slices.Equal(got, want) {
		t.Errorf("as built %q, want %q", got, want)
	}
	for _, wrong := range []LintSettings{{Off: []string{"spelling"}}, {Add: map[string][]Phrase{"tense": nil}}} {
		if model.CodeOf(wrong.Check()) != model.Invalid {
			t.Errorf("%+v is accepted", wrong)
		}
	}
}

func TestListsWithAMistakeAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"filler = 3":                                "lists.toml",
		"[[filer]]\nsay = [\"very\"]":               "filer",
		"[verbs]\nirregular = [[\"go\", \"went\"]]": "go",
	} {
		if _, err := ParseLexicon("lists.toml", text, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want it to name %q", text, err, want)
		}
	}
}
