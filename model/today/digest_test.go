package today_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
	"rung/model/today"
	"rung/storage"
	"rung/storage/storetest"
)

const friday = model.Day("2026-11-20")

// framework has a step that two achievements cover, and one that feedback does.
var framework = readiness.Framework{ID: "own", Title: "Own", Version: 1, Steps: []readiness.Step{
	{ID: "W", Title: "Work", Weight: 1, Criteria: []readiness.Criterion{{ID: "W.a", Weight: 1, Rule: readiness.Rule{Condition: readiness.Condition{Kinds: []string{"achievement"}}, Need: 2}}}},
	{ID: "P", Title: "Praise", Weight: 1, Criteria: []readiness.Criterion{{ID: "P.a", Weight: 1, Rule: readiness.Rule{Condition: readiness.Condition{Kinds: []string{"feedback"}}, Need: 1}}}},
}}

// diary is a journal in a file of its own.
type diary struct {
	*model.Journal
	store *storage.Store
	t     *testing.T
}

func newDiary(t *testing.T) diary {
	t.Helper()
	journal, store := storetest.New(t, friday.Time().Add(18*time.Hour))
	return diary{journal, store, t}
}

func (d diary) add(kind, title string, day model.Day, change func(*model.Entry)) string {
	d.t.Helper()
	e := model.NewEntry(kind, day)
	e.Title = title
	if change != nil {
		change(&e)
	}
	if _, err := d.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
		d.t.Fatal(err)
	}
	return e.ID
}

func (d diary) digest(from, to model.Day, private bool) today.Digest {
	d.t.Helper()
	ctx := context.Background()
	ix, err := readiness.ReadIndex(ctx, d.Journal, readiness.CompetencyRules{}, []readiness.Framework{framework}, d.store.Facts)
	if err != nil {
		d.t.Fatal(err)
	}
	digest, err := today.NewDigest(ctx, d.Journal, ix, from, to, private)
	if err != nil {
		d.t.Fatal(err)
	}
	return digest
}

func result(text string) func(*model.Entry) {
	return func(e *model.Entry) { e.Values["result"] = text }
}

func with(ids ...string) func(*model.Entry) {
	return func(e *model.Entry) {
		for _, id := range ids {
			e.Links = append(e.Links, model.LinkTo{Role: "with", ID: id})
		}
	}
}

func titles(entries []model.Entry) (titles []string) {
	for _, e := range entries {
		titles = append(titles, e.Title)
	}
	return titles
}

// writeWeek writes down a week that begins on 14 November and ends on 20 November.
func writeWeek(t *testing.T) (d diary, from, to model.Day) {
	d = newDiary(t)
	from, to = today.WeekUpTo(friday)
	d.add("achievement", "The day before", from.Add(-1), nil)
	d.add("achievement", "Moved the\nmail", from, result("No call  since"))
	d.add("note", "A thought", from, nil)
	d.add("achievement", "Half of it", to, nil)
	d.add("note", "The day after", to.Add(1), nil)
	ana, bo := d.add("contact", "Ana", from, nil), d.add("contact", "Bo", from, nil)
	d.add("interaction", "Lunch", from.Add(1), with(ana))
	d.add("interaction", "Coffee", from.Add(1), with(ana, bo))
	d.add("feedback", "Praise for the mail move", from.Add(2), func(e *model.Entry) { e.Private = true })
	return d, from, to
}

func TestADigestTellsOfItsDaysAlone(t *testing.T) {
	d, from, to := writeWeek(t)
	if from != "2026-11-14" || to != friday {
		t.Fatalf("the week up to %s is %s to %s", friday, from, to)
	}
	got := d.digest(from, to, false)
	if got.Entries != 5 || got.Days != 3 || got.LeftOut != 1 {
		t.Errorf("%d entries on %d days, %d left out; want 5 on 3, 1 left out", got.Entries, got.Days, got.LeftOut)
	}
	if want := []model.Tally{{Word: "achievement", Count: 2}, {Word: "interaction", Count: 2}, {Word: "note", Count: 1}}; !slices.Equal(got.Kinds, want) {
		t.Errorf("kinds %v, want %v", got.Kinds, want)
	}
	if want := []model.Tally{{Word: "Ana", Count: 2}, {Word: "Bo", Count: 1}}; !slices.Equal(got.People, want) {
		t.Errorf("people %v, want %v", got.People, want)
	}
	if want := []string{"Moved the mail"}; !slices.Equal(titles(got.Highlights), want) {
		t.Errorf("highlights %q, want %q", titles(got.Highlights), want)
	}
	if complete := titles(got.ToComplete); len(complete) == 0 || !slices.Contains(complete, "Half of it") || slices.Contains(complete, "A thought") {
		t.Errorf("to complete: %q", complete)
	}
	if len(got.Steps) != 1 || got.Steps[0].ID != "W" || got.Steps[0].Before >= got.Steps[0].After || got.Before >= got.After {
		t.Errorf("steps %+v, from %d to %d: want the work alone to rise", got.Steps, got.Before, got.After)
	}
}

func TestADigestCountsPrivateEntriesWhereAskedFor(t *testing.T) {
	d, from, to := writeWeek(t)
	got := d.digest(from, to, true)
	if got.Entries != 6 || got.Days != 4 || got.LeftOut != 0 || len(got.Steps) != 2 {
		t.Errorf("%d entries on %d days, %d left out, %d steps; want 6 on 4, none left out, 2 steps", got.Entries, got.Days, got.LeftOut, len(got.Steps))
	}
	if !slices.Contains(titles(got.Highlights), "Praise for the mail move") {
		t.Errorf("highlights %q lack the feedback", titles(got.Highlights))
	}
}

