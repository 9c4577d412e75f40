// Package storage keeps the journal in one SQLite file: it opens, migrates,
// writes, finds, revises and checks. It knows SQL and files, and nothing of the
// window or the terminal.
package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"modernc.org/sqlite"

	"rung/model"
)

// Store is a journal's file. It is safe for use by several goroutines, and by
// several programs on the same file.
type Store struct {
	path    string
	device  string
	version string
	clock   func() time.Time
	// distinguish says what distinguishes contacts of one title; nil where nothing does.
	distinguish func(contacts []model.Entry) map[string]string
	writer      *sql.DB // one connection; nil where the file can only be read
	reader      *sql.DB
	reading     access  // how the file is read
	steps       []step  // from an empty file to the present form
	watch       *sql.DB // one connection, for Version where there is no writer
	stmts       statements
	place       place

	mu       sync.Mutex
	readOnly string // why nothing can be written, or ""
	closed   bool
}

var _ model.Store = (*Store)(nil)

// Options are what a store is told by the program around it.
type Options struct {
	Device  string           // this machine's id, noted in each revision
	Version string           // Rung's own version, noted in the file
	Clock   func() time.Time // the present time; time.Now where nil
	Create  bool             // make the journal where there is none

	MakeFolder bool // make its folder too, where there is none

	// DistinguishNamesakes says by id what distinguishes contacts of one title; where
	// nil, nothing does.
	DistinguishNamesakes func(contacts []model.Entry) map[string]string
}

// Open opens a journal, brings it to its present form, and leaves a file that is not
// one untouched. A journal that cannot be written, or lies on a full disk, is opened
// for reading, and ReadOnly says why. Errors: NotFound, NotJournal, Newer, Damaged,
// DiskFull, ReadOnly (nothing can be read either), Busy.
func Open(path string, o Options) (*Store, error) {
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	return open(path, o, steps)
}

func open(path string, o Options, steps []step) (*Store, error) {
	path, err := absolute(path)
	if err != nil {
		return nil, err
	}
	lockRight()
	if err := checkFileToOpen(path, o, steps); err != nil {
		return nil, err
	}
	s := &Store{path: path, device: o.Device, version: o.Version, clock: o.Clock, distinguish: o.DistinguishNamesakes, steps: steps}
	if s.clock == nil {
		s.clock = time.Now
	}
	ctx := context.Background()
	err = s.openWriting(ctx, steps)
	switch why := model.CodeOf(err); why {
	case model.ReadOnly:
		reason := err
		if err = s.openReading(ctx, steps, why); err == nil {
			s.setReadOnly(reason.Error())
		}
	case model.DiskFull: // no room for the files that SQLite keeps beside the journal
		if err = s.openReading(ctx, steps, why); err == nil {
			s.setReadOnly("The disk is full, so the journal can only be read. Make some room, then try again.")
		}
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// absolute gives the path with all links resolved, so that each file has one name.
func absolute(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", &model.Error{Code: model.NotFound, Err: err, Message: "The folder that you are in is gone. Name the whole path of the file."}
	}
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	if reason := model.ExplainFileError(err); err != nil && codeOf(err) == "" { // such as a circle of links
		return "", &model.Error{Code: model.NotJournal, Err: err, Message: fmt.Sprintf("The journal at %s cannot be reached: %s. Choose the journal's file itself.", path, cmp.Or(reason, "its links lead in a circle"))}
	}
	return real, translate("looking for the journal's file", err)
}

// lockRight has SQLite use locks that stay when the file is closed elsewhere in this
// process, where the system has them. Where it has not, or locks of the other kind
// are in use already, those hold as long as nothing else here opens the file.
var lockRight = sync.OnceFunc(func() {
	sqlite.StrictPragmas(true)
	_, _ = sqlite.OFDLocking(true)
})

// openWriting opens both pools and brings the file to its present form.
func (s *Store) openWriting(ctx context.Context, steps []step) (err error) {
	if s.writer, err = s.connect(readWrite, 1); err != nil {
		return err
	}
	s.reading = readOnly
	if s.reader, err = s.connectReaders(); err != nil {
		return err
	}
	if err := s.checkWritable(ctx); err != nil {
		return translate("opening the journal", err)
	}
	if err := s.migrate(ctx, steps); err != nil {
		return translate("opening the journal", err)
	}
	if err := s.stmts.prepare(ctx, s.writer); err != nil {
		return translate("opening the journal", err)
	}
	return translate("opening the journal", s.rememberPlace(ctx))
}

// checkWritable gives an Error of code ReadOnly where SQLite could open the file only
// for reading, which it does without reporting it.
func (s *Store) checkWritable(ctx context.Context) error {
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return err
	}
	err = conn.Raw(func(driver any) error {
		closed, err := driver.(interface {
			IsReadOnly(schema string) (bool, error)
		}).IsReadOnly("main")
		if closed && err == nil {
			return &model.Error{Code: model.ReadOnly, Message: messages[model.ReadOnly]}
		}
		return err
	})
	return errors.Join(err, conn.Close())
}

