package model

import (
	"context"
	"io"
	"io/fs"
)

// Porter brings entries in from foreign formats and writes them out.
type Porter interface {
	// Export writes the entries that a query finds in a format. Private entries
	// are left out unless asked for; the format "json" without a query is the
	// whole journal, private and trashed entries, history and settings included.
	Export(ctx context.Context, w io.Writer, format string, q Query, private bool) error
	// Lost tells what Export cannot show in a format of what it writes there, a line
	// each: letters that a PDF has no font for. Errors as those of Export.
	Lost(ctx context.Context, format string, q Query, private bool) ([]string, error)
	// Formats lists the formats that Import reads.
	Formats() []string
	// Guess gives the format that a source seems to be in, by its name and what is in
	// the file of that size, or in Files; "" where it is none of Formats.
	Guess(from Source, file io.ReaderAt, size int64) string
	// Import reads entries from a source and writes them as one batch, or only
	// says what it would do where dry is set. When ctx ends, nothing is written.
	// Where the columns of a table are not understood, the Arrival that comes with
	// the error names them.
	Import(ctx context.Context, r io.Reader, from Source, dry bool) (Arrival, error)
}

// Source says how the bytes of an import are to be read.
type Source struct {
	Format string // one of Porter.Formats
	Name   string // of the file, which tells tables of the same columns apart
	Kind   string // of the entries, where the rows of a table do not say
	Dates  string // dmy, mdy or ymd; without it, a day that can be read two ways is left out and named

	// Files is a folder chosen in place of one file; the reader is left alone then.
	Files fs.FS
	// Columns gives the key of the field that a table's column means, by the
	// column's name, where the person says so: "" leaves the column out.
	Columns map[string]string
	// Same gives, by the id of a contact that arrives, the id of the one that the
	// person says it is: "" says that it is somebody else.
	Same map[string]string
	// Progress is told how many entries of how many are read, 0 where that is not
	// known, on the goroutine that imports; nil is told nothing.
	Progress func(done, total int)
}

// SettingSame is what Source.Same said at imports so far: an arriving contact's
// id and whom it was joined with. The same file joins them again by itself.
const SettingSame = "same_person"

// Arrival is what an import did, or would do.
type Arrival struct {
	Batch    string   // "" where nothing was written
	New      int      // entries the journal did not have
	Changed  int      // entries it had with other words
	Skipped  []string // what was left out and why, a line each
	Notes    []string // what was joined, filled in or understood in a way worth knowing
	Remarks  []string // those of Skipped and Notes that are about the file, not about one of its entries
	Refused  int      // entries of those that no journal could keep as they are
	Same     int      // entries it had just so
	Settings int      // that it writes beside the entries, such as the head of the résumé
	Undone   []string // writes that took an earlier import of some of these back; undoing one brings them back

	Rows    []ArrivalRow // what became of each entry, in the order of the file
	Kind    string       // what the rows of a table were taken for
	Columns []Column     // of a table, in their order
	Unclear []UnclearDay // some of the days that can be read two ways
	Alike   []Likeness   // new contacts that may be one that is known
}

// Fate is what becomes of an entry at an import.
type Fate string

// The fates.
const (
	FateNew     Fate = "new"
	FateChanged Fate = "changed" // some of it goes into an entry that is there
	FateSame    Fate = "same"    // it is there just so
	FateJoined  Fate = "joined"  // it is one with an entry before it in the file
	FateSkipped Fate = "skipped"
)

// ArrivalRow is one entry of a file and what becomes of it, or one file of a
// folder that cannot be taken.
type ArrivalRow struct {
	Place   int   // in the file, from 1; 0 for a file of a folder
	Entry   Entry // as it would be; where it is refused, perhaps no more than its title
	Fate    Fate
	Remarks []string // what was left out of it, filled in or joined
}

// Column is a column of a table and how it is understood.
type Column struct {
	Name   string
	Key    string // the field it means, or "" where it is left out
	Sample string // the first words in it
}

// UnclearDay is a day as a file has it and the days that it could be; the order
// that gives no day is empty.
type UnclearDay struct {
	Text          string
	DMY, MDY, YMD Day
}

// Likeness is a new contact that is called nearly as another one.
type Likeness struct {
	Entry  Entry // the one that arrives
	With   Entry // the other one
	Here   bool  // the other one is in the journal, not in the file
	Joined bool  // the person said that they are one
	Reason string
}
