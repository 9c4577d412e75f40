package readiness

import (
	"fmt"
	"slices"
	"testing"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
)

// What is expected of somebody becomes the rule that its words tell; where they tell none,
// nothing is guessed.
func TestRulesAreGuessedFromWhatIsExpected(t *testing.T) {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	reader := x.NewEntryReader(model.Locale{Today: "2026-11-20"}, nil)
	for _, c := range []struct{ words, kinds, competency string }{
		{"Leads projects with several teams", "[leadership]", "leadership"},
		{"Mentors two people", "[leadership]", "mentoring"},
		{"Runs incident reviews", "[leadership]", "leadership"},
		{"Hires and onboards new people", "[leadership]", "management"},
		{"Builds relationships with other departments", "[interaction]", "relationships"},
		{"Presents to the executive team", "[achievement]", "communication"},
		{"Is asked for by name by clients", "[feedback]", "excellence"},
		{"Sets the technical direction", "[]", ""},
		{"Zyx qwv", "[]", ""},
		{"", "[]", ""},
	} {
		r := guessRule(reader, c.words, "2026-11-20")
		if fmt.Sprint(r.Kinds) != c.kinds || c.competency != "" && !slices.Contains(r.Competencies, c.competency) || (c.competency == "") != r.IsEmpty() {
			t.Errorf("%q: kinds %v, competencies %v, want %s and %q", c.words, r.Kinds, r.Competencies, c.kinds, c.competency)
		}
		if problems := r.Check(); !r.IsEmpty() && len(problems) > 0 {
			t.Errorf("%q: %v", c.words, problems)
		}
	}
}
