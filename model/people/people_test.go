package people_test

import (
	"context"
	"testing"
	"time"

	"rung/model"
	"rung/model/people"
	"rung/storage/storetest"
)

// today is the day on which every test looks at its journal.
const today = model.Day("2026-11-20")

// journal is a real one in a temporary folder.
type journal struct {
	*model.Journal
	t testing.TB
}

func newJournal(t testing.TB) journal {
	t.Helper()
	opened, _ := storetest.New(t, today.Time().Add(9*time.Hour))
	return journal{opened, t}
}

// part is something said of an entry that is added.
type part func(*model.Entry)

func with(key string, value any) part { return func(e *model.Entry) { e.Values[key] = value } }
func on(day model.Day) part           { return func(e *model.Entry) { e.Day = day } }
func tag(names ...string) part        { return func(e *model.Entry) { e.Tags = names } }
func private(e *model.Entry)          { e.Private = true }
func link(role string, ids ...string) part {
	return func(e *model.Entry) {
		for _, id := range ids {
			e.Links = append(e.Links, model.LinkTo{Role: role, ID: id})
		}
	}
}
func promises(items ...model.Values) part { return with("promises", items) }

// add writes an entry and gives its id.
func (j journal) add(kind, title string, parts ...part) string {
	j.t.Helper()
	e := model.NewEntry(kind, today)
	e.Title = title
	for _, p := range parts {
		p(&e)
	}
	j.save(model.Edit{Entry: e})
	return e.ID
}

func (j journal) save(edits ...model.Edit) model.Receipt {
	j.t.Helper()
	receipt, err := j.Save(context.Background(), model.Edited, edits, nil)
	if err != nil {
		j.t.Fatal(err)
	}
	return receipt
}

func (j journal) list() *people.List {
	j.t.Helper()
	l, err := people.ReadList(context.Background(), j, today)
	if err != nil {
		j.t.Fatal(err)
	}
	return l
}

func (j journal) person(id string) people.Person {
	j.t.Helper()
	p, known := j.list().Person(id)
	if !known {
		j.t.Fatalf("%s is not in the list", id)
	}
	return p
}
