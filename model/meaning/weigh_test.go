package meaning_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rung/model/meaning"
)

// signs are two kinds that are told by what stands together.
const signs = `
[[rule]]
say = ["coached"]
kind = "leadership"
weight = 6
[[rule]]
say = ["scouts"]
kind = "leadership"
weight = 3
[[rule]]
say = ["server"]
kind = "achievement"
weight = 5
[[rule]]
say = ["fixed"]
kind = "achievement"
weight = 5
[[rule]]
say = ["dream"]
weight = -5
[[rule]]
say = ["thanked"]
subject = "any"
kind = "feedback"
`

func TestSignsDecideTogether(t *testing.T) {
	for _, test := range []struct{ line, kind, offered string }{
		{"coached the scouts", "leadership", ""},
		{"coached it", "note", ""},
		{"coached the scouts, scouts, scouts", "leadership", ""},
		{"fixed the server", "achievement", ""},
		{"fixed it and fixed it", "note", ""},                                    // a sign counts once
		{"fixed the server, in a dream", "note", ""},                             // and one may speak against all
		{"fixed the server, coached the scouts", "note", "achievement"},          // no kind is clear
		{"fixed the server and coached the scouts, Ana thanked", "feedback", ""}, // a rule is surer
	} {
		p := readWith(t, signs, test.line)
		offered := ""
		if p.Maybe != nil {
			offered = p.Maybe.Kind
		}
		if p.Kind != test.kind || offered != test.offered {
			t.Errorf("%q: read %s, offered %q", test.line, p.Kind, offered)
		}
	}
}

func TestAKindSetByHandIsNotWeighed(t *testing.T) {
	x, err := meaning.ParseLexicon(fstest.MapFS{"a.toml": {Data: []byte(signs)}})
	if err != nil {
		t.Fatal(err)
	}
	if r := x.Read("coached the scouts", meaning.Context{Kind: "study"}); r.Kind.ID != "study" {
		t.Errorf("read %s", r.Kind.ID)
	}
}

func TestASignIsOnlyASign(t *testing.T) {
	for _, more := range []string{`trust = 3`, `values = { outcome = "failed" }`, `for = "study"`} {
		_, err := meaning.ParseLexicon(fstest.MapFS{"a.toml": {Data: []byte("[[rule]]\nsay = [\"a\"]\nweight = 4\n" + more)}})
		if err == nil || !strings.Contains(err.Error(), "sign") {
			t.Errorf("%s: %v", more, err)
		}
	}
}
