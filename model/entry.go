package model

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"
)

// Limits on what one entry may hold, far above what a person writes.
const (
	MaxTitle      = 500      // characters
	MaxBody       = 1 << 20  // bytes
	MaxAttachment = 25 << 20 // bytes of one attached file
	MaxTag        = 50       // characters
)

// Entry is everything a person writes: an achievement, a contact, a note. Its
// kind says which values and links it may hold.
type Entry struct {
	ID           string       `json:"id"` // UUID
	Kind         string       `json:"kind"`
	Day          Day          `json:"day"`
	Until        Day          `json:"until"` // last day of a span, or ""
	Time         string       `json:"time"`  // HH:MM, or ""
	Title        string       `json:"title"`
	Body         string       `json:"body"` // Markdown
	Tags         []string     `json:"tags"` // sorted, lower case
	Competencies []string     `json:"competencies"`
	Values       Values       `json:"values"`
	Links        []LinkTo     `json:"links"`
	Attachments  []Attachment `json:"attachments"`
	Private      bool         `json:"private"`
	Trashed      bool         `json:"trashed"`
	Created      time.Time    `json:"created"`
	Updated      time.Time    `json:"updated"`
}

// LinkTo points from an entry to another one, in a role such as "with".
type LinkTo struct {
	Role string `json:"role"`
	ID   string `json:"id"`
}

// Attachment names a file kept inside the journal by its content.
type Attachment struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"` // lower-case hex
	Bytes  int64  `json:"bytes"`
}

// NewEntry gives an empty entry of a kind with an id of its own.
func NewEntry(kind string, day Day) Entry {
	return Entry{ID: NewID(), Kind: kind, Day: day, Values: Values{}}
}

// NewID gives a UUID that sorts by when it was made, within one process.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// entryShape stops UnmarshalJSON and MarshalJSON from calling themselves.
type entryShape Entry

// MarshalJSON writes empty lists as [] and values as {}, never null.
func (e Entry) MarshalJSON() ([]byte, error) {
	e.Tags, e.Competencies = orEmpty(e.Tags), orEmpty(e.Competencies)
	e.Links, e.Attachments = orEmpty(e.Links), orEmpty(e.Attachments)
	if e.Values == nil {
		e.Values = Values{}
	}
	return json.Marshal(entryShape(e))
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// UnmarshalJSON reads an entry strictly: an unknown key, kind or field, or a
// value of the wrong type gives an Error of code Invalid. It does not Check.
func (e *Entry) UnmarshalJSON(b []byte) error {
	var raw struct {
		entryShape
		Values map[string]json.RawMessage `json:"values"`
	}
	if err := strictJSON(b, &raw); err != nil {
		return &Error{Code: Invalid, Message: "This is not an entry: " + err.Error() + ".", Err: err}
	}
	kind, ok := KindOf(raw.Kind)
	if !ok {
		return invalid("kind", fmt.Sprintf("There is no kind %q.", raw.Kind))
	}
	values, err := decodeValues(kind.Fields, raw.Values, kind.Label)
	if err != nil {
		return err
	}
	*e = Entry(raw.entryShape)
	e.Values = values
	return nil
}

// Clone gives a copy that shares nothing that can be changed.
func (e Entry) Clone() Entry {
	e.Tags, e.Competencies = slices.Clone(e.Tags), slices.Clone(e.Competencies)
	e.Links, e.Attachments = slices.Clone(e.Links), slices.Clone(e.Attachments)
	values := make(Values, len(e.Values))
	for k, v := range e.Values {
		if list, ok := v.([]Values); ok {
			items := make([]Values, len(list))
			for i, item := range list {
				items[i] = Values{}
				for key, x := range item {
					items[i][key] = x
				}
			}
			v = items
		}
		values[k] = v
	}
	e.Values = values
	return e
}

// Linked gives the ids the entry points to in a role, in order.
func (e Entry) Linked(role string) []string {
	var ids []string
	for _, l := range e.Links {
		if l.Role == role {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

var (
	clockPattern = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)
	hashPattern  = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// Tidy brings text to one form (Unicode NFC, no control characters, no outer
// space), sorts tags and competencies and drops doubles and empty values.
func (e *Entry) Tidy() {
	e.Title = strings.Join(strings.Fields(clean(e.Title)), " ")
	e.Body = strings.TrimRightFunc(clean(e.Body), unicode.IsSpace)
	tags := make([]string, len(e.Tags))
	for i, tag := range e.Tags {
		tags[i] = TidyTag(tag)
	}
	e.Tags = sortedSet(tags)
	e.Competencies = sortedSet(e.Competencies)
	var links []LinkTo
	for _, l := range e.Links {
		if !slices.Contains(links, l) {
			links = append(links, l)
		}
	}
	e.Links = links
	kind, _ := KindOf(e.Kind) // an unknown one is refused by Check
	e.Values = e.Values.tidy(kind.Fields)
}

func sortedSet(list []string) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "" })
	slices.Sort(list)
	return slices.Compact(list)
}

// TidyTag gives the form in which a tag is kept: lower case, letters, digits,
// "-" and "_", spaces turned into "-". It may come out empty.
func TidyTag(tag string) string {
	tag = strings.Join(strings.Fields(strings.TrimLeft(strings.TrimSpace(tag), "#")), "-")
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '_' {
			return r
		}
		return -1
	}, strings.ToLower(norm.NFC.String(tag))))
}

