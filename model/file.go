package model

import (
	"context"
	"time"
)

// File is the journal as one file on disk: where it lies, its copies, and its
// soundness.
type File interface {
	// Path is where the journal lies.
	Path() string
	// Copies lists the checked copies, newest first.
	Copies(ctx context.Context) ([]Copy, error)
	// ListRestorable lists all that the journal can be restored from, newest first: the
	// checked copies, and what lies aside.
	ListRestorable(ctx context.Context) ([]Copy, error)
	// StartNew begins a new journal where the old one is missing, and leaves what there
	// is of that one as it is.
	StartNew() error
	// Backup writes a checked copy to path, or into the copies' folder where
	// path is "". An existing file is never overwritten.
	Backup(ctx context.Context, path string) (Copy, error)
	// BackupDaily makes the day's checked copy where there is none yet and something was
	// written since the last one.
	BackupDaily(ctx context.Context) error
	// RenewCopies makes a checked copy of the journal as it is now and then removes all
	// older ones, with what was put aside.
	RenewCopies(ctx context.Context) (Renewal, error)
	// Restore puts a copy in the journal's place. The present journal is first
	// put aside, and where it lies then is told. Errors: NotFound, NotJournal,
	// Newer, Damaged; the present journal stays as it is on any of them.
	Restore(ctx context.Context, path string) (aside string, err error)
	// Move writes a checked copy to path, where nothing may be yet, and has use
	// make that the journal; nobody can write to the journal meanwhile. On any
	// error it is where it was.
	Move(ctx context.Context, path string, use func() error) error
	// AsideName is the name that the file of before has once the journal has moved.
	AsideName() string
	// Check runs every check there is and gives what it found, in words; nothing
	// found means that the journal is sound.
	Check(ctx context.Context) (found []string, err error)
	// CheckCopy is Check for any file that a journal lies in. Errors: NotFound,
	// NotJournal, Newer.
	CheckCopy(ctx context.Context, path string) (found []string, err error)
	// ReadOnly says why the journal cannot be written, or "".
	ReadOnly() string
}

// Copy is a checked copy of the journal.
type Copy struct {
	Path  string
	At    time.Time
	Bytes int64
}

// Renewal is what became of the copies once they were renewed.
type Renewal struct {
	Made    Copy
	Removed int // older ones
	Left    int // ones that may be of another journal
}
