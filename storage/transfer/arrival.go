package transfer

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

	"github.com/google/uuid"
)

// arrived is what a format's reader understood of a file, before the journal
// is asked.
type arrived struct {
	entries  []candidate
	newer    bool              // written by a Rung, perhaps a newer one, of which what is not known is kept
	foreign  bool              // written by another program: it fills what is empty here and changes nothing
	contents map[string][]byte // attachments by the SHA-256 the file claims
	settings map[string]json.RawMessage
	history  []model.Revision
	count    int // entries met, good and bad
	refused  int // entries that cannot be kept as they are
	skipped  []skipped
	untold   int // lines over maxSkipped
	notes    []string

	rows    []model.ImportRow // those whose fate is known, in no order
	remarks map[int][]string  // by the place of the entry they are about, or 0
	kind    string            // of a table's rows
	columns []model.Column
	unclear []model.AmbiguousDay
	alike   []model.PossibleDuplicate
}

// skipped is a line on what was left out, with the place in the file of the
// entry it is about, or 0.
type skipped struct {
	index int
	line  string
}

// maxRemarks is how many remarks are kept on one entry.
const maxRemarks = 20

// candidate is one entry of a file, with its place in it for messages.
type candidate struct {
	index  int
	entry  model.Entry
	keys   []string // addresses by which a contact may be known
	uid    string   // what its program calls a contact, which tells two of them apart
	joined bool     // it goes into a contact that it is not known to be by its id
}

// name says which entry of the file a message is about.
func (c candidate) name() string { return name(c.index, c.entry.Title) }

func name(index int, title string) string {
	if title = strings.Join(strings.Fields(title), " "); title == "" {
		return fmt.Sprintf("Entry %d", index)
	}
	if letters := []rune(title); len(letters) > 60 {
		title = string(letters[:60]) + "…"
	}
	return fmt.Sprintf("Entry %d “%s”", index, title)
}

func (in *arrived) skip(line string) { in.skipAt(0, line) }

func (in *arrived) skipAt(index int, line string) { in.skipHinted(index, line, "") }

// skipHinted names what was left out; the hint says what would do, in the words
// of the terminal.
func (in *arrived) skipHinted(index int, line, hint string) {
	in.remark(index, line)
	in.list(index, model.Joined(" ", line, hint))
}

// list adds a line to those that the terminal is told.
func (in *arrived) list(index int, line string) {
	if len(in.skipped) >= maxSkipped {
		in.untold++
		return
	}
	in.skipped = append(in.skipped, skipped{index, line})
}

// refuseFile names a file of several that cannot be taken, and why.
func (in *arrived) refuseFile(at, reason string) {
	in.refused++
	in.rows = append(in.rows, model.ImportRow{Entry: model.Entry{Title: at}, Outcome: model.OutcomeSkipped, Remarks: []string{reason}})
	in.list(0, at+" was left out: "+reason)
}

func (in *arrived) remark(index int, line string) {
	if in.remarks == nil {
		in.remarks = map[int][]string{}
	}
	if len(in.remarks[index]) < maxRemarks {
		in.remarks[index] = append(in.remarks[index], line)
	}
}

// settled notes what becomes of an entry.
func (in *arrived) settled(index int, e model.Entry, fate model.ImportOutcome) {
	in.rows = append(in.rows, model.ImportRow{Place: index, Entry: e, Outcome: fate})
}

// tell notes what became of the file's words beside what was left out.
func (in *arrived) tell(line string) { in.tellAt(0, line) }

func (in *arrived) tellAt(index int, line string) {
	in.remark(index, line)
	switch {
	case len(in.notes) < maxSkipped:
		in.notes = append(in.notes, line)
	case len(in.notes) == maxSkipped:
		in.notes = append(in.notes, "… and more of the kind.")
	}
}

// told gives the lines in the order of the file, those on the file itself last.
func (in *arrived) told() []string {
	slices.SortStableFunc(in.skipped, func(a, b skipped) int { return cmp.Compare(uint(a.index)-1, uint(b.index)-1) })
	lines := make([]string, len(in.skipped))
	for i, s := range in.skipped {
		lines[i] = s.line
	}
	if in.untold > 0 {
		lines = append(lines, fmt.Sprintf("… and %d more.", in.untold))
	}
	return lines
}

