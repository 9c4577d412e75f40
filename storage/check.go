package storage

import (
	"context"
	"database/sql"
	"errors"

	"rung/model"
)

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
