package model

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"rung/model/text"
)

// Findings is what was read from an entry's words for sure.
type Findings struct {
	Edition string // of the lexicon
	Mood    string
	Kind    string // "" for a note
	Parts   []Finding
}

// Finding is one part that was read, and its value where it is a field's.
type Finding struct {
	ReadPart
	Value any
}

// WithFindings gives the entry with what its words say. What a person set stays, what a
// person took out does not come back, and what was read before and is not found any more
// goes. The same findings once more change nothing.
func (e Entry) WithFindings(f Findings) Entry {
	out := e.Clone()
	var marks []ReadPart
	for _, p := range e.Read.Parts {
		switch {
		case p.Removed, p.Taken:
			marks = append(marks, p)
		case p.Name != PartKind:
			out.drop(p.Name)
		}
	}
	out.Read = ReadRecord{Edition: f.Edition, Mood: f.Mood, Parts: marks, Preserved: e.Read.Preserved}
	if out.Read.IsRemoved(PartMood) {
		out.Read.Mood = ""
	}
	out.takeKind(f, e.Read.Has(PartKind))
	own := out.Clone() // several findings may be about one part, such as a list
	for _, finding := range f.Parts {
		if _, isOwn := own.part(finding.Name); finding.Name == PartKind || isOwn || own.Read.IsRemoved(finding.Name) {
			continue
		}
		if len(out.Read.Parts) < MostReadParts && out.put(finding) {
			out.Read.Parts = append(out.Read.Parts, finding.ReadPart)
		}
	}
	out.Competencies = sortedSet(out.Competencies)
	out.Links = orderedAs(out.Links, e.Links)
	out.Read = out.Read.sorted()
	return out
}

// orderedAs gives links in the order in which they stood before, new ones last.
func orderedAs(links, before []LinkTo) []LinkTo {
	place := func(l LinkTo) int {
		if i := slices.IndexFunc(before, func(b LinkTo) bool { return b.Role == l.Role && b.ID == l.ID }); i >= 0 {
			return i
		}
		return len(before)
	}
	slices.SortStableFunc(links, func(a, b LinkTo) int { return place(a) - place(b) })
	return links
}

// takeKind gives the entry the kind that was found, where no person has chosen one and
// nothing that a person put there would be lost.
func (e *Entry) takeKind(f Findings, wasRead bool) {
	if e.Read.IsRemoved(PartKind) || !wasRead && e.Kind != KindNote {
		return
	}
	kind := f.Kind
	if kind == "" {
		kind = KindNote
	}
	if e.fitsKind(kind) {
		e.Kind = kind
	}
	if e.Kind == KindNote {
		return
	}
	found := false
	for _, finding := range f.Parts {
		if finding.Name == PartKind && e.Kind == kind {
			e.Read.Parts, found = append(e.Read.Parts, finding.ReadPart), true
		}
	}
	if !found {
		e.Read.Parts = append(e.Read.Parts, ReadPart{Name: PartKind})
	}
}

// fitsKind reports whether all that the entry holds has a place in another kind.
func (e Entry) fitsKind(id string) bool {
	from, _ := KindOf(e.Kind)
	to, known := KindOf(id)
	if !known {
		return false
	}
	for key := range e.Values {
		f, had := from.Field(key)
		g, has := to.Field(key)
		if !has || !had || f.Type != g.Type || !slices.Equal(f.Choices, g.Choices) {
			return e.Kind == id
		}
	}
	return e.Kind == id || !slices.ContainsFunc(e.Links, func(l LinkTo) bool { return !to.hasRole(l.Role) })
}

// put puts a finding into the entry, where its kind has a place for it.
func (e *Entry) put(f Finding) bool {
	kind, _ := KindOf(e.Kind)
	if !kind.knows(f.Name) {
		return false
	}
	if key, isValue := cutValuesPrefix(f.Name); isValue {
		if field, _ := kind.Field(key); !field.holds(f.Value) {
			return false
		}
		if items, isList := f.Value.([]Values); isList {
			e.Values[key] = append(slices.Clone(e.Values.Items(key)), items...)
			return true
		}
		if _, taken := e.Values[key]; taken { // found twice: the first one stands
			return false
		}
		e.Values[key] = f.Value
		return true
	}
	if id, ok := strings.CutPrefix(f.Name, competencyPrefix); ok {
		e.Competencies = append(e.Competencies, id)
	}
	if role, id, ok := cutLink(f.Name); ok {
		declared, _ := kind.Role(role)
		if id == e.ID || slices.Contains(e.Linked(role), id) || !declared.Many && len(e.Linked(role)) > 0 {
			return false
		}
		e.Links = append(e.Links, LinkTo{Role: role, ID: id})
	}
	return true
}

