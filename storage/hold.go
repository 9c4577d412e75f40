package storage

import (
	"context"
	"errors"

	"rung/model"
)

// Hold runs work while nobody, in this program or another, can write to the
// journal. Errors: Busy, ReadOnly, and those of work.
func (s *Store) Hold(ctx context.Context, work func() error) (err error) {
	if why := s.ReadOnly(); why != "" {
		return &model.Error{Code: model.ReadOnly, Message: why}
	}
	tx, err := s.writer.BeginTx(ctx, nil) // this takes the lock for writing at once
	if err != nil {
		return translate("holding the journal", err)
	}
	defer func() { err = errors.Join(err, translate("letting the journal go", tx.Rollback())) }()
	return work()
}
