package model

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// Revision says what one write changed in one entry, and keeps what it
// replaced: history, undo and merging all read the same revisions.
type Revision struct {
	ID      string        `json:"id"` // UUID
	Entry   string        `json:"entry"`
	Batch   string        `json:"batch"` // the write it was part of
	Action  Action        `json:"action"`
	Clock   string        `json:"clock"` // hybrid logical clock, sorts as text
	Device  string        `json:"device"`
	At      time.Time     `json:"at"`
	Changes []FieldChange `json:"changes"`
}

// FieldChange is one part of an entry before and after a write, as the JSON of
// that part; Before is null where the entry was new. Field is an entry's JSON
// key, or "values." and a field key.
type FieldChange struct {
	Field  string          `json:"field"`
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`
}

// valuesPrefix begins a FieldChange's Field that is a value's.
const valuesPrefix = "values."

// Action names what a write did, for history and for "undo".
type Action string

const (
	Added    Action = "add"
	Edited   Action = "edit"
	Trashed  Action = "trash"
	Restored Action = "untrash"
	Tagged   Action = "tag"
	Imported Action = "import"
	Undone   Action = "undo"
	Redone   Action = "redo"
	ReadAnew Action = "read"
)

// entryParts are the JSON keys of an entry that a person can change.
var entryParts = []string{"kind", "day", "until", "time", "title", "body", "tags", "competencies", "links", "attachments", "private", "trashed", "read"}

// jsonParts gives the JSON of each part of an entry by its key, and of each value. Each
// is written by itself: writing the whole entry and reading it back costs five times as
// much, and an import does this for ten thousand entries.
func (e Entry) jsonParts() (map[string]json.RawMessage, error) {
	parts := make(map[string]json.RawMessage, len(entryParts)+len(e.Values))
	for i, v := range []any{e.Kind, e.Day, e.Until, e.Time, e.Title, e.Body, neverNil(e.Tags), neverNil(e.Competencies),
		neverNil(e.Links), neverNil(e.Attachments), e.Private, e.Trashed, e.Read} {
		if entryParts[i] == partRead && e.Read.IsZero() {
			continue
		}
		b, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		parts[entryParts[i]] = b
	}
	for key, v := range e.Values {
		b, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		parts[valuesPrefix+key] = b
	}
	for name, k := range e.Preserved {
		b, err := json.Marshal(k)
		if err != nil {
			return nil, err
		}
		parts[name] = b
	}
	return parts, nil
}

// DiffEntries lists what differs from before to after; a nil before means that the
// entry is new. Created and Updated do not count.
func DiffEntries(before *Entry, after Entry) ([]FieldChange, error) {
	var old map[string]json.RawMessage
	if before != nil {
		var err error
		if old, err = before.jsonParts(); err != nil {
			return nil, err
		}
	}
	now, err := after.jsonParts()
	if err != nil {
		return nil, err
	}
	empty := map[string]string{`""`: "", "[]": "", "false": "", "null": ""}
	var changes []FieldChange
	for key, v := range now {
		_, blank := empty[string(v)]
		if before == nil && blank || string(nullIfMissing(old[key])) == string(v) {
			continue
		}
		changes = append(changes, FieldChange{Field: key, Before: nullIfMissing(old[key]), After: v})
	}
	for key, v := range old {
		if _, kept := now[key]; !kept && string(v) != "null" {
			changes = append(changes, FieldChange{Field: key, Before: v, After: nullIfMissing(nil)})
		}
	}
	slices.SortFunc(changes, func(a, b FieldChange) int { return comparePartNames(a.Field, b.Field) })
	return changes, nil
}

// comparePartNames orders an entry's own parts first, as in entryParts, and then its
// values by name.
func comparePartNames(a, b string) int {
	i, j := slices.Index(entryParts, a), slices.Index(entryParts, b)
	switch {
	case i >= 0 && j >= 0:
		return i - j
	case i >= 0:
		return -1
	case j >= 0:
		return 1
	case a < b:
		return -1
	}
	return 1
}

func nullIfMissing(raw json.RawMessage) json.RawMessage {
	if raw == nil {
		return json.RawMessage("null")
	}
	return raw
}

// ApplyChanges gives e with the changes made. Where a part of e is no longer what the
// change expects as Before, nothing is applied and an Error of code Conflict
// names the field.
func ApplyChanges(e Entry, changes []FieldChange) (Entry, error) {
	now, err := e.jsonParts()
	if err != nil {
		return Entry{}, err
	}
	for _, c := range changes {
		if SameJSON(nullIfMissing(now[c.Field]), c.After) {
			continue
		}
		if c.Field == partRead { // two people's readings never contradict each other
			if now[partRead], err = mergeReadJSON(now[partRead], c); err != nil {
				return Entry{}, err
			}
			continue
		}
		if !SameJSON(nullIfMissing(now[c.Field]), c.Before) && !(string(c.Before) == "null" && isBlankJSON(now[c.Field])) {
			return Entry{}, &Error{Code: Conflict, Field: c.Field, Message: "“" + e.Title + "” was changed elsewhere meanwhile. Look at its history, then choose which words to keep."}
		}
		applyChange(now, c)
	}
	out, err := assembleEntry(e, now)
	out.dropIdleMarks()
	return out, err
}

// mergeReadJSON gives the record that an entry has now with a change made in it.
func mergeReadJSON(now json.RawMessage, c FieldChange) (json.RawMessage, error) {
	var is, before, after ReadRecord
	for raw, into := range map[*json.RawMessage]*ReadRecord{&now: &is, &c.Before: &before, &c.After: &after} {
		if err := json.Unmarshal(nullIfMissing(*raw), into); err != nil {
			return nil, err
		}
	}
	return json.Marshal(is.merge(before, after))
}

// applyChange makes a change in the parts of an entry. A part that becomes null is
// removed, as if it had never been there.
func applyChange(parts map[string]json.RawMessage, c FieldChange) {
	if string(c.After) == "null" {
		delete(parts, c.Field)
		return
	}
	parts[c.Field] = c.After
}

// OverlayChanges gives e with the changes made, whatever it holds now. It is for a person who
// has chosen their own words over what was changed elsewhere.
func OverlayChanges(e Entry, changes []FieldChange) (Entry, error) {
	now, err := e.jsonParts()
	if err != nil {
		return Entry{}, err
	}
	for _, c := range changes {
		applyChange(now, c)
	}
	out, err := assembleEntry(e, now)
	out.dropIdleMarks()
	return out, err
}

func isBlankJSON(raw json.RawMessage) bool {
	s := string(raw)
	return s == "" || s == `""` || s == "[]" || s == "false" || s == "null"
}

// assembleEntry gives an entry with these parts, and with the id and the times of e.
func assembleEntry(e Entry, parts map[string]json.RawMessage) (Entry, error) {
	values := map[string]json.RawMessage{}
	all := map[string]json.RawMessage{}
	for key, v := range parts {
		if field, isValue := cutValuesPrefix(key); isValue {
			values[field] = v
		} else {
			all[key] = v
		}
	}
	var err error
	if all["values"], err = json.Marshal(values); err != nil {
		return Entry{}, err
	}
	b, err := json.Marshal(all)
	if err != nil {
		return Entry{}, err
	}
	var out Entry
	if err := json.Unmarshal(b, &out); err != nil {
		return Entry{}, err
	}
	out.ID, out.Created, out.Updated = e.ID, e.Created, e.Updated
	return out, nil
}

func cutValuesPrefix(key string) (field string, isValue bool) {
	field, isValue = strings.CutPrefix(key, valuesPrefix)
	return field, isValue && field != ""
}

// ReverseChanges gives the changes that undo these.
func ReverseChanges(changes []FieldChange) []FieldChange {
	back := make([]FieldChange, len(changes))
	for i, c := range changes {
		back[i] = FieldChange{Field: c.Field, Before: c.After, After: c.Before}
	}
	return back
}