// holds reports whether a value is one that the field can have.
func (f Field) holds(value any) bool {
	if value == nil {
		return false
	}
	b, err := json.Marshal(value)
	if err != nil {
		return false
	}
	read, err := f.Decode(b)
	_, strange := read.(Preserved)
	return err == nil && read != nil && !strange
}

// CarryRead gives an entry that comes without a record what was read from it where it is
// already, as if that other state of it had said so too.
func (e *Entry) CarryRead(from Entry) {
	if !e.Read.IsZero() || from.Read.IsZero() {
		return
	}
	if from.Kind == KindContact && from.Read.Has(PartKind) && from.Body == text.Joined("\n\n", e.Title, e.Body) {
		e.Title, e.Body = from.Title, from.Body // the line became that contact
	}
	carried := e.Clone()
	if e.Kind == KindNote && from.Read.Has(PartKind) && carried.fitsKind(from.Kind) {
		carried.Kind = from.Kind
	}
	for _, name := range partNames(from.Read) {
		if _, holds := carried.part(name); holds || !from.Read.Has(name) {
			continue
		}
		f := Finding{ReadPart: ReadPart{Name: name}}
		if key, isValue := cutValuesPrefix(name); isValue {
			f.Value = from.Values[key]
		}
		carried.put(f)
	}
	carried.Competencies = sortedSet(carried.Competencies)
	carried.Read = from.Read.clone()
	carried.dropIdleMarks()
	*e = carried
}

// WithReadingOf gives the entry with what reading another state of it changed there. Where
// somebody has changed the same part meanwhile, their part stays and is no reading.
func (e Entry) WithReadingOf(unread, read Entry) (Entry, error) {
	changes, err := DiffEntries(&unread, read)
	if err != nil {
		return e, err
	}
	// The record comes last: it drops the marks of what an entry does not hold.
	slices.SortStableFunc(changes, func(a, b FieldChange) int { return TrueFirst(a.Field != partRead, b.Field != partRead) })
	theirs, before := map[string]bool{}, e
	for _, c := range changes {
		next, err := ApplyChanges(e, []FieldChange{c})
		if CodeOf(err) == Conflict {
			theirs[c.Field] = true
			continue
		}
		if err != nil {
			return e, err
		}
		e = next
	}
	if e.Kind != read.Kind { // its values would have no place
		return before, nil
	}
	for _, name := range partNames(e.Read) {
		isList := strings.HasPrefix(name, competencyPrefix) && theirs["competencies"] || strings.HasPrefix(name, linkPrefix) && theirs["links"]
		if theirs[name] || isList && !unread.Read.Has(name) {
			e.Read = e.Read.without(name)
		}
	}
	e.dropIdleMarks()
	return e, nil
}

// Take gives the entry with something that was only offered: taking it makes it the
// person's own.
func (e Entry) Take(f Finding) Entry {
	out := e.Clone()
	out.Read = out.Read.without(f.Name)
	if f.Name == PartKind {
		if kind, isText := f.Value.(string); isText && out.fitsKind(kind) {
			out.Kind = kind
		}
		return out
	}
	out.put(f)
	out.Competencies = sortedSet(out.Competencies)
	if strings.HasPrefix(f.Name, storyPrefix) || strings.HasPrefix(f.Name, personPrefix) {
		f.Taken = true
		out.Read.Parts = append(out.Read.Parts, f.ReadPart)
		out.Read = out.Read.sorted()
	}
	return out
}

