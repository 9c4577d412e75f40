package storage

import (
	"context"
	"database/sql"
	"errors"
	"os"

	"modernc.org/sqlite"

	"rung/model"
)

// Extract writes what another journal's file holds into a new file at to,
// checked and in the present form, and leaves the other file as it is. It must
// not be called for a journal that is open in this process. Errors: NotFound,
// NotJournal, Newer, Damaged, DiskFull, ReadOnly.
func Extract(ctx context.Context, from, to string, o Options) error {
	from, err := absolute(from)
	if err != nil {
		return err
	}
	if err := CheckHeader(from); err != nil {
		return err
	}
	if err := copyOther(ctx, from, to); err != nil {
		return translate("reading the copy", err)
	}
	o.Create = false
	s, err := Open(to, o)
	if err != nil {
		return err
	}
	return s.Close()
}

// copyOther copies a file that nobody is known to write; where it still has a
// write-ahead log, what that holds comes along.
func copyOther(ctx context.Context, from, to string) error {
	how := untouched
	if info, err := os.Stat(from + "-wal"); err == nil && info.Size() > 0 {
		how = readOnly
	}
	db, err := connect(from, how, 1)
	if err != nil {
		return err
	}
	other := &Store{path: from, reader: db}
	if err = quickCheck(ctx, db); err == nil {
		err = other.CopyTo(ctx, to)
	}
	return errors.Join(err, db.Close())
}

// ReplaceWith puts what another file holds in the place of the journal's
// content, in one transaction: other programs that have the journal open see
// either the one or the other. The file must be one that Extract wrote. Errors:
// ReadOnly, DiskFull, Busy, Damaged.
func (s *Store) ReplaceWith(ctx context.Context, path string) error {
	if why := s.ReadOnly(); why != "" {
		return &model.Error{Code: model.ReadOnly, Message: why}
	}
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return translate("replacing the journal", err)
	}
	err = conn.Raw(func(driver any) error {
		into, err := driver.(interface {
			NewRestore(uri string) (*sqlite.Backup, error)
		}).NewRestore(address(path, untouched))
		if err != nil {
			return err
		}
		_, err = into.Step(-1)
		return errors.Join(err, into.Finish())
	})
	if closed := conn.Close(); err == nil && !errors.Is(closed, sql.ErrConnDone) {
		err = closed
	}
	return translate("replacing the journal", err)
}
