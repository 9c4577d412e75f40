package readiness

import (
	"encoding/json"
	"math"
	"math/bits"
	"slices"

	"rung/model"
)

// EntryRow is what readiness needs of one entry, in the form a store has it,
// so that a store can stream rows without decoding entries.
type EntryRow struct {
	ID, Kind     string
	Day, Until   string
	Title, Body  []byte
	Trashed      bool
	Competencies []byte // JSON list of ids
	Values       []byte // JSON object, as checked when it was written
	Tags         []byte // JSON list; only a contact's tags are read
	Read         []byte // JSON object: what was read from the words
}

// newEntryRow converts an entry to a row; its links are passed separately.
func newEntryRow(e model.Entry) (EntryRow, error) {
	r := EntryRow{ID: e.ID, Kind: e.Kind, Day: string(e.Day), Until: string(e.Until), Title: []byte(e.Title), Body: []byte(e.Body), Trashed: e.Trashed}
	var err error
	if r.Read, err = json.Marshal(e.Read); err != nil {
		return EntryRow{}, err
	}
	if r.Competencies, err = json.Marshal(e.Competencies); err != nil {
		return EntryRow{}, err
	}
	if r.Tags, err = json.Marshal(e.Tags); err != nil {
		return EntryRow{}, err
	}
	r.Values, err = json.Marshal(e.Values)
	return r, err
}

// fact is one entry as rules see it: which parts are filled in, which of them say
// something and which choices were made, but no text. It is small enough to keep a
// lifetime of entries in memory.
type fact struct {
	id           [16]byte
	occasion     uint64             // the same for entries of one day with the same people and the same matter
	filled       uint64             // a bit for each filled part of the kind, see kindLayout
	told         uint64             // a bit for each part that says something
	texts        [proseSlots]uint32 // the sums of the prose that says something, by the kind's slots
	text         uint32             // the sum of title and text, the same for copies
	title        uint32             // of the title; without words of rank, so that one role held twice is one, unless it is a name
	competencies uint32             // chosen, and in an index also those following from kind and choices
	choices      [8]uint8           // 1 + index of the choice, by the kind's slots
	numbers      [3]int32           // hundredths, by the kind's slots
	day          int32
	last         int32 // until or the day it was finished, or the day; never while it is running
	holds        int32 // the last day on which it is valid; never where it does not expire
	snoozed      int32 // for a contact: the day until which they are put off, or never
	department   int32 // for a contact: index of the department's name, or 0
	organisation int32 // index of the organisation's name, or 0
	kind         int8  // index into model.Kinds, or unknown
	trashed      bool
	named        bool // somebody whom the words of an entry name, and no entry of its own
	deed         bool // the person did it, and the words say something
}

const (
	unknown = -1            // the kind of an entry that was linked to but not read yet
	never   = math.MaxInt32 // a day that never comes
)

// proseSlots is how many parts of an entry's prose are compared with those of others.
const proseSlots = 10

// kindLayout says where a kind's parts are stored in a fact.
type kindLayout struct {
	index   int8
	kind    model.Kind
	parts   map[string]uint64 // field, link or text → its bit
	choices map[string]int    // field → slot
	numbers map[string]int
	prose   map[string]int // field → slot in texts
	fields  map[string]*fieldLayout

	proseOfBit [64]int8 // the same by the part's bit, or -1
}

// fieldLayout is where a fact has one field, found in one go for every value of a journal.
type fieldLayout struct {
	model.Field
	bit            uint64
	choice, number int // the slot, or none
}

var (
	layouts      = newLayouts()
	layoutByKind = indexLayouts(layouts)
)

func newLayouts() []*kindLayout {
	var all []*kindLayout
	for i, k := range model.Kinds {
		l := &kindLayout{index: int8(i), kind: k, parts: map[string]uint64{}, choices: map[string]int{}, numbers: map[string]int{}, prose: map[string]int{bodyPart: 0}, fields: map[string]*fieldLayout{}}
		for _, f := range k.Fields {
			l.addPart(f.Key)
			place := &fieldLayout{Field: f, bit: l.parts[f.Key], choice: none, number: none}
			l.fields[f.Key] = place
			switch {
			case f.Type == model.Choice || f.Type == model.YesNo:
				place.choice = len(l.choices)
				l.choices[f.Key] = place.choice
			case isNumber(f):
				place.number = len(l.numbers)
				l.numbers[f.Key] = place.number
			case f.Type == model.Prose && len(l.prose) < proseSlots:
				l.prose[f.Key] = len(l.prose)
			}
		}
		for _, r := range k.Links {
			l.addPart(r.ID)
		}
		l.addPart(bodyPart)
		for i := range l.proseOfBit {
			l.proseOfBit[i] = none
		}
		for part, slot := range l.prose {
			l.proseOfBit[bits.TrailingZeros64(l.parts[part])] = int8(slot)
		}
		all = append(all, l)
	}
	return all
}

