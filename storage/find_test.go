package storage

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"rung/model"
)

// newJournal opens an empty journal in a folder of the test's own.
func newJournal(t testing.TB) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "journal.rung"), Options{Device: "test", Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// put writes entries in one batch.
func put(t testing.TB, s *Store, contents map[string][]byte, entries ...model.Entry) {
	t.Helper()
	b := model.Batch{ID: model.NewID(), Action: model.Added, At: time.UnixMilli(0), Contents: contents}
	for _, e := range entries {
		b.Edits = append(b.Edits, model.Edit{Entry: e})
	}
	if _, err := s.Write(context.Background(), b); err != nil {
		t.Fatal(err)
	}
}

func parse(t testing.TB, text string) model.Query {
	t.Helper()
	q, err := model.ParseQuery(text, model.Locale{Today: "2026-11-21"}, false)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return q
}

// numbered gives a note with an id that ends in n.
func numbered(n int, day model.Day, title string) model.Entry {
	e := model.NewEntry("note", day)
	e.ID = fmt.Sprintf("%08x-0000-4000-8000-%012x", n, n)
	e.Title = title
	return e
}

// smallLife is a journal with something for each kind of term.
func smallLife() (entries []model.Entry, contents map[string][]byte) {
	const hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
	ana := numbered(1, "2025-01-10", "Ana Núñez")
	ana.Kind, ana.Values = "contact", model.Values{"department": "Finance", "circle": "another department"}
	jo := numbered(2, "2025-02-01", "Jörg Straßer")
	jo.Kind = "contact"
	lunch := numbered(3, "2026-03-02", "Lunch about the budget cycle")
	lunch.Kind, lunch.Body = "interaction", "She wants the forecast before the board meets."
	lunch.Links = []model.LinkTo{{Role: "with", ID: ana.ID}}
	lunch.Values = model.Values{"promises": []model.Values{{"by": "me", "what": "Send the forecast", "due": model.Day("2026-03-09")}}}
	budget := numbered(4, "2026-03-05", "New firewall pair")
	budget.Kind, budget.Tags = "budget", []string{"network"}
	budget.Values = model.Values{"asked": model.Money{Minor: 840000, Currency: "USD"}, "outcome": "refused", "fiscal_year": int64(2027), "deadline": model.Day("2026-04-01")}
	yen := numbered(5, "2026-03-06", "Licences of the Tokyo office")
	yen.Kind, yen.Values = "budget", model.Values{"asked": model.Money{Minor: 9000, Currency: "JPY"}, "outcome": "open"}
	course := numbered(6, "2026-01-10", "Finance for engineers")
	course.Kind, course.Until, course.Competencies = "study", "2026-02-20", []string{"budgeting", "education"}
	course.Values = model.Values{"provider": "Open University", "hours": model.Decimal("12.5"), "status": "finished"}
	win := numbered(7, "2026-02-14", "Orders leave in a day")
	win.Kind, win.Private = "achievement", true
	win.Values = model.Values{"on_resume": true, "metrics": []model.Values{{"what": "order to dispatch", "before": model.Decimal("31"), "after": model.Decimal("9"), "unit": "hours"}}}
	win.Links = []model.LinkTo{{Role: "witness", ID: jo.ID}}
	file := numbered(8, "2026-02-01", "Łódź datacentre visit")
	file.Attachments = []model.Attachment{{Name: "rack plan.txt", SHA256: hash, Bytes: 5}}
	file.Body = "プロジェクト管理の会議"
	gone := numbered(9, "2026-01-01", "Draft of the budget")
	gone.Trashed = true
	return []model.Entry{ana, jo, lunch, budget, yen, course, win, file, gone}, map[string][]byte{hash: []byte("hello")}
}

// searches of smallLife, and the numbers of the entries they find,
// newest day first.
var searches = []struct {
	query string
	want  []int
}{
	{"", []int{5, 4, 3, 7, 8, 6}},
	{"budget", []int{3}},
	{"budg*", []int{3}},
	{"budg", nil},
	{"forecast", []int{3}},
	{"finance", []int{6, 1}},
	{"finance -engineers", []int{1}},
	{"-finance", []int{5, 4, 3, 7, 8}},
	{`"budget cycle"`, []int{3}},
	{`"cycle budget"`, nil},
	{`"cycle she"`, nil}, // title and text are different columns
	{"lodz", []int{8}},
	{"ŁÓDŹ", []int{8}},
	{"strasser", []int{7, 2}},
	{"Straßer", []int{7, 2}},
	{"STRASSER nunez", nil},
	{"管理", []int{8}},
	{"理の", []int{8}},
	{"ロジェ", []int{8}},
	{"理管", nil},
	{"rack", []int{8}},
	{"network", []int{4}},
	{"2027", []int{4}},
	{"8400", []int{4}},
	{`AND`, nil},
	{"kind:budget", []int{5, 4}},
	{"kind:contact", []int{2, 1}},
	{"kind:contact,study", []int{6, 2, 1}},
	{"-kind:budget", []int{3, 7, 8, 6}},
	{"tag:network", []int{4}},
	{"-tag:network kind:budget", []int{5}},
	{"competency:budgeting", []int{6}},
	{"person:ana", []int{3}},
	{"person:nun", []int{3}},
	{`person:"ana nu"`, []int{3}},
	{"person:una", nil},
	{"person:00000001-0000-4000-8000-000000000001", []int{3}},
	{"person:ana kind:contact", []int{1}},
	{"-person:ana kind:contact,interaction", []int{2}},
	{"from:2026-03-01", []int{5, 4, 3}},
	{"from:2026-02-15 to:2026-03-02", []int{3, 6}},
	{"to:2026-01-31", []int{6}},
	{"day:2026-02-14", []int{7, 6}},
	{"has:number", []int{5, 4, 7}},
	{"has:file", []int{8}},
	{"has:link", []int{3, 7}},
	{"has:body", []int{3, 8}},
	{"has:metrics", []int{7}},
	{"has:deadline", []int{4}},
	{"-has:deadline kind:budget", []int{5}},
	{"is:private", []int{7}},
	{"is:trash", []int{9}},
	{"is:inbox -kind:budget", []int{7, 6, 2, 1}},
	{"id:00000008", []int{8}},
	{"id:00000001", []int{1}},
	{"asked>8000", []int{5, 4}},
	{"asked>8500", []int{5}},
	{"asked>8000USD", []int{4}},
	{"asked=8400.00", []int{4}},
	{"hours>=12.5", []int{6}},
	{"hours<12", nil},
	{"provider:univ", []int{6}},
	{`provider="open university"`, []int{6}},
	{"provider=open", nil},
	{"outcome:refused", []int{4}},
	{"-outcome:refused kind:budget", []int{5}},
	{"fiscal_year:2027", []int{4}},
	{"deadline<2026-12-01", []int{4}},
	{"on_resume:yes", []int{7}},
	{"on_resume:no", nil},
}

func TestFind(t *testing.T) {
	s := newJournal(t)
	entries, contents := smallLife()
	put(t, s, contents, entries...)
	for _, tt := range searches {
		q := parse(t, tt.query)
		hits, next, err := s.Find(t.Context(), q, model.Cursor{}, 0)
		if err != nil {
			t.Errorf("%s: %v", tt.query, err)
			continue
		}
		var got []int
		for _, h := range hits {
			got = append(got, 1+slices.IndexFunc(entries, func(e model.Entry) bool { return e.ID == h.Entry.ID }))
		}
		if !slices.Equal(got, tt.want) || next != (model.Cursor{}) {
			t.Errorf("%s: found %v, want %v", tt.query, got, tt.want)
		}
		if n, err := s.Count(t.Context(), q); err != nil || n != len(tt.want) {
			t.Errorf("%s: counted %d (%v), want %d", tt.query, n, err, len(tt.want))
		}
	}
}

func TestHitIsComplete(t *testing.T) {
	s := newJournal(t)
	entries, contents := smallLife()
	put(t, s, contents, entries...)
	for query, want := range map[string]model.Hit{
		"lunch":    {Names: map[string]string{entries[0].ID: "Ana Núñez"}, TitleMatches: []model.Span{{From: 0, To: 5}}},
		"forecast": {Names: map[string]string{entries[0].ID: "Ana Núñez"}, Snippet: "She wants the forecast before the board meets.", SnippetMatches: []model.Span{{From: 14, To: 22}}},
		"rack":     {Names: map[string]string{}, Snippet: "rack plan.txt", SnippetMatches: []model.Span{{From: 0, To: 4}}},
	} {
		hits, _, err := s.Find(t.Context(), parse(t, query), model.Cursor{}, 10)
		if err != nil || len(hits) != 1 {
			t.Fatalf("%s: %d hits (%v)", query, len(hits), err)
		}
		if want.Entry, err = s.Entry(t.Context(), hits[0].Entry.ID); err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want, hits[0]); diff != "" {
			t.Errorf("%s: %s", query, diff)
		}
	}
}

