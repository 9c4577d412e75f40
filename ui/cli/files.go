package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rung/model"
	"rung/ui/atomicfile"
)

// createFile creates a file with all that write writes, or none if that fails.
// Errors: those of write; Invalid for a file that exists already; ReadOnly.
func createFile(path string, write func(io.Writer) error) error {
	var failed error
	err := atomicfile.Create(path, func(file io.Writer) error {
		w := bufio.NewWriter(file)
		if failed = write(w); failed != nil {
			return failed
		}
		return w.Flush()
	})
	switch {
	case failed != nil:
		return failed
	case errors.Is(err, fs.ErrExist):
		return &model.Error{Code: model.Invalid, Message: path + " is there already. Choose another name, or move it away first."}
	case err != nil:
		return writeError(path, err)
	}
	return nil
}

func writeError(path string, err error) error {
	return &model.Error{Code: model.ReadOnly, Err: err, Message: fmt.Sprintf("%s cannot be written: %s. Choose another place.", path, explainFileError(err))}
}

// explainFileError says why, without the path, which the message already has.
func explainFileError(err error) string {
	return cmp.Or(model.ExplainFileError(err), "the system does not let Rung")
}

type importCmd struct {
	Format string   `arg:"" enum:"json,csv,linkedin,vcard,dayone,jrnl,rednotebook,joplin,textbundle,markdown,brag,jsonresume" help:"json: what export json wrote; csv: a table, its columns matched by name; vcard: an address book; linkedin: the zip of LinkedIn's data export, the folder, or one table of it; dayone: the zip of a JSON export, or a journal of Day One Classic; jrnl: its file, folder, or export as text or JSON; rednotebook: its folder, a month of it, or a backup; joplin: a JEX, or the folder of a raw export; textbundle: TextBundles and TextPacks, as Bear and Ulysses write them; markdown: a folder of notes, as Obsidian, Logseq or Joplin keep or export them, or the zip of Notion's export; brag: a document of achievements, which are tagged #to-sort; jsonresume: a résumé in the format of jsonresume.org."`
	File   string   `arg:"" help:"The file, or the folder, or - for standard input."`
	Kind   string   `placeholder:"KIND" help:"With csv: the kind of entry that the rows are, where no column says: ${kinds}."`
	Dates  string   `enum:",dmy,mdy,ymd" default:"" placeholder:"ORDER" help:"How the file writes 3/11: dmy, mdy or ymd. Without it, such a day is left empty and named."`
	Column []string `sep:"none" placeholder:"NAME=FIELD" help:"With csv: what a column means, as in --column \"Salary offered=body\"; nothing after the = leaves it out. Can be given several times."`
	DryRun bool     `help:"Only say what would happen."`
}

// parseColumns gives the field that --column names for each column. Only the last =
// separates the two, since a column's name may hold one. Error: Invalid.
func (c importCmd) parseColumns() (map[string]string, error) {
	if len(c.Column) == 0 {
		return nil, nil
	}
	if c.Format != "csv" {
		return nil, newInvalid("--column goes with csv: no other format is a table whose columns can mean anything.")
	}
	columns := map[string]string{}
	for _, said := range c.Column {
		at := strings.LastIndexByte(said, '=')
		if at < 1 {
			return nil, newInvalid("%q does not say what the column means. Write it like --column \"Job opening=title\".", said)
		}
		columns[strings.TrimSpace(said[:at])] = strings.TrimSpace(said[at+1:])
	}
	return columns, nil
}

// openSource opens the file, the folder or standard input. Links that lead out of a
// folder are not followed.
func (c importCmd) openSource(r *run) (from model.ImportSource, in io.ReadCloser, err error) {
	columns, err := c.parseColumns()
	if err != nil {
		return from, nil, err
	}
	from = model.ImportSource{Format: c.Format, Name: filepath.Base(c.File), Kind: c.Kind, Dates: c.Dates, Columns: columns}
	if c.File == "-" {
		return from, io.NopCloser(r.standardInput()), nil
	}
	if info, err := os.Stat(c.File); err == nil && info.IsDir() {
		folder, err := os.OpenRoot(c.File)
		if err != nil {
			return from, nil, readError(c.File, err)
		}
		from.Files = folder.FS()
		return from, folderReader{strings.NewReader(""), folder}, nil
	}
	f, err := os.Open(c.File)
	if err != nil {
		return from, nil, readError(c.File, err)
	}
	return from, f, nil
}

// folderReader is used instead of a file if a folder is imported: reading it gives
// nothing, and closing it closes the folder.
type folderReader struct {
	io.Reader
	io.Closer
}

// importJSON is an import's JSON.
type importJSON struct {
	Batch   string   `json:"batch"`
	New     int      `json:"new"`
	Changed int      `json:"changed"`
	Same    int      `json:"same"`
	Skipped []string `json:"skipped"`
	Notes   []string `json:"notes,omitempty"`
}

// Run imports the entries and says how many are new, changed or skipped.
func (c importCmd) Run(r *run) error {
	from, in, err := c.openSource(r)
	if err != nil {
		return err
	}
	// Only read from: closing it loses nothing.
	defer func() { _ = in.Close() }()
	bring := func(s Session, in io.Reader, dry bool) error {
		a, err := s.Exchange.Import(r.ctx, in, from, dry)
		if err != nil {
			return err
		}
		return r.reportImport(a, c.DryRun)
	}
	if c.DryRun {
		return r.withJournal(Read, func(s Session) error { return bring(s, in, true) })
	}
	first, again := readTwice(in)
	try := func(s Session) error {
		a, err := s.Exchange.Import(r.ctx, first, from, true)
		if err == nil && isAllRefused(a) {
			return r.reportImport(a, false)
		}
		return err
	}
	return r.withCreated(try, func(s Session) error {
		in, err := again()
		if err != nil {
			return readError(c.File, err)
		}
		return bring(s, in, false)
	})
}