// addPart assigns the part a bit. A link with the same name as a field shares the
// field's bit.
func (l *kindLayout) addPart(key string) {
	if _, taken := l.parts[key]; !taken {
		l.parts[key] = 1 << len(l.parts)
	}
}

// labels names parts as the form does.
func (l *kindLayout) labels(parts uint64) (names []string) {
	for _, f := range l.kind.Fields {
		if parts&l.parts[f.Key] != 0 {
			names = append(names, f.Label)
		}
	}
	for _, r := range l.kind.Links {
		if _, isField := l.kind.Field(r.ID); parts&l.parts[r.ID] != 0 && !isField {
			names = append(names, r.Label)
		}
	}
	if parts&l.parts[bodyPart] != 0 {
		names = append(names, "What happened")
	}
	return names
}

func indexLayouts(all []*kindLayout) map[string]*kindLayout {
	m := map[string]*kindLayout{}
	for _, l := range all {
		m[l.kind.ID] = l
	}
	return m
}

// keptWords are the few texts of an entry that readiness keeps, or looks up.
type keptWords struct {
	department   string // of a contact
	organisation string
	tags         []string          // of a contact
	made         map[string]string // the texts of an entry that Rung itself makes
	people       []namedPerson     // whom the words name
}

// newFact reads a row: nothing of one of a newer Rung's kinds, which no rule here asks for.
// What it finds is kept beside the entry, see factRule.
func newFact(r EntryRow) (f fact, w keptWords) {
	l, ok := layoutByKind[r.Kind]
	if !ok {
		return fact{kind: unknown}, w
	}
	f = fact{kind: l.index, trashed: r.Trashed, day: parseDayNumber(r.Day), holds: never, snoozed: never}
	f.last = f.day
	switch {
	case r.Until != "":
		f.last = parseDayNumber(r.Until)
		f.holds = f.last
	case r.Kind == model.KindPosition: // it is still held
		f.last = never
	}
	if _, lapses := l.parts["valid_until"]; lapses {
		f.holds = never
	}
	t := newTelling(l, &f, r)
	eachMember(r.Values, func(key, value []byte) {
		if field := l.fields[string(key)]; field != nil {
			f.setValue(field, value)
			t.addValue(field, value)
		}
		switch {
		case l.kind.MadeByRung:
			if w.made == nil {
				w.made = map[string]string{}
			}
			w.made[string(key)] = unquoteText(value)
		case string(key) == departmentField:
			w.department = unquoteText(value)
		case string(key) == organisationField:
			w.organisation = unquoteText(value)
		}
	})
	if l.index == contactKind {
		eachItem(r.Tags, func(value []byte) { w.tags = append(w.tags, unquoteText(value)) })
	}
	w.people = t.addRead(r.Read)
	f.deed = t.isDeed()
	eachItem(r.Competencies, func(value []byte) { f.competencies |= competencyBit(unquoteText(value)) })
	return f, w
}

const organisationField = "organisation"

func (f *fact) setValue(field *fieldLayout, value []byte) {
	if field.choice != none {
		f.choices[field.choice] = choiceNumber(field.Field, value)
		if field.Key == "status" && string(value) == `"running"` {
			f.last = never
		}
		return
	}
	if field.number != none {
		f.numbers[field.number] = parseHundredths(value)
		return
	}
	switch field.Key {
	case "finished":
		f.last = max(f.last, parseDayNumber(unquoteText(value)))
	case "valid_until":
		f.holds = parseDayNumber(unquoteText(value))
	case "snoozed_until":
		f.snoozed = parseDayNumber(unquoteText(value))
	}
}

func choiceNumber(f model.Field, value []byte) uint8 {
	switch string(value) {
	case "true":
		return 1
	case "false":
		return 2
	}
	return uint8(1 + slices.Index(f.Choices, unquoteText(value)))
}

// choiceBit returns the bit of a choice in the set of allowed choices.
func choiceBit(f model.Field, choice string) uint64 {
	return 1 << (1 + slices.Index(choicesOf(f), choice))
}

func competencyBit(id string) uint32 {
	i := slices.IndexFunc(model.Competencies, func(c model.Competency) bool { return c.ID == id })
	if i < 0 {
		return 0
	}
	return 1 << i
}

func competencyBits(ids []string) (bits uint32) {
	for _, id := range ids {
		bits |= competencyBit(id)
	}
	return bits
}
