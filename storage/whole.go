package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"rung/model"
)

// Visitor receives the whole journal, one part after another in the order of its
// fields. The same content always comes in the same order.
type Visitor struct {
	Entry    func(model.Entry) error                       // by day and id
	Content  func(sha256 string, content []byte) error     // by hash
	Revision func(model.Revision) error                    // by clock and id
	Setting  func(key string, value json.RawMessage) error // by key
}

// Visit gives the visitor the journal as it is at one moment, whatever is written
// meanwhile. Errors: Damaged, Busy, and those of the visitor.
func (s *Store) Visit(ctx context.Context, v Visitor) (err error) {
	tx, err := s.readPool().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return translate("reading the journal", err)
	}
	defer rollback(tx, &err)
	for _, part := range []struct {
		query string
		visit func(*sql.Rows) error
	}{
		{`SELECT ` + entryColumns + ` FROM entry ORDER BY day, id`, func(rows *sql.Rows) error {
			e, _, err := scanEntry(rows)
			if err != nil {
				return err
			}
			return v.Entry(e)
		}},
		{`SELECT sha256, bytes FROM content ORDER BY sha256`, func(rows *sql.Rows) error {
			var hash string
			var content []byte
			if err := rows.Scan(&hash, &content); err != nil {
				return err
			}
			return v.Content(hash, content)
		}},
		{`SELECT ` + revisionColumns + ` FROM revision WHERE changes <> '[]' ORDER BY clock, id`, func(rows *sql.Rows) error {
			r, err := scanRevision(rows)
			if err != nil {
				return err
			}
			return v.Revision(r)
		}},
		{`SELECT key, value FROM setting ORDER BY key`, func(rows *sql.Rows) error {
			var key string
			var value []byte
			if err := rows.Scan(&key, &value); err != nil {
				return err
			}
			return v.Setting(key, value)
		}},
	} {
		if err := eachQueryRow(ctx, tx, part.visit, part.query); err != nil {
			return translate("reading the journal", err)
		}
	}
	return nil
}

// Entries gives entries by id, trashed ones too; unknown ids are left out.
func (s *Store) Entries(ctx context.Context, ids []string) (map[string]model.Entry, error) {
	found := map[string]model.Entry{}
	err := eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		e, _, err := scanEntry(rows)
		found[e.ID] = e
		return err
	}, `SELECT `+entryColumns+` FROM entry WHERE id IN (SELECT value FROM json_each(?))`, asJSON(ids))
	return found, translate("reading the entries", err)
}

// Sizes gives the length in bytes of attachments' contents by hash; unknown hashes
// are left out.
func (s *Store) Sizes(ctx context.Context, hashes []string) (map[string]int64, error) {
	sizes := map[string]int64{}
	err := eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		var hash string
		var n int64
		if err := rows.Scan(&hash, &n); err != nil {
			return err
		}
		sizes[hash] = n
		return nil
	}, `SELECT sha256, length(bytes) FROM content WHERE sha256 IN (SELECT value FROM json_each(?))`, asJSON(hashes))
	return sizes, translate("reading the attachments", err)
}

// LastWrite gives when an entry was last written, by any program, or the zero time
// where none was.
func (s *Store) LastWrite(ctx context.Context) (time.Time, error) {
	var at sql.NullInt64
	if err := s.readPool().QueryRowContext(ctx, `SELECT max(at) FROM batch`).Scan(&at); err != nil || !at.Valid {
		return time.Time{}, translate("looking for the last write", err)
	}
	return time.UnixMilli(at.Int64), nil
}

// putHistory keeps revisions from another journal. They belong to no batch of
// this one, so that no undo reaches them; one that is already here is left as it
// is.
func (t *transaction) putHistory(history []model.Revision) (err error) {
	if len(history) == 0 {
		return nil
	}
	insert, err := t.PrepareContext(t.ctx, `INSERT INTO revision (id, entry, batch, action, clock, device, at, changes, sum)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, insert.Close()) }()
	latest := ""
	for _, r := range history {
		changes, err := json.Marshal(r.Changes)
		if err != nil {
			return err
		}
		if _, err := insert.ExecContext(t.ctx, r.ID, r.Entry, r.Batch, r.Action, r.Clock, r.Device, r.At.UnixMilli(), string(changes), sumOf(r.ID, r.Entry, string(changes))); err != nil {
			return err
		}
		latest = max(latest, r.Clock)
	}
	return t.raiseClock(latest)
}

// ClockFits reports whether the clock of a revision from another journal can be kept:
// one far ahead of now, by more than a day, would pull the journal's own clock along.
func ClockFits(clock string, now time.Time) bool {
	ahead := fmt.Sprintf(clockLayout, now.Add(24*time.Hour).UnixMilli(), 0)
	return clockShape.MatchString(clock) && clock < ahead
}
