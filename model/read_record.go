package model

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// ReadRecord says which parts of an entry Rung read from its words. The parts themselves
// stand where a person would have put them, so that everything counts them alike; what
// has no mark here is the person's own. A record without an edition says that nobody has
// read the entry yet.
type ReadRecord struct {
	Edition string     `json:"edition"`        // of the lexicon that read the words last
	Mood    string     `json:"mood,omitempty"` // deed, plan or other
	Parts   []ReadPart `json:"parts,omitempty"`

	Preserved Preserved `json:"-"` // the object of what else a newer Rung says of it, or ""
}

// ReadPart is a part that was read, or one that the person took out and that is never
// read again.
type ReadPart struct {
	Name    string      `json:"part"`             // see PartKind and the functions below it
	In      string      `json:"in,omitempty"`     // "title" or "body"; "" where the words have changed since
	From    int         `json:"from,omitempty"`   // in bytes of In
	To      int         `json:"to,omitempty"`     // likewise
	Person  *ReadPerson `json:"person,omitempty"` // of PartPerson
	Taken   bool        `json:"taken,omitempty"`  // was offered, and the person took it: it stays
	Removed bool        `json:"removed,omitempty"`

	Preserved Preserved `json:"-"` // as ReadRecord's
}

// ReadPerson is somebody whom the words name and who is no contact, and what they say of
// that person.
type ReadPerson struct {
	Name         string `json:"name"`
	Department   string `json:"department,omitempty"`
	Job          string `json:"job,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	Circle       string `json:"circle,omitempty"`
}

// Names of parts that stand alone. A mood that was removed is not read again.
const (
	PartKind = "kind"
	PartMood = "mood"
)

// The texts in which a part can stand.
const (
	InTitle = "title"
	InBody  = "body"
)

// partRead is the record's own key among the parts of an entry.
const partRead = "read"

// MostReadParts is how many parts of one entry are kept as read.
const MostReadParts = 1000

// maxPartName is how many bytes a part's name may have: a person's may be long.
const maxPartName = 500

const (
	competencyPrefix = "competencies."
	linkPrefix       = "links."
	storyPrefix      = "story."
	personPrefix     = "people."
)

// PartValue names a field's value. A list, such as the numbers, is one part with a place
// for each item.
func PartValue(key string) string { return valuesPrefix + key }

// PartCompetency names a competency.
func PartCompetency(id string) string { return competencyPrefix + id }

// PartLink names a link to another entry.
func PartLink(role, id string) string { return linkPrefix + role + "." + id }

// PartStory names a clause that tells the part of the story that a field would hold, such
// as "result". The words stay where they are.
func PartStory(field string) string { return storyPrefix + field }

// PartPerson names somebody who is no contact.
func PartPerson(name string) string { return personPrefix + strings.ToLower(name) }

// IsZero reports whether the entry was never read.
func (r ReadRecord) IsZero() bool {
	return r.Edition == "" && r.Mood == "" && len(r.Parts) == 0 && r.Preserved == ""
}

// Has reports whether a part was read and still stands.
func (r ReadRecord) Has(name string) bool {
	return slices.ContainsFunc(r.Parts, func(p ReadPart) bool { return p.Name == name && !p.Removed })
}

// WordsOf gives the words from which a part was read, or "" where it was not read from
// this text.
func (e Entry) WordsOf(name string) string {
	for _, p := range e.Read.Parts {
		words := map[string]string{InTitle: e.Title, InBody: e.Body}[p.In]
		if p.Name == name && !p.Removed && 0 <= p.From && p.From < p.To && p.To <= len(words) {
			return strings.TrimSpace(words[p.From:p.To])
		}
	}
	return ""
}

// IsPlan reports whether the words tell of something that has not happened yet.
func (r ReadRecord) IsPlan() bool { return r.Mood == moodPlan }

// IsOther reports whether the words tell of nothing that the person did or means to do.
func (r ReadRecord) IsOther() bool { return r.Mood == moodOther }

// IsRemoved reports whether a part was taken out and is not to be read again.
func (r ReadRecord) IsRemoved(name string) bool {
	return slices.ContainsFunc(r.Parts, func(p ReadPart) bool { return p.Name == name && p.Removed })
}

// HasParts reports whether anything that was read still stands.
func (r ReadRecord) HasParts() bool {
	return slices.ContainsFunc(r.Parts, func(p ReadPart) bool { return !p.Removed })
}

// clone gives a copy that can be changed without changing the record.
func (r ReadRecord) clone() ReadRecord {
	r.Parts = slices.Clone(r.Parts)
	return r
}

// without gives the record with no mark for a part, so that the part is the person's own.
func (r ReadRecord) without(name string) ReadRecord {
	r.Parts = slices.DeleteFunc(slices.Clone(r.Parts), func(p ReadPart) bool { return p.Name == name })
	return r
}

// withRemoved gives the record with a part remembered as taken out.
func (r ReadRecord) withRemoved(name string) ReadRecord {
	r = r.without(name)
	r.Parts = append(r.Parts, ReadPart{Name: name, Removed: true})
	return r.sorted()
}

// sorted gives the record with its parts in one order, each once.
func (r ReadRecord) sorted() ReadRecord {
	slices.SortStableFunc(r.Parts, func(a, b ReadPart) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), -strings.Compare(a.In, b.In), a.From-b.From, a.To-b.To)
	})
	r.Parts = slices.CompactFunc(r.Parts, func(a, b ReadPart) bool { return reflect.DeepEqual(a, b) })
	if len(r.Parts) == 0 {
		r.Parts = nil
	}
	return r
}

// merge gives the record with what changed from before to after, for the record of an
// entry that somebody else has changed meanwhile.
func (r ReadRecord) merge(before, after ReadRecord) ReadRecord {
	out := r.clone()
	if after.Edition != before.Edition {
		out.Edition = after.Edition
	}
	if after.Mood != before.Mood {
		out.Mood = after.Mood
	}
	for _, name := range partNames(before, after) {
		was, is, here := before.named(name), after.named(name), r.named(name)
		moved := len(was) > 0 && len(is) > 0 && was[0].Removed == is[0].Removed
		if reflect.DeepEqual(was, is) || moved && (len(here) == 0 || here[0].Removed != was[0].Removed) {
			continue
		}
		out = out.without(name)
		out.Parts = append(out.Parts, is...)
	}
	return out.sorted()
}

// named gives the marks of one part, one for each place.
func (r ReadRecord) named(name string) (marks []ReadPart) {
	for _, p := range r.Parts {
		if p.Name == name {
			marks = append(marks, p)
		}
	}
	return marks
}

func partNames(records ...ReadRecord) (names []string) {
	for _, r := range records {
		for _, p := range r.Parts {
			names = append(names, p.Name)
		}
	}
	return sortedSet(names)
}

// part gives what an entry holds as a part, in a form that can be compared, and whether
// it holds any. Clauses and people live in the record alone.
func (e Entry) part(name string) (is string, holds bool) {
	if name == PartKind {
		return e.Kind, e.Kind != KindNote
	}
	if key, isValue := cutValuesPrefix(name); isValue {
		v, ok := e.Values[key]
		b, err := json.Marshal(v)
		return string(b), ok && err == nil
	}
	if id, ok := strings.CutPrefix(name, competencyPrefix); ok {
		return "", slices.Contains(e.Competencies, id)
	}
	if role, id, ok := cutLink(name); ok {
		return "", slices.Contains(e.Linked(role), id)
	}
	return "", e.Read.Has(name)
}

func cutLink(name string) (role, id string, ok bool) {
	rest, ok := strings.CutPrefix(name, linkPrefix)
	if !ok {
		return "", "", false
	}
	return strings.Cut(rest, ".")
}

// drop takes a part out of an entry, without a word about it in the record.
func (e *Entry) drop(name string) {
	if name == PartKind {
		e.Kind = KindNote
	}
	if name == PartMood {
		e.Read.Mood = ""
	}
	if key, isValue := cutValuesPrefix(name); isValue {
		delete(e.Values, key)
	}
	if id, ok := strings.CutPrefix(name, competencyPrefix); ok {
		e.Competencies = slices.DeleteFunc(e.Competencies, func(c string) bool { return c == id })
	}
	if role, id, ok := cutLink(name); ok {
		e.Links = slices.DeleteFunc(e.Links, func(l LinkTo) bool { return l.Role == role && l.ID == id })
	}
}

// knows reports whether an entry of a kind can hold a part.
func (k Kind) knows(name string) bool {
	if key, isValue := cutValuesPrefix(name); isValue {
		_, ok := k.Field(key)
		return ok
	}
	if role, _, ok := cutLink(name); ok {
		return k.hasRole(role)
	}
	return true
}

// normalizeRead keeps no place outside the words, and no more than MostReadParts.
func (e *Entry) normalizeRead() {
	if len(e.Read.Parts) == 0 {
		e.Read.Parts = nil
		return
	}
	lengths := map[string]int{InTitle: len(e.Title), InBody: len(e.Body)}
	e.Read = e.Read.clone()
	for i, p := range e.Read.Parts {
		if p.From < 0 || p.To < p.From || p.To > lengths[p.In] {
			e.Read.Parts[i].In, e.Read.Parts[i].From, e.Read.Parts[i].To = "", 0, 0
		}
	}
	e.Read = e.Read.sorted()
	e.Read.Parts = e.Read.Parts[:min(len(e.Read.Parts), MostReadParts)]
}

// checkRead refuses a record that a journal cannot keep.
func (e Entry) checkRead() error {
	if len(e.Read.Edition) > maxName || len(e.Read.Mood) > maxName || len(e.Read.Parts) > MostReadParts {
		return newInvalidError(partRead, "It says more than an entry keeps of what was read.")
	}
	if err := e.Read.Preserved.checkSize(partRead); err != nil {
		return err
	}
	for _, p := range e.Read.Parts {
		if err := p.Preserved.checkSize(partRead); err != nil {
			return err
		}
		if p.Name == "" || len(p.Name) > maxPartName || !utf8.ValidString(p.Name) {
			return newInvalidError(partRead, "A part that was read has no name that can be kept.")
		}
	}
	return nil
}
