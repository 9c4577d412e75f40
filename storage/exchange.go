package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io/fs"
	"os"
	"sync"
	"time"

	"modernc.org/sqlite"

	"rung/model"
)

// An open file stays the same file even if another one takes over its name, but
// SQLite finds the log beside it by name. So once another file lies at the journal's
// place, or the same file has other bytes, words would be written where nobody looks
// for them, or into a file that is not the journal. Before each commit, and in each
// call of Version, the file is therefore compared with what was last known of it.

// known is what was last known of the journal's file.
type known struct {
	file, log, index fs.FileInfo // the index is the file that ends in -shm
	mark             mark        // of the file without its log
	version          int64       // SQLite's data_version, which changes when others write
	ahead            bool        // the log may hold writes that are not in the file yet
	left             fs.FileInfo // the log as our last write left it
}

// place holds what is known of the journal's file and what has happened to it.
type place struct {
	sync.Mutex
	known
	lost    loss
	settled bool  // leaveOther has dealt with the files beside it
	closed  bool  // and has closed the writer's connection
	mixed   bool  // another program has written to the log that we have open
	foreign error // the fault that another program has put into the journal
}

// loss says whether and how the journal's file was lost.
type loss int

const (
	there     loss = iota
	removed        // nothing lies in its place
	exchanged      // another file lies in its place
	rewritten      // the same file has other bytes
)

// describe tells the person what happened and what to do, or is "" where nothing did.
func (l loss) describe(path string) string {
	switch l {
	case removed:
		return "The journal is no longer at " + path + ": it was moved or removed. Nothing can be saved until it is back. What you write stays in this window. Put the file back, or make a copy with “Back up”."
	case exchanged:
		return "Another file has taken the journal's place at " + path + ", and was left as it is. Nothing can be saved until the journal is back. What you write stays in this window: copy it, then put the journal back, or start Rung again to use the other file."
	case rewritten:
		return "Another program has overwritten the journal at " + path + ", and the file was left as it is now. Nothing can be saved. What you write stays in this window: copy it, then put the journal back, or start Rung again to use what is there now."
	}
	return ""
}

func (l loss) newError(path string) error {
	if l == there {
		return nil
	}
	return &model.Error{Code: model.ReadOnly, Message: l.describe(path)}
}

// rememberPlace notes the file as it is now, once the writer has opened it.
func (s *Store) rememberPlace(ctx context.Context) error {
	m, err := readMark(ctx, s.writer)
	if err != nil {
		return err
	}
	k := known{mark: m}
	if k.file, err = os.Stat(s.path); err != nil {
		return err
	}
	if k.version, err = dataVersion(ctx, s.writer); err != nil {
		return err
	}
	k.log, k.index = s.filesBeside()
	if k.log != nil && k.log.Size() > 0 { // the file without its log may have any earlier clock
		k.mark.clock, k.ahead = "", true
	}
	s.place.Lock()
	defer s.place.Unlock()
	s.place.known = k
	return nil
}

// filesBeside gives the two files that SQLite keeps beside the journal, nil where
// there is none.
func (s *Store) filesBeside() (log, index fs.FileInfo) {
	log, _ = os.Stat(s.path + "-wal")
	index, _ = os.Stat(s.path + "-shm")
	return log, index
}

func dataVersion(ctx context.Context, db rowQuerier) (v int64, err error) {
	err = db.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&v)
	return v, err
}

// recogniseJournal gives an Error of code ReadOnly, and makes the store read-only,
// where what lies at the journal's place is not the journal any more. It asks the
// system about two files, and reads only where the journal's file has changed since
// the last time, as it does when the log is written back to it.
func (s *Store) recogniseJournal(ctx context.Context, db rowQuerier) error {
	k, file, err := s.recogniseFile()
	if err != nil || file == nil {
		return err
	}
	if log, err := os.Stat(s.path + "-wal"); k.log != nil && (err != nil || !os.SameFile(log, k.log)) {
		return s.noteLoss(rewritten) // without its own log it is not whole
	}
	if file.ModTime().Equal(k.file.ModTime()) && file.Size() == k.file.Size() {
		return nil
	}
	return s.recogniseMark(ctx, db, k, file)
}

