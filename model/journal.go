package model

import (
	"context"
	"errors"
	"sync"
	"time"
)

// Journal is the journal as the window and the terminal use it: it validates and
// stamps entries, writes them, and tells listeners once a write is committed.
type Journal struct {
	Store
	clock     func() time.Time
	newReader NewEntryReader

	mu        sync.Mutex
	listeners map[int]func(Receipt)
	next      int
	ended     func(error)
}

// NewJournal gives a journal that writes to a store. The clock gives the present time.
func NewJournal(store Store, clock func() time.Time) *Journal {
	return &Journal{Store: store, clock: clock, listeners: map[int]func(Receipt){}}
}

// Today is the civil date where the person is.
func (j *Journal) Today() Day { return NewDay(j.clock()) }

// Now is the present time, for stamps on screen.
func (j *Journal) Now() time.Time { return j.clock() }

// Subscribe has fn called after every committed write, on the goroutine that wrote,
// until cancel is called.
func (j *Journal) Subscribe(fn func(Receipt)) (cancel func()) {
	j.mu.Lock()
	defer j.mu.Unlock()
	id := j.next
	j.next++
	j.listeners[id] = fn
	return func() {
		j.mu.Lock()
		defer j.mu.Unlock()
		delete(j.listeners, id)
	}
}

// OnWriteEnd has fn called with the error of each write of entries, settings or drafts,
// nil for one that succeeded, on the goroutine that wrote. OnWriteEnd is called once,
// before the first write.
func (j *Journal) OnWriteEnd(fn func(error)) { j.ended = fn }

// reportEnd reports the error of a write, if any, and gives it back.
func (j *Journal) reportEnd(err error) error {
	if j.ended != nil {
		j.ended(err)
	}
	return err
}

// Write is the store's.
func (j *Journal) Write(ctx context.Context, b Batch) (Receipt, error) {
	r, err := j.Store.Write(ctx, b)
	return r, j.reportEnd(err)
}

// SetSetting is the store's.
func (j *Journal) SetSetting(ctx context.Context, key string, value any) error {
	return j.reportEnd(j.Store.SetSetting(ctx, key, value))
}

// KeepDraft is the store's.
func (j *Journal) KeepDraft(ctx context.Context, d Draft) error {
	return j.reportEnd(j.Store.KeepDraft(ctx, d))
}

// DropDraft is the store's.
func (j *Journal) DropDraft(ctx context.Context, id string) error {
	return j.reportEnd(j.Store.DropDraft(ctx, id))
}

func (j *Journal) notifyListeners(r Receipt) {
	j.mu.Lock()
	fns := make([]func(Receipt), 0, len(j.listeners))
	for _, fn := range j.listeners {
		fns = append(fns, fn)
	}
	j.mu.Unlock()
	for _, fn := range fns {
		fn(r)
	}
}

// Save adds or edits entries in one write, and reads the words that are new, see ReadWords.
// The error is an Error of code
// Invalid, TooLarge or Conflict with the field it is about, or the store's.
func (j *Journal) Save(ctx context.Context, action Action, edits []Edit, contents map[string][]byte) (Receipt, error) {
	reader, err := j.newBatchReader(ctx, action, edits)
	if err != nil {
		return Receipt{}, err
	}
	b, err := j.newBatch(ctx, action, edits, contents, reader)
	if err != nil {
		return Receipt{}, err
	}
	return j.writeBatch(ctx, b)
}

// Prepare gives entries as Save would write them, and writes nothing. Errors as Save.
func (j *Journal) Prepare(ctx context.Context, action Action, edits []Edit) ([]Entry, error) {
	reader, err := j.newBatchReader(ctx, action, edits)
	if err != nil {
		return nil, err
	}
	b, err := j.newBatch(ctx, action, edits, nil, reader)
	entries := make([]Entry, len(b.Edits))
	for i, e := range b.Edits {
		entries[i] = e.Entry
	}
	return entries, err
}

// Import adds and edits entries as one write. The history is that of new entries in the
// journal they come from. It has to end in the words that they have now, so that going
// back works here as it did there. Errors as Save.
func (j *Journal) Import(ctx context.Context, edits []Edit, contents map[string][]byte, history []Revision) (Receipt, error) {
	reader, err := j.newBatchReader(ctx, Imported, edits)
	if err != nil {
		return Receipt{}, err
	}
	b, err := j.newBatch(ctx, Imported, edits, contents, reader)
	if err != nil {
		return Receipt{}, err
	}
	b.History = history
	return j.writeBatch(ctx, b)
}

