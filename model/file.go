package model

import (
	"context"
	"io"
	"io/fs"
	"time"
)

// File is the journal as one file on disk: where it lies, its copies, and its
// soundness.
type File interface {
	// Path is where the journal lies.
	Path() string
	// Copies lists the checked copies, newest first.
	Copies(ctx context.Context) ([]Copy, error)
	// Backup writes a checked copy to path, or into the copies' folder where
	// path is "". An existing file is never overwritten.
	Backup(ctx context.Context, path string) (Copy, error)
	// Restore puts a copy in the journal's place. The present journal is first
	// put aside, and where it lies then is told. Errors: NotFound, NotJournal,
	// Newer, Damaged; the present journal stays as it is on any of them.
	Restore(ctx context.Context, path string) (aside string, err error)
	// Check runs every check there is and gives what it found, in words; nothing
	// found means that the journal is sound.
	Check(ctx context.Context) (found []string, err error)
	// ReadOnly says why the journal cannot be written, or "".
	ReadOnly() string
}

// Copy is a checked copy of the journal.
type Copy struct {
	Path  string
	At    time.Time
	Bytes int64
}

// Porter brings entries in from foreign formats and writes them out.
type Porter interface {
	// Export writes the entries that a query finds in a format. Private entries
	// are left out unless asked for; the format "json" without a query is the
	// whole journal, private and trashed entries, history and settings included.
	Export(ctx context.Context, w io.Writer, format string, q Query, private bool) error
	// Import reads entries from a source and writes them as one batch, or only
	// says what it would do where dry is set. When ctx ends, nothing is written.
	Import(ctx context.Context, r io.Reader, from Source, dry bool) (Arrival, error)
}

// Source says how the bytes of an import are to be read.
type Source struct {
	Format string // json, vcard, linkedin, csv
	Name   string // of the file, which tells tables of the same columns apart
	Kind   string // of the entries, where the rows of a table do not say
	Dates  string // dmy, mdy or ymd; without it, a day that can be read two ways is left out and named

	// Files is a folder chosen in place of one file; the reader is left alone then.
	Files fs.FS
	// Columns gives the key of the field that a table's column means, by the
	// column's name, where the person says so: "" leaves the column out.
	Columns map[string]string
	// Progress is told how many entries of how many are read, 0 where that is not
	// known, on the goroutine that imports; nil is told nothing.
	Progress func(done, total int)
}

// Arrival is what an import did, or would do.
type Arrival struct {
	Batch   string   // "" where nothing was written
	New     int      // entries the journal did not have
	Changed int      // entries it had with other words
	Skipped []string // what was left out and why, a line each
	Notes   []string // what was joined, filled in or understood in a way worth knowing
	Refused int      // entries of those that no journal could keep as they are
	Same    int      // entries it had just so
}