// recogniseFile gives what was last known, and the file at the journal's place, or
// nil where none is known yet. It reads no byte. Errors: ReadOnly where that file is
// gone or another one, and those of the system.
func (s *Store) recogniseFile() (k known, file fs.FileInfo, err error) {
	s.place.Lock()
	k, lost := s.place.known, s.place.lost
	s.place.Unlock()
	if lost != there || k.file == nil {
		return k, nil, lost.newError(s.path)
	}
	file, err = os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return k, nil, s.noteLoss(removed)
	case err != nil:
		return k, nil, err
	case !os.SameFile(file, k.file):
		return k, nil, s.noteLoss(exchanged)
	}
	return k, file, nil
}

// recogniseMark compares the mark of a file that has changed with the known one: only
// what the log held may have been added to the file.
func (s *Store) recogniseMark(ctx context.Context, db rowQuerier, k known, file fs.FileInfo) error {
	onDisk, err := s.patientMark(ctx)
	if err != nil || onDisk.id != k.mark.id {
		return s.noteLoss(rewritten)
	}
	now, err := readMark(ctx, db)
	if err != nil {
		return s.noteLoss(rewritten)
	}
	version, err := dataVersion(ctx, db)
	if err != nil {
		return s.noteLoss(rewritten)
	}
	moved := k.ahead || version != k.version
	if onDisk.clock != k.mark.clock && (!moved || onDisk.clock < k.mark.clock || onDisk.clock > now.clock) {
		return s.noteLoss(rewritten)
	}
	s.place.Lock()
	defer s.place.Unlock()
	s.place.file, s.place.mark, s.place.version, s.place.ahead = file, onDisk, version, onDisk != now
	return nil
}

// patientMark reads the mark on the disk, in up to 4 tries, since another program may
// just be writing its log back to the file.
func (s *Store) patientMark(ctx context.Context) (m mark, err error) {
	for try := range 4 {
		if m, err = markOnDisk(ctx, s.path); err == nil {
			break
		}
		time.Sleep(time.Duration(try) * 5 * time.Millisecond)
	}
	return m, err
}

// noteLoss makes the store read-only until the journal is back; its error says why.
func (s *Store) noteLoss(l loss) error {
	s.place.Lock()
	defer s.place.Unlock()
	if s.place.lost == there {
		s.place.lost, s.place.settled, s.place.closed, s.place.mixed = l, false, false, false
	}
	return s.place.lost.newError(s.path)
}

func (s *Store) currentLoss() loss {
	s.place.Lock()
	defer s.place.Unlock()
	return s.place.lost
}

// stillHeld reports whether the writer still has a file open that lost its place.
func (s *Store) stillHeld() bool {
	s.place.Lock()
	defer s.place.Unlock()
	return s.place.lost != there && !s.place.closed
}

// readByWriter reports whether only the writer still has the journal's file: it was
// moved, removed or exchanged, and nobody else has written to its log.
func (s *Store) readByWriter() bool {
	s.place.Lock()
	defer s.place.Unlock()
	return (s.place.lost == removed || s.place.lost == exchanged) && !s.place.mixed
}

// othersWrote notes SQLite's data_version, and reports whether it shows that others
// have written since the last time.
func (s *Store) othersWrote(version int64) bool {
	s.place.Lock()
	defer s.place.Unlock()
	wrote := version != s.place.version
	if wrote {
		s.place.version, s.place.ahead = version, true
	}
	return wrote
}

// judgeFile notes the outcome of checkSchema and gives it back. An Error in it keeps
// the journal read-only until a later check finds nothing.
func (s *Store) judgeFile(foreign error) error {
	s.place.Lock()
	defer s.place.Unlock()
	s.place.foreign = nil
	if model.CodeOf(foreign) != "" {
		s.place.foreign = foreign
	}
	return foreign
}

func (s *Store) foreign() error {
	s.place.Lock()
	defer s.place.Unlock()
	return s.place.foreign
}

// noteWritten notes that the log now holds more than the file, and the log's size and
// time, by which leftAsWas sees whether others have written to it.
func (s *Store) noteWritten() {
	log, _ := os.Stat(s.path + "-wal")
	s.place.Lock()
	defer s.place.Unlock()
	s.place.ahead, s.place.left = true, log
}

// leftAsWas reports whether the log is as our last write left it, so that nobody
// else has written since.
func (s *Store) leftAsWas() bool {
	s.place.Lock()
	left := s.place.left
	s.place.Unlock()
	log, err := os.Stat(s.path + "-wal")
	return err == nil && left != nil && log.Size() > 0 && log.Size() == left.Size() && log.ModTime().Equal(left.ModTime()) && os.SameFile(log, left)
}

