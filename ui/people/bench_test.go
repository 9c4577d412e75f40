package people

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/model/people"
	"rung/model/readiness"
	"rung/storage"
	"rung/ui/kit"
	"rung/ui/theme"
)

// bench is a shell that runs everything at once.
type bench struct {
	kit.Host // what is not asked of it here
	journal  *model.Journal
	window   fyne.Window
}

func (h bench) Load(_ string, work func(context.Context) func()) { h.Do(work) }

func (h bench) Do(work func(context.Context) func()) {
	if show := work(context.Background()); show != nil {
		show()
	}
}

func (h bench) After(string, time.Duration, func()) {}
func (h bench) Journal() *model.Journal             { return h.journal }
func (h bench) Readiness() *readiness.Index         { return nil }
func (h bench) Window() fyne.Window                 { return h.window }
func (h bench) Locale() model.Locale                { return model.Locale{Today: h.journal.Today()} }
func (h bench) SetNote(string)                      {}
func (h bench) Here(kit.Route)                      {}

// crowd is a screen before ten thousand contacts, who were all spoken with.
func crowd(b *testing.B) *Screen {
	b.Helper()
	clock := func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) }
	store, err := storage.Open(filepath.Join(b.TempDir(), "journal.rung"), storage.Options{Version: "test", Clock: clock, Create: true, Device: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	journal := model.NewJournal(store, clock)
	circles := []string{"my team", "IT", "another department", "executive", "outside"}
	var edits []model.Edit
	for i := range 10_000 {
		e := model.NewEntry("contact", journal.Today().Add(-i%1500))
		e.Title = fmt.Sprintf("%c%d Person", 'A'+i%26, i)
		e.Values = model.Values{"circle": circles[i%5], "department": fmt.Sprintf("Department %d", i%40), "organisation": fmt.Sprintf("Company %d", i%2000),
			"ideal_days": int64(30), "limit_days": int64(60)}
		talk := model.NewEntry("interaction", journal.Today().Add(-i%200))
		talk.Title, talk.Links = "Coffee", []model.LinkTo{{Role: "with", ID: e.ID}}
		edits = append(edits, model.Edit{Entry: e}, model.Edit{Entry: talk})
	}
	if _, err := journal.Save(b.Context(), model.Added, edits, nil); err != nil {
		b.Fatal(err)
	}
	a := test.NewTempApp(b)
	a.Settings().SetTheme(theme.New(theme.Light, 100))
	w := a.NewWindow("Rung")
	b.Cleanup(w.Close)
	s := New(bench{journal: journal, window: w})
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1010, 680))
	return s
}

// BenchmarkOpen reads ten thousand people and shows them, as when the screen is
// opened or something was written.
func BenchmarkOpen(b *testing.B) {
	s := crowd(b)
	for b.Loop() {
		s.Open(kit.Route{Screen: kit.ScreenPeople})
	}
}

// BenchmarkShow is the part of that which holds up the window.
func BenchmarkShow(b *testing.B) {
	s := crowd(b)
	s.Open(kit.Route{Screen: kit.ScreenPeople})
	for _, by := range []string{"state", "circle", "place"} {
		b.Run(by, func(b *testing.B) {
			s.list.by = people.Grouping(by)
			for b.Loop() {
				s.list.showAll()
			}
		})
	}
}

// BenchmarkScroll turns the list on by three rows.
func BenchmarkScroll(b *testing.B) {
	s := crowd(b)
	s.Open(kit.Route{Screen: kit.ScreenPeople})
	at := 0
	for b.Loop() {
		at = (at + 3) % len(s.list.rows.people)
		s.list.rows.ScrollTo(at)
	}
}
