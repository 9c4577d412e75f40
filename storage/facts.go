package storage

import (
	"context"
	"database/sql"

	"rung/model/readiness"
)

// Facts gives readiness what it needs of the journal as it is at one moment: it calls
// row for every entry, then link for every link. A row's bytes are valid only until
// row returns. Errors: Damaged, Busy, and those of row and link.
func (s *Store) Facts(ctx context.Context, row func(readiness.EntryRow) error, link func(from, role, to string) error) (err error) {
	tx, err := s.readPool().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return translate("reading the journal", err)
	}
	defer rollback(tx, &err)
	err = eachQueryRow(ctx, tx, func(rows *sql.Rows) error {
		var r readiness.EntryRow
		if err := rows.Scan(&r.ID, &r.Kind, &r.Day, &r.Until, (*sql.RawBytes)(&r.Title), (*sql.RawBytes)(&r.Body), &r.Trashed, (*sql.RawBytes)(&r.Competencies), (*sql.RawBytes)(&r.Values), (*sql.RawBytes)(&r.Tags), (*sql.RawBytes)(&r.Read)); err != nil {
			return err
		}
		return row(r)
	}, `SELECT id, kind, day, until, title, body, trashed, competencies, vals, tags, read FROM entry`)
	if err == nil {
		err = eachQueryRow(ctx, tx, func(rows *sql.Rows) error {
			var from, role, to string
			if err := rows.Scan(&from, &role, &to); err != nil {
				return err
			}
			return link(from, role, to)
		}, `SELECT entry, role, other FROM link`)
	}
	return translate("reading the journal", err)
}