// leaveOther removes our log and index from beside another file, since what opens
// that file next would take our log for its own. The log is first written back to our
// file, which is still open, whatever its name. If another program has written to the
// log, it is left to that program.
func (s *Store) leaveOther(ctx context.Context) error {
	s.place.Lock()
	k, lost, settled := s.place.known, s.place.lost, s.place.settled
	s.place.Unlock()
	if lost == there || settled {
		return nil
	}
	log, index := s.filesBeside()
	version, err := dataVersion(ctx, s.writer)
	ours := err == nil && version == k.version
	named := ours && log != nil && k.log != nil && os.SameFile(log, k.log)
	switch {
	case ours && lost != rewritten:
		err = s.emptyLog(ctx)
	case named:
		// A rewritten file must get nothing from our log, so it is closed at once.
		err = errors.Join(os.Truncate(s.path+"-wal", 0), s.releaseFile(ctx))
	}
	if named {
		err = errors.Join(err, isGone(os.Remove(s.path+"-wal")))
		if index != nil && k.index != nil && os.SameFile(index, k.index) {
			err = errors.Join(err, isGone(os.Remove(s.path+"-shm")))
		}
	}
	s.place.Lock()
	defer s.place.Unlock()
	s.place.settled, s.place.closed, s.place.mixed = true, lost == rewritten && named, !ours
	return err
}

func isGone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// emptyLog writes the log back to the file, unless somebody is reading just now.
func (s *Store) emptyLog(ctx context.Context) (err error) {
	ctx = context.WithoutCancel(ctx) // so that the usual busy_timeout is surely set again
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	for _, pragma := range []string{`PRAGMA busy_timeout = 20`, `PRAGMA wal_checkpoint(TRUNCATE)`, `PRAGMA busy_timeout = 10000`} {
		if _, e := conn.ExecContext(ctx, pragma); e != nil && codeOf(e) != model.Busy {
			err = errors.Join(err, e)
		}
	}
	s.noteWritten() // so that recogniseMark accepts the changed file
	return err
}

// regainFile uses the journal again, opened anew, once it is back in its place: the
// same file, or one whose mark shows that it holds all that was written here. Until
// then it gives an Error of code ReadOnly.
func (s *Store) regainFile(ctx context.Context) error {
	s.place.Lock()
	k, lost := s.place.known, s.place.lost
	s.place.Unlock()
	file, err := os.Stat(s.path)
	if err != nil {
		return lost.newError(s.path)
	}
	onDisk, err := markOnDisk(ctx, s.path)
	if err != nil || !s.isJournalBack(ctx, os.SameFile(file, k.file), onDisk) {
		return lost.newError(s.path)
	}
	if err := s.releaseFile(ctx); err != nil && lost != rewritten {
		return err
	}
	s.place.Lock()
	s.place.known, s.place.lost = known{}, there
	s.place.Unlock()
	if err := checkSchema(ctx, s.writer, s.steps); err != nil {
		return errors.Join(s.noteLoss(lost), err)
	}
	return s.rememberPlace(ctx)
}

// isJournalBack reports whether a file, the same as before or not, is the journal.
func (s *Store) isJournalBack(ctx context.Context, same bool, onDisk mark) bool {
	s.place.Lock()
	k, lost := s.place.known, s.place.lost
	s.place.Unlock()
	if lost == rewritten && (!same || k.ahead && k.mark.clock == "") {
		return false
	}
	if same && onDisk == k.mark {
		return true
	}
	last, err := readMark(ctx, s.writer)
	switch {
	case err != nil:
		return false
	case lost == rewritten:
		return k.ahead && onDisk.id == k.mark.id && k.mark.clock <= onDisk.clock && onDisk.clock <= last.clock
	case same:
		return onDisk.id == k.mark.id && k.mark.clock <= onDisk.clock
	}
	return onDisk == last
}

// releaseFile closes the connections, so that the next ones open what lies at the
// journal's place now. It leaves the files beside it, which may be another's.
func (s *Store) releaseFile(ctx context.Context) error {
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return err
	}
	err = conn.Raw(func(c any) error {
		if _, err := c.(sqlite.FileControl).FileControlPersistWAL("main", 1); err != nil {
			return err
		}
		return driver.ErrBadConn // this makes the pool close it
	})
	if errors.Is(err, driver.ErrBadConn) {
		err = nil
	}
	if closed := conn.Close(); err == nil && !errors.Is(closed, sql.ErrConnDone) {
		err = closed
	}
	s.reader.SetMaxIdleConns(0)
	s.reader.SetMaxIdleConns(readers)
	return err
}
