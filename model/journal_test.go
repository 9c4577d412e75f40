package model

import (
	"context"
	"testing"
	"time"
)

// memoryStore is a store that remembers the last batch written to it.
type memoryStore struct {
	Store
	entries  map[string]Entry
	reversal Batch
	written  Batch
}

func (m *memoryStore) Entry(_ context.Context, id string) (Entry, error) { return m.entries[id], nil }

func (m *memoryStore) Reversal(context.Context, string, bool) (Batch, error) { return m.reversal, nil }

func (m *memoryStore) Write(_ context.Context, b Batch) (Receipt, error) {
	m.written = b
	receipt := Receipt{Batch: b.ID, Action: b.Action}
	for _, e := range b.Edits {
		m.entries[e.Entry.ID] = e.Entry
		receipt.Entries = append(receipt.Entries, e.Entry)
	}
	return receipt, nil
}

func TestEveryEditSaysWhenItWasMade(t *testing.T) {
	ctx, now := t.Context(), time.Date(2026, 11, 21, 9, 0, 0, 123456789, time.UTC)
	store := &memoryStore{entries: map[string]Entry{}}
	j := NewJournal(store, func() time.Time { return now })
	e := NewEntry(KindNote, saturday)
	e.Title = "A note"
	must := func(what string, created, updated time.Time, err error) {
		t.Helper()
		got := store.entries[e.ID]
		if err != nil || !got.Created.Equal(created) || !got.Updated.Equal(updated) {
			t.Errorf("%s stamps %s and %s (%v), want %s and %s", what, got.Created, got.Updated, err, created, updated)
		}
	}
	_, err := j.Save(ctx, Added, []Edit{{Entry: e}}, nil)
	first := now.Truncate(time.Millisecond)
	must("adding", first, first, err)

	for _, change := range []func() (Receipt, error){
		func() (Receipt, error) {
			return j.Change(ctx, Edited, []string{e.ID}, func(e *Entry) { e.Title += " more" })
		},
		func() (Receipt, error) { return j.Trash(ctx, e.ID) },
		func() (Receipt, error) { return j.Untrash(ctx, e.ID) },
		func() (Receipt, error) {
			store.reversal = Batch{Action: Undone, Edits: []Edit{{Entry: store.entries[e.ID]}}}
			return j.Undo(ctx, "")
		},
	} {
		now = now.Add(time.Hour)
		receipt, err := change()
		must(string(receipt.Action), first, now.Truncate(time.Millisecond), err)
	}
}

func TestAnImportKeepsWhenAnEntryWasEdited(t *testing.T) {
	now, before := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC), time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	store := &memoryStore{entries: map[string]Entry{}}
	j := NewJournal(store, func() time.Time { return now })
	known, unknown := NewEntry(KindNote, saturday), NewEntry(KindNote, saturday)
	known.Title, known.Created, known.Updated, unknown.Title = "Known", before, before, "Unknown"
	if _, err := j.Import(t.Context(), []Edit{{Entry: known}, {Entry: unknown}}, nil, nil); err != nil {
		t.Fatal(err)
	}
	if e := store.entries[known.ID]; !e.Created.Equal(before) || !e.Updated.Equal(before) {
		t.Errorf("an import stamps %s and %s over %s", e.Created, e.Updated, before)
	}
	if e := store.entries[unknown.ID]; !e.Created.Equal(now) || !e.Updated.Equal(now) {
		t.Errorf("an import stamps %s and %s where the file says nothing", e.Created, e.Updated)
	}
}

func TestListenersHearOfCommittedWritesOnly(t *testing.T) {
	store := &memoryStore{entries: map[string]Entry{}}
	j := NewJournal(store, time.Now)
	heard := 0
	cancel := j.Subscribe(func(Receipt) { heard++ })
	e := NewEntry(KindNote, saturday)
	if _, err := j.Save(t.Context(), Added, []Edit{{Entry: e}}, nil); CodeOf(err) != Invalid || heard != 0 || store.written.ID != "" {
		t.Fatalf("an entry without a title is written: %v, %d heard of it", err, heard)
	}
	e.Title = "A note"
	for range 2 {
		if _, err := j.Save(t.Context(), Added, []Edit{{Entry: e}}, nil); err != nil || heard != 1 {
			t.Fatalf("%d heard of the write: %v", heard, err)
		}
		cancel()
	}
}
