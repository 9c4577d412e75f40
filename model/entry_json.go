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

// MarshalJSON writes empty lists as [] and empty values as {}, never null, and the
// unknown parts after the others.
func (e Entry) MarshalJSON() ([]byte, error) {
	e.Tags, e.Competencies = neverNil(e.Tags), neverNil(e.Competencies)
	e.Links, e.Attachments = neverNil(e.Links), neverNil(e.Attachments)
	if e.Values == nil {
		e.Values = Values{}
	}
	b, err := json.Marshal(entryShape(e))
	return appendPreserved(b, e.Preserved), err
}

func neverNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// appendPreserved adds unknown parts to a JSON object, in the order of their names.
func appendPreserved(object []byte, parts map[string]Preserved) []byte {
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

// unknownMembers gives the members of a preserved object, by name.
func (k Preserved) unknownMembers() map[string]Preserved {
	var parts map[string]json.RawMessage
	if k == "" || json.Unmarshal([]byte(k), &parts) != nil {
		return nil
	}
	kept := make(map[string]Preserved, len(parts))
	for name, raw := range parts {
		kept[name] = Preserved(raw)
	}
	return kept
}

type (
	linkShape LinkTo
	fileShape Attachment
)

// MarshalJSON writes the unknown parts of the link after the others.
func (l LinkTo) MarshalJSON() ([]byte, error) {
	b, err := json.Marshal(linkShape(l))
	return appendPreserved(b, l.Preserved.unknownMembers()), err
}

// MarshalJSON writes the unknown parts of the attachment after the others.
func (a Attachment) MarshalJSON() ([]byte, error) {
	b, err := json.Marshal(fileShape(a))
	return appendPreserved(b, a.Preserved.unknownMembers()), err
}

// UnmarshalJSON reads an entry. A key, kind, field, role or choice that is not known is
// preserved; a value of the wrong type gives an Error of code Invalid. What is read has
// not passed Check yet.
func (e *Entry) UnmarshalJSON(b []byte) error {
	var raw struct {
		entryShape
		Values map[string]json.RawMessage `json:"values"`
	}
	strange := strictJSON(b, &raw) != nil // reading twice costs time that most entries need not take
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
		return e.preserveUnknown(b)
	}
	return nil
}

var (
	entryKeys = append([]string{"id", "values", "created", "updated"}, entryParts...)
	linkKeys  = []string{"role", "id"}
	fileKeys  = []string{"name", "sha256", "bytes"}
)

// preserveUnknown adds to the entry what its JSON has that is not known.
func (e *Entry) preserveUnknown(b []byte) error {
	var parts map[string]json.RawMessage
	var lists struct{ Links, Attachments []map[string]json.RawMessage }
	if err := json.Unmarshal(b, &parts); err != nil {
		return fmt.Errorf("read the parts of an entry: %w", err)
	}
	if err := json.Unmarshal(b, &lists); err != nil {
		return fmt.Errorf("read the links of an entry: %w", err)
	}
	for name, raw := range withoutKnown(parts, entryKeys) {
		if e.Preserved == nil {
			e.Preserved = map[string]Preserved{}
		}
		e.Preserved[name] = preserve(raw)
	}
	for i, parts := range lists.Links {
		e.Links[i].Preserved = preserveObject(withoutKnown(parts, linkKeys))
	}
	for i, parts := range lists.Attachments {
		e.Attachments[i].Preserved = preserveObject(withoutKnown(parts, fileKeys))
	}
	return nil
}

// withoutKnown removes the known members, whose names encoding/json accepts in upper or
// lower case.
func withoutKnown(parts map[string]json.RawMessage, known []string) map[string]json.RawMessage {
	maps.DeleteFunc(parts, func(name string, _ json.RawMessage) bool {
		return slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, name) })
	})
	return parts
}

func preserveObject(parts map[string]json.RawMessage) Preserved {
	if len(parts) == 0 {
		return ""
	}
	b, err := json.Marshal(parts)
	if err != nil {
		return "" // cannot be: it was read as JSON
	}
	return preserve(b)
}

// storedExtras is what the table of entries has no column for. It is stored among the
// values, under a key that no field has.
type storedExtras struct {
	Entry map[string]Preserved `json:"entry,omitempty"`
	Links []Preserved          `json:"links,omitempty"`
	Files []Preserved          `json:"files,omitempty"`
}

// extrasKey is the key of storedExtras among the stored values.
const extrasKey = ""

// StoredValues writes the values, with the unknown parts of the entry, as the journal's
// file keeps them.
func (e Entry) StoredValues() ([]byte, error) {
	var more storedExtras
	more.Entry = e.Preserved
	for i, l := range e.Links {
		if l.Preserved != "" {
			more.Links = append(append(more.Links, make([]Preserved, i-len(more.Links))...), l.Preserved)
		}
	}
	for i, a := range e.Attachments {
		if a.Preserved != "" {
			more.Files = append(append(more.Files, make([]Preserved, i-len(more.Files))...), a.Preserved)
		}
	}
	if len(more.Entry)+len(more.Links)+len(more.Files) == 0 {
		if len(e.Values) == 0 {
			return []byte("{}"), nil
		}
		return json.Marshal(e.Values)
	}
	values := Values{extrasKey: more}
	maps.Copy(values, e.Values)
	return json.Marshal(values)
}

// ReadStored reads what StoredValues wrote. The entry's kind, links and attachments have
// to be set before.
func (e *Entry) ReadStored(text []byte) error {
	e.Values = Values{}
	if string(text) == "{}" {
		return nil
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(text, &raw); err != nil {
		return err
	}
	if more, ok := raw[extrasKey]; ok {
		delete(raw, extrasKey)
		var read struct {
			Entry        map[string]json.RawMessage
			Links, Files []json.RawMessage
		}
		if err := json.Unmarshal(more, &read); err != nil {
			return err
		}
		for name, part := range read.Entry {
			if name == partRead { // an older Rung did not know it
				if err := json.Unmarshal(part, &e.Read); err != nil {
					return err
				}
				continue
			}
			if e.Preserved == nil {
				e.Preserved = map[string]Preserved{}
			}
			e.Preserved[name] = Preserved(part)
		}
		for i := range min(len(read.Links), len(e.Links)) {
			e.Links[i].Preserved = storedPart(read.Links[i])
		}
		for i := range min(len(read.Files), len(e.Attachments)) {
			e.Attachments[i].Preserved = storedPart(read.Files[i])
		}
	}
	kind, _ := KindOf(e.Kind)
	var err error
	e.Values, err = decodeValues(kind.Fields, raw, kind.Label)
	return err
}

func storedPart(raw json.RawMessage) Preserved {
	if string(raw) == "null" {
		return ""
	}
	return Preserved(raw)
}
