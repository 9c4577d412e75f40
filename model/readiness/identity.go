package readiness

import (
	"encoding/hex"
	"fmt"

	"rung/model"
)

// placeOf returns an entry's place in the index; an entry that is not known yet
// gets an empty one.
func (ix *Index) placeOf(id string) (int32, error) {
	key, capitals, ok := parseID(id)
	if !ok {
		return 0, &model.Error{Code: model.Invalid, Field: "id", Message: fmt.Sprintf("%q is not an entry's id.", id)}
	}
	if at, ok := ix.at[key]; ok {
		return at, nil
	}
	at := int32(len(ix.facts))
	ix.at[key] = at
	ix.facts = append(ix.facts, fact{id: key, kind: unknown})
	ix.links.addPlace()
	if capitals {
		ix.spelledIDs[at] = id
	}
	return at, nil
}

// parseID reads a UUID of 36 characters, in capitals too. It is written for speed:
// at start it reads some hundred thousand of them.
func parseID(id string) (key [16]byte, capitals, ok bool) {
	if len(id) != 36 {
		return key, false, false
	}
	n := 0
	for i := 0; i < len(id); i++ {
		if i == 8 || i == 13 || i == 18 || i == 23 {
			if id[i] != '-' {
				return key, false, false
			}
			continue
		}
		digit := id[i]
		switch {
		case '0' <= digit && digit <= '9':
			digit -= '0'
		case 'a' <= digit && digit <= 'f':
			digit -= 'a' - 10
		case 'A' <= digit && digit <= 'F':
			digit, capitals = digit-('A'-10), true
		default:
			return key, false, false
		}
		key[n/2] = key[n/2]<<4 | digit
		n++
	}
	return key, capitals, true
}

// entryID returns the id of the entry at a place, as it was written.
func (ix *Index) entryID(at int32) string {
	if id, ok := ix.spelledIDs[at]; ok {
		return id
	}
	return formatID(ix.facts[at].id[:])
}

func formatID(id []byte) string {
	var text [36]byte
	hex.Encode(text[:], id[:4])
	text[8] = '-'
	hex.Encode(text[9:], id[4:6])
	text[13] = '-'
	hex.Encode(text[14:], id[6:8])
	text[18] = '-'
	hex.Encode(text[19:], id[8:10])
	text[23] = '-'
	hex.Encode(text[24:], id[10:16])
	return string(text[:])
}
