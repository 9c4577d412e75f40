package storage

import (
	"context"
	"database/sql"
	"errors"

	"rung/model"
)

// A second index over the same words, in memory: what is in one and not in the
// other is missing from the search or stale. Its columns and its tokenizer are
// those of the table search.
var freshIndex = []string{
	`PRAGMA temp_store = MEMORY`,
	`CREATE VIRTUAL TABLE temp.fresh USING fts5 (title, body, vals, people, files,
		content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')`,
	`CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab (temp, fresh, instance)`,
	`CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab (main, search, instance)`,
}

// checksum adds up where each word stands: row, column and place, and of the
// word its first two letters, its last and its length.
const checksum = `coalesce(sum((doc % 65521) * (offset + 7) % 1000003 * (unicode(col) + unicode(term) * 31
	+ coalesce(unicode(substr(term, 2)), 0) * 1021 + unicode(substr(term, -1)) * 65599 + length(term) * 7) % 1000003), 0)`

// checkIndex compares the search index with one made anew from the entries:
// row by row how many words each column has, then where each word stands.
func (s *Store) checkIndex(ctx context.Context) (found []string, err error) {
	// The second index lasts as long as its connection, which is its own.
	db, err := connect(s.path, s.reading, 1)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for _, query := range freshIndex {
		if _, err := db.ExecContext(ctx, query); err != nil {
			return nil, err
		}
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer rollback(tx, &err)
	if err := fillFresh(ctx, tx); err != nil {
		return nil, err
	}
	const lengths = `SELECT id, sz FROM main.search_docsize EXCEPT SELECT id, sz FROM temp.fresh_docsize`
	const lengthsBack = `SELECT id, sz FROM temp.fresh_docsize EXCEPT SELECT id, sz FROM main.search_docsize`
	if found, err = differentRows(ctx, tx, lengths, lengthsBack); err != nil || len(found) > 0 {
		return found, err
	}
	var same bool
	err = tx.QueryRowContext(ctx, `SELECT (SELECT `+checksum+` FROM temp.kept_words) = (SELECT `+checksum+` FROM temp.fresh_words)`).Scan(&same)
	if err != nil || same {
		return nil, err
	}
	// Row by row is slow, and only needed to say which entries differ.
	const words = `SELECT doc AS id, ` + checksum + ` FROM temp.kept_words GROUP BY doc EXCEPT SELECT doc, ` + checksum + ` FROM temp.fresh_words GROUP BY doc`
	return differentRows(ctx, tx, words, words)
}

func fillFresh(ctx context.Context, tx *sql.Tx) (err error) {
	names := map[string]string{}
	err = each(ctx, tx, func(rows *sql.Rows) error {
		var id, name string
		err := rows.Scan(&id, &name)
		names[id] = name
		return err
	}, `SELECT id, title FROM entry WHERE kind = 'contact'`)
	if err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO temp.fresh (rowid, title, body, vals, people, files) VALUES (?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, insert.Close()) }()
	return each(ctx, tx, func(rows *sql.Rows) error {
		e, pos, err := scanEntry(rows)
		if model.CodeOf(err) == model.Damaged {
			return nil // told where the entries are checked
		}
		if err != nil {
			return err
		}
		_, err = insert.ExecContext(ctx, append([]any{pos}, searchText(e, namesIn(names, e)).folded()...)...)
		return err
	}, `SELECT `+entryColumns+` FROM entry ORDER BY pos`)
}

const limitTold = 20 // entries told by name; a broken index concerns all

// differentRows names the entries whose rows one of two queries finds.
func differentRows(ctx context.Context, tx *sql.Tx, one, other string) (found []string, err error) {
	err = each(ctx, tx, func(rows *sql.Rows) error {
		var title sql.NullString
		if err := rows.Scan(&title); err != nil {
			return err
		}
		line := "“" + title.String + "” is not found by its present words. Change its title and save, and it will be."
		if !title.Valid {
			line = "The search finds an entry that is not there."
		}
		found = append(found, line)
		return nil
	}, `SELECT title FROM (SELECT id FROM (`+one+`) UNION SELECT id FROM (`+other+`)) AS different
		LEFT JOIN entry ON entry.pos = different.id LIMIT ?`, limitTold)
	return found, err
}
