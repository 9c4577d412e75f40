package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"rung/model"
)

// change is what a write does to one entry.
type change struct {
	before *model.Entry // nil where the entry is new
	after  model.Entry
	fields []model.FieldChange
	from   int64 // where the row was, 0 where the entry is new
	pos    int64 // where the row goes
}

// touches reports whether the entry is new or any of the named parts of it changed.
func (c change) touches(parts ...string) bool {
	return c.before == nil || slices.ContainsFunc(c.fields, func(f model.FieldChange) bool { return slices.Contains(parts, f.Field) })
}

// Write applies a batch in one transaction and tells what changed. Errors: Invalid (a
// linked entry or an attachment is unknown), TooLarge, NotFound (the entry was
// removed for good meanwhile), Conflict, ReadOnly, DiskFull, Busy, Damaged.
func (s *Store) Write(ctx context.Context, b model.Batch) (model.Receipt, error) {
	receipt := model.Receipt{Batch: b.ID, Action: b.Action}
	if err := checkContents(b.Contents); err != nil {
		return model.Receipt{}, err
	}
	err := s.transact(ctx, "saving", func(t *transaction) error {
		changes, err := t.planChanges(b)
		if err != nil {
			return err
		}
		if err := t.checkLinks(changes); err != nil {
			return err
		}
		if err := t.checkAttachments(changes, b.Contents); err != nil {
			return err
		}
		if len(changes) == 0 && b.Undoes == "" {
			return nil
		}
		if err := t.writeChanges(b, changes); err != nil {
			return err
		}
		for _, c := range changes {
			receipt.Entries = append(receipt.Entries, c.after)
		}
		return nil
	})
	if err != nil {
		return model.Receipt{}, err
	}
	return receipt, nil
}

