// Package intake holds what every reader of a foreign file builds on: the options
// it is given, the result it fills, and the folders, archives, tables, texts and
// dates that files are made of. It knows no format and does not ask the journal.
package intake

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
)

// Result is what a format's reader understood of a file, before it is compared with the
// journal.
type Result struct {
	Entries   []Candidate
	FromRung  bool              // written by a Rung, perhaps a newer one: what this one does not know is kept
	Foreign   bool              // written by another program: it only fills what is empty here
	Contents  map[string][]byte // attachments by the SHA-256 the file claims
	Settings  map[string]json.RawMessage
	History   []model.Revision
	Count     int // entries met, good and bad
	Refused   int // entries that cannot be kept as they are
	Skipped   []skipped
	uncounted int // lines beyond maxSkipped
	notes     []string

	rows        []model.ImportRow // those whose outcome is known, in no order
	remarks     map[int][]string  // by the place of the entry they are about, or 0
	Kind        string            // of a table's rows
	Columns     []model.Column
	UnclearDays []model.AmbiguousDay
	Likenesses  []model.PossibleDuplicate
}

// skipped is a line about what was left out, with the place in the file of its entry,
// or 0.
type skipped struct {
	index int
	line  string
}

// maxRemarks is how many remarks are kept on one entry.
const maxRemarks = 20

// Candidate is one entry of a file, with its place in it for messages.
type Candidate struct {
	Index  int
	Entry  model.Entry
	Keys   []string // addresses by which a contact may be known
	UID    string   // its program's id of a contact: two with different ones stay two
	Joined bool     // joined with a contact of another id
}

// Name says which entry of the file a message is about.
func (c Candidate) Name() string { return EntryName(c.Index, c.Entry.Title) }

func EntryName(index int, title string) string {
	if title = strings.Join(strings.Fields(title), " "); title == "" {
		return fmt.Sprintf("Entry %d", index)
	}
	if letters := []rune(title); len(letters) > 60 {
		title = string(letters[:60]) + "…"
	}
	return fmt.Sprintf("Entry %d “%s”", index, title)
}

func (in *Result) Skip(line string) { in.SkipAt(0, line) }

func (in *Result) SkipAt(index int, line string) { in.SkipWithHint(index, line, "") }

// SkipWithHint reports what was left out. The hint says what to do about it, in the
// words of the terminal, and is shown only there.
func (in *Result) SkipWithHint(index int, line, hint string) {
	in.AddRemark(index, line)
	in.addSkipped(index, text.Joined(" ", line, hint))
}

// addSkipped adds a line for the terminal, or counts it if there are too many.
func (in *Result) addSkipped(index int, line string) {
	if len(in.Skipped) >= maxSkipped {
		in.uncounted++
		return
	}
	in.Skipped = append(in.Skipped, skipped{index, line})
}

// RefuseFile reports one of several files that cannot be taken, and why.
func (in *Result) RefuseFile(at, reason string) {
	in.Refused++
	in.rows = append(in.rows, model.ImportRow{Entry: model.Entry{Title: at}, Outcome: model.OutcomeSkipped, Remarks: []string{reason}})
	in.addSkipped(0, at+" was left out: "+reason)
}

func (in *Result) AddRemark(index int, line string) {
	if in.remarks == nil {
		in.remarks = map[int][]string{}
	}
	if len(in.remarks[index]) < maxRemarks {
		in.remarks[index] = append(in.remarks[index], line)
	}
}

// AddRow notes the outcome of an entry.
func (in *Result) AddRow(index int, e model.Entry, fate model.ImportOutcome) {
	in.rows = append(in.rows, model.ImportRow{Place: index, Entry: e, Outcome: fate})
}

// AddNote notes what was done with the file's words, other than leaving some out.
func (in *Result) AddNote(line string) { in.AddNoteAt(0, line) }

func (in *Result) AddNoteAt(index int, line string) {
	in.AddRemark(index, line)
	switch {
	case len(in.notes) < maxSkipped:
		in.notes = append(in.notes, line)
	case len(in.notes) == maxSkipped:
		in.notes = append(in.notes, "… and more of the kind.")
	}
}

