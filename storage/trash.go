package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"rung/model"
)

// EmptyTrash removes trashed entries for good, all of them where ids is empty: with
// their revisions, drafts and search rows, the links that led to them, and the
// attachments that no entry and no history holds any more.
func (s *Store) EmptyTrash(ctx context.Context, ids []string) (removed int, err error) {
	err = s.transact(ctx, "emptying the trash", func(t *transaction) error {
		gone, err := t.trashed(ids)
		if err != nil || len(gone) == 0 {
			return err
		}
		removed = len(gone)
		return t.remove(gone)
	})
	if err != nil || removed == 0 {
		return 0, err
	}
	// The write-ahead log holds the words until it is emptied. If another program is
	// reading just now, a later checkpoint does it.
	if _, err := s.writer.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`); err != nil && codeOf(err) != model.Busy {
		return removed, translate("emptying the trash", err)
	}
	return removed, nil
}

// trashed gives the rows of trashed entries by id, all where ids is empty.
func (t *transaction) trashed(ids []string) (map[string]int64, error) {
	rows := map[string]int64{}
	query, args := `SELECT id, pos FROM entry WHERE trashed = 1`, []any(nil)
	if len(ids) > 0 {
		query, args = query+` AND id IN (SELECT value FROM json_each(?))`, []any{asJSON(ids)}
	}
	err := eachQueryRow(t.ctx, t.Tx, func(r *sql.Rows) error {
		var id string
		var pos int64
		err := r.Scan(&id, &pos)
		rows[id] = pos
		return err
	}, query, args...)
	return rows, err
}

func (t *transaction) remove(gone map[string]int64) error {
	var ids []string
	var rows []int64
	for id, pos := range gone {
		ids, rows = append(ids, id), append(rows, pos)
	}
	linking, err := t.linking(ids)
	if err != nil {
		return err
	}
	slices.Sort(rows)
	for _, pos := range rows {
		if err := t.runStatement(deleteSearch, pos); err != nil {
			return err
		}
	}
	list := asJSON(ids)
	for _, query := range []string{
		`DELETE FROM draft WHERE entry IN (SELECT value FROM json_each(?))`,
		`DELETE FROM entry WHERE id IN (SELECT value FROM json_each(?))`,
	} {
		if err := t.do(query, list); err != nil {
			return err
		}
	}
	if err := t.do(`DELETE FROM batch WHERE id NOT IN (SELECT batch FROM revision)`); err != nil {
		return err
	}
	if err := t.unlinkFromOthers(linking, gone); err != nil {
		return err
	}
	held, err := t.forgetAll(gone)
	if err != nil {
		return err
	}
	if err := t.dropContents(held); err != nil {
		return err
	}
	// Until its parts are merged, the index only marks rows as removed.
	return t.do(`INSERT INTO search (search) VALUES ('optimize')`)
}

// unlinkFromOthers updates the entries that linked to removed ones: their search
// rows, their checksums, what was read of them, their facts, and whether they are whole.
func (t *transaction) unlinkFromOthers(linking []indexed, gone map[string]int64) error {
	var left []indexed
	ids := []string{}
	for _, row := range linking {
		if _, removed := gone[row.entry.ID]; removed {
			continue
		}
		row.entry.Links = without(row.entry.Links, gone)
		row.entry.SettleReadings(nil)
		if err := t.do(`UPDATE entry SET whole = ?, read = ? WHERE pos = ?`, len(row.entry.Missing()) == 0, readJSON(row.entry), row.pos); err != nil {
			return err
		}
		left, ids = append(left, row), append(ids, row.entry.ID)
	}
	if err := fillSums(t.ctx, t.Tx, asJSON(ids)); err != nil {
		return err
	}
	if err := t.renewFacts(ids); err != nil {
		return err
	}
	return t.putIndex(left)
}

func without(links []model.LinkTo, gone map[string]int64) []model.LinkTo {
	return slices.DeleteFunc(links, func(l model.LinkTo) bool { _, removed := gone[l.ID]; return removed })
}

// forgetAll removes links to removed entries from the history of the others, whose
// changes could not be taken back otherwise, and gives the hashes of the attachments
// that the history still holds.
func (t *transaction) forgetAll(gone map[string]int64) (held map[string]bool, err error) {
	held = map[string]bool{}
	type revision struct{ id, entry, text string }
	rewritten := map[int64]revision{}
	err = eachQueryRow(t.ctx, t.Tx, func(rows *sql.Rows) error {
		var seq int64
		var r revision
		if err := rows.Scan(&seq, &r.id, &r.entry, &r.text); err != nil {
			return err
		}
		var changes []model.FieldChange
		if err := json.Unmarshal([]byte(r.text), &changes); err != nil {
			return &model.Error{Code: model.Damaged, Message: messages[model.Damaged], Err: err}
		}
		if forgetIn(changes, gone, held) {
			r.text = asJSON(changes)
			rewritten[seq] = r
		}
		return nil
	}, `SELECT seq, id, entry, changes FROM revision WHERE instr(changes, '"links"') OR instr(changes, '"attachments"')`)
	for seq, r := range rewritten {
		if err == nil {
			err = t.do(`UPDATE revision SET changes = ?, sum = ? WHERE seq = ?`, r.text, sumOf(r.id, r.entry, r.text), seq)
		}
	}
	return held, err
}

func forgetIn(changes []model.FieldChange, gone map[string]int64, held map[string]bool) (rewritten bool) {
	for i := range changes {
		for _, side := range []*json.RawMessage{&changes[i].Before, &changes[i].After} {
			switch changes[i].Field {
			case "links":
				var links []model.LinkTo
				if json.Unmarshal(*side, &links) != nil {
					continue // not a list of ours, so it names nothing
				}
				n := len(links)
				if links = without(links, gone); len(links) < n {
					*side, rewritten = json.RawMessage(asJSON(links)), true
				}
			case "attachments":
				var files []model.Attachment
				if json.Unmarshal(*side, &files) != nil {
					continue
				}
				for _, f := range files {
					held[f.SHA256] = true
				}
			}
		}
	}
	return rewritten
}

// dropContents removes attachments that neither an entry nor the history (held) has.
func (t *transaction) dropContents(held map[string]bool) error {
	var orphans []string
	err := eachQueryRow(t.ctx, t.Tx, func(rows *sql.Rows) error {
		var hash string
		err := rows.Scan(&hash)
		if !held[hash] {
			orphans = append(orphans, hash)
		}
		return err
	}, `SELECT sha256 FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)`)
	if err != nil || len(orphans) == 0 {
		return err
	}
	return t.do(`DELETE FROM content WHERE sha256 IN (SELECT value FROM json_each(?))`, asJSON(orphans))
}
