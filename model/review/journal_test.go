package review_test

import (
	"path/filepath"
	"testing"
	"time"

	"rung/model"
	"rung/model/readiness"
	"rung/model/review"
	"rung/storage"
)

type actionT = readiness.Action

func clock() time.Time { return today.Time().Add(9 * time.Hour) }

func newStore(tb testing.TB) *storage.Store {
	tb.Helper()
	s, err := storage.Open(filepath.Join(tb.TempDir(), "journal.rung"), storage.Options{Version: "test", Clock: clock, Create: true, Device: "test"})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

// desk is a person at review, with a real journal.
type desk struct {
	*review.Library
	t       *testing.T
	journal *model.Journal
}

func newDesk(t *testing.T, entries ...model.Entry) *desk {
	t.Helper()
	d := &desk{Library: newLibrary(t), t: t, journal: model.NewJournal(newStore(t), clock)}
	d.journal.Subscribe(func(r model.Receipt) {
		if err := d.PutEntries(r.Entries...); err != nil {
			t.Error(err)
		}
	})
	for _, e := range entries {
		d.save(model.Edit{Entry: e})
	}
	return d
}

func (d *desk) save(e model.Edit) {
	d.t.Helper()
	if _, err := d.journal.Save(d.t.Context(), model.Edited, []model.Edit{e}, nil); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) question(id string) review.Question {
	d.t.Helper()
	q, err := d.Question(id)
	if err != nil {
		d.t.Fatal(err)
	}
	return q
}

func (d *desk) rate(id, rated string, on model.Day) {
	d.t.Helper()
	e, err := d.question(id).Rate(rated, on, d.NextInterviewDay(on))
	if err != nil {
		d.t.Fatal(err)
	}
	d.save(e)
}

func (d *desk) undo() {
	d.t.Helper()
	if _, err := d.journal.Undo(d.t.Context(), ""); err != nil {
		d.t.Fatal(err)
	}
}

func interviewOn(day model.Day, values model.Values) model.Entry {
	e := entry("interview", "Fairmont, panel", model.Values{"company": "Fairmont Dairy", "role": "Infrastructure manager"})
	e.Day = day
	for key, v := range values {
		e.Values[key] = v
	}
	return e
}
