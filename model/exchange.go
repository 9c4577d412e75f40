package model

import (
	"context"
	"io"
	"io/fs"
)

// Exchange brings entries in from foreign formats and writes them out.
type Exchange interface {
	// Export writes the entries that a query finds in a format. Private entries
	// are left out unless asked for; the format "json" without a query is the
	// whole journal, private and trashed entries, history and settings included.
	Export(ctx context.Context, w io.Writer, format string, q Query, private bool) error
	// ExportLosses says what an export in a format would not show, a line each, such as
	// letters that a PDF has no font for. Errors: as Export.
	ExportLosses(ctx context.Context, format string, q Query, private bool) ([]string, error)
	// Formats lists the formats that Import reads.
	Formats() []string
	// GuessFormat gives the format that a source seems to be in, by its name and by the
	// content of the file, which has that size, or of Files; "" where it is none of
	// Formats.
	GuessFormat(from ImportSource, file io.ReaderAt, size int64) string
	// Import reads entries from a source and writes them as one batch, or where dry is
	// set only says what it would do. When ctx ends, nothing is written.
	// Where the columns of a table are not understood, the ImportResult that comes
	// with the error names them.
	Import(ctx context.Context, r io.Reader, from ImportSource, dry bool) (ImportResult, error)
}

// ImportSource says how the bytes of an import are to be read.
type ImportSource struct {
	Format string // one of Exchange.Formats
	Name   string // of the file, which distinguishes tables with the same columns
	Kind   string // of the entries, where the rows of a table do not say it
	Dates  string // dmy, mdy or ymd; without it, a day that can be read two ways is left out and named

	// Files is a folder chosen in place of one file. The reader is not read then.
	Files fs.FS
	// Columns gives the key of the field that a table's column means, by the column's
	// name, where the person has said so. With "" the column is left out.
	Columns map[string]string
	// SamePeople gives, by the id of an imported contact, the id of the contact that the
	// person says it is, or "" where it is somebody else.
	SamePeople map[string]string
	// Progress, where it is not nil, is called on the goroutine that imports with how
	// many entries of how many are read; total is 0 where it is not known.
	Progress func(done, total int)
}

// SettingSamePeople is the setting that remembers ImportSource.SamePeople of all imports so
// far, so that the same file joins the same contacts again.
const SettingSamePeople = "same_person"

// ImportResult is what an import did, or would do.
type ImportResult struct {
	Batch         string   // "" where nothing was written
	New           int      // entries the journal did not have
	Changed       int      // entries it had with other words
	Skipped       []string // what was left out and why, a line each
	Notes         []string // what was joined, filled in or understood in a way worth knowing
	Remarks       []string // those of Skipped and Notes that are about the file, not about one of its entries
	Refused       int      // entries of those that no journal could keep as they are
	Unchanged     int      // entries it had just so
	Settings      int      // that it writes beside the entries, such as the head of the résumé
	UndoneBatches []string // writes that took an earlier import of some of these back; undoing one brings them back

	Rows               []ImportRow         // what became of each entry, in the order of the file
	Kind               string              // what the rows of a table were taken for
	Columns            []Column            // of a table, in their order
	AmbiguousDays      []AmbiguousDay      // some of the days that can be read two ways
	PossibleDuplicates []PossibleDuplicate // new contacts that may be one that is known
}

// ImportOutcome is what becomes of an entry in an import.
type ImportOutcome string

// The fates.
const (
	OutcomeNew       ImportOutcome = "new"
	OutcomeChanged   ImportOutcome = "changed" // some of it goes into an entry that is there
	OutcomeUnchanged ImportOutcome = "same"    // it is there with the same words
	OutcomeJoined    ImportOutcome = "joined"  // it is one with an entry before it in the file
	OutcomeSkipped   ImportOutcome = "skipped"
)

// ImportRow is one entry of a file and what becomes of it, or one file of a
// folder that cannot be taken.
type ImportRow struct {
	Place   int   // in the file, from 1; 0 for a file of a folder
	Entry   Entry // as it would be; where it is refused, perhaps no more than its title
	Outcome ImportOutcome
	Remarks []string // what was left out of it, filled in or joined
}

// Column is a column of a table and how it is understood.
type Column struct {
	Name   string
	Key    string // the field it means, or "" where it is left out
	Sample string // the first words in it
}

// AmbiguousDay is a day as a file has it and the days that it could be; the order
// that gives no day is empty.
type AmbiguousDay struct {
	Text          string
	DMY, MDY, YMD Day
}

// PossibleDuplicate is a new contact that is called nearly as another one.
type PossibleDuplicate struct {
	Entry     Entry // the one that arrives
	With      Entry // the other one
	InJournal bool  // the other one is in the journal, not in the file
	Joined    bool  // the person said that they are one
	Reason    string
}
