// Package transfer brings entries in from foreign formats and writes them out. Each
// family of formats is a package (contacts, diaries, documents) that builds on intake.
// This one has the Exchange that knows them all, the plan that compares what arrives
// with the journal, and the formats of every kind of entry: JSON, CSV and iCalendar. It
// knows the model and the journal's file, and nothing of screens.
package transfer

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"rung/model"
	"rung/model/readiness"
	"rung/storage"
	"rung/storage/transfer/contacts"
	"rung/storage/transfer/diaries"
	"rung/storage/transfer/documents"
	"rung/storage/transfer/intake"
)

// Exchange moves entries between the journal and foreign formats.
type Exchange struct {
	Journal *model.Journal
	File    *storage.Store         // the journal's own store
	Locale  model.Locale           // how a book writes days and numbers
	Fonts   func() documents.Fonts // for a printed book; nil if there are none
	// BuiltIn gives the frameworks whose ids no framework of one's own may have; nil if
	// there are none.
	BuiltIn func() (readiness.FrameworkSet, error)

	shareable *model.Shareable // what an export may take from the journal
}

// format is one foreign format; write or read may be nil.
type format struct {
	name    string
	write   func(ctx context.Context, p Exchange, w io.Writer, q model.Query) error // only what p.shareable has
	read    func(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error)
	folders bool                      // read takes ImportSource.Files too
	diary   bool                      // another journal: differing versions of its pages are kept
	matches func(intake.Excerpt) bool // guesses the format; the first in formats that matches is taken
}

var formats = []format{
	{name: "json", write: writeJSON, read: readJSON, matches: isJSON},
	{name: "jsonresume", read: documents.ReadJSONResume, matches: documents.IsJSONResume},
	{name: "ics", write: writeCalendar},
	{name: "html", write: exportBookHTML},
	{name: "pdf", write: exportBookPDF},
	{name: "vcard", write: exportVCards, read: contacts.ReadVCards, matches: contacts.IsVCard},
	{name: "linkedin", read: contacts.ReadLinkedIn, folders: true, matches: contacts.IsLinkedIn},
	{name: "dayone", read: diaries.ReadDayOne, folders: true, diary: true, matches: diaries.IsDayOne},
	{name: "rednotebook", read: diaries.ReadRedNotebook, folders: true, diary: true, matches: diaries.IsRedNotebook},
	{name: "jrnl", read: diaries.ReadJrnl, folders: true, diary: true, matches: diaries.IsJrnl},
	{name: "joplin", read: diaries.ReadJoplin, folders: true, diary: true, matches: diaries.IsJoplin},
	{name: "textbundle", read: diaries.ReadTextBundle, folders: true, diary: true, matches: diaries.IsTextBundle},
	{name: "brag", read: diaries.ReadBrag, diary: true, matches: diaries.IsBrag},
	{name: "markdown", write: exportMarkdown, read: diaries.ReadMarkdown, folders: true, diary: true, matches: diaries.IsMarkdownVault},
	{name: "csv", write: writeCSV, read: readCSV, matches: isCSV},
}

func formatNamed(name string, has func(format) bool) (format, error) {
	names := formatNames(has)
	i := slices.IndexFunc(formats, func(f format) bool { return f.name == name && has(f) })
	if i < 0 {
		return format{}, &model.Error{Code: model.Invalid, Message: fmt.Sprintf("Rung does not know the format %q here. Use one of: %s.", name, strings.Join(names, ", "))}
	}
	return formats[i], nil
}

func formatNames(has func(format) bool) (names []string) {
	for _, f := range formats {
		if has(f) {
			names = append(names, f.name)
		}
	}
	slices.Sort(names)
	return names
}

func canRead(f format) bool { return f.read != nil }

// Formats lists the formats that Import reads.
func (p Exchange) Formats() []string { return formatNames(canRead) }

// Export writes entries in a format. Errors: Invalid for an unknown format, those of
// the store, and those of w.
func (p Exchange) Export(ctx context.Context, w io.Writer, name string, q model.Query, private bool) error {
	f, err := formatNamed(name, func(f format) bool { return f.write != nil })
	if err != nil {
		return err
	}
	// The whole journal as JSON always has its private entries too.
	if p.shareable, err = model.NewShareable(ctx, p.Journal, private || name == "json" && len(q.Terms) == 0); err != nil {
		return err
	}
	if err := f.write(ctx, p, w, q); err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	return nil
}

// Import reads entries from a source and writes them as one batch; dry computes the
// same result and writes nothing. Errors: Invalid, TooLarge or Newer if the whole file
// cannot be taken, and those of model.Journal.Import. A single bad entry is no error:
// it is named in ImportResult.Skipped.
func (p Exchange) Import(ctx context.Context, r io.Reader, from model.ImportSource, dry bool) (model.ImportResult, error) {
	f, err := formatNamed(from.Format, canRead)
	if err != nil {
		return model.ImportResult{}, err
	}
	if from.Files != nil && !f.folders {
		return model.ImportResult{}, &model.Error{Code: model.Invalid, Message: fmt.Sprintf("%s is a folder. Choose a file in it: the format %s is read from a file, not from a folder.", from.Name, from.Format)}
	}
	how := intake.Options{ImportSource: from, Today: p.Journal.Today(), Zone: p.Journal.Now().Location(), Diary: f.diary}
	in, err := f.read(ctx, r, how)
	if err != nil {
		return in.Arrival(), err
	}
	return p.importEntries(ctx, in, how, dry)
}

// ImportShifted imports a journal's JSON with all its days moved by a number of days,
// without its history, and with no entry written later than now. Errors as Import.
func (p Exchange) ImportShifted(ctx context.Context, r io.Reader, days int) (model.ImportResult, error) {
	in, err := readJSON(ctx, r, intake.Options{})
	if err != nil {
		return model.ImportResult{}, err
	}
	in.History = nil
	now := p.Journal.Now()
	for i, c := range in.Entries {
		e := Shift(c.Entry, days)
		e.Created, e.Updated = earlier(e.Created, now), earlier(e.Updated, now)
		in.Entries[i].Entry = e
	}
	return p.importEntries(ctx, in, intake.Options{}, false)
}

func (p Exchange) importEntries(ctx context.Context, in intake.Result, how intake.Options, dry bool) (model.ImportResult, error) {
	plan, err := p.newPlan(ctx, in, how)
	if err != nil {
		return model.ImportResult{}, fmt.Errorf("compare with the journal: %w", err)
	}
	if !dry {
		err = p.carryOut(ctx, &plan)
	}
	return plan.arrival(), err
}

// GuessFormat gives the format that a source seems to have, or "" for none that Import
// reads. A source that cannot be read gives "" too: importing it says why.
func (p Exchange) GuessFormat(from model.ImportSource, file io.ReaderAt, size int64) string {
	s := intake.Excerpt{Name: strings.ToLower(from.Name)}
	if from.Files != nil {
		// A folder too large to be listed is recognised by the files listed so far.
		folder := intake.NewFolder(from.Files)
		_ = folder.MountParts()
		s.Paths, _ = folder.Paths()
	} else if !s.ReadFile(file, size) {
		return ""
	}
	i := slices.IndexFunc(formats, func(f format) bool { return f.matches != nil && f.matches(s) && (from.Files == nil || f.folders) })
	if i < 0 {
		return ""
	}
	return formats[i].name
}
