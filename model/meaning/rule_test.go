package meaning_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rung/model/meaning"
)

// readWith reads a line with a lexicon of one file.
func readWith(t *testing.T, lexicon, line string) meaning.Printed {
	t.Helper()
	x, err := meaning.ParseLexicon(fstest.MapFS{"a.toml": {Data: []byte(lexicon)}})
	if err != nil {
		t.Fatal(err)
	}
	return x.Read(line, meaning.Context{}).Print()
}

func TestThePhraseThatIsTrustedMostDecidesTheKind(t *testing.T) {
	rules := `
[[rule]]
say = ["restored"]
kind = "achievement"
trust = 3
competencies = ["technical"]
[[rule]]
say = ["thanked me"]
subject = "any"
kind = "feedback"
values = { tone = "praise" }
[[rule]]
say = ["restored"]
for = "feedback or budget"
values = { by_name = "yes" }
`
	p := readWith(t, rules, "restored the files and Beth thanked me")
	if p.Kind != "feedback" || p.Values["tone"] != "praise" || p.Values["by_name"] != "yes" || len(p.Sure) > 0 || p.Maybe.Kind != "achievement" {
		t.Errorf("read %+v, maybe %+v", p, p.Maybe)
	}
}

func TestARuleCanSayThatATextIsANote(t *testing.T) {
	rules := `
[[rule]]
say = ["~fix"]
kind = "achievement"
[[rule]]
say = ["fixed dinner"]
kind = "note"
`
	if p := readWith(t, rules, "fixed dinner"); p.Kind != "note" {
		t.Errorf("read as %s", p.Kind)
	}
	if p := readWith(t, rules, "fixed the printer"); p.Kind != "achievement" {
		t.Errorf("read as %s", p.Kind)
	}
}

func TestAPhraseAsksForWordsClassesAndGaps(t *testing.T) {
	class := "[class]\nrepair = [\"fix:past\", \"patched up\"]\ncare = [\"<repair>\", \"~tend\"]\n"
	for _, test := range []struct {
		say, line string
		stands    bool
	}{
		{"<repair> the fan", "patched up the fan", true},
		{"<care> the fan", "fixed the fan", true},
		{"<care> the fan", "fixing the fan", false},
		{"~fix * fan", "fixed the big old fan", true},
		{"~fix * fan", "fixed the very big old fan", false},
		{"~fix * fan", "fixed it, the fan", false},
		{"~fix ?the|a fan", "fixed fan", true},
		{"^ fixed", "I fixed", false},
		{"fan $", "fixed the fan", true},
		{"fan $", "fixed the fan belt", false},
		{"fixed !it", "fixed it", false},
		{"?never fixed", "fixed", true},
		{"{n=count} fans|belts", "swapped two fans", true},
		{"put+right|mended the", "mended the fan", true},
	} {
		p := readWith(t, class+"[[rule]]\nsay = [\""+test.say+"\"]\nkind = \"achievement\"\n", test.line)
		if stands := p.Kind == "achievement"; stands != test.stands {
			t.Errorf("%q in %q: %t", test.say, test.line, stands)
		}
	}
}