// readTwice lets an import be tried on first and then be done on what again returns.
// A file is rewound; input that cannot be is kept in memory.
func readTwice(in io.Reader) (first io.Reader, again func() (io.Reader, error)) {
	if f, winds := in.(io.ReadSeeker); winds {
		if _, err := f.Seek(0, io.SeekCurrent); err == nil {
			return f, func() (io.Reader, error) { _, err := f.Seek(0, io.SeekStart); return f, err }
		}
	}
	var seen bytes.Buffer
	return io.TeeReader(in, &seen), func() (io.Reader, error) { return io.MultiReader(&seen, in), nil }
}

// isAllRefused reports whether no entry of a file could be imported.
func isAllRefused(a model.ImportResult) bool {
	return a.Refused > 0 && a.New+a.Changed+a.Unchanged == 0
}

// reportImport says what was imported. Error: Invalid if no entry could be.
func (r *run) reportImport(a model.ImportResult, dry bool) error {
	var err error
	if r.json {
		err = r.printJSON(importJSON{a.Batch, a.New, a.Changed, a.Unchanged, append([]string{}, a.Skipped...), a.Notes})
	} else {
		err = r.printImport(a, dry)
	}
	if err == nil && isAllRefused(a) {
		return newInvalid("Nothing was taken in: each entry was skipped for the reason given. Mend that, then import the file again.")
	}
	return err
}

func (r *run) printImport(a model.ImportResult, dry bool) error {
	for _, line := range a.Skipped {
		if err := r.printLine("Skipped: " + line); err != nil {
			return err
		}
	}
	for _, line := range a.Notes {
		if err := r.printLine(line); err != nil {
			return err
		}
	}
	what := fmt.Sprintf("%d new, %d changed, %d the same, %d skipped.", a.New, a.Changed, a.Unchanged, len(a.Skipped))
	switch {
	case dry:
		return r.printLine(what + " Nothing was written.")
	case a.Batch == "":
		return r.printLine(what)
	}
	return r.printLinef("%s To take it back: rung undo %s", what, a.Batch)
}

type backupCmd struct {
	File string `arg:"" optional:"" help:"Where to; without it, the folder of copies."`
}

// Run makes a checked copy.
func (c backupCmd) Run(r *run) error {
	return r.withJournal(Existing, func(s Session) error {
		made, err := s.File.Backup(r.ctx, c.File)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(map[string]any{"path": made.Path, "bytes": made.Bytes})
		}
		return r.printLine(made.Path)
	})
}

type dailyCmd struct{}

// Run makes the day's copy, for which a command that wrote does not wait.
func (dailyCmd) Run(r *run) error {
	return r.withJournal(Existing, func(s Session) error { return s.File.BackupDaily(r.ctx) })
}

type restoreCmd struct {
	File string `arg:"" help:"The copy."`
}

// Run puts a copy in the journal's place.
func (c restoreCmd) Run(r *run) error {
	return r.withJournal(Mend, func(s Session) error {
		aside, err := s.File.Restore(r.ctx, c.File)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(map[string]string{"journal": s.File.Path(), "aside": aside})
		}
		if aside == "" {
			return r.printLinef("%s is your journal now.", c.File)
		}
		return r.printLinef("%s is your journal now. The one before it lies in %s", c.File, aside)
	})
}

type checkCmd struct {
	File string `arg:"" optional:"" help:"A copy to check instead of the journal."`
}

// Run checks the journal or a copy. Error: Damaged if there are faults.
func (c checkCmd) Run(r *run) error {
	if c.File != "" {
		return r.withJournal(Mend, func(s Session) error {
			found, err := s.File.CheckCopy(r.ctx, c.File)
			if err != nil {
				return err
			}
			return r.printVerdict(found, c.File+" is sound.", c.File+" has faults. Choose another copy.")
		})
	}
	return r.withJournal(Read, func(s Session) error {
		found, err := s.File.Check(r.ctx)
		if err != nil {
			return err
		}
		return r.printVerdict(found, "The journal is sound.", "The journal has faults. Put back a copy from before: rung restore FILE")
	})
}

// printVerdict says what a check found. Error: Damaged if it found anything.
func (r *run) printVerdict(found []string, sound, faulty string) error {
	if r.json {
		if err := r.printJSON(map[string]any{"sound": len(found) == 0, "found": append([]string{}, found...)}); err != nil {
			return err
		}
	} else if len(found) == 0 {
		return r.printLine(sound)
	}
	if len(found) == 0 {
		return nil
	}
	for _, fault := range found {
		if r.json {
			break
		}
		if err := r.printLine(fault); err != nil {
			return err
		}
	}
	return &model.Error{Code: model.Damaged, Message: faulty}
}

type demoCmd struct {
	File  string `arg:"" help:"Where to; it must not exist yet."`
	Shift bool   `help:"Move the whole life to end today."`
}

// Run makes the demo journal.
func (c demoCmd) Run(r *run) error {
	n, err := r.Demo(r.ctx, c.File, c.Shift)
	if err != nil {
		return err
	}
	if r.json {
		return r.printJSON(map[string]any{"journal": c.File, "entries": n})
	}
	return r.printLinef("%d entries are in %s. To open it: rung --journal %s", n, c.File, c.File)
}
