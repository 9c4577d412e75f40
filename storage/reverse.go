package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"rung/model"
)

// standing is a batch that may be taken back; takes is the one that it took back.
type standing struct {
	id     string
	action model.Action
	takes  string
	taken  bool
}

// Reversal gives the batch that takes back the one with this id, or where id is ""
// the last one that still stands; with redo, the one that brings back what was taken
// back last, if nothing was written since. Errors: NotFound where there is none,
// Conflict where a field has other words by now.
func (s *Store) Reversal(ctx context.Context, id string, redo bool) (model.Batch, error) {
	from, err := s.standing(ctx, id, redo)
	if err != nil {
		return model.Batch{}, translate("looking for what to take back", err)
	}
	b := model.Batch{Action: model.Undone, Undoes: from.id}
	if from.action == model.Undone {
		b.Action = model.Redone
	}
	err = eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		var made bool
		var changes []byte
		now, _, err := scanEntry(rows, &made, &changes)
		if err != nil {
			return err
		}
		then, err := reversed(now, made, changes)
		b.Edits = append(b.Edits, model.Edit{Base: &now, Entry: then})
		return err
	}, `SELECT `+entryColumns+`, revision.made, revision.changes FROM revision JOIN entry ON entry.id = revision.entry
		WHERE revision.batch = ? ORDER BY revision.seq`, from.id)
	return b, translate("taking back", err)
}

// reversed gives an entry without the changes of one revision. An entry that the
// revision made goes to the trash, from which only the person removes it.
func reversed(now model.Entry, made bool, text []byte) (model.Entry, error) {
	if made {
		then := now.Clone()
		then.Trashed = true
		return then, nil
	}
	var changes []model.FieldChange
	if err := json.Unmarshal(text, &changes); err != nil {
		return now, unreadable(now, err)
	}
	return model.ApplyChanges(now, model.ReverseChanges(changes))
}

func (s *Store) standing(ctx context.Context, id string, redo bool) (standing, error) {
	const columns = `SELECT id, action, coalesce(takes, ''), taken FROM batch WHERE `
	var row *sql.Row
	switch {
	case id != "":
		row = s.readPool().QueryRowContext(ctx, columns+`id = ?`, id)
	case redo:
		row = s.readPool().QueryRowContext(ctx, columns+`action = 'undo' AND taken = 0
			AND seq > (SELECT coalesce(max(seq), 0) FROM batch WHERE action NOT IN ('undo', 'redo')) ORDER BY seq DESC LIMIT 1`)
	default:
		row = s.readPool().QueryRowContext(ctx, columns+`action NOT IN ('undo', 'redo') AND taken = 0 ORDER BY seq DESC LIMIT 1`)
	}
	var b standing
	err := row.Scan(&b.id, &b.action, &b.takes, &b.taken)
	switch {
	case errors.Is(err, sql.ErrNoRows) && redo:
		return b, &model.Error{Code: model.NotFound, Message: "There is nothing to bring back."}
	case errors.Is(err, sql.ErrNoRows) && id == "":
		return b, &model.Error{Code: model.NotFound, Message: "There is nothing to take back."}
	case errors.Is(err, sql.ErrNoRows):
		return b, &model.Error{Code: model.NotFound, Message: "There is no change " + id + " to take back. An entry's changes and their batches: rung show ID --history"}
	case err != nil:
		return b, err
	case b.taken:
		return b, &model.Error{Code: model.NotFound, Message: "This was taken back already."}
	case b.action == model.Redone:
		return s.redone(ctx, b)
	}
	return b, nil
}

// TakenBack gives by entry the batch that took back a write to the entry, if nothing
// has touched it since: taking that batch back brings the entry back. Other entries
// are left out.
func (s *Store) TakenBack(ctx context.Context, ids []string) (map[string]string, error) {
	by := map[string]string{}
	err := eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		var id, batch string
		err := rows.Scan(&id, &batch)
		by[id] = batch
		return err
	}, `SELECT last.entry, batch.id FROM revision AS last JOIN batch ON batch.id = last.batch
		WHERE last.entry IN (SELECT value FROM json_each(?)) AND batch.action = 'undo' AND batch.taken = 0
		AND last.seq = (SELECT max(seq) FROM revision WHERE entry = last.entry)`, asJSON(ids))
	return by, translate("looking for what was taken back", err)
}

// redone gives the batch that a redo brought back: taking the redo back means
// taking that one back again.
func (s *Store) redone(ctx context.Context, redo standing) (standing, error) {
	var id string
	err := s.readPool().QueryRowContext(ctx, `SELECT takes FROM batch WHERE id = ?`, redo.takes).Scan(&id)
	if err != nil {
		return redo, err
	}
	return s.standing(ctx, id, false)
}