// Retag adds and removes tags.
func (e *Entry) Retag(add, remove []string) {
	e.Tags = append(slices.Clone(e.Tags), add...)
	for _, tag := range remove {
		e.Tags = slices.DeleteFunc(e.Tags, func(t string) bool { return t == TidyTag(tag) })
	}
}

// steering matches what a terminal takes as an order, such as colours and window
// titles, in one line: without its first character the rest would read as text.
var steering = regexp.MustCompile(`(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]` + // CSI
	`|(?:\x1b[\]PX^_]|[\x{9d}\x{90}\x{98}\x{9e}\x{9f}])[^\x07\x1b\x{9c}\n]*(?:\x07|\x1b\\|\x{9c})` + // OSC and its like
	`|\x1b[ -/]*[0-~]`)

// clean gives text in Unicode NFC with lines ending in \n and without control
// characters, a terminal's orders, zero-width spaces and byte-order marks.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.ContainsAny(s, "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") {
		s = steering.ReplaceAllString(s, "")
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r == '\u200b' || r == '\ufeff' || unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s))
}

// Check gives an Error of code Invalid or TooLarge that names the first field
// that cannot be kept, or nil. Linked entries are the store's to check.
func (e Entry) Check() error {
	kind, ok := KindOf(e.Kind)
	if !ok {
		return invalid("kind", fmt.Sprintf("There is no kind %q.", e.Kind))
	}
	if _, err := uuid.Parse(e.ID); err != nil || len(e.ID) != len(uuid.Nil.String()) {
		return invalid("id", fmt.Sprintf("%q is not an entry's id.", e.ID))
	}
	if err := e.checkText(); err != nil {
		return err
	}
	if err := e.checkDays(); err != nil {
		return err
	}
	for _, c := range e.Competencies {
		if _, ok := CompetencyOf(c); !ok {
			return invalid("competencies", fmt.Sprintf("There is no competency %q. Choose from: %s.", c, strings.Join(orClosest(c, competencyIDs()), ", ")))
		}
	}
	if err := e.checkLinks(kind); err != nil {
		return err
	}
	return e.checkValues(kind)
}

func (e Entry) checkLinks(kind Kind) error {
	for _, l := range e.Links {
		role, ok := kind.Role(l.Role)
		switch {
		case !ok:
			return invalid(l.Role, fmt.Sprintf("%s has no link %q.", kind.Label, l.Role))
		case l.ID == e.ID:
			return invalid(l.Role, "An entry cannot link to itself.")
		case !role.Many && len(e.Linked(l.Role)) > 1:
			return invalid(l.Role, fmt.Sprintf("“%s” takes one entry. Choose which.", role.Label))
		}
	}
	for _, a := range e.Attachments {
		if a.Name == "" || !hashPattern.MatchString(a.SHA256) || a.Bytes < 0 {
			return invalid("attachments", "An attachment needs a name and its SHA-256.")
		}
		if a.Bytes > MaxAttachment {
			return &Error{Code: TooLarge, Field: "attachments", Message: FileName(a.Name) + " is larger than 25 MB. Attach a smaller file, or note where it lies."}
		}
	}
	return nil
}

func (e Entry) checkText() error {
	switch {
	case e.Title == "":
		return invalid("title", "A title is needed: a few words will do.")
	case utf8.RuneCountInString(e.Title) > MaxTitle:
		return invalid("title", fmt.Sprintf("A title may have %d characters. The rest belongs in the text.", MaxTitle))
	case len(e.Body) > MaxBody:
		return &Error{Code: TooLarge, Field: "body", Message: "The text is larger than 1 MB. Split it over several entries."}
	}
	for _, tag := range e.Tags {
		if utf8.RuneCountInString(tag) > MaxTag {
			return invalid("tags", fmt.Sprintf("A tag may have %d characters.", MaxTag))
		}
	}
	return nil
}

func (e Entry) checkDays() error {
	switch {
	case !e.Day.Valid():
		return invalid("day", fmt.Sprintf("%q is not a day. Write it like 2026-11-21.", e.Day))
	case e.Until != "" && !e.Until.Valid():
		return invalid("until", fmt.Sprintf("%q is not a day. Write it like 2026-11-21.", e.Until))
	case e.Until != "" && e.Until < e.Day:
		return invalid("until", "The last day comes before the first.")
	case e.Time != "" && !clockPattern.MatchString(e.Time):
		return invalid("time", fmt.Sprintf("%q is not a time. Write it like 14:05.", e.Time))
	}
	return nil
}

// checkValues decodes the values again from their own JSON, so that a value
// set in code passes the same rules as one from a file.
func (e Entry) checkValues(kind Kind) error {
	if len(e.Values) == 0 {
		return nil
	}
	b, err := json.Marshal(e.Values)
	if err != nil {
		return invalid("values", "The values cannot be written as JSON.")
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		return invalid("values", "The values cannot be read as JSON.")
	}
	_, err = decodeValues(kind.Fields, raw, kind.Label)
	return err
}
