package review_test

import (
	"path/filepath"
	"strings"
	"testing"

	"rung/.ci/bench/life"
	"rung/model"
	"rung/model/review"
)

const benchEntries = 10_000

// longJob is a job description of 1,500 words: the test's own, one after the
// other.
func longJob(tb testing.TB) string {
	tb.Helper()
	files, err := filepath.Glob("testdata/jobs/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	var words []string
	var b strings.Builder
	for len(words) < 1500 {
		for _, file := range files {
			b.WriteString(parts(tb, file)["description"] + "\n")
		}
		words = strings.Fields(b.String())
	}
	text := b.String()
	for len(strings.Fields(text)) > 1500 {
		text = text[:strings.LastIndex(strings.TrimRight(text, "\n"), "\n")]
	}
	return text
}

// Aim: a job description of 1,500 words against 10,000 entries within 200 ms.
func BenchmarkMatch(b *testing.B) {
	l := newLibrary(b, life.New().Entries(benchEntries)...)
	job := longJob(b)
	for b.Loop() {
		m, err := l.Match(job, "", today)
		if err != nil || len(m.Requirements) < 20 {
			b.Fatalf("%d requirements, %v", len(m.Requirements), err)
		}
	}
}

func BenchmarkSuggest(b *testing.B) {
	l := newLibrary(b, life.New().Entries(benchEntries)...)
	for b.Loop() {
		if _, err := l.SuggestStories("budget.negotiate", 10, today); err != nil {
			b.Fatal(err)
		}
	}
}

// The first practice card is to be there within one frame.
func BenchmarkSession(b *testing.B) {
	interview := interviewOn(today.Add(3), model.Values{"description": longJob(b)})
	l := newLibrary(b, append(life.New().Entries(benchEntries), interview)...)
	for b.Loop() {
		if s, err := l.Session("", review.SessionSize, today); err != nil || len(s.Next) == 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkGrid(b *testing.B) {
	l := newLibrary(b, life.New().Entries(benchEntries)...)
	for b.Loop() {
		l.Grid(today)
	}
}

func BenchmarkLoad(b *testing.B) {
	store := newStore(b)
	j := model.NewJournal(store, clock)
	var edits []model.Edit
	for _, e := range life.New().Entries(benchEntries) {
		edits = append(edits, model.Edit{Entry: e})
	}
	if _, err := j.Save(b.Context(), model.Added, edits, nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		l := newLibrary(b)
		if err := l.Load(b.Context(), j); err != nil {
			b.Fatal(err)
		}
	}
}
