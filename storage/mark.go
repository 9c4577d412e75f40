package storage

import (
	"context"
	"errors"
	"os"

	"rung/model"
)

// mark tells a file and its state from others: by an id, which no copy shares, and by
// the clock that each write raises.
type mark struct{ id, clock string }

func readMark(ctx context.Context, db rowQuerier) (m mark, err error) {
	err = db.QueryRowContext(ctx, `SELECT coalesce(max(value) FILTER (WHERE key = 'file'), ''), coalesce(max(value) FILTER (WHERE key = 'clock'), '')
		FROM meta WHERE key IN ('file', 'clock')`).Scan(&m.id, &m.clock)
	return m, err
}

// markOnDisk reads the mark from the file alone, without its log.
func markOnDisk(ctx context.Context, path string) (m mark, err error) {
	db, err := connect(path, untouched, 1)
	if err != nil {
		return m, err
	}
	m, err = readMark(ctx, db)
	return m, errors.Join(err, db.Close())
}

// setMark writes a mark into a file that nobody has open; where m.clock is "" the
// clock stays. Each copy gets an id of its own: its pages lie in another order, so it
// must never be taken for the file it came from.
func setMark(ctx context.Context, path string, m mark) error {
	db, err := connect(path, readWrite, 1)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `UPDATE meta SET value = ? WHERE key = 'file'`, m.id)
	if err == nil && m.clock != "" {
		_, err = db.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES ('clock', ?) ON CONFLICT DO UPDATE SET value = excluded.value`, m.clock)
	}
	return errors.Join(err, db.Close())
}

// setAsideLog moves a log out of the way that belongs to another file than the one it
// lies beside, which it would damage. This happens when a program is killed and then
// a copy is put in the journal's place by hand.
func setAsideLog(ctx context.Context, path string) error {
	log, err := os.Stat(path + "-wal")
	if err != nil || log.Size() == 0 {
		return isGone(err)
	}
	alone, err := markOnDisk(ctx, path)
	if err != nil || alone.id == "" {
		return nil // it has no mark; opening it will say what is wrong
	}
	db, err := connect(path, readOnly, 1)
	if err != nil {
		return err
	}
	with, err := readMark(ctx, db)
	if e := db.Close(); e != nil {
		return e
	}
	switch code := codeOf(err); {
	case code == model.ReadOnly, code == model.DiskFull, code == model.Busy:
		return nil
	case err == nil && with.id == alone.id && with.clock >= alone.clock:
		return nil
	}
	return clearBeside(path)
}

// clearBeside gives another name to a log that cannot be used, and removes an empty
// log and the index. Nobody may have the file that they lie beside open.
func clearBeside(path string) error {
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		if err := isGone(os.Rename(path+"-wal", path+"-wal.stray-"+model.NewID())); err != nil {
			return err
		}
	}
	return errors.Join(isGone(os.Remove(path+"-wal")), isGone(os.Remove(path+"-shm")))
}