func TestADigestStaysAPage(t *testing.T) {
	d := newDiary(t)
	from, to := today.MonthUpTo(friday)
	if from != "2026-11-01" || to != friday {
		t.Fatalf("the month up to %s is %s to %s", friday, from, to)
	}
	why := func(e *model.Entry) { e.Values["result"], e.Values["why"] = "Done", "It sells" }
	d.add("achievement", "The fullest", from, why)
	for i := range 12 {
		who := d.add("contact", fmt.Sprintf("Person %02d", i), from, nil)
		d.add("interaction", "Talk", from, with(who))
		d.add("achievement", fmt.Sprintf("Deed %02d", i), from.Add(i), result("Done"))
	}
	got := d.digest(from, to, false)
	if len(got.Highlights) != 7 || len(got.ToComplete) != 7 || len(got.People) != 10 {
		t.Errorf("%d highlights, %d to complete, %d people; want 7, 7, 10", len(got.Highlights), len(got.ToComplete), len(got.People))
	}
	if want := []string{"The fullest", "Deed 11", "Deed 10"}; !slices.Equal(titles(got.Highlights[:3]), want) {
		t.Errorf("the highlights begin with %q, want %q", titles(got.Highlights[:3]), want)
	}
	if got.People[0].Word != "Person 00" {
		t.Errorf("people met once begin with %s", got.People[0].Word)
	}
}

func TestADigestReadsAsAPage(t *testing.T) {
	d, from, to := writeWeek(t)
	page := d.digest(from, to, false).Markdown("My week", model.Locale{Today: friday})
	for _, line := range []string{
		"# My week", "Sat 14 Nov 2026 to Fri 20 Nov 2026: 5 entries on 3 days.", "- Achievements: 2",
		"- **Moved the mail** (Sat 14 Nov 2026): No call since", "- Ana, 2 times", "- Bo", "Left out: 1 private entry.",
	} {
		if !slices.Contains(strings.Split(page, "\n"), line) {
			t.Errorf("the page has no line %q:\n%s", line, page)
		}
	}
	for _, hidden := range []string{"Praise for the mail move", "The day before", "Praise"} {
		if strings.Contains(page, hidden) {
			t.Errorf("the page tells of %q:\n%s", hidden, page)
		}
	}
	empty := today.Digest{From: from, To: to, After: strength.Full}.Markdown("Nothing", model.Locale{})
	if strings.Contains(empty, "##") || strings.Contains(empty, "Left out") || !strings.Contains(empty, "Coverage went from 0 % to 100 %.") {
		t.Errorf("a page of nothing:\n%s", empty)
	}
}

func TestADayLooksBackOnWhatWasWritten(t *testing.T) {
	d := newDiary(t)
	d.add("note", "A week ago", friday.Add(-7), nil)
	d.add("note", "Eight days ago", friday.Add(-8), nil)
	d.add("note", "A year ago", "2025-11-20", nil)
	d.add("note", "Also a year ago", "2025-11-20", nil)
	past, err := today.LookBack(context.Background(), d, friday)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, p := range past {
		told = append(told, fmt.Sprintf("%s, %s: %d", p.Ago, p.Day, len(p.Entries)))
	}
	if want := []string{"A week ago, 2026-11-13: 1", "A year ago, 2025-11-20: 2"}; !slices.Equal(told, want) {
		t.Errorf("%q, want %q", told, want)
	}
}

func TestPromptsAreReadStrictly(t *testing.T) {
	for text, reason := range map[string]string{
		"[[question": "prompts.toml",
		"[[question]]\nid = \"a\"\ntext = \"What?\"\nkind = \"note\"\nwhy = 1":                 "no key \"question.why\"",
		"[[question]]\nid = \"a\"\ntext = \"What?\"\nkind = \"dream\"":                         "\"a\" has no text or no kind",
		"[[question]]\nid = \"a\"\ntext = \"\"\nkind = \"note\"":                               "\"a\" has no text or no kind",
		"[[question]]\nid = \"a\"\ntext = \"What?\"\nkind = \"note\"\nprompts = { luck = [] }": "no competency \"luck\"",
	} {
		if _, err := today.ParsePrompts("prompts.toml", text); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: %v, want %q", text, err, reason)
		}
	}
}

func TestAQuestionWithoutPromptsHasNoHint(t *testing.T) {
	p, err := today.ParsePrompts("prompts.toml", "[[question]]\nid = \"a\"\ntext = \"What?\"\nkind = \"note\"")
	if err != nil {
		t.Fatal(err)
	}
	if q := p.EveningQuestions(friday, []string{"leadership"}, today.Templates{}); len(q) != 1 || q[0].Hint != "" || q[0].Kind != "note" {
		t.Errorf("%+v", q)
	}
}

func TestAResultThatIsToldInWordsIsWorthTelling(t *testing.T) {
	d := newDiary(t)
	from, to := today.WeekUpTo(friday)
	d.add("achievement", "Since then no ticket", to, func(e *model.Entry) {
		e.Read = model.ReadRecord{Edition: "1", Mood: "deed", Parts: []model.ReadPart{{Name: model.PartStory("result"), In: model.InTitle, From: 11, To: 20}}}
	})
	d.add("achievement", "Half of it", to, nil)
	if got, want := titles(d.digest(from, to, false).Highlights), []string{"Since then no ticket"}; !slices.Equal(got, want) {
		t.Errorf("highlights %q, want %q", got, want)
	}
}
