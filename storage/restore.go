package storage

import (
	"context"
	"database/sql"
	"errors"

	"modernc.org/sqlite"

	"rung/model"
)

// Extract copies the journal in the file from into a new file at to, brings the copy
// to the present form, and leaves from as it is. Both must pass every check there is.
// It must not be called for a journal that is open in this process. Errors: NotFound,
// NotJournal, Newer, Damaged, DiskFull, ReadOnly.
func Extract(ctx context.Context, from, to string, o Options) error {
	from, err := absolute(from)
	if err != nil {
		return err
	}
	if err := CheckHeader(from); err != nil {
		return err
	}
	steps, err := migrations()
	if err != nil {
		return err
	}
	if err := checkStatements(ctx, from, steps); err != nil {
		return translate("reading the copy", err)
	}
	if err := checkCopy(ctx, from); err != nil {
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
	if err := s.Close(); err != nil {
		return err
	}
	return checkCopy(ctx, to) // now in the present form, which has more to check
}

// checkCopy gives an Error of code Damaged where a check finds anything in a copy.
func checkCopy(ctx context.Context, path string) error {
	found, err := CheckFile(ctx, path)
	if err != nil || len(found) == 0 {
		return err
	}
	return &model.Error{Code: model.Damaged, Err: errors.New(found[0]),
		Message: "This copy has faults, so it was not put in the journal's place: " + found[0] + " Choose another copy."}
}

// copyOther copies a file that no store here has open, together with what its
// write-ahead log holds, where it has one.
func copyOther(ctx context.Context, from, to string) error {
	db, err := connect(from, leftAlone(from), 1)
	if err != nil {
		return err
	}
	other := &Store{path: from, reader: db}
	return errors.Join(other.copyTo(ctx, to, quickCheckFile), db.Close())
}

// ReplaceWith replaces the journal's content by that of another file, in one
// transaction: other programs that have the journal open see either the old or the
// new. The file must be one that Extract wrote; its mark is changed. Errors:
// ReadOnly, DiskFull, Busy, Damaged.
func (s *Store) ReplaceWith(ctx context.Context, path string) error {
	if why := s.ReadOnly(); why != "" {
		return &model.Error{Code: model.ReadOnly, Message: why}
	}
	if err := s.recogniseJournal(ctx, s.writer); err != nil {
		return err
	}
	if err := s.passOnMark(ctx, path); err != nil {
		return translate("replacing the journal", err)
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
	s.noteWritten()
	return translate("replacing the journal", err)
}

// passOnMark gives the file that is to replace the content the journal's own id and a
// clock after both, so that the journal stays the same file to other programs.
func (s *Store) passOnMark(ctx context.Context, path string) error {
	own, err := readMark(ctx, s.writer)
	if err != nil {
		return err
	}
	other, err := markOnDisk(ctx, path)
	if err != nil {
		return err
	}
	if own.clock, err = nextClock(max(own.clock, other.clock), s.clock()); err != nil {
		return err
	}
	return setMark(ctx, path, own)
}
