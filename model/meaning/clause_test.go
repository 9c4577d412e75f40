package meaning

import (
	"fmt"
	"strings"
	"testing"
)

// describeClauses writes the clauses of a text as "me deed: words".
func describeClauses(s *passage) []string {
	var all []string
	for _, c := range s.clauses {
		of := []string{"nobody", "me", "other"}[c.subject] + " " + string(c.mood)
		for flag, name := range map[bool]string{c.negated: " negated", c.reported && !c.negated: " reported"} {
			if flag {
				of += name
			}
		}
		all = append(all, fmt.Sprintf("%s: %s", of, strings.Trim(s.words(tokenSpan{c.from, c.to}), " .,;:!?")))
	}
	return all
}

func TestAClauseHasItsOwnSubjectAndMood(t *testing.T) {
	for text, want := range map[string][]string{
		"Karin led it and wrote the report, I only watched": {"other deed: Karin led it", "other deed: and wrote the report", "me other: I only watched"},
		"asked Bernd about it and wrote it down":            {"me deed: asked Bernd about it", "me deed: and wrote it down"},
		"Priya asked if I could help, sat with her":         {"other deed: Priya asked", "me other reported: if I could help", "me deed: sat with her"},
		"because the vendor never answered I wrote it":      {"other deed negated: because the vendor never answered", "me deed: I wrote it"},
		"didn't get the budget but Tom approved the rest":   {"me deed negated: didn't get the budget", "other deed: but Tom approved the rest"},
		"led the call, no downtime":                         {"me deed: led the call", "me deed: no downtime"},
		"the server died while I was out":                   {"nobody deed: the server died", "me other: while I was out"},
		"met the CFO who said that I led it well":           {"me deed: met the CFO", "other deed: who said", "me deed reported: that I led it well"},
		"will move the vms and then call Ana":               {"me plan: will move the vms", "me plan: and then call Ana"},
		"Tom, Ana and Bernd asked me to join":               {"other deed: Tom, Ana and Bernd asked me to join"},
		"me and Tom moved it":                               {"me deed: me and Tom moved it"},
		"was asked to lead the project":                     {"me deed: was asked to lead the project"},
		"I failed to convince them":                         {"me deed negated: I failed to convince them"},
		"I almost fixed it":                                 {"me deed negated: I almost fixed it"},
		"not only fixed it":                                 {"me deed: not only fixed it"},
		"fixed it without downtime":                         {"me deed: fixed it without downtime"},
		"got no budget for it":                              {"me deed negated: got no budget for it"},
		"I said no to the vendor":                           {"me deed: I said no to the vendor"},
		"nobody asked me":                                   {"other deed negated: nobody asked me"},
		"I used to lead the night shift":                    {"me deed: I used to lead the night shift"},
		"had to restart it":                                 {"me deed: had to restart it"},
		"I should have asked":                               {"me other: I should have asked"},
		"if I had the money I would buy two":                {"me other: if I had the money", "me other: I would buy two"},
	} {
		s := newTestPassage(t, text)
		if got := describeClauses(s); strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestWhatStandsInQuotationMarksIsFound(t *testing.T) {
	for text, want := range map[string]string{
		`Beth said “it works”`:              "it works",
		`Beth said „es läuft“`:              "es läuft",
		`Beth: "it works", then left`:       "it works",
		`Beth said 'it's the vendor's job'`: "it's the vendor's job",
		`Beth « ça marche »`:                "ça marche",
		`the users' laptops don't boot`:     "",
		`5" disk and 3" disk`:               "",
	} {
		s := newTestPassage(t, text)
		got := ""
		for _, q := range s.found[quoteSlot] {
			got += s.words(q)
		}
		if got != want {
			t.Errorf("%q: quoted %q, should be %q", text, got, want)
		}
	}
}
