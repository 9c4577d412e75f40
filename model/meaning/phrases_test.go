package meaning_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rung/model/meaning"
)

func TestAClassIsAnArrayOrATextWithCommas(t *testing.T) {
	for _, class := range []string{`["printer", "mail server"]`, "\"\"\"\n  printer,\n  mail server,\n\"\"\""} {
		rules := "class.device = " + class + "\n[[rule]]\nsay = [\"~fix the <device> $\"]\nkind = \"achievement\"\n"
		for _, line := range []string{"fixed the printer", "fixed the mail server"} {
			if p := readWith(t, rules, line); p.Kind != "achievement" {
				t.Errorf("%q with %s is read as %q", line, class, p.Kind)
			}
		}
		if p := readWith(t, rules, "fixed the mail"); p.Kind == "achievement" {
			t.Errorf("half a phrase of %s is read as %q", class, p.Kind)
		}
	}
}

func TestWhatIsNoListOfPhrasesIsRefused(t *testing.T) {
	for _, class := range []string{`5`, `["printer", 5]`, `{ printer = "yes" }`} {
		_, err := meaning.ParseLexicon(fstest.MapFS{"a.toml": {Data: []byte("class.device = " + class)}})
		if err == nil || !strings.HasPrefix(err.Error(), "a.toml") {
			t.Errorf("%s: %v", class, err)
		}
	}
}