// writeChanges writes all rows of a batch.
func (t *transaction) writeChanges(b model.Batch, changes []change) error {
	if err := t.setPositions(changes); err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return t.markTakenBack(b) },
		func() error { return t.putContents(b.Contents) },
		func() error { return t.putEntries(changes) },
		func() error { return t.putParts(changes) },
		func() error { return t.putHistory(b.History) },
		func() error { return t.putRevisions(b, changes) },
		func() error { return t.index(changes) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// checkContents checks each attachment's size, and its SHA-256 against the map's key.
func checkContents(contents map[string][]byte) error {
	for name, bytes := range contents {
		if len(bytes) > model.MaxAttachment {
			return &model.Error{Code: model.TooLarge, Field: "attachments", Message: "An attachment is larger than 25 MB. Attach a smaller file, or note where it lies."}
		}
		sum := sha256.Sum256(bytes)
		if hex.EncodeToString(sum[:]) != name {
			return &model.Error{Code: model.Invalid, Field: "attachments", Message: "An attachment is not what its SHA-256 says. Attach the file again."}
		}
	}
	return nil
}

// found is an entry as the journal holds it now.
type found struct {
	entry model.Entry
	pos   int64
}

func (t *transaction) loadEntries(ids []string) (map[string]found, error) {
	now := make(map[string]found, len(ids))
	err := t.eachRow(findEntries, func(rows *sql.Rows) error {
		e, pos, err := scanEntry(rows)
		now[e.ID] = found{e, pos}
		return err
	}, asJSON(ids))
	return now, err
}

// planChanges merges each edit into the entry as it is now, and leaves out edits that
// change nothing.
func (t *transaction) planChanges(b model.Batch) ([]change, error) {
	edits := b.Edits
	ids := make([]string, len(edits))
	once := make(map[string]bool, len(edits))
	told := make(map[string]bool, len(b.History))
	for _, r := range b.History {
		told[r.Entry] = true
	}
	for i, e := range edits {
		ids[i] = e.Entry.ID
		if once[e.Entry.ID] {
			return nil, &model.Error{Code: model.Invalid, Field: "id", Message: "“" + e.Entry.Title + "” is there twice in one write. Write it once."}
		}
		once[e.Entry.ID] = true
	}
	now, err := t.loadEntries(ids)
	if err != nil {
		return nil, err
	}
	changes := make([]change, 0, len(edits))
	for _, e := range edits {
		c, err := mergeEdit(now, e, told[e.Entry.ID])
		if err != nil {
			return nil, err
		}
		if c.before == nil || len(c.fields) > 0 {
			changes = append(changes, c)
		}
	}
	return changes, nil
}

// mergeEdit gives what an edit changes. For a new entry that comes with its history
// (told), only what was read from its words is listed, since the history says how it came
// to those.
func mergeEdit(now map[string]found, e model.Edit, told bool) (c change, err error) {
	entry := e.Entry
	// The receipt must tell what the table holds, which is whole milliseconds.
	entry.Created, entry.Updated = entry.Created.UTC().Truncate(time.Millisecond), entry.Updated.UTC().Truncate(time.Millisecond)
	there, exists := now[entry.ID]
	if !exists && e.Base == nil && told {
		c = change{after: entry, fields: []model.FieldChange{}}
		if e.Unread != nil { // the history ends before the words were read
			read, err := model.DiffEntries(e.Unread, entry)
			c.fields = append(c.fields, read...)
			return c, err
		}
		return c, nil
	}
	if !exists && e.Base == nil {
		fields, err := model.DiffEntries(nil, entry)
		return change{after: entry, fields: fields}, err
	}
	if !exists {
		return c, &model.Error{Code: model.NotFound, Message: "“" + e.Base.Title + "” was removed for good meanwhile. Copy your words into a new entry to keep them."}
	}
	c = change{before: &there.entry, from: there.pos}
	if e.Base == nil {
		if c.fields, err = model.DiffEntries(c.before, entry); err == nil && len(c.fields) > 0 {
			err = &model.Error{Code: model.Conflict, Field: c.fields[0].Field, Message: "“" + there.entry.Title + "” is in the journal already, with other words. Open it, then edit it there."}
		}
		return c, err
	}
	wanted, err := model.DiffEntries(e.Base, entry)
	if err != nil || len(wanted) == 0 {
		return c, err
	}
	if c.after, err = applyEdit(there.entry, e); err != nil {
		return c, err
	}
	c.after.Updated = entry.Updated
	if c.fields, err = model.DiffEntries(c.before, c.after); err != nil || len(c.fields) == 0 {
		return c, err
	}
	// Two edits that are each valid may not be valid together.
	return c, c.after.Check()
}

// applyEdit gives an entry as it is now with what an edit changes. What the person changed
// has to fit what others changed meanwhile; what was read from the words gives way to it.
func applyEdit(now model.Entry, e model.Edit) (model.Entry, error) {
	person := e.Entry
	if e.Unread != nil {
		person = *e.Unread
	}
	wanted, err := model.DiffEntries(e.Base, person)
	if err != nil {
		return now, err
	}
	after, err := model.ApplyChanges(now, wanted)
	if err != nil || e.Unread == nil {
		return after, err
	}
	return after.WithReadingOf(*e.Unread, e.Entry)
}

// checkLinks gives an Error of code Invalid that names the role of the first
// link to an entry that is unknown or of a kind the role does not take.
func (t *transaction) checkLinks(changes []change) error {
	kinds := make(map[string]string, len(changes))
	for _, c := range changes {
		kinds[c.after.ID] = c.after.Kind
	}
	var unknown []string
	for _, c := range changes {
		for _, l := range c.after.Links {
			if _, ok := kinds[l.ID]; !ok {
				unknown = append(unknown, l.ID)
			}
		}
	}
	if len(unknown) > 0 {
		err := t.eachRow(findKinds, func(rows *sql.Rows) error {
			var id, kind string
			err := rows.Scan(&id, &kind)
			kinds[id] = kind
			return err
		}, asJSON(unknown))
		if err != nil {
			return err
		}
	}
	for _, c := range changes {
		if err := checkRoles(c.after, kinds); err != nil {
			return err
		}
		if c.before != nil && c.before.Kind != c.after.Kind {
			if err := t.checkLinking(c.after); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkRoles(e model.Entry, kinds map[string]string) error {
	kind, _ := model.KindOf(e.Kind)
	for _, l := range e.Links {
		role, _ := kind.Role(l.Role)
		to, known := kinds[l.ID]
		if !known {
			return &model.Error{Code: model.Invalid, Field: l.Role, Message: "“" + e.Title + "” links to an entry that is not in the journal. Take the link under “" + role.Label + "” out, or choose another one."}
		}
		if !role.Accepts(to) {
			return &model.Error{Code: model.Invalid, Field: l.Role, Message: fmt.Sprintf("“%s” cannot point to an entry of the kind %q. Choose another one.", role.Label, to)}
		}
	}
	return nil
}

// checkLinking gives an Error of code Invalid if a link does not allow e's new kind.
func (t *transaction) checkLinking(e model.Entry) error {
	return eachQueryRow(t.ctx, t.Tx, func(rows *sql.Rows) error {
		var roleID, kindID, title string
		if err := rows.Scan(&roleID, &kindID, &title); err != nil {
			return err
		}
		kind, _ := model.KindOf(kindID)
		role, _ := kind.Role(roleID)
		if !role.Accepts(e.Kind) {
			return &model.Error{Code: model.Invalid, Field: "kind", Message: "“" + title + "” links here under “" + role.Label + "”, which this kind does not allow. Take that link out first."}
		}
		return nil
	}, `SELECT link.role, entry.kind, entry.title FROM link JOIN entry ON entry.id = link.entry WHERE link.other = ?`, e.ID)
}

// checkAttachments gives an Error of code Invalid where the bytes of an
// attachment are neither in the journal nor in the batch, or of another size.
func (t *transaction) checkAttachments(changes []change, contents map[string][]byte) error {
	sizes := map[string]int64{}
	for _, c := range changes {
		if !c.touches("attachments") {
			continue
		}
		for _, a := range c.after.Attachments {
			size, known := sizes[a.SHA256]
			if bytes, fresh := contents[a.SHA256]; fresh {
				size, known = int64(len(bytes)), true
			} else if !known {
				err := t.QueryRowContext(t.ctx, `SELECT length(bytes) FROM content WHERE sha256 = ?`, a.SHA256).Scan(&size)
				if err != nil && err != sql.ErrNoRows {
					return err
				}
				known = err == nil
			}
			if !known || size != a.Bytes {
				return &model.Error{Code: model.Invalid, Field: "attachments", Message: "The file “" + model.SafeFileName(a.Name) + "” is not in the journal. Attach it again."}
			}
			sizes[a.SHA256] = size
		}
	}
	return nil
}