func TestALexiconThatSaysWhatIsNotThereIsRefused(t *testing.T) {
	for text, why := range map[string]string{
		"[[rule]]\nsay = [\"<nothing>\"]":                           "there is no class",
		"[[rule]]\nsay = [\"{nothing}\"]":                           "is not a slot",
		"[[rule]]\nsay = [\"ask:passt\"]":                           "is not a form",
		"[[rule]]\nsay = [\"* ?so\"]":                               "it asks for no word",
		"[[rule]]\nsay = []":                                        "it says nothing",
		"[[rule]]\nsay = [\"a\"]\nkind = \"party\"":                 "there is no kind",
		"[[rule]]\nsay = [\"a\"]\nsubject = \"me or them\"":         "is none of",
		"[[rule]]\nsay = [\"a\"]\nmood = \"deeds\"":                 "is none of",
		"[[rule]]\nsay = [\"a\"]\nnegated = \"perhaps\"":            "negated",
		"[class]\na = [\"<b>\"]\nb = [\"<a>\"]":                     "holds itself",
		"[[rule]]\nsay = [\"a\"]\nwords = \"b\"":                    "there is no key",
		"[[rule]]\nsay = [\"a\"]\nkind = \"note\"\nfor = \"study\"": "together",
	} {
		_, err := meaning.ParseLexicon(fstest.MapFS{"a.toml": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAnUnknownWordIsWhatItsLastPartIs(t *testing.T) {
	rules := "[class]\nwork_object = [\"box\", \"db\"]\n[[rule]]\nsay = [\"fixed * <work_object>\"]\nkind = \"achievement\"\n"
	for line, kind := range map[string]string{"fixed the sql-box": "achievement", "fixed db03": "achievement", "fixed the sand-wich": "note", "fixed a03": "note"} {
		if p := readWith(t, rules, line); p.Kind != kind {
			t.Errorf("%q read as %s", line, p.Kind)
		}
	}
}

func TestWhatARuleNeedsNearbyMayStandInAnotherSentence(t *testing.T) {
	rules := "[[rule]]\nsay = [\"swapped it\"]\nnear = [\"switch\"]\nkind = \"achievement\"\n[[rule]]\nsay = [\"moved it\"]\nand = [\"switch\"]\nkind = \"achievement\"\n"
	for line, kind := range map[string]string{"The switch died. Swapped it": "achievement", "The chair died. Swapped it": "note", "The switch died. Moved it": "note", "moved it, the switch": "achievement"} {
		if p := readWith(t, rules, line); p.Kind != kind {
			t.Errorf("%q read as %s", line, p.Kind)
		}
	}
}

func TestWhatIsNotSureIsOnlyOffered(t *testing.T) {
	p := readWith(t, "[[rule]]\nsay = [\"was replaced\"]\nkind = \"achievement\"\nvalues = { outcome = \"succeeded\" }\ncompetencies = [\"technical\"]\nmaybe = true\n", "was replaced")
	if p.Kind != "note" || len(p.Values) > 0 || len(p.Sure) > 0 || p.Maybe.Kind != "achievement" || p.Maybe.Values["outcome"] != "succeeded" {
		t.Errorf("read %+v, maybe %+v", p, p.Maybe)
	}
}

func TestAClassStandsInOneFile(t *testing.T) {
	files := fstest.MapFS{"a.toml": {Data: []byte("[class]\nfault = [\"alarm\"]")}, "b.toml": {Data: []byte("[class]\nfault = [\"~dodge\"]")}}
	if _, err := meaning.ParseLexicon(files); err == nil || !strings.Contains(err.Error(), `b.toml: there is a class "fault"`) {
		t.Errorf("two files with one class: %v", err)
	}
}

func TestACertificateTellsWhatIsLearned(t *testing.T) {
	lexicon := `
[group.security]
field = "security"
certificate = true
things = ["CISSP"]
[group.law]
field = "other"
things = ["GDPR"]
[[rule]]
say = ["passed {certificate}", "studied {thing=certificate}"]
kind = "study"
values = { field = "{certificate.field}", discipline = "{certificate.discipline}" }
`
	if p := readWith(t, lexicon, "passed CISSP"); p.Kind != "study" || p.Values["field"] != "security" || p.Values["discipline"] != "technical" {
		t.Errorf("a certificate: read %+v", p)
	}
	if p := readWith(t, lexicon, "passed GDPR"); p.Kind != "note" {
		t.Errorf("a law is no certificate: read %+v", p)
	}
	if p := readWith(t, lexicon, "studied GDPR"); p.Kind != "study" || len(p.Values) > 0 {
		t.Errorf("a thing of no field: read %+v", p)
	}
}
