package readiness_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/uuid"

	"rung/.ci/bench/life"
	"rung/model"
	"rung/model/readiness"
)

const benchDay = model.Day("2026-11-20")

// row gives an entry as a store would stream it.
func row(tb testing.TB, e model.Entry) readiness.EntryRow {
	tb.Helper()
	values, err := json.Marshal(e.Values)
	if err != nil {
		tb.Fatal(err)
	}
	competencies, err := json.Marshal(e.Competencies)
	if err != nil {
		tb.Fatal(err)
	}
	return readiness.EntryRow{ID: e.ID, Kind: e.Kind, Day: string(e.Day), Until: string(e.Until), Title: []byte(e.Title), Body: []byte(e.Body), Trashed: e.Trashed, Competencies: competencies, Values: values}
}

// journals are the two shapes that are measured: an invented life with many
// people, and the demo's life lived again and again with the same twenty, so
// that each of them is linked from thousands of entries.
func journals(tb testing.TB, n int) map[string][]model.Entry {
	tb.Helper()
	return map[string][]model.Entry{"life": life.New().Entries(n), "demo": again(demoEntries(tb), n)}
}

// again repeats entries under new ids until there are n; contacts stay one.
func again(entries []model.Entry, n int) []model.Entry {
	list := append([]model.Entry(nil), entries...)
	for turn := 1; len(list) < n; turn++ {
		ids := map[string]string{}
		for _, e := range entries {
			ids[e.ID] = e.ID
			if e.Kind != "contact" {
				ids[e.ID] = uuid.NewSHA1(uuid.Nil, fmt.Appendf(nil, "%s %d", e.ID, turn)).String()
			}
		}
		for _, e := range entries {
			if e.Kind == "contact" || len(list) == n {
				continue
			}
			e = e.Clone()
			e.ID, e.Day = ids[e.ID], e.Day.Add(-turn%3000)
			e.Until = ""
			for i := range e.Links {
				e.Links[i].ID = ids[e.Links[i].ID]
			}
			list = append(list, e)
		}
	}
	return list
}

func load(tb testing.TB, ix *readiness.Index, rows []readiness.EntryRow, entries []model.Entry) {
	tb.Helper()
	err := ix.Load(func(l readiness.Loader) error {
		for _, r := range rows {
			if err := l.AddRow(r); err != nil {
				return err
			}
		}
		for _, e := range entries {
			for _, link := range e.Links {
				if err := l.AddLink(e.ID, link.Role, link.ID); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func coverAll(tb testing.TB, ix *readiness.Index) {
	tb.Helper()
	for _, f := range ix.Frameworks() {
		if _, err := ix.CoverageReport(f.ID, benchDay); err != nil {
			tb.Fatal(err)
		}
	}
}

// Aims: after one save within 16 ms at 10,000 entries and 50 ms at 100,000;
// cold within 0.5 s at 100,000, of which this is the part without the disk.
func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		for name, entries := range journals(b, n) {
			rows := make([]readiness.EntryRow, len(entries))
			for i, e := range entries {
				rows[i] = row(b, e)
			}
			ix := readiness.NewIndex(brings(b), built(b))
			load(b, ix, rows, entries)
			byID := map[string]model.Entry{}
			for _, e := range entries {
				byID[e.ID] = e
			}
			b.Run(fmt.Sprintf("cold/%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					cold := readiness.NewIndex(brings(b), built(b))
					load(b, cold, rows, entries)
					coverAll(b, cold)
				}
			})
			for _, kind := range []string{"achievement", "interaction", "contact"} {
				i := 0
				b.Run(fmt.Sprintf("save/%s/%s/%d", kind, name, n), func(b *testing.B) {
					for b.Loop() {
						for i++; entries[i%n].Kind != kind; {
							i++
						}
						if err := ix.PutEntries(entries[i%n]); err != nil {
							b.Fatal(err)
						}
						coverAll(b, ix)
					}
				})
			}
			b.Run(fmt.Sprintf("report/%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := ix.Report("", benchDay); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run(fmt.Sprintf("actions/%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := ix.Actions("", benchDay, func(id string) (model.Entry, error) { return byID[id], nil }); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run(fmt.Sprintf("outlook/%s/%d", name, n), func(b *testing.B) {
				r, err := ix.Report("", benchDay)
				if err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					if _, err := ix.Outlook(r); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run(fmt.Sprintf("trend/%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := ix.Trend("", 12, benchDay); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkQuestions measures the first list of questions about what is written already.
func BenchmarkQuestions(b *testing.B) {
	shapes := journals(b, 10_000)
	shapes["bare"] = bare(shapes["demo"])
	for name, entries := range shapes {
		b.Run(name, func(b *testing.B) {
			byID := map[string]model.Entry{}
			for _, e := range entries {
				byID[e.ID] = e
			}
			ix := readiness.NewIndex(brings(b), built(b))
			if err := ix.PutEntries(entries...); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				questions, err := ix.Questions("", benchDay, func(id string) (model.Entry, error) { return byID[id], nil }, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(questions)), "questions")
			}
		})
	}
}

// bare gives entries with no more than their words and people.
func bare(entries []model.Entry) (list []model.Entry) {
	for _, e := range entries {
		if e = e.Clone(); e.Kind != model.KindContact {
			e.Values = model.Values{}
		}
		list = append(list, e)
	}
	return list
}
