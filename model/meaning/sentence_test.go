package meaning

import (
	"os"
	"sync"
	"testing"

	"rung/model"
)

// lexiconOfFolder is the lexicon that Rung ships, parsed once.
var lexiconOfFolder = sync.OnceValues(func() (*Lexicon, error) { return ParseLexicon(os.DirFS("../../assets/lexicon")) })

// newTestPassage reads a text up to its clauses.
func newTestPassage(t *testing.T, text string) *passage {
	t.Helper()
	x, err := lexiconOfFolder()
	if err != nil {
		t.Fatal(err)
	}
	return x.newPassage(text, Context{Locale: model.Locale{Today: "2026-11-30", Currency: "USD"}})
}

func TestSentencesEndWhereAReaderWouldStop(t *testing.T) {
	for text, want := range map[string][]string{
		"moved 3 vms. it went well":             {"moved 3 vms.", "it went well"},
		"Met Dr. Okafor at 5. Went home":        {"Met Dr. Okafor at 5.", "Went home"},
		"Met Dr. Okafor at the site. Went home": {"Met Dr. Okafor at the site.", "Went home"},
		"moved e.g. the mail store":             {"moved e.g. the mail store"},
		"upgraded to 2.4.1 at 17:30":            {"upgraded to 2.4.1 at 17:30"},
		"asked J. Smith about it":               {"asked J. Smith about it"},
		"told her no. 5 is dead":                {"told her no. 5 is dead"},
		"she said no. I left":                   {"she said no.", "I left"},
		"- one\n- two\n1. three":                {"- one", "- two", "1. three"},
		"on leave 21.12. till 6.1.":             {"on leave 21.12. till 6.1."},
		"Since 1.11. I am deputy":               {"Since 1.11. I am deputy"},
		"AZ-104 passed!!! 812":                  {"AZ-104 passed!!!", "812"},
		"“It works.” Went home":                 {"“It works.”", "Went home"},
		"upgraded to 2.4. Then went home":       {"upgraded to 2.4.", "Then went home"},
		"well… that was that":                   {"well…", "that was that"},
	} {
		s := newTestPassage(t, text)
		var got []string
		for _, sentence := range s.sentences {
			got = append(got, s.words(tokenSpan{sentence.from, sentence.to}))
		}
		if len(got) != len(want) {
			t.Errorf("%q: %q, should be %q", text, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: %q, should be %q", text, got, want)
			}
		}
	}
}
