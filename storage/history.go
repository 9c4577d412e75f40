package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"rung/model"
)

// revisionColumns are the columns that scanRevision reads, in that order.
const revisionColumns = `id, entry, batch, action, clock, device, at, changes`

func scanRevision(rows *sql.Rows) (r model.Revision, err error) {
	var at int64
	var changes []byte
	if err := rows.Scan(&r.ID, &r.Entry, &r.Batch, &r.Action, &r.Clock, &r.Device, &at, &changes); err != nil {
		return r, err
	}
	r.At = time.UnixMilli(at).UTC()
	if err := json.Unmarshal(changes, &r.Changes); err != nil {
		return r, &model.Error{Code: model.Damaged, Message: messages[model.Damaged], Err: err}
	}
	return r, nil
}

// History gives an entry's revisions, newest first. Those without a change only
// say that the entry came in with a history of its own, and are left out.
func (s *Store) History(ctx context.Context, id string) (history []model.Revision, err error) {
	err = eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		r, err := scanRevision(rows)
		history = append(history, r)
		return err
	}, `SELECT `+revisionColumns+` FROM revision WHERE entry = ? AND changes <> '[]' ORDER BY clock DESC, seq DESC`, id)
	return history, translate("reading the history", err)
}