// newBatch normalizes, reads, stamps and checks what is to be written. Without a reader
// the words are taken as they are.
func (j *Journal) newBatch(ctx context.Context, action Action, edits []Edit, contents map[string][]byte, reader *batchReader) (Batch, error) {
	now := j.clock().UTC().Truncate(time.Millisecond)
	b := Batch{ID: NewID(), Action: action, Edits: make([]Edit, 0, len(edits)), Contents: contents, At: now}
	for _, e := range edits {
		entry := e.Entry.Clone()
		entry.Normalize()
		entry.SettleReadings(e.Base)
		var unread *Entry
		if reader != nil && wantsReading(action, e) {
			before := entry
			var err error
			if entry, err = reader.readEntry(ctx, e.Base, entry); err != nil {
				return Batch{}, err
			}
			unread = &before
		}
		if err := ctx.Err(); err != nil {
			return Batch{}, err
		}
		if entry.Created.IsZero() {
			entry.Created = now
		}
		if action != Imported || entry.Updated.IsZero() {
			entry.Updated = now
		}
		if err := entry.Check(); err != nil {
			return Batch{}, err
		}
		b.Edits = append(b.Edits, Edit{Base: e.Base, Entry: entry, Unread: unread})
	}
	return b, nil
}

func (j *Journal) writeBatch(ctx context.Context, b Batch) (Receipt, error) {
	r, err := j.Write(ctx, b)
	if err != nil {
		return Receipt{}, err
	}
	j.notifyListeners(r)
	return r, nil
}

// Change applies the same change to entries by id in one write, for bulk
// tagging, trashing and restoring.
func (j *Journal) Change(ctx context.Context, action Action, ids []string, change func(*Entry)) (Receipt, error) {
	edits := make([]Edit, 0, len(ids))
	for _, id := range ids {
		base, err := j.Entry(ctx, id)
		if err != nil {
			return Receipt{}, err
		}
		entry := base.Clone()
		change(&entry)
		edits = append(edits, Edit{Base: &base, Entry: entry})
	}
	return j.Save(ctx, action, edits, nil)
}

// Trash moves entries to the trash.
func (j *Journal) Trash(ctx context.Context, ids ...string) (Receipt, error) {
	return j.Change(ctx, Trashed, ids, func(e *Entry) { e.Trashed = true })
}

// Untrash takes entries out of the trash.
func (j *Journal) Untrash(ctx context.Context, ids ...string) (Receipt, error) {
	return j.Change(ctx, Restored, ids, func(e *Entry) { e.Trashed = false })
}

// Undo takes a batch back, or where batch is "" the last one that has not been taken
// back. Entries that it added go to the trash. Errors: NotFound, Conflict, the store's.
func (j *Journal) Undo(ctx context.Context, batch string) (Receipt, error) {
	return j.reverseBatch(ctx, batch, false)
}

// Redo writes again what was last undone. Errors as Undo.
func (j *Journal) Redo(ctx context.Context) (Receipt, error) { return j.reverseBatch(ctx, "", true) }

func (j *Journal) reverseBatch(ctx context.Context, batch string, redo bool) (Receipt, error) {
	b, err := j.Reversal(ctx, batch, redo)
	if err != nil {
		return Receipt{}, err
	}
	b.ID, b.At = NewID(), j.clock().UTC().Truncate(time.Millisecond)
	for i := range b.Edits {
		b.Edits[i].Entry.Updated = b.At
	}
	return j.writeBatch(ctx, b)
}

// Revert gives an entry the words that it had right after a revision, as a new write
// that can be undone. Errors: NotFound, Conflict, the store's.
func (j *Journal) Revert(ctx context.Context, id, revision string) (Receipt, error) {
	now, err := j.Entry(ctx, id)
	if err != nil {
		return Receipt{}, err
	}
	history, err := j.History(ctx, id)
	if err != nil {
		return Receipt{}, err
	}
	entry := now.Clone()
	for _, r := range history {
		if r.ID == revision {
			entry.Trashed = now.Trashed
			return j.SavePlain(ctx, Edited, []Edit{{Base: &now, Entry: entry}}, nil)
		}
		if entry, err = ApplyChanges(entry, ReverseChanges(r.Changes)); err != nil {
			return Receipt{}, err
		}
	}
	return Receipt{}, &Error{Code: NotFound, Message: "That version is no longer there.", Err: errors.New("revision " + revision)}
}

// EmptyTrash removes trashed entries for good, all of them where ids is empty.
func (j *Journal) EmptyTrash(ctx context.Context, ids []string) (int, error) {
	n, err := j.Store.EmptyTrash(ctx, ids)
	if j.reportEnd(err) == nil && n > 0 {
		j.notifyListeners(Receipt{Action: Trashed})
	}
	return n, err
}
