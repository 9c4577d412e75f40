package storage

import (
	"context"
	"testing"
	"time"

	"rung/model"
)

func TestEachEditIsLaterThanTheOneBefore(t *testing.T) {
	s, now := newStore(t), noon
	j := model.NewJournal(s, func() time.Time { return now })
	e := model.NewEntry("note", "2026-11-20")
	e.Title = "a"
	if _, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
		t.Fatal(err)
	}
	var last model.Entry
	for i := range 4 {
		if i%2 == 1 {
			now = now.Add(time.Minute) // and else the wall clock stands still
		}
		if _, err := j.Change(context.Background(), model.Edited, []string{e.ID}, func(e *model.Entry) { e.Title += "b" }); err != nil {
			t.Fatal(err)
		}
		got, err := s.Entry(context.Background(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got.Updated.Before(last.Updated) || i%2 == 1 && !got.Updated.After(last.Updated) || !got.Updated.Equal(now) {
			t.Errorf("edit %d: updated %v after %v", i, got.Updated, last.Updated)
		}
		last = got
	}
	history, err := s.History(context.Background(), e.ID)
	if err != nil || len(history) != 5 {
		t.Fatalf("%d revisions, %v", len(history), err)
	}
	for i := range history[1:] {
		if history[i].Clock <= history[i+1].Clock {
			t.Errorf("revision %d has clock %s, the one before it %s", len(history)-i, history[i].Clock, history[i+1].Clock)
		}
	}
}

func TestAContactOfAnotherKindIsFoundByItsNameNoMore(t *testing.T) {
	s := newStore(t)
	j := model.NewJournal(s, func() time.Time { return noon })
	who, talk := model.NewEntry("contact", "2026-11-20"), model.NewEntry("achievement", "2026-11-20")
	who.Title, talk.Title = "Zubaida", "Coffee"
	talk.Links = []model.LinkTo{{Role: "about", ID: who.ID}}
	put(t, s, nil, who, talk)
	count := func() int {
		t.Helper()
		n, err := s.Count(context.Background(), model.Query{Terms: []model.Term{{Text: "zubaida"}, {Key: "kind", Text: "achievement"}}})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	note, _ := model.KindOf("note")
	if n := count(); n != 1 {
		t.Fatalf("%d entries are found by the contact's name", n)
	}
	if _, err := j.Change(context.Background(), model.Edited, []string{who.ID}, func(e *model.Entry) { *e = e.ConvertTo(note, model.Locale{}, func(string) string { return "" }) }); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 0 {
		t.Errorf("%d entries are found by the name of a note", n)
	}
}
