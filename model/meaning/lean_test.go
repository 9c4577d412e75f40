package meaning_test

import (
	"testing"
	"testing/fstest"

	"rung/model/meaning"
)

// leanings are words that lean to a kind, a rule that is sure, and verbs.
const leanings = `
[lean.kind.leadership]
9 = "scouts, coach~, the tents"
[lean.kind.study]
6 = "book, evening"
[lean.kind.note]
11 = "{any}"
15 = "rain"
[lean.mood.deed]
26 = "tents"
[lean.mood.other]
1 = "rain"
[[rule]]
say = ["thanked"]
subject = "any"
mood = "any"
kind = "feedback"
sets_mood = "deed"
`

func TestAllWordsOfALineLeanTogether(t *testing.T) {
	for _, test := range []struct{ line, kind, offered string }{
		{"coaching scouts put up the tents", "leadership", ""},
		{"the scouts with a good book", "note", ""},                   // each leans, none is ahead
		{"the scouts put up the tents", "note", "leadership"},         // ahead by a little
		{"coaching scouts in the rain, the tents", "note", ""},        // one word may speak against
		{"coaching scouts", "note", ""},                               // too few words
		{"Ana thanked coaching scouts for the tents", "feedback", ""}, // a rule is surer
	} {
		p := readWith(t, leanings, test.line)
		offered := ""
		if p.Maybe != nil {
			offered = p.Maybe.Kind
		}
		if p.Kind != test.kind || offered != test.offered {
			t.Errorf("%q: read %s, offered %q", test.line, p.Kind, offered)
		}
	}
}

func TestAWeightIsANumber(t *testing.T) {
	if _, err := meaning.ParseLexicon(fstest.MapFS{"a.toml": {Data: []byte("[lean.kind.study]\nmuch = \"book\"")}}); err == nil {
		t.Error("a weight that is a word is taken")
	}
}
