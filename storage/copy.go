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

// CopyTo writes a copy of the journal as it is now, runs every check there is on
// it, and only then gives it its name: what fails a check leaves nothing behind.
// Where path exists the error is fs.ErrExist and nothing is overwritten. Others:
// Damaged, whose cause says what the checks found, DiskFull, ReadOnly, Busy.
func (s *Store) CopyTo(ctx context.Context, path string) error {
	return s.copyTo(ctx, path, fullCheckFile)
}

// KeepAs writes a copy as CopyTo does, of a journal that is about to be replaced:
// one with faults is kept too, as long as its structure holds.
func (s *Store) KeepAs(ctx context.Context, path string) error {
	return s.copyTo(ctx, path, quickCheckFile)
}

func (s *Store) copyTo(ctx context.Context, path string, check func(context.Context, string) error) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, fs.ErrExist)
	}
	// What could not be swept now is swept with the next copy.
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
		// A link, unlike a rename, never replaces what has come there meanwhile.
		err = os.Link(part, path)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = os.Rename(part, path) // a disk without links
		}
	}
	if e := work.Remove(); err == nil {
		err = e
	}
	return translate("copying the journal", err)
}

func (s *Store) copyPart(ctx context.Context, part string) error {
	// Made here, since SQLite would let others read it.
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

// quickCheckFile looks at the structure alone.
func quickCheckFile(ctx context.Context, path string) error {
	db, err := connect(path, untouched, 1)
	if err != nil {
		return err
	}
	return errors.Join(quickCheck(ctx, db), db.Close())
}

// syncFile has the disk keep a file that SQLite no longer holds.
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

// Shares reports whether a file holds an entry or a write that the journal holds
// too, as its copies do. Errors: those of reading either.
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
