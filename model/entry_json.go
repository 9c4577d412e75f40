package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// entryShape stops UnmarshalJSON and MarshalJSON from calling themselves.
type entryShape Entry

// MarshalJSON writes empty lists as [] and values as {}, never null, and what is not
// known after the rest.
func (e Entry) MarshalJSON() ([]byte, error) {
	e.Tags, e.Competencies = orEmpty(e.Tags), orEmpty(e.Competencies)
	e.Links, e.Attachments = orEmpty(e.Links), orEmpty(e.Attachments)
	if e.Values == nil {
		e.Values = Values{}
	}
	b, err := json.Marshal(entryShape(e))
	return withKept(b, e.Kept), err
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// withKept puts further members into an object, in the order of their names.
func withKept(object []byte, parts map[string]Kept) []byte {
	if len(parts) == 0 || len(object) < 2 {
		return object
	}
	object = slices.Clone(object[:len(object)-1])
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		quoted, err := json.Marshal(name)
		if err != nil {
			continue // cannot be: a text
		}
		if len(object) > 1 {
			object = append(object, ',')
		}
		object = append(append(append(object, quoted...), ':'), parts[name]...)
	}
	return append(object, '}')
}

// members gives the members of an object that is Kept.
func (k Kept) members() map[string]Kept {
	var parts map[string]json.RawMessage
	if k == "" || json.Unmarshal([]byte(k), &parts) != nil {
		return nil
	}
	kept := make(map[string]Kept, len(parts))
	for name, raw := range parts {
		kept[name] = Kept(raw)
	}
	return kept
}

type (
	linkShape LinkTo
	fileShape Attachment
)

// MarshalJSON writes what is not known of the link after the rest.
func (l LinkTo) MarshalJSON() ([]byte, error) {
	b, err := json.Marshal(linkShape(l))
	return withKept(b, l.Kept.members()), err
}

// MarshalJSON writes what is not known of the file after the rest.
func (a Attachment) MarshalJSON() ([]byte, error) {
	b, err := json.Marshal(fileShape(a))
	return withKept(b, a.Kept.members()), err
}

// UnmarshalJSON reads an entry. A key, kind, field, role or choice that is not known
// is kept as it stands; a value of the wrong type gives an Error of code Invalid. It
// does not Check.
func (e *Entry) UnmarshalJSON(b []byte) error {
	var raw struct {
		entryShape
		Values map[string]json.RawMessage `json:"values"`
	}
	strange := strictJSON(b, &raw) != nil // a second look costs time that most entries need not
	if strange {
		raw.entryShape, raw.Values = entryShape{}, nil
		if err := json.Unmarshal(b, &raw); err != nil {
			return &Error{Code: Invalid, Message: "This is not an entry: " + err.Error() + ".", Err: err}
		}
	}
	kind, _ := KindOf(raw.Kind)
	values, err := decodeValues(kind.Fields, raw.Values, kind.Label)
	if err != nil {
		return err
	}
	*e = Entry(raw.entryShape)
	e.Values = values
	if strange {
		return e.keepUnknown(b)
	}
	return nil
}

var (
	entryKeys = append([]string{"id", "values", "created", "updated"}, entryParts...)
	linkKeys  = []string{"role", "id"}
	fileKeys  = []string{"name", "sha256", "bytes"}
)

// keepUnknown takes in what the entry's JSON has besides what is known.
func (e *Entry) keepUnknown(b []byte) error {
	var parts map[string]json.RawMessage
	var lists struct{ Links, Attachments []map[string]json.RawMessage }
	if err := json.Unmarshal(b, &parts); err != nil {
		return fmt.Errorf("read the parts of an entry: %w", err)
	}
	if err := json.Unmarshal(b, &lists); err != nil {
		return fmt.Errorf("read the links of an entry: %w", err)
	}
	for name, raw := range besides(parts, entryKeys) {
		if e.Kept == nil {
			e.Kept = map[string]Kept{}
		}
		e.Kept[name] = keep(raw)
	}
	for i, parts := range lists.Links {
		e.Links[i].Kept = keepObject(besides(parts, linkKeys))
	}
	for i, parts := range lists.Attachments {
		e.Attachments[i].Kept = keepObject(besides(parts, fileKeys))
	}
	return nil
}

// besides gives the members that are none of those known, which encoding/json takes
// in any case of letters.
func besides(parts map[string]json.RawMessage, known []string) map[string]json.RawMessage {
	maps.DeleteFunc(parts, func(name string, _ json.RawMessage) bool {
		return slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, name) })
	})
	return parts
}

func keepObject(parts map[string]json.RawMessage) Kept {
	if len(parts) == 0 {
		return ""
	}
	b, err := json.Marshal(parts)
	if err != nil {
		return "" // cannot be: it was read as JSON
	}
	return keep(b)
}

// storedBesides is what a journal keeps of an entry that its table has no column
// for, among the values under a key that no field has.
type storedBesides struct {
	Entry map[string]Kept `json:"entry,omitempty"`
	Links []Kept          `json:"links,omitempty"`
	Files []Kept          `json:"files,omitempty"`
}

// besidesKey is where storedBesides stands.
const besidesKey = ""

// StoredValues writes the values as a journal keeps them, with what is not known of
// the entry.
func (e Entry) StoredValues() ([]byte, error) {
	var more storedBesides
	more.Entry = e.Kept
	for i, l := range e.Links {
		if l.Kept != "" {
			more.Links = append(append(more.Links, make([]Kept, i-len(more.Links))...), l.Kept)
		}
	}
	for i, a := range e.Attachments {
		if a.Kept != "" {
			more.Files = append(append(more.Files, make([]Kept, i-len(more.Files))...), a.Kept)
		}
	}
	if len(more.Entry)+len(more.Links)+len(more.Files) == 0 {
		if len(e.Values) == 0 {
			return []byte("{}"), nil
		}
		return json.Marshal(e.Values)
	}
	values := Values{besidesKey: more}
	maps.Copy(values, e.Values)
	return json.Marshal(values)
}

// ReadStored takes in what StoredValues wrote, once the kind, the links and the files
// are known.
func (e *Entry) ReadStored(text []byte) error {
	e.Values = Values{}
	if string(text) == "{}" {
		return nil
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(text, &raw); err != nil {
		return err
	}
	if more, ok := raw[besidesKey]; ok {
		delete(raw, besidesKey)
		var read struct {
			Entry        map[string]json.RawMessage
			Links, Files []json.RawMessage
		}
		if err := json.Unmarshal(more, &read); err != nil {
			return err
		}
		for name, part := range read.Entry {
			if e.Kept == nil {
				e.Kept = map[string]Kept{}
			}
			e.Kept[name] = Kept(part)
		}
		for i := range min(len(read.Links), len(e.Links)) {
			e.Links[i].Kept = storedPart(read.Links[i])
		}
		for i := range min(len(read.Files), len(e.Attachments)) {
			e.Attachments[i].Kept = storedPart(read.Files[i])
		}
	}
	kind, _ := KindOf(e.Kind)
	var err error
	e.Values, err = decodeValues(kind.Fields, raw, kind.Label)
	return err
}

func storedPart(raw json.RawMessage) Kept {
	if string(raw) == "null" {
		return ""
	}
	return Kept(raw)
}
