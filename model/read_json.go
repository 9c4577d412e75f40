package model

import "encoding/json"

type (
	recordShape ReadRecord
	markShape   ReadPart
)

var (
	recordKeys = []string{"edition", "mood", "parts"}
	markKeys   = []string{"part", "in", "from", "to", "person", "taken", "removed"}
)

// MarshalJSON writes what a newer Rung says of the record after the rest.
func (r ReadRecord) MarshalJSON() ([]byte, error) {
	b, err := json.Marshal(recordShape(r))
	return appendPreserved(b, r.Preserved.unknownMembers()), err
}

// MarshalJSON writes what a newer Rung says of the part after the rest.
func (p ReadPart) MarshalJSON() ([]byte, error) {
	b, err := json.Marshal(markShape(p))
	return appendPreserved(b, p.Preserved.unknownMembers()), err
}

// UnmarshalJSON reads a record. One in another shape than this Rung knows says nothing,
// and is no reason to refuse the entry: its words can be read again.
func (r *ReadRecord) UnmarshalJSON(b []byte) error {
	var read recordShape
	if strictJSON(b, &read) == nil {
		*r = ReadRecord(read)
		return nil
	}
	var parts map[string]json.RawMessage
	var lists struct {
		Parts []map[string]json.RawMessage
	}
	read = recordShape{}
	if json.Unmarshal(b, &read) != nil || json.Unmarshal(b, &parts) != nil || json.Unmarshal(b, &lists) != nil {
		*r = ReadRecord{}
		return nil
	}
	*r = ReadRecord(read)
	r.Preserved = preserveObject(withoutKnown(parts, recordKeys))
	for i, mark := range lists.Parts {
		r.Parts[i].Preserved = preserveObject(withoutKnown(mark, markKeys))
	}
	return nil
}
