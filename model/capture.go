package model

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Capture is one captured line as it was understood.
type Capture struct {
	Kind         string // "note" unless the line says another
	Day          Day    // today unless the line says another
	Title        string // the line without its marks
	Tags         []string
	Competencies []string     // those that the named steps build on
	People       []PersonMark // for the caller to find among the contacts
	Marks        []Mark       // what was understood, in the order of the line
	// Problem is what looks like a day and cannot be one, or nil. It stays in the
	// title; whoever saves the line asks the person first.
	Problem *Problem
}

// PersonMark is a person that the line names with "@", where the mark stands in the
// line and the name in the title, in bytes.
type PersonMark struct {
	Text    string
	At, End int
	InTitle Span
}

// MarkType says what a mark of the captured line stands for.
type MarkType string

const (
	TagMark  MarkType = "tag"
	KindMark MarkType = "kind"
	DayMark  MarkType = "day"
	NameMark MarkType = "person"
	StepMark MarkType = "step"
)

// Mark is one part of the line that was understood, in bytes, and its meaning
// in words: a tag, a kind's label, a resolved day, a name, a step's title.
type Mark struct {
	At, End int
	Type    MarkType
	Meaning string
}

// Problem is a part of the line, in bytes, that cannot be what it seems to be,
// and what would do.
type Problem struct {
	At, End int
	Message string
}

// StepNamed finds the step that a person means by a name such as "2" or "A2":
// its title and the competencies that it builds on.
type StepNamed func(name string) (title string, competencies []string, ok bool)

// ParseLine reads one captured line: "#tag !kind >day @Name ^step". Understood
// marks leave the title, but for a name, which loses its sign only. A backslash before a mark keeps it, and a mark inside a
// word is text. Only the first kind and the first day count; a day that cannot
// be, such as ">31 feb", is the capture's Problem. Names take an underscore for
// a space, or quotes. A step gives the entry its competencies;
// where steps is nil there are none. What the words say, amounts among them, is for
// package meaning to read.
func ParseLine(line string, loc Locale, steps StepNamed) Capture {
	r := lineReader{line: line, loc: loc, steps: steps, capture: Capture{Day: loc.Today}}
	for at := 0; at < len(line); {
		first, size := utf8.DecodeRuneInString(line[at:])
		if unicode.IsSpace(first) {
			at += size
			continue
		}
		at = r.readWord(at)
	}
	r.capture.Title = r.title.String()
	r.capture.Kind = cmp.Or(r.capture.Kind, note.ID)
	return r.capture
}

// hasMark reports whether the line had a mark of that type.
func (c Capture) hasMark(t MarkType) bool {
	return slices.ContainsFunc(c.Marks, func(m Mark) bool { return m.Type == t })
}

// Entry gives a new entry of what was captured. A note that is marked as one stays a note. The people are the caller's to
// link; a title left empty is refused by Check.
func (c Capture) Entry() Entry {
	e := NewEntry(c.Kind, c.Day)
	e.Title, e.Tags, e.Competencies = c.Title, c.Tags, c.Competencies
	e = e.Clone()
	if c.Kind == KindNote && c.hasMark(KindMark) {
		e = e.WithoutRead(PartKind)
	}
	e.Normalize()
	e.SplitLongTitle()
	return e
}