// Holds reports whether the entry has what was found already, or something else in its
// place, so that there is nothing left to offer.
func (e Entry) Holds(f Finding) bool {
	if key, isValue := cutValuesPrefix(f.Name); isValue {
		items, isList := f.Value.([]Values)
		if !isList {
			return e.Values[key] != nil
		}
		return !slices.ContainsFunc(items, func(item Values) bool {
			return !slices.ContainsFunc(e.Values.Items(key), func(own Values) bool { return reflect.DeepEqual(own, item) })
		})
	}
	if id, ok := strings.CutPrefix(f.Name, competencyPrefix); ok {
		return slices.Contains(e.Competencies, id)
	}
	if role, id, ok := cutLink(f.Name); ok {
		return slices.Contains(e.Linked(role), id)
	}
	if f.Name == PartKind {
		return f.Value == e.Kind
	}
	return e.Read.Has(f.Name)
}

// WithoutRead gives the entry without a part that was read, and never to be read again.
func (e Entry) WithoutRead(name string) Entry {
	out := e.Clone()
	out.drop(name)
	out.Read = out.Read.withRemoved(name)
	if name == PartKind {
		kind, _ := KindOf(out.Kind)
		for _, p := range out.Read.Parts {
			if !p.Removed && !kind.knows(p.Name) {
				out.drop(p.Name)
				out.Read = out.Read.without(p.Name)
			}
		}
	}
	return out
}

// WithoutReadItem gives the entry without one item of a list that was read, such as one of
// its numbers. The other items are the person's own then, so that the list is not read again.
func (e Entry) WithoutReadItem(name string, at int) Entry {
	key, _ := cutValuesPrefix(name)
	items := e.Values.Items(key)
	if len(items) < 2 || at < 0 || at >= len(items) {
		return e.WithoutRead(name)
	}
	out := e.Clone()
	out.Values[key] = slices.Delete(out.Values.Items(key), at, at+1)
	out.Read = out.Read.without(name)
	return out
}

// SettleReadings brings the record in line with what a person changed since before, which
// is nil for a new entry: what they changed is their own, and what they took out is not
// read again.
func (e *Entry) SettleReadings(before *Entry) {
	if before == nil || before.Read.IsZero() && e.Read.IsZero() {
		e.dropIdleMarks()
		return
	}
	asGiven := !e.Read.IsZero() && !reflect.DeepEqual(e.Read, before.Read)
	if e.Read.IsZero() {
		e.Read = before.Read.clone()
	}
	if !asGiven {
		e.noteChanges(*before)
	}
	e.dropIdleMarks()
	if e.Title != before.Title && !asGiven {
		e.Read.forgetPlaces(InTitle)
	}
	if e.Body != before.Body && !asGiven {
		e.Read.forgetPlaces(InBody)
	}
}

// noteChanges compares each part with what it was.
func (e *Entry) noteChanges(before Entry) {
	kind, _ := KindOf(e.Kind)
	for _, name := range partNames(before.Read, before.ownParts()) {
		was, had := before.part(name)
		is, has := e.part(name)
		switch {
		case had && !has && kind.knows(name):
			e.Read = e.Read.withRemoved(name)
		case had != has || was != is:
			e.Read = e.Read.without(name)
		}
	}
}

// ownParts names the parts that an entry holds and that could be read.
func (e Entry) ownParts() (parts ReadRecord) {
	add := func(name string) { parts.Parts = append(parts.Parts, ReadPart{Name: name}) }
	add(PartKind)
	for key := range maps.Keys(e.Values) {
		add(PartValue(key))
	}
	for _, id := range e.Competencies {
		add(PartCompetency(id))
	}
	for _, l := range e.Links {
		add(PartLink(l.Role, l.ID))
	}
	return parts
}

// dropIdleMarks takes out of the record what contradicts the entry.
func (e *Entry) dropIdleMarks() {
	if len(e.Read.Parts) == 0 {
		return
	}
	e.Read.Parts = slices.DeleteFunc(slices.Clone(e.Read.Parts), func(p ReadPart) bool {
		if p.Name == PartMood || strings.HasPrefix(p.Name, storyPrefix) || strings.HasPrefix(p.Name, personPrefix) {
			return false
		}
		_, holds := e.part(p.Name)
		return holds == p.Removed
	})
	e.Read = e.Read.sorted()
}

// forgetPlaces keeps the marks in a text that has changed, without where they stood.
func (r *ReadRecord) forgetPlaces(in string) {
	r.Parts = slices.Clone(r.Parts)
	for i, p := range r.Parts {
		if p.In == in {
			r.Parts[i].In, r.Parts[i].From, r.Parts[i].To = "", 0, 0
		}
	}
	*r = r.sorted()
}
