package storage

import (
	"context"
	"database/sql"
	"encoding/binary"
	"hash/crc64"
	"strconv"
	"strings"
	"unicode/utf8"

	"rung/model"
)

var sumTable = crc64.MakeTable(crc64.ECMA)

// sumOf gives a checksum over the texts and their lengths.
func sumOf(texts ...string) int64 {
	n := 0
	for _, s := range texts {
		n += len(s) + 2
	}
	b := make([]byte, 0, n)
	for _, s := range texts {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	return int64(crc64.Checksum(b, sumTable))
}

// entrySum gives the checksum of all that an entry holds; the lists, the values
// and what was read are passed as JSON, as in the row. A later form of the journal in which entries hold
// more needs a step that computes all sums anew.
func entrySum(e model.Entry, tags, competencies, values, read string) int64 {
	texts := []string{e.ID, e.Kind, string(e.Day), string(e.Until), e.Time, e.Title, e.Body, tags, competencies, values,
		strconv.FormatBool(e.Private), strconv.FormatBool(e.Trashed),
		strconv.FormatInt(e.Created.UnixMilli(), 10), strconv.FormatInt(e.Updated.UnixMilli(), 10)}
	for _, l := range e.Links {
		texts = append(texts, "link", asStored(l.Role), asStored(l.ID))
	}
	for _, a := range e.Attachments {
		texts = append(texts, "attachment", asStored(a.Name), asStored(a.SHA256), strconv.FormatInt(a.Bytes, 10))
	}
	if read != unread {
		texts = append(texts, "read", read)
	}
	return sumOf(texts...)
}

// asStored gives text as it comes back from tables that are written through JSON:
// with U+FFFD for each invalid byte.
func asStored(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	return string([]rune(text))
}

// fillSums stores the checksums of the entries whose ids are given as a JSON list. An entry whose lists cannot be read keeps the sum
// it has, so that a check finds it.
func fillSums(ctx context.Context, tx *sql.Tx, ids string) error {
	return fillSumsOf(ctx, tx, `SELECT `+entryColumns+` FROM entry WHERE id IN (SELECT value FROM json_each(?))`, ids)
}

// fillSumsOf stores the checksums of the entries that a query of entryColumns gives.
func fillSumsOf(ctx context.Context, tx *sql.Tx, query string, args ...any) error {
	sums := map[int64]int64{}
	err := eachQueryRow(ctx, tx, func(rows *sql.Rows) error {
		var r entryRow
		if err := r.scanColumns(rows); err != nil {
			return err
		}
		if r.decodeLists() == nil {
			sums[r.pos] = r.checksum()
		}
		return nil
	}, query, args...)
	if err != nil {
		return err
	}
	update, err := tx.PrepareContext(ctx, `UPDATE entry SET sum = ? WHERE pos = ?`)
	if err != nil {
		return err
	}
	for pos, sum := range sums {
		if _, err := update.ExecContext(ctx, sum, pos); err != nil {
			return err
		}
	}
	return update.Close()
}

// summed are the other tables that hold words: the key of a row, and the columns that
// its checksum covers, in the order in which sumOf gets them when a row is written.
var summed = []struct{ table, key, columns, what string }{
	{"revision", "seq", "id, entry, changes", "A part of the history"},
	{"draft", "entry", "entry, kind, title, form", "A draft"},
	{"setting", "key", "key, value", "A setting"},
}

// eachSum calls fn for each row of a summed table with its key, the checksum that it
// has and the one that it should have.
func eachSum(ctx context.Context, db querier, table, key, columns string, fn func(key string, is, want int64) error) error {
	texts := make([]string, strings.Count(columns, ",")+1)
	return eachQueryRow(ctx, db, func(rows *sql.Rows) error {
		var at string
		var is int64
		into := []any{&at, &is}
		for i := range texts {
			into = append(into, &texts[i])
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		return fn(at, is, sumOf(texts...))
	}, `SELECT `+key+`, sum, `+columns+` FROM `+table)
}

// fillVersionTwo gives each row that holds words its checksum, and the file its id.
func fillVersionTwo(ctx context.Context, tx *sql.Tx) error {
	asThen := strings.Replace(entryColumns, "entry.read", "'"+unread+"'", 1) // a later step adds it
	if err := fillSumsOf(ctx, tx, `SELECT `+asThen+` FROM entry`); err != nil {
		return err
	}
	for _, s := range summed {
		sums := map[string]int64{}
		err := eachSum(ctx, tx, s.table, s.key, s.columns, func(key string, _, want int64) error {
			sums[key] = want
			return nil
		})
		if err != nil {
			return err
		}
		for key, sum := range sums {
			if _, err := tx.ExecContext(ctx, `UPDATE `+s.table+` SET sum = ? WHERE `+s.key+` = ?`, sum, key); err != nil {
				return err
			}
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES ('file', ?)`, model.NewID())
	return err
}
