package storage

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"unicode/utf8"

	"rung/model"
)

// keptWords opens the stored index as a list of words: row, column and place of each.
const keptWords = `CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab (main, search, instance)`

// freshIndex makes a second index, in memory, which is filled anew from the entries.
// Its columns and its tokenizer are those of the table search.
var freshIndex = []string{
	`CREATE VIRTUAL TABLE temp.fresh USING fts5 (title, body, vals, people, files,
		content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')`,
	`CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab (temp, fresh, instance)`,
}

// checksum adds up in SQL the row, column and place of each word with its first two
// letters, its last letter and its length. wordSums.add computes the same sum.
const checksum = `coalesce(sum((doc % 65521) * (offset + 7) % 1000003 * (unicode(col) + unicode(term) * 31
	+ coalesce(unicode(substr(term, 2)), 0) * 1021 + unicode(substr(term, -1)) * 65599 + length(term) * 7) % 1000003), 0)`

// wordSums computes from the entries what the index should hold.
type wordSums struct {
	names map[string]string // of the contacts, by id
	sum   int64
	rows  int
}

// searchColumns are the columns of the search index, in their order.
var searchColumns = []string{"title", "body", "vals", "people", "files"}

func (s *wordSums) add(pos int64, e model.Entry) {
	s.rows++
	for i, text := range searchText(e, namesIn(s.names, e)).foldedColumns() {
		column := int64(searchColumns[i][0])
		offset := int64(0)
		for word := range strings.FieldsSeq(text.(string)) {
			first, n := utf8.DecodeRuneInString(word)
			second := rune(0)
			if n < len(word) {
				second, _ = utf8.DecodeRuneInString(word[n:])
			}
			last, _ := utf8.DecodeLastRuneInString(word)
			s.sum += pos % 65521 * (offset + 7) % 1000003 * (column + int64(first)*31 +
				int64(second)*1021 + int64(last)*65599 + int64(utf8.RuneCountInString(word))*7) % 1000003
			offset++
		}
	}
}

// checkIndex compares the search index with the entries: how many rows it has and
// where each word stands. A difference may only mean that the index divides a rare
// character otherwise, so it is then compared with a newly built index.
func (c *checker) checkIndex(ctx context.Context, want wordSums) (found []string, err error) {
	if _, err := c.tx.ExecContext(ctx, keptWords); err != nil {
		return nil, err
	}
	var rows int
	var sum int64
	err = c.tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM main.search_docsize), (SELECT `+checksum+` FROM temp.kept_words)`).Scan(&rows, &sum)
	if err != nil || rows == want.rows && sum == want.sum {
		return nil, err
	}
	return c.compareIndex(ctx, want.names)
}

// compareIndex compares the index with one newly built from the entries: row by row
// how many words each column has, then where each word stands.
func (c *checker) compareIndex(ctx context.Context, names map[string]string) (found []string, err error) {
	for _, query := range freshIndex {
		if _, err := c.tx.ExecContext(ctx, query); err != nil {
			return nil, err
		}
	}
	if err := c.fillFresh(ctx, names); err != nil {
		return nil, err
	}
	const lengths = `SELECT id, sz FROM main.search_docsize EXCEPT SELECT id, sz FROM temp.fresh_docsize`
	const lengthsBack = `SELECT id, sz FROM temp.fresh_docsize EXCEPT SELECT id, sz FROM main.search_docsize`
	if found, err = c.differentRows(ctx, lengths, lengthsBack); err != nil || len(found) > 0 {
		return found, err
	}
	var same bool
	err = c.tx.QueryRowContext(ctx, `SELECT (SELECT `+checksum+` FROM temp.kept_words) = (SELECT `+checksum+` FROM temp.fresh_words)`).Scan(&same)
	if err != nil || same {
		return nil, err
	}
	// Row by row is slow, and only needed to say which entries differ.
	const words = `SELECT doc AS id, ` + checksum + ` FROM temp.kept_words GROUP BY doc EXCEPT SELECT doc, ` + checksum + ` FROM temp.fresh_words GROUP BY doc`
	return c.differentRows(ctx, words, words)
}

// contactNames gives the names of all contacts, by id.
func (c *checker) contactNames(ctx context.Context) (map[string]string, error) {
	names := map[string]string{}
	err := eachQueryRow(ctx, c.tx, func(rows *sql.Rows) error {
		var id, name string
		err := rows.Scan(&id, &name)
		names[id] = name
		return err
	}, `SELECT id, title FROM entry WHERE kind = 'contact'`)
	return names, err
}

func (c *checker) fillFresh(ctx context.Context, names map[string]string) (err error) {
	insert, err := c.tx.PrepareContext(ctx, `INSERT INTO temp.fresh (rowid, title, body, vals, people, files) VALUES (?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, insert.Close()) }()
	return eachQueryRow(ctx, c.tx, func(rows *sql.Rows) error {
		e, pos, err := scanEntry(rows)
		if model.CodeOf(err) == model.Damaged {
			return nil // checkEntries has named it
		}
		if err != nil {
			return err
		}
		_, err = insert.ExecContext(ctx, append([]any{pos}, searchText(e, namesIn(names, e)).foldedColumns()...)...)
		return err
	}, `SELECT `+entryColumns+` FROM entry ORDER BY pos`)
}

const limitTold = 20 // faults named at most; a broken index concerns all entries

// differentRows names up to limitTold entries whose rows either of two queries gives.
func (c *checker) differentRows(ctx context.Context, one, other string) (found []string, err error) {
	err = eachQueryRow(ctx, c.tx, func(rows *sql.Rows) error {
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
