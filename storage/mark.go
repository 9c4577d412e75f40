package storage

import (
	"context"
	"errors"
	"os"

	"rung/model"
)

// mark is what a file says of itself: an id, which no copy shares, and the clock
// that each write raises.
type mark struct{ id, clock string }

func readMark(ctx context.Context, db rowQuerier) (m mark, err error) {
	err = db.QueryRowContext(ctx, `SELECT coalesce(max(value) FILTER (WHERE key = 'file'), ''), coalesce(max(value) FILTER (WHERE key = 'clock'), '')
		FROM meta WHERE key IN ('file', 'clock')`).Scan(&m.id, &m.clock)
	return m, err
}

// markOnDisk reads the mark past the log, as the file alone has it.
func markOnDisk(ctx context.Context, path string) (m mark, err error) {
	db, err := connect(path, untouched, 1)
	if err != nil {
		return m, err
	}
	m, err = readMark(ctx, db)
	return m, errors.Join(err, db.Close())
}

// setMark has a file that nobody has open say this of itself; a clock of "" stays.
// Each copy gets an id of its own: it lies on its pages in another order, so it
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

// setAsideLog moves a log out of the way that belongs to another file than the
// one it lies beside, whose pages it would spoil: a program was killed, and then
// a copy put in the journal's place by hand.
func setAsideLog(ctx context.Context, path string) error {
	log, err := os.Stat(path + "-wal")
	if err != nil || log.Size() == 0 {
		return isGone(err)
	}
	alone, err := markOnDisk(ctx, path)
	if err != nil || alone.id == "" {
		return nil // not a journal that tells; whoever opens it will say
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

// clearBeside moves a log out of the way that nothing can be done with here, and
// removes what is empty. Nobody may have the file beside it open.
func clearBeside(path string) error {
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		if err := isGone(os.Rename(path+"-wal", path+"-wal.stray-"+model.NewID())); err != nil {
			return err
		}
	}
	return errors.Join(isGone(os.Remove(path+"-wal")), isGone(os.Remove(path+"-shm")))
}
