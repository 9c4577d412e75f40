package review_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"rung/assets/lexicon"
	"rung/assets/questions"
	"rung/assets/synonyms"
	"rung/model"
	"rung/model/meaning"
	"rung/model/readiness"
	"rung/model/review"
)

func bank(tb testing.TB) (b review.QuestionBank) {
	tb.Helper()
	files, err := questions.Built()
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range files {
		if err := b.AddFile(f.Name, f.Text); err != nil {
			tb.Fatal(err)
		}
	}
	return b
}

func groups(tb testing.TB) review.Synonyms {
	tb.Helper()
	s, err := review.ParseSynonyms(synonyms.Name, synonyms.Text)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func newLibrary(tb testing.TB, entries ...model.Entry) *review.Library {
	tb.Helper()
	l := review.NewLibrary(bank(tb), groups(tb), readiness.NewCompetencyRules(), names(tb))
	if err := l.PutEntries(entries...); err != nil {
		tb.Fatal(err)
	}
	return l
}

func TestTheBankHasQuestionsOfEveryTheme(t *testing.T) {
	b := bank(t)
	if len(b.Questions) < 80 {
		t.Errorf("%d questions, want at least 80", len(b.Questions))
	}
	themes, built := map[string]int{}, map[string]bool{}
	for _, q := range b.Questions {
		themes[q.Theme]++
		for _, id := range q.Competencies {
			built[id] = true
		}
		if !strings.HasPrefix(q.ID, strings.Fields(q.Theme)[0]+".") {
			t.Errorf("%s: the id does not begin with the theme %q", q.ID, q.Theme)
		}
		if !strings.HasSuffix(q.ListensFor, ".") || len(q.FollowUps) < 2 {
			t.Errorf("%s: what the panel listens for is a sentence, and it asks on at least twice", q.ID)
		}
	}
	for _, theme := range model.QuestionThemes {
		if themes[theme] < 7 {
			t.Errorf("%d questions on %s, want at least 7", themes[theme], theme)
		}
	}
	for _, id := range []string{"leadership", "management", "budgeting", "strategy", "communication", "delivery", "relationships", "mentoring", "growth"} {
		if !built[id] {
			t.Errorf("no question asks for %s", id)
		}
	}
	if len(b.ToAsk) < 5 {
		t.Errorf("%d questions for the panel", len(b.ToAsk))
	}
}

// Two questions that share most of their words are one question.
func TestNoQuestionIsAskedTwice(t *testing.T) {
	said := map[string]string{}
	sets := map[string]map[string]bool{}
	for _, q := range bank(t).Questions {
		for _, text := range append([]string{q.Text, q.ListensFor}, q.FollowUps...) {
			if other := said[strings.ToLower(text)]; other != "" {
				t.Errorf("%s and %s both say %q", other, q.ID, text)
			}
			said[strings.ToLower(text)] = q.ID
		}
		words := map[string]bool{}
		for _, w := range strings.Fields(strings.ToLower(q.Text)) {
			if w = strings.Trim(w, ".,?"); len(w) > 3 {
				words[w] = true
			}
		}
		for id, other := range sets {
			common := 0
			for w := range words {
				if other[w] {
					common++
				}
			}
			if least := min(len(words), len(other)); least > 4 && 10*common >= 7*least {
				t.Errorf("%s and %s ask in nearly the same words", id, q.ID)
			}
		}
		sets[q.ID] = words
	}
}

func TestABankThatSaysTooLittleIsRefused(t *testing.T) {
	whole := "theme = \"people\"\n[[question]]\nid = \"x\"\ntext = \"Why?\"\ncompetencies = [\"growth\"]\nlistens_for = \"Words.\"\nfollow_ups = [\"And?\"]\n"
	for name, text := range map[string]string{
		"no TOML":            "theme = ",
		"unknown key":        whole + "colour = \"red\"\n",
		"unknown theme":      strings.Replace(whole, "people", "weather", 1),
		"unknown competency": strings.Replace(whole, "growth", "juggling", 1),
		"no follow-up":       strings.Replace(whole, "[\"And?\"]", "[]", 1),
		"twice":              whole + strings.SplitN(whole, "\n", 2)[1],
	} {
		var b review.QuestionBank
		if err := b.AddFile("bank.toml", text); err == nil || !strings.Contains(err.Error(), "bank.toml") {
			t.Errorf("%s: %v", name, err)
		}
	}
	var b review.QuestionBank
	if err := b.AddFile("bank.toml", whole); err != nil || len(b.Questions) != 1 {
		t.Errorf("a whole question is refused: %v", err)
	}
}

func TestSynonymsAreSound(t *testing.T) {
	seen := map[string]string{}
	for _, g := range groups(t).Groups {
		if len(g.Words) < 2 {
			t.Errorf("%s has nothing that means the same", g.Name)
		}
		for _, w := range g.Words {
			if other := seen[w]; other != "" {
				t.Errorf("%q stands in %s and in %s", w, other, g.Name)
			}
			seen[w] = g.Name
		}
	}
}

func TestOwnSynonymsTakeThePlaceOfBuiltInOnes(t *testing.T) {
	s := groups(t)
	before := len(s.Groups)
	own := s.With([]review.SynonymGroup{{Name: "Budget", Words: []string{"kitty"}}, {Name: "trucks", Words: []string{"truck", "lorry"}}, {Name: "ERP"}})
	if len(own.Groups) != before+1 || len(s.Groups) != before {
		t.Errorf("%d groups became %d, want one more and the built-in ones untouched", before, len(own.Groups))
	}
	i := slices.IndexFunc(own.Groups, func(g review.SynonymGroup) bool { return g.Name == "Budget" })
	if i < 0 || !slices.Equal(own.Groups[i].Words, []string{"kitty"}) {
		t.Error("one's own group of the same name should stand instead of the built-in one")
	}
	for _, g := range []review.SynonymGroup{{Name: " "}, {Name: "x", Words: []string{"!"}}, {Name: "x", Competency: "juggling"}} {
		if model.CodeOf(g.Check()) != model.Invalid {
			t.Errorf("%+v is taken", g)
		}
	}
}

// loadNames reads the lexicon once for all tests.
var loadNames = sync.OnceValues(func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) })

func names(tb testing.TB) *meaning.Lexicon {
	tb.Helper()
	x, err := loadNames()
	if err != nil {
		tb.Fatal(err)
	}
	return x
}
