package resume

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rung/model"
)

func rulesOf(found []Finding) (rules []string) {
	for _, f := range found {
		rules = append(rules, string(f.Rule))
	}
	return rules
}

func TestAPageIsReadWhole(t *testing.T) {
	c := newCareer(t)
	c.bullet("Manage 92% of ERP calls", nil, "Calls answered")
	c.bullet("Led 652 mailboxes", nil, "Mail moved")
	c.bullet("Taught 12 colleagues", nil)
	c.bullet("Led ERP mail for 640 people", func(e *model.Entry) { e.Day = "2025-11-09" }, "Mail moved")
	c.bullet("Led Halloway and IBM through 2 audits at HALLOWAY", func(e *model.Entry) { e.Day = "2025-11-08" }, "Mail moved")
	b := c.read()
	d := b.Resume(Selection{})
	found := b.LintResume(d, false)
	for title, want := range map[string][]string{
		"Manage 92% of ERP calls":     {"tense", "estimated_number"}, // ERP was found above
		"Led 652 mailboxes":           nil,
		"Taught 12 colleagues":        {"unsupported_number"},
		"Led ERP mail for 640 people": {"repeated_verb", "acronym", "unsupported_number"},
	} {
		if got := rulesOf(found[c.entries[title].ID]); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", title, got, want)
		}
	}
	typed := Lint("Headed ERP mail for 652 people", b.LintContext(c.entries["Led ERP mail for 640 people"], "Headed ERP mail for 652 people", d))
	if got := rulesOf(typed); !slices.Equal(got, []string{"acronym"}) {
		t.Errorf("while typing: %v", got)
	}
}

func TestANumberThatMovedIsTold(t *testing.T) {
	c := newCareer(t)
	e := c.entries["Mail moved"].Clone()
	bullet := c.bullet("Moved 652 mailboxes", func(b *model.Entry) { RecordNumbers(b, lexicon(t).TraceNumbers(BulletText(*b), []model.Entry{e})) }, "Mail moved")
	e.Values["metrics"].([]model.Values)[0]["after"] = model.Decimal("640")
	c.save(e)
	b := c.read()
	found := b.LintResume(b.Resume(Selection{}), false)[bullet.ID]
	if len(found) != 1 || found[0].Rule != Unsupported || found[0].Entry != e.ID || !strings.Contains(found[0].Mend, "says 640 now") {
		t.Errorf("%+v", found)
	}
}

func TestWordsThatAreNoBulletYet(t *testing.T) {
	c := newCareer(t)
	c.add("note", "Paid 12,500 dollars for cable", "2025-01-01", nil)
	b := c.read()
	for text, want := range map[string][]string{
		"Moved 652 mailboxes":         nil, // some entry says so
		"Bought cable for 12,500 USD": nil,
		"Moved 777 mailboxes":         {"unsupported_number"},
		"Moved the mailboxes":         {"no_number"},
		"Taught welding":              {"no_number"},
	} {
		ctx, err := b.TextLintContext(context.Background(), c.Journal, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		found := Lint(text, ctx)
		if got := rulesOf(found); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
		if text == "Moved the mailboxes" && found[0].Entry != c.entries["Mail moved"].ID {
			t.Errorf("who could supply the number is not said: %+v", found[0])
		}
		if text == "Taught welding" && found[0].Entry != "" {
			t.Errorf("an entry about something else is to supply the number: %+v", found[0])
		}
	}
}

func TestBulletsOfAFile(t *testing.T) {
	for text, want := range map[string][]string{
		"Ana Núñez\n\n- Led 5 people\n  in two towns\n* Cut 3 costs\n\nSkills: none\n": {"Led 5 people\n  in two towns", "Cut 3 costs"},
		"Led 5 people\n\nCut 3 costs\r\n":                                              {"Led 5 people", "Cut 3 costs"},
		"1. Led 5\n2) Cut 3\n2024 was good\n":                                          {"Led 5", "Cut 3"},
		"• Led 5\n":                                                                    {"Led 5"},
		"-5 degrees\n--\n\n":                                                           {"-5 degrees", "--"},
		"":                                                                             nil,
	} {
		var got []string
		for _, s := range FindBullets(text) {
			got = append(got, text[s.From:s.To])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzLint(f *testing.F) {
	all, _ := samples(f)
	for _, s := range all {
		f.Add(s.Text)
	}
	l := lexicon(f)
	f.Fuzz(func(t *testing.T, text string) {
		found := Lint(text, LintContext{Lexicon: l, Past: true, PlainText: true, Entries: []model.Entry{{Title: text, Body: text}}, Before: []string{text}, List: []string{text, text}, At: 1})
		for _, one := range found {
			if one.From < 0 || one.From > one.To || one.To > len(text) || one.Reason == "" || one.Mend == "" {
				t.Fatalf("%q: %+v", text, one)
			}
		}
		for _, s := range FindBullets(text) {
			if s.From < 0 || s.From > s.To || s.To > len(text) {
				t.Fatalf("%q: item at %+v", text, s)
			}
		}
		if plain, _ := ToASCII(text); strings.IndexFunc(plain, func(r rune) bool { return r > 127 }) >= 0 {
			t.Fatalf("%q is not plain: %q", text, plain)
		}
		e := model.NewEntry("achievement", today)
		e.Title = text
		e.Values["action"], e.Values["result"], e.Values["why"] = text, text, text
		if d := NewDraft(e, l); strings.Contains(d.Text, "\n") {
			t.Fatalf("%q", d.Text)
		}
	})
}