// TestWordsAreNeverOperators holds whatever is typed to be words.
func TestWordsAreNeverOperators(t *testing.T) {
	s := newJournal(t)
	entries, contents := smallLife()
	put(t, s, contents, entries...)
	for _, text := range []string{`"`, `""`, `a"b`, `'`, `title : ana`, `NEAR(a b)`, `a OR b`, `^ana`, `ana*`, `{title}: x`, `(`, `*`, `+`, `ana + nunez`, "\x00", "𞤀𞤁", "🎉", "-", `\`} {
		for _, not := range []bool{false, true} {
			for _, prefix := range []bool{false, true} {
				q := model.Query{Terms: []model.Term{{Text: text, Not: not, Prefix: prefix}}, Order: model.Best}
				if _, _, err := s.Find(t.Context(), q, model.Cursor{}, 5); err != nil {
					t.Errorf("%q, not %t, prefix %t: %v", text, not, prefix, err)
				}
			}
		}
		if _, err := s.Complete(t.Context(), text, nil, 5); err != nil {
			t.Errorf("complete %q: %v", text, err)
		}
	}
}

// TestEveryTypeIsCompared holds the search to the declared types.
func TestEveryTypeIsCompared(t *testing.T) {
	for _, typ := range model.Types {
		if comparisons[typ.Comparison()] == nil {
			t.Errorf("no comparison for the type %q", typ)
		}
	}
}

// TestEveryTypeIsFoundByItsWords holds the search index to the declared types.
func TestEveryTypeIsFoundByItsWords(t *testing.T) {
	indexed := map[model.Type]struct {
		value any
		words string
	}{
		model.Text: {"Team lead", "Team lead"}, model.Prose: {"One.\nTwo.", "One.\nTwo."}, model.Choice: {"open", "open"}, model.Link: {"https://example.org", "https://example.org"},
		model.YesNo: {true, ""}, model.Integer: {int64(12), "12"}, model.Year: {int64(2027), "2027"}, model.Number: {model.Decimal("3.5"), "3.5"},
		model.Date: {model.Day("2026-11-20"), "2026-11-20"}, model.Amount: {model.Money{Minor: 500, Currency: "EUR"}, "5 EUR"},
		model.List: {[]model.Values{{"what": "orders", "after": model.Decimal("9")}}, "9\norders"},
	}
	for _, typ := range model.Types {
		one, sampled := indexed[typ]
		if got := strings.Join(appendWords(nil, one.value), "\n"); got != one.words || !sampled {
			t.Errorf("a value of the type %q is found by %q, want %q", typ, got, one.words)
		}
	}
}

func TestFindRefusesWhatCannotBeSearched(t *testing.T) {
	s := newJournal(t)
	for _, term := range []model.Term{
		{Key: "nonsense", Op: ":", Type: model.Text},
		{Key: "metrics", Op: ":", Type: model.List, Text: "x"},
		{Key: "hours", Op: ">", Type: model.Number},
		{Key: "asked", Op: ">", Type: model.Amount},
		{Key: "outcome", Op: ">", Type: model.Choice, Text: "open"},
		{Key: "hours", Op: "; DROP", Type: model.Number, Value: model.Decimal("1")},
		{Key: "has", Op: ":", Text: "nonsense"},
		{Key: "is", Op: ":", Text: "nonsense"},
		{Key: "day", Op: ":"},
		{Key: "step", Op: ":", Text: "2"},
	} {
		q := model.Query{Terms: []model.Term{term}}
		if _, _, err := s.Find(t.Context(), q, model.Cursor{}, 5); model.CodeOf(err) != model.Invalid {
			t.Errorf("%+v: got %v, want an error that says so", term, err)
		}
		if _, err := s.Count(t.Context(), q); model.CodeOf(err) != model.Invalid {
			t.Errorf("count %+v: got %v, want an error that says so", term, err)
		}
	}
}

// SQLite refuses a query whose conditions are nested too deep, so the search
// refuses it first, in words.
func TestALongSearchFindsOrIsRefusedInWords(t *testing.T) {
	s := newJournal(t)
	put(t, s, nil, numbered(1, "2026-11-20", "Mail moved"))
	for _, one := range []string{"mail", "-tag:erp", "-kind:study,position", "from:2026-11"} {
		all := strings.Repeat(one+" ", model.MaxTerms)
		hits, _, err := s.Find(context.Background(), parse(t, all), model.Cursor{}, 10)
		if err != nil || len(hits) != 1 {
			t.Errorf("%d times %s: %d found, %v", model.MaxTerms, one, len(hits), err)
		}
		_, err = model.ParseQuery(all+one, model.Locale{Today: "2026-11-21"}, false)
		if err == nil || !strings.Contains(err.Error(), "Leave some out") {
			t.Errorf("one more %s: %v", one, err)
		}
	}
}

func TestLists(t *testing.T) {
	s := newJournal(t)
	entries, contents := smallLife()
	put(t, s, contents, entries...)
	ctx := t.Context()
	kinds, err := s.CountByKind(ctx)
	if err != nil || kinds["contact"] != 2 || kinds["budget"] != 2 || kinds["note"] != 1 {
		t.Errorf("kinds %v (%v)", kinds, err)
	}
	tagged := numbered(20, "2026-04-01", "Tagged")
	tagged.Tags = []string{"erp", "network"}
	gone := numbered(21, "2026-04-02", "Tagged and gone")
	gone.Tags, gone.Trashed = []string{"erp", "old"}, true
	put(t, s, nil, tagged, gone)
	tags, err := s.ListTags(ctx)
	if want := []model.Tally{{Word: "network", Count: 2}, {Word: "erp", Count: 1}}; err != nil || !slices.Equal(tags, want) {
		t.Errorf("tags %v (%v), want %v", tags, err, want)
	}
	linking, err := s.Backlinks(ctx, entries[0].ID)
	if err != nil || len(linking) != 1 || linking[0].Title != "Lunch about the budget cycle" || linking[0].Role != "with" {
		t.Errorf("linking %v (%v)", linking, err)
	}
}

func TestComplete(t *testing.T) {
	s := newJournal(t)
	entries, contents := smallLife()
	put(t, s, contents, entries...)
	exact := numbered(30, "2020-01-01", "Nunez")
	other := numbered(31, "2026-05-01", "Call Núñez back")
	put(t, s, nil, exact, other)
	tests := []struct {
		text  string
		kinds []string
		limit int
		want  []string
	}{
		{"nunez", nil, 10, []string{"Nunez", "Ana Núñez", "Call Núñez back"}},
		{"Núñ", nil, 2, []string{"Nunez", "Ana Núñez"}},
		{"nu", []string{"contact"}, 10, []string{"Ana Núñez"}},
		{"ana n", nil, 10, []string{"Ana Núñez"}},
		{"unez", nil, 10, nil},
		{"", []string{"contact"}, 10, []string{"Jörg Straßer", "Ana Núñez"}},
		{"draft", nil, 10, nil}, // in the trash
	}
	for _, tt := range tests {
		refs, err := s.Complete(t.Context(), tt.text, tt.kinds, tt.limit)
		var got []string
		for _, r := range refs {
			got = append(got, r.Title)
		}
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%q of %v: got %q (%v), want %q", tt.text, tt.kinds, got, err, tt.want)
		}
	}
}

// TestCommonWordUnderARareFilter goes the other way round: through what passes
// the filter, since too many entries hold the word.
func TestCommonWordUnderARareFilter(t *testing.T) {
	s := newJournal(t)
	entries := make([]model.Entry, manyMatches+300)
	for i := range entries {
		entries[i] = numbered(i+1, model.Day("2020-01-01").Add(i/10), "Common words")
		switch {
		case i%1000 == 7:
			entries[i].Kind, entries[i].Tags = "study", []string{"rare"}
		case i%1000 == 8:
			entries[i].Kind, entries[i].Title = "study", "Other words"
		case i%1000 == 9:
			entries[i].Trashed = true
		}
	}
	put(t, s, nil, entries...)
	tests := []struct {
		query string
		want  int
	}{
		{"common", len(entries) - 12},
		{"common kind:study", 6},
		{"com* words tag:rare", 6},
		{"common -words", 0},
		{"words kind:study -common", 6},
		{"common is:trash", 6},
		{"common kind:study to:2020-06-01", 2},
		{"common kind:study from:2020-06-01", 4},
	}
	for _, tt := range tests {
		q := parse(t, tt.query)
		n, err := s.Count(t.Context(), q)
		if err != nil || n != tt.want {
			t.Errorf("%s: counted %d (%v), want %d", tt.query, n, err, tt.want)
		}
		var from model.Cursor
		found := map[string]bool{}
		for day := model.Day("9999-12-31"); ; {
			hits, next, err := s.Find(t.Context(), q, from, 4)
			if err != nil {
				t.Fatalf("%s: %v", tt.query, err)
			}
			for _, h := range hits {
				if found[h.Entry.ID] || h.Entry.Day > day {
					t.Errorf("%s: %s comes twice or too late", tt.query, h.Entry.Day)
				}
				found[h.Entry.ID], day = true, h.Entry.Day
			}
			if from = next; from == (model.Cursor{}) || len(found) > 40 {
				break
			}
		}
		if want := min(tt.want, 44); len(found) != want {
			t.Errorf("%s: found %d page by page, want %d", tt.query, len(found), want)
		}
	}
}