// SkippedLines gives the lines in the file's order, those about the whole file last.
func (in *Result) SkippedLines() []string {
	slices.SortStableFunc(in.Skipped, func(a, b skipped) int { return cmp.Compare(uint(a.index)-1, uint(b.index)-1) })
	lines := make([]string, len(in.Skipped))
	for i, s := range in.Skipped {
		lines[i] = s.line
	}
	if in.uncounted > 0 {
		lines = append(lines, fmt.Sprintf("… and %d more.", in.uncounted))
	}
	return lines
}

// sortedRows gives the entries with their outcomes, in the order of the file. A remark
// stands beside its entry, so the entry's name is cut from it.
func (in *Result) sortedRows() []model.ImportRow {
	slices.SortStableFunc(in.rows, func(a, b model.ImportRow) int { return cmp.Compare(a.Place, b.Place) })
	for i := range in.rows {
		r := &in.rows[i]
		if r.Place == 0 {
			continue // a whole file, whose row already has its reason
		}
		for _, line := range in.remarks[r.Place] {
			line, _ = strings.CutPrefix(line, EntryName(r.Place, r.Entry.Title))
			line = strings.TrimLeft(line, ",: ")
			first, size := utf8.DecodeRuneInString(line)
			r.Remarks = append(r.Remarks, string(unicode.ToUpper(first))+line[size:])
		}
	}
	return in.rows
}

// sortedLikenesses gives possible duplicates in an order that stays the same, whatever
// the person says of them.
func (in *Result) sortedLikenesses() []model.PossibleDuplicate {
	slices.SortFunc(in.Likenesses, func(a, b model.PossibleDuplicate) int {
		return cmp.Or(cmp.Compare(a.Entry.Title, b.Entry.Title), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return in.Likenesses
}

// Arrival gives what can be said of a file before it is compared with the journal.
func (in *Result) Arrival() model.ImportResult {
	return model.ImportResult{Refused: in.Refused, Skipped: in.SkippedLines(), Notes: in.notes, Remarks: in.remarks[0],
		Rows: in.sortedRows(), Kind: in.Kind, Columns: in.Columns, AmbiguousDays: in.UnclearDays, PossibleDuplicates: in.sortedLikenesses()}
}

// Refuse reports a bad entry: its place, title and field, and the reason.
func (in *Result) Refuse(index int, title string, err error) {
	field, reason := "", err.Error()
	var told *model.Error
	if errors.As(err, &told) {
		field, reason = told.Field, told.Message
	}
	var wrong *json.UnmarshalTypeError
	var moment *time.ParseError
	switch {
	case errors.As(err, &wrong):
		field = wrong.Field[strings.LastIndex(wrong.Field, ".")+1:]
		reason = fmt.Sprintf("%s cannot stand here.", article(wrong.Value))
	case errors.As(err, &moment):
		field, reason = "created, updated", fmt.Sprintf("%s is not a moment. Write it like 2026-11-20T18:04:05Z.", moment.Value)
	}
	if field != "" {
		field = ", " + field
	}
	in.Refused++
	in.AddRow(index, model.Entry{Title: title}, model.OutcomeSkipped)
	in.SkipAt(index, EntryName(index, title)+field+": "+reason)
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// DropWrongContents keeps only the contents with the SHA-256 that the file claims.
func (in *Result) DropWrongContents() {
	for claimed, content := range in.Contents {
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != claimed {
			delete(in.Contents, claimed)
		}
	}
}

// EntryIDs gives the ids of the entries and of those they link to.
func (in *Result) EntryIDs() []string {
	all := map[string]bool{}
	for _, c := range in.Entries {
		all[c.Entry.ID] = true
		for _, l := range c.Entry.Links {
			all[l.ID] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func (in *Result) AttachmentHashes() []string {
	all := map[string]bool{}
	for _, c := range in.Entries {
		for _, a := range c.Entry.Attachments {
			all[a.SHA256] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func ShortHash(hash string) string {
	if len(hash) > 12 {
		return hash[:12]
	}
	return hash
}

// SetPerson keeps the head of the résumé as a setting.
func (in *Result) SetPerson(head resume.Person) error {
	head = head.Tidy()
	if err := head.Check(); err != nil {
		in.Skip(fmt.Sprintf("The head of the résumé was taken as it is. But: %v", err))
	}
	person, err := json.Marshal(head)
	if err != nil {
		return fmt.Errorf("keep who the résumé is about: %w", err)
	}
	in.Settings = map[string]json.RawMessage{resume.SettingPerson: person}
	return nil
}
