package intake

import (
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/google/uuid"

	"rung/model"
)

// foreignSpace is the name space of the ids that entries from other programs get.
var foreignSpace = uuid.MustParse("6d1c1f0e-7a55-5b0c-9a53-52554e470004")

// StableID gives something from another program the same id at each import.
func StableID(parts ...string) string {
	return uuid.NewSHA1(foreignSpace, []byte(strings.Join(parts, "\x00"))).String()
}

// Attach adds an attachment to an entry under a name of its own, unless its content is
// there already, and gives the name.
func Attach(e *model.Entry, a model.Attachment) string {
	a.Name = ComposeLetters(strings.Join(strings.Fields(path.Base(a.Name)), " "))
	ending := path.Ext(a.Name)
	stem := strings.TrimSuffix(a.Name, ending)
	for n := 2; ; n++ {
		other := false
		for _, own := range e.Attachments {
			if own.SHA256 == a.SHA256 {
				return own.Name
			}
			other = other || own.Name == a.Name
		}
		if !other {
			e.Attachments = append(e.Attachments, a)
			return a.Name
		}
		a.Name = fmt.Sprintf("%s-%d%s", stem, n, ending)
	}
}

// OrderDays drops a last day that is not after the first; one alone becomes the first.
func OrderDays(e model.Entry) model.Entry {
	if e.Day == "" && e.Until != "" {
		e.Day = e.Until
	}
	if e.Until <= e.Day {
		e.Until = ""
	}
	return e
}

// AsVariant gives an entry whose id belongs to other words a new id, which is always
// the same for its words, and a link to the entry with the old id.
func AsVariant(e model.Entry) model.Entry {
	first := e.ID
	e = e.Clone()
	e.ID = StableID("other words", first, e.Title, e.Body)
	e.Links = append(e.Links, model.LinkTo{Role: "about", ID: first})
	return e
}

// TidyEntry brings an entry into the form in which the journal keeps it, so that equal
// entries compare as equal.
func TidyEntry(e model.Entry) model.Entry {
	e.Normalize()
	e.ID = CanonicalID(e.ID)
	for i := range e.Links {
		e.Links[i].ID = CanonicalID(e.Links[i].ID)
	}
	e.Created = e.Created.UTC().Truncate(time.Millisecond)
	e.Updated = e.Updated.UTC().Truncate(time.Millisecond)
	return e
}

func CanonicalID(id string) string {
	parsed, err := uuid.Parse(id)
	if err != nil {
		return id
	}
	return parsed.String()
}
