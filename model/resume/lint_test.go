package resume

import (
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	files "rung/assets/lexicon"
	"rung/assets/words"
	"rung/model"
	"rung/model/meaning"
)

func lexicon(t testing.TB) Lexicon {
	t.Helper()
	numbers, err := readNumbers()
	if err != nil {
		t.Fatal(err)
	}
	l, err := ParseLexicon(words.Name, words.Text, numbers)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// readNumbers reads what is known of numbers, once for all tests.
var readNumbers = sync.OnceValues(func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(files.Files) })

// sample is one bullet of the table and what must be found in it.
type sample struct {
	Text     string
	Find     []string
	Past     bool
	Plain    bool
	About    []string
	Nearby   []string
	Before   []string
	Supplier string // the entry that must be named as having the number
}

type sampleEntry struct {
	ID, Title, Why, Result string
	Metrics                []map[string]any
}

func samples(t testing.TB) ([]sample, map[string]model.Entry) {
	t.Helper()
	var file struct {
		Bullet []sample
		Entry  []sampleEntry
	}
	text, err := os.ReadFile("testdata/bullets.toml")
	if err != nil {
		t.Fatal(err)
	}
	meta, err := toml.Decode(string(text), &file)
	if err != nil || len(meta.Undecoded()) > 0 {
		t.Fatal(err, meta.Undecoded())
	}
	entries := map[string]model.Entry{}
	for _, e := range file.Entry {
		entry := model.NewEntry("achievement", "2026-09-18")
		entry.ID, entry.Title = e.ID, e.Title
		for key, v := range map[string]string{"why": e.Why, "result": e.Result} {
			if v != "" {
				entry.Values[key] = v
			}
		}
		var metrics []model.Values
		for _, m := range e.Metrics {
			item := model.Values{}
			for key, v := range m {
				switch v := v.(type) {
				case string:
					item[key] = v
				case int64:
					item[key] = model.Decimal(strconv.FormatInt(v, 10))
				}
			}
			metrics = append(metrics, item)
		}
		entry.Values["metrics"] = metrics
		entries[e.ID] = entry
	}
	return file.Bullet, entries
}

func (s sample) context(l Lexicon, entries map[string]model.Entry) LintContext {
	c := LintContext{Lexicon: l, Past: s.Past, PlainText: s.Plain, Before: s.Before, List: append(slices.Clone(s.Before), s.Text), At: len(s.Before)}
	for _, id := range s.About {
		c.Entries = append(c.Entries, entries[id])
	}
	for _, id := range s.Nearby {
		c.Nearby = append(c.Nearby, entries[id])
	}
	return c
}

func TestTheLinterFindsThisAndNothingElse(t *testing.T) {
	all, entries := samples(t)
	if len(all) < 120 {
		t.Fatalf("the table has %d bullets", len(all))
	}
	l := lexicon(t)
	for _, s := range all {
		found := Lint(s.Text, s.context(l, entries))
		var rules []string
		for _, f := range found {
			rules = append(rules, string(f.Rule))
			if f.From < 0 || f.To > len(s.Text) || f.From > f.To || !utf8.ValidString(s.Text[f.From:f.To]) {
				t.Errorf("%q: %s stands at %d to %d", s.Text, f.Rule, f.From, f.To)
			}
			if f.Reason == "" || f.Mend == "" {
				t.Errorf("%q: %s says neither why nor what would do: %+v", s.Text, f.Rule, f)
			}
			if s.Supplier != "" && f.Entry != s.Supplier {
				t.Errorf("%q: %s names the entry %q, want %q", s.Text, f.Rule, f.Entry, s.Supplier)
			}
		}
		want := slices.Clone(s.Find)
		slices.Sort(want)
		slices.Sort(rules)
		if !slices.Equal(rules, want) {
			t.Errorf("%q: found %v, want %v", s.Text, rules, want)
		}
	}
}
