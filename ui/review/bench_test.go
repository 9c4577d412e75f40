package review

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
	"rung/model/review"
	"rung/storage"
	"rung/ui/bank"
	"rung/ui/kit"
	"rung/ui/theme"
)

// bench is a shell that runs everything at once, but for what is held.
type bench struct {
	*testing.B
	kit.Host // what is not asked of it here
	journal  *model.Journal
	window   fyne.Window
	library  *review.Library
	hold     bool
}

func (h *bench) Load(_ string, work func(context.Context) func()) {
	if !h.hold {
		h.Do(work)
	}
}

func (h *bench) Do(work func(context.Context) func()) {
	if show := work(context.Background()); show != nil {
		show()
	}
}

func (h *bench) After(string, time.Duration, func()) {}
func (h *bench) Journal() *model.Journal             { return h.journal }
func (h *bench) Window() fyne.Window                 { return h.window }
func (h *bench) Locale() model.Locale                { return model.Locale{Today: h.journal.Today()} }
func (h *bench) SetNote(string)                      {}
func (h *bench) Fail(err error)                      { h.Error(err) }

func (h *bench) Library(context.Context) (*review.Library, error) { return h.library, nil }
func (h *bench) Present(func())                                   {}
func (h *bench) EndPresenting()                                   {}

// years is a screen over ten thousand entries that could be told.
func years(b *testing.B) (*Screen, *bench) {
	b.Helper()
	clock := func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) }
	store, err := storage.Open(filepath.Join(b.TempDir(), "journal.rung"), storage.Options{Version: "test", Clock: clock, Create: true, Device: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	h := &bench{B: b, journal: model.NewJournal(store, clock)}
	var edits []model.Edit
	for i := range 10_000 {
		e := model.NewEntry("achievement", h.journal.Today().Add(-i%1500))
		e.Title, e.Competencies = fmt.Sprintf("Work %d on the network", i), []string{"delivery", "budgeting"}
		e.Values = model.Values{"action": "Negotiated with vendors and led a team.", "result": "It works."}
		edits = append(edits, model.Edit{Entry: e})
	}
	if _, err := h.journal.Save(context.Background(), model.Added, edits, nil); err != nil {
		b.Fatal(err)
	}
	if h.library, err = bank.Library(func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) }); err == nil {
		err = h.library.Load(context.Background(), h.journal)
	}
	if err != nil {
		b.Fatal(err)
	}
	a := test.NewTempApp(b)
	a.Settings().SetTheme(theme.New(theme.Light, 100))
	h.window = a.NewWindow("Rung")
	b.Cleanup(h.window.Close)
	s := New(h)
	h.window.SetContent(s.Object())
	h.window.Resize(fyne.NewSize(1180, 760))
	s.Open(kit.Route{Screen: kit.ScreenReview})
	return s, h
}

// BenchmarkFirstCard puts the first question of practice on the screen: it has to
// be there within one frame of 16 ms.
func BenchmarkFirstCard(b *testing.B) {
	s, h := years(b)
	h.hold = true // what is read anew comes behind it
	for b.Loop() {
		s.Open(kit.Route{Screen: kit.ScreenReview, View: kit.ViewPractice})
		if !s.practice.asked {
			b.Fatal("there is no card")
		}
		s.practice.open = false
	}
}

// BenchmarkOpen shows the whole screen anew, all that it reads included.
func BenchmarkOpen(b *testing.B) {
	s, _ := years(b)
	for b.Loop() {
		s.Open(kit.Route{Screen: kit.ScreenReview})
	}
}