// listed gives the entries with what became of each, in the order of the file.
// A remark stands beside its entry, so that it need not name it.
func (in *arrived) listed() []model.ImportRow {
	slices.SortStableFunc(in.rows, func(a, b model.ImportRow) int { return cmp.Compare(a.Place, b.Place) })
	for i := range in.rows {
		r := &in.rows[i]
		if r.Place == 0 {
			continue // a file, whose row has its reason already
		}
		for _, line := range in.remarks[r.Place] {
			line, _ = strings.CutPrefix(line, name(r.Place, r.Entry.Title))
			line = strings.TrimLeft(line, ",: ")
			first, size := utf8.DecodeRuneInString(line)
			r.Remarks = append(r.Remarks, string(unicode.ToUpper(first))+line[size:])
		}
	}
	return in.rows
}

// suggested gives the contacts that may be one in an order that stays the same,
// whatever the person says of them.
func (in *arrived) suggested() []model.PossibleDuplicate {
	slices.SortFunc(in.alike, func(a, b model.PossibleDuplicate) int {
		return cmp.Or(cmp.Compare(a.Entry.Title, b.Entry.Title), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return in.alike
}

// arrival is what can be said of a file before the journal is asked.
func (in *arrived) arrival() model.ImportResult {
	return model.ImportResult{Refused: in.refused, Skipped: in.told(), Notes: in.notes, Remarks: in.remarks[0],
		Rows: in.listed(), Kind: in.kind, Columns: in.columns, AmbiguousDays: in.unclear, PossibleDuplicates: in.suggested()}
}

// refuse names a bad entry: its place, title and field, and the reason.
func (in *arrived) refuse(index int, title string, err error) {
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
	in.refused++
	in.settled(index, model.Entry{Title: title}, model.OutcomeSkipped)
	in.skipAt(index, name(index, title)+field+": "+reason)
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// sift keeps the contents that are what their hash says.
func (in *arrived) sift() {
	for claimed, content := range in.contents {
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != claimed {
			delete(in.contents, claimed)
		}
	}
}

// check keeps the entries that the model's rules accept, each id once.
func (pl *plan) check() {
	seen := map[string]int{}
	pl.entries = slices.DeleteFunc(pl.entries, func(c candidate) bool { return !pl.accept(c, seen) })
}

// accept holds an entry to the rules without the attachments whose content is
// not there: those are left out of it later, whatever the file says of them.
func (pl *plan) accept(c candidate, seen map[string]int) bool {
	e := c.entry
	e.Attachments = slices.DeleteFunc(slices.Clone(e.Attachments), func(a model.Attachment) bool { return !pl.holds(a) })
	check := e.CheckKnown
	if pl.newer {
		check = e.Check
	}
	if err := check(); err != nil {
		pl.refuse(c.index, c.entry.Title, err)
		return false
	}
	if first, twice := seen[c.entry.ID]; twice {
		pl.settled(c.index, e, model.OutcomeSkipped)
		pl.skipAt(c.index, fmt.Sprintf("%s: it has the same id as entry %d.", c.name(), first))
		return false
	}
	seen[c.entry.ID] = c.index
	return true
}

// tidy brings an entry to the form in which the journal keeps it, so that the
// same entry compares as the same.
func tidy(e model.Entry) model.Entry {
	e.Normalize()
	e.ID = plainID(e.ID)
	for i := range e.Links {
		e.Links[i].ID = plainID(e.Links[i].ID)
	}
	e.Created = e.Created.UTC().Truncate(time.Millisecond)
	e.Updated = e.Updated.UTC().Truncate(time.Millisecond)
	return e
}

func plainID(id string) string {
	parsed, err := uuid.Parse(id)
	if err != nil {
		return id
	}
	return parsed.String()
}

// ids gives the entries' own ids and those they link to.
func (in *arrived) ids() []string {
	all := map[string]bool{}
	for _, c := range in.entries {
		all[c.entry.ID] = true
		for _, l := range c.entry.Links {
			all[l.ID] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func (in *arrived) hashes() []string {
	all := map[string]bool{}
	for _, c := range in.entries {
		for _, a := range c.entry.Attachments {
			all[a.SHA256] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func brief(hash string) string {
	if len(hash) > 12 {
		return hash[:12]
	}
	return hash
}
