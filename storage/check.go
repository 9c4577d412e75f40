package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"rung/model"
)

// Check runs every check there is and gives what it found, in words: SQLite's
// integrity and foreign keys, the entries and their lists, the attachments
// against their hashes, the search index against the entries. Nothing found
// means that the journal is sound.
func (s *Store) Check(ctx context.Context) (found []string, err error) {
	for _, check := range []func(context.Context) ([]string, error){
		s.checkStructure, s.checkReferences, s.checkEntries, s.checkLists, s.checkHashes, s.checkIndex,
	} {
		lines, err := check(ctx)
		found = append(found, lines...)
		if err = translate("checking the journal", err); err != nil && model.CodeOf(err) != model.Damaged {
			return found, err
		} else if err != nil && len(found) == 0 { // else what is broken has been told better
			found = append(found, err.Error())
		}
	}
	return found, nil
}

func (s *Store) checkStructure(ctx context.Context) ([]string, error) {
	lines, err := pragmaCheck(ctx, s.read(), `PRAGMA integrity_check(20)`)
	for i, line := range lines {
		lines[i] = "The file is damaged: " + line + "."
	}
	return lines, err
}

func (s *Store) checkReferences(ctx context.Context) (found []string, err error) {
	err = each(ctx, s.read(), func(rows *sql.Rows) error {
		var table, parent string
		var n int
		err := rows.Scan(&table, &parent, &n)
		found = append(found, fmt.Sprintf("%d rows of %q point to rows of %q that are not there.", n, table, parent))
		return err
	}, `SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2`)
	return found, err
}

// checkEntries holds each entry to the rules it was written by, and to its
// place in the list.
func (s *Store) checkEntries(ctx context.Context) (found []string, err error) {
	err = each(ctx, s.read(), func(rows *sql.Rows) error {
		e, pos, err := scanEntry(rows)
		switch {
		case model.CodeOf(err) == model.Damaged:
			found = append(found, err.Error())
		case err != nil:
			return err
		case pos>>32 != position(e.Day, 0)>>32:
			found = append(found, fmt.Sprintf("“%s” (%s) stands at another day than %s.", e.Title, e.ID, e.Day))
		default:
			if err := e.Check(); err != nil {
				found = append(found, fmt.Sprintf("“%s” (%s): %s", e.Title, e.ID, err))
			}
		}
		return nil
	}, `SELECT `+entryColumns+` FROM entry ORDER BY pos`)
	return found, err
}

// checkLists holds the tables of tags and competencies to the entries' own.
func (s *Store) checkLists(ctx context.Context) (found []string, err error) {
	for _, list := range []struct{ table, column, words string }{
		{"tag", "tags", "tags"}, {"competency", "competencies", "competencies"},
	} {
		own := `SELECT entry.id, value FROM entry, json_each(entry.` + list.column + `)`
		table := `SELECT entry, ` + list.table + ` FROM ` + list.table
		var n int
		err := s.read().QueryRowContext(ctx, `SELECT (SELECT count(*) FROM (`+own+` EXCEPT `+table+`)) + (SELECT count(*) FROM (`+table+` EXCEPT `+own+`))`).Scan(&n)
		if err != nil {
			return found, err
		}
		if n > 0 {
			found = append(found, fmt.Sprintf("%d %s are not listed as the entries have them.", n, list.words))
		}
	}
	return found, nil
}

func (s *Store) checkHashes(ctx context.Context) (found []string, err error) {
	err = each(ctx, s.read(), func(rows *sql.Rows) error {
		var hash, name string
		var size int64
		var bytes sql.RawBytes
		if err := rows.Scan(&hash, &name, &size, &bytes); err != nil {
			return err
		}
		if sum := sha256.Sum256(bytes); hex.EncodeToString(sum[:]) != hash || size != int64(len(bytes)) {
			found = append(found, "The attachment “"+name+"” is not what was attached. Attach the file again.")
		}
		return nil
	}, `SELECT content.sha256, coalesce(name, content.sha256), coalesce(size, length(bytes)), bytes
		FROM content LEFT JOIN attachment ON attachment.sha256 = content.sha256`)
	return found, err
}

// QuickCheck looks for damage in the file's structure, which takes a fraction
// of a full Check. Damage found turns the store read-only and is the error.
func (s *Store) QuickCheck(ctx context.Context) error {
	err := quickCheck(ctx, s.read())
	if model.CodeOf(err) == model.Damaged {
		s.setReadOnly(err.Error())
	}
	return err
}

func quickCheck(ctx context.Context, db *sql.DB) error {
	found, err := pragmaCheck(ctx, db, `PRAGMA quick_check(1)`)
	if err != nil {
		return translate("checking the journal", err)
	}
	if len(found) > 0 {
		return &model.Error{Code: model.Damaged, Message: messages[model.Damaged], Err: errors.New(found[0])}
	}
	return nil
}

// pragmaCheck gives what a checking pragma says other than "ok".
func pragmaCheck(ctx context.Context, db querier, pragma string) (found []string, err error) {
	err = each(ctx, db, func(rows *sql.Rows) error {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			found = append(found, line)
		}
		return nil
	}, pragma)
	return found, err
}