// openReading opens a file that cannot be written for the reason why, ReadOnly or
// DiskFull. If its write-ahead log cannot be read then, that is an Error of this
// code, since words would be missing without the log.
func (s *Store) openReading(ctx context.Context, steps []step, why model.Code) error {
	if err := s.closePools(); err != nil {
		return translate("opening the journal", err)
	}
	s.writer = nil
	for s.reading = readOnly; ; s.reading = untouched {
		var v int
		db, err := s.connectReaders()
		if err == nil {
			v, err = version(ctx, db)
		}
		if err == nil {
			err = checkSchema(ctx, db, steps)
		}
		s.reader = db
		switch {
		case err == nil && v == len(steps):
			s.watch, err = s.connect(s.reading, 1)
			return err
		case err == nil:
			return &model.Error{Code: model.ReadOnly, Message: "The journal must be brought to a new form first, and cannot be written where it lies. Allow writing to the file and its folder, then open it again."}
		case s.reading == untouched || codeOf(err) != model.ReadOnly && codeOf(err) != model.DiskFull:
			return translate("opening the journal", err)
		}
		if err := db.Close(); err != nil {
			return err
		}
		if info, err := os.Stat(s.path + "-wal"); err == nil && info.Size() > 0 {
			if why == model.DiskFull {
				return &model.Error{Code: why, Message: "The disk is full, and the journal's last words cannot be read until there is room again. Make some, then open it again."}
			}
			return &model.Error{Code: model.ReadOnly, Message: "The journal's last words are still in the file “" + filepath.Base(s.path) + "-wal”, and its folder cannot be written. Copy both to a folder of yours, then open the journal there."}
		}
	}
}

// Close ends all use of the file; closing again does nothing. The writer closes last,
// so that it can write the log back to the file.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	dismiss(s.path)
	return translate("closing the journal", s.closePools())
}

func (s *Store) closePools() error {
	var errs []error
	pools := []*sql.DB{s.watch, s.reader, s.writer}
	if s.writer != nil && s.currentLoss() != there {
		errs = append(errs, s.leaveOther(context.Background()))
	}
	if s.stillHeld() {
		// Closing the writer would write the log back and remove it by its name,
		// which may be another file's by now. It closes with the program.
		pools = pools[:2]
	}
	for _, db := range pools {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// readPool gives the connections that queries run on. After the journal was moved or
// removed, only the writer still has its file open.
func (s *Store) readPool() *sql.DB {
	if s.writer != nil && s.readByWriter() {
		return s.writer
	}
	return s.reader
}

// Path is where the journal lies.
func (s *Store) Path() string { return s.path }

// ReadOnly says why the journal cannot be written, or "".
func (s *Store) ReadOnly() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if why := s.currentLoss().describe(s.path); why != "" {
		return why
	}
	if err := s.foreign(); err != nil {
		return err.Error()
	}
	return s.readOnly
}

func (s *Store) setReadOnly(why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.readOnly = why
}
