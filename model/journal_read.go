package model

import (
	"context"
	"reflect"
	"slices"
)

// NewEntryReader prepares, for people who know these contacts, the reading of entries:
// the function gives an entry with what its words say for sure. What the person set or
// took out stays, and reading the result once more changes nothing.
type NewEntryReader func(known []KnownContact) func(Entry) Entry

// ReadWords has the words of every entry read that is saved from now on. It is called
// once, before the first write.
func (j *Journal) ReadWords(with NewEntryReader) { j.newReader = with }

// SavePlain is Save, and takes the words as they are.
func (j *Journal) SavePlain(ctx context.Context, action Action, edits []Edit, contents map[string][]byte) (Receipt, error) {
	b, err := j.newBatch(ctx, action, edits, contents, nil)
	if err != nil {
		return Receipt{}, err
	}
	return j.writeBatch(ctx, b)
}

// batchReader reads the entries of one batch.
type batchReader struct {
	journal *Journal
	known   []KnownContact
	ids     map[string]bool // of those known
	read    func(Entry) Entry
}

// newBatchReader prepares the reading of a batch, in which new contacts may stand beside
// the entries that name them. It is nil where nothing is to be read.
func (j *Journal) newBatchReader(ctx context.Context, action Action, edits []Edit) (*batchReader, error) {
	if j.newReader == nil || !slices.ContainsFunc(edits, func(e Edit) bool { return wantsReading(action, e) }) {
		return nil, nil
	}
	known, err := j.KnownContacts(ctx)
	if err != nil {
		return nil, err
	}
	r := &batchReader{journal: j, known: known, ids: map[string]bool{}}
	for _, c := range known {
		r.ids[c.ID] = true
	}
	for _, e := range edits {
		r.meet(e.Entry)
	}
	r.read = j.newReader(r.known)
	return r, nil
}

// meet adds a contact to those who are known.
func (r *batchReader) meet(e Entry) bool {
	if e.Kind != KindContact || e.Trashed || r.ids[e.ID] {
		return false
	}
	r.ids[e.ID] = true
	r.known = append(r.known, KnownContact{e.ID, e.Title, e.Values.Text("department")})
	return true
}

// wantsReading reports whether an edit brings words that nobody has read. An import that
// says itself what was read is believed.
func wantsReading(action Action, e Edit) bool {
	if e.Entry.Trashed || !slices.Contains([]Action{Added, Edited, Imported}, action) {
		return false
	}
	b := e.Base
	if action == Imported && !e.Entry.Read.IsZero() && (b == nil || !reflect.DeepEqual(b.Read, e.Entry.Read)) {
		return false
	}
	return b == nil || b.Title != e.Entry.Title || b.Body != e.Entry.Body || b.Kind != e.Entry.Kind || b.Day != e.Entry.Day
}

// readEntry gives the entry of an edit with what its words say.
func (r *batchReader) readEntry(ctx context.Context, base *Entry, entry Entry) (Entry, error) {
	out := r.read(entry)
	if base != nil && out.Kind != base.Kind && out.Kind != entry.Kind {
		fits, err := r.journal.fitsLinks(ctx, out)
		if err != nil {
			return entry, err
		}
		if !fits { // the kind is kept for the sake of those that link here
			entry.Read = entry.Read.withRemoved(PartKind)
			out = r.read(entry)
		}
	}
	out.Normalize()
	if r.meet(out) {
		r.read = r.journal.newReader(r.known)
	}
	return out, nil
}

// fitsLinks reports whether the entries that link to one allow its kind.
func (j *Journal) fitsLinks(ctx context.Context, e Entry) (bool, error) {
	links, err := j.Backlinks(ctx, e.ID)
	return !slices.ContainsFunc(links, func(from Ref) bool {
		kind, _ := KindOf(from.Kind)
		role, _ := kind.Role(from.Role)
		return !role.Accepts(e.Kind)
	}), err
}
