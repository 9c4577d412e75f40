package storage

import (
	"context"
	"database/sql"
	"slices"

	"rung/model"
	"rung/model/readiness"
)

// Facts hands over what readiness needs of the journal as it is at one moment. Entries whose
// fact is kept beside them are not read. Errors: Damaged, Busy, and those of the loader.
func (s *Store) Facts(ctx context.Context, l readiness.Loader) (err error) {
	tx, err := s.readPool().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return translate("reading the journal", err)
	}
	defer rollback(tx, &err)
	left, err := entriesWithoutFact(ctx, tx, l.AddFact)
	if err == nil {
		err = eachFactRow(ctx, tx, left, l.AddRow)
	}
	if err == nil {
		err = eachQueryRow(ctx, tx, func(rows *sql.Rows) error {
			var from, role, to string
			if err := rows.Scan(&from, &role, &to); err != nil {
				return err
			}
			return l.AddLink(from, role, to)
		}, `SELECT entry, role, other FROM link`)
	}
	return translate("reading the journal", err)
}

// entriesWithoutFact calls take with each fact that is kept, and gives the ids of the entries
// of which none was taken. A fact always belongs to an entry, so it counts before it looks for
// entries that have none.
func entriesWithoutFact(ctx context.Context, tx *sql.Tx, take func(id string, fact []byte) (taken bool, err error)) (left []string, err error) {
	facts, entries := 0, 0
	err = eachQueryRow(ctx, tx, func(rows *sql.Rows) error {
		var id string
		var fact sql.RawBytes
		if err := rows.Scan(&id, &fact); err != nil {
			return err
		}
		facts++
		taken, err := take(id, fact)
		if !taken {
			left = append(left, id)
		}
		return err
	}, `SELECT entry, bytes FROM fact`)
	if err == nil {
		err = tx.QueryRowContext(ctx, `SELECT count(*) FROM entry`).Scan(&entries)
	}
	if err != nil || entries == facts {
		return left, err
	}
	err = eachQueryRow(ctx, tx, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		left = append(left, id)
		return err
	}, `SELECT id FROM entry EXCEPT SELECT entry FROM fact ORDER BY 1`)
	return left, err
}

// eachFactRow reads entries for readiness; the bytes of a row are valid until fn returns.
func eachFactRow(ctx context.Context, db querier, ids []string, fn func(readiness.EntryRow) error) error {
	if len(ids) == 0 {
		return nil
	}
	return eachQueryRow(ctx, db, func(rows *sql.Rows) error {
		var r readiness.EntryRow
		if err := rows.Scan(&r.ID, &r.Kind, &r.Day, &r.Until, (*sql.RawBytes)(&r.Title), (*sql.RawBytes)(&r.Body), &r.Trashed, (*sql.RawBytes)(&r.Competencies), (*sql.RawBytes)(&r.Values), (*sql.RawBytes)(&r.Tags), (*sql.RawBytes)(&r.Read)); err != nil {
			return err
		}
		return fn(r)
	}, `SELECT id, kind, day, until, title, body, trashed, competencies, vals, tags, read FROM entry WHERE id IN (SELECT value FROM json_each(?))`, asJSON(ids))
}

// factOf is what readiness keeps of an entry; its lists, its values and what was read are
// passed as JSON, as in the row.
func factOf(e model.Entry, tags, competencies, values, read string) []byte {
	return readiness.EntryRow{ID: e.ID, Kind: e.Kind, Day: string(e.Day), Until: string(e.Until), Title: []byte(e.Title), Body: []byte(e.Body), Trashed: e.Trashed,
		Competencies: []byte(competencies), Values: []byte(values), Tags: []byte(tags), Read: []byte(read)}.StoredFact()
}

// factsAtOnce is how many facts are kept in one transaction, so that no save has to wait for
// longer than anybody notices.
const factsAtOnce = 500

// RenewFacts keeps the facts of entries that have none, or one that an earlier Rung read by
// another rule. Until then Facts reads those entries from their words. Errors: DiskFull,
// Busy, Damaged.
func (s *Store) RenewFacts(ctx context.Context) error {
	if s.ReadOnly() != "" {
		return nil
	}
	left, err := s.entriesToRenew(ctx)
	for ids := range slices.Chunk(left, factsAtOnce) {
		if err == nil {
			err = s.transact(ctx, "keeping facts", func(t *transaction) error {
				return t.renewFacts(ids)
			})
		}
	}
	return err
}

func (s *Store) entriesToRenew(ctx context.Context) (left []string, err error) {
	tx, err := s.readPool().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, translate("reading the journal", err)
	}
	defer rollback(tx, &err)
	left, err = entriesWithoutFact(ctx, tx, func(_ string, fact []byte) (bool, error) { return readiness.IsFactPresent(fact), nil })
	return left, translate("reading the journal", err)
}

func (t *transaction) renewFacts(ids []string) error {
	facts := map[string][]byte{}
	err := eachFactRow(t.ctx, t.Tx, ids, func(r readiness.EntryRow) error {
		facts[r.ID] = r.StoredFact()
		return nil
	})
	for id, fact := range facts {
		if err == nil {
			err = t.runStatement(putFact, id, fact)
		}
	}
	return err
}
