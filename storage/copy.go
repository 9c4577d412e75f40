package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rung/model"
	"rung/storage/scratch"
)

// CopyTo writes a copy of the journal as it is now, runs every check there is on it,
// and only then gives it its name: a copy with faults is removed. Where path exists
// the error wraps fs.ErrExist and nothing is overwritten. Other errors: Damaged,
// whose cause is the first fault found, DiskFull, ReadOnly, Busy.
func (s *Store) CopyTo(ctx context.Context, path string) error {
	return s.copyTo(ctx, path, fullCheckFile)
}

// KeepAs is CopyTo for a journal that is about to be replaced: only the file's
// structure is checked, so that a journal with other faults is kept too.
func (s *Store) KeepAs(ctx context.Context, path string) error {
	return s.copyTo(ctx, path, quickCheckFile)
}

func (s *Store) copyTo(ctx context.Context, path string, check func(context.Context, string) error) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, fs.ErrExist)
	}
	// Leftovers that cannot be removed now are tried again with the next copy.
	_ = scratch.Sweep(filepath.Dir(path), "", ".part")
	work, err := scratch.Make(path + ".part")
	if err != nil {
		return translate("copying the journal", err)
	}
	part := work.File("copy.rung")
	err = s.copyPart(ctx, part)
	if err == nil {
		err = check(ctx, part)
	}
	if err == nil {
		// A link, unlike a rename, never replaces a file made there meanwhile.
		err = os.Link(part, path)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = os.Rename(part, path) // the disk has no hard links
		}
	}
	if e := work.Remove(); err == nil {
		err = e
	}
	return translate("copying the journal", err)
}

func (s *Store) copyPart(ctx context.Context, part string) error {
	// The file is made here, since SQLite would make one that others may read.
	f, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if _, err := s.readPool().ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		return err
	}
	if err := setMark(ctx, part, mark{id: model.NewID()}); err != nil {
		return err
	}
	return syncFile(part)
}

// fullCheckFile gives an Error of code Damaged where a check finds anything.
func fullCheckFile(ctx context.Context, path string) error {
	found, err := CheckFile(ctx, path)
	if err != nil || len(found) == 0 {
		return err
	}
	return &model.Error{Code: model.Damaged, Err: errors.New(found[0]),
		Message: "The journal has faults, so no copy of it was kept: " + found[0] + " “Check the journal” under Settings, or “rung check”, names them all."}
}

// quickCheckFile checks only the structure, and gives an Error of code Damaged.
func quickCheckFile(ctx context.Context, path string) error {
	db, err := connect(path, untouched, 1)
	if err != nil {
		return err
	}
	return errors.Join(quickCheck(ctx, db), db.Close())
}

// syncFile flushes to the disk a file that SQLite has closed.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// Shares reports whether a file has an entry or a batch in common with the journal,
// as copies of it do. Errors: those of reading the file or the journal.
func (s *Store) Shares(ctx context.Context, path string) (shares bool, err error) {
	const doing = "comparing the journal with a copy"
	db, err := connect(path, leftAlone(path), 1)
	if err != nil {
		return false, translate(doing, err)
	}
	defer func() { err = errors.Join(err, translate(doing, db.Close())) }()
	var ids []string
	err = eachQueryRow(ctx, db, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, `SELECT id FROM entry UNION ALL SELECT id FROM batch`)
	if err != nil {
		return false, translate(doing, err)
	}
	err = s.readPool().QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM json_each(?) AS theirs
		WHERE theirs.value IN (SELECT id FROM entry) OR theirs.value IN (SELECT id FROM batch))`, asJSON(ids)).Scan(&shares)
	return shares, translate(doing, err)
}
